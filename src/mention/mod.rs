//! Places in the text that name something.

use crate::analysis::EntityKind;
use crate::document::Document;
use crate::span::Span;
use std::ops::Range;

/// A place in the text that names something, before it is known what else names the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands: whole tokens, without titles and possessive endings.
    pub span: Span,
    /// The same as a range of the document's tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided ("model", "gazetteer:country", "pattern:acronym").
    pub evidence: Vec<String>,
    /// ISO 3166-1 alpha-2 code when the gazetteer knows it.
    pub country: Option<String>,
}

/// The mentions of a document, in order, without overlaps.
pub fn find(_document: &Document) -> Vec<Mention> {
    Vec::new()
}
