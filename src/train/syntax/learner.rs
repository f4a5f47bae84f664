//! Multinomial logistic regression over hashed features, learned online by FTRL-proximal (McMahan et
//! al. 2013), which keeps most weights at exactly zero.

use crate::syntax::linear::Scorer;
use rustc_hash::FxHashMap;

/// How fast and how sparsely to learn.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Step size.
    pub alpha: f32,
    /// How much evidence a weight needs before it is anything but zero.
    pub l1: f32,
    /// How strongly weights are pulled towards zero.
    pub l2: f32,
}

#[derive(Clone, Copy)]
struct Entry {
    class: u8,
    weight: f32,
    z: f32,
    n: f32,
}

/// A classifier while it is learned.
pub struct Learner {
    rows: FxHashMap<u32, u32>,
    entries: Vec<Vec<Entry>>,
    rates: Rates,
}

/// Features met more rarely are not learned.
const LEAST: u32 = 3;
/// Gradients smaller than this teach nothing.
const NEGLIGIBLE: f32 = 2e-3;
/// When no class is off by more than this, there is nothing to learn.
const CLOSE_ENOUGH: f32 = 0.01;

impl Learner {
    /// A classifier that knows nothing. It will only look at features that `seen` counted often enough.
    pub fn new(rates: Rates, seen: &FxHashMap<u32, u32>) -> Self {
        // The commonest first: what is used together lies together.
        let kept = seen.iter().filter(|(_, count)| **count >= LEAST);
        let mut features: Vec<(u32, u32)> = kept.map(|(&feature, &count)| (count, feature)).collect();
        features.sort_unstable_by(|a, b| b.cmp(a));
        let entries = vec![Vec::new(); features.len()];
        let rows = features
            .into_iter()
            .map(|(_, feature)| feature)
            .zip(0..)
            .collect();
        Self { rows, entries, rates }
    }

    /// Replaces features by the places of their rows, without a fraction that is left out so that the
    /// rest learns to do without them, and without those never looked at.
    pub fn look_up(&self, features: &[u32], dropout: f32, random: &mut Random, rows: &mut Vec<u32>) {
        rows.clear();
        let kept = features.iter().filter(|_| !random.chance(dropout));
        rows.extend(kept.filter_map(|feature| self.rows.get(feature)));
    }

    /// Scores classes by rows that were looked up.
    pub fn score_rows(&self, rows: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for &row in rows {
            for entry in &self.entries[row as usize] {
                scores[usize::from(entry.class)] += entry.weight;
            }
        }
    }

    /// Moves the weights of some rows against a gradient, one number a class. New weights are begun
    /// only for classes that should have scored higher.
    pub fn learn(&mut self, rows: &[u32], gradient: &[f32]) {
        if gradient.iter().all(|slope| slope.abs() < CLOSE_ENOUGH) {
            return;
        }
        let Rates { alpha, l1, l2 } = self.rates;
        let slopes: Vec<(u8, f32)> = (0u8..)
            .zip(gradient.iter().copied())
            .filter(|(_, slope)| slope.abs() >= NEGLIGIBLE)
            .collect();
        for &row in rows {
            let row = &mut self.entries[row as usize];
            for &(class, slope) in &slopes {
                let place = match row.iter().position(|entry| entry.class == class) {
                    Some(place) => place,
                    None if slope < 0.0 => {
                        row.push(Entry {
                            class,
                            weight: 0.0,
                            z: 0.0,
                            n: 0.0,
                        });
                        row.len() - 1
                    }
                    None => continue,
                };
                let entry = &mut row[place];
                let n = entry.n + slope * slope;
                let sigma = (n.sqrt() - entry.n.sqrt()) / alpha;
                entry.z += slope - sigma * entry.weight;
                entry.n = n;
                entry.weight = if entry.z.abs() <= l1 {
                    0.0
                } else {
                    -(entry.z - l1.copysign(entry.z)) / ((1.0 + n.sqrt()) / alpha + l2)
                };
            }
        }
    }

    /// All weights that are not zero: features in order, each with its classes in order.
    pub fn weights(&self) -> Vec<(u32, Vec<(u8, f32)>)> {
        let mut weights: Vec<(u32, Vec<(u8, f32)>)> = self
            .rows
            .iter()
            .map(|(&feature, &row)| {
                let mut entries: Vec<(u8, f32)> = self.entries[row as usize]
                    .iter()
                    .filter(|entry| entry.weight != 0.0)
                    .map(|entry| (entry.class, entry.weight))
                    .collect();
                entries.sort_unstable_by_key(|entry| entry.0);
                (feature, entries)
            })
            .filter(|(_, entries)| !entries.is_empty())
            .collect();
        weights.sort_unstable_by_key(|row| row.0);
        weights
    }
}

impl Scorer for Learner {
    fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for feature in features {
            if let Some(&row) = self.rows.get(feature) {
                for entry in &self.entries[row as usize] {
                    scores[usize::from(entry.class)] += entry.weight;
                }
            }
        }
    }
}

/// Turns scores into probabilities; a score of minus infinity gives 0.
pub fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - highest).exp();
        sum += *score;
    }
    for score in scores {
        *score /= sum;
    }
}

/// A small generator of pseudo-random numbers (SplitMix64), so that training can be repeated.
pub struct Random(pub u64);

impl Random {
    /// The next number, evenly spread over all 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// True in a fraction of the calls.
    pub fn chance(&mut self, fraction: f32) -> bool {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32 <= fraction
    }

    /// Puts a list in random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
