//! What the page knows: the articles in their tabs, the dossier of all of them, and what can be undone.
//! Plain values; the view draws them.

mod article;
mod history;
pub mod kept;
mod merging;

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
    /// Closed articles, which can be gone back to.
    pub shelf: Vec<Article>,
    /// The personal lists: what is a name, and what is none, in every article.
    pub lists: Vec<Correction>,
    /// What is kept on the device and cannot be read.
    pub aside: Vec<kept::Aside>,
    /// What all articles say together, once it was asked for.
    pub merging: Merging,
    /// What was done and undone.
    pub history: History,
    /// What the device holds, as this window knows it.
    pub ledger: kept::Ledger,
    /// Begins the keys of this window's new articles.
    window: String,
    next: u32,
}

impl Default for State {
    fn default() -> Self {
        Self::of_window(String::new())
    }
}

impl State {
    /// An empty page. `window` is like that of no other window, and greater than those of earlier ones.
    pub fn of_window(window: String) -> Self {
        let mut state = Self {
            articles: Vec::new(),
            front: Front::Dossier,
            shelf: Vec::new(),
            lists: Vec::new(),
            aside: Vec::new(),
            merging: Merging::default(),
            history: History::default(),
            ledger: kept::Ledger::default(),
            window,
            next: 1,
        };
        state.add();
        state
    }

    /// The open article with this id.
    pub fn article(&self, id: u32) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    fn article_mut(&mut self, id: u32) -> Option<&mut Article> {
        self.articles.iter_mut().find(|article| article.id == id)
    }

    /// All articles, open ones first.
    pub fn all_articles(&self) -> impl Iterator<Item = &Article> + Clone {
        self.articles.iter().chain(&self.shelf)
    }

    /// The article with this id, open or closed.
    fn any(&self, id: u32) -> Option<&Article> {
        self.all_articles().find(|article| article.id == id)
    }

    fn any_mut(&mut self, id: u32) -> Option<&mut Article> {
        let mut all = self.articles.iter_mut().chain(&mut self.shelf);
        all.find(|article| article.id == id)
    }

    /// A key that no article has, in this window or another.
    fn new_key(&mut self) -> String {
        let key = format!("{}-{:05}", self.window, self.next);
        self.next += 1;
        key
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
            let key = self.new_key();
            self.articles.push(Article::new(id, key));
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

    /// The article in front was looked at.
    pub fn looked_at(&mut self, now: u64) {
        if let Front::Article(id) = self.front
            && let Some(article) = self.article_mut(id)
        {
            article.opened = now;
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
mod tests;
