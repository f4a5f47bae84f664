//! Keeping: what the device holds of the page, one record an article and one a correction of the personal
//! lists; and how two windows that work on the same records never lose a change.
//!
//! The state remembers every record as the device held it when this window last saw it. A window writes a
//! record only while the device still holds just that ([`Write::seen`]); otherwise another window was there in
//! between, and the record is taken in first ([`State::adopt`]): what changed here since and what changed
//! there are brought together ([`mod@merge`]), and written then. What cannot be read is set aside and never written over.

mod adopting;
mod merge;
mod moving;
mod record;

pub use moving::{Everything, read_file, write_file};
pub use record::{Record, Unreadable};

use super::{Article, Front, State};
use crate::correction::Correction;
use merge::{Merged, merge};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Keys of articles begin so.
const ARTICLE: &str = "article/";
/// Keys of corrections of the personal lists begin so.
const ALWAYS: &str = "always/";
/// The key of what an older version kept in one piece, when that cannot be read. It is no record of the store.
pub const WHOLE: &str = "whole";

/// A change of one record that is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Write {
    /// The record.
    pub key: String,
    /// What the device must hold for the change to be written; none when it must hold nothing.
    pub seen: Option<String>,
    /// What it holds from then on; none when the record goes.
    pub put: Option<String>,
}

/// A change that a window could not write before it was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    /// The change.
    #[serde(flatten)]
    pub write: Write,
    /// What the window had sent to be written, without hearing that it was.
    #[serde(default)]
    pub sent: Option<String>,
}

/// A record that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// As it is.
    pub raw: String,
    /// Why it cannot be read.
    pub why: Unreadable,
}

/// A record as the device held it when it was last seen.
#[derive(Clone, Debug)]
struct Seen {
    raw: String,
    /// What it says of an article, when it is one and can be read.
    article: Option<Record>,
}

/// What the device holds, as this window knows it.
#[derive(Clone, Debug, Default)]
pub struct Ledger(BTreeMap<String, Seen>);

impl Ledger {
    fn note(&mut self, key: &str, raw: &str) {
        let article = key.starts_with(ARTICLE).then(|| record::read_article(raw).ok());
        let seen = Seen {
            raw: raw.to_owned(),
            article: article.flatten(),
        };
        self.0.insert(key.to_owned(), seen);
    }

    /// How much the device holds, in bytes.
    pub fn size(&self) -> usize {
        self.0.iter().map(|(key, seen)| key.len() + seen.raw.len()).sum()
    }
}

impl State {
    /// What has to be written for the device to hold what is here.
    pub fn due_writes(&self) -> Vec<Write> {
        let mut writes = Vec::new();
        let mut known: Vec<String> = Vec::new();
        let mut keep = |key: String, put: Option<String>| {
            let seen = || self.ledger.0.get(&key).map(|seen| seen.raw.clone());
            if put.is_some() {
                let (seen, key) = (seen(), key.clone());
                writes.push(Write { key, seen, put });
            }
            known.push(key);
        };
        for article in self.all_articles().filter(|article| article.is_worth_keeping()) {
            let record = self.record(article);
            let key = format!("{ARTICLE}{}", article.key);
            let seen = self.ledger.0.get(&key).and_then(|seen| seen.article.as_ref());
            let changed = seen != Some(&record);
            keep(key, changed.then(|| record::write_article(&record)));
        }
        for correction in &self.lists {
            let key = format!("{ALWAYS}{}", correction.id);
            let new = !self.ledger.0.contains_key(&key);
            keep(key, new.then(|| record::write_listed(correction)));
        }
        for aside in &self.aside {
            // One that was deleted comes back when that is undone.
            let new = aside.key != WHOLE && !self.ledger.0.contains_key(&aside.key);
            keep(aside.key.clone(), new.then(|| aside.raw.clone()));
        }
        let gone = self.ledger.0.iter().filter(|(key, _)| !known.contains(key));
        let gone = gone.map(|(key, seen)| Write {
            key: key.clone(),
            seen: Some(seen.raw.clone()),
            put: None,
        });
        let gone: Vec<Write> = gone.collect();
        writes.extend(gone);
        writes
    }

    /// A change was written.
    pub fn written(&mut self, write: &Write) {
        match &write.put {
            Some(raw) => self.ledger.note(&write.key, raw),
            None => {
                self.ledger.0.remove(&write.key);
            }
        }
    }

    /// What is kept of an article.
    fn record(&self, article: &Article) -> Record {
        Record {
            text: article.text.clone(),
            page: article.page.clone(),
            corrections: article.corrections.clone(),
            name: article.name.clone(),
            title: article.own_title().unwrap_or_else(|| article.known_as.clone()),
            opened: article.opened,
            open: self.article(article.id).is_some(),
            ..Record::of("")
        }
    }

    /// An article out of its record: in a tab, or only in the list of what is kept.
    fn add_kept(&mut self, key: &str, record: &Record) -> u32 {
        let mut article = Article::new(self.next, key.to_owned());
        self.next += 1;
        article.set_text(&record.text);
        article.page.clone_from(&record.page);
        article.editing = record.text.trim().is_empty();
        article.corrections.clone_from(&record.corrections);
        article.name.clone_from(&record.name);
        article.known_as.clone_from(&record.title);
        article.opened = record.opened;
        let id = article.id;
        if record.open {
            self.articles.push(article);
        } else {
            self.shelf.push(article);
        }
        id
    }

    /// Gives an article a key that no record has.
    fn rekey(&mut self, id: u32) {
        let key = self.new_key();
        if let Some(article) = self.any_mut(id) {
            article.key = key;
        }
    }

    fn set_aside(&mut self, key: &str, raw: &str, why: Unreadable) {
        self.aside.push(Aside {
            key: key.to_owned(),
            raw: raw.to_owned(),
            why,
        });
    }

    /// Takes up what a window could not write before it was closed, before what the device holds is taken in.
    /// `stored` is what it holds.
    pub fn recall(&mut self, late: &[Late], stored: &BTreeMap<String, String>) {
        for Late { write, sent } in late {
            let came = sent.as_ref().filter(|sent| stored.get(&write.key) == Some(sent));
            if let Some(raw) = came.or(write.seen.as_ref()) {
                self.ledger.note(&write.key, raw);
            }
            let Some(raw) = &write.put else {
                continue;
            };
            if let Some(key) = write.key.strip_prefix(ARTICLE) {
                if let Ok(record) = record::read_article(raw) {
                    self.add_kept(key, &record);
                }
            } else if write.key.starts_with(ALWAYS) {
                self.add_lists(record::read_listed(raw).into_iter().collect());
            }
        }
    }

    /// Takes over what an older version kept in one piece. Its articles get the same keys in every window, so
    /// that two windows that do this at once do it once.
    pub fn move_over(&mut self, json: &str) {
        let everything = match moving::read_whole(json) {
            Ok(everything) => everything,
            Err(why) => return self.set_aside(WHOLE, json, why),
        };
        for (number, record) in everything.articles.iter().enumerate() {
            let key = format!("0-moved-{:04}", number + 1);
            let same = |article: &Article| article.text == record.text;
            if record.text.trim().is_empty() || self.all_articles().any(same) {
                continue;
            }
            let taken = self.all_articles().any(|article| article.key == key);
            let key = if taken { self.new_key() } else { key };
            self.add_kept(&key, record);
        }
        self.add_lists(everything.lists);
    }

    fn add_lists(&mut self, lists: Vec<Correction>) {
        for correction in lists {
            if self.lists.iter().all(|other| other.id != correction.id) {
                self.lists.push(correction);
            }
        }
    }

    /// Brings to the front what was there last: the article with this key, or the one opened last.
    pub fn settle(&mut self, front: Option<&str>) {
        let blank = |article: &Article| article.text.trim().is_empty() && article.corrections.is_empty();
        if self.current().is_some_and(|article| !blank(article)) {
            return;
        }
        let there = self.articles.iter().filter(|article| !blank(article));
        let last = there
            .clone()
            .find(|article| Some(article.key.as_str()) == front)
            .or_else(|| there.max_by_key(|article| article.opened));
        if let Some(last) = last {
            self.front = Front::Article(last.id);
            self.articles.retain(|article| !blank(article));
        }
    }

    /// The article that a record is of.
    pub fn with_record(&self, key: &str) -> Option<u32> {
        let key = key.strip_prefix(ARTICLE)?;
        let article = self.all_articles().find(|article| article.key == key)?;
        Some(article.id)
    }

    /// What is kept of one article, as a file of such articles.
    pub fn file_of(&self, id: u32) -> Option<String> {
        let articles = vec![self.record(self.any(id)?)];
        let lists = Vec::new();
        Some(write_file(&Everything { articles, lists }))
    }

    /// Nothing is kept any more, or nothing of it is known: all of it would have to be written.
    pub fn forget_records(&mut self) {
        self.ledger = Ledger::default();
    }

    /// All that is kept, for a file.
    pub fn everything(&self) -> Everything {
        let kept = self.all_articles().filter(|article| article.is_worth_keeping());
        Everything {
            articles: kept.map(|article| self.record(article)).collect(),
            lists: self.lists.clone(),
        }
    }

    /// Adds what a file of all that was kept holds: new articles to the list of what is kept, to those that are
    /// here already the corrections they lack. Gives how many articles were new.
    pub fn bring_back(&mut self, everything: Everything) -> usize {
        let mut new = 0;
        for mut record in everything.articles {
            let twin = self.all_articles().find(|article| article.text == record.text);
            if let Some((id, mine)) = twin.map(|article| (article.id, self.record(article))) {
                if let Merged::One(merged) = merge(None, &mine, &record) {
                    self.become_like(
                        id,
                        &Record {
                            open: mine.open,
                            ..merged
                        },
                    );
                }
                continue;
            }
            record.open = false;
            let key = self.new_key();
            self.add_kept(&key, &record);
            new += 1;
        }
        self.add_lists(everything.lists);
        new
    }
}

#[cfg(test)]
mod tests;
