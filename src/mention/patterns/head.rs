//! What the noun says that a name is built on: a committee is an organization, whatever else its name
//! speaks of.

use super::lower;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::{Phrase, Types};
use crate::mention::reading::Reading;
use std::ops::Range;

/// Nouns that, as the head of a name, leave no other reading.
const BODIES: [&str; 32] = [
    "agency",
    "association",
    "authority",
    "board",
    "bureau",
    "center",
    "centre",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "department",
    "federation",
    "foundation",
    "inc",
    "institute",
    "institution",
    "laboratory",
    "laboratories",
    "ltd",
    "ministry",
    "organisation",
    "organization",
    "party",
    "secretariat",
    "society",
    "survey",
    "tribunal",
    "trust",
    "union",
    "university",
];

/// The token a name is built on: the last before "of", "for", "on" or "in", or the last of all.
fn head(reading: &Reading, tokens: &Range<usize>) -> usize {
    let document = reading.document;
    let end = tokens
        .clone()
        .skip(1)
        .find(|&at| matches!(document.word(at), "of" | "for" | "on" | "in" | "de"))
        .unwrap_or(tokens.end);
    end - 1
}

/// The name of a body that was taken for an event, a work, a product or a person.
pub fn body(reading: &Reading, name: &mut Candidate) {
    let doubtful = matches!(
        name.kind,
        EntityKind::Event | EntityKind::Work | EntityKind::Product | EntityKind::Other | EntityKind::Person
    );
    if !doubtful || name.tokens.len() < 2 {
        return;
    }
    let head = head(reading, &name.tokens);
    let capital = reading.forms[reading.ids[head] as usize].capital;
    if capital && BODIES.contains(&lower(reading, head).as_str()) {
        name.kind = EntityKind::Organization;
        name.evidence.push("lexicon:body".into());
    }
}

/// Last words of the names of newspapers, which begin with the place they are read in.
#[rustfmt::skip]
const PAPERS: [&str; 16] = [
    "chronicle", "courier", "dispatch", "examiner", "gazette", "globe", "herald", "inquirer", "journal", "observer",
    "post", "register", "sentinel", "telegraph", "times", "tribune",
];

/// "The Porto Register": a newspaper that was taken for a work, a place or a thing, known by the place it is read in.
pub fn paper(reading: &Reading, name: &mut Candidate) {
    let doubtful = matches!(
        name.kind,
        EntityKind::Event | EntityKind::Work | EntityKind::Product | EntityKind::Other | EntityKind::Place
    );
    if !doubtful || name.tokens.len() < 2 {
        return;
    }
    let mut place = Phrase::default();
    let titled = lower(reading, name.tokens.start) == "the";
    for at in name.tokens.start + usize::from(titled)..name.tokens.end - 1 {
        place.push(reading.forms[reading.ids[at] as usize].lower);
    }
    let places = ["country", "region", "city", "town"];
    let read = places
        .iter()
        .filter_map(|list| Types::named(list))
        .any(|list| place.types().meets(list));
    if read && PAPERS.contains(&lower(reading, name.tokens.end - 1).as_str()) {
        name.kind = EntityKind::Organization;
        name.evidence.push("lexicon:paper".into());
    }
}

/// Last words of the names of businesses, which begin like people's and places'.
const BUSINESSES: [&str; 36] = [
    "aerospace",
    "airlines",
    "airways",
    "aviation",
    "breweries",
    "broadcasting",
    "chemicals",
    "construction",
    "electronics",
    "energy",
    "engineering",
    "enterprises",
    "foods",
    "holdings",
    "industries",
    "instruments",
    "insurance",
    "logistics",
    "marine",
    "motors",
    "pharma",
    "pharmaceuticals",
    "publishing",
    "railways",
    "robotics",
    "securities",
    "semiconductors",
    "shipbuilding",
    "shipping",
    "software",
    "steel",
    "systems",
    "technologies",
    "telecom",
    "textiles",
    "works",
];

/// "Harrow Marine", "Atlantic Works of Cork": a business that was taken for a person or a place. A given name
/// before one of these words leaves it a surname.
pub fn business(reading: &Reading, name: &mut Candidate) {
    if name.tokens.len() < 2 || !matches!(name.kind, EntityKind::Person | EntityKind::Place) {
        return;
    }
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let given = Types::named("given").unwrap_or_default();
    let head = head(reading, &name.tokens);
    let surname = name.kind == EntityKind::Person && form(name.tokens.start).types.meets(given);
    let built = head > name.tokens.start && form(head).capital;
    if built && !surname && BUSINESSES.contains(&lower(reading, head).as_str()) {
        name.kind = EntityKind::Organization;
        name.evidence.push("lexicon:business".into());
    }
}

/// "Zurich-based", "army-led": what a hyphen and a participle add to a name is no part of it, and what is left
/// of a group is a place, when the word or the gazetteers say so.
pub fn before_participle(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let Range { start, end } = name.tokens;
    if end < start + 3 || document.word(end - 2) != "-" || document.tokens[end - 2].spaced {
        return;
    }
    let participle = document.word(end - 1);
    let of_place = matches!(participle, "based" | "born" | "occupied");
    if !of_place
        && !matches!(
            participle,
            "backed" | "controlled" | "led" | "listed" | "owned" | "run"
        )
    {
        return;
    }
    name.tokens.end = end - 2;
    let mut phrase = Phrase::default();
    for at in name.tokens.clone() {
        phrase.push(reading.forms[reading.ids[at] as usize].lower);
    }
    let known = ["country", "area", "region", "city", "town"]
        .iter()
        .filter_map(|list| Types::named(list))
        .any(|list| phrase.types().meets(list));
    if name.kind == EntityKind::Group && (of_place || known) {
        name.kind = EntityKind::Place;
        name.evidence.push("lexicon:participle".into());
    }
}

/// The planets that are no other everyday names ("Mercury" is a metal).
const PLANETS: [&str; 6] = ["Mars", "Venus", "Jupiter", "Saturn", "Uranus", "Neptune"];

/// A planet that was taken for a person, and the Moon, which is no person's with "the" before it.
pub fn planet(reading: &Reading, name: &mut Candidate) {
    let word = reading.document.word(name.tokens.start);
    let definite = name.tokens.start > 0 && reading.document.word(name.tokens.start - 1) == "the";
    let heavenly = match word {
        "Moon" => definite && name.kind != EntityKind::Place,
        _ => name.kind == EntityKind::Person && PLANETS.contains(&word),
    };
    if heavenly && name.tokens.len() == 1 {
        name.kind = EntityKind::Place;
        name.evidence.push("lexicon:planet".into());
    }
}

/// What stands before a people and says which of them.
const KINDS_OF_PEOPLE: [&str; 6] = ["Native", "African", "Asian", "Latin", "Black", "White"];

/// "African Americans", "Texas Democrats", which were taken for a body or a person: people, by the last word.
pub fn people(reading: &Reading, name: &mut Candidate) {
    if name.tokens.len() < 2 || matches!(name.kind, EntityKind::Group | EntityKind::Work) {
        return;
    }
    let document = reading.document;
    let last = document.word(name.tokens.end - 1);
    let demonyms = Types::named("demonym").unwrap_or_default();
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let peoples = last.ends_with('s')
        && form(name.tokens.end - 1).types.meets(demonyms)
        && (form(name.tokens.start).types.meets(demonyms)
            || KINDS_OF_PEOPLE.contains(&document.word(name.tokens.start)));
    let party = matches!(last, "Democrat" | "Democrats" | "Republican" | "Republicans")
        && !document.word(name.tokens.start).starts_with("The")
        && name.kind == EntityKind::Organization;
    if peoples || party {
        name.kind = EntityKind::Group;
        name.evidence.push("lexicon:people".into());
    }
}

/// Programs of a state and the laws they rest on, which were taken for an event or a person.
const PROGRAMS: [&str; 8] = [
    "Medicare",
    "Medicaid",
    "Obamacare",
    "ObamaCare",
    "Social Security",
    "Brexit",
    "Dodd-Frank",
    "Title IX",
];

/// "Medicare": a program, not an event or a person; what rests on a law of that name is the law.
pub fn program(reading: &Reading, name: &mut Candidate) {
    let text = reading
        .document
        .slice(reading.document.span_of(name.tokens.clone()));
    if !PROGRAMS.contains(&text) {
        return;
    }
    name.kind = match text {
        "Obamacare" | "ObamaCare" | "Dodd-Frank" | "Title IX" => EntityKind::Law,
        "Brexit" => EntityKind::Event,
        _ => EntityKind::Other,
    };
    name.evidence.push("lexicon:program".into());
}

/// "The Clean Rivers Plan": a plan or a program is no event.
pub fn plan(reading: &Reading, name: &mut Candidate) {
    let last = reading.document.word(name.tokens.end - 1);
    let doubtful = matches!(name.kind, EntityKind::Event | EntityKind::Person);
    if name.tokens.len() > 1
        && doubtful
        && matches!(last, "Plan" | "Program" | "Programme" | "Initiative" | "Rule")
    {
        name.kind = EntityKind::Other;
        name.evidence.push("lexicon:program".into());
    }
}

/// "Rui (R-Ohio)": what stands behind a lawmaker's party is the state, and no body.
pub fn seat(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let start = name.tokens.start;
    let party = matches!(document.word(start), "R" | "D" | "I") && name.tokens.len() > 2;
    if party && document.word(start + 1) == "-" {
        name.tokens.start = start + 2;
        name.kind = EntityKind::Place;
        name.evidence.push("pattern:seat".into());
    }
}
