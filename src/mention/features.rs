//! What the tagger sees of a token: hashes of observations, each a feature.
//!
//! Features come in three sorts, by what they depend on, so that the tagger can add up the weights
//! of the first two once for each word of a document: *lexical* ones on a word and how far it stands
//! from the token, *recurring* ones on a word and all its places in the document, *contextual* ones
//! on the token's own place.

use super::gazetteers::Types;
use super::reading::{Class, Reading};
use super::votes::Votes;
use crate::lexicon::Clusters;
use crate::lexicon::hash::mix;

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
    let tokens = &reading.document.sentences[sentence].tokens;
    let form = |index: usize| &reading.forms[reading.ids[index] as usize];
    let near = |offset: isize| {
        let index = at as isize + offset;
        (index >= tokens.start as isize && index < tokens.end as isize).then(|| form(index as usize))
    };
    let here = form(at);
    let (before, after) = (near(-1), near(1));
    let lower = |offset| near(offset).map_or(1, |form| form.lower);
    let shape = |offset| near(offset).map_or(1, |form| form.shape);
    let brief = |offset| near(offset).map_or(1, |form| form.brief);
    let base = CONTEXTUAL;

    // Pairs of neighbours.
    emit(feature(base, both(lower(-1), here.lower)));
    emit(feature(base + 1, both(here.lower, lower(1))));
    emit(feature(base + 2, both(lower(-1), lower(1))));
    emit(feature(base + 3, both(lower(-2), lower(-1))));
    emit(feature(base + 4, both(lower(1), lower(2))));
    emit(feature(base + 5, both(shape(-1), here.shape)));
    emit(feature(base + 6, both(here.shape, shape(1))));
    emit(feature(base + 7, both(brief(-1), both(here.brief, brief(1)))));
    emit(feature(base + 8, both(brief(-2), both(brief(-1), here.brief))));
    emit(feature(base + 9, both(here.brief, both(brief(1), brief(2)))));
    emit(feature(base + 10, both(lower(-1), here.brief)));
    emit(feature(base + 11, both(here.brief, lower(1))));

    // Names the gazetteers know.
    let phrase = &reading.phrases[at];
    if phrase.types != Types::NONE {
        let whole = both(u64::from(phrase.types.bits()), phrase.side);
        phrase
            .types
            .each(|kind| emit(feature(base + 12, both(kind, phrase.side))));
        emit(feature(base + 13, whole));
        emit(feature(base + 14, both(whole, u64::from(at == tokens.start))));
        emit(feature(base + 15, both(whole, brief(-1))));
        emit(feature(base + 16, both(whole, brief(1))));
    }
    let types = |offset: isize| {
        let index = at as isize + offset;
        let inside = index >= tokens.start as isize && index < tokens.end as isize;
        if inside {
            reading.phrases[index as usize].types
        } else {
            Types::NONE
        }
    };
    if types(-1) != Types::NONE {
        emit(feature(base + 17, both(u64::from(types(-1).bits()), here.brief)));
    }
    if types(1) != Types::NONE {
        emit(feature(base + 18, both(u64::from(types(1).bits()), here.brief)));
    }

    // The sentence.
    let class = reading.classes[sentence];
    emit(feature(base + 19, class as u64));
    if class != Class::Running {
        emit(feature(base + 20, both(class as u64, here.brief)));
        emit(feature(
            base + 21,
            both(class as u64, u64::from(here.clusters.prefix(10))),
        ));
        emit(feature(
            base + 22,
            both(class as u64, u64::from(here.types.bits())),
        ));
    }
    let place = (at - tokens.start).min(3) as u64;
    emit(feature(base + 23, both(place, here.brief)));
    emit(feature(base + 24, (tokens.len().min(40) / 4) as u64));
    if at + 1 == tokens.end {
        emit(feature(base + 25, here.brief));
    }
    if at == tokens.start || before.is_some_and(|form| form.opens) {
        let lower = reading.seen_lower.contains(&here.lower);
        let inner = reading.seen_inner.contains(&here.lower);
        emit(feature(
            base + 26,
            both(u64::from(lower) * 2 + u64::from(inner), here.brief),
        ));
    }
    if reading.quoted[at] {
        emit(feature(base + 27, here.brief));
    }

    // The run of capitalised words around it.
    let run = &reading.runs[at];
    if run.length() > 0 {
        let side = (at - run.start).min(3) as u64 * 4 + (run.end - 1 - at).min(3) as u64;
        let first = form(run.start);
        let last = form(run.end - 1);
        let before = (run.start > tokens.start).then(|| form(run.start - 1));
        let after = (run.end < tokens.end).then(|| form(run.end));
        let left = before.map_or(1, |form| form.lower);
        let right = after.map_or(1, |form| form.lower);
        emit(feature(base + 28, side));
        if run.length() > 1 {
            emit(feature(base + 29, first.lower));
            emit(feature(base + 30, last.lower));
            emit(feature(base + 31, both(u64::from(first.clusters.prefix(10)), 1)));
            emit(feature(base + 32, both(u64::from(last.clusters.prefix(10)), 1)));
            emit(feature(base + 33, both(u64::from(last.clusters.fine), 1)));
            emit(feature(base + 34, left));
            emit(feature(base + 35, right));
            if let Some(form) = before {
                emit(feature(base + 56, u64::from(form.clusters.prefix(10))));
                emit(feature(base + 57, u64::from(form.clusters.fine)));
                emit(feature(base + 58, u64::from(form.types.bits())));
            }
            if let Some(form) = after {
                emit(feature(base + 59, u64::from(form.clusters.prefix(10))));
                emit(feature(base + 60, u64::from(form.clusters.fine)));
                emit(feature(base + 61, u64::from(form.types.bits())));
            }
            run.types.each(|kind| emit(feature(base + 36, kind)));
        }
        let wide = &reading.wide[at];
        if wide.length() > run.length() {
            emit(feature(base + 37, form(wide.start).lower));
            emit(feature(base + 38, form(wide.end - 1).lower));
            emit(feature(
                base + 39,
                both(form(wide.start).lower, u64::from(at < run.start)),
            ));
        }
    } else if reading.wide[at].length() > 0 {
        // A small word inside a name: "of", "and", "the".
        let wide = &reading.wide[at];
        emit(feature(base + 40, both(form(wide.start).lower, here.lower)));
        emit(feature(base + 41, both(form(wide.end - 1).lower, here.lower)));
        emit(feature(
            base + 42,
            both(u64::from(form(wide.start).clusters.prefix(10)), here.lower),
        ));
        emit(feature(
            base + 43,
            both(u64::from(form(wide.end - 1).clusters.prefix(10)), here.lower),
        ));
        emit(feature(
            base + 44,
            both(u64::from(reading.types_in(wide).bits()), here.lower),
        ));
    }

    // Words joined by hyphens, which the lexer takes apart.
    let chain = &reading.chains[at];
    if chain.length() > 1 {
        let side = u64::from(at == chain.start) + 2 * u64::from(at + 1 == chain.end);
        emit(feature(base + 45, both(chain.lower, side)));
        emit(feature(base + 46, both(chain.brief, side)));
        emit(feature(base + 47, both(form(chain.end - 1).lower, side)));
        emit(feature(
            base + 48,
            both(
                u64::from(form(chain.end - 1).clusters.prefix(10)),
                both(here.brief, side),
            ),
        ));
        let left = if chain.start > tokens.start {
            form(chain.start - 1).lower
        } else {
            1
        };
        let right = if chain.end < tokens.end {
            form(chain.end).lower
        } else {
            1
        };
        emit(feature(base + 49, left));
        emit(feature(base + 50, right));
        emit(feature(
            base + 51,
            both(u64::from(form(chain.start).types.bits()), side),
        ));
    } else {
        // A hyphen with white space on both sides is a dash.
        if before.is_some_and(|form| form.hyphen) || after.is_some_and(|form| form.hyphen) {
            emit(feature(base + 52, here.brief));
        }
    }

    // Initials and what they stand for.
    if let Some(last) = reading.spelt_out.get(&here.word) {
        emit(feature(base + 53, 0));
        emit(feature(base + 54, *last));
    }
    if run.length() > 1 && reading.abbreviated.contains(&run.start) {
        emit(feature(base + 55, 0));
    }
}
