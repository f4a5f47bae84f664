//! Nouns by which a body or a thing is named again: "the ministry", "the ferry".

#[rustfmt::skip]
const BODIES: &[&str] = &[
    "ministry", "commission", "committee", "council", "court", "university", "bank", "board", "department",
    "agency", "party", "parliament", "union", "airline", "institute", "authority", "fund", "bureau",
    "foundation", "federation", "league",
];

#[rustfmt::skip]
const THINGS: &[&str] = &[
    "museum", "park", "zoo", "volcano", "airport", "hospital", "tower", "mine", "prison", "stadium", "bridge",
    "church", "cathedral", "theatre", "theater", "hotel", "club", "treaty", "act", "law", "bill", "agreement",
    "pact", "accord", "flight", "ferry", "plant", "pipeline", "dam", "tunnel", "festival", "tournament",
    "spacecraft", "telescope",
];

/// Whether a noun is that of a body.
pub(crate) fn is_body(word: &str) -> bool {
    BODIES.contains(&word)
}

/// Whether a noun is that of a thing.
pub(crate) fn is_thing(word: &str) -> bool {
    THINGS.contains(&word)
}
