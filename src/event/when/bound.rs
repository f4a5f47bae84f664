//! "Before May", "until 2014": a time that only bounds when something happened.

use super::FURTHEST;
use crate::analysis::Timex;
use crate::clause::Clauses;
use crate::syntax::Tree;

/// On which side of a time something happened, or how far it went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Earlier: "before May", "prior to May".
    Before,
    /// Later: "after May".
    After,
    /// At that time at the latest: "by May".
    By,
    /// On and on to that time: "until May", "through May".
    Until,
}

impl Bound {
    /// The word a row says it with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::By => "by",
            Self::Until => "until",
        }
    }

    /// Whether what is so bound did not happen at that time.
    pub fn is_outside(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

/// How a time expression, by its index, only bounds what happened. None where it says when it was, for the end of a
/// stretch ("from March 3 through 5"), and for "did not open until May", when it opened.
pub fn bound(tree: &Tree, clauses: &Clauses, timexes: &[Timex], index: usize) -> Option<Bound> {
    let head = tree.head_of(tree.document.tokens_in(timexes[index].span))?;
    let preposition = tree.preposition(head).filter(|&word| word < head)?;
    let until = || {
        let ends_a_stretch = index
            .checked_sub(1)
            .is_some_and(|before| tree.document.tokens_in(timexes[before].span).end == preposition);
        let denied = tree
            .above(head)
            .take(FURTHEST)
            .any(|above| clauses.is_negated(above));
        (!ends_a_stretch && !denied).then_some(Bound::Until)
    };
    match tree.lemma(preposition) {
        "before" | "prior" => Some(Bound::Before),
        "after" => Some(Bound::After),
        "by" => Some(Bound::By),
        "until" | "till" | "through" => until(),
        _ => None,
    }
}
