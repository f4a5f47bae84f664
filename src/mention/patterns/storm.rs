//! Storms.

use super::overlapping;
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};

/// What storms are called with before their own name.
const STORMS: [&str; 4] = ["Storm", "Hurricane", "Typhoon", "Cyclone"];

/// Storms are named like people and places: "Storm Anna", "Tropical Storm Bret". The word before a name
/// of one word tells, unless it belongs to a longer name ("National Hurricane Center").
pub fn storms(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let mut found = Vec::new();
    for at in 0..reading.ids.len().saturating_sub(1) {
        let next = &reading.forms[reading.ids[at + 1] as usize];
        let sentence = reading.sentence_of[at] as usize;
        let named = STORMS.contains(&document.word(at))
            && reading.sentence_of[at + 1] as usize == sentence
            && reading.classes[sentence] == Class::Running
            && document.tokens[at + 1].kind == TokenKind::Word
            && next.capital
            && !next.types.meets(Types::WORDS);
        let run = &reading.runs[at];
        let before = run.start..at;
        let open = before.is_empty()
            || before.len() == 1
                && matches!(document.word(run.start), "Tropical" | "Super" | "The" | "Severe");
        if !named || !open || run.end != at + 2 {
            continue;
        }
        let start = run.start + usize::from(document.word(run.start) == "The");
        let tokens = start..at + 2;
        let covered = overlapping(names, &tokens);
        let holds = |name: &&Candidate| name.tokens.start <= start && name.tokens.end >= at + 2;
        let whole = covered.iter().find(holds);
        if whole.is_none_or(|name| name.tokens.len() == tokens.len()) {
            found.push(Candidate {
                tokens,
                kind: EntityKind::Event,
                confidence: whole.map_or(0.8, |name| name.confidence.max(0.8)),
                evidence: vec!["pattern:storm".into()],
            });
        }
    }
    found
}
