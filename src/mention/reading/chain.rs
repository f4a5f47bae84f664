//! Words joined by hyphens.

use super::Reading;
use crate::document::TokenKind;
use crate::lexicon::hash;
use std::ops::Range;

/// Words joined by hyphens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chain {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Hash of all of it in lower case.
    pub lower: u64,
    /// Hash of its words' shapes.
    pub brief: u64,
}

impl Chain {
    /// Number of tokens.
    pub fn length(&self) -> usize {
        self.end - self.start
    }
}

impl Reading<'_> {
    /// Finds the words of a sentence that hyphens join.
    pub(super) fn find_chains(&mut self, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            let start = at;
            let (mut lower, mut brief) = (self.form(at).lower, self.form(at).brief);
            while at + 2 < tokens.end
                && self.form(at + 1).hyphen
                && !self.document.tokens[at + 1].spaced
                && !self.document.tokens[at + 2].spaced
                && self.document.tokens[at + 2].kind != TokenKind::Punctuation
            {
                at += 2;
                lower = hash::mix(lower, self.form(at).lower);
                brief = hash::mix(brief, self.form(at).brief);
            }
            at += 1;
            self.chains[start..at].fill(Chain {
                start,
                end: at,
                lower,
                brief,
            });
        }
    }
}
