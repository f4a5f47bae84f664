//! The page as it was pasted: its blocks, its head, its language, its own date.

use crate::analysis::{BlockKind, Published, PublishedHow, Warning};
use crate::document::{Block, Document};
use crate::span::Span;
use crate::timex::Stated;
use crate::timex::calendar::Date;

/// The publication date with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicationDate {
    /// The day.
    pub date: Date,
    /// How it was found.
    pub how: PublishedHow,
    /// Where it stands; `None` when it was given.
    pub span: Option<Span>,
    /// 0 to 1.
    pub confidence: f64,
}

impl From<PublicationDate> for Published {
    fn from(found: PublicationDate) -> Self {
        Published {
            value: found.date.to_string(),
            how: found.how,
            span: found.span,
            confidence: found.confidence,
        }
    }
}

/// What the article says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// The pieces of a pasted text, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(at, at + content.len()),
            });
        }
        start += line.len();
    }
    blocks
}

/// The publication date: the one given, or the best supported one of the text.
pub fn published(_document: &Document, _stated: &[Stated], given: Option<Date>) -> Option<PublicationDate> {
    given.map(|date| PublicationDate {
        date,
        how: PublishedHow::Given,
        span: None,
        confidence: 1.0,
    })
}

/// The article's title, author and outlet.
pub fn head(_document: &Document) -> Head {
    Head::default()
}

/// BCP 47 code of the language the text is written in, "und" when it cannot be told.
pub fn language(_document: &Document) -> String {
    "en".to_owned()
}

/// What the reader should know about how far the analysis can be trusted.
pub fn warnings(_document: &Document, _published: Option<&PublicationDate>) -> Vec<Warning> {
    Vec::new()
}
