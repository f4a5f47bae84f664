//! What the tagger sees of a token: hashes of observations, each a feature.
//!
//! Features come in three sorts, by what they depend on, so that the tagger can add up the weights
//! of the first two once for each word of a document: *lexical* ones on a word and how far it stands
//! from the token, *recurring* ones on a word and all its places in the document, *contextual* ones
//! on the token's own place.

use super::gazetteers::Types;
use super::reading::{Class, Form, Reading};
use super::votes::Votes;
use crate::lexicon::Clusters;
use crate::lexicon::hash::mix;
use std::ops::Range;

/// How far from a token the words stand that it sees, in the order of `lexical`'s `place`.
pub const PLACES: [isize; 5] = [0, -1, 1, -2, 2];

/// Template numbers below this belong to lexical features, one block for each place.
const LEXICAL: u64 = 64;
const CONTEXTUAL: u64 = LEXICAL * PLACES.len() as u64;
const RECURRING: u64 = CONTEXTUAL + 128;
const VOTED: u64 = RECURRING + 32;

/// Steps of the Brown path that make a feature of their own.
const STEPS: [u8; 4] = [4, 6, 10, 20];

/// A feature: an observation under a template.
#[inline]
fn feature(template: u64, observation: u64) -> u64 {
    let mixed = mix(mix(template.wrapping_mul(0xD6E8_FEB8_6659_FD93), observation), 0);
    mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// An observation made of two.
#[inline]
fn both(a: u64, b: u64) -> u64 {
    mix(mix(0, a), b)
}

/// The features of a word that stands at `PLACES[place]` from the token; `None` beyond the sentence.
pub fn lexical(reading: &Reading, form: Option<usize>, place: usize, emit: &mut impl FnMut(u64)) {
    let base = place as u64 * LEXICAL;
    let Some(form) = form else {
        return emit(feature(base, 0));
    };
    let form = &reading.forms[form];
    emit(feature(base + 1, form.lower));
    emit(feature(base + 2, form.shape));
    clusters(base + 8, &form.clusters, emit);
    if form.types != Types::NONE {
        emit(feature(base + 3, u64::from(form.types.bits())));
    }
    if place > 2 {
        return;
    }
    emit(feature(base + 4, form.word));
    form.types.each(|kind| emit(feature(base + 5, kind)));
    if place > 0 {
        return;
    }
    for (length, &prefix) in form.prefixes.iter().enumerate() {
        emit(feature(base + 20 + length as u64, prefix));
    }
    for (length, &suffix) in form.suffixes.iter().enumerate() {
        emit(feature(base + 24 + length as u64, suffix));
    }
    for &trigram in &form.trigrams {
        emit(feature(base + 35, trigram));
    }
    emit(feature(base + 28, form.brief));
    emit(feature(base + 29, u64::from(form.flags)));
    emit(feature(base + 30, both(u64::from(form.length), form.brief)));
    emit(feature(base + 31, u64::from(form.clusters.prefix(8))));
    emit(feature(
        base + 32,
        both(u64::from(form.clusters.prefix(32)), form.brief),
    ));
    emit(feature(
        base + 33,
        both(u64::from(form.clusters.fine), form.brief),
    ));
    emit(feature(base + 34, both(u64::from(form.types.bits()), form.brief)));
}

fn clusters(base: u64, clusters: &Clusters, emit: &mut impl FnMut(u64)) {
    if clusters.depth > 0 {
        for (index, &steps) in STEPS.iter().enumerate() {
            emit(feature(base + index as u64, u64::from(clusters.prefix(steps))));
        }
    }
    if clusters.fine > 0 {
        emit(feature(base + 4, u64::from(clusters.coarse)));
        emit(feature(base + 5, u64::from(clusters.middle)));
        emit(feature(base + 6, u64::from(clusters.fine)));
    }
}

/// The features of a word's other places in the document. Words that stand in it once have none.
pub fn recurring(reading: &Reading, form: usize, emit: &mut impl FnMut(u64)) {
    let Some(places) = reading.places(form) else {
        return;
    };
    let mut seen = Vec::new();
    let mut once = |feature: u64, emit: &mut dyn FnMut(u64)| {
        if !seen.contains(&feature) {
            seen.push(feature);
            emit(feature);
        }
    };
    let form = &reading.forms[form];
    for &at in places {
        let at = at as usize;
        let sentence = &reading.document.sentences[reading.sentence_of[at] as usize].tokens;
        if let Some(form) = (at > sentence.start).then(|| &reading.forms[reading.ids[at - 1] as usize]) {
            once(feature(RECURRING, form.lower), emit);
            once(feature(RECURRING + 1, u64::from(form.clusters.prefix(10))), emit);
        }
        if let Some(form) = (at + 1 < sentence.end).then(|| &reading.forms[reading.ids[at + 1] as usize]) {
            once(feature(RECURRING + 2, form.lower), emit);
            once(feature(RECURRING + 3, form.brief), emit);
        }
        let run = &reading.runs[at];
        if run.length() > 1 {
            let first = &reading.forms[reading.ids[run.start] as usize];
            let last = &reading.forms[reading.ids[run.end - 1] as usize];
            let side = u64::from(at == run.start) + 2 * u64::from(at + 1 == run.end);
            once(feature(RECURRING + 4, side), emit);
            once(feature(RECURRING + 5, both(side, last.lower)), emit);
            once(feature(RECURRING + 6, both(side, first.lower)), emit);
            once(
                feature(RECURRING + 7, both(side, u64::from(first.types.bits()))),
                emit,
            );
            once(
                feature(RECURRING + 8, both(side, u64::from(last.types.bits()))),
                emit,
            );
            if run.start > sentence.start {
                let before = &reading.forms[reading.ids[run.start - 1] as usize];
                once(feature(RECURRING + 9, both(side, before.lower)), emit);
            }
            if run.end < sentence.end {
                let after = &reading.forms[reading.ids[run.end] as usize];
                once(feature(RECURRING + 12, both(side, after.lower)), emit);
                once(feature(RECURRING + 13, u64::from(after.clusters.fine)), emit);
            }
        } else {
            once(feature(RECURRING + 4, 9), emit);
            if at + 1 < sentence.end {
                let after = &reading.forms[reading.ids[at + 1] as usize];
                once(feature(RECURRING + 13, u64::from(after.clusters.fine)), emit);
            }
            if at > sentence.start {
                let before = &reading.forms[reading.ids[at - 1] as usize];
                once(feature(RECURRING + 14, u64::from(before.clusters.fine)), emit);
            }
        }
        reading.phrases[at]
            .types
            .each(|kind| once(feature(RECURRING + 10, kind), emit));
    }
    let lower = reading.seen_lower.contains(&form.lower);
    once(feature(RECURRING + 11, both(u64::from(lower), form.brief)), emit);
}

/// The features of what a first reading made of the word's other places.
pub fn voted(reading: &Reading, votes: &Votes, at: usize, emit: &mut impl FnMut(u64)) {
    votes.each(reading, at, |question, answer| {
        emit(feature(VOTED + question, answer))
    });
}

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
