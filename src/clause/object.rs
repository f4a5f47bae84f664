//! What a verb is done to.

use crate::syntax::{Pos, Relation, Tree};
use crate::words::is_time;

/// The objects of a verb. "Found at least two bodies", "got about half of it": the preposition belongs to
/// the number. "Took the life of a
/// boy": it is done to the boy. "Monday" is none, whatever the parser says.
pub fn objects(tree: &Tree, verb: usize) -> Vec<usize> {
    let whose = |life: usize| {
        tree.with(life, &[Relation::Nmod])
            .find(|&whose| tree.introduced_by(whose, &["of"]))
    };
    let takes = matches!(tree.lemma(verb), "claim" | "take" | "cost");
    // "reversed the August 2020 report": a name that begins with a date is taken for one.
    let is_named = |object: usize| {
        object > verb
            && tree.pos(object) == Pos::Propn
            && tree
                .first(object, &[Relation::Det])
                .is_some_and(|det| tree.is(det, "the"))
    };
    tree.with(verb, &[Relation::Obj, Relation::Obl, Relation::OblTmod])
        .filter(|&object| match tree.relation(object) {
            Relation::Obj => true,
            Relation::OblTmod => is_named(object),
            _ => is_counted(tree, object),
        })
        .filter(|&object| !is_time(tree.lemma(object)))
        .map(|object| match whose(object) {
            Some(whose) if takes && tree.lemma(object) == "life" => whose,
            _ => object,
        })
        .collect()
}

/// "at least two bodies", "up to two bodies", "about half": a number with its bounds, not a phrase with a
/// preposition.
fn is_counted(tree: &Tree, oblique: usize) -> bool {
    let first = tree.phrase(oblique).start;
    let bounded = |at: usize| {
        tree.is(at, "at") && (tree.is(at + 1, "least") || tree.is(at + 1, "most"))
            || tree.is(at, "to") && at > 0 && tree.is(at - 1, "up")
    };
    let number = tree.pos(oblique) == Pos::Num || tree.has(oblique, &[Relation::Nummod]);
    let share = matches!(tree.lemma(oblique), "half" | "quarter" | "third" | "dozen");
    let roughly = tree.is_one_of(first, &["about", "around", "almost", "nearly", "over"]);
    first < oblique && (number && bounded(first) || share && roughly)
}
