//! Trains the labeller: the gradient of a conditional random field, by FTRL-proximal (McMahan et al., "Ad
//! click prediction", 2013), which keeps most weights at zero.

use crate::article::labels::chain::{Marginals, Transitions};
use crate::article::labels::{LABELS, Scores, Weigh};
use rustc_hash::FxHashMap;

/// What steers a training run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Step size.
    pub alpha: f32,
    /// Weight of the L1 norm; more makes a smaller model.
    pub l1: f32,
    /// Weight of the L2 norm.
    pub l2: f32,
    /// Passes over the pages.
    pub epochs: usize,
    /// Times a feature must be seen.
    pub least: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            alpha: 0.08,
            l1: 0.6,
            l2: 0.3,
            epochs: 14,
            least: 8,
        }
    }
}

/// One view of a page: the features of its pieces, and the label of each.
pub struct Example {
    /// Features, by piece.
    pub features: Vec<Vec<u64>>,
    /// Labels each piece may have, a bit for each.
    pub allowed: Vec<u16>,
    /// How much the example counts.
    pub weight: f32,
}

/// Trained weights, not packed yet.
pub struct Trained {
    /// Weights of each feature.
    pub weights: FxHashMap<u64, Scores>,
    /// Scores of labels that follow each other.
    pub transitions: Transitions,
}

impl Weigh for Trained {
    fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    fn scores(&self, features: &[u64]) -> Scores {
        let mut scores = [0.0; LABELS];
        for weights in features.iter().filter_map(|feature| self.weights.get(feature)) {
            scores
                .iter_mut()
                .zip(weights)
                .for_each(|(score, weight)| *score += weight);
        }
        scores
    }
}

/// State of a feature's weights.
#[derive(Clone, Default)]
struct Row {
    weights: Scores,
    sums: [[f32; 2]; LABELS],
}

/// Trains on some examples.
pub fn train(examples: &[&Example], settings: &Settings) -> Trained {
    let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
    for feature in examples
        .iter()
        .flat_map(|example| example.features.iter().flatten())
    {
        *counts.entry(*feature).or_default() += 1;
    }
    counts.retain(|_, count| *count >= settings.least);
    let mut features: Vec<u64> = counts.into_keys().collect();
    features.sort_unstable();
    let index: FxHashMap<u64, u32> = features
        .iter()
        .zip(0..)
        .map(|(&feature, at)| (feature, at))
        .collect();
    let indexed: Vec<Vec<Vec<u32>>> = examples
        .iter()
        .map(|example| {
            let known = |features: &Vec<u64>| {
                features
                    .iter()
                    .filter_map(|feature| index.get(feature).copied())
                    .collect()
            };
            example.features.iter().map(known).collect()
        })
        .collect();
    let mut rows = vec![Row::default(); features.len()];
    let mut transitions = [[0.0f32; LABELS]; LABELS];
    let mut squares = [[0.0f32; LABELS]; LABELS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1Du64;
    for epoch in 0..settings.epochs {
        for last in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(last, (random >> 33) as usize % (last + 1));
        }
        let mut loss = 0.0;
        for &at in &order {
            let example = examples[at];
            let emissions: Vec<Scores> = indexed[at]
                .iter()
                .map(|features| {
                    let mut scores = [0.0; LABELS];
                    for &feature in features {
                        scores
                            .iter_mut()
                            .zip(&rows[feature as usize].weights)
                            .for_each(|(score, weight)| *score += weight);
                    }
                    scores
                })
                .collect();
            let free = Marginals::new(&emissions, &transitions, None);
            let bound = Marginals::new(&emissions, &transitions, Some(&example.allowed));
            for (place, features) in indexed[at].iter().enumerate() {
                let (expected, gold) = (free.at(place), bound.at(place));
                let gradient: Scores =
                    std::array::from_fn(|label| (expected[label] - gold[label]) * example.weight);
                loss += (0..LABELS)
                    .filter(|&label| gold[label] > 0.5)
                    .map(|label| -expected[label].max(1e-9).ln())
                    .sum::<f32>();
                for &feature in features {
                    update(&mut rows[feature as usize], &gradient, settings);
                }
                if place > 0 {
                    let (expected, gold) = (free.pair(place), bound.pair(place));
                    for (before, label) in (0..LABELS * LABELS).map(|pair| (pair / LABELS, pair % LABELS)) {
                        let step = (expected[before][label] - gold[before][label]) * example.weight;
                        squares[before][label] += step * step;
                        transitions[before][label] -= 0.1 * (step + 1e-4 * transitions[before][label])
                            / (1.0 + squares[before][label].sqrt());
                    }
                }
            }
        }
        if epoch + 1 == settings.epochs {
            println!(
                "loss {loss:.0} after {} epochs, {} features",
                settings.epochs,
                rows.len()
            );
        }
    }
    let weights = features
        .into_iter()
        .zip(rows)
        .map(|(feature, row)| (feature, row.weights))
        .filter(|(_, weights)| weights.iter().any(|weight| *weight != 0.0))
        .collect();
    Trained { weights, transitions }
}

fn update(row: &mut Row, gradient: &Scores, settings: &Settings) {
    for (label, &g) in gradient.iter().enumerate().filter(|(_, g)| g.abs() > 1e-4) {
        let [z, n] = &mut row.sums[label];
        let weight = &mut row.weights[label];
        let root = n.sqrt();
        *n += g * g;
        let next = n.sqrt();
        *z += g - (next - root) / settings.alpha * *weight;
        *weight = if z.abs() <= settings.l1 {
            0.0
        } else {
            -(*z - settings.l1.copysign(*z)) / ((1.0 + next) / settings.alpha + settings.l2)
        };
    }
}
