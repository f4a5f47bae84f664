//! One ranker for every choice that weighs many hints: which of several candidates is meant.
//!
//! What is known of a candidate is a set of named [`Features`]; each has a learned weight, and the weights of
//! a candidate's features add up to its score. The scores of all candidates give the probability of each (a
//! log-linear model, trained as maximum entropy: Berger et al. 1996). A yes or no is a choice between a
//! candidate with features and one without. Weights are learned natively and travel as a small packed
//! file ([`Ranker::unpack`]); the strongest features of a choice say why it was made ([`Ranker::reasons`]).

mod embedded;
mod features;
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub mod training;

pub use embedded::Embedded;
pub use features::{Feature, Features, few, share};

use crate::lexicon::container::{Damage, Reader};
use crate::lexicon::fingerprints::Fingerprints;

/// Format and version of the packed weights.
pub const MAGIC: [u8; 4] = *b"DRK1";

/// Bits of a feature's hash that the packed file keeps.
pub const BITS: u32 = 26;

/// Steps of a packed weight on each side of zero.
pub const STEPS: f32 = 127.0;

/// Learned weights of features.
pub struct Ranker {
    features: Fingerprints,
    weights: Vec<f32>,
}

/// The candidate that is most likely meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Its index.
    pub index: usize,
    /// How likely it is, between 0 and 1, if one of the candidates is right.
    pub probability: f64,
}

/// What a group of features contributes to a choice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The name of the group, which the asker puts into words.
    pub group: &'static str,
    /// How much more it speaks for the candidate than for the others together, weighed by their
    /// probability; above zero.
    pub weight: f64,
}

impl Ranker {
    /// Reads what the trainer packed.
    ///
    /// # Errors
    /// When the bytes are damaged or of another format.
    pub fn unpack(bytes: &[u8]) -> Result<Ranker, Damage> {
        let mut reader = Reader::open(bytes, MAGIC)?;
        let step = reader.float()?;
        let features = Fingerprints::read(&mut reader)?;
        let steps = reader.bytes(features.len())?;
        let weights = steps
            .iter()
            .map(|&weight| step * f32::from(weight.cast_signed()))
            .collect();
        Ok(Ranker { features, weights })
    }

    /// The weights of all features of a candidate together. Unknown features weigh nothing.
    pub fn score(&self, features: &Features) -> f64 {
        self.score_on(0.0, features)
    }

    /// The score of a candidate of which some features are already weighed, with the others.
    pub fn score_on(&self, score: f64, features: &Features) -> f64 {
        (features.iter()).fold(score, |score, feature| score + self.weight(feature))
    }

    fn weight(&self, feature: Feature) -> f64 {
        let place = self.features.place(feature.hash);
        place.map_or(0.0, |place| f64::from(self.weights[place]))
    }

    /// The probability of each candidate.
    pub fn probabilities(&self, candidates: &[Features]) -> Vec<f64> {
        softmax(candidates.iter().map(|features| self.score(features)).collect())
    }

    /// The same of candidates of which some features are already weighed, with the others.
    pub fn probabilities_on(&self, scores: &[f64], candidates: &[Features]) -> Vec<f64> {
        let all = scores.iter().zip(candidates);
        softmax(
            all.map(|(&score, features)| self.score_on(score, features))
                .collect(),
        )
    }

    /// The most likely candidate, the first of equals; `None` when there is none.
    pub fn choose(&self, candidates: &[Features]) -> Option<Choice> {
        best(&self.probabilities(candidates))
    }

    /// How likely the answer to a question of yes or no is yes.
    pub fn likelihood(&self, features: &Features) -> f64 {
        softmax(vec![self.score(features), 0.0])[0]
    }

    /// What speaks most for a candidate against the others, strongest first.
    pub fn reasons(&self, candidates: &[Features], index: usize) -> Vec<Reason> {
        if index >= candidates.len() {
            return Vec::new();
        }
        let weights = |features: &Features| features.iter().map(|feature| self.weight(feature)).collect();
        let weights: Vec<Vec<f64>> = candidates.iter().map(weights).collect();
        let probabilities = softmax(weights.iter().map(|weights| weights.iter().sum()).collect());
        let others = (1.0 - probabilities[index]).max(f64::MIN_POSITIVE);
        let mut reasons: Vec<Reason> = Vec::new();
        // Candidates have their groups in much the same order: the next is sought from behind the last one on.
        let mut next = 0;
        let mut add = |group: &'static str, weight: f64| {
            let (before, behind) = reasons.split_at(next.min(reasons.len()));
            let of_group = |reason: &Reason| reason.group == group;
            let found = behind.iter().position(of_group).map(|at| before.len() + at);
            match found.or_else(|| before.iter().position(of_group)) {
                Some(at) => {
                    reasons[at].weight += weight;
                    next = at + 1;
                }
                None => {
                    reasons.push(Reason { group, weight });
                    next = reasons.len();
                }
            }
        };
        let groups = |candidate: usize| candidates[candidate].iter().map(|feature| feature.group);
        for (group, weight) in groups(index).zip(&weights[index]) {
            add(group, *weight);
        }
        for other in (0..candidates.len()).filter(|&other| other != index) {
            let share = probabilities[other] / others;
            for (group, weight) in groups(other).zip(&weights[other]) {
                add(group, -share * weight);
            }
        }
        reasons.retain(|reason| reason.weight > 0.0);
        reasons.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        reasons
    }
}

/// The highest of some scored indexes, the first of equals.
pub fn first_best(scores: impl Iterator<Item = (usize, f64)>) -> Option<(usize, f64)> {
    scores.reduce(|best, next| if best.1 >= next.1 { best } else { next })
}

/// The most likely of some candidates, the first of equals.
pub fn best(probabilities: &[f64]) -> Option<Choice> {
    let mut best: Option<Choice> = None;
    for (index, &probability) in probabilities.iter().enumerate() {
        if best.is_none_or(|held| probability > held.probability) {
            best = Some(Choice { index, probability });
        }
    }
    best
}

/// Scores as probabilities that add up to one.
fn softmax(mut scores: Vec<f64>) -> Vec<f64> {
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f64 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likelier_candidates_score_higher_and_the_first_of_equals_is_chosen() {
        let probabilities = softmax(vec![0.0, 2.0, 2.0]);
        assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(best(&probabilities).unwrap().index, 1);
        assert_eq!(best(&[]), None);
    }

    #[test]
    fn scores_that_are_large_do_not_overflow() {
        assert_eq!(softmax(vec![1e6, 0.0]), [1.0, 0.0]);
    }
}
