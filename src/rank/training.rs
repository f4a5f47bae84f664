//! Learning the weights of a ranker, and packing them.
//!
//! The weights minimise the negative log-likelihood of the right candidates plus a penalty on large ones
//! (L2), by Adam (Kingma and Ba 2015) over all examples at once: no randomness, the same examples always
//! give the same weights.

use super::{BITS, Choice, Features, MAGIC, Ranker, STEPS, best, softmax};
use crate::lexicon::container::Writer;
use crate::lexicon::fingerprints;
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// A choice that was made by people.
pub struct Example {
    /// What was to choose from.
    pub candidates: Vec<Features>,
    /// The indexes of those that are right: any of them counts.
    pub right: Vec<usize>,
    /// How much it counts; 1 for most.
    pub weight: f64,
}

/// How the weights are learned.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// How often all examples are gone through.
    pub rounds: usize,
    /// How much large weights cost; with more examples less of it is needed.
    pub penalty: f64,
    /// Features of fewer candidates are left out.
    pub fewest: usize,
}

impl Default for Recipe {
    fn default() -> Self {
        Recipe {
            rounds: 300,
            penalty: 1.0,
            fewest: 3,
        }
    }
}

/// Learned weights, by the fingerprint of their feature.
pub struct Weights(BTreeMap<u32, f64>);

/// Step of Adam, and how slowly it forgets slopes and their squares.
const STEP: f64 = 0.05;
const SLOPE_MEMORY: f64 = 0.9;
const SQUARE_MEMORY: f64 = 0.99;

/// Learns weights from examples.
pub fn learn<E: Borrow<Example>>(examples: &[E], recipe: Recipe) -> Weights {
    let places = places(examples, recipe.fewest);
    let known = |features: &Features| -> Vec<usize> {
        let marks = features
            .iter()
            .map(|feature| fingerprints::fingerprint(feature.hash, BITS));
        marks.filter_map(|mark| places.get(&mark).copied()).collect()
    };
    let sets: Vec<Vec<Vec<usize>>> = examples
        .iter()
        .map(|example| example.borrow().candidates.iter().map(known).collect())
        .collect();
    let size = places.len();
    let mut weights = vec![0.0; size];
    let (mut slopes, mut squares) = (vec![0.0; size], vec![0.0; size]);
    for round in 0..recipe.rounds {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| recipe.penalty * weight).collect();
        for (example, candidates) in examples.iter().zip(&sets) {
            descend(example.borrow(), candidates, &weights, &mut gradient);
        }
        let step = STEP * (1.0 - round as f64 / recipe.rounds as f64);
        let corrected = |memory: f64| 1.0 - memory.powi(round as i32 + 1);
        for place in 0..size {
            slopes[place] = SLOPE_MEMORY * slopes[place] + (1.0 - SLOPE_MEMORY) * gradient[place];
            squares[place] =
                SQUARE_MEMORY * squares[place] + (1.0 - SQUARE_MEMORY) * gradient[place] * gradient[place];
            let slope = slopes[place] / corrected(SLOPE_MEMORY);
            let square: f64 = squares[place] / corrected(SQUARE_MEMORY);
            weights[place] -= step * slope / (square.sqrt() + 1e-8);
        }
    }
    Weights(
        places
            .into_iter()
            .map(|(mark, place)| (mark, weights[place]))
            .collect(),
    )
}

/// The features that stand at enough candidates, numbered.
fn places<E: Borrow<Example>>(examples: &[E], fewest: usize) -> BTreeMap<u32, usize> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let candidates = examples.iter().flat_map(|example| &example.borrow().candidates);
    for feature in candidates.flat_map(Features::iter) {
        *counts
            .entry(fingerprints::fingerprint(feature.hash, BITS))
            .or_default() += 1;
    }
    counts.retain(|_, count| *count >= fewest);
    counts
        .into_keys()
        .enumerate()
        .map(|(place, mark)| (mark, place))
        .collect()
}

/// Adds the gradient of one example.
fn descend(example: &Example, candidates: &[Vec<usize>], weights: &[f64], gradient: &mut [f64]) {
    let scores = candidates
        .iter()
        .map(|features| features.iter().map(|&place| weights[place]).sum())
        .collect();
    let probabilities = softmax(scores);
    let right: f64 = example.right.iter().map(|&index| probabilities[index]).sum();
    for (index, features) in candidates.iter().enumerate() {
        let wanted = match example.right.contains(&index) {
            true => probabilities[index] / right.max(f64::MIN_POSITIVE),
            false => 0.0,
        };
        let error = example.weight * (probabilities[index] - wanted);
        for &place in features {
            gradient[place] += error;
        }
    }
}

impl Weights {
    /// Only the `most` features that weigh most.
    pub fn strongest(mut self, most: usize) -> Weights {
        let mut sizes: Vec<f64> = self.0.values().map(|weight| weight.abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        if let Some(&least) = sizes.get(most) {
            self.0.retain(|_, weight| weight.abs() > least);
        }
        self
    }

    /// Number of features.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file that [`Ranker::unpack`] reads: about three bytes a feature.
    pub fn pack(&self) -> Vec<u8> {
        let largest = self
            .0
            .values()
            .fold(0.0_f64, |most, weight| most.max(weight.abs()));
        let step = (largest as f32 / STEPS).max(f32::MIN_POSITIVE);
        let steps: Vec<(u32, i8)> = self
            .0
            .iter()
            .map(|(&mark, &weight)| (mark, (weight as f32 / step).round() as i8))
            .filter(|(_, steps)| *steps != 0)
            .collect();
        let marks: Vec<u32> = steps.iter().map(|(mark, _)| *mark).collect();
        let bytes: Vec<u8> = steps.iter().map(|(_, steps)| steps.cast_unsigned()).collect();
        let mut writer = Writer::default();
        writer.float(step);
        fingerprints::pack(BITS, &marks, &mut writer);
        writer.bytes(&bytes);
        writer.close(MAGIC)
    }

    /// The ranker as it will be read back, with the rounding of the packed file.
    ///
    /// # Panics
    /// Never: what is packed here is sound.
    pub fn ranker(&self) -> Ranker {
        Ranker::unpack(&self.pack()).expect("what was just packed is sound")
    }

    /// The weight of a feature.
    pub fn of(&self, hash: u64) -> f64 {
        let mark = fingerprints::fingerprint(hash, BITS);
        self.0.get(&mark).copied().unwrap_or_default()
    }
}

/// Right choices, and all.
pub fn measure(ranker: &Ranker, examples: &[Example]) -> (usize, usize) {
    let right = |example: &&Example| {
        best(&ranker.probabilities(&example.candidates))
            .is_some_and(|Choice { index, .. }| example.right.contains(&index))
    };
    (examples.iter().filter(right).count(), examples.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(names: &[&'static str]) -> Features {
        let mut features = Features::default();
        names.iter().for_each(|name| features.add(name, &[]));
        features
    }

    /// Red things are right, unless they are large; then the small one is.
    fn examples() -> Vec<Example> {
        let choices: [(&[&[&'static str]], usize); 4] = [
            (&[&["red"], &["blue"]], 0),
            (&[&["blue"], &["red", "small"]], 1),
            (&[&["red", "large"], &["blue", "small"]], 1),
            (&[&["blue", "large"], &["red", "large"]], 1),
        ];
        let example = |(candidates, right): &(&[&[&'static str]], usize)| Example {
            candidates: candidates.iter().map(|names| features(names)).collect(),
            right: vec![*right],
            weight: 1.0,
        };
        choices.iter().map(example).collect()
    }

    #[test]
    fn what_tells_the_candidates_apart_is_learned_and_survives_packing() {
        let recipe = Recipe {
            penalty: 0.01,
            fewest: 1,
            ..Recipe::default()
        };
        let weights = learn(&examples(), recipe);
        let ranker = weights.ranker();
        assert_eq!(measure(&ranker, &examples()), (4, 4));
        let new = [features(&["red", "unknown"]), features(&["blue"])];
        assert_eq!(ranker.choose(&new).unwrap().index, 0);
        assert!(ranker.likelihood(&features(&["red"])) > 0.5);
        assert!(ranker.likelihood(&features(&["large"])) < 0.5);
        let reasons = ranker.reasons(&new, 0);
        assert_eq!(reasons[0].group, "red");
        assert!(reasons.iter().all(|reason| reason.group != "unknown"));
    }

    #[test]
    fn the_same_examples_give_the_same_file_and_a_damaged_one_is_refused() {
        let pack = || {
            learn(
                &examples(),
                Recipe {
                    fewest: 1,
                    ..Recipe::default()
                },
            )
            .pack()
        };
        let mut file = pack();
        assert_eq!(file, pack());
        let last = file.len() - 1;
        file[last] ^= 1;
        assert!(Ranker::unpack(&file).is_err());
    }

    #[test]
    fn rare_and_weak_features_are_left_out() {
        let weights = learn(
            &examples(),
            Recipe {
                fewest: 3,
                ..Recipe::default()
            },
        );
        assert_eq!(weights.len(), 3);
        assert_eq!(weights.strongest(1).len(), 1);
    }
}
