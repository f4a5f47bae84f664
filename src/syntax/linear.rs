//! Sparse linear classifiers over hashed features: the one kind of model behind tagger and parser.

use super::model::{ModelError, Reader};

/// Gives every class a score for a set of features.
pub(crate) trait Scorer {
    /// Overwrites `scores`, which has one place a class.
    fn score(&self, features: &[u32], scores: &mut [f32]);
}

/// A packed classifier. Each feature is known by the upper bits of its hash; a feature that was not
/// worth keeping is mistaken for one that was about once in a hundred times.
pub(crate) struct Linear {
    /// How many low bits of a feature's hash are not looked at.
    drop: u32,
    /// A hash table with linear probing; its length is a power of two.
    slots: Vec<Slot>,
    /// Classes and weights of all rows, one after the other.
    entries: Vec<(u8, i8)>,
    scale: f32,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    key: u32,
    /// Start of the row in `entries`, times 256, plus its length; 0 for a free slot.
    row: u32,
}

impl Linear {
    /// Reads a classifier with at most `classes` classes.
    pub fn read(reader: &mut Reader, classes: usize) -> Result<Self, ModelError> {
        let count = reader.number()?;
        let drop = reader.number()? as u32;
        let scale = f32::from_bits(reader.number()? as u32);
        if drop > 31 || count > reader.remaining() {
            return Err(ModelError::Malformed);
        }
        let low = reader.bytes(count)?;
        let high: Vec<usize> = (0..count).map(|_| reader.number()).collect::<Result<_, _>>()?;
        let lengths = reader.bytes(count)?;
        let total: usize = lengths.iter().map(|&length| usize::from(length)).sum();
        let labels = reader.bytes(total)?;
        let weights = reader.bytes(total)?;
        if total >= 1 << 24 || labels.iter().any(|&label| usize::from(label) >= classes) {
            return Err(ModelError::Malformed);
        }

        let capacity = (count * 2).next_power_of_two().max(2);
        let mut linear = Self {
            drop,
            slots: vec![Slot::default(); capacity],
            entries: labels
                .iter()
                .zip(weights)
                .map(|(&label, &weight)| (label, weight as i8))
                .collect(),
            scale,
        };
        let (mut key, mut start) = (0u32, 0u32);
        for ((&low, high), &length) in low.iter().zip(high).zip(lengths) {
            let step = u32::try_from(high).map_err(|_| ModelError::Malformed)?;
            key = key
                .wrapping_add(step.wrapping_mul(256))
                .wrapping_add(u32::from(low));
            let mut at = linear.home(key);
            while linear.slots[at].row != 0 {
                at = (at + 1) & (capacity - 1);
            }
            linear.slots[at] = Slot {
                key,
                row: start << 8 | u32::from(length),
            };
            start += u32::from(length);
        }
        Ok(linear)
    }

    /// Where the search for a key begins.
    fn home(&self, key: u32) -> usize {
        // Keys are sorted hashes, evenly spread; the lower bits are as random as any.
        key as usize & (self.slots.len() - 1)
    }
}

impl Scorer for Linear {
    fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        let mask = self.slots.len() - 1;
        for &feature in features {
            let key = feature >> self.drop;
            let mut at = self.home(key);
            loop {
                let slot = self.slots[at];
                if slot.row == 0 {
                    break;
                }
                if slot.key == key {
                    let start = (slot.row >> 8) as usize;
                    for &(class, weight) in &self.entries[start..start + (slot.row & 255) as usize] {
                        scores[usize::from(class)] += f32::from(weight);
                    }
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        for score in scores {
            *score *= self.scale;
        }
    }
}

/// The features of one decision: hashes of templates filled with values.
#[derive(Default)]
pub(crate) struct Features {
    /// One hash a feature.
    pub hashes: Vec<u32>,
}

/// 2^64 divided by the golden ratio, odd: spreads values over all bits when multiplied with.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Features {
    /// Forgets the features of the last decision.
    pub fn clear(&mut self) {
        self.hashes.clear();
    }

    /// Adds the feature that a template has these values. The template numbers only need to differ
    /// within one classifier.
    #[inline]
    pub fn add<const N: usize>(&mut self, template: u32, values: [u32; N]) {
        let mut hash = u64::from(template).wrapping_mul(SPREAD);
        for value in values {
            hash = (hash.rotate_left(23) ^ u64::from(value)).wrapping_mul(SPREAD);
        }
        self.hashes.push((hash >> 32) as u32);
    }
}
