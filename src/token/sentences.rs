//! Tokens to sentences.

use super::lexer::is_abbreviation;
use crate::document::{Document, Sentence, TokenKind};

/// Adds the sentences of a block, whose tokens begin at `first`, to the document.
pub fn split(document: &mut Document, block: usize, first: usize) {
    let mut start = first;
    let last = document.tokens.len();
    let mut at = first;
    while at < last {
        at += 1;
        if at == last || ends_sentence(document, at) {
            let tokens = start..at;
            let span = document.span_of(tokens.clone());
            document.sentences.push(Sentence { span, block, tokens });
            start = at;
        }
    }
}

/// Whether a sentence ends before token `at`.
fn ends_sentence(document: &Document, at: usize) -> bool {
    let next = document.word(at);
    if !document.tokens[at].spaced || next.starts_with(char::is_lowercase) {
        return false;
    }
    let mut end = at - 1;
    while end > 0
        && !document.tokens[end].spaced
        && matches!(document.word(end), "\"" | "”" | "'" | "’" | ")" | "]")
    {
        end -= 1;
    }
    let word = document.word(end);
    match word {
        "." | "!" | "?" | "…" | "..." => true,
        _ if document.tokens[end].kind == TokenKind::Word && word.ends_with('.') => {
            let stem = word.trim_end_matches('.');
            let initials = stem.contains('.');
            let initial = stem.chars().count() == 1;
            !initial && !is_abbreviation(stem) && initials && starts_sentence(next)
        }
        _ => false,
    }
}

/// Words that, after an abbreviation such as "U.S.", open a new sentence rather than go on with a
/// name.
fn starts_sentence(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "He"
            | "She"
            | "It"
            | "They"
            | "We"
            | "I"
            | "In"
            | "On"
            | "But"
            | "And"
            | "This"
            | "That"
    )
}
