//! Ships, aircraft and spacecraft.

use super::overlapping;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};

/// What stands before the name of a ship and belongs to it.
const PREFIXES: [&str; 11] = [
    "USS", "HMS", "HMCS", "HMAS", "HMNZS", "MV", "SS", "RMS", "INS", "RRS", "USNS",
];

/// What a craft is called before its name.
const CRAFTS: [&str; 23] = [
    "ferry",
    "tanker",
    "frigate",
    "destroyer",
    "freighter",
    "trawler",
    "yacht",
    "warship",
    "steamer",
    "tugboat",
    "ship",
    "vessel",
    "liner",
    "corvette",
    "icebreaker",
    "lifeboat",
    "schooner",
    "submarine",
    "spacecraft",
    "spaceship",
    "capsule",
    "rover",
    "lander",
];

/// "The ferry Estonia", "HMS Victory", "the rover Curiosity": what they are called is a name of theirs, and no
/// person's or place's.
pub fn crafts(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let days = Types::named("time word").unwrap_or_default();
    let mut found = Vec::new();
    for at in 0..reading.ids.len().saturating_sub(1) {
        let sentence = reading.sentence_of[at] as usize;
        if reading.sentence_of[at + 1] as usize != sentence || reading.classes[sentence] != Class::Running {
            continue;
        }
        let word = document.word(at);
        let run = &reading.runs[at + 1];
        let prefix = PREFIXES.contains(&word) && run.start == at;
        let called = CRAFTS.contains(&word) && run.start == at + 1 && is_said(reading, at);
        // "The ship Monday" is none; "Queen" and "Admiral" begin many a ship's name.
        let named = run.length() <= 4
            && form(at + 1).capital
            && !form(at + 1)
                .types
                .meets(if run.length() > 1 { days } else { Types::WORDS });
        if !(prefix || called) || !named {
            continue;
        }
        let covered = overlapping(names, &(run.start..run.end));
        let end = covered
            .last()
            .map_or(run.end, |last| last.tokens.end.max(run.end));
        let end = end_of_phrase(reading, end);
        // Whose it is may stand there too: "the frigate NATO sent".
        let other = |name: &Candidate| matches!(name.kind, EntityKind::Organization | EntityKind::Group);
        if covered
            .first()
            .is_some_and(|first| first.tokens.start < run.start)
            || !prefix && covered.iter().any(other)
        {
            continue;
        }
        found.push(Candidate {
            tokens: run.start..end,
            kind: EntityKind::Product,
            confidence: covered.iter().map(|name| name.confidence).fold(0.8, f64::max),
            evidence: vec!["pattern:craft".into()],
        });
    }
    found
}

/// The end with what "of" adds to a name: "Spirit of Aran".
fn end_of_phrase(reading: &Reading, end: usize) -> usize {
    let added = end + 1 < reading.ids.len()
        && reading.document.word(end) == "of"
        && reading.sentence_of[end + 1] == reading.sentence_of[end - 1]
        && reading.forms[reading.ids[end + 1] as usize].capital;
    if added { reading.runs[end + 1].end } else { end }
}

/// Whether the noun has what a noun before a name has in front of it: an article, or one and a word between.
fn is_said(reading: &Reading, noun: usize) -> bool {
    let article = |at: usize| {
        reading.sentence_of[at] == reading.sentence_of[noun]
            && matches!(
                reading.document.word(at),
                "the" | "The" | "a" | "A" | "its" | "their" | "his" | "her"
            )
    };
    (1..=3).any(|steps| noun.checked_sub(steps).is_some_and(article))
}
