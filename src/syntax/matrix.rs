//! Matrix products, in plain loops that the compiler turns into vector instructions.
//!
//! Every sum runs in the order of the rows it is over, whatever the width of the machine's vectors and
//! however many rows are multiplied at once, so that the same numbers come out everywhere.

use super::vectors::{Vectors, Work, with_widest};

/// Columns that are computed together.
const WIDTH: usize = if cfg!(target_feature = "avx512f") {
    32
} else if cfg!(target_feature = "avx") {
    16
} else {
    8
};

/// Rows that are computed together.
const HEIGHT: usize = 4;

/// Something to multiply with from the right.
pub(crate) trait Multiply {
    /// Adds the product of some rows with it to `sums`, which has as many rows.
    fn add_product(&self, rows: &[f32], sums: &mut [f32]);
}

/// A matrix to multiply with from the right, stored in strips of [`WIDTH`] columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matrix {
    inputs: usize,
    outputs: usize,
    strips: Vec<[f32; WIDTH]>,
}

impl Matrix {
    /// Takes over the place of the matrix; `weights` has a row of `outputs` numbers for each input.
    #[cfg(any(test, all(feature = "train", not(target_arch = "wasm32"))))]
    pub fn set_rows(&mut self, weights: &[f32], inputs: usize, outputs: usize) {
        self.reshape(inputs, outputs);
        if outputs == 0 {
            return;
        }
        for (strip, first) in self.strips.chunks_mut(inputs.max(1)).zip((0..).step_by(WIDTH)) {
            let width = WIDTH.min(outputs - first);
            for (block, row) in strip.iter_mut().zip(weights.chunks_exact(outputs)) {
                block[..width].copy_from_slice(&row[first..first + width]);
            }
        }
    }

    /// The same of a matrix that is given transposed: `weights` has a row of `inputs` numbers for each
    /// output.
    pub fn set_columns(&mut self, weights: &[f32], inputs: usize, outputs: usize) {
        self.reshape(inputs, outputs);
        if inputs == 0 {
            return;
        }
        for (output, column) in weights.chunks_exact(inputs).take(outputs).enumerate() {
            let strip = &mut self.strips[output / WIDTH * inputs..][..inputs];
            for (block, &weight) in strip.iter_mut().zip(column) {
                block[output % WIDTH] = weight;
            }
        }
    }

    /// A matrix with a row of `outputs` numbers for each input.
    #[cfg(any(test, all(feature = "train", not(target_arch = "wasm32"))))]
    pub fn of_rows(weights: &[f32], inputs: usize, outputs: usize) -> Self {
        let mut matrix = Self::default();
        matrix.set_rows(weights, inputs, outputs);
        matrix
    }

    fn reshape(&mut self, inputs: usize, outputs: usize) {
        (self.inputs, self.outputs) = (inputs, outputs);
        self.strips.clear();
        self.strips.resize(outputs.div_ceil(WIDTH) * inputs, [0.0; WIDTH]);
    }
}

impl Multiply for Matrix {
    fn add_product(&self, rows: &[f32], sums: &mut [f32]) {
        if self.inputs > 0 && self.outputs > 0 {
            with_widest(Product {
                matrix: self,
                rows,
                sums,
            });
        }
    }
}

/// The product of some rows with a matrix, to be added to `sums`.
pub(super) struct Product<'a, M> {
    pub matrix: &'a M,
    pub rows: &'a [f32],
    pub sums: &'a mut [f32],
}

impl Work for Product<'_, Matrix> {
    #[inline(always)]
    fn run(self, _: impl Vectors) {
        let Matrix {
            inputs,
            outputs,
            strips,
        } = self.matrix;
        let (inputs, outputs) = (*inputs, *outputs);
        let mut left = vec![[0.0; HEIGHT]; inputs];
        let blocks = self
            .rows
            .chunks(HEIGHT * inputs)
            .zip(self.sums.chunks_mut(HEIGHT * outputs));
        for (rows, sums) in blocks {
            for (at, row) in rows.chunks_exact(inputs).enumerate() {
                for (column, &value) in left.iter_mut().zip(row) {
                    column[at] = value;
                }
            }
            for (strip, first) in strips.chunks_exact(inputs).zip((0..).step_by(WIDTH)) {
                let width = WIDTH.min(outputs - first);
                let mut tile = [[0.0; WIDTH]; HEIGHT];
                for (tile, sums) in tile.iter_mut().zip(sums.chunks_exact(outputs)) {
                    tile[..width].copy_from_slice(&sums[first..first + width]);
                }
                multiply(&left, strip, &mut tile);
                for (tile, sums) in tile.iter().zip(sums.chunks_exact_mut(outputs)) {
                    sums[first..first + width].copy_from_slice(&tile[..width]);
                }
            }
        }
    }
}

/// Adds the product of four rows with a strip to a tile.
#[inline(always)]
fn multiply(left: &[[f32; HEIGHT]], strip: &[[f32; WIDTH]], tile: &mut [[f32; WIDTH]; HEIGHT]) {
    // Each row by its own name: over an array of rows the compiler picks the wrong loop to make vectors of.
    let [mut first, mut second, mut third, mut fourth] = *tile;
    for (values, weights) in left.iter().zip(strip) {
        add_scaled(&mut first, values[0], weights);
        add_scaled(&mut second, values[1], weights);
        add_scaled(&mut third, values[2], weights);
        add_scaled(&mut fourth, values[3], weights);
    }
    *tile = [first, second, third, fourth];
}

#[inline(always)]
fn add_scaled(sums: &mut [f32; WIDTH], factor: f32, values: &[f32; WIDTH]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += factor * value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize) -> Vec<f32> {
        (0..count)
            .map(|at| ((at * 37 % 23) as f32 - 11.0) / 8.0)
            .collect()
    }

    #[test]
    fn products_are_those_of_the_definition_for_any_shape() {
        for (rows, inputs, outputs) in [(1, 1, 1), (3, 5, 40), (4, 8, 8), (9, 3, 33), (0, 2, 2)] {
            let (left, weights) = (numbers(rows * inputs), numbers(inputs * outputs));
            let mut transposed = vec![0.0; inputs * outputs];
            for (at, &weight) in weights.iter().enumerate() {
                transposed[at % outputs * inputs + at / outputs] = weight;
            }
            let mut expected = vec![1.0; rows * outputs];
            for (at, sum) in expected.iter_mut().enumerate() {
                for input in 0..inputs {
                    *sum += left[at / outputs * inputs + input] * weights[input * outputs + at % outputs];
                }
            }
            let matrix = Matrix::of_rows(&weights, inputs, outputs);
            let mut sums = vec![1.0; rows * outputs];
            matrix.add_product(&left, &mut sums);
            assert_eq!(sums, expected);
            let mut matrix = matrix;
            matrix.set_columns(&transposed, inputs, outputs);
            sums.fill(1.0);
            matrix.add_product(&left, &mut sums);
            assert_eq!(sums, expected);
        }
    }
}
