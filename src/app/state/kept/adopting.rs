//! What the device holds is taken in: what changed there and what changed here are brought together.

use super::merge::{Merged, merge};
use super::record::{self, Record, Unreadable};
use super::{ALWAYS, ARTICLE, State};
use std::collections::BTreeMap;

impl State {
    /// The device holds something else than this window knew: what changed there and what changed here are
    /// brought together. `stored` is none when the record is gone.
    pub fn adopt(&mut self, key: &str, stored: Option<&str>) {
        let seen = self.ledger.0.get(key).map(|seen| seen.raw.as_str());
        if seen == stored {
            return;
        }
        let base = self.ledger.0.remove(key);
        self.aside.retain(|aside| aside.key != key);
        if let Some(raw) = stored {
            self.ledger.note(key, raw);
        }
        if let Some(key) = key.strip_prefix(ARTICLE) {
            self.adopt_article(key, base.and_then(|seen| seen.article), stored);
        } else if let Some(id) = key.strip_prefix(ALWAYS) {
            self.adopt_listed(id, base.is_some(), stored);
        } else if let Some(raw) = stored {
            self.set_aside(key, raw, Unreadable::Newer);
        }
    }

    /// Takes in all that the device holds; what it held and does not hold any more is gone.
    pub fn adopt_all(&mut self, records: &BTreeMap<String, String>) {
        let gone = self.ledger.0.keys().filter(|key| !records.contains_key(*key));
        for key in gone.cloned().collect::<Vec<_>>() {
            self.adopt(&key, None);
        }
        for (key, raw) in records {
            self.adopt(key, Some(raw));
        }
    }

    fn adopt_listed(&mut self, id: &str, known: bool, stored: Option<&str>) {
        match stored.map(record::read_listed) {
            // What was taken back elsewhere goes; what was only made here stays.
            None if known => self.lists.retain(|correction| correction.id != id),
            None => {}
            Some(Ok(correction)) => self.add_lists(vec![correction]),
            Some(Err(why)) => self.set_aside(&format!("{ALWAYS}{id}"), stored.unwrap_or_default(), why),
        }
    }

    fn adopt_article(&mut self, key: &str, base: Option<Record>, stored: Option<&str>) {
        let own = self.all_articles().find(|article| article.key == key);
        let own = own.map(|article| (article.id, self.record(article)));
        let theirs = match stored.map(record::read_article) {
            None => {
                // Deleted elsewhere; what was worked on here since stays, and is written anew.
                if let Some((id, _)) = own.filter(|(_, mine)| base.as_ref() == Some(mine)) {
                    self.forget(id);
                }
                return;
            }
            Some(Err(why)) => {
                self.set_aside(&format!("{ARTICLE}{key}"), stored.unwrap_or_default(), why);
                match own {
                    Some((id, mine)) if base.as_ref() == Some(&mine) => self.forget(id),
                    Some((id, _)) => self.rekey(id),
                    None => {}
                }
                return;
            }
            Some(Ok(theirs)) => theirs,
        };
        let Some((id, mine)) = own else {
            self.add_kept(key, &theirs);
            return;
        };
        match merge(base.as_ref(), &mine, &theirs) {
            Merged::One(merged) => self.become_like(id, &merged),
            Merged::Two => {
                self.rekey(id);
                self.add_kept(key, &theirs);
            }
        }
        // Another version may call an article otherwise; the two do not correct each other for ever.
        let title = self.any(id).map(|article| self.record(article).title);
        let seen = self.ledger.0.get_mut(&format!("{ARTICLE}{key}"));
        if let (Some(title), Some(record)) = (title, seen.and_then(|seen| seen.article.as_mut())) {
            record.title = title;
        }
    }

    /// Makes an article what a record says.
    pub(super) fn become_like(&mut self, id: u32, record: &Record) {
        if let Some(article) = self.any_mut(id) {
            article.set_text(&record.text);
            if article.page != record.page {
                article.page.clone_from(&record.page);
            }
            article.corrections.clone_from(&record.corrections);
            article.name.clone_from(&record.name);
            article.opened = record.opened;
        }
        let open = self.article(id).is_some();
        if open && !record.open {
            for (_, article) in self.remove(&[id]) {
                self.shelf.push(article);
            }
        } else if !open && record.open {
            self.unshelve(id);
        }
    }
}
