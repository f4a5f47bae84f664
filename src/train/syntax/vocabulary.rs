//! Which words, endings and clusters the network gets to know.

use super::align::Example;
use crate::syntax::input::{TEMPLATES, features};
use std::collections::BTreeMap;

/// How many values of each feature are known at most.
const MOST: [usize; TEMPLATES] = [4500, 400, 1200, 300, 1000, 120, 70, 450, 960, 64, 512, 1400];

/// What is rarer is not worth knowing.
const LEAST: usize = 3;

/// The known values of each feature, in order.
pub type Known = [Vec<u32>; TEMPLATES];

/// The commonest values of each feature.
pub fn known<'e>(examples: impl IntoIterator<Item = &'e Example>) -> Known {
    let mut counts: [BTreeMap<u32, usize>; TEMPLATES] = Default::default();
    for lexeme in examples.into_iter().flat_map(|example| &example.lexemes) {
        for (counts, value) in counts.iter_mut().zip(features(lexeme)) {
            if value != 0 {
                *counts.entry(value).or_default() += 1;
            }
        }
    }
    std::array::from_fn(|template| {
        let often = counts[template].iter().filter(|(_, count)| **count >= LEAST);
        let mut ranked: Vec<(usize, u32)> = often.map(|(&value, &count)| (count, value)).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        ranked.truncate(MOST[template]);
        let mut values: Vec<u32> = ranked.into_iter().map(|(_, value)| value).collect();
        values.sort_unstable();
        values
    })
}
