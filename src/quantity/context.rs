//! The sentence around a number.

use crate::document::{Document, TokenKind};

/// A sentence of a document, with what time expressions have taken of it.
pub struct Context<'d, 't> {
    /// The document.
    pub document: &'d Document<'t>,
    /// For each token of the document, whether it lies in a time expression.
    pub taken: &'d [bool],
    /// First token of the sentence.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
}

impl<'t> Context<'_, 't> {
    /// The text of a token; empty outside the sentence.
    pub fn word(&self, token: usize) -> &'t str {
        if (self.start..self.end).contains(&token) {
            self.document.word(token)
        } else {
            ""
        }
    }

    /// The text of the token `back` before another; empty before the sentence.
    pub fn before(&self, token: usize, back: usize) -> &'t str {
        token.checked_sub(back).map_or("", |token| self.word(token))
    }

    /// Whether a token is one of some words, in any case.
    pub fn is(&self, token: usize, words: &[&str]) -> bool {
        let word = self.word(token);
        words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether the tokens from `token` on are these words, in any case.
    pub fn are(&self, token: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(index, known)| known.eq_ignore_ascii_case(self.word(token + index)))
    }

    /// Whether a token is in no time expression.
    pub fn is_free(&self, token: usize) -> bool {
        !self.taken[token]
    }

    /// Whether white space stands before a token.
    pub fn is_spaced(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_none_or(|token| token.spaced)
    }

    /// Whether a token stands right behind the one before it, without white space.
    pub fn is_glued(&self, token: usize) -> bool {
        (self.start + 1..self.end).contains(&token) && !self.is_spaced(token)
    }

    /// Whether a token is made of letters.
    pub fn is_word(&self, token: usize) -> bool {
        (self.start..self.end).contains(&token) && self.document.tokens[token].kind == TokenKind::Word
    }

    /// Whether a token is made of digits.
    pub fn is_number(&self, token: usize) -> bool {
        (self.start..self.end).contains(&token) && self.document.tokens[token].kind == TokenKind::Number
    }

    /// The token after a hyphen that joins, when `token` is one; else `token` itself: "5-km".
    pub fn over_hyphen(&self, token: usize) -> usize {
        let joins =
            matches!(self.word(token), "-" | "‑" | "–") && self.is_glued(token) && self.is_glued(token + 1);
        token + usize::from(joins)
    }
}
