//! The page as it was pasted: its blocks, its head, its language, its own date.

mod author;
mod captions;
mod dates;
mod head;
mod language;
mod lines;
mod markup;
mod page;
mod phrases;
mod pieces;
mod published;
mod rules;
mod warnings;

pub use markup::tag_length;

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

/// The pieces of a pasted text, in order. Lines are cut where pasting glued two things together,
/// and then told apart by what they look like; what no rule knows is a paragraph.
pub fn blocks(text: &str) -> Vec<Block> {
    let pieces = pieces::pieces(text, &lines::lines(text));
    let mut page = page::Page::new(text, &pieces);
    rules::classify(&mut page);
    pieces
        .iter()
        .zip(&page.pieces)
        .map(|(piece, feature)| Block {
            kind: feature.kind.unwrap_or(BlockKind::Paragraph),
            span: piece.span,
        })
        .collect()
}

/// The publication date: the one given, or the best supported one of the text.
pub fn published(document: &Document, stated: &[Stated], given: Option<Date>) -> Option<PublicationDate> {
    match given {
        Some(date) => Some(PublicationDate {
            date,
            how: PublishedHow::Given,
            span: None,
            confidence: 1.0,
        }),
        None => published::find(document, stated),
    }
}

/// The article's title, author and outlet.
pub fn head(document: &Document) -> Head {
    head::read(document)
}

/// BCP 47 code of the language the text is written in, "und" when it cannot be told.
pub fn language(document: &Document) -> String {
    language::detect(document)
}

/// What the reader should know about how far the analysis can be trusted.
pub fn warnings(document: &Document, published: Option<&PublicationDate>) -> Vec<Warning> {
    warnings::find(document, published)
}
