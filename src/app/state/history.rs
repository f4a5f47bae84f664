//! What was done, step by step, so that every step can be undone and done again.
//!
//! A step is what the reader did at once, however many places it touched. Undoing moves over the corrections,
//! the names of articles, and what was closed or deleted, nothing else: what was opened or written since stays.

use super::{Article, Front, State, kept::Aside};
use crate::app::words::clipped;
use crate::correction::{Correction, Scope};

/// Names of steps quote no more of a title, in characters.
const NAMED: usize = 40;

/// Something that was done, with a name that goes behind "Undo: ".
#[derive(Clone, Debug)]
pub struct Step {
    /// "TASS is not a name".
    pub name: String,
    change: Change,
}

#[derive(Clone, Debug)]
enum Change {
    /// Corrections went into and out of an article, or the personal lists.
    Corrections {
        article: u32,
        put: Vec<Correction>,
        taken: Vec<Correction>,
    },
    /// Articles were closed.
    Closed {
        /// With the places they stood at, from left to right.
        articles: Vec<(usize, u32)>,
        /// What was in front.
        front: Front,
    },
    /// Articles were deleted, and what else went with them.
    Deleted(Deleted),
    /// An article was given another name.
    Named {
        article: u32,
        before: Option<String>,
        after: Option<String>,
    },
}

/// What was deleted at once.
#[derive(Clone, Debug)]
struct Deleted {
    /// With the places of their tabs, from left to right.
    open: Vec<(usize, Article)>,
    closed: Vec<Article>,
    front: Front,
    /// The personal lists, when they went as well.
    lists: Vec<Correction>,
    /// What could not be read.
    aside: Vec<Aside>,
}

/// All steps, and which of them are undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// The step that would be undone.
    pub fn last(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that would be done again.
    pub fn next(&self) -> Option<&Step> {
        self.undone.last()
    }

    fn push(&mut self, name: String, change: Change) {
        self.undone.clear();
        self.done.push(Step { name, change });
    }
}

impl State {
    /// The reader corrects an article, or with [`Scope::Always`] the personal lists.
    pub fn correct(&mut self, article: u32, correction: Correction, name: String) {
        self.exchange(article, vec![correction], Vec::new(), name);
    }

    /// Adds corrections that came in a file; gives how many were new.
    pub fn import(&mut self, article: u32, corrections: Vec<Correction>, file: &str) -> usize {
        let own = self
            .article(article)
            .map_or(&[][..], |article| &article.corrections);
        let known = |correction: &Correction| {
            let mut all = own.iter().chain(&self.lists);
            all.any(|other| other.id == correction.id)
        };
        let put: Vec<Correction> = corrections.into_iter().filter(|new| !known(new)).collect();
        let count = put.len();
        if count > 0 {
            self.exchange(article, put, Vec::new(), format!("corrections from “{file}”"));
        }
        count
    }

    /// Takes back corrections of an article and of the personal lists, by their ids.
    pub fn take_back(&mut self, article: u32, ids: &[&str], name: String) {
        let own = self
            .article(article)
            .map_or(&[][..], |article| &article.corrections);
        let taken: Vec<Correction> = own
            .iter()
            .chain(&self.lists)
            .filter(|correction| ids.contains(&correction.id.as_str()))
            .cloned()
            .collect();
        if !taken.is_empty() {
            self.exchange(article, Vec::new(), taken, name);
        }
    }

    /// Puts corrections in and takes others out, as one step.
    pub fn exchange(&mut self, article: u32, put: Vec<Correction>, taken: Vec<Correction>, name: String) {
        self.apply(article, &put, &taken);
        self.history
            .push(name, Change::Corrections { article, put, taken });
    }

    fn apply(&mut self, article: u32, put: &[Correction], taken: &[Correction]) {
        let gone = |correction: &Correction| taken.iter().any(|taken| taken.id == correction.id);
        let (always, own): (Vec<_>, Vec<_>) = put
            .iter()
            .cloned()
            .partition(|correction| correction.scope == Scope::Always);
        // Another window may have been told of it already.
        let add = |list: &mut Vec<Correction>, put: Vec<Correction>| {
            list.retain(|correction| !gone(correction) && put.iter().all(|new| new.id != correction.id));
            list.extend(put);
        };
        add(&mut self.lists, always);
        if let Some(article) = self.any_mut(article) {
            add(&mut article.corrections, own);
        }
    }

    /// Closes a tab. The article stays in the list of what is kept.
    pub fn close(&mut self, id: u32) {
        let Some(article) = self.article(id) else {
            return;
        };
        let name = format!("close “{}”", clipped(&article.title(), NAMED));
        let worth_keeping = article.is_worth_keeping();
        let front = self.front;
        let removed = self.remove(&[id]);
        if worth_keeping {
            let articles = removed
                .iter()
                .map(|(place, article)| (*place, article.id))
                .collect();
            self.shelf.extend(removed.into_iter().map(|(_, article)| article));
            self.history.push(name, Change::Closed { articles, front });
        }
    }

    /// Opens a closed article again, or turns to an open one.
    pub fn go_back_to(&mut self, id: u32) {
        self.unshelve(id);
        self.turn_to(id);
    }

    /// Moves an article from the shelf to the tabs.
    pub(super) fn unshelve(&mut self, id: u32) {
        if let Some(at) = self.shelf.iter().position(|article| article.id == id) {
            let article = self.shelf.remove(at);
            self.articles.retain(Article::is_worth_keeping);
            self.articles.push(article);
            if self.current().is_none() && self.front != Front::Dossier {
                self.front = Front::Article(id);
            }
        }
    }

    /// Gives an article a name of the reader's own; an empty one leaves it the name it calls itself.
    pub fn rename(&mut self, id: u32, name: &str) {
        let after = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        let Some(article) = self.any_mut(id).filter(|article| article.name != after) else {
            return;
        };
        let before = std::mem::replace(&mut article.name, after.clone());
        let step = match &after {
            Some(name) => format!("call it “{}”", clipped(name, NAMED)),
            None => "its own name".to_owned(),
        };
        let article = id;
        self.history.push(
            step,
            Change::Named {
                article,
                before,
                after,
            },
        );
    }

    /// Deletes an article, open or closed, from the device as well.
    pub fn delete(&mut self, id: u32) {
        let Some(article) = self.any(id) else {
            return;
        };
        let name = format!("delete “{}”", clipped(&article.title(), NAMED));
        let front = self.front;
        let open = self.remove(&[id]);
        let closed = self.shelf.extract_if(.., |article| article.id == id).collect();
        let change = Deleted {
            open,
            closed,
            front,
            lists: Vec::new(),
            aside: Vec::new(),
        };
        self.history.push(name, Change::Deleted(change));
    }

    /// Deletes what could not be read.
    pub fn delete_aside(&mut self, key: &str) {
        let aside = self.aside.extract_if(.., |aside| aside.key == key).collect();
        let change = Deleted {
            open: Vec::new(),
            closed: Vec::new(),
            front: self.front,
            lists: Vec::new(),
            aside,
        };
        self.history
            .push("delete what cannot be read".to_owned(), Change::Deleted(change));
    }

    /// Deletes all articles, the personal lists, and what could not be read.
    pub fn clear(&mut self) {
        let ids: Vec<u32> = self.articles.iter().map(|article| article.id).collect();
        let front = self.front;
        let change = Deleted {
            open: self.remove(&ids),
            closed: std::mem::take(&mut self.shelf),
            front,
            lists: std::mem::take(&mut self.lists),
            aside: std::mem::take(&mut self.aside),
        };
        self.history
            .push("delete everything".to_owned(), Change::Deleted(change));
    }

    /// Takes an article away, without a way back: another window has deleted it.
    pub(super) fn forget(&mut self, id: u32) {
        self.remove(&[id]);
        self.shelf.retain(|article| article.id != id);
    }

    /// Takes articles away; something is in front afterwards.
    pub(super) fn remove(&mut self, ids: &[u32]) -> Vec<(usize, Article)> {
        let was_in_front = self
            .articles
            .iter()
            .position(|article| self.front == Front::Article(article.id));
        let mut removed = Vec::new();
        let mut kept = Vec::new();
        for (index, article) in std::mem::take(&mut self.articles).into_iter().enumerate() {
            if ids.contains(&article.id) {
                removed.push((index, article));
            } else {
                kept.push(article);
            }
        }
        self.articles = kept;
        if self.articles.is_empty() {
            self.add();
        }
        let gone = |front: Front| matches!(front, Front::Article(id) if self.article(id).is_none());
        if gone(self.front) || self.front == Front::Dossier && self.articles.len() < 2 {
            let at = was_in_front.unwrap_or(0).min(self.articles.len() - 1);
            self.front = Front::Article(self.articles[at].id);
        }
        removed
    }

    /// Undoes the last step; gives its name.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.history.done.pop()?;
        match &step.change {
            Change::Corrections { article, put, taken } => {
                self.apply(*article, taken, put);
                self.go_back_to(*article);
            }
            Change::Closed { articles, front } => {
                let open = articles.iter().filter_map(|(place, id)| {
                    let at = self.shelf.iter().position(|article| article.id == *id)?;
                    Some((*place, self.shelf.remove(at)))
                });
                let open: Vec<(usize, Article)> = open.collect();
                self.put_back(&open, *front);
            }
            Change::Deleted(deleted) => {
                self.put_back(&deleted.open, deleted.front);
                self.shelf.extend(deleted.closed.iter().cloned());
                self.lists.splice(0..0, deleted.lists.iter().cloned());
                self.aside.extend(deleted.aside.iter().cloned());
            }
            Change::Named { article, before, .. } => self.call(*article, before.clone()),
        }
        let name = step.name.clone();
        self.history.undone.push(step);
        Some(name)
    }

    /// Does the last undone step again; gives its name.
    pub fn redo(&mut self) -> Option<String> {
        let mut step = self.history.undone.pop()?;
        match &mut step.change {
            Change::Corrections { article, put, taken } => {
                let (article, put, taken) = (*article, put.clone(), taken.clone());
                self.apply(article, &put, &taken);
                self.go_back_to(article);
            }
            Change::Closed { articles, front } => {
                let ids: Vec<u32> = articles.iter().map(|(_, id)| *id).collect();
                *front = self.front;
                let removed = self.remove(&ids);
                self.shelf.extend(removed.into_iter().map(|(_, article)| article));
            }
            Change::Deleted(deleted) => {
                let ids: Vec<u32> = deleted.open.iter().map(|(_, article)| article.id).collect();
                deleted.front = self.front;
                deleted.open = self.remove(&ids);
                let gone = |article: &mut Article| deleted.closed.iter().any(|gone| gone.id == article.id);
                let closed = self.shelf.extract_if(.., gone).collect();
                deleted.closed = closed;
                self.lists
                    .retain(|list| deleted.lists.iter().all(|gone| gone.id != list.id));
                self.aside
                    .retain(|aside| deleted.aside.iter().all(|gone| gone.key != aside.key));
            }
            Change::Named { article, after, .. } => self.call(*article, after.clone()),
        }
        let name = step.name.clone();
        self.history.done.push(step);
        Some(name)
    }

    /// Puts tabs back where they stood.
    fn put_back(&mut self, open: &[(usize, Article)], front: Front) {
        if open.is_empty() {
            return;
        }
        self.articles.retain(|article| !article.text.is_empty());
        for (index, article) in open {
            let at = (*index).min(self.articles.len());
            self.articles.insert(at, article.clone());
        }
        let there = match front {
            Front::Article(id) => self.article(id).is_some(),
            Front::Dossier => true,
        };
        self.front = if there {
            front
        } else {
            Front::Article(open[0].1.id)
        };
    }

    fn call(&mut self, article: u32, name: Option<String>) {
        if let Some(article) = self.any_mut(article) {
            article.name = name;
        }
    }

    /// What is done or undone is seen.
    fn turn_to(&mut self, article: u32) {
        if self.article(article).is_some() {
            self.front = Front::Article(article);
        }
    }
}
