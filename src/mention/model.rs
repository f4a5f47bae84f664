//! The weights of the tagger, packed small: which outputs each feature weighs, and how much, in
//! sixteen steps.

use super::tags::{OUTPUTS, TAGS, follows};
use crate::lexicon::container::{Damage, Reader};
use crate::lexicon::fingerprints::Fingerprints;
use std::sync::OnceLock;

/// Format and version of the packed file.
pub const MAGIC: [u8; 4] = *b"DNM2";

/// What a transition that is not allowed costs.
pub const FORBIDDEN: f32 = -1e4;

/// Scores of the outputs.
pub type Scores = [f32; OUTPUTS];

/// The weights, unpacked.
pub struct Model {
    /// Score of each tag (second index) after each tag (first index).
    pub transitions: Box<[[f32; TAGS]; TAGS]>,
    /// For each feature where its weights begin, and in the lowest byte how many there are.
    features: Fingerprints,
    /// Outputs, each with the step of its weight.
    weights: Vec<(u8, u8)>,
    /// What the steps weigh.
    codebook: [f32; 16],
}

impl Model {
    /// The model that travels with the library.
    pub fn embedded() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            Model::unpack(include_bytes!("model.bin")).expect("the packed model is checked by a test")
        })
    }

    /// Reads what the trainer packed.
    ///
    /// # Errors
    /// When the bytes are damaged or of another format.
    pub fn unpack(bytes: &[u8]) -> Result<Model, Damage> {
        let mut reader = Reader::open(bytes, MAGIC)?;
        if (reader.number()?, reader.number()?) != (TAGS, OUTPUTS) {
            return Err(Damage::Foreign);
        }
        let mut transitions = Box::new([[FORBIDDEN; TAGS]; TAGS]);
        for (tag, row) in transitions.iter_mut().enumerate() {
            for (next, weight) in row.iter_mut().enumerate() {
                if follows(tag, next) {
                    *weight = reader.float()?;
                }
            }
        }
        let mut codebook = [0.0; 16];
        for weight in &mut codebook {
            *weight = reader.float()?;
        }
        let mut features = Fingerprints::read(&mut reader)?;
        let counts = reader.bytes(features.len())?;
        // The weights stand in the order of how many a feature has.
        let mut sizes = [0; 256];
        counts
            .iter()
            .for_each(|&count| sizes[count as usize] += usize::from(count));
        let mut total = 0;
        for size in &mut sizes {
            total += std::mem::replace(size, total);
        }
        let mut ranges = Vec::with_capacity(features.len());
        for &count in counts {
            let start = &mut sizes[count as usize];
            ranges.push((*start as u32) << 8 | u32::from(count));
            *start += usize::from(count);
        }
        if total >= 1 << 24 {
            return Err(Damage::Content);
        }
        features.renumber(&ranges);
        let outputs = reader.bytes(total)?;
        let codes = reader.bytes(total)?;
        if outputs.iter().any(|&output| output as usize >= OUTPUTS) || codes.iter().any(|&code| code >= 16) {
            return Err(Damage::Content);
        }
        let weights = outputs.iter().copied().zip(codes.iter().copied()).collect();
        Ok(Model {
            transitions,
            features,
            weights,
            codebook,
        })
    }

    /// Adds the weights of features to the scores; `ranges` is room to work in.
    pub fn add(&self, features: &[u64], ranges: &mut Vec<u32>, scores: &mut Scores) {
        self.features.places(features, ranges);
        for &range in ranges.iter() {
            let start = (range >> 8) as usize;
            for &(output, code) in &self.weights[start..start + (range & 255) as usize] {
                scores[usize::from(output)] += self.codebook[usize::from(code & 15)];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_is_sound() {
        Model::unpack(include_bytes!("model.bin")).unwrap();
    }

    #[test]
    fn a_damaged_or_foreign_model_is_refused() {
        let mut bytes = include_bytes!("model.bin").to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x40;
        assert_eq!(Model::unpack(&bytes).err(), Some(Damage::Checksum));
        assert_eq!(
            Model::unpack(&bytes[..bytes.len() / 2]).err(),
            Some(Damage::Checksum)
        );
        assert_eq!(Model::unpack(b"\x89PNG\r\n\x1a\n").err(), Some(Damage::Foreign));
        assert_eq!(Model::unpack(b"").err(), Some(Damage::Foreign));
    }
}
