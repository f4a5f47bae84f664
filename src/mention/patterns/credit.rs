//! What stands in the brackets of a caption: sides of a picture, and whose it is.

use super::{lower, overlapping};
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::Reading;
use std::ops::Range;

/// Where somebody stands in a picture: "(L)", "(Center-R)".
pub fn is_side(reading: &Reading, name: &Candidate) -> bool {
    const SIDES: [&str; 12] = [
        "l", "r", "c", "left", "right", "center", "centre", "top", "bottom", "front", "back", "-",
    ];
    let first = name.tokens.start;
    first > 0
        && reading.document.word(first - 1) == "("
        && name
            .tokens
            .clone()
            .all(|at| SIDES.contains(&lower(reading, at).as_str()))
}

/// Whose picture it is when it is nobody's: "(Ana Lind / POOL / AFP)".
pub fn is_pool(reading: &Reading, name: &Candidate) -> bool {
    const SHARED: [&str; 4] = ["pool", "handout", "stringer", "file"];
    let document = reading.document;
    let slash =
        |at: Option<usize>| at.is_some_and(|at| at < document.tokens.len() && document.word(at) == "/");
    name.tokens.len() == 1
        && SHARED.contains(&lower(reading, name.tokens.start).as_str())
        && (slash(name.tokens.start.checked_sub(1)) || slash(Some(name.tokens.end)))
}

/// Who took a picture: "(Ana Lind / AFP)". Only people stand there by two names; an agency that does is
/// known as an organization.
pub fn photographer(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let Range { start, end } = name.tokens;
    let credited = (2..=3).contains(&name.tokens.len())
        && start > 0
        && document.word(start - 1) == "("
        && end + 1 < reading.ids.len()
        && document.word(end) == "/"
        && reading.forms[reading.ids[end + 1] as usize].capital;
    if credited && !matches!(name.kind, EntityKind::Person | EntityKind::Organization) {
        name.kind = EntityKind::Person;
        name.evidence.push("pattern:credit".into());
    }
}

/// Whose picture it is, and whose story: "(Ana Lind / AFP)", "QUARLEN (AP) —".
pub fn agencies(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let media = Types::named("media").unwrap_or_default();
    let credited = |at: &usize| {
        let form = &reading.forms[reading.ids[*at] as usize];
        document.word(at - 1) == "/"
            && document.word(at + 1) == ")"
            && form.capital
            && form.types.meets(media)
    };
    let shouted = |at: usize| {
        let word = document.word(at);
        word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    };
    let wired = |at: &usize| {
        *at > 1
            && at + 2 < reading.ids.len()
            && document.word(at - 1) == "("
            && document.word(at + 1) == ")"
            && matches!(document.word(at + 2), "—" | "–" | "-" | "--")
            && shouted(*at)
            && shouted(at - 2)
    };
    (1..reading.ids.len().saturating_sub(1))
        .filter(|at| credited(at) || wired(at))
        .filter(|&at| overlapping(names, &(at..at + 1)).is_empty())
        .map(|at| Candidate {
            tokens: at..at + 1,
            kind: EntityKind::Organization,
            confidence: 0.8,
            evidence: vec!["pattern:credit".into()],
        })
        .collect()
}
