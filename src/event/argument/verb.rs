//! The parts of a verb: its subject, its object, and what a preposition brings in.

use super::{Filler, push, stray_agent};
use crate::analysis::{BlockKind, Role};
use crate::clause::{is_passive, joined_before, objects, subjects};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, event_noun, is};

/// "Chile, Norway sign treaty": headlines leave out the "and", and the verb tells that there are two.
fn joined_by_comma(tree: &Tree, verb: usize, subjects: &[usize]) -> Option<usize> {
    let first = subjects.first().copied().filter(|_| is_headline(tree, verb))?;
    tree.with(first, &[Relation::Appos]).find(|&second| {
        matches!(tree.word(verb).tag, Tag::Vbp | Tag::Vb)
            && tree.pos(first) == Pos::Propn
            && tree.pos(second) == Pos::Propn
            && tree.phrase(second).end == verb
    })
}

fn is_headline(tree: &Tree, token: usize) -> bool {
    tree.document.block_of(tree.sentence(token)).kind == BlockKind::Headline
}

/// "is prepared to lend": nobody has prepared whoever is ready to do something.
fn is_ready(tree: &Tree, verb: usize) -> bool {
    matches!(tree.lemma(verb), "commit" | "determine" | "prepare" | "resolve")
        && tree.first(verb, &[Relation::OblAgent]).is_none()
        && tree
            .with(verb, &[Relation::Xcomp])
            .any(|clause| tree.word(clause).tag == Tag::Vb)
}

/// Adds the parts of a verb, or of an adjective that tells what happened to somebody.
pub(super) fn fill(tree: &Tree, verb: usize, fillers: &mut Vec<Filler>) {
    let passive = is_passive(tree, verb);
    // "crashed into a wall": what it is done to stands behind the preposition.
    let met = tree
        .with(verb, &[Relation::Obl])
        .any(|oblique| tree.introduced_by(oblique, &["into", "against"]));
    let undergoes =
        is(tree.lemma(verb), Class::Undergo) && tree.first(verb, &[Relation::Obj]).is_none() && !met;
    let adjective = tree.pos(verb) == Pos::Adj;
    let subject_role = if passive && !is_ready(tree, verb) || undergoes || adjective {
        Role::Patient
    } else {
        Role::Agent
    };
    let injured = matches!(tree.relation(verb), Relation::Amod);
    if injured {
        fillers.extend(tree.head(verb).map(|head| Filler {
            head,
            role: Role::Patient,
            own: false,
        }));
        return;
    }
    let (subjects, own) = subjects(tree, verb);
    push(tree, fillers, &subjects, subject_role, own);
    if let Some(first) = joined_before(tree, verb, &subjects) {
        push(tree, fillers, &[first], subject_role, true);
    }
    if let Some(second) = joined_by_comma(tree, verb, &subjects) {
        push(tree, fillers, &[second], subject_role, true);
    }
    let agents: Vec<usize> = tree.with(verb, &[Relation::OblAgent]).collect();
    push(tree, fillers, &agents, Role::Agent, true);
    let objects = objects(tree, verb);
    let recipients: Vec<usize> = tree.with(verb, &[Relation::Iobj]).collect();
    push(tree, fillers, &objects, Role::Patient, true);
    // "told the crew that": with no other object, it is done to whom it is said.
    let recipient = if objects.is_empty() {
        Role::Patient
    } else {
        Role::Other
    };
    push(tree, fillers, &recipients, recipient, true);
    if tree.relation(verb) == Relation::AclRelcl && objects.is_empty() && !passive && !undergoes {
        // "the treaty they signed": the noun stands where the object would.
        let gap = tree.head(verb).filter(|&noun| own && !subjects.contains(&noun));
        fillers.extend(gap.map(|head| Filler {
            head,
            role: Role::Patient,
            own: false,
        }));
    }
    // "voted 27 to 9 for the plan": a figure is nobody it is done to.
    let has_object = fillers
        .iter()
        .any(|filler| filler.role == Role::Patient && !(tree.pos(filler.head) == Pos::Num && filler.own));
    for oblique in tree
        .with(verb, &[Relation::Obl])
        .filter(|oblique| !objects.contains(oblique))
    {
        let role = if tree.introduced_by(oblique, &["by"]) && passive {
            Role::Agent
        } else if !has_object && brings_in(tree, verb, oblique) {
            // "met with", "voted against", "crashed into": the preposition brings the object in.
            Role::Patient
        } else {
            Role::Other
        };
        push(tree, fillers, &[oblique], role, true);
    }
    let has_agent = |fillers: &[Filler]| fillers.iter().any(|filler| filler.role == Role::Agent);
    if passive && !has_agent(fillers) {
        push(tree, fillers, &in_deed_of(tree, verb), Role::Agent, false);
    }
    if passive && !has_agent(fillers) {
        push(tree, fillers, &stray_agent(tree, verb), Role::Agent, false);
    }
    if passive && !has_agent(fillers) {
        push(tree, fillers, &host(tree, verb), Role::Agent, false);
    }
    for complement in tree.with(verb, &[Relation::Xcomp, Relation::Ccomp]) {
        // "asked the court to investigate": both the court and what is asked of it.
        if !has_object || is(tree.lemma(verb), Class::ObjectControl) {
            fillers.push(Filler {
                head: complement,
                role: Role::Patient,
                own: true,
            });
        }
    }
}

/// "was arrested in a raid by the police": who does the deed in which something is done does it.
fn in_deed_of(tree: &Tree, verb: usize) -> Vec<usize> {
    tree.with(verb, &[Relation::Obl])
        .filter(|&deed| tree.introduced_by(deed, &["in", "during"]) && event_noun(tree.lemma(deed)).is_some())
        .flat_map(|deed| tree.with(deed, &[Relation::Nmod]))
        .filter(|&agent| tree.introduced_by(agent, &["by"]))
        .collect()
}

/// "surrendered to the Water Police, where they were questioned": those at whose place something is done
/// to somebody do it.
fn host(tree: &Tree, verb: usize) -> Vec<usize> {
    let clause = match tree.head(verb) {
        Some(first) if tree.relation(verb) == Relation::Conj => first,
        _ => verb,
    };
    let there = tree
        .with(clause, &[Relation::Advmod])
        .any(|word| tree.is(word, "where"));
    let Some(above) = tree.head(clause).filter(|_| there) else {
        return Vec::new();
    };
    let acts = |noun: usize| {
        let lemma = tree.lemma(noun).to_lowercase();
        is(&lemma, Class::Group) || matches!(lemma.as_str(), "department" | "hospital" | "tribunal")
    };
    let hosts: Vec<usize> = match tree.relation(clause) {
        Relation::AclRelcl => vec![above],
        Relation::Advcl => tree
            .with(above, &[Relation::Obl, Relation::Obj])
            .filter(|&noun| noun < clause)
            .collect(),
        _ => Vec::new(),
    };
    hosts.into_iter().filter(|&noun| acts(noun)).collect()
}

/// Whether the preposition of a phrase brings in what the verb is done to: "met with", "voted
/// against", "crashed into", "suffer from".
fn brings_in(tree: &Tree, verb: usize, oblique: usize) -> bool {
    let own: &[&str] = match tree.lemma(verb) {
        "resign" | "retire" | "step" => &["as", "from"],
        "suffer" | "recover" | "escape" | "flee" | "withdraw" | "depart" | "retreat" => &["from"],
        "surrender" | "respond" | "react" | "appeal" | "object" | "submit" | "agree" | "switch" => &["to"],
        _ => &[],
    };
    tree.introduced_by(oblique, &["with", "against", "into", "on", "for", "at"])
        || tree.introduced_by(oblique, own)
}
