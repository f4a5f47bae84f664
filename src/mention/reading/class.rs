//! How a sentence is written: as prose, as a headline, in capitals or without any.

use super::Reading;
use crate::document::TokenKind;
use crate::mention::form::ALL_CAPITALS;
use std::ops::Range;

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// As prose is.
    Running,
    /// All in capitals.
    Capitals,
    /// Most words with a capital, as headlines are.
    Title,
    /// Without any capital.
    Lower,
}

/// Short words that headlines write small among capitals.
const LITTLE: [&str; 20] = [
    "of", "in", "on", "at", "to", "by", "for", "and", "or", "the", "an", "as", "vs", "is", "its", "but",
    "nor", "off", "up", "out",
];

impl Reading<'_> {
    /// How the sentence of some tokens is written.
    pub(super) fn class(&self, tokens: Range<usize>) -> Class {
        let (mut words, mut long, mut capital, mut shouted) = (0, 0, 0, 0);
        // A sentence of prose ends in a period and writes its short verbs small: "Hurricane Ida hit New Orleans."
        let closed = self.document.word(tokens.end - 1) == ".";
        let mut small = 0;
        for at in tokens {
            let form = self.form(at);
            if self.document.tokens[at].kind != TokenKind::Word || form.length < 2 {
                continue;
            }
            words += 1;
            shouted += usize::from(form.flags & ALL_CAPITALS != 0);
            if form.length > 3 {
                long += 1;
                capital += usize::from(form.capital);
            } else if form.capital {
                capital += 1;
                long += 1;
            } else if !LITTLE.contains(&self.document.word(at)) {
                small += 1;
            }
        }
        if words >= 2 && shouted * 10 >= words * 8 {
            Class::Capitals
        } else if capital == 0 && words >= 3 {
            Class::Lower
        } else if long >= 4 && capital * 10 >= long * 8 && !(closed && small > 0) {
            Class::Title
        } else {
            Class::Running
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::reading::with;

    #[test]
    fn headlines_and_alerts_are_told_from_prose() {
        with(
            "Storm Closes Three Schools Near Bergen\nSTORM CLOSES SCHOOLS\nThe storm closed a school.",
            |reading| {
                assert_eq!(reading.classes, [Class::Title, Class::Capitals, Class::Running]);
            },
        );
        with("storm closes three schools near bergen", |reading| {
            assert_eq!(reading.classes, [Class::Lower]);
        });
    }
}
