//! How sure the names of a lattice are: the probabilities of its paths.

// The loops run over several arrays of the same length side by side.
#![allow(clippy::needless_range_loop)]

use super::lattice::{ENDERS, Emission, Factors, LANES, Lanes, Transitions};
use super::tags::{KINDS, OUTSIDE, Position, TAGS, follows, tag};
use crate::syntax::vectors::{Vectors, Work, with_widest};

/// The tags that may follow a closed name.
const OPENERS: [usize; 1 + KINDS.len() * 2] = {
    let mut openers = [OUTSIDE; 1 + KINDS.len() * 2];
    let (mut tag, mut count) = (0, 0);
    while tag < TAGS {
        if follows(OUTSIDE, tag) {
            openers[count] = tag;
            count += 1;
        }
        tag += 1;
    }
    openers
};

/// Probabilities of paths through the lattice: the forward-backward algorithm, scaled at each token.
pub struct Marginals {
    potentials: Vec<Lanes>,
    forward: Vec<Lanes>,
    backward: Vec<Lanes>,
    scales: Vec<f32>,
}

/// The tags that may follow an open one of a kind, and the open ones.
fn inside(kind: usize) -> ([usize; 2], [usize; 2]) {
    let inside = tag(kind, Position::Inside);
    (
        [tag(kind, Position::Begin), inside],
        [inside, tag(kind, Position::Last)],
    )
}

/// The sums over all paths, from left to right and back.
struct Sums<'s> {
    marginals: &'s mut Marginals,
    factors: &'s Factors,
}

impl Work for Sums<'_> {
    #[inline(always)]
    fn run(self, _: impl Vectors) {
        let Self { marginals, factors } = self;
        let Marginals {
            potentials,
            forward,
            backward,
            scales,
        } = marginals;
        for at in 0..potentials.len() {
            let (before, here) = forward.split_at_mut(at);
            let here = &mut here[0];
            match before.last() {
                None => *here = factors.onward[OUTSIDE],
                Some(last) => {
                    *here = weighed_sum(&ENDERS, last, &factors.onward);
                    for kind in 0..KINDS.len() {
                        let ([begin, inside], nexts) = inside(kind);
                        for next in nexts {
                            here[next] = last[begin] * factors.onward[begin][next]
                                + last[inside] * factors.onward[inside][next];
                        }
                    }
                }
            }
            for (share, potential) in here.iter_mut().zip(&potentials[at]) {
                *share *= potential;
            }
            let sum: f32 = here[..TAGS].iter().sum();
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            here.iter_mut().for_each(|share| *share *= scale);
            scales.push(scale);
        }
        if let Some(last) = backward.last_mut() {
            *last = factors.back[OUTSIDE];
        }
        // On the heap, as numbers that are picked out one by one would not be kept as vectors otherwise.
        let mut weighed = Box::new([0.0; LANES]);
        for at in (1..potentials.len()).rev() {
            let (before, here) = backward.split_at_mut(at);
            let before = &mut before[at - 1];
            let shares = here[0].iter().zip(&potentials[at]);
            for (weighed, (share, potential)) in weighed.iter_mut().zip(shares) {
                *weighed = share * potential * scales[at];
            }
            *before = weighed_sum(&OPENERS, &weighed, &factors.back);
            for kind in 0..KINDS.len() {
                let (opens, [inside, last]) = inside(kind);
                for open in opens {
                    before[open] = factors.onward[open][inside] * weighed[inside]
                        + factors.onward[open][last] * weighed[last];
                }
            }
        }
    }
}

/// The sum of the rows of some tags, each times the tag's weight.
#[inline(always)]
fn weighed_sum(tags: &[usize], weights: &Lanes, rows: &[Lanes; TAGS]) -> Lanes {
    let mut sums = [0.0; LANES];
    for &tag in tags {
        let weight = weights[tag];
        if weight > 0.0 {
            for (sum, factor) in sums.iter_mut().zip(&rows[tag]) {
                *sum += weight * factor;
            }
        }
    }
    sums
}

impl Marginals {
    /// Sums over all paths, or over those that keep to `allowed` (a bit for each tag) at each token.
    pub fn new(emissions: &[Emission], factors: &Factors, allowed: Option<&[u64]>) -> Marginals {
        let count = emissions.len();
        let mask = |at: usize| allowed.map_or(!0, |allowed| allowed[at]);
        let mut marginals = Marginals {
            potentials: (emissions.iter().enumerate())
                .map(|(at, emission)| potentials(emission, mask(at)))
                .collect(),
            forward: vec![[0.0; LANES]; count],
            backward: vec![[1.0; LANES]; count],
            scales: Vec::with_capacity(count),
        };
        with_widest(Sums {
            marginals: &mut marginals,
            factors,
        });
        marginals
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.forward.len()
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.forward.is_empty()
    }

    /// The logarithm of the sum over all paths, for the same emissions and `allowed`.
    pub fn log_total(&self, emissions: &[Emission], allowed: Option<&[u64]>) -> f64 {
        let mut total = 0.0;
        for (at, emission) in emissions.iter().enumerate() {
            let mask = allowed.map_or(!0, |allowed| allowed[at]);
            let scores = emission
                .iter()
                .enumerate()
                .filter(|(tag, _)| mask >> tag & 1 == 1);
            let top = scores.fold(f32::NEG_INFINITY, |top, (_, &score)| top.max(score));
            total += f64::from(top) - f64::from(self.scales[at]).ln();
        }
        let end = self.forward.len().wrapping_sub(1);
        let rest: f32 = self.forward.get(end).map_or(1.0, |last| {
            last.iter()
                .zip(&self.backward[end])
                .map(|(forward, backward)| forward * backward)
                .sum()
        });
        total + f64::from(rest.max(f32::MIN_POSITIVE)).ln()
    }

    /// The share of each tag at a token.
    pub fn token(&self, at: usize) -> Emission {
        let mut shares = [0.0; TAGS];
        let mut sum = 0.0;
        for tag in 0..TAGS {
            shares[tag] = self.forward[at][tag] * self.backward[at][tag];
            sum += shares[tag];
        }
        let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
        shares.iter_mut().for_each(|share| *share *= scale);
        shares
    }

    /// Adds to `sums` how often each transition into the token at `at` > 0 is taken, times `sign`.
    pub fn add_transitions(&self, at: usize, factors: &Factors, sign: f32, sums: &mut Transitions) {
        let mut after = [0.0; TAGS];
        let mut total = 0.0;
        for tag in 0..TAGS {
            after[tag] = self.backward[at][tag] * self.potentials[at][tag];
            total += self.forward[at][tag] * self.backward[at][tag];
        }
        let scale = sign * self.scales[at] / total.max(f32::MIN_POSITIVE);
        for tag in 0..TAGS {
            let before = self.forward[at - 1][tag] * scale;
            if before.abs() > 1e-9 {
                for next in 0..TAGS {
                    sums[tag][next] += before * factors.onward[tag][next] * after[next];
                }
            }
        }
    }

    /// The probability that a name of this kind (by index) covers exactly the tokens from `start` up to
    /// `end`.
    pub fn name(&self, start: usize, end: usize, kind: usize, factors: &Factors) -> f32 {
        let place = |at: usize| match (at == start, at + 1 == end) {
            (true, true) => Position::Unit,
            (true, false) => Position::Begin,
            (false, true) => Position::Last,
            (false, false) => Position::Inside,
        };
        let mut share = self.forward[start][tag(kind, place(start))];
        for at in start + 1..end {
            let (last, next) = (tag(kind, place(at - 1)), tag(kind, place(at)));
            share *= factors.onward[last][next] * self.potentials[at][next] * self.scales[at];
        }
        let total: f32 = (0..TAGS)
            .map(|tag| self.forward[end - 1][tag] * self.backward[end - 1][tag])
            .sum();
        (share * self.backward[end - 1][tag(kind, place(end - 1))] / total.max(f32::MIN_POSITIVE))
            .clamp(0.0, 1.0)
    }
}

/// What each tag is worth at a token, against the best of those that a mask has a bit for; the others are worth
/// nothing.
fn potentials(emission: &Emission, mask: u64) -> Lanes {
    let mut top = f32::NEG_INFINITY;
    for (tag, &score) in emission.iter().enumerate() {
        if mask >> tag & 1 == 1 {
            top = top.max(score);
        }
    }
    let mut potentials = [0.0; LANES];
    for tag in 0..TAGS {
        // Beyond e^-30 nothing is left of a share.
        if mask >> tag & 1 == 1 && emission[tag] - top > -30.0 {
            potentials[tag] = exp(emission[tag] - top);
        }
    }
    potentials
}

/// A function of its own, so that it is called for those that need it only: else it would be worked out for all tags
/// side by side, which is no faster as it is no step of a processor.
#[inline(never)]
fn exp(score: f32) -> f32 {
    score.exp()
}
