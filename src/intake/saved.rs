//! Dateline's own files, opened again.

use super::Content;
use crate::analysis::SCHEMA;
use crate::correction::{Act, Anchor, Correction, Scope};
use serde::Deserialize;

/// What is read of an analysis: the rest of it is made anew from the text.
#[derive(Deserialize)]
struct Saved {
    schema: String,
    text: Option<String>,
    #[serde(default)]
    corrections: Vec<Correction>,
    article: Option<Article>,
}

#[derive(Deserialize)]
struct Article {
    published: Option<Published>,
}

#[derive(Deserialize)]
struct Published {
    value: String,
    how: String,
}

/// Reads a JSON file. The error is a clause that follows on the file's name.
pub fn read(json: &str) -> Result<Content, String> {
    let saved: Saved =
        serde_json::from_str(json).map_err(|_| "is JSON, but nothing that Dateline wrote".to_owned())?;
    if saved.schema != SCHEMA {
        return Err(if saved.schema.starts_with("dateline/") {
            format!("is in “{}”; this Dateline opens “{SCHEMA}”", saved.schema)
        } else {
            "is JSON, but nothing that Dateline wrote".to_owned()
        });
    }
    let text = saved
        .text
        .filter(|text| !text.trim().is_empty())
        .ok_or("holds an analysis without the article's text; open the text itself")?;
    let mut corrections = saved.corrections;
    let is_day = |correction: &Correction| matches!(correction.act, Act::Published { .. });
    // What was found in the text will be found again; what was given, or stood in the page's metadata, will not.
    let beside_the_text = |found: &Published| matches!(found.how.as_str(), "given" | "metadata");
    let found = saved.article.and_then(|article| article.published);
    if let Some(found) = found.filter(beside_the_text)
        && !corrections.iter().any(is_day)
    {
        corrections.push(Correction {
            id: "published".to_owned(),
            at: Anchor::default(),
            scope: Scope::Here,
            act: Act::Published { day: found.value },
            made: None,
        });
    }
    for correction in &mut corrections {
        // The lists of whoever wrote the file hold for this article; they are not the reader's own.
        if correction.scope == Scope::Always {
            correction.scope = Scope::Article;
        }
    }
    Ok(Content::Saved { text, corrections })
}
