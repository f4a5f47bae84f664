//! The article in brief: sentences of its own, and the facts a reader asks for first.

mod choice;
mod facts;

use crate::analysis::{Entity, Event, Quantity, Summary, TimelineRow, Timex};
use crate::document::{Document, TokenKind};
use crate::event::lexicon::is_time;
use crate::syntax::Syntax;

pub use choice::choose;

/// Everything that stands before the summary.
#[allow(missing_docs)]
pub struct Story<'a, 't> {
    pub document: &'a Document<'t>,
    pub syntax: &'a Syntax,
    pub entities: &'a [Entity],
    pub events: &'a [Event],
    pub timexes: &'a [Timex],
    pub quantities: &'a [Quantity],
    pub timeline: &'a [TimelineRow],
}

/// Three to five sentences, and the key facts.
pub fn summarize(story: &Story) -> Summary {
    let paragraphs = choice::eligible(story).len();
    let count = match paragraphs {
        0..=9 => 3,
        10..=40 => 4,
        _ => 5,
    };
    let sentences = choose(story, count);
    let text = sentences
        .iter()
        .map(|&index| sentence_text(story.document, index))
        .collect::<Vec<_>>()
        .join(" ");
    Summary {
        sentences,
        text,
        key_facts: facts::key_facts(story),
    }
}

/// A sentence on one line, without the place and agency a report opens with ("PARIS (Wire) —").
fn sentence_text(document: &Document, index: usize) -> String {
    let sentence = &document.sentences[index];
    let start = story_start(document, index);
    let text = &document.text[start..sentence.span.end.max(start)];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many tokens at most a place and an agency before the first words of a report take.
const PLACE_LINE: usize = 14;

/// Where the words of a sentence begin, after "PARIS (Wire) —" or "LONDON, March 3 (Wire) -".
pub(crate) fn story_start(document: &Document, index: usize) -> usize {
    let sentence = &document.sentences[index];
    let opens = sentence.tokens.clone().next();
    let capitals = opens.is_some_and(|first| {
        let word = document.word(first);
        word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.')
    });
    let after_paren = |token: usize| token > sentence.tokens.start && document.word(token - 1) == ")";
    let end = sentence.tokens.end.min(sentence.tokens.start + PLACE_LINE);
    for token in sentence.tokens.start..end {
        // "4 May 2021 - The board met".
        let dated = || {
            let mut before = (sentence.tokens.start..token).map(|token| document.word(token));
            let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
            before.clone().any(number) && before.all(|word| number(word) || word == "," || is_time(word))
        };
        let dash = matches!(document.word(token), "-" | "--" | "–" | "—");
        let apart = document.tokens[token].spaced || matches!(document.word(token), "--" | "—");
        if dash && apart && (capitals || after_paren(token) || dated()) && token + 1 < sentence.tokens.end {
            return document.tokens[token + 1].span.start;
        }
        if document.tokens[token].kind == TokenKind::Punctuation
            && matches!(document.word(token), "." | "\"" | "“" | ":" | ";")
        {
            break;
        }
    }
    sentence.span.start
}
