//! Products with matrices of small whole numbers, in whole numbers: much faster than in floating point, as a
//! processor multiplies and adds pairs of 16-bit numbers in one step.
//!
//! A sum of whole numbers is exact, so its order is free and the same numbers come out everywhere.

use super::matrix::{Multiply, Product};
use super::vectors::{HEIGHT, Vectors, WIDTH, Weights, Work, with_widest};
use wide::bytemuck;

/// The largest whole number that a row's numbers become.
const LARGEST: f32 = 32_767.0;
/// A sum with it has no room for a fraction: it is rounded to a whole number, and its last bits are those of that
/// number. Turning a number into a whole one is several steps on most processors.
const WHOLE: f32 = 1.5 * (1 << 23) as f32;
/// Numbers of a row that become whole together: they fill vectors of any width.
const LANES: usize = 16;

/// A matrix of whole numbers, each row with a unit.
#[derive(Clone, Debug)]
pub(crate) struct PackedMatrix {
    outputs: usize,
    /// The unit of each input.
    units: Vec<f32>,
    /// Strips of [`WIDTH`] columns, with zeros to fill the last; in each of them the weights of each pair of
    /// inputs.
    strips: Vec<Weights>,
}

impl PackedMatrix {
    /// A matrix with a row of `weights`, and one of `units`, for each input.
    pub fn new(units: &[f32], weights: &[u8], outputs: usize) -> Self {
        let pairs = units.len().div_ceil(2);
        let mut strips = vec![Weights([0; 2 * WIDTH]); outputs.div_ceil(WIDTH) * pairs];
        for (input, row) in weights.chunks_exact(outputs.max(1)).enumerate() {
            for (columns, strip) in row.chunks(WIDTH).zip(strips.chunks_exact_mut(pairs)) {
                let Weights(strip) = &mut strip[input / 2];
                for (weight, &column) in strip.chunks_exact_mut(2).zip(columns) {
                    weight[input % 2] = i16::from(column as i8);
                }
            }
        }
        Self {
            outputs,
            units: units.to_vec(),
            strips,
        }
    }
}

impl Multiply for PackedMatrix {
    fn add_product(&self, rows: &[f32], sums: &mut [f32]) {
        if !self.units.is_empty() && self.outputs > 0 {
            with_widest(Product {
                matrix: self,
                rows,
                sums,
            });
        }
    }
}

impl Work for Product<'_, PackedMatrix> {
    #[inline(always)]
    fn run(self, vectors: impl Vectors) {
        let PackedMatrix {
            outputs,
            units,
            strips,
        } = self.matrix;
        let pairs = units.len().div_ceil(2);
        let block = HEIGHT * units.len();
        let blocks = self.rows.len().div_ceil(block);
        let mut left = Vec::with_capacity(blocks * pairs);
        let mut steps = Vec::with_capacity(blocks);
        let mut scaled = vec![0.0; units.len().next_multiple_of(LANES)];
        let mut whole = [(); HEIGHT].map(|()| vec![0; scaled.len() / 2]);
        for rows in self.rows.chunks(block) {
            let mut step = [0.0; HEIGHT];
            for ((row, step), whole) in rows.chunks_exact(units.len()).zip(&mut step).zip(&mut whole) {
                for (scaled, (value, unit)) in scaled.iter_mut().zip(row.iter().zip(units)) {
                    *scaled = value * unit;
                }
                *step = quantise(&scaled, bytemuck::cast_slice_mut(whole));
            }
            let [a, b, c, d] = whole.each_ref().map(|row| row[..pairs].iter());
            left.extend(a.zip(b).zip(c).zip(d).map(|(((&a, &b), &c), &d)| [a, b, c, d]));
            steps.push(step);
        }
        for (strip, first) in strips.chunks_exact(pairs).zip((0..).step_by(WIDTH)) {
            let width = WIDTH.min(outputs - first);
            let sums = self.sums.chunks_mut(HEIGHT * outputs);
            for ((left, steps), sums) in left.chunks_exact(pairs).zip(&steps).zip(sums) {
                let tile = vectors.multiply(left, strip);
                for ((whole, &step), sums) in tile.iter().zip(steps).zip(sums.chunks_exact_mut(*outputs)) {
                    add_scaled(&mut sums[first..first + width], whole, step);
                }
            }
        }
    }
}

/// Adds whole numbers, each times a step, to sums.
#[inline(always)]
fn add_scaled(sums: &mut [f32], whole: &[i32; WIDTH], step: f32) {
    let add = |(sum, &whole): (&mut f32, &i32)| *sum += whole as f32 * step;
    match <&mut [f32; WIDTH]>::try_from(&mut *sums) {
        // So many fill vectors.
        Ok(sums) => sums.iter_mut().zip(whole).for_each(add),
        Err(_) => sums.iter_mut().zip(whole).for_each(add),
    }
}

/// Makes whole numbers of a row; gives what they are multiples of.
#[inline(always)]
fn quantise(row: &[f32], whole: &mut [i16]) -> f32 {
    let (row, _) = row.as_chunks::<LANES>();
    let (whole, _) = whole.as_chunks_mut::<LANES>();
    let mut largest = [0.0; LANES];
    for values in row {
        largest = std::array::from_fn(|at| larger(largest[at], values[at].abs()));
    }
    let largest = largest.into_iter().fold(0.0, larger);
    let factor = if largest > 0.0 { LARGEST / largest } else { 0.0 };
    for (whole, values) in whole.iter_mut().zip(row) {
        *whole = values.map(|value| (value * factor + WHOLE).to_bits() as i16);
    }
    largest / LARGEST
}

/// The larger of two numbers, the first if the second is none.
#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
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
