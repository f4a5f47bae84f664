//! What the tagger sees of a token: hashes of observations, each a feature.
//!
//! Features come in three sorts, by what they depend on, so that the tagger can add up the weights
//! of the first two once for each word of a document: *lexical* ones on a word and how far it stands
//! from the token, *recurring* ones on a word and all its places in the document, *contextual* ones
//! on the token's own place.

mod contextual;

pub use contextual::contextual;

use super::gazetteers::Types;
use super::reading::Reading;
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
