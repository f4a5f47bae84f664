//! Books, films and songs.

use super::{lower, overlapping};
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};
use std::ops::Range;

/// The film "A Long Way Home"; "A Long Way Home", a film by somebody: a quoted title beside a word for a work.
pub fn titled(reading: &Reading, _: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let mut found = Vec::new();
    let mut at = 1;
    while at < reading.ids.len() {
        let start = at;
        at += 1;
        if !reading.quoted[start] || reading.quoted[start - 1] {
            continue;
        }
        let end = (start..reading.ids.len())
            .find(|&at| !reading.quoted[at])
            .unwrap_or(reading.ids.len());
        at = end;
        let titled = form(start).capital && form(end - 1).capital || start + 1 == end && form(start).capital;
        let closed = matches!(document.word(end - 1), "." | "," | "?" | "!");
        let last = if closed { end - 1 } else { end };
        let titled = titled || closed && last > start && form(start).capital && form(last - 1).capital;
        if titled && last > start && (announced(reading, start - 1) || explained(reading, end)) {
            found.push(work(start..last, 0.8));
        }
    }
    found
}

/// Whether a word for a work, or one that brings a title, stands before the quotation mark.
fn announced(reading: &Reading, mark: usize) -> bool {
    let Some(mut at) = mark.checked_sub(1).filter(|&at| same_sentence(reading, at, mark)) else {
        return false;
    };
    if matches!(lower(reading, at).as_str(), "titled" | "entitled") {
        return true;
    }
    if matches!(lower(reading, at).as_str(), "," | "called" | "named") {
        match at
            .checked_sub(1)
            .filter(|&before| same_sentence(reading, before, mark))
        {
            Some(before) => at = before,
            None => return false,
        }
    }
    is_work(reading, at)
}

/// Whether what is said behind the closing quotation mark is that it is a work: ", a novel".
fn explained(reading: &Reading, mark: usize) -> bool {
    let document = reading.document;
    let word = |at: usize| {
        let same = at < reading.ids.len() && same_sentence(reading, at, mark);
        same.then(|| document.word(at))
    };
    let article = match word(mark + 1) {
        Some(",") => mark + 2,
        _ => mark + 1,
    };
    let comma = article > mark + 1 || document.word(mark - 1) == ",";
    comma
        && matches!(word(article), Some("a" | "an" | "the" | "his" | "her" | "its"))
        && (article + 1..article + 4)
            .take_while(|&at| word(at).is_some_and(|_| document.tokens[at].kind == TokenKind::Word))
            .any(|at| is_work(reading, at))
}

/// Words for works that have titles, without those that are said of much else.
const KINDS: [&str; 10] = [
    "film",
    "novel",
    "movie",
    "album",
    "musical",
    "memoir",
    "opera",
    "sitcom",
    "documentary",
    "ballet",
];

/// What may follow a title; a verb might have the name for its subject, "the film Lind directed".
const AFTER: [&str; 20] = [
    ",", ".", ";", ":", "?", "!", ")", "(", "by", "in", "at", "on", "is", "was", "has", "won", "which",
    "with", "about", "for",
];

/// The film Solaris: a name without quotation marks behind a word for a work and an article.
pub fn called(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let mut found = Vec::new();
    for at in 1..reading.ids.len().saturating_sub(1) {
        let sentence = reading.sentence_of[at] as usize;
        let run = &reading.runs[at + 1];
        let form = &reading.forms[reading.ids[at + 1] as usize];
        let open = KINDS.contains(&document.word(at))
            && same_sentence(reading, at, at + 1)
            && reading.classes[sentence] == Class::Running
            && run.start == at + 1
            && form.capital
            && !form.types.meets(Types::WORDS);
        let said = (1..=2).any(|steps| {
            at.checked_sub(steps).is_some_and(|before| {
                same_sentence(reading, before, at)
                    && matches!(
                        document.word(before),
                        "the" | "The" | "his" | "her" | "their" | "a"
                    )
            })
        });
        if !open || !said {
            continue;
        }
        let tokens = run.start..run.end;
        let covered = overlapping(names, &tokens);
        let end = covered
            .last()
            .map_or(run.end, |last| last.tokens.end.max(run.end));
        let ended = end >= reading.ids.len()
            || !same_sentence(reading, end, at)
            || AFTER.contains(&document.word(end));
        let inside = covered
            .first()
            .is_none_or(|first| first.tokens.start >= run.start);
        if ended && inside {
            found.push(work(run.start..end, 0.8));
        }
    }
    found
}

fn work(tokens: Range<usize>, confidence: f64) -> Candidate {
    Candidate {
        tokens,
        kind: EntityKind::Work,
        confidence,
        evidence: vec!["pattern:title".into()],
    }
}

fn same_sentence(reading: &Reading, at: usize, other: usize) -> bool {
    reading.sentence_of[at] == reading.sentence_of[other]
}

/// Whether a token is a word for a work, in lower case.
fn is_work(reading: &Reading, at: usize) -> bool {
    let works = Types::named("work word").unwrap_or_default();
    let form = &reading.forms[reading.ids[at] as usize];
    form.types.meets(works) && !form.capital
}
