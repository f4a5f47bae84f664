//! Files: what one is, and the article's text in it.
//!
//! [`open`] goes by what a file holds, not by what it is called; a name only tells what its bytes cannot,
//! such as that a text is Markdown. Page and command line open files through the same code.

mod docx;
mod encoding;
mod kind;
mod markdown;
pub mod pdf;
mod saved;
#[cfg(test)]
mod tests;

pub use encoding::Decoded;
pub use kind::{Kind, kind};

use crate::correction::Correction;
use serde::{Deserialize, Serialize};

/// The longest file that is opened, in bytes; no article comes near it.
pub const LONGEST: usize = 64 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The article.
    pub content: Content,
    /// What the reader should know about how it was read; whole sentences.
    pub notes: Vec<String>,
}

impl Opened {
    /// A file without a text.
    pub fn empty() -> Self {
        Self {
            content: Content::Text(String::new()),
            notes: Vec::new(),
        }
    }
}

/// An article as a file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Plain text, a blank line between paragraphs.
    Text(String),
    /// A page, as HTML.
    Html(String),
    /// A PDF. Its pieces of text come from another reader; [`pdf::text`] puts them together.
    Pdf,
    /// An analysis that Dateline wrote, with the text it is of.
    Saved {
        /// The text.
        text: String,
        /// What the reader had corrected, a publication date that was given among it.
        corrections: Vec<Correction>,
    },
}

/// Opens a file. The error is a clause that follows on the file's name: "is a picture, not a text".
pub fn open(name: &str, bytes: &[u8]) -> Result<Opened, String> {
    if bytes.len() > LONGEST {
        return Err(format!("is longer than {} megabytes", LONGEST >> 20));
    }
    if bytes.trim_ascii().is_empty() {
        return Err("is empty".to_owned());
    }
    let kind = kind(name, bytes)?;
    let (content, notes) = match kind {
        Kind::Pdf => (Content::Pdf, Vec::new()),
        Kind::Docx => (Content::Text(docx::text(bytes)?), Vec::new()),
        Kind::Text | Kind::Markdown | Kind::Html | Kind::Json => {
            let decoded = encoding::decode(bytes, kind == Kind::Html);
            let notes = decoded.notes();
            let content = match kind {
                Kind::Html => Content::Html(decoded.text),
                Kind::Markdown => Content::Text(markdown::text(&decoded.text)),
                Kind::Json => saved::read(&decoded.text)?,
                _ => Content::Text(decoded.text),
            };
            (content, notes)
        }
    };
    match &content {
        Content::Text(text) if text.trim().is_empty() => Err("has no text in it".to_owned()),
        Content::Text(text) if is_link(text) => Err(
            "holds only a link, which is not followed; open the page, and copy its text or save it"
                .to_owned(),
        ),
        _ => Ok(Opened { content, notes }),
    }
}

fn is_link(text: &str) -> bool {
    let text = text.trim();
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}
