//! Subjects that a parser hung on another word than their verb.

use super::group::is_finite;
use super::subject::{FURTHEST, has_preposition};
use crate::syntax::{Pos, Relation, Tag, Tree};

/// How many words of description can stand between a noun and its verb.
const TRAILING: usize = 16;

/// "Ana Rui, the mayor, and Ben Ode signed": cut off by its apposition, the first of two subjects is
/// taken for a noun the clause describes; the "and" before the second gives it away.
pub fn joined_before(tree: &Tree, verb: usize, subjects: &[usize]) -> Option<usize> {
    let clause = tree.relation(verb).describes();
    let subject = subjects.first().copied().filter(|_| clause)?;
    let noun = tree.head(verb).filter(|noun| *noun < subject)?;
    tree.with(verb, &[Relation::Cc])
        .any(|cc| noun < cc && cc < subject && tree.is(cc, "and"))
        .then_some(noun)
}

/// The nouns before a verb with a tense but without a subject, which a parser hung elsewhere: after the
/// phrase that opens the sentence ("In Rome, Rui, the mayor, signed"), or right before the verb.
pub(super) fn nouns_before(tree: &Tree, verb: usize) -> Vec<usize> {
    let word = tree.word(verb);
    let past = word.tag == Tag::Vbn && word.relation == Relation::Root;
    if !(past || is_finite(tree, verb)) {
        return Vec::new();
    }
    let opened = after_opening(tree, verb);
    if !opened.is_empty() {
        return opened;
    }
    // "Both agreed": the word stands for those it would stand before.
    let is_lone = |token: usize| {
        tree.is_one_of(
            token,
            &["all", "both", "many", "most", "neither", "several", "some"],
        )
    };
    let is_noun =
        |token: usize| matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron) || is_lone(token);
    let Some(last) = (verb.saturating_sub(4)..verb)
        .rev()
        .find(|&token| !matches!(tree.pos(token), Pos::Aux | Pos::Adv) || is_lone(token))
        .filter(|&token| is_noun(token) && tree.sentence(token) == tree.sentence(verb))
    else {
        return Vec::new();
    };
    let comma = |from: usize, to: usize| (from..to).rev().any(|token| tree.is(token, ","));
    let mut noun = last;
    for above in tree.above(last).take(FURTHEST) {
        // "a storm that came from the sea hit": through the clause that describes the noun.
        let describes = matches!(tree.relation(above), Relation::Acl | Relation::AclRelcl);
        if above >= verb || comma(above, noun) || !(is_noun(above) || describes) {
            break;
        }
        noun = if is_noun(above) { above } else { noun };
    }
    if has_preposition(tree, noun) || matches!(tree.relation(noun), Relation::Obj | Relation::Nmod) {
        return Vec::new();
    }
    vec![noun]
}

/// "After the talks in Rome, Rui and Ode signed": what stands behind the comma, taken for something
/// joined to Rome or said of it, is the subject.
fn after_opening(tree: &Tree, verb: usize) -> Vec<usize> {
    let starts_behind_comma = |noun: usize| {
        let start = tree.phrase(noun).start;
        tree.is(start, ",") || start > 0 && tree.is(start - 1, ",")
    };
    let joined = |relation: Relation| matches!(relation, Relation::Conj | Relation::Appos);
    let Some(opening) = tree
        .with(verb, &[Relation::Obl])
        .find(|&opening| opening < verb && tree.preposition(opening).is_some())
    else {
        return Vec::new();
    };
    let phrase = tree.phrase(opening);
    let Some(first) = (opening + 1..phrase.end.min(opening + TRAILING))
        .find(|&noun| joined(tree.relation(noun)) && tree.pos(noun).is_noun() && starts_behind_comma(noun))
    else {
        return Vec::new();
    };
    let siblings = tree.head(first).into_iter().flat_map(|head| tree.children(head));
    let mut subjects = vec![first];
    subjects.extend(
        siblings
            .filter(|&noun| noun > first && tree.relation(noun) == Relation::Conj)
            .take_while(|&noun| !starts_behind_comma(noun)),
    );
    subjects
}
