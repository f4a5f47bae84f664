//! People by how they are addressed ("Mr. Black", "Mrs May", "Mr Justice Harlan"), whatever else their surname is a
//! word for, and the surname behind an initial ("Ernest R. May").

use super::overlapping;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};
use std::ops::Range;

/// Forms of address that only people have.
const ADDRESSES: [&str; 10] = [
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mx", "Mx.", "Messrs", "Messrs.",
];

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
        let word = reading.document.word(last);
        let initial =
            word.len() == 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_uppercase());
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
