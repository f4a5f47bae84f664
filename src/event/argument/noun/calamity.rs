//! What a calamity befalls.

use super::super::{Filler, push};
use crate::analysis::Role;
use crate::story::Reading;
use crate::syntax::{Pos, Relation};
use crate::words::{self, Class, is};

/// Adds what a calamity befalls: the object of the verb it is the subject of ("the storm battered the
/// coast"), or the place it is said to be in ("an explosion at the mine").
pub(super) fn push_struck(reading: &Reading, noun: usize, fillers: &mut Vec<Filler>) {
    let tree = reading.tree;
    let verb = tree
        .head(noun)
        .filter(|&verb| tree.pos(verb) == Pos::Verb)
        .filter(|_| tree.relation(noun).is_argument())
        .or_else(|| verb_behind(reading, noun));
    // "The storm battered the coast", but "the storm prompted the port to close".
    let does = |verb: &usize| tree.relation(noun) == Relation::Obj || is(tree.lemma(*verb), Class::Strike);
    let objects = verb
        .into_iter()
        .filter(does)
        .flat_map(|verb| tree.with(verb, &[Relation::Obj]))
        .filter(|&object| object != noun);
    // "a quake of a magnitude of six that struck the coast": it was the quake, wherever the clause hangs.
    let inside = tree.with(noun, &[Relation::Nmod]).filter(|&part| part > noun);
    let relative = std::iter::once(noun)
        .chain(inside)
        .flat_map(|described| tree.with(described, &[Relation::AclRelcl]))
        .filter(|&clause| tree.head(clause) == Some(noun) || is(tree.lemma(clause), Class::Strike))
        .filter(|&clause| {
            let subject = reading.clauses.own_subject(clause);
            subject.is_none_or(|subject| tree.word(subject).tag.is_relative())
        })
        .flat_map(|clause| tree.with(clause, &[Relation::Obj]));
    let struck: Vec<usize> = objects.chain(relative).collect();
    if !struck.is_empty() {
        push(tree, fillers, struck, Role::Patient, false);
        return;
    }
    // "The road was closed due to flooding": the road was flooded.
    let closed = tree
        .head(noun)
        .filter(|_| tree.introduced_by(noun, &["due", "because", "by"]))
        .filter(|&verb| tree.pos(verb) == Pos::Verb && reading.clauses.is_passive(verb))
        .map(|verb| reading.clauses.subjects(verb));
    if let Some(closed) = closed.filter(|closed| !closed.is_empty()) {
        push(tree, fillers, closed, Role::Patient, false);
        return;
    }
    let place = [Some(noun), verb]
        .into_iter()
        .flatten()
        .flat_map(|host| tree.with(host, &[Relation::Nmod, Relation::Obl]))
        .filter(|&place| tree.introduced_by(place, &["in", "at", "near", "off", "on", "inside"]))
        .find(|&place| !words::is_time(tree.lemma(place)) && tree.pos(place) != Pos::Num);
    for filler in fillers.iter_mut().filter(|filler| Some(filler.head) == place) {
        filler.role = Role::Patient;
    }
    push(tree, fillers, place, Role::Patient, false);
}

/// The verb right behind the phrase of a noun that is its subject, though the parser has not seen it.
fn verb_behind(reading: &Reading, noun: usize) -> Option<usize> {
    let tree = reading.tree;
    let verb = tree.phrase(noun).end;
    let follows =
        verb < tree.size() && tree.sentence(verb) == tree.sentence(noun) && tree.pos(verb) == Pos::Verb;
    (follows && reading.clauses.subjects(verb).contains(&noun)).then_some(verb)
}
