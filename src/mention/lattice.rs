//! The tags of a sentence as a path through a lattice: the best one.

// The loops run over several arrays of the same length side by side.
#![allow(clippy::needless_range_loop)]

use super::tags::{KINDS, OUTSIDE, Position, TAGS, closed, tag};
use crate::syntax::vectors::{Vectors, Work, with_widest};

/// Scores of the tags of one token.
pub type Emission = [f32; TAGS];

/// Scores of each tag (second index) after each tag (first index).
pub type Transitions = [[f32; TAGS]; TAGS];

/// The tags after which no name is open.
pub(super) const ENDERS: [usize; 1 + KINDS.len() * 2] = {
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

/// As many numbers as tags, and more to fill vectors of any width.
pub(super) type Lanes = [f32; LANES];
pub(super) const LANES: usize = TAGS.next_multiple_of(8);

/// Numbers of tags among lanes, the rest filled up.
const fn lanes(values: &Emission, rest: f32) -> Lanes {
    let mut lanes = [rest; LANES];
    let mut tag = 0;
    while tag < TAGS {
        lanes[tag] = values[tag];
        tag += 1;
    }
    lanes
}

/// The best sequence of tags (Viterbi's algorithm). A sentence begins and ends as if tokens outside of
/// names stood around it.
pub fn best(emissions: &[Emission], factors: &Factors) -> Vec<usize> {
    let closing = Closing::Weighed(&factors.steps);
    search(emissions, &factors.transitions, closing)
}

/// The best sequence when transitions only tell what is allowed: 0, or impossible.
pub fn best_allowed(emissions: &[Emission], allowed: &Transitions) -> Vec<usize> {
    search(emissions, allowed, Closing::Free)
}

/// What it costs to go on after a tag that no name is open behind.
#[derive(Clone, Copy)]
enum Closing<'f> {
    /// The scores of what may follow, by the tag.
    Weighed(&'f [Lanes; TAGS]),
    /// Nothing: whatever may follow one of them may follow all.
    Free,
}

/// The way through a lattice, token by token.
struct Search<'s> {
    emissions: &'s [Emission],
    transitions: &'s Transitions,
    closing: Closing<'s>,
    /// For each token and tag the tag before it.
    from: &'s mut [[u8; LANES]],
    scores: &'s mut Lanes,
}

impl Work for Search<'_> {
    #[inline(always)]
    fn run(self, _: impl Vectors) {
        let (transitions, scores) = (self.transitions, self.scores);
        for (emission, from) in self.emissions.iter().zip(self.from) {
            let mut opened = [f32::NEG_INFINITY; LANES];
            // As wide as the scores, so that both go through the same vectors.
            let mut opener = [0u32; LANES];
            match self.closing {
                // What can follow a closed name can follow all of them, so they are compared side by side.
                Closing::Weighed(steps) => {
                    for &ender in &ENDERS {
                        let score = scores[ender];
                        if score == f32::NEG_INFINITY {
                            continue;
                        }
                        let row = &steps[ender];
                        for next in 0..LANES {
                            let through = score + row[next];
                            let better = through > opened[next];
                            opened[next] = if better { through } else { opened[next] };
                            opener[next] = if better { ender as u32 } else { opener[next] };
                        }
                    }
                }
                Closing::Free => {
                    let mut last = OUTSIDE;
                    for &ender in &ENDERS {
                        if scores[ender] > scores[last] {
                            last = ender;
                        }
                    }
                    opened = [scores[last]; LANES];
                    opener = [last as u32; LANES];
                }
            }
            // What stands inside a name.
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
            for next in 0..LANES {
                from[next] = opener[next] as u8;
            }
        }
    }
}

/// Viterbi's algorithm.
fn search(emissions: &[Emission], transitions: &Transitions, closing: Closing) -> Vec<usize> {
    let mut from = vec![[0; LANES]; emissions.len()];
    let mut scores = [f32::NEG_INFINITY; LANES];
    scores[OUTSIDE] = 0.0;
    with_widest(Search {
        emissions,
        transitions,
        closing,
        from: &mut from,
        scores: &mut scores,
    });
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

/// Transitions, ready to use.
pub struct Factors {
    /// As they are.
    transitions: Transitions,
    /// The same, side by side with nothing.
    steps: [Lanes; TAGS],
    /// exp of each transition, 0 for those that are not allowed, by the earlier tag, then the later one.
    pub(super) onward: [Lanes; TAGS],
    /// By the later tag, then the earlier one.
    pub(super) back: [Lanes; TAGS],
}

/// The factors of some transitions.
pub fn factors(transitions: &Transitions) -> Box<Factors> {
    let mut factors = Box::new(Factors {
        transitions: *transitions,
        steps: transitions.each_ref().map(|row| lanes(row, f32::NEG_INFINITY)),
        onward: [[0.0; LANES]; TAGS],
        back: [[0.0; LANES]; TAGS],
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::marginals::Marginals;
    use crate::mention::model::FORBIDDEN;
    use crate::mention::tags::follows;

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
        let factors = factors(&transitions);
        assert_eq!(best(&emissions, &factors), top.0);
        let allowed = transitions.map(|row| row.map(|weight| if weight > -1e3 { 0.0 } else { weight }));
        assert_eq!(
            best_allowed(&emissions, &allowed),
            best(&emissions, &super::factors(&allowed))
        );

        let total: f64 = all.iter().map(|path| path.1.exp()).sum();
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
