//! Products with matrices of small whole numbers, in whole numbers: twice as fast as in floating point on a
//! plain x86-64, which multiplies and adds eight pairs of 16-bit numbers at once.
//!
//! A sum of whole numbers is exact, so its order is free and the same numbers come out everywhere.

use super::matrix::Multiply;
use wide::{f32x4, i16x8, i32x4};

/// Outputs of an [`i32x4`].
const LANES: usize = 4;
/// Vectors of outputs that are computed together, and rows: their sums just fit into the registers.
const BREADTH: usize = 2;
const HEIGHT: usize = 4;
/// Columns that are computed together.
const WIDTH: usize = BREADTH * LANES;

/// The largest whole number that a row's numbers become.
const LARGEST: f32 = 32_767.0;

/// A matrix of whole numbers, each row with a unit.
#[derive(Clone, Debug)]
pub(crate) struct PackedMatrix {
    inputs: usize,
    outputs: usize,
    /// The unit of each input, with zeros to fill the last vector.
    units: Vec<f32x4>,
    /// Strips of [`WIDTH`] columns; of each pair of rows the weights of a column stand side by side.
    strips: Vec<[i16x8; BREADTH]>,
}

impl PackedMatrix {
    /// A matrix with a row of `weights`, and one of `units`, for each input.
    pub fn new(units: &[f32], weights: &[u8], outputs: usize) -> Self {
        let inputs = units.len();
        let weight = |input: usize, output: usize| {
            if input < inputs && output < outputs {
                i16::from(weights[input * outputs + output] as i8)
            } else {
                0
            }
        };
        let units: Vec<f32x4> = units.chunks(LANES).map(vector).collect();
        let mut strips = Vec::with_capacity(outputs.div_ceil(WIDTH) * units.len() * 2);
        for first in (0..outputs).step_by(WIDTH) {
            for input in (0..units.len() * LANES).step_by(2) {
                let weights = |at: usize| -> [i16; 2 * LANES] {
                    std::array::from_fn(|lane| weight(input + lane % 2, first + at * LANES + lane / 2))
                };
                strips.push(std::array::from_fn(|at| i16x8::new(weights(at))));
            }
        }
        Self {
            inputs,
            outputs,
            units,
            strips,
        }
    }
}

impl Multiply for PackedMatrix {
    fn add_product(&self, rows: &[f32], sums: &mut [f32]) {
        let inputs = self.inputs;
        if inputs == 0 || self.outputs == 0 {
            return;
        }
        let pairs = self.units.len() * 2;
        let mut scaled = self.units.clone();
        let mut left = vec![[i16x8::default(); HEIGHT]; pairs];
        let blocks = rows
            .chunks(HEIGHT * inputs)
            .zip(sums.chunks_mut(HEIGHT * self.outputs));
        for (rows, sums) in blocks {
            let mut steps = [0.0; HEIGHT];
            for (at, row) in rows.chunks_exact(inputs).enumerate() {
                for (scaled, (values, &unit)) in scaled.iter_mut().zip(row.chunks(LANES).zip(&self.units)) {
                    *scaled = vector(values) * unit;
                }
                steps[at] = quantise(&scaled, |pair, whole| left[pair][at] = whole);
            }
            for (strip, first) in self.strips.chunks_exact(pairs).zip((0..).step_by(WIDTH)) {
                let width = WIDTH.min(self.outputs - first);
                let tile = multiply(&left, strip);
                let rows = sums.chunks_exact_mut(self.outputs);
                for ((whole, step), sums) in tile.iter().zip(steps).zip(rows) {
                    let mut values = [0.0; WIDTH];
                    for (values, &whole) in values.chunks_exact_mut(LANES).zip(whole) {
                        let product = f32x4::from_i32x4(whole) * f32x4::splat(step);
                        values.copy_from_slice(product.as_array());
                    }
                    for (sum, value) in sums[first..first + width].iter_mut().zip(values) {
                        *sum += value;
                    }
                }
            }
        }
    }
}

/// Up to four numbers, with zeros after them.
#[inline]
fn vector(values: &[f32]) -> f32x4 {
    match *values {
        [a, b, c, d] => f32x4::new([a, b, c, d]),
        _ => f32x4::new(std::array::from_fn(|at| values.get(at).copied().unwrap_or(0.0))),
    }
}

/// Makes whole numbers of a row; gives what they are multiples of. Each pair of them fills a vector.
#[inline]
fn quantise(row: &[f32x4], mut put: impl FnMut(usize, i16x8)) -> f32 {
    let most = row.iter().fold(f32x4::ZERO, |most, x| most.fast_max(x.abs()));
    let largest = most
        .to_array()
        .into_iter()
        .fold(0.0, |largest: f32, x| if x > largest { x } else { largest });
    let factor = f32x4::splat(if largest > 0.0 { LARGEST / largest } else { 0.0 });
    for (at, &values) in row.iter().enumerate() {
        // Rounded half up: what is cut is never below zero.
        let whole = (values * factor + f32x4::splat(LARGEST + 1.5)).fast_trunc_int();
        let [a, b, c, d] = whole
            .to_array()
            .map(|whole| (whole.wrapping_sub(LARGEST as i32 + 1)) as i16);
        put(2 * at, i16x8::new([a, b, a, b, a, b, a, b]));
        put(2 * at + 1, i16x8::new([c, d, c, d, c, d, c, d]));
    }
    largest / LARGEST
}

/// The product of some rows with a strip.
#[inline]
fn multiply(left: &[[i16x8; HEIGHT]], strip: &[[i16x8; BREADTH]]) -> [[i32x4; BREADTH]; HEIGHT] {
    let mut tile = [[i32x4::default(); BREADTH]; HEIGHT];
    for (values, weights) in left.iter().zip(strip) {
        for (sums, value) in tile.iter_mut().zip(values) {
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += value.dot(weight);
            }
        }
    }
    tile
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_close_to_those_of_the_definition_for_any_shape() {
        for (rows, inputs, outputs) in [(1, 1, 1), (3, 5, 40), (4, 8, 8), (9, 3, 33), (0, 2, 2), (2, 0, 3)] {
            let values: Vec<f32> = (0..rows * inputs)
                .map(|at| (at * 37 % 23) as f32 / 8.0 - 1.4)
                .collect();
            let weights: Vec<i8> = (0..inputs * outputs)
                .map(|at| (at * 29 % 31) as i8 - 15)
                .collect();
            let units: Vec<f32> = (0..inputs).map(|at| 0.25 + at as f32).collect();
            let bytes: Vec<u8> = weights.iter().map(|&weight| weight as u8).collect();
            let mut sums = vec![1.0; rows * outputs];
            PackedMatrix::new(&units, &bytes, outputs).add_product(&values, &mut sums);
            for (at, &sum) in sums.iter().enumerate() {
                let (row, output) = (at / outputs, at % outputs);
                let product = |input: usize| {
                    values[row * inputs + input] * units[input] * f32::from(weights[input * outputs + output])
                };
                let expected = 1.0 + (0..inputs).map(product).sum::<f32>();
                assert!((sum - expected).abs() < 0.02, "{sum}, not {expected}");
            }
        }
    }

    #[test]
    fn a_row_of_nothing_and_a_row_of_no_numbers_do_no_harm() {
        let matrix = PackedMatrix::new(&[1.0, 1.0], &[1, 2], 1);
        let mut sums = vec![5.0; 2];
        matrix.add_product(&[0.0, 0.0, f32::NAN, f32::NAN], &mut sums);
        assert_eq!(sums, [5.0, 5.0]);
    }
}
