//! People by how they are addressed ("Mr. Black", "Mrs May", "Mr Justice Harlan"), whatever else their surname is a
//! word for, and the surname behind an initial ("Ernest R. May").

use super::given::is_initial;
use super::{is_quote, list, overlapping};
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Forms of address that only people have.
const ADDRESSES: [&str; 10] = [
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Mx.", "Messrs", "Messrs.",
];

/// Titles of office and rank, which are words of other names as well ("Judge Advocate", "Officer Training").
#[rustfmt::skip]
const RANKS: &[&str] = &[
    "Judge", "Justice", "Sheriff", "Deputy", "Officer", "Detective", "Trooper", "Sgt.", "Sergeant", "Lt.", "Lieutenant",
    "Capt.", "Captain", "Maj.", "Major", "Col.", "Colonel", "Cmdr.", "Adm.", "Gen.", "Sen.", "Senator", "Rep.", "Gov.",
    "Rev.", "Dr.", "Dr", "Prof.", "Professor", "Congressman", "Congresswoman", "Ambassador", "Pastor", "Nurse",
    MISS,
];

/// The form of address that names of contests and ships begin with, too ("Miss Universe"): it needs a surname
/// behind it that no place is called by.
const MISS: &str = "Miss";

/// Titles behind them that are no part of the name.
const TITLES: [&str; 3] = ["Justice", "Speaker", "President"];

/// Most words of a name behind a form of address.
const WORDS: usize = 4;

/// The people that a form of address stands before.
pub fn people(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    (0..reading.ids.len().saturating_sub(1))
        .filter(|&at| ADDRESSES.contains(&reading.document.word(at)))
        .filter_map(|at| addressed(reading, names, at))
        .collect()
}

/// "Judge Church", "Rep. Price": the surname behind a title of rank, alone, with no name of a body going on
/// behind it.
pub fn ranked(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let other = list(&[
        "organization word",
        "place word",
        "facility word",
        "time word",
        "law word",
    ]);
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    // "Rep. Field", title and all, read as a place or a work.
    let misread = |name: &Candidate, at: usize| {
        !matches!(name.kind, EntityKind::Person | EntityKind::Organization) && name.tokens == (at - 1..at + 1)
    };
    let (surnames, places) = (list(&["surname"]), list(&["country", "region", "city"]));
    let miss = |at: usize| form(at).types.meets(surnames) && !form(at).types.meets(places);
    let surname = |at: usize| {
        let sentence = reading.sentence_of[at];
        let abbreviated = document.word(at - 1).ends_with('.');
        let free = form(at).capital && form(at).length > 2 && !RANKS.contains(&document.word(at));
        let alone = reading.runs[at].end == at + 1
            && document
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind != TokenKind::Number)
            && !matches!(
                document.word((at + 1).min(reading.ids.len() - 1)),
                "of" | "for" | "-"
            );
        reading.is_prose(at)
            && reading.sentence_of[at - 1] == sentence
            && free
            && alone
            && (abbreviated || form(at).types.meets(surnames) || !form(at).types.meets(other))
            && (document.word(at - 1) != MISS || miss(at))
            && overlapping(names, &(at..at + 1))
                .iter()
                .all(|name| misread(name, at))
    };
    (1..reading.ids.len())
        .filter(|&at| RANKS.contains(&document.word(at - 1)) && surname(at))
        .map(|at| person_at(at..at + 1, 0.8))
        .collect()
}

/// "John Paul II", "Carl Moss Jr.", "Carl Moss, Jr.": what tells one bearer of a name from another belongs to it.
pub fn generations(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let told = |at: usize, words: &[&str]| {
        at < reading.ids.len()
            && reading.sentence_of[at] == reading.sentence_of[at - 1]
            && words.contains(&document.word(at))
    };
    let end = |name: &Candidate| {
        let next = name.tokens.end;
        if told(next, &SONS) || told(next, &NUMBERED) {
            return Some(next + 1);
        }
        let several = name.tokens.len() > 1;
        (several && told(next, &[","]) && told(next + 1, &SONS)).then_some(next + 2)
    };
    names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .filter_map(|name| Some(person_at(name.tokens.start..end(name)?, name.confidence)))
        .collect()
}

const SONS: [&str; 4] = ["Jr.", "Jr", "Sr.", "Sr"];
const NUMBERED: [&str; 8] = ["II", "III", "IV", "VI", "VII", "VIII", "XIV", "XVI"];

/// Verbs of saying that stand before who says it where they open a sentence.
const SAID: [&str; 6] = ["Said", "Says", "Added", "Adds", "Asked", "Replied"];

/// "Said Lind: …": the verb is no given name where a colon follows, or where somebody else bears the surname.
pub fn behind_said(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let opens = |name: &Candidate| {
        let start = name.tokens.start;
        let sentence = reading.sentence_of[start] as usize;
        document.sentences[sentence].tokens.start == start && SAID.contains(&document.word(start))
    };
    let several = |name: &&Candidate| name.kind == EntityKind::Person && name.tokens.len() > 1;
    let surnames: FxHashSet<&str> = names
        .iter()
        .filter(several)
        .filter(|name| !opens(name))
        .map(|name| document.word(name.tokens.end - 1))
        .collect();
    for name in names.iter_mut().filter(|name| several(&&**name) && opens(name)) {
        let next = document.tokens.get(name.tokens.end);
        let behind = next.map_or("", |_| document.word(name.tokens.end));
        // "Said Lind spoke" is a given name.
        let open = matches!(behind, "," | "." | "in" | "on" | "at" | "of" | "after" | "during");
        if behind == ":" || open && surnames.contains(document.word(name.tokens.end - 1)) {
            name.tokens.start += 1;
        }
    }
}

/// "Robert C. “Bobby” Scott": what somebody is called in marks stands inside the name, and goes on behind it.
pub fn nicknamed(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let mark = |at: usize| at < reading.ids.len() && is_quote(document.word(at));
    let capital = |at: usize| at < reading.ids.len() && reading.forms[reading.ids[at] as usize].capital;
    let whole = |name: &Candidate| {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let open = end;
        // The tagger may have begun anew inside the marks.
        let close = (open + 2..open + 4).find(|&at| mark(at))?;
        let same =
            reading.ids.len() > close + 1 && reading.sentence_of[close + 1] == reading.sentence_of[start];
        let fits = name.kind == EntityKind::Person
            && mark(open)
            && document.tokens[open].spaced
            && (open + 1..close).all(capital)
            && !document.tokens[close].spaced
            && same
            && capital(close + 1)
            && document.tokens[close + 1].spaced;
        let last = overlapping(names, &(close + 1..close + 2))
            .first()
            .filter(|next| next.kind == EntityKind::Person)
            .map_or(close + 2, |next| next.tokens.end);
        fits.then(|| person_at(start..last, name.confidence))
    };
    names.iter().filter_map(whole).collect()
}

/// Whether a word is a title of rank that stands before a name.
pub fn is_rank(word: &str) -> bool {
    RANKS.contains(&word)
}

fn addressed(reading: &Reading, names: &[Candidate], at: usize) -> Option<Candidate> {
    let document = reading.document;
    let sentence = reading.sentence_of[at];
    let capital = |at: usize| {
        at < reading.ids.len()
            && reading.sentence_of[at] == sentence
            && reading.forms[reading.ids[at] as usize].capital
    };
    let titled = TITLES.contains(&document.word(at + 1)) && capital(at + 2);
    let start = at + 1 + usize::from(titled);
    if !capital(start) {
        return None;
    }
    let known = overlapping(names, &(start..start + 1)).first();
    let person = |name: &&Candidate| name.kind == EntityKind::Person && name.tokens.start <= at + 1;
    if let Some(name) = known.filter(person) {
        return titled.then(|| person_at(start..name.tokens.end, name.confidence));
    }
    let days = Types::named("time word").unwrap_or_default();
    let run = reading.runs[start].end;
    let running = reading.classes[sentence as usize] == Class::Running;
    let most = if running { WORDS } else { 1 };
    let mut end = start + 1;
    while end < run.min(start + most) && !reading.forms[reading.ids[end] as usize].types.meets(days) {
        end += 1;
    }
    Some(person_at(start..end, 0.9))
}

/// "Ernest R.", which the tagger parted from "May": the word with a capital behind an initial is the surname.
pub fn surnames(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let open = |name: &&Candidate| {
        let (last, next) = (name.tokens.end - 1, name.tokens.end);
        let initial = is_initial(reading.document.word(last));
        name.kind == EntityKind::Person
            && name.tokens.len() > 1
            && initial
            && next < reading.ids.len()
            && reading.sentence_of[next] == reading.sentence_of[last]
            && reading.forms[reading.ids[next] as usize].capital
    };
    names
        .iter()
        .filter(open)
        .map(|name| person_at(name.tokens.start..name.tokens.end + 1, name.confidence))
        .collect()
}

fn person_at(tokens: Range<usize>, confidence: f64) -> Candidate {
    Candidate {
        tokens,
        kind: EntityKind::Person,
        confidence,
        evidence: vec!["pattern:address".into()],
    }
}
