//! What the words say that an abbreviation stands for.

use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// "The Sangha Unnati Party (SUP)": a name with its abbreviation behind it in brackets is no person's, and
/// both are of one kind, wherever they stand.
pub fn of_names(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let mut told: FxHashMap<&str, EntityKind> = FxHashMap::default();
    for pair in names.windows(2) {
        let [name, short] = pair else { continue };
        let bracketed = short.tokens.start == name.tokens.end + 1
            && short.tokens.len() == 1
            && document.word(name.tokens.end) == "("
            && short.tokens.end < reading.ids.len()
            && document.word(short.tokens.end) == ")";
        if !bracketed || !abbreviates(reading, short.tokens.start, name) {
            continue;
        }
        let kind = match name.kind {
            EntityKind::Person => EntityKind::Organization,
            EntityKind::Work | EntityKind::Product | EntityKind::Other
                if short.kind == EntityKind::Organization && short.confidence > name.confidence =>
            {
                short.kind
            }
            // A meeting and those who hold it are often called alike.
            EntityKind::Event => continue,
            kind => kind,
        };
        told.insert(document.slice(document.span_of(name.tokens.clone())), kind);
        told.insert(document.word(short.tokens.start), kind);
    }
    if told.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        let text = document.slice(document.span_of(name.tokens.clone()));
        if let Some(&kind) = told.get(text)
            && kind != name.kind
        {
            name.kind = kind;
            name.evidence.push("pattern:abbreviation".into());
        }
    }
}

/// Whether a word is made of the initials of a name's words with a capital.
fn abbreviates(reading: &Reading, at: usize, name: &Candidate) -> bool {
    let document = reading.document;
    let word = document.word(at);
    let initials: String = name
        .tokens
        .clone()
        .map(|at| document.word(at))
        .filter(|word| word.starts_with(char::is_uppercase) && *word != "The")
        .filter_map(|word| word.chars().next())
        .collect();
    let whole = reading.forms[reading.ids[name.tokens.end - 1] as usize].capital;
    whole && initials.chars().count() >= 3 && initials == word
}

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
