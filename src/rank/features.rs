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
#[derive(Clone, Debug, Default)]
pub struct Features(Vec<Feature>);

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
    if rest.is_empty() {
        return hash;
    }
    let last = (rest.iter().rev()).fold(0, |word, &byte| word << 8 | u64::from(byte));
    mix(hash, last)
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
}
