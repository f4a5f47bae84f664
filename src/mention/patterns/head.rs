//! What the noun says that a name is built on: a committee is an organization, whatever else its name
//! speaks of.

use super::lower;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;
use std::ops::Range;

/// Nouns that, as the head of a name, leave no other reading.
const BODIES: [&str; 32] = [
    "agency",
    "association",
    "authority",
    "board",
    "bureau",
    "center",
    "centre",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "department",
    "federation",
    "foundation",
    "inc",
    "institute",
    "institution",
    "laboratory",
    "laboratories",
    "ltd",
    "ministry",
    "organisation",
    "organization",
    "party",
    "secretariat",
    "society",
    "survey",
    "tribunal",
    "trust",
    "union",
    "university",
];

/// The token a name is built on: the last before "of", "for", "on" or "in", or the last of all.
fn head(reading: &Reading, tokens: &Range<usize>) -> usize {
    let document = reading.document;
    let end = tokens
        .clone()
        .skip(1)
        .find(|&at| matches!(document.word(at), "of" | "for" | "on" | "in" | "de"))
        .unwrap_or(tokens.end);
    end - 1
}

/// The name of a body that was taken for an event, a work, a product or a person.
pub fn body(reading: &Reading, name: &mut Candidate) {
    let doubtful = matches!(
        name.kind,
        EntityKind::Event | EntityKind::Work | EntityKind::Product | EntityKind::Other | EntityKind::Person
    );
    if !doubtful || name.tokens.len() < 2 {
        return;
    }
    let head = head(reading, &name.tokens);
    let capital = reading.forms[reading.ids[head] as usize].capital;
    if capital && BODIES.contains(&lower(reading, head).as_str()) {
        name.kind = EntityKind::Organization;
        name.evidence.push("lexicon:body".into());
    }
}

/// The planets that are no other everyday names ("Mercury" is a metal).
const PLANETS: [&str; 6] = ["Mars", "Venus", "Jupiter", "Saturn", "Uranus", "Neptune"];

/// A planet that was taken for a person.
pub fn planet(reading: &Reading, name: &mut Candidate) {
    if name.kind == EntityKind::Person
        && name.tokens.len() == 1
        && PLANETS.contains(&reading.document.word(name.tokens.start))
    {
        name.kind = EntityKind::Place;
        name.evidence.push("lexicon:planet".into());
    }
}
