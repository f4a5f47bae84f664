//! Dateline's own files, opened again.

use super::Content;
use crate::analysis::SCHEMA;
use crate::correction::Correction;
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
    // Only what a person gave is kept; what was found in the text will be found again.
    let given = |found: Published| (found.how == "given").then_some(found.value);
    Ok(Content::Saved {
        text,
        published: saved
            .article
            .and_then(|article| article.published)
            .and_then(given),
        corrections: saved.corrections,
    })
}
