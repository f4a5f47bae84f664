//! What is known of words before any text is read: the clusters they fall into.
//!
//! Two clusterings stand behind [`clusters`]: a tree of Brown clusters, which groups words by their
//! neighbours, and k-means over word vectors, which groups them by topic. Both are packed as static
//! functions: they hold the cluster of each known word but not the words themselves, so a word that
//! is not known gets, now and then, the cluster of another.

pub mod container;
pub mod fingerprints;
pub mod hash;
pub mod static_function;

use container::{Damage, Reader};
use static_function::StaticFunction;
use std::sync::OnceLock;

/// The clusters of a word. Every field is 0 when the word is unknown to its clustering.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clusters {
    /// Path in the tree of Brown clusters, from the root, first step in the highest of `depth` bits.
    pub path: u32,
    /// Number of steps in the path.
    pub depth: u8,
    /// One of 64 clusters of word vectors, from 1.
    pub coarse: u16,
    /// One of 512 clusters of word vectors, from 1.
    pub middle: u16,
    /// One of 2,048 clusters of word vectors, from 1.
    pub fine: u16,
}

impl Clusters {
    /// The first `steps` of the Brown path, with a leading 1 to tell paths of different length
    /// apart; the whole path when it is shorter, 0 when there is none.
    pub fn prefix(&self, steps: u8) -> u32 {
        match self.depth {
            0 => 0,
            depth if depth <= steps => 1 << depth | self.path,
            depth => 1 << steps | self.path >> (depth - steps),
        }
    }
}

/// The clusters of a word: as it is written, else in lower case, else, for a word in capitals, with
/// only its first letter in capitals.
pub fn clusters(word: &str) -> Clusters {
    table().clusters(word)
}

/// Whether a word is known to both clusterings as it is written, not only as a name; hardly any that is
/// none is taken for one.
pub fn is_known(word: &str) -> bool {
    let table = table();
    table.brown.get(hash::word(word)).is_some() && table.vectors.get(hash::lower(word)).is_some()
}

/// Checks at the top of the packed file, and its layout's version.
pub const MAGIC: [u8; 4] = *b"DLC1";

/// The clusterings, unpacked.
pub struct Table {
    brown: StaticFunction,
    paths: Vec<(u32, u8)>,
    vectors: StaticFunction,
    coarser: Vec<(u16, u16)>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::unpack(include_bytes!("clusters.bin")).expect("the packed clusters are checked by a test")
    })
}

impl Table {
    /// Reads what the trainer packed.
    ///
    /// # Errors
    /// When the bytes are damaged or of another format.
    pub fn unpack(bytes: &[u8]) -> Result<Table, Damage> {
        let mut reader = Reader::open(bytes, MAGIC)?;
        let paths = (0..reader.number()?)
            .map(|_| Ok((reader.number()? as u32, reader.byte()?)))
            .collect::<Result<_, Damage>>()?;
        let coarser = (0..reader.number()?)
            .map(|_| Ok((reader.number()? as u16, reader.number()? as u16)))
            .collect::<Result<_, Damage>>()?;
        Ok(Table {
            paths,
            coarser,
            brown: StaticFunction::read(&mut reader)?,
            vectors: StaticFunction::read(&mut reader)?,
        })
    }

    fn clusters(&self, word: &str) -> Clusters {
        let mut clusters = Clusters::default();
        let exact = hash::word(word);
        let lower = hash::lower(word);
        let brown = self.brown.get(exact).or_else(|| {
            let folded = if exact == lower {
                None
            } else {
                self.brown.get(lower)
            };
            folded.or_else(|| self.brown.get(hash::title(word)?))
        });
        if let Some(&(path, depth)) = brown.and_then(|id| self.paths.get(id as usize)) {
            clusters.path = path;
            clusters.depth = depth;
        }
        if let Some(fine) = self.vectors.get(lower)
            && let Some(&(middle, coarse)) = self.coarser.get(fine as usize)
        {
            clusters.fine = fine as u16 + 1;
            clusters.middle = middle + 1;
            clusters.coarse = coarse + 1;
        }
        clusters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_table_is_sound() {
        Table::unpack(include_bytes!("clusters.bin")).unwrap();
    }

    #[test]
    fn a_damaged_table_is_refused() {
        let mut bytes = include_bytes!("clusters.bin").to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        assert_eq!(Table::unpack(&bytes).err(), Some(Damage::Checksum));
        assert_eq!(Table::unpack(b"PNG").err(), Some(Damage::Foreign));
    }

    #[test]
    fn words_of_a_kind_fall_together_and_others_apart() {
        assert_eq!(clusters("Monday").prefix(10), clusters("Friday").prefix(10));
        assert_eq!(clusters("monday").coarse, clusters("friday").coarse);
        assert_ne!(clusters("Monday").prefix(10), clusters("Peter").prefix(10));
        assert_eq!(clusters("LONDON").path, clusters("London").path);
    }

    #[test]
    fn words_are_known_and_what_is_none_is_not() {
        for word in ["flood", "surge", "refuse"] {
            assert!(is_known(word), "{word}");
        }
        for word in ["floode", "surg", "refus"] {
            assert!(!is_known(word), "{word}");
        }
    }

    #[test]
    fn prefixes_of_different_length_differ() {
        let clusters = Clusters {
            path: 0b0001,
            depth: 4,
            ..Clusters::default()
        };
        assert_eq!(clusters.prefix(2), 0b100);
        assert_eq!(clusters.prefix(3), 0b1000);
        assert_eq!(clusters.prefix(9), 0b10001);
        assert_eq!(Clusters::default().prefix(4), 0);
    }
}
