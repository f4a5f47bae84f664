//! What happened, who took part, and who said so.

use crate::analysis::{Entity, Event, Quote, Timex};
use crate::document::Document;
use crate::syntax::Syntax;

/// The events of a document, in order of mention.
pub fn extract(
    _document: &Document,
    _syntax: &Syntax,
    _entities: &[Entity],
    _timexes: &[Timex],
) -> Vec<Event> {
    Vec::new()
}

/// The words given as somebody's, in order.
pub fn quotes(_document: &Document, _syntax: &Syntax, _entities: &[Entity]) -> Vec<Quote> {
    Vec::new()
}
