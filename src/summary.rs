//! The article in brief.

use crate::analysis::{Entity, Event, Quantity, Summary, TimelineRow, Timex};
use crate::document::Document;
use crate::syntax::Syntax;

/// Everything that stands before the summary.
#[allow(missing_docs)]
pub struct Story<'a, 't> {
    pub document: &'a Document<'t>,
    pub syntax: &'a Syntax,
    pub entities: &'a [Entity],
    pub events: &'a [Event],
    pub timexes: &'a [Timex],
    pub quantities: &'a [Quantity],
    pub timeline: &'a [TimelineRow],
}

/// Three to five sentences, and the key facts.
pub fn summarize(_story: &Story) -> Summary {
    Summary::default()
}
