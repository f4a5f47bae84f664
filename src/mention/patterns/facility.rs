//! Airports, squares, bridges.

use super::lower;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;

/// Last words of the names of facilities, which the corpora often mark as places.
const FACILITIES: [&str; 25] = [
    "airport",
    "airfield",
    "bridge",
    "stadium",
    "arena",
    "square",
    "zoo",
    "museum",
    "hospital",
    "palace",
    "cathedral",
    "mosque",
    "prison",
    "tower",
    "theatre",
    "theater",
    "library",
    "cemetery",
    "synagogue",
    "monastery",
    "lighthouse",
    "pier",
    "dam",
    "barrier",
    "refinery",
];

/// A place called an airport, a square or a zoo is a facility.
pub fn by_last_word(reading: &Reading, name: &mut Candidate) {
    let last = name.tokens.end - 1;
    if name.kind == EntityKind::Place
        && name.tokens.len() > 1
        && FACILITIES.contains(&lower(reading, last).as_str())
    {
        name.kind = EntityKind::Facility;
        name.evidence.push("lexicon:facility".into());
    }
}
