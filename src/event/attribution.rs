//! According to whom: the verbs and phrases that name a source.

use super::argument;
use super::trigger::Trigger;
use crate::story::{Names, Reading};
use crate::syntax::{Pos, Relation, Tree};
use crate::words::{Class, is, is_cue};

/// How many words up a source is looked for.
const FURTHEST: usize = 8;

/// Who is said to tell of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The entity, when the source has a name.
    pub entity: Option<usize>,
    /// The verb or preposition that says so.
    pub cue: usize,
    /// Whether the words leave open that it is so ("claimed", "is believed to").
    pub doubted: bool,
}

/// The source of an event: of its clause, or of one it is part of.
pub fn source(reading: &Reading, trigger: Trigger) -> Option<Source> {
    let tree = reading.tree;
    let start = trigger.carrier();
    let mut below = None;
    let chain = [trigger.token, start]
        .into_iter()
        .chain(tree.above(start))
        .take(FURTHEST);
    for token in chain {
        if let Some(below) = below
            && below != token
            && let Some(source) = governs(reading, token, below)
        {
            return Some(source);
        }
        for child in tree.children(token) {
            if Some(child) == below {
                continue;
            }
            if let Some(source) = beside(reading, child) {
                return Some(source);
            }
        }
        below = Some(token);
    }
    None
}

/// "TASS reported that …", "… is believed to …": the verb above tells.
fn governs(reading: &Reading, verb: usize, below: usize) -> Option<Source> {
    let tree = reading.tree;
    let lemma = tree.lemma(verb);
    if tree.pos(verb) != Pos::Verb || !is_cue(lemma) {
        return None;
    }
    let passive = reading.clauses.is_passive(verb);
    match tree.relation(below) {
        Relation::Ccomp | Relation::Parataxis => {}
        // "Norway has signed, Reuters reported": taken for an adverbial clause for its place.
        Relation::Advcl if below < verb && !is_subordinate(tree, below) => {}
        Relation::Xcomp if passive => {}
        _ => return None,
    }
    Some(told_by(reading, verb))
}

/// "…, TASS reported", "according to TASS", "as TASS reported": a phrase beside tells.
fn beside(reading: &Reading, child: usize) -> Option<Source> {
    let &Reading { tree, names, .. } = reading;
    match tree.relation(child) {
        Relation::Parataxis | Relation::Advcl | Relation::Conj
            if tree.pos(child) == Pos::Verb && is_cue(tree.lemma(child)) =>
        {
            // A clause that trails without a word to join it tells what stands before it.
            let joined = is_subordinate(tree, child) || tree.has(child, &[Relation::Cc]);
            let trails = child > tree.head(child).unwrap_or(child) && !joined;
            let has_subject =
                reading.clauses.own_subject(child).is_some() || after(tree, names, child).is_some();
            ((tree.relation(child) == Relation::Parataxis || trails) && has_subject)
                .then(|| told_by(reading, child))
        }
        Relation::Obl | Relation::Nmod | Relation::Advmod | Relation::Dep | Relation::Parataxis => {
            according_to(tree, child).map(|cue| Source {
                entity: teller(tree, names, child),
                cue,
                doubted: false,
            })
        }
        _ => None,
    }
}

/// The "according" of a phrase, however the parser hangs it.
pub fn according_to(tree: &Tree, token: usize) -> Option<usize> {
    // In a name of several words it can hang on any of them.
    let parts = tree.with(token, &[Relation::Compound, Relation::Flat]);
    let beside = parts.chain([token]).flat_map(|part| tree.children(part));
    beside.into_iter().find(|&child| {
        tree.is(child, "according") && matches!(tree.relation(child), Relation::Case | Relation::Mark)
    })
}

fn told_by(reading: &Reading, verb: usize) -> Source {
    let &Reading { tree, names, .. } = reading;
    let passive = reading.clauses.is_passive(verb);
    let agent = tree
        .with(verb, &[Relation::OblAgent, Relation::Obl])
        .find(|&agent| tree.introduced_by(agent, &["by"]));
    let quoted = matches!(tree.lemma(verb), "quote" | "cite");
    let subject = reading.clauses.subjects(verb).first().copied();
    let entity = if passive && !quoted {
        agent.and_then(|agent| teller(tree, names, agent))
    } else {
        subject
            .and_then(|subject| teller(tree, names, subject))
            .or_else(|| agent.and_then(|agent| teller(tree, names, agent)))
            .or_else(|| within(tree, names, verb))
            .or_else(|| after(tree, names, verb).filter(|_| subject.is_none()))
    };
    Source {
        entity,
        cue: verb,
        doubted: is(tree.lemma(verb), Class::Claim) || (passive && !quoted && agent.is_none()),
    }
}

/// Whether a clause has a conjunction that ties it to another by time or reason.
fn is_subordinate(tree: &Tree, clause: usize) -> bool {
    tree.with(clause, &[Relation::Mark, Relation::Advmod])
        .any(|mark| is(&tree.document.word(mark).to_lowercase(), Class::Subordinate))
}

/// "said Mayor Ana Rui": the name behind a verb of saying that a parser hung elsewhere.
fn after(tree: &Tree, names: &Names, verb: usize) -> Option<usize> {
    (verb + 1..tree.size().min(verb + 5))
        .take_while(|&token| {
            matches!(tree.pos(token), Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn)
                && tree.sentence(token) == tree.sentence(verb)
        })
        .find_map(|token| names.entity(token))
}

/// "was quoted as saying by TASS": the one who quotes hangs on the verb inside.
fn within(tree: &Tree, names: &Names, verb: usize) -> Option<usize> {
    tree.with(verb, &[Relation::Advcl, Relation::Xcomp])
        .find_map(|inner| {
            tree.with(inner, &[Relation::OblAgent, Relation::Obl])
                .find(|&agent| tree.introduced_by(agent, &["by"]))
                .and_then(|agent| teller(tree, names, agent))
        })
}

/// The entity that tells: a country's newspaper is not the country.
pub fn teller(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    if names.entity(head).is_none() && is(tree.lemma(head), Class::Agency) {
        return tree
            .with(head, &[Relation::Flat, Relation::Appos])
            .chain(tree.with(head, &[Relation::Compound]))
            // "Holm aide Ana Rui" is not Holm.
            .filter(|&child| child > head || !names.is_person(child))
            .filter_map(|child| names.entity(child))
            .next()
            .or_else(|| {
                // "the state-owned Tass news agency": the name nearest to the noun, not its owner.
                let phrase = tree.phrase(head);
                (phrase.start.max(head.saturating_sub(6))..head)
                    .rev()
                    .filter(|&token| !matches!(tree.relation(token), Relation::NmodPoss | Relation::Amod))
                    .filter(|&token| !names.is_person(token))
                    .find_map(|token| names.entity(token).filter(|_| tree.word(token).tag.is_noun()))
            });
    }
    argument::entities(tree, names, head).first().copied()
}
