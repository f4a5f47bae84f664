//! What of the page is kept on the device, and how it comes back.

use super::{Article, Front, State};
use crate::correction::{Act, Correction, Scope};
use crate::markup::Page;
use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What is kept on the device.
#[derive(Serialize, Deserialize)]
struct Saved {
    version: u32,
    front: Option<usize>,
    articles: Vec<SavedArticle>,
    #[serde(default)]
    lists: Vec<Correction>,
}

#[derive(Serialize, Deserialize)]
struct SavedArticle {
    text: String,
    /// The page it was pasted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<Page>,
    /// As it was kept before it was a correction.
    #[serde(default, skip_serializing)]
    published: Option<String>,
    #[serde(default)]
    corrections: Vec<Correction>,
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
            lists: self.lists.clone(),
            articles: kept
                .into_iter()
                .map(|article| SavedArticle {
                    text: article.text.to_string(),
                    page: article.page.as_deref().cloned(),
                    published: None,
                    corrections: article.corrections.clone(),
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
            article.page.as_ref().map(|page| &page.text).hash(&mut hasher);
            article.corrections.hash(&mut hasher);
            (self.front == Front::Article(article.id)).hash(&mut hasher);
        }
        self.lists.hash(&mut hasher);
        hasher.finish()
    }

    /// The page as it was kept; none when there is nothing in it, or nothing that can be read.
    pub fn restore(json: &str) -> Option<Self> {
        let saved: Saved = serde_json::from_str(json).ok()?;
        if saved.version != SAVED_VERSION || saved.articles.is_empty() {
            return None;
        }
        let mut state = State {
            lists: saved.lists,
            ..State::default()
        };
        let mut ids = Vec::new();
        for article in saved.articles {
            let id = state.open(&article.text);
            let given = article.published.map(|day| Correction {
                id: "published".to_owned(),
                at: Default::default(),
                scope: Scope::Here,
                act: Act::Published { day },
                made: None,
            });
            if let Some(opened) = state.article_mut(id) {
                opened.page = article.page.map(Arc::new);
                opened.corrections = given.into_iter().chain(article.corrections).collect();
            }
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
        state.set_published(first, Some(("c1".to_owned(), "2024-11-21".to_owned())));
        state.open("Two.");
        state.front = Front::Article(first);
        let mut back = State::restore(&state.save()).unwrap();
        assert_eq!(&*back.current().unwrap().text, "One — é.");
        assert_eq!(back.current().unwrap().published(), Some("2024-11-21"));
        assert_eq!(back.due().len(), 2);
    }

    #[test]
    fn a_date_that_was_kept_beside_the_text_is_a_correction_now() {
        let kept = r#"{"version":1,"front":0,"articles":[{"text":"One.","published":"2024-11-21"}],"corrections":[]}"#;
        let back = State::restore(kept).unwrap();
        assert_eq!(back.current().unwrap().published(), Some("2024-11-21"));
    }

    #[test]
    fn what_cannot_be_read_back_is_left_alone() {
        assert!(State::restore("").is_none());
        assert!(State::restore("{\"version\":9,\"front\":null,\"articles\":[]}").is_none());
        assert!(State::restore(&State::default().save()).is_none());
    }
}
