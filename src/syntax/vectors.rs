//! The vectors of the processor that the program runs on: the widest are asked for while it runs, as a
//! program that is compiled for every x86-64 may count on the narrowest only.
//!
//! All of them give the same numbers.

use wide::{bytemuck, i16x8, i32x4};

/// Rows and columns of a [`Tile`].
pub(crate) const HEIGHT: usize = 4;
pub(crate) const WIDTH: usize = 16;

/// Two whole numbers of 16 bits that follow each other in a row, the first in the lower half as memory has it.
pub(crate) type Pair = i32;
/// The weights of two inputs: those of a column stand side by side.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Weights(pub(super) [i16; 2 * WIDTH]);
/// Some rows of some columns of a product.
pub(crate) type Tile = [[i32; WIDTH]; HEIGHT];

/// Vectors of some width. Whatever takes wider ones than [`Narrow`] is compiled once for each width, so it has to be
/// inlined.
pub(crate) trait Vectors: Copy {
    /// The product of some rows, of which each pair stands beside those of the others, with some columns.
    fn multiply(self, rows: &[[Pair; HEIGHT]], columns: &[Weights]) -> Tile;
}

/// Something to do with vectors of any width.
pub(crate) trait Work {
    /// Does it. Mark this `#[inline(always)]`.
    fn run(self, vectors: impl Vectors);
}

/// Does something with the widest vectors there are.
#[inline]
pub(crate) fn with_widest(work: impl Work) {
    #[cfg(target_arch = "x86_64")]
    if let Some(processor) = pulp::x86::V4::try_new() {
        return processor.vectorize(x86::With(x86::Avx512(processor), work));
    } else if let Some(processor) = pulp::x86::V3::try_new() {
        return processor.vectorize(x86::With(x86::Avx2(processor), work));
    }
    work.run(Narrow);
}

/// Those that every target of its kind has.
#[derive(Clone, Copy)]
struct Narrow;

impl Narrow {
    const LANES: usize = 4;

    #[inline(always)]
    fn add(sums: &mut [i32x4; 2], pair: Pair, weights: [i16x8; 2]) {
        let pair: i16x8 = bytemuck::cast(i32x4::splat(pair));
        sums[0] += pair.dot(weights[0]);
        sums[1] += pair.dot(weights[1]);
    }
}

impl Vectors for Narrow {
    // A function of its own: browsers begin with slow code, and a function is called in fast code only from its
    // next call on. Of the first text nearly all would be read by then.
    #[inline(never)]
    fn multiply(self, rows: &[[Pair; HEIGHT]], columns: &[Weights]) -> Tile {
        let mut tile = [[0; WIDTH]; HEIGHT];
        // Two vectors of each row together: their sums just fit into the registers.
        for part in 0..WIDTH / Self::LANES / 2 {
            let [mut first, mut second, mut third, mut fourth] = [[i32x4::ZERO; 2]; HEIGHT];
            for (&[a, b, c, d], Weights(weights)) in rows.iter().zip(columns) {
                let weights: &[[i16x8; 2]; WIDTH / Self::LANES / 2] = bytemuck::cast_ref(weights);
                Self::add(&mut first, a, weights[part]);
                Self::add(&mut second, b, weights[part]);
                Self::add(&mut third, c, weights[part]);
                Self::add(&mut fourth, d, weights[part]);
            }
            for (tile, sums) in tile.iter_mut().zip([first, second, third, fourth]) {
                let sums: [i32; 2 * Self::LANES] = bytemuck::cast(sums);
                tile[part * sums.len()..][..sums.len()].copy_from_slice(&sums);
            }
        }
        tile
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{HEIGHT, Pair, Tile, Vectors, Weights, Work, bytemuck};
    use pulp::x86::{V3, V4};
    use pulp::{NullaryFnOnce, i16x16, i16x32, i32x8, i32x16};

    /// Something to do with some vectors.
    pub struct With<V, W>(pub V, pub W);

    impl<V: Vectors, W: Work> NullaryFnOnce for With<V, W> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            self.1.run(self.0);
        }
    }

    /// Vectors of 256 bits.
    #[derive(Clone, Copy)]
    pub struct Avx2(pub V3);

    impl Avx2 {
        #[inline(always)]
        fn add(self, sums: &mut [i32x8; 2], pair: Pair, weights: [i16x16; 2]) {
            let Self(processor) = self;
            let pair: i16x16 = bytemuck::cast(processor.splat_i32x8(pair));
            let products = |weights| processor.multiply_wrapping_add_adjacent_i16x16(pair, weights);
            sums[0] = processor.wrapping_add_i32x8(sums[0], products(weights[0]));
            sums[1] = processor.wrapping_add_i32x8(sums[1], products(weights[1]));
        }

        #[inline(always)]
        fn step(self, tile: &mut [[i32x8; 2]; HEIGHT], row: &[Pair; HEIGHT], weights: &Weights) {
            let weights: [i16x16; 2] = bytemuck::cast(weights.0);
            let [first, second, third, fourth] = tile;
            self.add(first, row[0], weights);
            self.add(second, row[1], weights);
            self.add(third, row[2], weights);
            self.add(fourth, row[3], weights);
        }
    }

    impl Vectors for Avx2 {
        #[inline(always)]
        fn multiply(self, rows: &[[Pair; HEIGHT]], columns: &[Weights]) -> Tile {
            let mut tile = [[self.0.splat_i32x8(0); 2]; HEIGHT];
            // Two steps a turn.
            let (turns, last) = rows.as_chunks::<2>();
            let (weights, last_weights) = columns.as_chunks::<2>();
            for (rows, weights) in turns.iter().zip(weights) {
                self.step(&mut tile, &rows[0], &weights[0]);
                self.step(&mut tile, &rows[1], &weights[1]);
            }
            for (row, weights) in last.iter().zip(last_weights) {
                self.step(&mut tile, row, weights);
            }
            bytemuck::cast(tile)
        }
    }

    /// Vectors of 512 bits.
    #[derive(Clone, Copy)]
    pub struct Avx512(pub V4);

    impl Avx512 {
        #[inline(always)]
        fn add(self, sums: &mut i32x16, pair: Pair, weights: i16x32) {
            let Self(processor) = self;
            let pair: i16x32 = bytemuck::cast(processor.splat_i32x16(pair));
            let products = processor.multiply_wrapping_add_adjacent_i16x32(pair, weights);
            *sums = processor.wrapping_add_i32x16(*sums, products);
        }
    }

    impl Vectors for Avx512 {
        #[inline(always)]
        fn multiply(self, rows: &[[Pair; HEIGHT]], columns: &[Weights]) -> Tile {
            let [mut first, mut second, mut third, mut fourth] = [self.0.splat_i32x16(0); HEIGHT];
            for (&[a, b, c, d], Weights(weights)) in rows.iter().zip(columns) {
                let weights: i16x32 = bytemuck::cast(*weights);
                self.add(&mut first, a, weights);
                self.add(&mut second, b, weights);
                self.add(&mut third, c, weights);
                self.add(&mut fourth, d, weights);
            }
            bytemuck::cast([first, second, third, fourth])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the widest vectors make of the rows and columns.
    struct Multiplication<'a>(&'a [[Pair; HEIGHT]], &'a [Weights], &'a mut Tile);

    impl Work for Multiplication<'_> {
        #[inline(always)]
        fn run(self, vectors: impl Vectors) {
            let Self(rows, columns, tile) = self;
            *tile = vectors.multiply(rows, columns);
        }
    }

    #[test]
    fn products_are_those_of_the_definition_whatever_the_width() {
        const PAIRS: usize = 7;
        let value = |input: usize, row: usize| (input * 7919 + row * 104_729) as i16;
        let weight = |input: usize, column: usize| ((input * 13 + column * 29) % 31) as i16 - 15;
        let rows: Vec<[Pair; HEIGHT]> = (0..PAIRS)
            .map(|at| std::array::from_fn(|row| bytemuck::cast([value(2 * at, row), value(2 * at + 1, row)])))
            .collect();
        let columns: Vec<Weights> = (0..PAIRS)
            .map(|at| Weights(std::array::from_fn(|to| weight(2 * at + to % 2, to / 2))))
            .collect();
        let expected: Tile = std::array::from_fn(|row| {
            let sum = |column| {
                let product = |input| i32::from(value(input, row)) * i32::from(weight(input, column));
                (0..2 * PAIRS).map(product).sum()
            };
            std::array::from_fn(sum)
        });
        assert_eq!(Narrow.multiply(&rows, &columns), expected);
        let mut tile = [[0; WIDTH]; HEIGHT];
        with_widest(Multiplication(&rows, &columns, &mut tile));
        assert_eq!(tile, expected);
        #[cfg(target_arch = "x86_64")]
        if let Some(processor) = pulp::x86::V3::try_new() {
            assert_eq!(x86::Avx2(processor).multiply(&rows, &columns), expected);
        }
    }
}
