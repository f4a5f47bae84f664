//! Packs a trained model: few bits a feature, sixteen weights.

use super::examples::BITS;
use super::trainer::{LEAST, Trained};
use crate::lexicon::container::Writer;
use crate::lexicon::fingerprints;
use crate::mention::model::MAGIC;
use crate::mention::tags::{OUTPUTS, TAGS, follows};

/// Bits of a fingerprint beyond those that number the features: a stranger is taken for a known
/// feature once in 2^10 times.
const SPARE_BITS: u32 = 10;

/// The packed file.
pub fn pack(trained: &Trained) -> Vec<u8> {
    let bits = (usize::BITS - trained.rows.len().leading_zeros() + SPARE_BITS).min(BITS);
    let mut rows: Vec<(u32, Vec<(u8, f32)>)> = Vec::with_capacity(trained.rows.len());
    for (feature, weights) in &trained.rows {
        let mut weights = weights.clone();
        weights.retain(|(_, weight)| weight.abs() >= LEAST);
        let fingerprint = feature >> (BITS - bits);
        // Two features with one fingerprint are rare: the one with more weight stays.
        let size = |weights: &[(u8, f32)]| weights.iter().map(|(_, weight)| weight.abs()).sum::<f32>();
        match rows.last_mut() {
            _ if weights.is_empty() => {}
            Some((last, known)) if *last == fingerprint => {
                if size(&weights) > size(known) {
                    *known = weights;
                }
            }
            _ => rows.push((fingerprint, weights)),
        }
    }
    let codebook = codebook(
        rows.iter()
            .flat_map(|row| row.1.iter().map(|weight| weight.1))
            .collect(),
    );

    let mut writer = Writer::default();
    writer.number(TAGS);
    writer.number(OUTPUTS);
    for tag in 0..TAGS {
        for next in 0..TAGS {
            if follows(tag, next) {
                writer.float(trained.transitions[tag][next]);
            }
        }
    }
    for &weight in &codebook {
        writer.float(weight);
    }
    let features: Vec<u32> = rows.iter().map(|row| row.0).collect();
    fingerprints::pack(bits, &features, &mut writer);
    for (_, weights) in &rows {
        writer.byte(weights.len() as u8);
    }
    // Features that weigh equally many outputs weigh similar ones: side by side they compress better.
    rows.sort_by_key(|row| row.1.len());
    for &(output, _) in rows.iter().flat_map(|row| &row.1) {
        writer.byte(output);
    }
    for &(_, weight) in rows.iter().flat_map(|row| &row.1) {
        let nearest = (0..16).min_by(|&a, &b| {
            let distance = |code: usize| (codebook[code] - weight).abs();
            distance(a).total_cmp(&distance(b))
        });
        writer.byte(nearest.unwrap_or(0) as u8);
    }
    writer.close(MAGIC)
}

/// Sixteen weights that stand for all, by Lloyd's method from evenly spaced ranks.
fn codebook(mut weights: Vec<f32>) -> [f32; 16] {
    weights.sort_by(f32::total_cmp);
    let mut codebook: [f32; 16] = std::array::from_fn(|code| {
        weights
            .get(weights.len() * (2 * code + 1) / 32)
            .copied()
            .unwrap_or(0.0)
    });
    for _ in 0..30 {
        let mut start = 0;
        for code in 0..16 {
            let end = match codebook.get(code + 1) {
                Some(next) => {
                    let border = (codebook[code] + next) / 2.0;
                    weights.partition_point(|&weight| weight < border).max(start)
                }
                None => weights.len(),
            };
            if end > start {
                let sum: f64 = weights[start..end].iter().map(|&weight| f64::from(weight)).sum();
                codebook[code] = (sum / (end - start) as f64) as f32;
            }
            start = end;
        }
    }
    codebook
}
