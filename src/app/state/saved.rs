//! What of the page is kept on the device, and how it comes back.

use super::{Article, Front, State};
use crate::app::corrections::Correction;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

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

impl State {
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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(back.due().len(), 2);
    }

    #[test]
    fn what_cannot_be_read_back_is_left_alone() {
        assert!(State::restore("").is_none());
        assert!(State::restore("{\"version\":9,\"front\":null,\"articles\":[]}").is_none());
        assert!(State::restore(&State::default().save()).is_none());
    }
}
