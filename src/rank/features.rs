//! What is known of a candidate, by name.

use crate::lexicon::hash::{finish, mix};

/// A property that a candidate has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// The name of the group it belongs to: "preposition" for "preposition=on".
    pub group: &'static str,
    /// Hash of the group and the values.
    pub hash: u64,
}

/// The properties of a candidate.
#[derive(Clone, Debug)]
pub struct Features(Vec<Feature>);

/// Room for the properties of most candidates: a list that grows is copied time and again.
const MANY: usize = 40;

impl Default for Features {
    fn default() -> Self {
        Self(Vec::with_capacity(MANY))
    }
}

impl Features {
    /// Adds a property: the group says what is looked at ("tense·distance"), the values what was
    /// found. Numbers are best put into a few classes first ([`few`]).
    pub fn add(&mut self, group: &'static str, values: &[&str]) {
        let hash = values
            .iter()
            .fold(text(SEED, group), |hash, value| text(hash, value));
        self.0.push(Feature {
            group,
            hash: finish(hash),
        });
    }

    /// Adds a property that has no values, when it holds.
    pub fn add_if(&mut self, holds: bool, group: &'static str) {
        if holds {
            self.add(group, &[]);
        }
    }

    /// The properties, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = Feature> + '_ {
        self.0.iter().copied()
    }
}

const SEED: u64 = 0x5EED;

/// Adds a text and its length to a hash, so that "ab", "c" and "a", "bc" differ.
fn text(hash: u64, text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks();
    let hash = (words.iter()).fold(mix(hash, text.len() as u64), |hash, &word| {
        mix(hash, u64::from_le_bytes(word))
    });
    match rest.len() {
        0 => hash,
        length => mix(hash, last(rest, length)),
    }
}

/// Up to seven bytes as one number, the first lowest.
fn last(bytes: &[u8], length: usize) -> u64 {
    let two = |at: usize| u64::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    match length {
        1 => u64::from(bytes[0]),
        2 => two(0),
        3 => two(0) | u64::from(bytes[2]) << 16,
        _ => {
            let four = |at: usize| {
                let [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
                u64::from(u32::from_le_bytes([a, b, c, d]))
            };
            // The second four overlap the first, which say the same.
            four(0) | four(length - 4) << (8 * (length - 4))
        }
    }
}

/// The class of a count: each small number is one of its own, large ones share.
pub fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5..=6 => "5-6",
        7..=9 => "7-9",
        10..=14 => "10-14",
        15..=29 => "15-29",
        _ => "30+",
    }
}

/// The class of a share between 0 and 1, or of none.
pub fn share(share: Option<f64>) -> &'static str {
    match share {
        None => "none",
        Some(..0.1) => "little",
        Some(..0.3) => "some",
        Some(..0.6) => "much",
        Some(_) => "most",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_borders_and_their_group() {
        let hash = |group, values: &[&str]| {
            let mut features = Features::default();
            features.add(group, values);
            features.iter().next().unwrap().hash
        };
        assert_ne!(hash("a", &["ab", "c"]), hash("a", &["a", "bc"]));
        assert_ne!(hash("a", &["b"]), hash("b", &["b"]));
        assert_ne!(hash("a", &[""]), hash("a", &[]));
        assert_eq!(hash("a", &["b"]), hash("a", &["b"]));
    }

    #[test]
    fn the_last_bytes_are_a_number_however_many_they_are() {
        for length in 1..8 {
            let bytes: Vec<u8> = (0..length as u8).map(|at| 0x91 + at * 9).collect();
            let number = bytes
                .iter()
                .rev()
                .fold(0, |word, &byte| word << 8 | u64::from(byte));
            assert_eq!(last(&bytes, length), number);
        }
    }
}
