//! The article in brief.

use crate::analysis::{Entity, Event, Quantity, Summary, TimelineRow, Timex};
use crate::document::Document;

/// Three to five sentences, and the key facts.
pub fn summarize(
    _document: &Document,
    _entities: &[Entity],
    _events: &[Event],
    _timexes: &[Timex],
    _quantities: &[Quantity],
    _timeline: &[TimelineRow],
) -> Summary {
    Summary::default()
}
