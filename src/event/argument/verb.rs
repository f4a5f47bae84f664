//! The parts of a verb: its subject, its object, and what a preposition brings in.

use super::{Filler, push, push_alone, stray_agent};
use crate::analysis::{BlockKind, Role};
use crate::clause::{Clause, joined_before};
use crate::story::Reading;
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
        && !tree.has(verb, &[Relation::OblAgent])
        && tree
            .with(verb, &[Relation::Xcomp])
            .any(|clause| tree.word(clause).tag == Tag::Vb)
}

/// Adds the parts of a verb, or of an adjective that tells what happened to somebody.
pub(super) fn fill(reading: &Reading, verb: usize, fillers: &mut Vec<Filler>) {
    let tree = reading.tree;
    // "the injured man".
    if tree.relation(verb) == Relation::Amod {
        return push_alone(fillers, tree.head(verb), Role::Patient, false);
    }
    let Some(clause) = reading.clauses.of(verb) else {
        return;
    };
    let undergoes = undergoes(tree, clause);
    push_subjects(tree, clause, undergoes, fillers);
    let agents = tree.with(verb, &[Relation::OblAgent]);
    push(tree, fillers, agents, Role::Agent, true);
    push_objects(tree, clause, undergoes, fillers);
    // "voted 27 to 9 for the plan": a figure is nobody it is done to.
    let has_object = fillers
        .iter()
        .any(|filler| filler.role == Role::Patient && !(tree.pos(filler.head) == Pos::Num && filler.own));
    push_obliques(tree, clause, has_object, fillers);
    if clause.is_passive() {
        let stray = |tree: &Tree, verb: usize| stray_agent(tree, verb).into_iter().collect();
        for unsaid in [in_deed_of, stray, host] {
            if !fillers.iter().any(|filler| filler.role == Role::Agent) {
                push(tree, fillers, unsaid(tree, verb), Role::Agent, false);
            }
        }
    }
    // "asked the court to investigate": both the court and what is asked of it.
    let complements = tree
        .with(verb, &[Relation::Xcomp, Relation::Ccomp])
        .filter(|_| !has_object || is(tree.lemma(verb), Class::ObjectControl));
    push_alone(fillers, complements, Role::Patient, true);
}

/// "The bridge collapsed": it happens to its subject. "Crashed into a wall" is done to the wall.
fn undergoes(tree: &Tree, clause: &Clause) -> bool {
    let met = clause
        .obliques
        .iter()
        .any(|&oblique| tree.introduced_by(oblique, &["into", "against"]));
    is(tree.lemma(clause.verb), Class::Undergo) && !tree.has(clause.verb, &[Relation::Obj]) && !met
}

fn push_subjects(tree: &Tree, clause: &Clause, undergoes: bool, fillers: &mut Vec<Filler>) {
    let verb = clause.verb;
    let done_to = clause.is_passive() && !is_ready(tree, verb) || undergoes || tree.pos(verb) == Pos::Adj;
    let role = if done_to { Role::Patient } else { Role::Agent };
    push(tree, fillers, &clause.subjects, role, clause.owns_subjects);
    let joined = joined_before(tree, verb, &clause.subjects);
    let second = joined_by_comma(tree, verb, &clause.subjects);
    push(tree, fillers, joined.into_iter().chain(second), role, true);
}

fn push_objects(tree: &Tree, clause: &Clause, undergoes: bool, fillers: &mut Vec<Filler>) {
    let verb = clause.verb;
    push(tree, fillers, &clause.objects, Role::Patient, true);
    // "told the crew that": with no other object, it is done to whom it is said.
    let recipient = match clause.objects.is_empty() {
        true => Role::Patient,
        false => Role::Other,
    };
    let recipients = tree.with(verb, &[Relation::Iobj]);
    push(tree, fillers, recipients, recipient, true);
    // "the treaty they signed": the noun stands where the object would.
    let lacks = tree.relation(verb) == Relation::AclRelcl
        && clause.objects.is_empty()
        && clause.owns_subjects
        && !clause.is_passive()
        && !undergoes;
    let gap = tree
        .head(verb)
        .filter(|noun| lacks && !clause.subjects.contains(noun));
    push_alone(fillers, gap, Role::Patient, false);
}

fn push_obliques(tree: &Tree, clause: &Clause, has_object: bool, fillers: &mut Vec<Filler>) {
    for oblique in tree
        .with(clause.verb, &[Relation::Obl])
        .filter(|oblique| !clause.objects.contains(oblique))
    {
        let role = if tree.introduced_by(oblique, &["by"]) && clause.is_passive() {
            Role::Agent
        } else if !has_object && brings_in(tree, clause.verb, oblique) {
            // "met with", "voted against", "crashed into": the preposition brings the object in.
            Role::Patient
        } else {
            Role::Other
        };
        push(tree, fillers, [oblique], role, true);
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
    let there = tree.has_word(clause, &[Relation::Advmod], &["where"]);
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
