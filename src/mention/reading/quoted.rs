//! Names between quotation marks.

use super::Reading;
use crate::document::TokenKind;
use crate::lexicon::hash;
use std::ops::Range;

impl Reading<'_> {
    /// Finds the few words between quotation marks of a sentence of which one has a capital.
    pub(super) fn find_quotes(&mut self, tokens: Range<usize>) {
        let mut open: Option<usize> = None;
        for at in tokens {
            let mark = self.document.tokens[at].kind == TokenKind::Punctuation
                && self
                    .document
                    .word(at)
                    .chars()
                    .all(|c| hash::plain(c) == '"' || hash::plain(c) == '\'');
            if !mark {
                continue;
            }
            match open.take() {
                Some(start) if at - start <= 9 && (start + 1..at).any(|inner| self.form(inner).capital) => {
                    self.quoted[start + 1..at].fill(true);
                }
                _ => open = Some(at),
            }
        }
    }
}
