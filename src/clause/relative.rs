//! The noun that a relative clause describes.

use super::subject::FURTHEST;
use crate::syntax::{Pos, Relation, Tag, Tree};

/// The noun a relative pronoun stands for.
pub fn antecedent(tree: &Tree, pronoun: usize) -> Option<usize> {
    if !tree.word(pronoun).tag.is_relative() {
        return None;
    }
    tree.above(pronoun)
        .take(FURTHEST)
        .find(|&above| tree.relation(above) == Relation::AclRelcl)
        .and_then(|clause| Some(described(tree, clause, tree.head(clause)?)))
        .map(|noun| introduced(tree, noun, pronoun).unwrap_or(noun))
        .or_else(|| {
            // Hung elsewhere, the clause still follows its noun.
            let noun = pronoun.checked_sub(2)?..pronoun;
            noun.rev()
                .find(|&token| tree.pos(token).is_noun() && tree.sentence(token) == tree.sentence(pronoun))
        })
}

/// Which noun a relative clause describes: the one it hangs on, or the one above or below it when only that
/// has the number of its verb ("rebels in Mali, which are a danger").
pub(super) fn described(tree: &Tree, clause: usize, noun: usize) -> usize {
    const FINITE: &[Relation] = &[Relation::Aux, Relation::AuxPass, Relation::Cop];
    let finite = || std::iter::once(clause).chain(tree.with(clause, FINITE));
    let spelt = |words: &[&str]| finite().any(|verb| words.iter().any(|word| tree.is(verb, word)));
    let many = spelt(&["are", "were", "have"]) || tree.word(clause).tag == Tag::Vbp;
    let one = spelt(&["is", "was", "has"]) || tree.word(clause).tag == Tag::Vbz;
    let agrees = |noun: usize| {
        let plural = tree.word(noun).tag.is_plural() || tree.has(noun, &[Relation::Conj]);
        !(many && !plural || one && plural)
    };
    if agrees(noun) {
        return noun;
    }
    let above = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Nmod);
    let below = tree
        .with(noun, &[Relation::Nmod])
        .filter(|&below| noun < below && below < clause);
    above
        .into_iter()
        .chain(below)
        .find(|&other| tree.pos(other).is_noun() && agrees(other))
        .unwrap_or(noun)
}

/// "Rui, the candidate of the Left, who won": set off by a comma, the clause is said of Rui.
fn introduced(tree: &Tree, noun: usize, pronoun: usize) -> Option<usize> {
    let comma = pronoun.checked_sub(1).is_some_and(|mark| tree.is(mark, ","));
    if !comma || !tree.is(pronoun, "who") || tree.relation(noun) != Relation::Nmod {
        return None;
    }
    let description = tree
        .above(noun)
        .take(FURTHEST)
        .find(|&above| tree.relation(above) != Relation::Nmod)?;
    tree.head(description)
        .filter(|&name| tree.relation(description) == Relation::Appos && tree.pos(name) == Pos::Propn)
}

/// "The ship was a freighter that carried coal": the ship carried it.
pub(super) fn equated(tree: &Tree, noun: usize) -> usize {
    tree.first(noun, &[Relation::Cop])
        .and_then(|_| tree.first(noun, &[Relation::Nsubj]))
        .unwrap_or(noun)
}
