//! What the deeds of one affair tell of each other: "she was convicted" and, two sentences on, "the
//! sentence".
//!
//! In an article about one trial the police arrest, the prosecutor charges and the court convicts the same
//! person, and nobody says so each time. Whom such a deed is done to, where no word says it, is the only
//! one whom the article says any of them to be done to; who did it is the only one it says to have done any
//! of those that the same office does. Two accused, or two courts, and nothing is inferred; nor from the
//! judge who sentences to the one who convicts, which may be a jury.

use super::parts::Parts;
use crate::analysis::{Entity, EntityKind, Event, Role};
use crate::words::concept;
use std::collections::HashSet;

/// Who does a deed of the affair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Office {
    Police,
    Prosecution,
    Verdict,
    Sentence,
}

/// The office that does what a verb or noun tells of.
fn office(lemma: &str) -> Option<Office> {
    match concept(lemma) {
        "arrest" | "detain" | "apprehend" => Some(Office::Police),
        "accuse" | "charge" | "prosecute" | "extradite" => Some(Office::Prosecution),
        "acquit" | "convict" | "try" => Some(Office::Verdict),
        "fine" | "imprison" | "jail" | "sentence" => Some(Office::Sentence),
        _ => None,
    }
}

/// Adds to the deeds of an affair what others of it say.
pub fn infer(events: &mut [Event], entities: &[Entity]) {
    let people: HashSet<&str> = entities
        .iter()
        .filter(|entity| entity.kind == EntityKind::Person)
        .map(|entity| entity.id.as_str())
        .collect();
    let deeds: Vec<(usize, Office)> = events
        .iter()
        .enumerate()
        .filter_map(|(index, event)| Some((index, office(&event.trigger.lemma)?)))
        .collect();
    let of = |office: Option<Office>, role| {
        let its = deeds
            .iter()
            .filter(move |(_, other)| office.is_none_or(|office| office == *other));
        only(its.filter_map(|&(index, _)| Parts::said(&events[index], role)))
    };
    let accused = of(None, Role::Patient).filter(|parts| parts.names().any(|id| people.contains(id)));
    let doers = [
        Office::Police,
        Office::Prosecution,
        Office::Verdict,
        Office::Sentence,
    ]
    .map(|office| (office, of(Some(office), Role::Agent)));
    for &(index, office) in &deeds {
        let doer = doers.iter().find(|(other, _)| *other == office);
        let doer = doer.and_then(|(_, parts)| parts.as_ref());
        for parts in doer.into_iter().chain(&accused) {
            parts.lend_to(&mut events[index]);
        }
    }
}

/// The parts, when all of them name the same; without names, when there are no others.
fn only(mut parts: impl Iterator<Item = Parts>) -> Option<Parts> {
    let first = parts.next()?;
    parts.all(|other| other.same_as(&first)).then_some(first)
}
