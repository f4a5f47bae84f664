//! Names of the gazetteers in a text.

use super::{Class, Reading};
use crate::mention::gazetteers::{self, Types};
use std::ops::Range;

/// A name of the gazetteers, seen from one of its tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrase {
    /// Lists it is in.
    pub types: Types,
    /// 0 alone, 1 first, 2 inside, 3 last.
    pub side: u64,
}

impl Reading<'_> {
    /// Finds the longest names of the gazetteers in a sentence.
    pub(super) fn find_phrases(&mut self, tokens: Range<usize>, class: Class) {
        let mut at = tokens.start;
        while at < tokens.end {
            let form = self.form(at);
            let mut best = (form.types, 1);
            if form.capital || class == Class::Lower {
                let mut phrase = gazetteers::Phrase::default();
                for length in 1..=gazetteers::LONGEST.min(tokens.end - at) {
                    phrase.push(self.form(at + length - 1).lower);
                    if length > 1 {
                        let types = phrase.types();
                        if types != Types::NONE {
                            best = (types, length);
                        }
                    }
                }
            }
            let (types, length) = best;
            for (offset, phrase) in self.phrases[at..at + length].iter_mut().enumerate() {
                let side = match (offset, length) {
                    (_, 1) => 0,
                    (0, _) => 1,
                    (last, _) if last + 1 == length => 3,
                    _ => 2,
                };
                *phrase = Phrase { types, side };
            }
            at += length;
        }
    }
}
