//! Trains the tagger: a conditional random field on partial labels, by FTRL-proximal.
//!
//! Each token has the set of tags its corpus allows; the gradient is what the model expects of all
//! paths less what it expects of the allowed ones (Tsuboi et al., "Training conditional random fields
//! using incomplete annotations", 2008). FTRL-proximal (McMahan et al., "Ad click prediction", 2013)
//! keeps most weights at zero.

use super::corpora::{Article, Kinds};
use crate::analysis::BlockKind;
use crate::document::{Block, Document};
use crate::lexicon::fingerprints::fingerprint;
use crate::mention::features::{self, PLACES};
use crate::mention::lattice::{Emission, Marginals, Transitions, factors};
use crate::mention::model::FORBIDDEN;
use crate::mention::reading::Reading;
use crate::mention::tags::{KINDS, OUTPUTS, OUTSIDE, Position, TAGS, follows, tag, tag_scores};
use crate::span::Span;
use crate::token;

/// Bits of a feature's hash that training keeps.
pub const BITS: u32 = 30;

/// What steers a training run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Step size.
    pub alpha: f32,
    /// Smooths the first steps.
    pub beta: f32,
    /// Weight of the L1 norm; more makes a smaller model.
    pub l1: f32,
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
            l1: 4.7,
            epochs: 6,
            dropout: 0.2,
            least: 2,
            seed: 1,
        }
    }
}

/// A trained model, not packed yet.
pub struct Trained {
    /// Fingerprints of the features with [`BITS`] bits, sorted, with the outputs they weigh.
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

/// Sentences as features and allowed tags.
#[derive(Default)]
struct Examples {
    features: Vec<u32>,
    /// Where the features of each token begin; one more than there are tokens.
    starts: Vec<usize>,
    allowed: Vec<u64>,
    sentences: Vec<(usize, usize)>,
}

/// A raw text, one block a line.
pub fn document(text: &str) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(at, at + content.len()),
            });
        }
        start += line.len();
    }
    token::document(text, blocks)
}

/// The tags each token may have.
fn allowed_tags(document: &Document, article: &Article) -> Vec<u64> {
    let at = |kinds: Kinds, positions: &[Position]| {
        let mut tags = 0;
        for kind in (0..KINDS.len()).filter(|kind| kinds >> kind & 1 == 1) {
            for &position in positions {
                tags |= 1u64 << tag(kind, position);
            }
        }
        tags
    };
    use Position::{Begin, Inside, Last, Unit};
    let outside = 1 << OUTSIDE | at(article.open, &[Begin, Inside, Last, Unit]);
    let mut allowed = vec![outside; document.tokens.len()];
    for &(span, kinds) in &article.names {
        let start = document
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let end = document
            .tokens
            .partition_point(|token| token.span.start < span.end);
        let Some(sentence) = (start < end)
            .then(|| document.sentence_at(document.tokens[start].span.start))
            .flatten()
        else {
            continue;
        };
        let end = end.min(document.sentences[sentence].tokens.end);
        // Quotation marks and commas that the corpus's tokens kept on the name.
        let mark = |index: usize| {
            matches!(
                document.word(index),
                "\"" | "'" | "," | "”" | "’" | "“" | "‘" | ";"
            )
        };
        let start = (start..end).find(|&index| !mark(index)).unwrap_or(start);
        let end = (start..end)
            .rfind(|&index| !mark(index))
            .map_or(end, |last| last + 1);
        for (index, tags) in allowed.iter_mut().enumerate().take(end).skip(start) {
            let position = match (index == start, index + 1 == end) {
                (true, true) => Unit,
                (true, false) => Begin,
                (false, true) => Last,
                (false, false) => Inside,
            };
            *tags = at(kinds, &[position]);
        }
    }
    allowed
}

impl Examples {
    fn read(articles: &[Article]) -> Examples {
        let mut examples = Examples {
            starts: vec![0],
            ..Examples::default()
        };
        for article in articles {
            let document = document(&article.text);
            let allowed = allowed_tags(&document, article);
            let reading = Reading::new(&document);
            for (index, sentence) in document.sentences.iter().enumerate() {
                let first = examples.allowed.len();
                for at in sentence.tokens.clone() {
                    let out = &mut examples.features;
                    let mut emit = |feature| out.push(fingerprint(feature, BITS));
                    for (place, offset) in PLACES.into_iter().enumerate() {
                        let word = at as isize + offset;
                        let inside =
                            word >= sentence.tokens.start as isize && word < sentence.tokens.end as isize;
                        let form = inside.then(|| reading.ids[word as usize] as usize);
                        features::lexical(&reading, form, place, &mut emit);
                    }
                    features::recurring(&reading, reading.ids[at] as usize, &mut emit);
                    features::contextual(&reading, index, at, &mut emit);
                    examples.starts.push(examples.features.len());
                    examples.allowed.push(allowed[at]);
                }
                examples.sentences.push((first, examples.allowed.len()));
            }
        }
        examples
    }

    /// Keeps the features seen often enough, renumbers them from 0, and returns their fingerprints.
    fn renumber(&mut self, least: u8) -> Vec<u32> {
        let mut counts = vec![0u8; 1 << BITS];
        for &feature in &self.features {
            let count = &mut counts[feature as usize];
            *count = count.saturating_add(1);
        }
        let mut blocks = vec![0u32; (1 << BITS) / 64 + 1];
        let mut kept = Vec::new();
        for (feature, &count) in counts.iter().enumerate() {
            if feature % 64 == 0 {
                blocks[feature / 64] = kept.len() as u32;
            }
            if count >= least {
                kept.push(feature as u32);
            }
        }
        let rank = |feature: u32| {
            let first = feature as usize / 64 * 64;
            let before = counts[first..feature as usize]
                .iter()
                .filter(|&&count| count >= least)
                .count();
            blocks[first / 64] + before as u32
        };
        let mut write = 0;
        for token in 0..self.allowed.len() {
            let range = self.starts[token]..self.starts[token + 1];
            self.starts[token] = write;
            for at in range {
                let feature = self.features[at];
                if counts[feature as usize] >= least {
                    self.features[write] = rank(feature);
                    write += 1;
                }
            }
        }
        if let Some(last) = self.starts.last_mut() {
            *last = write;
        }
        self.features.truncate(write);
        kept
    }
}

/// What FTRL keeps of a feature.
#[derive(Clone)]
struct Row {
    weights: [f32; OUTPUTS],
    sums: [[f32; 2]; OUTPUTS],
}

/// Trains on articles; the same articles and settings give the same model.
pub fn train(articles: &[Article], settings: &Settings) -> Trained {
    let mut examples = Examples::read(articles);
    let kept = examples.renumber(settings.least);
    eprintln!(
        "{} articles, {} sentences, {} tokens, {} features",
        articles.len(),
        examples.sentences.len(),
        examples.allowed.len(),
        kept.len()
    );
    let mut learner = Learner {
        settings: *settings,
        rows: vec![
            Row {
                weights: [0.0; OUTPUTS],
                sums: [[0.0; 2]; OUTPUTS]
            };
            kept.len()
        ],
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
            loss += learner.step(&examples, first, last);
        }
        eprintln!(
            "epoch {}: loss {:.4} a token",
            epoch + 1,
            loss / examples.allowed.len() as f64
        );
    }
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
        for token in first..last {
            let mut outputs = [0.0; OUTPUTS];
            for &feature in &examples.features[examples.starts[token]..examples.starts[token + 1]] {
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
        let right = Marginals::new(&emissions, &factors, Some(allowed));
        let loss = all.log_total(&emissions, None) - right.log_total(&emissions, Some(allowed));

        let mut start = 0;
        for (at, &end) in ends.iter().enumerate() {
            let features = start..end;
            start = end;
            let Some(gradient) = output_gradient(&all.token(at), &right.token(at)) else {
                continue;
            };
            let touched: Vec<(usize, f32)> = gradient
                .iter()
                .copied()
                .enumerate()
                .filter(|(_, g)| g.abs() > 5e-4)
                .collect();
            for &feature in &kept[features] {
                self.rows[feature as usize].update(&touched, &self.settings);
            }
        }
        self.step_transitions(&all, &right, &factors);
        loss
    }

    fn step_transitions(&mut self, all: &Marginals, right: &Marginals, factors: &Transitions) {
        let mut gradient = [[0.0; TAGS]; TAGS];
        for at in 1..all.len() {
            all.add_transitions(at, factors, 1.0, &mut gradient);
            right.add_transitions(at, factors, -1.0, &mut gradient);
        }
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
    fn update(&mut self, gradient: &[(usize, f32)], settings: &Settings) {
        for &(output, g) in gradient {
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
