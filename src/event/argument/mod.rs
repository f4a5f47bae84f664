//! Who does it and to whom: the parts of an event, read off the tree.

mod antecedent;
mod noun;
mod plural;
mod referent;
mod verb;

use super::trigger::Trigger;
use crate::analysis::Role;
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, event_noun, is, is_time};
use std::borrow::Borrow;

pub use antecedent::antecedent;
pub use plural::several;
pub use referent::{described_by, entities};

/// How many words behind an event its agent is looked for where a parser hung it on another word.
const STRAY_REACH: usize = 20;

/// A phrase that fills a part in an event, by the token that heads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// The head of the phrase.
    pub head: usize,
    /// Its part.
    pub role: Role,
    /// Whether the phrase depends on the trigger itself, not on a verb or noun above.
    pub own: bool,
}

/// The parts of an event, agents first.
pub fn find(reading: &Reading, trigger: Trigger) -> Vec<Filler> {
    let tree = reading.tree;
    let mut fillers = Vec::new();
    match trigger.verb {
        Some(verb) if verb == trigger.token && tree.pos(verb) != Pos::Noun && !is_gerund(tree, verb) => {
            verb::fill(reading, verb, &mut fillers)
        }
        verb => noun::fill(reading, trigger.token, verb, &mut fillers),
    }
    let named: Vec<Filler> = fillers
        .iter()
        .flat_map(|filler| included(tree, trigger, filler))
        .collect();
    fillers.extend(named);
    // A clause does nothing; the parser took it for a subject.
    fillers.retain(|filler| filler.role != Role::Agent || tree.pos(filler.head) != Pos::Verb);
    // Who was found in two parts has the more telling one.
    fillers.sort_by_key(|filler| match filler.role {
        Role::Agent => 0,
        Role::Patient => 1,
        Role::Other => 2,
    });
    let mut seen = Vec::new();
    fillers.retain(|filler| {
        let new = !seen.contains(&filler.head);
        seen.push(filler.head);
        new
    });
    fillers
}

/// "Three banks, including Lind & Co., failed": what is named of those who take part does so too.
fn included(tree: &Tree, trigger: Trigger, filler: &Filler) -> Vec<Filler> {
    let is_subject = tree.relation(filler.head).is_subject();
    let of_verb = trigger.verb.filter(|_| is_subject && filler.own);
    [Some(filler.head), of_verb]
        .into_iter()
        .flatten()
        .flat_map(|above| tree.with(above, &[Relation::Nmod, Relation::Obl]))
        .filter(|&part| tree.introduced_by(part, &["including"]))
        .flat_map(|part| tree.conjuncts(part))
        .map(|head| Filler { head, ..*filler })
        .collect()
}

/// "Rain caused flooding": written like a verb, used like the noun it can be.
fn is_gerund(tree: &Tree, verb: usize) -> bool {
    let word = tree.word(verb);
    let brings_about = |verb: usize| {
        matches!(
            tree.lemma(verb),
            "bring" | "cause" | "face" | "report" | "see" | "suffer" | "trigger"
        )
    };
    word.tag == Tag::Vbg
        && matches!(word.relation, Relation::Xcomp | Relation::Obj)
        && word.head.is_some_and(brings_about)
        && event_noun(&tree.document.word(verb).to_lowercase()).is_some()
}

/// "Was sent to prison by a court", "the sale of the firm by its owner": who does it, though the parser
/// hangs the phrase on the noun before it.
fn stray_agent(tree: &Tree, host: usize) -> Option<usize> {
    let is_stray = |&noun: &usize| {
        tree.relation(noun) == Relation::Nmod
            && tree.introduced_by(noun, &["by"])
            && !is_time(tree.lemma(noun))
            && tree.pos(noun) != Pos::Num
            && tree.head(noun).is_some_and(|above| {
                above > host
                    && !is(tree.lemma(above), Class::Message)
                    && event_noun(tree.lemma(above)).is_none()
            })
    };
    (host + 1..tree.phrase(host).end)
        .take(STRAY_REACH)
        .take_while(|&token| token == host || tree.pos(token) != Pos::Verb)
        .find(is_stray)
}

/// Adds phrases without what is joined to them.
fn push_alone(fillers: &mut Vec<Filler>, heads: impl IntoIterator<Item = usize>, role: Role, own: bool) {
    fillers.extend(heads.into_iter().map(|head| Filler { head, role, own }));
}

/// Adds phrases and what is joined to them.
fn push(
    tree: &Tree,
    fillers: &mut Vec<Filler>,
    heads: impl IntoIterator<Item = impl Borrow<usize>>,
    role: Role,
    own: bool,
) {
    for head in heads {
        let head = *head.borrow();
        // A conjunct of a clause is a clause, not a second subject.
        let nouns = tree.conjuncts(head).filter(|&token| {
            token == head || matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
        });
        fillers.extend(nouns.map(|head| Filler { head, role, own }));
    }
}
