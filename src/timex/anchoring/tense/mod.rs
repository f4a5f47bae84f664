//! Which way a clause looks: back, ahead, or neither, read from the words around an expression.
//!
//! No parse is needed: in news the verb form nearest to a date decides its side almost always, and
//! where nothing is found the reports are about the past.

mod cue;
mod deadline;
mod past;
mod present;

use crate::document::{Document, TokenKind};
use crate::span::Span;
use crate::syntax::Syntax;
use cue::{RESOLVED, cue};
use deadline::deadline;
use present::present;
use std::ops::Range;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// "signed", "was", "reported".
    Back,
    /// "will", "is expected to", "due".
    Ahead,
    /// Nothing says.
    Open,
}

/// A view with the word that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tense<'t> {
    /// Which way.
    pub view: View,
    /// The word; empty for an open view.
    pub cue: &'t str,
    /// The word tells of saying: "said", "reported".
    pub reporting: bool,
    /// The word stands with "had": it tells of what was over by the time the story is at.
    pub perfect: bool,
}

impl<'t> Tense<'t> {
    /// What one word shows that is not about saying.
    fn new(view: View, cue: &'t str) -> Self {
        Tense {
            view,
            cue,
            reporting: false,
            perfect: false,
        }
    }
}

/// Farthest token that is looked at on each side.
const REACH: usize = 32;

/// The view of the clause around an expression. With `syntax` every verb in the present tense looks ahead.
pub fn tense<'t>(
    document: &Document<'t>,
    syntax: Option<&Syntax>,
    sentence: Range<usize>,
    span: Span,
) -> Tense<'t> {
    let tokens = document.tokens_in(span);
    if let Some(tense) = deadline(document, sentence.start, tokens.clone()) {
        return tense;
    }
    let mut best: Option<(usize, Tense)> = None;
    let mut consider = |cost: usize, index: usize| {
        if best.is_none_or(|(least, _)| cost < least)
            && let Some(mut tense) = cue(document, index).or_else(|| present(document, syntax?, index))
        {
            // "On Thursday, the mayor promised to resign": the day of the promise.
            if index >= tokens.end && RESOLVED.contains(tense.cue) {
                tense.view = View::Back;
            }
            best = Some((cost, tense));
        }
    };
    // Commas and the like end a clause more often than not; what stands before a date governs it
    // more often than what stands after.
    let mut cost = 0;
    for index in (sentence.start..tokens.start).rev().take(REACH) {
        cost += step(document, index);
        consider(cost, index);
    }
    let mut cost = 1;
    for index in (tokens.end..sentence.end).take(REACH) {
        cost += step(document, index) + 1;
        consider(cost, index);
    }
    best.map_or(Tense::new(View::Open, ""), |(_, tense)| tense)
}

/// How far one token takes what it stands before or behind from the date.
fn step(document: &Document, index: usize) -> usize {
    match document.tokens[index].kind {
        TokenKind::Punctuation => match document.word(index) {
            ";" | ":" => 8,
            "," | "--" | "—" | "\"" | "“" | "”" | "''" | "``" => 4,
            _ => 1,
        },
        _ => 1,
    }
}

/// Whether a word stands right behind a token.
fn next_is(document: &Document, index: usize, word: &str) -> bool {
    index + 1 < document.tokens.len() && document.word(index + 1) == word
}
