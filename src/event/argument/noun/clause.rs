//! What the clause around a noun says of who takes part in what it tells.

use super::super::{Filler, push};
use crate::analysis::Role;
use crate::story::Reading;
use crate::syntax::{Pos, Relation};
use crate::words::{self, Class, is};

/// Adds what the verb lends that the noun stands with: "the board held talks", "a strike was called".
pub(super) fn push_lent(reading: &Reading, noun: usize, lender: usize, fillers: &mut Vec<Filler>) {
    let tree = reading.tree;
    let has_subject = reading
        .clauses
        .own_subject(lender)
        .is_some_and(|subject| subject != noun);
    if has_subject || tree.relation(noun) == Relation::Obj {
        let receives = matches!(
            tree.lemma(lender),
            "receive" | "suffer" | "undergo" | "see" | "get" | "catch"
        );
        let role = if receives || reading.clauses.is_passive(lender) {
            Role::Patient
        } else {
            Role::Agent
        };
        let own = reading
            .clauses
            .of(lender)
            .is_some_and(|clause| clause.owns_subjects);
        push(tree, fillers, reading.clauses.subjects(lender), role, own);
    }
    let agents = tree.with(lender, &[Relation::OblAgent]);
    push(tree, fillers, agents, Role::Agent, true);
    for oblique in tree.with(lender, &[Relation::Obl]) {
        let role = if words::is_time(tree.lemma(oblique)) {
            Role::Other
        } else if tree.introduced_by(oblique, &["with", "on", "against", "to"]) {
            Role::Patient
        } else if tree.introduced_by(oblique, &["between", "among"]) {
            Role::Agent
        } else {
            Role::Other
        };
        push(tree, fillers, [oblique], role, true);
    }
}

/// Adds agents that the clause around a noun names: who it is blamed on, who gave it, who went on from it.
pub(super) fn push_from_above(reading: &Reading, noun: usize, of_agent: bool, fillers: &mut Vec<Filler>) {
    let tree = reading.tree;
    // "a speech she gave": the verb that describes the noun lends it its subject.
    for clause in tree.with(noun, &[Relation::AclRelcl, Relation::Acl]) {
        let agents: Vec<usize> = if tree.relation(clause) == Relation::AclRelcl
            && (is(tree.lemma(clause), Class::Light) || is(tree.lemma(clause), Class::Aspect))
        {
            let subject = reading.clauses.own_subject(clause).into_iter();
            subject
                .filter(|&subject| !tree.word(subject).tag.is_relative())
                .collect()
        } else {
            tree.with(clause, &[Relation::OblAgent]).collect()
        };
        push(tree, fillers, agents, Role::Agent, false);
    }
    // "signed the agreement": it is that of those who sign it.
    if tree.relation(noun) == Relation::Obj
        && let Some(verb) = tree.head(noun)
        && matches!(tree.lemma(verb), "negotiate" | "ratify" | "sign")
    {
        push(tree, fillers, reading.clauses.subjects(verb), Role::Agent, false);
        return;
    }
    let blamed =
        |verb: usize| is(tree.lemma(verb), Class::Accuse) && tree.introduced_by(noun, &["for", "of", "over"]);
    // "accused Chile of the attack", where the parser hangs the deed on the name; "the victims of the
    // attack" are no name.
    if tree.relation(noun) == Relation::Nmod
        && let Some(accused) = tree.head(noun)
        && tree.relation(accused) == Relation::Obj
        && tree.word(accused).tag.is_name()
        && tree.head(accused).is_some_and(blamed)
    {
        push(tree, fillers, [accused], Role::Agent, false);
        return;
    }
    let Some(above) = tree.head(noun).filter(|&above| tree.pos(above) == Pos::Verb) else {
        return;
    };
    let obliquely = matches!(tree.relation(noun), Relation::Obl | Relation::Advcl);
    // "blamed the rebels for the attack", "was jailed for the murder".
    if obliquely && blamed(above) {
        let accused: Vec<usize> = if reading.clauses.is_passive(above) {
            reading.clauses.subjects(above).to_vec()
        } else {
            tree.with(above, &[Relation::Obj]).collect()
        };
        push(tree, fillers, accused, Role::Agent, false);
        return;
    }
    let has_patient = fillers.iter().any(|filler| filler.role == Role::Patient);
    // "after talks with Paris, Rome agreed": the subject of the verb the noun depends on.
    if obliquely
        && (of_agent || has_patient)
        && tree.introduced_by(noun, &["after", "following", "during", "before", "in", "at"])
    {
        push(tree, fillers, reading.clauses.subjects(above), Role::Agent, false);
    }
}

/// "a road under construction", "the firm is under investigation", "was jailed on charges of theft": whom
/// the clause says to be in it.
pub(super) fn undergoing(reading: &Reading, noun: usize) -> Vec<usize> {
    let tree = reading.tree;
    if tree.introduced_by(noun, &["under"]) {
        let subject = reading.clauses.own_subject(noun);
        let above = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Nmod);
        return subject.or(above).into_iter().collect();
    }
    let accused = tree.lemma(noun) == "charge" && tree.introduced_by(noun, &["on"]);
    match tree.head(noun).filter(|_| accused) {
        Some(verb) if reading.clauses.is_passive(verb) => reading.clauses.subjects(verb).to_vec(),
        Some(verb) if tree.pos(verb) == Pos::Verb => tree.with(verb, &[Relation::Obj]).collect(),
        _ => Vec::new(),
    }
}
