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
use crate::mention::model::{FORBIDDEN, Model};
use crate::mention::reading::Reading;
use crate::mention::tagger;
use crate::mention::tags::{KINDS, OUTPUTS, OUTSIDE, Position, TAGS, follows, tag, tag_scores};
use crate::span::Span;
use crate::token;
use std::ops::Range;

/// Weights nearer to zero than this are dropped.
pub const LEAST: f32 = 0.01;

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
    /// How many of each token's features, the last ones, are votes of a first reading.
    voted: Vec<u8>,
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
            blocks.push(Block::new(
                BlockKind::Paragraph,
                Span::new(at, at + content.len()),
            ));
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
        let Range { start, end } = document.tokens_under(span);
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
    fn read(articles: &[Article], first: &[Model]) -> Examples {
        let mut examples = Examples {
            starts: vec![0],
            ..Examples::default()
        };
        for article in articles {
            let document = document(&article.text);
            let allowed = allowed_tags(&document, article);
            let reading = Reading::new(&document);
            let votes = first
                .get(article.number % first.len().max(1))
                .map(|model| tagger::votes(&reading, model));
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
                    let before = examples.features.len();
                    if let Some(votes) = &votes {
                        let out = &mut examples.features;
                        features::voted(&reading, votes, at, &mut |feature| {
                            out.push(fingerprint(feature, BITS))
                        });
                    }
                    examples.voted.push((examples.features.len() - before) as u8);
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
        self.rewrite(|feature| (counts[feature as usize] >= least).then(|| rank(feature)));
        kept
    }

    /// Keeps the features with a chosen weight and renumbers them from 0.
    fn retain(&mut self, chosen: &[u64]) {
        let mut next = 0;
        let numbers: Vec<Option<u32>> = chosen
            .iter()
            .map(|&open| {
                next += u32::from(open != 0);
                (open != 0).then_some(next.wrapping_sub(1))
            })
            .collect();
        self.rewrite(|feature| numbers[feature as usize]);
    }

    /// Gives each feature a new number, or leaves it out.
    fn rewrite(&mut self, number: impl Fn(u32) -> Option<u32>) {
        let mut write = 0;
        for token in 0..self.allowed.len() {
            let range = self.starts[token]..self.starts[token + 1];
            self.starts[token] = write;
            let voted = range.end - usize::from(self.voted[token]);
            self.voted[token] = 0;
            for at in range {
                if let Some(feature) = number(self.features[at]) {
                    self.voted[token] += u8::from(at >= voted);
                    self.features[write] = feature;
                    write += 1;
                }
            }
        }
        if let Some(last) = self.starts.last_mut() {
            *last = write;
        }
        self.features.truncate(write);
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
