//! Two names that only a hyphen joins: "the Norway-Sweden border", "the Holm-Lind debate". Where both halves are countries,
//! or surnames of people the article names in full, they are two names, and nobody's double name.

use super::Candidate;
use super::gazetteers::{Phrase, Types};
use super::reading::Reading;
use crate::analysis::EntityKind;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Makes two names of each such pair.
pub fn split(reading: &Reading, names: &mut Vec<Candidate>) {
    if !names.iter().any(|name| hyphen(reading, name).is_some()) {
        return;
    }
    let surnames: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1)
        .filter(|name| hyphen(reading, name).is_none())
        .map(|name| reading.document.word(name.tokens.end - 1))
        .collect();
    let country = Types::named("country").unwrap_or_default();
    let kind = |half: &Range<usize>| match half.len() {
        _ if types(reading, half).meets(country) => Some(EntityKind::Place),
        1 if surnames.contains(reading.document.word(half.start)) => Some(EntityKind::Person),
        _ => None,
    };
    let halves = |name: &Candidate| {
        let at = hyphen(reading, name)?;
        let titled = reading
            .document
            .word(name.tokens.start)
            .eq_ignore_ascii_case("the");
        let start = name.tokens.start + usize::from(titled);
        let halves = [start..at, at + 1..name.tokens.end];
        let kind_of = kind(&halves[0]).filter(|of| kind(&halves[1]) == Some(*of))?;
        Some(halves.map(|half| (half, kind_of)))
    };
    *names = std::mem::take(names)
        .into_iter()
        .flat_map(|name| match halves(&name) {
            Some(halves) => Vec::from(halves.map(|(tokens, kind)| Candidate {
                tokens,
                kind,
                confidence: name.confidence,
                evidence: vec!["pattern:pair".into()],
            })),
            None => vec![name],
        })
        .collect();
}

/// The only hyphen inside a name that no list knows as a whole.
fn hyphen(reading: &Reading, name: &Candidate) -> Option<usize> {
    let document = reading.document;
    let mut hyphens = (name.tokens.start + 1..name.tokens.end.saturating_sub(1))
        .filter(|&at| matches!(document.word(at), "-" | "–"));
    let at = hyphens.next().filter(|_| hyphens.next().is_none())?;
    (types(reading, &name.tokens) == Types::NONE).then_some(at)
}

fn types(reading: &Reading, tokens: &Range<usize>) -> Types {
    let mut phrase = Phrase::default();
    for at in tokens.clone() {
        phrase.push(reading.forms[reading.ids[at] as usize].lower);
    }
    phrase.types()
}
