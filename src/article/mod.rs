//! The page as it was pasted: its blocks, its head, its language, its own date.

pub(crate) mod author_note;
pub(crate) mod byline;
pub(crate) mod captions;
mod dates;
mod head;
pub(crate) mod headline;
// Some of it only its training asks for.
#[cfg_attr(not(feature = "train"), allow(dead_code))]
pub(crate) mod labels;
mod language;
pub(crate) mod lines;
mod markup;
pub(crate) mod metadata;
mod page;
mod patterned;
mod phrases;
pub(crate) mod pieces;
mod press;
mod published;
mod rules;
mod stamps;
pub(crate) mod story;
mod warnings;

use crate::analysis::{BlockKind, Published, PublishedHow, Warning};
use crate::document::{Block, Document};
use crate::markup::{Metadata, Page};
use crate::rank::Ranker;
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
    blocks_of(text, None)
}

/// The pieces of a text, which is the page's when there is one. On a whole page the trained model finds
/// the article first.
pub fn blocks_of(text: &str, page: Option<&Page>) -> Vec<Block> {
    blocks_by(text, page, labels::trained(), headline::trained())
}

/// The same by other weights.
pub(crate) fn blocks_by(
    text: &str,
    page: Option<&Page>,
    model: &impl labels::Weigh,
    headlines: &Ranker,
) -> Vec<Block> {
    let lines = page.map_or_else(|| lines::lines(text), lines::of_page);
    let pieces = pieces::pieces(text, &lines);
    let mut features = page::Page::new(text, &pieces);
    let reading = story::read(text, &pieces, page, model, headlines);
    if let Some(reading) = &reading {
        reading.settle(&mut features);
    }
    rules::classify(&mut features);
    let block = |(at, piece): (usize, &pieces::Piece)| {
        let told = features.pieces[at].kind.unwrap_or(BlockKind::Paragraph);
        let kind = reading.as_ref().map_or(told, |reading| reading.kept(at, told));
        Block {
            kind,
            span: piece.span,
            confidence: reading.as_ref().and_then(|reading| reading.confidence(at, kind)),
        }
    };
    pieces.iter().enumerate().map(block).collect()
}

/// The publication date: the one given, the one the page states to machines, or the best supported one
/// of the text.
pub fn published(
    document: &Document,
    stated: &[Stated],
    metadata: Option<&Metadata>,
    given: Option<Date>,
) -> Option<PublicationDate> {
    let known = |date, how, confidence| PublicationDate {
        date,
        how,
        span: None,
        confidence,
    };
    let given = given.map(|date| known(date, PublishedHow::Given, 1.0));
    let noted = || {
        let date = metadata::day(&metadata?.published)?;
        Some(known(date, PublishedHow::Metadata, 0.97))
    };
    given.or_else(noted).or_else(|| published::find(document, stated))
}

/// The article's title, author and outlet.
pub fn head(document: &Document, metadata: Option<&Metadata>) -> Head {
    let shown = head::read(document);
    let Some(metadata) = metadata else {
        return shown;
    };
    Head {
        title: metadata::title(metadata).or(shown.title),
        byline: metadata::byline(metadata).or(shown.byline),
        outlet: metadata::outlet(metadata).or(shown.outlet),
    }
}

/// BCP 47 code of the language the text is written in, "und" when it cannot be told.
pub fn language(document: &Document) -> String {
    language::detect(document)
}

/// Another day that the head of the page gives, when two disagree.
pub fn rival_date(
    document: &Document,
    stated: &[Stated],
    metadata: Option<&Metadata>,
    published: Option<&PublicationDate>,
) -> Option<PublicationDate> {
    published::rival(document, stated, metadata, published?)
}

/// What the reader should know about how far the analysis can be trusted. `rival` is another day that the
/// head of the page gives.
pub fn warnings(
    document: &Document,
    published: Option<&PublicationDate>,
    rival: Option<&PublicationDate>,
) -> Vec<Warning> {
    let mut found = warnings::find(document, published);
    found.extend(warnings::dates_disagree(published, rival));
    found
}
