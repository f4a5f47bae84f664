//! What the tagger sees of a token's own place: its neighbours, the lists that know a name there, its sentence, the
//! run of capitals and the hyphens around it.

use super::{CONTEXTUAL, both, feature};
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Form, Reading};
use std::ops::Range;

/// The features of a token at its own place.
pub fn contextual(reading: &Reading, sentence: usize, at: usize, emit: &mut impl FnMut(u64)) {
    let spot = Spot {
        reading,
        sentence,
        at,
        tokens: reading.document.sentences[sentence].tokens.clone(),
    };
    spot.neighbours(emit);
    spot.known_names(emit);
    spot.place_in_sentence(emit);
    spot.run(emit);
    spot.hyphens(emit);
    spot.initials(emit);
}

/// A token where it stands.
struct Spot<'r, 'd> {
    reading: &'r Reading<'d>,
    sentence: usize,
    at: usize,
    /// Those of its sentence.
    tokens: Range<usize>,
}

impl<'r> Spot<'r, '_> {
    fn form(&self, index: usize) -> &'r Form {
        &self.reading.forms[self.reading.ids[index] as usize]
    }

    /// The token so many from this one, within the sentence.
    fn index(&self, offset: isize) -> Option<usize> {
        let index = self.at.checked_add_signed(offset)?;
        self.tokens.contains(&index).then_some(index)
    }

    fn near(&self, offset: isize) -> Option<&'r Form> {
        self.index(offset).map(|index| self.form(index))
    }

    fn lower(&self, offset: isize) -> u64 {
        self.near(offset).map_or(1, |form| form.lower)
    }

    fn shape(&self, offset: isize) -> u64 {
        self.near(offset).map_or(1, |form| form.shape)
    }

    fn brief(&self, offset: isize) -> u64 {
        self.near(offset).map_or(1, |form| form.brief)
    }

    /// The lists that know a name at a token.
    fn types(&self, offset: isize) -> Types {
        self.index(offset)
            .map_or(Types::NONE, |index| self.reading.phrases[index].types)
    }

    /// Pairs of neighbours.
    fn neighbours(&self, emit: &mut impl FnMut(u64)) {
        let here = self.form(self.at);
        emit(feature(CONTEXTUAL, both(self.lower(-1), here.lower)));
        emit(feature(CONTEXTUAL + 1, both(here.lower, self.lower(1))));
        emit(feature(CONTEXTUAL + 2, both(self.lower(-1), self.lower(1))));
        emit(feature(CONTEXTUAL + 3, both(self.lower(-2), self.lower(-1))));
        emit(feature(CONTEXTUAL + 4, both(self.lower(1), self.lower(2))));
        emit(feature(CONTEXTUAL + 5, both(self.shape(-1), here.shape)));
        emit(feature(CONTEXTUAL + 6, both(here.shape, self.shape(1))));
        emit(feature(
            CONTEXTUAL + 7,
            both(self.brief(-1), both(here.brief, self.brief(1))),
        ));
        emit(feature(
            CONTEXTUAL + 8,
            both(self.brief(-2), both(self.brief(-1), here.brief)),
        ));
        emit(feature(
            CONTEXTUAL + 9,
            both(here.brief, both(self.brief(1), self.brief(2))),
        ));
        emit(feature(CONTEXTUAL + 10, both(self.lower(-1), here.brief)));
        emit(feature(CONTEXTUAL + 11, both(here.brief, self.lower(1))));
    }

    /// Names the gazetteers know.
    fn known_names(&self, emit: &mut impl FnMut(u64)) {
        let here = self.form(self.at);
        let phrase = &self.reading.phrases[self.at];
        if phrase.types != Types::NONE {
            let whole = both(u64::from(phrase.types.bits()), phrase.side);
            phrase
                .types
                .each(|kind| emit(feature(CONTEXTUAL + 12, both(kind, phrase.side))));
            emit(feature(CONTEXTUAL + 13, whole));
            emit(feature(
                CONTEXTUAL + 14,
                both(whole, u64::from(self.at == self.tokens.start)),
            ));
            emit(feature(CONTEXTUAL + 15, both(whole, self.brief(-1))));
            emit(feature(CONTEXTUAL + 16, both(whole, self.brief(1))));
        }
        if self.types(-1) != Types::NONE {
            emit(feature(
                CONTEXTUAL + 17,
                both(u64::from(self.types(-1).bits()), here.brief),
            ));
        }
        if self.types(1) != Types::NONE {
            emit(feature(
                CONTEXTUAL + 18,
                both(u64::from(self.types(1).bits()), here.brief),
            ));
        }
    }

    /// How its sentence is written, and where in it the token stands.
    fn place_in_sentence(&self, emit: &mut impl FnMut(u64)) {
        let here = self.form(self.at);
        let before = self.near(-1);
        let class = self.reading.classes[self.sentence];
        emit(feature(CONTEXTUAL + 19, class as u64));
        if class != Class::Running {
            emit(feature(CONTEXTUAL + 20, both(class as u64, here.brief)));
            emit(feature(
                CONTEXTUAL + 21,
                both(class as u64, u64::from(here.clusters.prefix(10))),
            ));
            emit(feature(
                CONTEXTUAL + 22,
                both(class as u64, u64::from(here.types.bits())),
            ));
        }
        let place = (self.at - self.tokens.start).min(3) as u64;
        emit(feature(CONTEXTUAL + 23, both(place, here.brief)));
        emit(feature(CONTEXTUAL + 24, (self.tokens.len().min(40) / 4) as u64));
        if self.at + 1 == self.tokens.end {
            emit(feature(CONTEXTUAL + 25, here.brief));
        }
        if self.at == self.tokens.start || before.is_some_and(|form| form.opens) {
            let lower = self.reading.seen_lower.contains(&here.lower);
            let inner = self.reading.seen_inner.contains(&here.lower);
            emit(feature(
                CONTEXTUAL + 26,
                both(u64::from(lower) * 2 + u64::from(inner), here.brief),
            ));
        }
        if self.reading.quoted[self.at] {
            emit(feature(CONTEXTUAL + 27, here.brief));
        }
    }

    /// The run of capitalised words around it.
    fn run(&self, emit: &mut impl FnMut(u64)) {
        let here = self.form(self.at);
        let run = &self.reading.runs[self.at];
        if run.length() > 0 {
            let side = (self.at - run.start).min(3) as u64 * 4 + (run.end - 1 - self.at).min(3) as u64;
            let first = self.form(run.start);
            let last = self.form(run.end - 1);
            let before = (run.start > self.tokens.start).then(|| self.form(run.start - 1));
            let after = (run.end < self.tokens.end).then(|| self.form(run.end));
            let left = before.map_or(1, |form| form.lower);
            let right = after.map_or(1, |form| form.lower);
            emit(feature(CONTEXTUAL + 28, side));
            if run.length() > 1 {
                emit(feature(CONTEXTUAL + 29, first.lower));
                emit(feature(CONTEXTUAL + 30, last.lower));
                emit(feature(
                    CONTEXTUAL + 31,
                    both(u64::from(first.clusters.prefix(10)), 1),
                ));
                emit(feature(
                    CONTEXTUAL + 32,
                    both(u64::from(last.clusters.prefix(10)), 1),
                ));
                emit(feature(CONTEXTUAL + 33, both(u64::from(last.clusters.fine), 1)));
                emit(feature(CONTEXTUAL + 34, left));
                emit(feature(CONTEXTUAL + 35, right));
                if let Some(form) = before {
                    emit(feature(CONTEXTUAL + 56, u64::from(form.clusters.prefix(10))));
                    emit(feature(CONTEXTUAL + 57, u64::from(form.clusters.fine)));
                    emit(feature(CONTEXTUAL + 58, u64::from(form.types.bits())));
                }
                if let Some(form) = after {
                    emit(feature(CONTEXTUAL + 59, u64::from(form.clusters.prefix(10))));
                    emit(feature(CONTEXTUAL + 60, u64::from(form.clusters.fine)));
                    emit(feature(CONTEXTUAL + 61, u64::from(form.types.bits())));
                }
                run.types.each(|kind| emit(feature(CONTEXTUAL + 36, kind)));
            }
            let wide = &self.reading.wide[self.at];
            if wide.length() > run.length() {
                emit(feature(CONTEXTUAL + 37, self.form(wide.start).lower));
                emit(feature(CONTEXTUAL + 38, self.form(wide.end - 1).lower));
                emit(feature(
                    CONTEXTUAL + 39,
                    both(self.form(wide.start).lower, u64::from(self.at < run.start)),
                ));
            }
        } else if self.reading.wide[self.at].length() > 0 {
            // A small word inside a name: "of", "and", "the".
            let wide = &self.reading.wide[self.at];
            emit(feature(
                CONTEXTUAL + 40,
                both(self.form(wide.start).lower, here.lower),
            ));
            emit(feature(
                CONTEXTUAL + 41,
                both(self.form(wide.end - 1).lower, here.lower),
            ));
            emit(feature(
                CONTEXTUAL + 42,
                both(u64::from(self.form(wide.start).clusters.prefix(10)), here.lower),
            ));
            emit(feature(
                CONTEXTUAL + 43,
                both(u64::from(self.form(wide.end - 1).clusters.prefix(10)), here.lower),
            ));
            emit(feature(
                CONTEXTUAL + 44,
                both(u64::from(self.reading.types_in(wide).bits()), here.lower),
            ));
        }
    }

    /// Words joined by hyphens, which the lexer takes apart.
    fn hyphens(&self, emit: &mut impl FnMut(u64)) {
        let here = self.form(self.at);
        let (before, after) = (self.near(-1), self.near(1));
        let chain = &self.reading.chains[self.at];
        if chain.length() > 1 {
            let side = u64::from(self.at == chain.start) + 2 * u64::from(self.at + 1 == chain.end);
            emit(feature(CONTEXTUAL + 45, both(chain.lower, side)));
            emit(feature(CONTEXTUAL + 46, both(chain.brief, side)));
            emit(feature(
                CONTEXTUAL + 47,
                both(self.form(chain.end - 1).lower, side),
            ));
            emit(feature(
                CONTEXTUAL + 48,
                both(
                    u64::from(self.form(chain.end - 1).clusters.prefix(10)),
                    both(here.brief, side),
                ),
            ));
            let left = if chain.start > self.tokens.start {
                self.form(chain.start - 1).lower
            } else {
                1
            };
            let right = if chain.end < self.tokens.end {
                self.form(chain.end).lower
            } else {
                1
            };
            emit(feature(CONTEXTUAL + 49, left));
            emit(feature(CONTEXTUAL + 50, right));
            emit(feature(
                CONTEXTUAL + 51,
                both(u64::from(self.form(chain.start).types.bits()), side),
            ));
        } else {
            // A hyphen with white space on both sides is a dash.
            if before.is_some_and(|form| form.hyphen) || after.is_some_and(|form| form.hyphen) {
                emit(feature(CONTEXTUAL + 52, here.brief));
            }
        }
    }

    /// Initials and what they stand for.
    fn initials(&self, emit: &mut impl FnMut(u64)) {
        let here = self.form(self.at);
        let run = &self.reading.runs[self.at];
        if let Some(last) = self.reading.spelt_out.get(&here.word) {
            emit(feature(CONTEXTUAL + 53, 0));
            emit(feature(CONTEXTUAL + 54, *last));
        }
        if run.length() > 1 && self.reading.abbreviated.contains(&run.start) {
            emit(feature(CONTEXTUAL + 55, 0));
        }
    }
}
