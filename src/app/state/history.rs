//! What was done, step by step, so that every step can be undone and done again.
//!
//! A step is what the reader did at once, however many places it touched. Undoing moves over the corrections
//! and the closed articles, nothing else: what was opened or written since stays.

use super::{Article, Front, State};
use crate::correction::{Correction, Scope};

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
        articles: Vec<(usize, Article)>,
        /// What was in front.
        front: Front,
        /// The personal lists, when they went as well.
        lists: Vec<Correction>,
    },
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
        self.lists.retain(|correction| !gone(correction));
        self.lists.extend(always);
        if let Some(article) = self.article_mut(article) {
            article.corrections.retain(|correction| !gone(correction));
            article.corrections.extend(own);
        }
    }

    /// Closes a tab.
    pub fn close(&mut self, id: u32) {
        let Some(article) = self.article(id) else {
            return;
        };
        let name = format!("close “{}”", crate::app::words::clipped(&article.title(), 40));
        let blank = article.text.trim().is_empty();
        let front = self.front;
        let articles = self.remove(&[id]);
        if !blank {
            let lists = Vec::new();
            self.history.push(
                name,
                Change::Closed {
                    articles,
                    front,
                    lists,
                },
            );
        }
    }

    /// Closes all tabs and empties the personal lists.
    pub fn clear(&mut self) {
        let ids: Vec<u32> = self.articles.iter().map(|article| article.id).collect();
        let front = self.front;
        let articles = self.remove(&ids);
        let lists = std::mem::take(&mut self.lists);
        let name = "clear everything".to_owned();
        self.history.push(
            name,
            Change::Closed {
                articles,
                front,
                lists,
            },
        );
    }

    /// Takes articles away; something is in front afterwards.
    fn remove(&mut self, ids: &[u32]) -> Vec<(usize, Article)> {
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
                self.turn_to(*article);
            }
            Change::Closed {
                articles,
                front,
                lists,
            } => {
                self.articles.retain(|article| !article.text.is_empty());
                for (index, article) in articles {
                    let at = (*index).min(self.articles.len());
                    self.articles.insert(at, article.clone());
                }
                self.lists.splice(0..0, lists.iter().cloned());
                self.front = *front;
            }
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
                self.turn_to(article);
            }
            Change::Closed {
                articles,
                front,
                lists,
            } => {
                let ids: Vec<u32> = articles.iter().map(|(_, article)| article.id).collect();
                *front = self.front;
                *articles = self.remove(&ids);
                let kept = |list: &Correction| !lists.iter().any(|gone| gone.id == list.id);
                self.lists.retain(kept);
            }
        }
        let name = step.name.clone();
        self.history.done.push(step);
        Some(name)
    }

    /// What is done or undone is seen.
    fn turn_to(&mut self, article: u32) {
        if self.article(article).is_some() {
            self.front = Front::Article(article);
        }
    }
}
