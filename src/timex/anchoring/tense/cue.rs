//! Which way one word of a clause looks: an auxiliary, a verb form, a noun of what is to come.

use super::past::is_past_form;
use super::{Tense, View, next_is};
use crate::document::{Document, TokenKind};
use crate::words::{Words, under};
use std::sync::LazyLock;

const LISTS: &str = include_str!("words.txt");
/// The past tense of what binds somebody to do a thing.
pub(super) static RESOLVED: LazyLock<Words> = LazyLock::new(|| under(LISTS, "resolved"));
static TIMETABLE: LazyLock<Words> = LazyLock::new(|| under(LISTS, "timetable"));
static TIMETABLE_OF_SEVERAL: LazyLock<Words> = LazyLock::new(|| under(LISTS, "timetable_of_several"));

/// What a word shows.
pub(super) fn cue<'t>(document: &Document<'t>, index: usize) -> Option<Tense<'t>> {
    let word = document.word(index);
    let question = word == "Will";
    if document.tokens[index].kind != TokenKind::Word
        || !question && !word.starts_with(|c: char| c.is_ascii_lowercase() || c == '\'' || c == '’')
    {
        return None;
    }
    let past_perfect = || (1..=2).any(|back| index >= back && document.word(index - back) == "had");
    let found = |view, reporting| {
        Some(Tense {
            view,
            cue: word,
            reporting,
            perfect: view == View::Back && (word == "had" || past_perfect()),
        })
    };
    let next = |words: &[&str]| words.iter().any(|word| next_is(document, index, word));
    match word {
        // "fifth from left", in captions
        "left" if index > 0 && document.word(index - 1) == "from" => None,
        // "may have reached" tells of the past, "will have reached" does not.
        "would" | "must" | "should" | "may" | "might" if next(&["have"]) => found(View::Back, false),
        "Will" | "will" | "'ll" | "’ll" | "shall" | "wo" | "would" | "must" | "should" | "may" | "might"
        | "upcoming" | "forthcoming" | "expires" => found(View::Ahead, false),
        // "had been due to expire": seen from now, that is over.
        "expected" | "scheduled" | "due" | "slated" | "anticipated" | "projected" if past_perfect() => {
            found(View::Back, false)
        }
        "expected" | "scheduled" | "due" | "slated" | "anticipated" | "projected" | "expects" | "expect" => {
            found(View::Ahead, false)
        }
        "plans" | "plan" | "planning" | "planned" | "intends" | "intend" | "hopes" | "hope" | "aims"
        | "seeks" | "wants" | "promised" | "proposed" | "agreed" | "vowed" | "ready" | "prepares"
        | "preparing" | "poised" | "supposed" | "likely"
            if next(&["to"]) =>
        {
            found(View::Ahead, false)
        }
        "planned" if next(&["for", "a"]) => found(View::Ahead, false),
        // The present tense of timetables.
        _ if TIMETABLE.contains(word) => found(View::Ahead, false),
        _ if TIMETABLE_OF_SEVERAL.contains(word) && is_behind_several(document, index) => {
            found(View::Ahead, false)
        }
        // "appears in court"
        "appears" | "appear" if next(&["in", "before"]) => found(View::Ahead, false),
        // "goes on trial", "goes to the polls".
        "goes" | "go" | "heads" | "head" if next(&["on", "to", "before"]) => found(View::Ahead, false),
        "takes" if next(&["effect", "office"]) => found(View::Ahead, false),
        "to" if next(&["be"]) || is_resolved(document, index) => found(View::Ahead, false),
        "going" if next(&["to"]) => found(View::Ahead, false),
        "set" if next(&["to", "for"]) => found(View::Ahead, false),
        "is" | "are" | "'s" | "’s" | "be" if next(&["to"]) => found(View::Ahead, false),
        // "were planning to", "was to leave": what follows says which way.
        "was" | "were" if looks_on(document, index + 1) => None,
        "was" | "were" | "had" | "did" | "has" | "have" | "'ve" | "’ve" | "been" | "since" => {
            found(View::Back, false)
        }
        _ if !is_past_form(word) || is_passive(document, index) || is_attribute(document, index) => None,
        "said" | "reported" | "told" | "announced" | "disclosed" | "added" | "confirmed" | "stated"
        | "declared" => found(View::Back, true),
        _ => found(View::Back, false),
    }
}

/// Whether a noun for several stands right before: "Polls close".
fn is_behind_several(document: &Document, index: usize) -> bool {
    index > 0 && {
        let before = document.word(index - 1);
        before.len() > 3 && before.ends_with('s') && !before.ends_with("ss") && before != "says"
    }
}

/// Whether "to" opens what was resolved on with a day in between: "agreed on Monday to meet", not "agreed on
/// Monday to the sale".
fn is_resolved(document: &Document, index: usize) -> bool {
    let word = |at: usize| document.tokens.get(at).map_or("", |_| document.word(at));
    let resolved = (1..=3)
        .filter_map(|back| index.checked_sub(back))
        .any(|at| RESOLVED.contains(word(at)));
    let noun = matches!(
        word(index + 1),
        "a" | "an" | "the" | "its" | "his" | "her" | "their" | "this" | "that"
    );
    resolved && !noun && word(index + 1).starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether what follows "were" looks ahead: "planning to", "due", "to be sworn in".
fn looks_on(document: &Document, index: usize) -> bool {
    index < document.tokens.len()
        && matches!(
            document.word(index),
            "planning"
                | "preparing"
                | "going"
                | "expected"
                | "scheduled"
                | "due"
                | "slated"
                | "to"
                | "supposed"
        )
}

/// Whether a participle belongs to a noun: "a still unspecified date", "the wounded".
fn is_attribute(document: &Document, index: usize) -> bool {
    let determiner = |back: usize| {
        index >= back
            && matches!(
                document.word(index - back),
                "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our" | "any" | "no"
            )
    };
    let adverb = index > 0 && {
        let before = document.word(index - 1);
        before == "still" || before == "yet" || before.ends_with("ly")
    };
    determiner(1) || adverb && determiner(2)
}

/// Whether a participle stands with a form of "be" that looks ahead or nowhere: "to be published", "is
/// heard".
fn is_passive(document: &Document, index: usize) -> bool {
    (1..=2).any(|back| index >= back && matches!(document.word(index - back), "be" | "is" | "are" | "being"))
}
