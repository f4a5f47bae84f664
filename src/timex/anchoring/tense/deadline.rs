//! Words right before a date that say by themselves which way it lies: "until Friday", "as of Sunday".

use super::{Tense, View, next_is};
use crate::document::Document;
use crate::words::{Words, under};
use std::ops::Range;
use std::sync::LazyLock;

const LISTS: &str = include_str!("words.txt");
static DEADLINES: LazyLock<Words> = LazyLock::new(|| under(LISTS, "deadline"));
static PUT_OFF: LazyLock<Words> = LazyLock::new(|| under(LISTS, "put_off"));
static FIXING: LazyLock<Words> = LazyLock::new(|| under(LISTS, "fixing"));
static GATHERINGS: LazyLock<Words> = LazyLock::new(|| under(LISTS, "gathering"));
static REMEMBERED: LazyLock<Words> = LazyLock::new(|| under(LISTS, "remembered"));

/// "postponed until Friday", "as soon as Tuesday", "by February".
pub(super) fn deadline<'t>(document: &Document<'t>, start: usize, tokens: Range<usize>) -> Option<Tense<'t>> {
    let at = tokens.start;
    let word = |back: usize| {
        at.checked_sub(back)
            .filter(|&index| index >= start)
            .map_or("", |index| document.word(index))
    };
    let ahead = |cue| Some(Tense::new(View::Ahead, cue));
    let back = |cue| Some(Tense::new(View::Back, cue));
    let over = |cue| {
        Some(Tense {
            perfect: true,
            ..Tense::new(View::Back, cue)
        })
    };
    let behind = document
        .tokens
        .get(tokens.end)
        .map_or("", |_| document.word(tokens.end));
    if REMEMBERED.contains(behind) {
        return over(behind);
    }
    match (word(3), word(2), word(1)) {
        ("effective", "as", "of") => ahead("effective"),
        // "had been due Friday": seen from now, that is over.
        ("had", "been", "due") | (_, "had", "due") => back("had"),
        (.., "effective" | "ending" | "due") => ahead(word(1)),
        (.., "effective" | "due", "on" | "in") => ahead(word(2)),
        (.., "ended") => back(word(1)),
        // What has been so since a day began on it.
        (.., "since" | "Since") => over("since"),
        // "The vote is Tuesday", "The hearing is on Monday".
        (.., "is" | "are") => ahead(word(1)),
        (.., "is" | "are", "on" | "at") => ahead(word(2)),
        // "as of Sunday", where nothing is "effective".
        (_, "as" | "As", "of") => back("as of"),
        ("as", "soon" | "early", "as") => ahead(word(2)),
        (.., "on") => {
            let since = at.saturating_sub(12).max(start);
            (since..at)
                .any(|index| is_call_to_gather(document, index, at))
                .then(|| ahead("for"))?
        }
        (.., "for") => {
            let since = at.saturating_sub(8).max(start);
            let fixed = (since..at)
                .rev()
                .find(|&index| FIXING.contains(document.word(index)))?;
            // "A service planned for Saturday was cancelled" before or after that day.
            let settled = ["was", "were", "had"]
                .iter()
                .any(|word| tokens.end > 0 && next_is(document, tokens.end - 1, word));
            let over = (1..=2).any(|back| fixed >= back && document.word(fixed - back) == "had");
            (!over && !settled).then(|| ahead(document.word(fixed)))?
        }
        (.., "until" | "till" | "to") => {
            let since = at.saturating_sub(8).max(start);
            let until = word(1) != "to";
            let fixed = |word: &str| PUT_OFF.contains(word) || until && DEADLINES.contains(word);
            (since..at)
                .any(|index| fixed(document.word(index)))
                .then(|| ahead(word(1)))?
        }
        _ => None,
    }
}

/// "called for a general strike", not what "had called for" one long ago, nor "for an end to the strike".
fn is_call_to_gather(document: &Document, index: usize, end: usize) -> bool {
    let call = matches!(document.word(index), "call" | "called" | "calling" | "calls");
    let over = index > 0 && document.word(index - 1) == "had";
    call && !over
        && next_is(document, index, "for")
        && (index + 2..end)
            .map(|at| document.word(at))
            .take_while(|word| !matches!(*word, "to" | "of" | "in" | "from" | ","))
            .any(|word| GATHERINGS.contains(word))
}
