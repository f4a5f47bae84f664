//! What the rooms of the story read: built once for an article, lent to all of them.

mod names;
mod opening;

pub use names::Names;
pub use opening::story_start;

use crate::analysis::{Entity, Quantity, Quote, Timex};
use crate::clause::Clauses;
use crate::syntax::Tree;
use crate::timex::calendar::Date;

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
