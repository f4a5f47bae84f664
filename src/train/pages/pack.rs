//! Packs the trained labeller: a byte for each weight.

use super::trainer::Trained;
use crate::article::labels::model::{BITS, MAGIC, STEP, STEPS};
use crate::article::labels::{LABELS, Scores};
use crate::lexicon::container::Writer;
use crate::lexicon::fingerprints::{self, fingerprint};
use std::collections::BTreeMap;

/// Features all of whose weights are nearer to zero than this are dropped.
const LEAST: f32 = STEP * 3.5;

/// The packed file.
pub fn pack(trained: &Trained) -> Vec<u8> {
    let mut rows: BTreeMap<u32, Scores> = BTreeMap::new();
    for (feature, weights) in &trained.weights {
        if weights.iter().any(|weight| weight.abs() >= LEAST) {
            rows.insert(fingerprint(*feature, BITS), *weights);
        }
    }
    let mut writer = Writer::default();
    for score in trained.transitions.iter().flatten() {
        writer.float(*score);
    }
    let features: Vec<u32> = rows.keys().copied().collect();
    fingerprints::pack(BITS, &features, &mut writer);
    for label in 0..LABELS {
        for weights in rows.values() {
            writer.byte(((weights[label] / STEP).round().clamp(-STEPS, STEPS) as i8).cast_unsigned());
        }
    }
    writer.close(MAGIC)
}
