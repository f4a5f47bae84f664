//! Sums over all sequences of labels: the forward-backward algorithm.

use super::{LABELS, Scores};

/// Scores of each label (second index) after each label (first index).
pub type Transitions = [Scores; LABELS];

/// How likely each label is at each place, of all sequences together.
pub struct Marginals {
    potentials: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    factors: Transitions,
}

impl Marginals {
    /// Sums over all sequences, or over those that keep to `allowed` (a bit for each label) at each place.
    pub fn new(emissions: &[Scores], transitions: &Transitions, allowed: Option<&[u16]>) -> Marginals {
        let factors = transitions.map(|row| row.map(f32::exp));
        let potentials: Vec<Scores> = emissions
            .iter()
            .enumerate()
            .map(|(at, emission)| {
                let mask = allowed.map_or(!0, |allowed| allowed[at]);
                let open = |label: usize| mask >> label & 1 == 1;
                let top = (0..LABELS)
                    .filter(|&label| open(label))
                    .fold(f32::NEG_INFINITY, |top, label| top.max(emission[label]));
                std::array::from_fn(|label| match open(label) {
                    true => (emission[label] - top).max(-40.0).exp(),
                    false => 0.0,
                })
            })
            .collect();
        let mut forward: Vec<Scores> = Vec::with_capacity(emissions.len());
        for potential in &potentials {
            let mut here = *potential;
            if let Some(last) = forward.last() {
                for (label, value) in here.iter_mut().enumerate() {
                    *value *= (0..LABELS)
                        .map(|before| last[before] * factors[before][label])
                        .sum::<f32>();
                }
            }
            forward.push(normal(here));
        }
        let mut backward = vec![normal([1.0; LABELS]); emissions.len()];
        for at in (1..emissions.len()).rev() {
            let after: Scores = std::array::from_fn(|label| backward[at][label] * potentials[at][label]);
            backward[at - 1] = normal(std::array::from_fn(|before| {
                (0..LABELS)
                    .map(|label| factors[before][label] * after[label])
                    .sum()
            }));
        }
        Marginals {
            potentials,
            forward,
            backward,
            factors,
        }
    }

    /// How likely each label is at a place.
    pub fn at(&self, at: usize) -> Scores {
        normal(std::array::from_fn(|label| {
            self.forward[at][label] * self.backward[at][label]
        }))
    }

    /// How likely each pair of labels is at a place and the one before it, `at` > 0.
    pub fn pair(&self, at: usize) -> Transitions {
        let mut pairs: Transitions = std::array::from_fn(|before| {
            std::array::from_fn(|label| {
                self.forward[at - 1][before]
                    * self.factors[before][label]
                    * self.potentials[at][label]
                    * self.backward[at][label]
            })
        });
        let sum: f32 = pairs.iter().flatten().sum();
        let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
        pairs.iter_mut().flatten().for_each(|value| *value *= scale);
        pairs
    }
}

/// The same in proportion, with a sum of one.
fn normal(mut values: Scores) -> Scores {
    let scale = 1.0 / values.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    values.iter_mut().for_each(|value| *value *= scale);
    values
}
