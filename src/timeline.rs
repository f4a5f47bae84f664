//! The events that matter, in order of time.

use crate::analysis::{Entity, Event, TimelineRow, Timex};
use crate::document::Document;
use crate::syntax::Syntax;

/// One row for each event that matters; vague ones last.
pub fn rows(
    _document: &Document,
    _syntax: &Syntax,
    _entities: &[Entity],
    _events: &[Event],
    _timexes: &[Timex],
) -> Vec<TimelineRow> {
    Vec::new()
}
