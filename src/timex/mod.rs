//! Time expressions: what the text states, and what that means on a calendar.

pub mod calendar;

use crate::analysis::Timex;
use crate::document::Document;
use crate::span::Span;
use calendar::Date;

/// A time expression as the text states it, before anything is inferred.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Where it stands.
    pub span: Span,
}

/// The time expressions of a document, in order, as stated.
pub fn recognize(_document: &Document) -> Vec<Stated> {
    Vec::new()
}

/// What the stated expressions mean when the article was published on `published`.
pub fn resolve(_document: &Document, _stated: Vec<Stated>, _published: Option<Date>) -> Vec<Timex> {
    Vec::new()
}
