//! Where an event happened.

use super::trigger::Trigger;
use crate::analysis::EntityKind;
use crate::story::{Names, Reading};
use crate::syntax::{Pos, Relation, Tree};
use crate::words;

/// The place of an event: the entity's index.
pub fn of(reading: &Reading, trigger: Trigger) -> Option<usize> {
    let &Reading {
        tree, clauses, names, ..
    } = reading;
    let own = [Some(trigger.token), trigger.verb]
        .into_iter()
        .flatten()
        .find_map(|token| beside(tree, names, token));
    if own.is_some() {
        return own;
    }
    if let Some(nested) = nested(tree, names, trigger) {
        return Some(nested);
    }
    if words::concept(&tree.lemma(trigger.token).to_lowercase()) == "visit" {
        return visited(tree, names, trigger.token);
    }
    // "arrested and charged in Paris", "met to sign in Rome": the place of the verb they share.
    let start = trigger.carrier();
    let above = tree.head(start)?;
    let shared = match tree.relation(start) {
        Relation::Conj | Relation::Xcomp => tree.pos(above) == Pos::Verb,
        Relation::Obl => tree.introduced_by(start, &["during", "in", "at"]),
        Relation::Obj => true,
        _ => false,
    };
    let joined = || {
        tree.with(start, &[Relation::Conj])
            .filter(|&next| tree.pos(next) == Pos::Verb && clauses.own_subject(next).is_none())
            .find_map(|next| beside(tree, names, next))
    };
    shared
        .then(|| beside(tree, names, above))
        .flatten()
        .or_else(joined)
}

/// "was welcomed by the mayor in Lyon": a parser hangs the place on the noun before it as often as
/// on the verb.
fn nested(tree: &Tree, names: &Names, trigger: Trigger) -> Option<usize> {
    let verb = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb)?;
    tree.with(
        verb,
        &[
            Relation::OblAgent,
            Relation::Obj,
            Relation::Obl,
            Relation::OblTmod,
        ],
    )
    .filter(|&noun| noun > verb && !names.kind(noun).is_some_and(is_place))
    .find_map(|noun| beside(tree, names, noun))
}

fn is_place(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Place | EntityKind::Facility)
}

/// Words that lead to the place of something.
const LEADING: &[&str] = &[
    "in", "at", "near", "outside", "off", "inside", "across", "around", "within", "on", "over",
];

fn beside(tree: &Tree, names: &Names, token: usize) -> Option<usize> {
    const PARTS: &[Relation] = &[
        Relation::Appos,
        Relation::Flat,
        Relation::Nmod,
        Relation::Compound,
    ];
    let named = |token: usize| {
        let place = names.kind(token).is_some_and(is_place);
        names.entity(token).filter(|_| place)
    };
    // "in the city of Fresno", "at his home in Fresno".
    let belongs =
        |&child: &usize| tree.relation(child) != Relation::Nmod || tree.introduced_by(child, &["of", "in"]);
    // "Called on France" and "argued over Crimea" are elsewhere, "met on Wake Island" is there.
    let elsewhere = |&phrase: &usize| {
        tree.relation(phrase) == Relation::Obl
            && tree.introduced_by(phrase, &["on", "over"])
            && names.kind(phrase) == Some(EntityKind::Place)
            && !tree.is_one_of(phrase, &["island", "islands", "hill", "street", "avenue", "road"])
    };
    tree.with(token, &[Relation::Obl, Relation::Nmod])
        .filter(|&phrase| tree.introduced_by(phrase, LEADING))
        .filter(|phrase| !elsewhere(phrase))
        .find_map(|phrase| named(phrase).or_else(|| tree.with(phrase, PARTS).filter(belongs).find_map(named)))
}

fn visited(tree: &Tree, names: &Names, token: usize) -> Option<usize> {
    tree.with(token, &[Relation::Obj, Relation::Nmod])
        .filter(|&phrase| tree.relation(phrase) == Relation::Obj || tree.introduced_by(phrase, &["to"]))
        .filter(|&phrase| names.kind(phrase).is_some_and(is_place))
        .find_map(|phrase| names.entity(phrase))
}
