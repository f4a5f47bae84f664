//! Books, films and songs.

use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::Reading;

/// The film "A Long Way Home": a quoted title after a word for a work.
pub fn titled(reading: &Reading, _: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let works = Types::named("work word").unwrap_or_default();
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let mut found = Vec::new();
    let mut at = 1;
    while at < reading.ids.len() {
        let start = at;
        at += 1;
        let opened = reading.quoted[start] && !reading.quoted[start - 1];
        if !opened || start < 2 || reading.sentence_of[start - 2] != reading.sentence_of[start] {
            continue;
        }
        let end = (start..reading.ids.len())
            .find(|&at| !reading.quoted[at])
            .unwrap_or(reading.ids.len());
        at = end;
        let called = form(start - 2).types.meets(works) && !form(start - 2).capital;
        let titled = form(start).capital && form(end - 1).capital || start + 1 == end && form(start).capital;
        let closed = matches!(document.word(end - 1), "." | "," | "?" | "!");
        let end = if closed { end - 1 } else { end };
        if called && titled && end > start {
            found.push(Candidate {
                tokens: start..end,
                kind: EntityKind::Work,
                confidence: 0.8,
                evidence: vec!["pattern:title".into()],
            });
        }
    }
    found
}
