//! What the page knows: the articles in their tabs, what was asked of the worker about them, and
//! what can be undone. Plain values; the view draws them.

use super::corrections::{Correction, corrected};
use super::protocol::Request;
use super::reading::Reading;
use crate::analysis::Analysis;
use crate::dossier::Dossier;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What is in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// The article with this id.
    Article(u32),
    /// All articles, merged.
    Dossier,
}

/// How far the reading of an article has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing to read.
    Blank,
    /// The worker has been asked, or will be.
    Waiting,
    /// The reading belongs to the text.
    Read,
    /// The worker said why it could not.
    Failed(String),
}

/// One pasted article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Never given to another article.
    pub id: u32,
    /// The text as it was pasted.
    pub text: Arc<str>,
    /// The publication date, ISO 8601, when the reader gave one.
    pub published: Option<String>,
    /// Whether the text can be edited; otherwise it is read.
    pub editing: bool,
    /// How far the reading has come.
    pub status: Status,
    /// The last reading; while the text is being edited it may be of an older text.
    pub reading: Option<Arc<Reading>>,
    /// The text and date the worker was last asked about.
    asked: Option<(Arc<str>, Option<String>)>,
    /// What the worker found last, and in which text; the reading has corrections laid over it.
    found: Option<(Arc<str>, Arc<Analysis>)>,
}

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct State {
    /// In order of their tabs; never empty.
    pub articles: Vec<Article>,
    /// What is in front.
    pub front: Front,
    /// What the reader put right, in all articles.
    pub corrections: Vec<Correction>,
    /// What all articles say together, once it was asked for.
    pub dossier: Option<Arc<Dossier>>,
    /// Why there is no dossier, when the worker could not make one.
    pub dossier_failure: Option<String>,
    /// The articles the worker was last asked to bring together.
    merged: Vec<Part>,
    /// What the last undoable act was, as words for the reader.
    pub undoable: Option<&'static str>,
    before: Option<Box<State>>,
    next: u32,
}

/// An article of the dossier, with the reading that went into it.
type Part = (u32, Arc<Reading>);

/// The id of requests about the dossier; articles are numbered from 1.
const DOSSIER: u32 = 0;

/// What is kept on the device.
#[derive(Serialize, Deserialize)]
struct Saved {
    version: u32,
    front: Option<usize>,
    articles: Vec<SavedArticle>,
    #[serde(default)]
    corrections: Vec<Correction>,
}

#[derive(Serialize, Deserialize)]
struct SavedArticle {
    text: String,
    published: Option<String>,
}

const SAVED_VERSION: u32 = 1;

impl Default for State {
    fn default() -> Self {
        let mut state = Self {
            articles: Vec::new(),
            front: Front::Dossier,
            corrections: Vec::new(),
            dossier: None,
            dossier_failure: None,
            merged: Vec::new(),
            undoable: None,
            before: None,
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
            self.articles.push(Article {
                id,
                text: "".into(),
                published: None,
                editing: true,
                status: Status::Blank,
                reading: None,
                asked: None,
                found: None,
            });
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

    /// The reader changed the text.
    pub fn set_text(&mut self, id: u32, text: &str) {
        if let Some(article) = self.article_mut(id)
            && *article.text != *text
        {
            article.text = text.into();
            let blank = text.trim().is_empty();
            article.status = if blank { Status::Blank } else { Status::Waiting };
            if blank {
                article.published = None;
                article.reading = None;
                article.asked = None;
                article.found = None;
            }
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

    /// The reader gave a publication date, or took it back.
    pub fn set_published(&mut self, id: u32, published: Option<String>) {
        if let Some(article) = self.article_mut(id) {
            article.published = published;
        }
    }

    /// What the worker has not been asked yet. The caller sends all of it.
    pub fn due(&mut self) -> Vec<Request> {
        let mut requests = Vec::new();
        for article in &mut self.articles {
            let wanted = Some((article.text.clone(), article.published.clone()));
            if article.status == Status::Blank || article.asked == wanted {
                continue;
            }
            article.status = Status::Waiting;
            article.asked = wanted;
            requests.push(Request::Analyze {
                id: article.id,
                text: article.text.to_string(),
                published: article.published.clone(),
            });
        }
        if let Some(parts) = self.unmerged() {
            let analyses = parts
                .iter()
                .map(|(_, reading)| reading.analysis.clone())
                .collect();
            requests.push(Request::Merge {
                id: DOSSIER,
                analyses,
            });
            (self.merged, self.dossier, self.dossier_failure) = (parts, None, None);
        }
        requests
    }

    /// The articles the dossier in front should be made of, when all are read and it is not made of
    /// them already.
    fn unmerged(&self) -> Option<Vec<Part>> {
        if self.front != Front::Dossier {
            return None;
        }
        let written = self
            .articles
            .iter()
            .filter(|article| article.status != Status::Blank);
        let parts: Vec<Part> = written
            .map(|article| Some((article.id, article.fresh()?.clone())))
            .collect::<Option<_>>()?;
        let known = parts.len() == self.merged.len()
            && parts
                .iter()
                .zip(&self.merged)
                .all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1));
        (!known).then_some(parts)
    }

    /// The worker has brought the articles together.
    pub fn receive_dossier(&mut self, dossier: Dossier) {
        self.dossier = Some(Arc::new(dossier));
    }

    /// The article that the dossier calls "a1", "a2" …
    pub fn merged_article(&self, name: &str) -> Option<&Article> {
        let number: usize = name.strip_prefix('a')?.parse().ok()?;
        let (id, _) = self.merged.get(number.checked_sub(1)?)?;
        self.article(*id)
    }

    /// Whether there is something to bring together.
    pub fn has_several(&self) -> bool {
        let written = self
            .articles
            .iter()
            .filter(|article| article.status != Status::Blank);
        written.count() > 1
    }

    /// Whether [`State::due`] has something to ask.
    pub fn is_due(&self) -> bool {
        let unread = self.articles.iter().any(|article| {
            article.status != Status::Blank
                && article
                    .asked
                    .as_ref()
                    .is_none_or(|(text, published)| *text != article.text || *published != article.published)
        });
        unread || self.unmerged().is_some()
    }

    /// The worker has read an article: the text it was last asked about.
    pub fn receive(&mut self, id: u32, analysis: Analysis) {
        let Some(article) = self.articles.iter_mut().find(|article| article.id == id) else {
            return;
        };
        let Some((text, _)) = article.asked.clone() else {
            return;
        };
        if text == article.text {
            article.status = Status::Read;
        }
        article.found = Some((text, Arc::new(analysis)));
        article.lay(&self.corrections);
    }

    /// The reader puts something right, in all articles; it can be undone.
    pub fn correct(&mut self, correction: Correction) {
        self.remember("Corrected.");
        self.corrections.retain(|old| !correction.replaces(old));
        self.corrections.push(correction);
        self.lay_corrections();
    }

    /// Takes back one correction.
    pub fn uncorrect(&mut self, index: usize) {
        if index < self.corrections.len() {
            self.corrections.remove(index);
            self.lay_corrections();
        }
    }

    fn lay_corrections(&mut self) {
        for article in &mut self.articles {
            article.lay(&self.corrections);
        }
    }

    /// The worker could not read an article.
    pub fn fail(&mut self, id: u32, message: &str) {
        if id == DOSSIER {
            self.dossier_failure = Some(message.to_owned());
        } else if let Some(article) = self.article_mut(id) {
            article.status = Status::Failed(message.to_owned());
        }
    }

    /// Asks again about what failed.
    pub fn retry(&mut self) {
        for article in &mut self.articles {
            if matches!(article.status, Status::Failed(_)) {
                article.status = Status::Waiting;
                article.asked = None;
            }
        }
    }

    /// Closes a tab; it can be undone.
    pub fn close(&mut self, id: u32) {
        let Some(index) = self.articles.iter().position(|article| article.id == id) else {
            return;
        };
        if !self.articles[index].text.trim().is_empty() {
            self.remember("Article closed.");
        }
        self.articles.remove(index);
        if self.front == Front::Article(id) {
            let neighbour = self.articles.get(index).or(self.articles.last());
            self.front = neighbour.map_or(Front::Dossier, |article| Front::Article(article.id));
        }
        if self.articles.is_empty() {
            self.add();
        }
        if self.front == Front::Dossier && self.articles.len() < 2 {
            self.front = Front::Article(self.articles[0].id);
        }
    }

    /// Closes all tabs; it can be undone.
    pub fn clear(&mut self) {
        self.remember("Everything cleared.");
        self.articles.clear();
        self.corrections.clear();
        self.add();
    }

    fn remember(&mut self, act: &'static str) {
        self.before = None;
        self.before = Some(Box::new(self.clone()));
        self.undoable = Some(act);
    }

    /// Takes back the last undoable act. What was opened or written since stays.
    pub fn undo(&mut self) {
        self.undoable = None;
        let Some(before) = self.before.take() else {
            return;
        };
        let mut now = std::mem::take(&mut self.articles);
        for old in before.articles {
            let at = now.iter().position(|article| article.id == old.id);
            self.articles.push(at.map_or(old, |at| now.remove(at)));
        }
        self.articles
            .extend(now.into_iter().filter(|article| !article.text.is_empty()));
        (self.front, self.corrections) = (before.front, before.corrections);
        self.lay_corrections();
    }

    /// The act cannot be undone any more.
    pub fn forget(&mut self) {
        (self.undoable, self.before) = (None, None);
    }

    /// What is kept on the device, as JSON.
    pub fn save(&self) -> String {
        let kept: Vec<&Article> = self
            .articles
            .iter()
            .filter(|article| !article.text.is_empty())
            .collect();
        let saved = Saved {
            version: SAVED_VERSION,
            front: kept
                .iter()
                .position(|article| self.front == Front::Article(article.id)),
            corrections: self.corrections.clone(),
            articles: kept
                .into_iter()
                .map(|article| SavedArticle {
                    text: article.text.to_string(),
                    published: article.published.clone(),
                })
                .collect(),
        };
        serde_json::to_string(&saved).unwrap_or_default()
    }

    /// Equal for two states exactly when they are kept alike.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = FxHasher::default();
        for article in &self.articles {
            article.text.hash(&mut hasher);
            article.published.hash(&mut hasher);
            (self.front == Front::Article(article.id)).hash(&mut hasher);
        }
        self.corrections.hash(&mut hasher);
        hasher.finish()
    }

    /// The page as it was kept; none when there is nothing in it, or nothing that can be read.
    pub fn restore(json: &str) -> Option<Self> {
        let saved: Saved = serde_json::from_str(json).ok()?;
        if saved.version != SAVED_VERSION || saved.articles.is_empty() {
            return None;
        }
        let mut state = State {
            corrections: saved.corrections,
            ..State::default()
        };
        let mut ids = Vec::new();
        for article in saved.articles {
            let id = state.open(&article.text);
            state.set_published(id, article.published);
            ids.push(id);
        }
        let front = saved.front.and_then(|index| ids.get(index));
        state.front = Front::Article(*front.unwrap_or(&ids[0]));
        Some(state)
    }
}

impl Article {
    /// Makes the reading anew: what was found, with corrections laid over it.
    fn lay(&mut self, corrections: &[Correction]) {
        if let Some((text, analysis)) = &self.found {
            let analysis = corrected(analysis, corrections);
            self.reading = Some(Arc::new(Reading::new(text.clone(), analysis)));
        }
    }

    /// What the tab says: the headline, or the first words.
    pub fn title(&self) -> String {
        let found = self
            .reading
            .as_ref()
            .and_then(|reading| reading.analysis.article.title.clone());
        let first = || {
            self.text
                .lines()
                .map(str::trim)
                .find(|line| !line.is_empty())
                .map(|line| super::words::clipped(line, 60))
        };
        found.or_else(first).unwrap_or_else(|| "New article".to_owned())
    }

    /// Who published it.
    pub fn outlet(&self) -> Option<String> {
        self.reading.as_ref()?.analysis.article.outlet.clone()
    }

    /// The reading, when it is of the text as it stands.
    pub fn fresh(&self) -> Option<&Arc<Reading>> {
        self.reading.as_ref().filter(|reading| reading.text == self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Entity, EntityKind};

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
        state.set_published(id, Some("2024-11-21".to_owned()));
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
        assert_eq!(state.undoable, None);
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
    fn what_is_kept_comes_back_as_it_was() {
        let mut state = State::default();
        let first = state.open("One — é.");
        state.set_published(first, Some("2024-11-21".to_owned()));
        state.open("Two.");
        state.front = Front::Article(first);
        let mut back = State::restore(&state.save()).unwrap();
        assert_eq!(&*back.current().unwrap().text, "One — é.");
        assert_eq!(back.current().unwrap().published.as_deref(), Some("2024-11-21"));
        assert_eq!(asked(&mut back).len(), 2);
    }

    #[test]
    fn what_cannot_be_read_back_is_left_alone() {
        assert!(State::restore("").is_none());
        assert!(State::restore("{\"version\":9,\"front\":null,\"articles\":[]}").is_none());
        assert!(State::restore(&State::default().save()).is_none());
    }

    #[test]
    fn corrections_hold_in_every_article_and_can_be_taken_back() {
        let mut state = State::default();
        let with_ada = |text: &str| {
            let mut found = analysis(text);
            found.entities = vec![Entity {
                id: "e1".to_owned(),
                kind: EntityKind::Person,
                name: "Ada".to_owned(),
                aliases: Vec::new(),
                description: None,
                salience: 1.0,
                country: None,
                mentions: Vec::new(),
            }];
            found
        };
        let kinds = |state: &State| -> Vec<EntityKind> {
            let readings = state
                .articles
                .iter()
                .filter_map(|article| article.reading.as_ref());
            readings
                .map(|reading| reading.analysis.entities[0].kind)
                .collect()
        };
        let first = state.open("Ada.");
        state.due();
        state.receive(first, with_ada("Ada."));
        let to = |kind| Correction::Kind {
            name: "Ada".to_owned(),
            kind,
        };
        state.correct(to(EntityKind::Place));
        state.correct(to(EntityKind::Product));
        let second = state.open("Ada again.");
        state.due();
        state.receive(second, with_ada("Ada again."));
        assert_eq!(state.corrections.len(), 1);
        assert_eq!(kinds(&state), [EntityKind::Product, EntityKind::Product]);
        let back = State::restore(&state.save()).unwrap();
        assert_eq!(back.corrections, state.corrections);
        state.undo();
        assert_eq!(kinds(&state), [EntityKind::Place, EntityKind::Place]);
        state.uncorrect(0);
        assert_eq!(kinds(&state), [EntityKind::Person, EntityKind::Person]);
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
        assert_eq!((*id, analyses.len()), (DOSSIER, 2));
        assert!(!state.is_due());
        state.receive_dossier(crate::merge(analyses));
        assert_eq!(state.merged_article("a2").unwrap().id, second);
        assert!(state.merged_article("a3").is_none() && state.merged_article("a0").is_none());
        state.set_published(first, Some("2024-11-21".to_owned()));
        state.due();
        state.receive(first, analysis("One."));
        assert!(state.is_due(), "a new reading makes a new dossier");
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
