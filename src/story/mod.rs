//! What the rooms of the story read: built once for an article, lent to all of them.

mod names;
mod opening;

pub use names::Names;
pub use opening::{lead, story_start, story_tokens};

use crate::analysis::{Entity, Event, Quantity, Quote, Timex};
use crate::clause::Clauses;
use crate::syntax::Tree;
use crate::timex::calendar::Date;
use std::collections::BTreeMap;

/// An article as the rooms of the story read it.
#[derive(Clone, Copy)]
pub struct Reading<'a, 't> {
    /// The text and its trees.
    pub tree: &'a Tree<'a, 't>,
    /// The clauses of the trees.
    pub clauses: &'a Clauses,
    /// Who is named where.
    pub names: &'a Names,
    /// Everybody and everything that is named.
    pub entities: &'a [Entity],
    /// The time expressions.
    pub timexes: &'a [Timex],
    /// The numbers.
    pub quantities: &'a [Quantity],
    /// The words given as somebody's.
    pub quotes: &'a [Quote],
    /// The day on which the article was published.
    pub published: Option<Date>,
}

/// The tellings of each event, by their indexes.
pub fn chains(events: &[Event]) -> Vec<Vec<usize>> {
    let mut chains: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        chains.entry(event.first_telling()).or_default().push(index);
    }
    chains.into_values().collect()
}
