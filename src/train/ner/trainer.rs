//! Trains the tagger: a conditional random field on partial labels, by FTRL-proximal.
//!
//! Each token has the set of tags its corpus allows; the gradient is what the model expects of all
//! paths less what it expects of the allowed ones (Tsuboi et al., "Training conditional random fields
//! using incomplete annotations", 2008). FTRL-proximal (McMahan et al., "Ad click prediction", 2013)
//! keeps most weights at zero.

use super::corpora::Article;
use super::examples::Examples;
use crate::mention::lattice::{Emission, Transitions, factors};
use crate::mention::marginals::Marginals;
use crate::mention::model::{FORBIDDEN, Model};
use crate::mention::tags::{KINDS, OUTPUTS, OUTSIDE, TAGS, follows, tag_scores};

/// Weights nearer to zero than this are dropped.
pub const LEAST: f32 = 0.01;

/// What steers a training run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Step size.
    pub alpha: f32,
    /// Smooths the first steps.
    pub beta: f32,
    /// Weight of the L1 norm; more makes a smaller model.
    pub l1: f32,
    /// Weight of the L1 norm when the chosen weights are learnt anew; `None` leaves them as they were
    /// chosen.
    pub relaxed: Option<f32>,
    /// Passes over the data.
    pub epochs: usize,
    /// Share of features left out at each visit of a token.
    pub dropout: f64,
    /// Times a feature must be seen.
    pub least: u8,
    /// Seed of the order of sentences and of the dropout.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            alpha: 0.1,
            beta: 1.0,
            l1: 4.6,
            relaxed: Some(0.5),
            epochs: 6,
            dropout: 0.2,
            least: 2,
            seed: 1,
        }
    }
}

/// A trained model, not packed yet.
pub struct Trained {
    /// Fingerprints of the features with [`super::examples::BITS`] bits, sorted, with the outputs they weigh.
    pub rows: Vec<(u32, Vec<(u8, f32)>)>,
    /// Scores of transitions.
    pub transitions: Box<Transitions>,
}

/// A small generator of pseudo-random numbers (xorshift64*).
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.draw() >> 33) as usize % (last + 1));
        }
    }
}

/// What FTRL keeps of a feature.
#[derive(Clone)]
struct Row {
    weights: [f32; OUTPUTS],
    sums: [[f32; 2]; OUTPUTS],
}

/// Trains on articles; the same articles and settings give the same model. What a first reading votes
/// for is what the models in `first` find, each in the articles of its number that it has not seen.
pub fn train(articles: &[Article], first: &[Model], settings: &Settings) -> Trained {
    let mut examples = Examples::read(articles, first);
    let kept = examples.renumber(settings.least);
    eprintln!(
        "{} articles, {} sentences, {} tokens, {} features",
        articles.len(),
        examples.sentences.len(),
        examples.allowed.len(),
        kept.len()
    );
    let learner = learn(&examples, vec![!0; kept.len()], settings);
    let Some(l1) = settings.relaxed else {
        return trained(kept, learner);
    };
    // What chose the weights also pulled them to zero: the chosen ones are learnt anew without that
    // (Meinshausen, "Relaxed Lasso", 2007).
    let chosen = learner.rows.iter().map(Row::chosen).collect::<Vec<u64>>();
    drop(learner);
    examples.retain(&chosen);
    let (kept, open) = kept
        .into_iter()
        .zip(chosen)
        .filter(|&(_, open)| open != 0)
        .unzip();
    let settings = Settings { l1, ..*settings };
    let learner = learn(&examples, open, &settings);
    trained(kept, learner)
}

fn trained(kept: Vec<u32>, learner: Learner) -> Trained {
    let rows = kept
        .into_iter()
        .zip(&learner.rows)
        .filter_map(|(feature, row)| {
            let weights: Vec<(u8, f32)> = (0..OUTPUTS)
                .filter(|&o| row.weights[o] != 0.0)
                .map(|o| (o as u8, row.weights[o]))
                .collect();
            (!weights.is_empty()).then_some((feature, weights))
        })
        .collect();
    Trained {
        rows,
        transitions: learner.transitions,
    }
}

fn learn(examples: &Examples, open: Vec<u64>, settings: &Settings) -> Learner {
    let mut learner = Learner {
        settings: *settings,
        rows: vec![
            Row {
                weights: [0.0; OUTPUTS],
                sums: [[0.0; 2]; OUTPUTS]
            };
            open.len()
        ],
        open,
        transitions: allowed_transitions(),
        squares: Box::new([[0.0; TAGS]; TAGS]),
        random: Random::new(settings.seed),
    };
    let mut order: Vec<(usize, usize)> = examples.sentences.clone();
    for epoch in 0..settings.epochs {
        let mut shuffle = Random::new(settings.seed + 1000 * epoch as u64);
        shuffle.shuffle(&mut order);
        let mut loss = 0.0;
        for &(first, last) in &order {
            loss += learner.step(examples, first, last);
        }
        eprintln!(
            "epoch {}: loss {:.4} a token",
            epoch + 1,
            loss / examples.allowed.len() as f64
        );
    }
    learner
}

/// The gradient of the loss by the outputs of a token, from what the model expects of all paths and of
/// the allowed ones; `None` where they agree.
fn output_gradient(all: &Emission, right: &Emission) -> Option<[f32; OUTPUTS]> {
    let mut gradient = [0.0f32; OUTPUTS];
    let mut largest = 0.0f32;
    for (gradient, (all, right)) in gradient.iter_mut().zip(all.iter().zip(right)) {
        *gradient = all - right;
        largest = largest.max(gradient.abs());
    }
    for kind in 0..KINDS.len() {
        for position in 0..4 {
            let difference = gradient[1 + kind * 4 + position];
            gradient[TAGS + kind] += difference;
            gradient[TAGS + KINDS.len() + position] += difference;
        }
    }
    (largest >= 1e-3).then_some(gradient)
}

/// The tag of a set of one.
fn only_tag(tags: u64) -> usize {
    tags.trailing_zeros() as usize
}

/// The shares of a token that has one tag.
fn certain(tags: u64) -> Emission {
    let mut shares = [0.0; TAGS];
    shares[only_tag(tags)] = 1.0;
    shares
}

/// The score of the one path that sets of one tag allow.
fn path_score(allowed: &[u64], emissions: &[Emission], transitions: &Transitions) -> f64 {
    let mut score = 0.0;
    let mut last = OUTSIDE;
    for (&tags, emission) in allowed.iter().zip(emissions) {
        let tag = only_tag(tags);
        score += f64::from(transitions[last][tag] + emission[tag]);
        last = tag;
    }
    score + f64::from(transitions[last][OUTSIDE])
}

fn allowed_transitions() -> Box<Transitions> {
    let mut transitions = Box::new([[FORBIDDEN; TAGS]; TAGS]);
    for (tag, row) in transitions.iter_mut().enumerate() {
        for (next, weight) in row.iter_mut().enumerate() {
            if follows(tag, next) {
                *weight = 0.0;
            }
        }
    }
    transitions
}

struct Learner {
    settings: Settings,
    /// The outputs each feature may weigh, a bit for each.
    open: Vec<u64>,
    rows: Vec<Row>,
    transitions: Box<Transitions>,
    squares: Box<Transitions>,
    random: Random,
}

impl Learner {
    /// One step on one sentence; returns its loss before the step.
    fn step(&mut self, examples: &Examples, first: usize, last: usize) -> f64 {
        let limit = (self.settings.dropout * u32::MAX as f64) as u32;
        let mut kept: Vec<u32> = Vec::new();
        let mut ends = Vec::with_capacity(last - first);
        let mut emissions: Vec<Emission> = Vec::with_capacity(last - first);
        // The same weights serve both readings, so every other visit is without votes.
        let second = self.random.draw() >> 63 == 1;
        for token in first..last {
            let mut outputs = [0.0; OUTPUTS];
            let votes = if second {
                0
            } else {
                usize::from(examples.voted[token])
            };
            for &feature in &examples.features[examples.starts[token]..examples.starts[token + 1] - votes] {
                if (self.random.draw() >> 32) as u32 >= limit {
                    kept.push(feature);
                    for (output, weight) in outputs.iter_mut().zip(&self.rows[feature as usize].weights) {
                        *output += weight;
                    }
                }
            }
            ends.push(kept.len());
            emissions.push(tag_scores(&outputs));
        }
        let factors = factors(&self.transitions);
        let allowed = &examples.allowed[first..last];
        let all = Marginals::new(&emissions, &factors, None);
        // Where every token has its one tag, there is one right path and nothing to sum over.
        let settled = allowed.iter().all(|tags| tags.is_power_of_two());
        let right = (!settled).then(|| Marginals::new(&emissions, &factors, Some(allowed)));
        let right_total = match &right {
            Some(right) => right.log_total(&emissions, Some(allowed)),
            None => path_score(allowed, &emissions, &self.transitions),
        };
        let loss = all.log_total(&emissions, None) - right_total;

        let mut start = 0;
        for (at, &end) in ends.iter().enumerate() {
            let features = start..end;
            start = end;
            let wanted = right
                .as_ref()
                .map_or_else(|| certain(allowed[at]), |right| right.token(at));
            let Some(gradient) = output_gradient(&all.token(at), &wanted) else {
                continue;
            };
            let touched: Vec<(usize, f32)> = gradient
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, g)| g.abs() > 5e-4)
                .collect();
            for &feature in &kept[features] {
                self.rows[feature as usize].update(&touched, self.open[feature as usize], &self.settings);
            }
        }
        let mut gradient = [[0.0; TAGS]; TAGS];
        for at in 1..all.len() {
            all.add_transitions(at, &factors, 1.0, &mut gradient);
            match &right {
                Some(right) => right.add_transitions(at, &factors, -1.0, &mut gradient),
                None => gradient[only_tag(allowed[at - 1])][only_tag(allowed[at])] -= 1.0,
            }
        }
        self.step_transitions(&gradient);
        loss
    }

    fn step_transitions(&mut self, gradient: &Transitions) {
        for (tag, row) in gradient.iter().enumerate() {
            for (next, &g) in row.iter().enumerate() {
                if g.abs() > 1e-5 && follows(tag, next) {
                    self.squares[tag][next] += g * g;
                    self.transitions[tag][next] -=
                        self.settings.alpha * g / (1.0 + self.squares[tag][next].sqrt());
                }
            }
        }
    }
}

impl Row {
    /// The outputs it weighs, a bit for each.
    fn chosen(&self) -> u64 {
        let heavy = |&output: &usize| self.weights[output].abs() >= LEAST;
        (0..OUTPUTS)
            .filter(heavy)
            .fold(0, |chosen, output| chosen | 1 << output)
    }

    fn update(&mut self, gradient: &[(usize, f32)], open: u64, settings: &Settings) {
        for &(output, g) in gradient.iter().filter(|&&(output, _)| open >> output & 1 == 1) {
            let [z, n] = &mut self.sums[output];
            let weight = &mut self.weights[output];
            let root = n.sqrt();
            *n += g * g;
            let next = n.sqrt();
            *z += g - (next - root) / settings.alpha * *weight;
            *weight = if z.abs() <= settings.l1 {
                0.0
            } else {
                -(*z - settings.l1.copysign(*z)) * settings.alpha / (settings.beta + next)
            };
        }
    }
}
