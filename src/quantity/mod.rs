//! Numbers with a meaning: money, shares, counts, measures.

use crate::analysis::{Quantity, Timex};
use crate::document::Document;

/// The quantities of a document, in order; none of them lies inside a time expression.
pub fn find(_document: &Document, _timexes: &[Timex]) -> Vec<Quantity> {
    Vec::new()
}
