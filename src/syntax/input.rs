//! What the network is told of a word: a few of its features, each known by its place in a table.

use super::lexeme::Lexeme;
use super::model::{ModelError, Reader};
use rustc_hash::FxHashMap;

/// Number of features of a word.
pub(crate) const TEMPLATES: usize = 12;

/// Groups of features whose embeddings are added; the sums stand side by side.
pub(crate) const SEGMENTS: usize = 3;
/// The group of the word itself.
const WORD: usize = 0;
/// The group of what its letters look like.
pub(crate) const LETTERS: usize = 1;
/// The group of its clusters.
pub(crate) const CLUSTERS: usize = 2;

/// The group of each feature.
pub(crate) const SEGMENT: [usize; TEMPLATES] = [
    WORD, LETTERS, LETTERS, LETTERS, LETTERS, LETTERS, CLUSTERS, CLUSTERS, CLUSTERS, CLUSTERS, CLUSTERS,
    CLUSTERS,
];

/// The places of a word's features in the tables; `None` where it lacks a feature.
pub(crate) type Places = [Option<u16>; TEMPLATES];

/// The features of a word; 0 where it lacks one.
pub(crate) fn features(lexeme: &Lexeme) -> [u32; TEMPLATES] {
    let [prefix2, prefix3] = lexeme.prefixes;
    let [suffix2, suffix3] = lexeme.suffixes;
    let clusters = &lexeme.clusters;
    let shown = |hash: u32| hash >> 8;
    [
        shown(lexeme.lower),
        shown(suffix2),
        shown(suffix3),
        shown(prefix2),
        shown(prefix3),
        lexeme.shape,
        clusters.prefix(6),
        clusters.prefix(10),
        clusters.prefix(20),
        u32::from(clusters.coarse),
        u32::from(clusters.middle),
        u32::from(clusters.fine),
    ]
}

/// The values of each feature that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vocabulary {
    places: [FxHashMap<u32, u16>; TEMPLATES],
}

impl Vocabulary {
    /// Reads the known values, each as the step from the one before.
    pub fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let mut vocabulary = Self::default();
        for places in &mut vocabulary.places {
            let count = reader.number()?;
            let last = u16::try_from(count).map_err(|_| ModelError::Malformed)?;
            let mut value = 0u32;
            for place in 1..=last {
                let step = u32::try_from(reader.number()?).map_err(|_| ModelError::Malformed)?;
                value = value.checked_add(step).ok_or(ModelError::Malformed)?;
                places.insert(value, place);
            }
        }
        Ok(vocabulary)
    }

    /// Makes the values of each feature known, which must be in order.
    #[cfg(all(feature = "train", not(target_arch = "wasm32")))]
    pub fn new(values: &[Vec<u32>; TEMPLATES]) -> Self {
        let places = std::array::from_fn(|template| values[template].iter().copied().zip(1..).collect());
        Self { places }
    }

    /// Rows of each table: the known values, and before them one for all others.
    pub fn rows(&self) -> [usize; TEMPLATES] {
        std::array::from_fn(|template| self.places[template].len() + 1)
    }

    /// The places of a word's features.
    pub fn places(&self, lexeme: &Lexeme) -> Places {
        let features = features(lexeme);
        std::array::from_fn(|template| match features[template] {
            0 => None,
            value => Some(self.places[template].get(&value).copied().unwrap_or(0)),
        })
    }
}
