//! Abbreviations of what is no name.

use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;
use rustc_hash::FxHashSet;

/// Last words of what may be abbreviated and is an organization, though it is written small: "the central
/// bank (CB)".
const BODIES: [&str; 24] = [
    "agency",
    "alliance",
    "army",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "club",
    "coalition",
    "commission",
    "committee",
    "company",
    "council",
    "department",
    "federation",
    "force",
    "forces",
    "group",
    "ministry",
    "office",
    "organization",
    "party",
    "union",
];

/// "The consumer price index (CPI)": what common words spell out is no organization, event or person,
/// here and wherever else it stands, unless the words name one.
pub fn of_common_words(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let spelt = |name: &&Candidate| {
        let at = name.tokens.start;
        let word = document.word(at);
        let letters = word.len();
        name.tokens.len() == 1
            && (2..=6).contains(&letters)
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && at > letters
            && document.word(at - 1) == "("
            && !BODIES.contains(&document.word(at - 2))
            && word.bytes().zip(at - 1 - letters..at - 1).all(|(letter, at)| {
                document
                    .word(at)
                    .starts_with(char::from(letter.to_ascii_lowercase()))
            })
    };
    let doubtful = |name: &Candidate| {
        matches!(
            name.kind,
            EntityKind::Organization | EntityKind::Event | EntityKind::Person
        )
    };
    let told: FxHashSet<&str> = names
        .iter()
        .filter(|name| doubtful(name))
        .filter(spelt)
        .map(|name| document.word(name.tokens.start))
        .collect();
    if told.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        if doubtful(name) && name.tokens.len() == 1 && told.contains(document.word(name.tokens.start)) {
            name.kind = EntityKind::Other;
            name.evidence.push("pattern:abbreviation".into());
        }
    }
}
