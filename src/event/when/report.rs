//! The days on which things were reported.

use super::FURTHEST;
use crate::analysis::Timex;
use crate::clause::Clauses;
use crate::syntax::{Pos, Relation, Tree};
use crate::words::is_cue;
use std::collections::HashMap;

/// The days on which verbs of saying report: the timex of each such verb, by its token.
pub fn reports(tree: &Tree, timexes: &[Timex]) -> HashMap<usize, usize> {
    let mut reports = HashMap::new();
    for (index, timex) in timexes.iter().enumerate() {
        let head = tree.head_of(tree.document.tokens_in(timex.span));
        let above = head.and_then(|head| tree.head(head));
        if let Some(verb) = above.filter(|&verb| tree.pos(verb) == Pos::Verb && is_cue(tree.lemma(verb)))
            && timex.interval.is_some()
        {
            reports.entry(verb).or_insert(index);
        }
    }
    reports
}

/// The timex of the day on which the clause around a token was reported.
pub fn reported(
    tree: &Tree,
    clauses: &Clauses,
    reports: &HashMap<usize, usize>,
    token: usize,
) -> Option<usize> {
    std::iter::once(token)
        .chain(tree.above(token).take(FURTHEST))
        .find_map(|above| {
            let beside = tree
                .with(above, &[Relation::Parataxis])
                .find_map(|child| reports.get(&child));
            // "Cases were reported on Monday in the floods": the day of the cases, not of the floods.
            let received = clauses.passive_subject(above);
            let told = received.is_none_or(|subject| subject == token || tree.pos(subject) == Pos::Pron);
            reports
                .get(&above)
                .filter(|_| above != token && told)
                .or(beside)
                .copied()
        })
}
