//! What the words say that an abbreviation stands for.

use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
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
                if short.kind == EntityKind::Organization
                    && short.confidence > name.confidence
                    && reading.forms[reading.ids[name.tokens.end - 1] as usize].capital =>
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

/// "The VA": a state's letters never have an article; those of a department do.
pub fn with_article(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let start = name.tokens.start;
    let word = document.word(start);
    let country = Types::named("country").unwrap_or_default();
    let types = reading.forms[reading.ids[start] as usize].types;
    let code = name.tokens.len() == 1
        && (2..=3).contains(&word.len())
        && word.bytes().all(|letter| letter.is_ascii_uppercase())
        && !types.meets(country);
    if code
        && name.kind == EntityKind::Place
        && start > 0
        && matches!(document.word(start - 1), "the" | "The")
    {
        name.kind = EntityKind::Organization;
        name.evidence.push("pattern:abbreviation".into());
    }
}

/// "Nafta", "JASTA": what the initials of a longer name of the article spell is of its kind, where the tagger made
/// a person or a place of it.
pub fn spelt_out(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let mut spelt: FxHashMap<String, Option<EntityKind>> = FxHashMap::default();
    for name in names.iter().filter(|name| name.tokens.len() > 2) {
        let initials: String = name
            .tokens
            .clone()
            .filter(|&at| reading.forms[reading.ids[at] as usize].capital && document.word(at) != "The")
            .filter_map(|at| document.word(at).chars().next())
            .collect();
        if initials.chars().count() >= LONG && name.kind != EntityKind::Person {
            spelt
                .entry(initials)
                .and_modify(|kind| *kind = kind.filter(|&kind| kind == name.kind))
                .or_insert(Some(name.kind));
        }
    }
    if spelt.is_empty() {
        return;
    }
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        let word = document.word(name.tokens.start);
        let doubtful = matches!(
            name.kind,
            EntityKind::Person | EntityKind::Place | EntityKind::Other
        );
        if doubtful && let Some(Some(kind)) = spelt.get(&word.to_uppercase()) {
            name.kind = *kind;
            name.evidence.push("pattern:abbreviation".into());
        }
    }
}

/// Fewest initials that are no chance.
const LONG: usize = 4;

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
    // "Black Fly Larvae", "Black Fly Lure larvae": one common word may stand behind.
    let capital = |at: usize| reading.forms[reading.ids[at] as usize].capital;
    let whole = capital(name.tokens.end - 1) || name.tokens.len() > 1 && capital(name.tokens.end - 2);
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

/// "Acme Motor Corp. (“Acme”)", "the Port Trust (the Trust)": the short form in brackets, which is a word or
/// more of the name, and every other place where it stands alone.
pub fn short_forms(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let word = |at: usize| {
        if at < reading.ids.len() {
            document.word(at)
        } else {
            ""
        }
    };
    let mut told: FxHashMap<&str, (EntityKind, f64)> = FxHashMap::default();
    for name in names.iter().filter(|name| name.tokens.len() > 1) {
        let mut start = name.tokens.end + 1;
        if word(name.tokens.end) != "(" {
            continue;
        }
        let mut quoted = false;
        while matches!(
            word(start),
            "“" | "\"" | "the" | "The" | "or" | "hereinafter" | "collectively" | "‘" | "'"
        ) {
            quoted |= !word(start).starts_with(|c: char| c.is_alphabetic());
            start += 1;
        }
        let end = (start..start + 4)
            .find(|&at| matches!(word(at), "”" | "\"" | ")" | "’" | "'"))
            .unwrap_or(start);
        let own: Vec<&str> = name.tokens.clone().map(&word).collect();
        let part = end > start && (start..end).all(|at| own.contains(&word(at)));
        if part
            && (quoted || end - start < name.tokens.len())
            && reading.forms[reading.ids[start] as usize].capital
        {
            let text = document.slice(document.span_of(start..end));
            told.insert(text, (name.kind, name.confidence));
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.ids.len() && !told.is_empty() {
        let run = &reading.runs[at];
        let short = (1..=3)
            .rev()
            .filter(|&length| run.length() > 0 && at + length <= run.end)
            .find_map(|length| {
                let text = document.slice(document.span_of(at..at + length));
                told.get(text).map(|&told| (at..at + length, told))
            });
        let Some((tokens, (kind, confidence))) = short else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let covered = super::overlapping(names, &tokens);
        let whole = covered.iter().all(|name| name.tokens == tokens);
        if whole {
            found.push(Candidate {
                tokens,
                kind,
                confidence,
                evidence: vec!["pattern:abbreviation".into()],
            });
        }
    }
    found
}
