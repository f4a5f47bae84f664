//! Where a story and the words of a report begin.

use crate::document::{Document, TokenKind};
use crate::words::is_time;
use std::ops::Range;

/// How many tokens at most a place and an agency before the first words of a report take.
const PLACE_LINE: usize = 14;

/// How many sentences of a story are its lead, the headline's among them.
const LEAD: usize = 4;

/// The sentences that say what the story is about: the first that tell it.
pub fn lead(document: &Document) -> Vec<usize> {
    let told = (0..document.sentences.len()).filter(|&index| document.block_of(index).is_told());
    told.take(LEAD).collect()
}

/// Where the words of a sentence begin, after "PARIS (Wire) —" or "LONDON, March 3 (Wire) -".
pub fn story_start(document: &Document, index: usize) -> usize {
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
        let dash = matches!(document.word(token), "-" | "--" | "–" | "—" | "―");
        let apart = document.tokens[token].spaced || matches!(document.word(token), "--" | "—" | "―");
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

/// The tokens of a sentence from where its words begin.
pub fn story_tokens(document: &Document, index: usize) -> Range<usize> {
    let tokens = document.sentences[index].tokens.clone();
    let start = story_start(document, index);
    let first = tokens
        .clone()
        .find(|&token| document.tokens[token].span.start >= start);
    first.unwrap_or(tokens.end)..tokens.end
}
