//! Subjects that a parser hung on another word than their verb.

use super::group::is_finite;
use super::subject::{FURTHEST, SUBJECTS, has_preposition};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{is_cue, is_time};

/// How many words of description can stand between a noun and its verb.
const TRAILING: usize = 16;

/// "In Faro, Portugal, police closed a road", with the police taken for a second name of Portugal: it says
/// where Faro is.
pub fn behind_scene(tree: &Tree, subject: usize) -> Option<usize> {
    let town = subject.checked_sub(2)?;
    let opens = tree.is(town + 1, ",")
        && tree.introduced_by(town, &["in", "near", "at", "outside"])
        && tree.relation(town) == Relation::Obl
        && tree.pos(subject) == Pos::Propn;
    tree.with(subject, &[Relation::Appos])
        .find(|&noun| {
            // A second name has a comma at either end.
            let end = tree.phrase(noun).end;
            let closed = (end - 1..tree.size().min(end + 1)).any(|at| tree.is(at, ","));
            tree.pos(noun) == Pos::Noun && !closed
        })
        .filter(|_| opens && tree.sentence(town) == tree.sentence(subject))
}

/// "Rui, the police said, has left": what Rui does is the clause's; the police, taken for an apposition,
/// say it. Both subjects, the clause's first.
pub(super) fn set_off(tree: &Tree, verb: usize) -> Option<(usize, usize)> {
    let is_comma = |token: usize| token < tree.size() && tree.is(token, ",");
    if !is_cue(tree.lemma(verb)) || !is_comma(verb + 1) {
        return None;
    }
    let subject = tree.first(verb, &[Relation::Nsubj])?;
    let teller = tree
        .with(subject, &[Relation::Appos])
        .find(|&teller| tree.phrase(teller).end == verb)?;
    let opens = tree.phrase(teller).start.checked_sub(1).is_some_and(is_comma);
    let clause = tree
        .with(verb, &[Relation::Ccomp])
        .any(|clause| clause > verb && is_finite(tree, clause) && tree.first(clause, SUBJECTS).is_none());
    (opens && clause).then_some((subject, teller))
}

/// The subject of what is reported, where a parser hung it on the verb that reports: "announced a team
/// led by Rui had found it".
pub(super) fn reported(tree: &Tree, clause: usize, verb: usize) -> Option<usize> {
    if !is_finite(tree, clause) || !is_cue(tree.lemma(verb)) {
        return None;
    }
    tree.with(verb, &[Relation::Obj, Relation::Obl, Relation::Ccomp])
        .filter(|&noun| verb < noun && noun < clause && tree.preposition(noun).is_none())
        .filter(|&noun| tree.first(noun, &[Relation::Cop, Relation::Nsubj]).is_none())
        .filter(|&noun| matches!(tree.pos(noun), Pos::Noun | Pos::Propn) && !is_time(tree.lemma(noun)))
        .last()
        .or_else(|| set_off(tree, verb).map(|(subject, _)| subject))
}

/// "was carrying coal and a pilot boat of the port rammed it": the noun behind "and", taken for one more
/// object of the verb before, is the subject of the verb behind.
pub(super) fn joined_clause(tree: &Tree, verb: usize) -> Option<usize> {
    let joined = matches!(tree.relation(verb), Relation::Advcl | Relation::Conj);
    let has_own = tree.first(verb, &[Relation::Mark, Relation::Cc]).is_some();
    if !joined || has_own || !is_finite(tree, verb) {
        return None;
    }
    (verb.saturating_sub(TRAILING)..verb)
        .rev()
        .filter(|&noun| tree.relation(noun) == Relation::Conj && tree.phrase(noun).end == verb)
        .find(|&noun| {
            let objects = |above: usize| matches!(tree.relation(above), Relation::Obj | Relation::Obl);
            matches!(tree.pos(noun), Pos::Noun | Pos::Propn)
                && tree
                    .first(noun, &[Relation::Cc])
                    .is_some_and(|cc| tree.is(cc, "and"))
                && tree.head(noun).is_some_and(objects)
        })
}

/// "Ana Rui, the mayor, and Ben Ode signed": cut off by its apposition, the first of two subjects is
/// taken for a noun the clause describes; the "and" before the second gives it away.
pub fn joined_before(tree: &Tree, verb: usize, subjects: &[usize]) -> Option<usize> {
    let clause = matches!(tree.relation(verb), Relation::AclRelcl | Relation::Acl);
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
        ["all", "both", "many", "most", "neither", "several", "some"]
            .iter()
            .any(|word| tree.is(token, word))
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
    let Some(first) = (opening + 1..phrase.end.min(opening + TRAILING)).find(|&noun| {
        joined(tree.relation(noun))
            && matches!(tree.pos(noun), Pos::Noun | Pos::Propn)
            && starts_behind_comma(noun)
    }) else {
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
