//! Lists of known names and telling words, packed as fingerprints: whether a phrase is in a list, not
//! which phrases the list holds.

use crate::lexicon::container::{Damage, Reader};
use crate::lexicon::fingerprints::Fingerprints;
use crate::lexicon::hash;
use std::ops::{BitAnd, BitOr};
use std::sync::OnceLock;

/// The lists, in the order of their bits in [`Types`]. From `title` on they are lists of telling words
/// that count in lower case too.
pub const TYPES: [&str; 25] = [
    "country",
    "area",
    "region",
    "city",
    "town",
    "water",
    "mountain",
    "demonym",
    "given",
    "surname",
    "company",
    "media",
    "body",
    "team",
    "code",
    "title",
    "organization word",
    "place word",
    "facility word",
    "event word",
    "law word",
    "work word",
    "group word",
    "time word",
    "saying verb",
];

/// Words in the longest phrase that is looked up.
pub const LONGEST: usize = 5;

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Types(u32);

impl Types {
    /// No list.
    pub const NONE: Types = Types(0);
    /// The list of codes, which count in capitals only.
    pub const CODE: Types = Types(1 << 14);
    /// The lists of telling words.
    pub const WORDS: Types = Types(!0 << 15);

    /// The list of that name.
    pub fn named(name: &str) -> Option<Types> {
        TYPES
            .iter()
            .position(|&known| known == name)
            .map(|bit| Types(1 << bit))
    }

    /// One bit for each list.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// Calls `visit` with the number of each list in the set.
    pub fn each(self, mut visit: impl FnMut(u64)) {
        let mut rest = self.0;
        while rest != 0 {
            visit(u64::from(rest.trailing_zeros()));
            rest &= rest - 1;
        }
    }

    /// Whether the two sets share a list.
    pub fn meets(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::Not for Types {
    type Output = Types;
    fn not(self) -> Types {
        Types(!self.0)
    }
}

impl BitOr for Types {
    type Output = Types;
    fn bitor(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }
}

impl BitAnd for Types {
    type Output = Types;
    fn bitand(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }
}

/// A phrase under construction, word by word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrase(u64);

impl Phrase {
    /// Adds a word, by its hash in lower case.
    pub fn push(&mut self, lower: u64) {
        self.0 = hash::mix(self.0, lower);
    }

    /// What the phrase is looked up by.
    pub fn key(self) -> u64 {
        hash::finish(self.0)
    }

    /// The lists that hold the phrase.
    pub fn types(self) -> Types {
        table().get(self.key()).0
    }

    /// The country the phrase names, or lies in.
    pub fn country(self) -> Option<&'static str> {
        table().get(self.key()).1
    }
}

/// Format and version of the packed file.
pub const MAGIC: [u8; 4] = *b"DGZ1";

/// The lists, unpacked.
pub struct Table {
    phrases: Fingerprints,
    entries: Vec<(u8, u8)>,
    sets: Vec<Types>,
    countries: Vec<String>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        Table::unpack(include_bytes!("gazetteers.bin")).expect("the packed gazetteers are checked by a test")
    })
}

impl Table {
    /// Reads what the trainer packed.
    ///
    /// # Errors
    /// When the bytes are damaged or of another format.
    pub fn unpack(bytes: &[u8]) -> Result<Table, Damage> {
        let mut reader = Reader::open(bytes, MAGIC)?;
        let countries = (0..reader.number()?)
            .map(|_| Ok(String::from_utf8_lossy(reader.bytes(2)?).into_owned()))
            .collect::<Result<_, Damage>>()?;
        let sets = (0..reader.number()?)
            .map(|_| Ok(Types(reader.number()? as u32)))
            .collect::<Result<_, Damage>>()?;
        let phrases = Fingerprints::read(&mut reader)?;
        let kinds = reader.bytes(phrases.len())?;
        let codes = reader.bytes(phrases.len())?;
        let entries = kinds.iter().copied().zip(codes.iter().copied()).collect();
        Ok(Table {
            phrases,
            entries,
            sets,
            countries,
        })
    }

    fn get(&self, key: u64) -> (Types, Option<&str>) {
        let Some(&(set, country)) = self.phrases.place(key).and_then(|place| self.entries.get(place)) else {
            return (Types::NONE, None);
        };
        let types = self.sets.get(set as usize).copied().unwrap_or_default();
        let country = (country as usize)
            .checked_sub(1)
            .and_then(|at| self.countries.get(at));
        (types, country.map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look_up(words: &[&str]) -> (Types, Option<&'static str>) {
        let mut phrase = Phrase::default();
        for word in words {
            phrase.push(hash::lower(word));
        }
        (phrase.types(), phrase.country())
    }

    fn is(words: &[&str], list: &str) -> bool {
        look_up(words).0.meets(Types::named(list).unwrap())
    }

    #[test]
    fn names_are_in_their_lists_with_their_country() {
        assert!(is(&["North", "Korea"], "country"));
        assert_eq!(look_up(&["North", "Korea"]).1, Some("KP"));
        assert!(is(&["pyongyang"], "city") && look_up(&["Pyongyang"]).1 == Some("KP"));
        assert!(is(&["Ukrainian"], "demonym") && !is(&["Ukraine"], "demonym"));
        assert!(is(&["minister"], "title") && !is(&["table"], "title"));
        assert_eq!(look_up(&["North", "Table"]), (Types::NONE, None));
    }

    #[test]
    fn a_damaged_table_is_refused() {
        let mut bytes = include_bytes!("gazetteers.bin").to_vec();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(Table::unpack(&bytes).err(), Some(Damage::Checksum));
        assert_eq!(Table::unpack(b"DGZ0\0\0\0\0").err(), Some(Damage::Foreign));
    }
}
