//! The tables of rules that forbid a line, and how they are asked.

use super::{Labeller, border, broken, clause, empty, excerpt, line, noun};
use crate::rule::{Rejected, Rule};

/// Looks at something and says whether the rule forbids it.
pub(super) type Check<I> = fn(&Labeller<'_, '_>, &I) -> bool;

/// Rules that forbid; the first that does is named.
pub(super) type Table<I> = [Rule<Check<I>>];

impl Labeller<'_, '_> {
    /// The first rule of some tables that forbids something, if any does.
    pub(super) fn forbidden<I: ?Sized>(&self, tables: &[&Table<I>], it: &I) -> Option<Rejected> {
        tables
            .iter()
            .flat_map(|table| table.iter())
            .find(|rule| rule.name != self.without && (rule.run)(self, it))
            .map(Rule::rejection)
    }
}

/// The names of all rules that forbid a line, but for the guards against trees that are wrong.
pub fn rules() -> Vec<&'static str> {
    fn names<I: ?Sized>(table: &Table<I>) -> impl Iterator<Item = &'static str> + '_ {
        table.iter().map(|rule| rule.name)
    }
    names(clause::UNTOLD)
        .chain(names(broken::BROKEN))
        .chain(names(empty::EMPTY))
        .chain(names(line::LINE))
        .chain(names(noun::NOUN))
        .chain(names(excerpt::SENTENCE))
        .chain(names(border::INSIDE))
        .collect()
}
