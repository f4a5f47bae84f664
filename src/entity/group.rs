//! Names as they are written, each with all its bearers: the nodes that linking joins.
//!
//! The same rules link mentions inside an article and entities across articles, so a group knows
//! its members only by number.

use super::name::Name;
use crate::analysis::EntityKind;
use rustc_hash::FxHashMap;

/// One way to write a name, with everything that bears it.
pub(crate) struct Group {
    pub name: Name,
    /// The name as it is written the first time.
    pub text: String,
    pub kind: EntityKind,
    /// What speaks for each kind.
    pub votes: Votes,
    /// How much of the article, or articles, is about this way of writing.
    pub weight: f64,
    /// Mentions or entities, in order.
    pub members: Vec<usize>,
    /// Whether the name is written with a company's ending ("Inc."): then it is a full name.
    pub formal: bool,
    /// The country the name stands for.
    pub country: Option<String>,
}

/// Summed confidences of the kinds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Votes([f64; KINDS.len()]);

const KINDS: [EntityKind; 10] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
    EntityKind::Facility,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Product,
    EntityKind::Law,
    EntityKind::Other,
];

impl Votes {
    pub fn add(&mut self, kind: EntityKind, confidence: f64) {
        let index = KINDS.iter().position(|known| *known == kind);
        self.0[index.unwrap_or(KINDS.len() - 1)] += confidence;
    }

    pub fn merge(&mut self, other: &Votes) {
        for (sum, vote) in self.0.iter_mut().zip(other.0) {
            *sum += vote;
        }
    }

    pub fn total(&self) -> f64 {
        self.0.iter().sum()
    }

    /// The kind with the most votes, the earlier one of equals.
    pub fn winner(&self) -> EntityKind {
        let mut best = 0;
        for at in 1..KINDS.len() {
            if self.0[at] > self.0[best] + 1e-9 {
                best = at;
            }
        }
        KINDS[best]
    }
}

/// Groups by name: one for each way of writing, people apart from things.
#[derive(Default)]
pub(crate) struct Groups {
    pub list: Vec<Group>,
    index: FxHashMap<(bool, String), usize>,
}

impl Groups {
    /// Puts a member under its name; gives the group, or nothing when the text holds no word.
    pub fn add(
        &mut self,
        member: usize,
        text: &str,
        kind: EntityKind,
        country: Option<String>,
        confidence: f64,
        weight: f64,
    ) -> Option<usize> {
        let person = kind == EntityKind::Person;
        let name = if person {
            Name::of_person(text)
        } else {
            Name::of_thing(text)
        };
        if name.words.is_empty() {
            return None;
        }
        let key = match &country {
            Some(code) => format!("={code}"),
            None => name.key(),
        };
        let formal = !person && name.is_cut(text);
        let group = *self.index.entry((person, key)).or_insert_with(|| {
            self.list.push(Group {
                name,
                text: text.to_owned(),
                kind,
                votes: Votes::default(),
                weight: 0.0,
                members: Vec::new(),
                formal: false,
                country,
            });
            self.list.len() - 1
        });
        let entry = &mut self.list[group];
        if entry.members.last() != Some(&member) {
            entry.members.push(member);
        }
        entry.formal |= formal;
        entry.weight += weight;
        entry.votes.add(kind, confidence);
        Some(group)
    }
}
