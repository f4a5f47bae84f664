//! Who does it and to whom: the parts of an event, read off the tree.

mod bearer;
mod noun;
mod subject;
mod verb;

use super::tree::Tree;
use super::trigger::Trigger;
use crate::analysis::Role;
use crate::syntax::{Pos, Relation};

pub use bearer::{entities, several};
pub use subject::{own_subject, subjects};
pub use verb::is_passive;

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
pub fn find(tree: &Tree, trigger: Trigger) -> Vec<Filler> {
    let mut fillers = Vec::new();
    match trigger.verb {
        Some(verb) if verb == trigger.token && tree.pos(verb) != Pos::Noun => {
            verb::fill(tree, verb, &mut fillers)
        }
        verb => noun::fill(tree, trigger.token, verb, &mut fillers),
    }
    let named: Vec<Filler> = fillers
        .iter()
        .flat_map(|filler| included(tree, trigger, filler))
        .collect();
    fillers.extend(named);
    // A clause does nothing; the parser took it for a subject.
    fillers.retain(|filler| filler.role != Role::Agent || tree.pos(filler.head) != Pos::Verb);
    let mut seen = Vec::new();
    fillers.retain(|filler| {
        let new = !seen.contains(&filler.head);
        seen.push(filler.head);
        new
    });
    fillers.sort_by_key(|filler| match filler.role {
        Role::Agent => 0,
        Role::Patient => 1,
        Role::Other => 2,
    });
    fillers
}

/// "Three banks, including Lind & Co., failed": what is named of those who take part does so too.
fn included(tree: &Tree, trigger: Trigger, filler: &Filler) -> Vec<Filler> {
    let is_subject = matches!(tree.relation(filler.head), Relation::Nsubj | Relation::NsubjPass);
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

/// Adds phrases and what is joined to them.
fn push(tree: &Tree, fillers: &mut Vec<Filler>, heads: &[usize], role: Role, own: bool) {
    for &head in heads {
        // A conjunct of a clause is a clause, not a second subject.
        let nouns = tree.conjuncts(head).filter(|&token| {
            token == head || matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
        });
        fillers.extend(nouns.map(|head| Filler { head, role, own }));
    }
}
