//! The single steps of the way back.

use super::Trace;
use crate::syntax::matrix::{Matrix, Multiply};
use crate::syntax::network::distance;
use crate::syntax::shape::{DISTANCES, GATES, Map, ROOT};
use crate::syntax::{LEAK, NONE};
use crate::train::syntax::random::Random;

/// From the slope of a linear map's result to those of its input and its parameters.
pub(super) fn back(
    map: &Map,
    turned: &Matrix,
    input: &[f32],
    slope: &[f32],
    input_slope: &mut [f32],
    gradient: &mut [f32],
) {
    turned.add_product(slope, input_slope);
    let width = map.weights.width;
    add_outer(input, slope, width, &mut gradient[map.weights.range.clone()]);
    let bias = &mut gradient[map.bias.range.clone()];
    for row in slope.chunks_exact(width) {
        add(bias, row);
    }
}

/// Adds to `sums` the product of `left`, transposed, and `right`, whose rows have a width.
pub(super) fn add_outer(left: &[f32], right: &[f32], width: usize, sums: &mut [f32]) {
    let count = right.len() / width;
    if count > 0 {
        let columns = Matrix::of_rows(right, count, width);
        columns.add_product(&transposed(left, left.len() / count), sums);
    }
}

pub(super) fn transposed(values: &[f32], width: usize) -> Vec<f32> {
    let height = values.len() / width.max(1);
    let mut out = vec![0.0; values.len()];
    for (row, values) in values.chunks_exact(width.max(1)).enumerate() {
        for (column, &value) in values.iter().enumerate() {
            out[column * height + row] = value;
        }
    }
    out
}

/// Back through time, in both directions.
pub(super) fn back_sweep(trace: &Trace, hidden: usize, ends: &[usize], slope: &[f32]) -> Vec<f32> {
    let width = 2 * hidden;
    let mut gates = vec![0.0; trace.gates.len()];
    let mut carried = vec![0.0; hidden];
    let none = vec![0.0; hidden];
    let mut start = 0;
    for &end in ends {
        for direction in 0..2 {
            carried.fill(0.0);
            for step in (0..end - start).rev() {
                let word = |step: usize| {
                    if direction == 0 {
                        start + step
                    } else {
                        end - 1 - step
                    }
                };
                let cells = |step: usize| &trace.cells[word(step) * width + direction * hidden..][..hidden];
                let before = if step == 0 { &none } else { cells(step - 1) };
                let cells = cells(step);
                let at = (2 * word(step) + direction) * GATES * hidden;
                let values = &trace.gates[at..at + GATES * hidden];
                let slopes = &trace.slopes[at..at + GATES * hidden];
                let out = &mut gates[at..at + GATES * hidden];
                let slope = &slope[word(step) * width + direction * hidden..][..hidden];
                for unit in 0..hidden {
                    let (candidate, forget, output) =
                        (values[unit], values[hidden + unit], values[2 * hidden + unit]);
                    let cell_slope = carried[unit] + slope[unit] * output;
                    out[unit] = cell_slope * (1.0 - forget) * slopes[unit];
                    out[hidden + unit] = cell_slope * (before[unit] - candidate) * slopes[hidden + unit];
                    out[2 * hidden + unit] = slope[unit] * cells[unit] * slopes[2 * hidden + unit];
                    carried[unit] = cell_slope * forget;
                }
            }
        }
        start = end;
    }
    gates
}

/// The derivatives of a layer's gates, from what they are before they are bent.
pub(super) fn slopes(gates: &[f32], hidden: usize) -> Vec<f32> {
    let tanh_slope = |x: f32| {
        let square = x.clamp(-3.0, 3.0) * x.clamp(-3.0, 3.0);
        let root = (9.0 - square) / (9.0 + 3.0 * square);
        root * root
    };
    let mut slopes = Vec::with_capacity(gates.len());
    for half in gates.chunks_exact(GATES * hidden) {
        slopes.extend(half[..hidden].iter().map(|&x| tanh_slope(x)));
        slopes.extend(half[hidden..].iter().map(|&x| 0.25 * tanh_slope(0.5 * x)));
    }
    slopes
}

/// The derivative of `rectify`, from its argument or its result.
pub(super) fn bend(x: f32) -> f32 {
    if x > 0.0 { 1.0 } else { LEAK }
}

/// Replaces scores by the derivatives of the loss, and gives the loss: the surprise at what is right.
pub(super) fn surprise(scores: &mut [f32], right: usize) -> f64 {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - highest);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    let loss = -f64::from(scores[right].max(f32::MIN_POSITIVE)).ln();
    scores[right] -= 1.0;
    loss
}

/// The exponential function for arguments up to 0, in arithmetic that is the same everywhere.
#[inline]
pub(super) fn exp(x: f32) -> f32 {
    let x = x.max(-80.0) * std::f32::consts::LOG2_E;
    let whole = x.round();
    let part = (x - whole) * std::f32::consts::LN_2;
    let series =
        1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0)))));
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

pub(super) fn keep(random: &mut Random, dropout: f32) -> f32 {
    if dropout > 0.0 && random.chance(dropout) {
        0.0
    } else {
        1.0 / (1.0 - dropout)
    }
}

/// What to scale rows with: the same columns are left out all through a sentence.
pub(super) fn mask(random: &mut Random, dropout: f32, ends: &[usize], width: usize) -> Vec<f32> {
    let mut mask = Vec::new();
    let mut start = 0;
    for &end in ends {
        let row: Vec<f32> = (0..width).map(|_| keep(random, dropout)).collect();
        for _ in start..end {
            mask.extend_from_slice(&row);
        }
        start = end;
    }
    mask
}

pub(super) fn scale(values: &mut [f32], factors: &[f32]) {
    for (value, factor) in values.iter_mut().zip(factors) {
        *value *= factor;
    }
}

pub(super) fn add(sums: &mut [f32], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

/// Turns the scores of a sentence's links into their slopes, adds those of the distances, and gives the loss.
pub(super) fn link_slopes(scores: &mut [f32], gold: &[u32], distance_slopes: &mut [f32]) -> f64 {
    let length = gold.len();
    let mut loss = 0.0;
    let rows = scores.chunks_exact_mut(length);
    for (dependent, (scores, slopes)) in rows.zip(distance_slopes.chunks_exact_mut(DISTANCES)).enumerate() {
        let right = match gold[dependent] {
            NONE => dependent,
            head => head as usize,
        };
        loss += surprise(scores, right);
        for (head, score) in scores.iter_mut().enumerate() {
            if head == dependent {
                slopes[ROOT] += std::mem::take(score);
            } else {
                slopes[distance(dependent, head)] += *score;
            }
        }
    }
    loss
}
