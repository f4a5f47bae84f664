//! The trained weights, packed.

use super::chain::Transitions;
use super::{LABELS, Scores, Weigh};
use crate::lexicon::container::{Damage, Reader};
use crate::lexicon::fingerprints::Fingerprints;

/// Format and version of the packed file.
pub const MAGIC: [u8; 4] = *b"DLL1";

/// Bits of a feature's hash that are kept.
pub const BITS: u32 = 24;

/// Weights are kept in steps, this many on each side of zero; those beyond are cut.
pub const STEPS: f32 = 31.0;

/// The size of a step.
pub const STEP: f32 = 0.05;

/// Weights of features for each label.
pub struct Model {
    features: Fingerprints,
    weights: Vec<Scores>,
    transitions: Transitions,
}

impl Model {
    /// Reads what the trainer packed.
    ///
    /// # Errors
    /// When the bytes are damaged or of another format.
    pub fn unpack(bytes: &[u8]) -> Result<Model, Damage> {
        let mut reader = Reader::open(bytes, MAGIC)?;
        let mut transitions = [[0.0; LABELS]; LABELS];
        for score in transitions.iter_mut().flatten() {
            *score = reader.float()?;
        }
        let features = Fingerprints::read(&mut reader)?;
        let mut weights = vec![[0.0; LABELS]; features.len()];
        for label in 0..LABELS {
            for (row, &code) in weights.iter_mut().zip(reader.bytes(features.len())?) {
                row[label] = f32::from(code.cast_signed()) * STEP;
            }
        }
        Ok(Model {
            features,
            weights,
            transitions,
        })
    }
}

impl Weigh for Model {
    fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    fn scores(&self, features: &[u64]) -> Scores {
        let mut scores = [0.0; LABELS];
        for &feature in features {
            if let Some(place) = self.features.place(feature) {
                for (score, weight) in scores.iter_mut().zip(&self.weights[place]) {
                    *score += weight;
                }
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::labels::trained;

    #[test]
    fn the_packed_model_is_sound_and_a_damaged_one_is_refused() {
        assert!(trained().features.len() > 1000);
        let mut bytes = include_bytes!("model.bin").to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        assert_eq!(Model::unpack(&bytes).err(), Some(Damage::Checksum));
    }

    #[test]
    fn unknown_features_weigh_nothing() {
        assert_eq!(trained().scores(&[]), [0.0; LABELS]);
    }
}
