//! What the page knows: the articles in their tabs, the dossier of all of them, and what can be undone.
//! Plain values; the view draws them.

mod article;
mod history;
mod merging;
mod saved;

pub use article::{Article, Status};
pub use history::{History, Step};

use super::protocol::Request;
use super::ways_in::Incoming;
use crate::Stage;
use crate::analysis::Analysis;
use crate::correction::{Act, Correction, Scope};
use crate::markup::Page;
use merging::Merging;
use std::sync::Arc;

/// What is in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// The article with this id.
    Article(u32),
    /// All articles, merged.
    Dossier,
}

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct State {
    /// In order of their tabs; never empty.
    pub articles: Vec<Article>,
    /// What is in front.
    pub front: Front,
    /// The personal lists: what is a name, and what is none, in every article.
    pub lists: Vec<Correction>,
    /// What all articles say together, once it was asked for.
    pub merging: Merging,
    /// What was done and undone.
    pub history: History,
    next: u32,
}

impl Default for State {
    fn default() -> Self {
        let mut state = Self {
            articles: Vec::new(),
            front: Front::Dossier,
            lists: Vec::new(),
            merging: Merging::default(),
            history: History::default(),
            next: 1,
        };
        state.add();
        state
    }
}

impl State {
    /// The article with this id.
    pub fn article(&self, id: u32) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    fn article_mut(&mut self, id: u32) -> Option<&mut Article> {
        self.articles.iter_mut().find(|article| article.id == id)
    }

    /// The article in front.
    pub fn current(&self) -> Option<&Article> {
        match self.front {
            Front::Article(id) => self.article(id),
            Front::Dossier => None,
        }
    }

    /// Whether nothing has been pasted yet.
    pub fn is_blank(&self) -> bool {
        self.articles.iter().all(|article| article.text.trim().is_empty())
    }

    /// A new empty tab, in front. When there is an empty one already, that comes to the front.
    pub fn add(&mut self) -> u32 {
        let empty = self.articles.iter().find(|article| article.text.is_empty());
        let id = empty.map_or(self.next, |article| article.id);
        if empty.is_none() {
            self.next += 1;
            self.articles.push(Article::new(id));
        }
        self.front = Front::Article(id);
        id
    }

    /// Opens a text for reading: in the tab in front when that is empty, in a new one otherwise.
    pub fn open(&mut self, text: &str) -> u32 {
        let blank = self.current().filter(|article| article.text.trim().is_empty());
        let id = blank.map(|article| article.id);
        let id = id.unwrap_or_else(|| self.add());
        self.set_text(id, text);
        self.read(id);
        id
    }

    /// Opens what came in, with its markup and corrections.
    pub fn take_in(&mut self, incoming: Incoming) -> u32 {
        let id = self.open(&incoming.text);
        if let Some(page) = incoming.page {
            self.set_page(id, page);
        }
        self.import(id, incoming.corrections, &incoming.name);
        id
    }

    /// The page that an article's text was pasted from; of no effect when most of the text is another one.
    pub fn set_page(&mut self, id: u32, page: Page) {
        if let Some(article) = self.article_mut(id)
            && page.with_text(&article.text).is_some()
        {
            article.page = Some(Arc::new(page));
        }
    }

    /// The reader changed the text.
    pub fn set_text(&mut self, id: u32, text: &str) {
        if let Some(article) = self.article_mut(id) {
            article.set_text(text);
        }
    }

    /// Turns to the reading view, unless there is nothing to read.
    pub fn read(&mut self, id: u32) {
        if let Some(article) = self.article_mut(id) {
            article.editing = article.text.trim().is_empty();
        }
    }

    /// Turns back to the text field.
    pub fn edit(&mut self, id: u32) {
        if let Some(article) = self.article_mut(id) {
            article.editing = true;
        }
    }

    /// The reader gives a publication date, in a correction with this id, or takes it back.
    pub fn set_published(&mut self, id: u32, published: Option<(String, String)>) {
        let Some(article) = self.article(id) else {
            return;
        };
        let is_published = |correction: &&Correction| matches!(correction.act, Act::Published { .. });
        let taken: Vec<Correction> = article.corrections.iter().filter(is_published).cloned().collect();
        let (put, name) = match published {
            Some((correction, day)) => {
                if article.published() == Some(&day) {
                    return;
                }
                let name = format!("published on {day}");
                let put = Correction {
                    id: correction,
                    at: Default::default(),
                    scope: Scope::Here,
                    act: Act::Published { day },
                    made: None,
                };
                (vec![put], name)
            }
            None if taken.is_empty() => return,
            None => (Vec::new(), "the article’s own date".to_owned()),
        };
        self.exchange(id, put, taken, name);
    }

    /// What the worker has not been asked yet. The caller sends all of it.
    pub fn due(&mut self) -> Vec<Request> {
        let mut requests: Vec<Request> = self
            .articles
            .iter_mut()
            .filter_map(|article| article.ask(&self.lists))
            .collect();
        if self.front == Front::Dossier {
            requests.extend(self.merging.ask(&self.articles));
        }
        requests
    }

    /// Whether [`State::due`] has something to ask.
    pub fn is_due(&self) -> bool {
        self.articles.iter().any(|article| article.is_due(&self.lists))
            || self.front == Front::Dossier && self.merging.is_due(&self.articles)
    }

    /// The article that the dossier calls "a1", "a2" …
    pub fn merged_article(&self, name: &str) -> Option<&Article> {
        self.article(self.merging.part(name)?)
    }

    /// Whether there is something to bring together.
    pub fn has_several(&self) -> bool {
        let written = self
            .articles
            .iter()
            .filter(|article| article.status != Status::Blank);
        written.count() > 1
    }

    /// The worker has read an article: the text it was last asked about.
    pub fn receive(&mut self, id: u32, analysis: Analysis) {
        if let Some(article) = self.articles.iter_mut().find(|article| article.id == id) {
            article.receive(analysis);
        }
    }

    /// The worker has read the beginning of an article.
    pub fn receive_opening(&mut self, id: u32, analysis: Analysis) {
        if let Some(article) = self.article_mut(id) {
            article.receive_opening(analysis);
        }
    }

    /// The worker tells how far it has come with an article.
    pub fn progress(&mut self, id: u32, stage: Stage) {
        if let Some(article) = self.article_mut(id) {
            article.stage = Some(stage);
        }
    }

    /// Whether somebody waits for what the worker says of this: an article, or what all say together.
    pub fn awaits(&self, id: u32) -> bool {
        id == merging::ID || (self.article(id)).is_some_and(|article| article.status == Status::Waiting)
    }

    /// The worker could not read an article.
    pub fn fail(&mut self, id: u32, message: &str) {
        if id == merging::ID {
            self.merging.fail(message);
        } else if let Some(article) = self.article_mut(id) {
            article.fail(message);
        }
    }

    /// Asks again about what failed.
    pub fn retry(&mut self) {
        for article in &mut self.articles {
            article.retry();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analysis(text: &str) -> Analysis {
        crate::analyze(text, &crate::Options::default())
    }

    fn asked(state: &mut State) -> Vec<(u32, String)> {
        state
            .due()
            .into_iter()
            .map(|request| {
                let Request::Analyze { id, text, .. } = request else {
                    panic!("only articles are asked about");
                };
                (id, text)
            })
            .collect()
    }

    #[test]
    fn a_pasted_text_is_read_and_asked_about_once() {
        let mut state = State::default();
        let id = state.open("One.");
        assert!(!state.current().unwrap().editing);
        assert!(state.is_due());
        assert_eq!(asked(&mut state), [(id, "One.".to_owned())]);
        assert!(!state.is_due());
        assert!(asked(&mut state).is_empty());
        state.set_published(id, Some(("c1".to_owned(), "2024-11-21".to_owned())));
        assert_eq!(asked(&mut state).len(), 1);
    }

    #[test]
    fn blank_text_is_neither_read_nor_asked_about() {
        let mut state = State::default();
        let id = state.open(" \n ");
        assert!(state.article(id).unwrap().editing);
        assert!(!state.is_due() && state.is_blank());
    }

    #[test]
    fn a_reading_of_an_older_text_is_not_fresh() {
        let mut state = State::default();
        let id = state.open("Old.");
        state.due();
        state.set_text(id, "New.");
        state.receive(id, analysis("Old."));
        let article = state.article(id).unwrap();
        assert!(article.reading.is_some() && article.fresh().is_none());
        assert_eq!(article.status, Status::Waiting);
        state.due();
        state.receive(id, analysis("New."));
        assert_eq!(state.article(id).unwrap().status, Status::Read);
        assert!(state.article(id).unwrap().fresh().is_some());
    }

    #[test]
    fn a_second_article_takes_a_tab_of_its_own() {
        let mut state = State::default();
        let first = state.open("One.");
        let second = state.open("Two.");
        assert_ne!(first, second);
        assert_eq!(state.front, Front::Article(second));
        let empty = state.add();
        assert_eq!(state.add(), empty, "one empty tab is enough");
        assert_eq!(state.open("Three."), empty);
    }

    #[test]
    fn closing_and_clearing_can_be_undone_without_losing_what_came_since() {
        let mut state = State::default();
        let first = state.open("One.");
        state.open("Two.");
        state.close(first);
        assert_eq!(state.articles.len(), 1);
        state.undo();
        assert_eq!(state.articles.len(), 2);

        state.clear();
        assert!(state.is_blank());
        let third = state.open("Three.");
        state.undo();
        let texts = |state: &State| -> Vec<String> {
            let articles = state.articles.iter();
            articles.map(|article| article.text.to_string()).collect()
        };
        assert_eq!(texts(&state), ["One.", "Two.", "Three."]);
        state.close(first);
        state.set_text(third, "Three, and more.");
        state.undo();
        assert_eq!(texts(&state), ["One.", "Two.", "Three, and more."]);
        assert!(state.add() > third, "ids are never given twice");
    }

    #[test]
    fn closing_the_last_article_leaves_an_empty_one() {
        let mut state = State::default();
        let id = state.open("One.");
        state.close(id);
        assert!(state.current().unwrap().text.is_empty());
        state.undo();
        assert_eq!(state.current().unwrap().id, id);
    }

    #[test]
    fn corrections_are_asked_about_undone_and_done_again() {
        let correction = |id: &str, scope| Correction {
            id: id.to_owned(),
            at: crate::correction::Anchor {
                exact: "Ada".to_owned(),
                ..Default::default()
            },
            scope,
            act: Act::NotAName,
            made: None,
        };
        let sent = |state: &mut State| -> Vec<(u32, usize)> {
            let due = state.due().into_iter();
            due.map(|request| match request {
                Request::Analyze { id, corrections, .. } => (id, corrections.len()),
                Request::Merge { .. } => panic!("only articles are asked about"),
            })
            .collect()
        };
        let mut state = State::default();
        let first = state.open("Ada.");
        let second = state.open("Ada again.");
        state.due();
        state.correct(first, correction("c1", Scope::Here), "one".to_owned());
        assert_eq!(sent(&mut state), [(first, 1)]);
        state.correct(second, correction("c2", Scope::Always), "two".to_owned());
        assert_eq!(
            sent(&mut state),
            [(first, 2), (second, 1)],
            "the lists hold everywhere"
        );
        state.take_back(first, &["c1"], "three".to_owned());
        let names = |state: &State| {
            let name = |step: Option<&Step>| step.map(|step| step.name.clone());
            (name(state.history.last()), name(state.history.next()))
        };
        assert_eq!(names(&state), (Some("three".to_owned()), None));
        state.undo();
        state.undo();
        assert_eq!(names(&state), (Some("one".to_owned()), Some("two".to_owned())));
        assert!(state.lists.is_empty());
        assert_eq!(sent(&mut state), [(first, 1), (second, 0)]);
        state.redo();
        state.redo();
        assert_eq!(state.redo(), None);
        assert_eq!(
            (state.lists.len(), state.article(first).unwrap().corrections.len()),
            (1, 0)
        );
        let back = State::restore(&state.save()).unwrap();
        assert_eq!(back.lists, state.lists);
        state.undo();
        state.correct(first, correction("c4", Scope::Here), "four".to_owned());
        assert_eq!(
            names(&state),
            (Some("four".to_owned()), None),
            "a new act ends what was undone"
        );
    }

    #[test]
    fn a_text_that_is_emptied_keeps_its_corrections() {
        let mut state = State::default();
        let id = state.open("One.");
        state.set_published(id, Some(("c1".to_owned(), "2024-11-21".to_owned())));
        state.set_text(id, "");
        state.set_text(id, "One again.");
        assert_eq!(state.article(id).unwrap().published(), Some("2024-11-21"));
    }

    #[test]
    fn the_dossier_is_made_of_what_is_read_once_it_is_in_front() {
        let mut state = State::default();
        let first = state.open("One.");
        let second = state.open("Two.");
        assert!(state.has_several());
        state.due();
        state.front = Front::Dossier;
        assert!(!state.is_due(), "nothing is read yet");
        state.receive(first, analysis("One."));
        state.receive(second, analysis("Two."));
        assert!(state.is_due());
        let requests = state.due();
        let [Request::Merge { id, analyses }] = &requests[..] else {
            panic!("{requests:?}");
        };
        assert_eq!((*id, analyses.len()), (merging::ID, 2));
        assert!(!state.is_due());
        state.merging.receive(crate::merge(analyses));
        assert_eq!(state.merged_article("a2").unwrap().id, second);
        assert!(state.merged_article("a3").is_none() && state.merged_article("a0").is_none());
        state.set_published(first, Some(("c1".to_owned(), "2024-11-21".to_owned())));
        state.due();
        state.receive(first, analysis("One."));
        assert!(state.is_due(), "a new reading makes a new dossier");
    }

    #[test]
    fn an_opening_is_shown_until_the_whole_is_read() {
        let mut state = State::default();
        let id = state.open("One. Two.");
        state.due();
        state.progress(id, Stage::Names);
        state.receive_opening(id, analysis("One."));
        let article = state.article(id).unwrap();
        assert!(article.reading.is_some() && article.fresh().is_none() && state.awaits(id));
        state.receive(id, analysis("One. Two."));
        let article = state.article(id).unwrap();
        assert!(article.fresh().is_some() && article.stage.is_none() && !state.awaits(id));
        state.set_published(id, Some(("c1".to_owned(), "2024-11-21".to_owned())));
        state.due();
        state.receive_opening(id, analysis("One."));
        assert!(state.article(id).unwrap().fresh().is_some(), "the whole stays");
    }

    #[test]
    fn a_failure_is_said_and_can_be_tried_again() {
        let mut state = State::default();
        let id = state.open("One.");
        state.due();
        state.fail(id, "The reader stopped.");
        assert!(matches!(state.article(id).unwrap().status, Status::Failed(_)));
        state.retry();
        assert_eq!(asked(&mut state).len(), 1);
    }
}
