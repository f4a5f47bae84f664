//! Battles, sieges and the like, which are called by the place they were at.

use super::overlapping;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;

/// What such events are called before "of" and the place.
const HEADS: [&str; 6] = ["Battle", "Siege", "Massacre", "Sack", "Storming", "Bombardment"];

/// "The Battle of Verdun": the head, "of" and the name behind it, whatever the model took the whole for.
pub fn battles(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    (0..reading.ids.len().saturating_sub(2))
        .filter(|&at| HEADS.contains(&document.word(at)) && document.word(at + 1) == "of")
        .filter_map(|at| {
            let place = overlapping(names, &(at + 2..at + 3)).first()?;
            let whole = place.tokens.start == at || place.tokens.start == at + 2;
            let same = reading.sentence_of[at] == reading.sentence_of[place.tokens.end - 1];
            (whole && same).then(|| Candidate {
                tokens: at..place.tokens.end,
                kind: EntityKind::Event,
                confidence: place.confidence,
                evidence: vec!["pattern:battle".into()],
            })
        })
        .collect()
}
