//! The tags of a sentence as a path through a lattice: the best one, and how sure its names are.

// The loops run over several arrays of the same length side by side.
#![allow(clippy::needless_range_loop)]

use super::tags::{KINDS, OUTSIDE, Position, TAGS, closed, follows, tag};

/// Scores of the tags of one token.
pub type Emission = [f32; TAGS];

/// Scores of each tag (second index) after each tag (first index).
pub type Transitions = [[f32; TAGS]; TAGS];

/// The tags after which no name is open.
const ENDERS: [usize; 1 + KINDS.len() * 2] = {
    let mut enders = [OUTSIDE; 1 + KINDS.len() * 2];
    let (mut tag, mut count) = (0, 0);
    while tag < TAGS {
        if closed(tag) {
            enders[count] = tag;
            count += 1;
        }
        tag += 1;
    }
    enders
};

/// The best sequence of tags (Viterbi's algorithm). A sentence begins and ends as if tokens outside of
/// names stood around it.
pub fn best(emissions: &[Emission], transitions: &Transitions) -> Vec<usize> {
    search(emissions, transitions, |scores, opened, opener| {
        // What can follow a closed name can follow all of them, so they are compared side by side.
        for &ender in &ENDERS {
            let score = scores[ender];
            if score == f32::NEG_INFINITY {
                continue;
            }
            let row = &transitions[ender];
            for next in 0..TAGS {
                let through = score + row[next];
                let better = through > opened[next];
                opened[next] = if better { through } else { opened[next] };
                opener[next] = if better { ender as u32 } else { opener[next] };
            }
        }
    })
}

/// The best sequence when transitions only tell what is allowed: 0, or impossible.
pub fn best_allowed(emissions: &[Emission], allowed: &Transitions) -> Vec<usize> {
    search(emissions, allowed, |scores, opened, opener| {
        let mut last = OUTSIDE;
        for &ender in &ENDERS {
            if scores[ender] > scores[last] {
                last = ender;
            }
        }
        *opened = [scores[last]; TAGS];
        *opener = [last as u32; TAGS];
    })
}

/// Viterbi's algorithm; `close` gives for each tag the best score of those that end before it, and which
/// tag they end with, as wide as the scores, so that both go through the same vectors. What stands inside a name is
/// seen to here.
fn search(
    emissions: &[Emission],
    transitions: &Transitions,
    close: impl Fn(&Emission, &mut Emission, &mut [u32; TAGS]),
) -> Vec<usize> {
    let mut from = vec![[0u8; TAGS]; emissions.len()];
    let mut scores = [f32::NEG_INFINITY; TAGS];
    scores[OUTSIDE] = 0.0;
    for (at, emission) in emissions.iter().enumerate() {
        let mut opened = [f32::NEG_INFINITY; TAGS];
        let mut opener = [0; TAGS];
        close(&scores, &mut opened, &mut opener);
        for kind in 0..KINDS.len() {
            let (begin, inside) = (tag(kind, Position::Begin), tag(kind, Position::Inside));
            for next in [inside, tag(kind, Position::Last)] {
                let after_begin = scores[begin] + transitions[begin][next];
                let after_inside = scores[inside] + transitions[inside][next];
                (opened[next], opener[next]) = if after_inside > after_begin {
                    (after_inside, inside as u32)
                } else {
                    (after_begin, begin as u32)
                };
            }
        }
        for next in 0..TAGS {
            scores[next] = opened[next] + emission[next];
        }
        from[at] = opener.map(|tag| tag as u8);
    }
    let mut tag = ENDERS
        .into_iter()
        .max_by(|&a, &b| {
            (scores[a] + transitions[a][OUTSIDE]).total_cmp(&(scores[b] + transitions[b][OUTSIDE]))
        })
        .unwrap_or(OUTSIDE);
    let mut tags = vec![OUTSIDE; emissions.len()];
    for at in (0..emissions.len()).rev() {
        tags[at] = tag;
        tag = from[at][tag] as usize;
    }
    tags
}

/// Probabilities of paths through the lattice: the forward-backward algorithm, scaled at each token.
pub struct Marginals {
    potentials: Vec<Emission>,
    forward: Vec<Emission>,
    backward: Vec<Emission>,
    scales: Vec<f32>,
}

/// exp of each transition; 0 for those that are not allowed.
pub struct Factors {
    /// By the earlier tag, then the later one.
    onward: Transitions,
    /// By the later tag, then the earlier one.
    back: Transitions,
}

/// The factors of some transitions.
pub fn factors(transitions: &Transitions) -> Box<Factors> {
    let mut factors = Box::new(Factors {
        onward: *transitions,
        back: *transitions,
    });
    for tag in 0..TAGS {
        for next in 0..TAGS {
            let factor = transitions[tag][next].exp();
            factors.onward[tag][next] = factor;
            factors.back[next][tag] = factor;
        }
    }
    factors
}

/// The tags that may follow an open one of a kind, and the open ones.
fn inside(kind: usize) -> ([usize; 2], [usize; 2]) {
    let inside = tag(kind, Position::Inside);
    (
        [tag(kind, Position::Begin), inside],
        [inside, tag(kind, Position::Last)],
    )
}

impl Marginals {
    /// Sums over all paths, or over those that keep to `allowed` (a bit for each tag) at each token.
    pub fn new(emissions: &[Emission], factors: &Factors, allowed: Option<&[u64]>) -> Marginals {
        let count = emissions.len();
        let mut sums = Marginals {
            potentials: Vec::with_capacity(count),
            forward: Vec::with_capacity(count),
            backward: vec![[1.0; TAGS]; count],
            scales: Vec::with_capacity(count),
        };
        for (at, emission) in emissions.iter().enumerate() {
            let mask = allowed.map_or(!0, |allowed| allowed[at]);
            let mut top = f32::NEG_INFINITY;
            for (tag, &score) in emission.iter().enumerate() {
                if mask >> tag & 1 == 1 {
                    top = top.max(score);
                }
            }
            let mut potential = [0.0; TAGS];
            for tag in 0..TAGS {
                // Beyond e^-30 nothing is left of a share.
                if mask >> tag & 1 == 1 && emission[tag] - top > -30.0 {
                    potential[tag] = (emission[tag] - top).exp();
                }
            }
            let mut forward = [0.0; TAGS];
            if at == 0 {
                forward = factors.onward[OUTSIDE];
            } else {
                let last = &sums.forward[at - 1];
                for &tag in &ENDERS {
                    if last[tag] > 0.0 {
                        for next in 0..TAGS {
                            forward[next] += last[tag] * factors.onward[tag][next];
                        }
                    }
                }
                for kind in 0..KINDS.len() {
                    let ([begin, inside], nexts) = inside(kind);
                    for next in nexts {
                        forward[next] = last[begin] * factors.onward[begin][next]
                            + last[inside] * factors.onward[inside][next];
                    }
                }
            }
            let mut sum = 0.0;
            for tag in 0..TAGS {
                forward[tag] *= potential[tag];
                sum += forward[tag];
            }
            let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
            forward.iter_mut().for_each(|value| *value *= scale);
            sums.potentials.push(potential);
            sums.forward.push(forward);
            sums.scales.push(scale);
        }
        if let Some(last) = sums.backward.last_mut() {
            *last = factors.back[OUTSIDE];
        }
        for at in (1..count).rev() {
            let mut weighed = [0.0; TAGS];
            for tag in 0..TAGS {
                weighed[tag] = sums.backward[at][tag] * sums.potentials[at][tag] * sums.scales[at];
            }
            let before = &mut sums.backward[at - 1];
            *before = [0.0; TAGS];
            for next in (0..TAGS).filter(|&next| follows(OUTSIDE, next)) {
                if weighed[next] > 0.0 {
                    for tag in 0..TAGS {
                        before[tag] += factors.back[next][tag] * weighed[next];
                    }
                }
            }
            for kind in 0..KINDS.len() {
                let (opens, [inside, last]) = inside(kind);
                for open in opens {
                    before[open] = factors.onward[open][inside] * weighed[inside]
                        + factors.onward[open][last] * weighed[last];
                }
            }
        }
        sums
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::model::FORBIDDEN;

    fn transitions() -> Box<Transitions> {
        let mut transitions = Box::new([[FORBIDDEN; TAGS]; TAGS]);
        for tag in 0..TAGS {
            for next in 0..TAGS {
                if follows(tag, next) {
                    transitions[tag][next] = ((tag * 7 + next * 3) as f32 * 1.7).sin();
                }
            }
        }
        transitions
    }

    fn emissions() -> Vec<Emission> {
        (0..4usize)
            .map(|at| std::array::from_fn(|tag| ((at * 31 + tag * 17) as f32 * 0.9).sin()))
            .collect()
    }

    /// Every allowed path of a sentence of four tokens that stays within outside and one kind, with its
    /// score.
    fn paths(emissions: &[Emission], transitions: &Transitions) -> Vec<(Vec<usize>, f64)> {
        let mut paths = vec![(vec![], 0.0f64, OUTSIDE)];
        for emission in emissions {
            let mut longer = Vec::new();
            for (path, score, last) in &paths {
                for next in (0..TAGS).filter(|&next| follows(*last, next)) {
                    let mut path = path.clone();
                    path.push(next);
                    longer.push((
                        path,
                        score + f64::from(transitions[*last][next] + emission[next]),
                        next,
                    ));
                }
            }
            paths = longer;
        }
        paths
            .into_iter()
            .filter(|(_, _, last)| closed(*last))
            .map(|(path, score, last)| (path, score + f64::from(transitions[last][OUTSIDE])))
            .collect()
    }

    #[test]
    fn best_and_marginals_agree_with_counting_every_path() {
        let (emissions, transitions) = (emissions(), transitions());
        let all = paths(&emissions, &transitions);
        let top = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(best(&emissions, &transitions), top.0);
        let allowed = transitions.map(|row| row.map(|weight| if weight > -1e3 { 0.0 } else { weight }));
        assert_eq!(best_allowed(&emissions, &allowed), best(&emissions, &allowed));

        let total: f64 = all.iter().map(|path| path.1.exp()).sum();
        let factors = factors(&transitions);
        let marginals = Marginals::new(&emissions, &factors, None);
        for tag in [0, 3, 9, 20] {
            let share: f64 = all
                .iter()
                .filter(|path| path.0[2] == tag)
                .map(|path| path.1.exp())
                .sum::<f64>()
                / total;
            assert!((f64::from(marginals.token(2)[tag]) - share).abs() < 1e-4);
        }
        let (begin, last) = (tag(2, Position::Begin), tag(2, Position::Last));
        let share: f64 = all
            .iter()
            .filter(|path| path.0[1..3] == [begin, last])
            .map(|path| path.1.exp())
            .sum::<f64>()
            / total;
        assert!((f64::from(marginals.name(1, 3, 2, &factors)) - share).abs() < 1e-4);
    }
}
