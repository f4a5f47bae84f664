//! Names by the trained model: a linear-chain conditional random field over the features of each
//! token.

use super::features::{self, PLACES};
use super::lattice::{self, Emission, Factors, Marginals, Transitions};
use super::model::{FORBIDDEN, Model, Scores};
use super::reading::Reading;
use super::tags::{OUTPUTS, OUTSIDE, TAGS, follows, spans, tag_scores};
use super::votes::{self, Votes};
use std::ops::Range;

/// A name the tagger found.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind, as an index into [`super::tags::KINDS`].
    pub kind: usize,
    /// The probability the model gives it.
    pub probability: f32,
}

/// Finds the names of a document, in order: in two readings, the second with what the first made of
/// the same words elsewhere.
pub fn names(reading: &Reading, model: &Model) -> Vec<Name> {
    let factors = lattice::factors(&model.transitions);
    let mut emissions = emissions(reading, model);
    let votes = first_reading(reading, model, &factors, &emissions);
    let mut first = votes.found.iter().peekable();
    let mut names = Vec::with_capacity(votes.found.len());
    let mut adder = Adder::new(model);
    for (sentence, emissions) in reading.document.sentences.iter().zip(&mut emissions) {
        let before: Vec<&Name> =
            std::iter::from_fn(|| first.next_if(|name| name.tokens.start < sentence.tokens.end)).collect();
        let mut told = false;
        for (at, emission) in sentence.tokens.clone().zip(emissions.iter_mut()) {
            features::voted(reading, &votes, at, &mut |feature| adder.features.push(feature));
            if !adder.features.is_empty() {
                told = true;
                let more = tag_scores(&adder.sum());
                emission
                    .iter_mut()
                    .zip(more)
                    .for_each(|(score, more)| *score += more);
            }
        }
        if told {
            decode(
                emissions,
                model,
                &factors,
                sentence.tokens.start,
                &mut names,
                |_, _| {},
            );
        } else {
            names.extend(before.into_iter().cloned());
        }
    }
    names
}

/// What a first reading votes for.
pub fn votes(reading: &Reading, model: &Model) -> Votes {
    let factors = lattice::factors(&model.transitions);
    first_reading(reading, model, &factors, &emissions(reading, model))
}

/// The scores of the tags for every token of every sentence, without votes.
fn emissions(reading: &Reading, model: &Model) -> Vec<Vec<Emission>> {
    let mut scorer = Scorer::new(reading, model);
    (0..reading.document.sentences.len())
        .map(|sentence| scorer.emissions(sentence))
        .collect()
}

fn first_reading(reading: &Reading, model: &Model, factors: &Factors, emissions: &[Vec<Emission>]) -> Votes {
    let mut own = vec![votes::NO_NAME; reading.ids.len()];
    let mut names = Vec::new();
    for (sentence, emissions) in reading.document.sentences.iter().zip(emissions) {
        let first = sentence.tokens.start;
        decode(emissions, model, factors, first, &mut names, |at, tags| {
            own[first + at] = votes::shares(tags);
        });
    }
    Votes::count(reading, own, names)
}

/// Kinds (by index) that are often hard to tell from each other, which together stand against the others.
const VAGUE: [usize; 4] = [5, 6, 7, 8];

/// The kind whose tags stand for all of [`VAGUE`] in decoding.
const ANY_VAGUE: usize = 8;

/// Whatever is capitalised and unknown looks like an organization to the tagger: what it thinks of these
/// counts less, and what it thinks of vague kinds more. Fitted by hand on the development files.
const ORGANIZATION_COUNTS: f32 = 0.7;
const VAGUE_COUNT: f32 = 1.3;

/// The logarithm of shares too small to tell apart.
const LEAST: f32 = -14.0;

/// Index of organizations among the kinds.
const ORGANIZATION: usize = 1;

/// The tags that are right most often: the best allowed sequence by the tags' shares, rather than by its
/// own probability.
fn decode(
    emissions: &[Emission],
    model: &Model,
    factors: &Factors,
    first: usize,
    names: &mut Vec<Name>,
    mut see: impl FnMut(usize, &Emission),
) {
    if lattice::best(emissions, &model.transitions)
        .iter()
        .all(|&tag| tag == OUTSIDE)
    {
        return;
    }
    let marginals = Marginals::new(emissions, factors, None);
    let shares: Vec<Emission> = (0..emissions.len())
        .map(|at| {
            let mut shares = marginals.token(at);
            see(at, &shares);
            for position in 0..4 {
                let place = |kind: usize| 1 + kind * 4 + position;
                let sum: f32 = VAGUE
                    .iter()
                    .map(|&kind| std::mem::take(&mut shares[place(kind)]))
                    .sum();
                shares[place(ANY_VAGUE)] = VAGUE_COUNT * sum;
                shares[place(ORGANIZATION)] *= ORGANIZATION_COUNTS;
            }
            shares.map(|share| if share < 1e-6 { LEAST } else { share.ln() })
        })
        .collect();
    for (start, end, kind) in spans(&lattice::best_allowed(&shares, &ALLOWED)) {
        let probability = |kind: usize| marginals.name(start, end, kind, factors);
        let (kind, probability) = if kind == ANY_VAGUE {
            let best = VAGUE
                .into_iter()
                .max_by(|&a, &b| probability(a).total_cmp(&probability(b)));
            (best.unwrap_or(kind), VAGUE.into_iter().map(probability).sum())
        } else {
            (kind, probability(kind))
        };
        names.push(Name {
            tokens: first + start..first + end,
            kind,
            probability,
        });
    }
}

/// Transitions that only tell what is allowed.
static ALLOWED: Transitions = allowed();

const fn allowed() -> Transitions {
    let mut transitions = [[FORBIDDEN; TAGS]; TAGS];
    let mut tag = 0;
    while tag < TAGS {
        let mut next = 0;
        while next < TAGS {
            if follows(tag, next) {
                transitions[tag][next] = 0.0;
            }
            next += 1;
        }
        tag += 1;
    }
    transitions
}

/// Gathers features and adds up their weights.
struct Adder<'m> {
    model: &'m Model,
    features: Vec<u64>,
    places: Vec<u32>,
}

impl<'m> Adder<'m> {
    fn new(model: &'m Model) -> Self {
        Self {
            model,
            features: Vec::new(),
            places: Vec::new(),
        }
    }

    /// The sum of the weights of the features, which are forgotten then.
    fn sum(&mut self) -> Scores {
        let mut scores = [0.0; OUTPUTS];
        self.model.add(&self.features, &mut self.places, &mut scores);
        self.features.clear();
        scores
    }
}

/// Adds up the weights of features. What depends on a word alone is added up once for each word.
pub struct Scorer<'r, 'd> {
    reading: &'r Reading<'d>,
    adder: Adder<'r>,
    words: Vec<[Option<Box<Scores>>; PLACES.len()]>,
    edges: [Scores; PLACES.len()],
}

impl<'r, 'd> Scorer<'r, 'd> {
    /// A scorer for one document.
    pub fn new(reading: &'r Reading<'d>, model: &'r Model) -> Self {
        let mut adder = Adder::new(model);
        let edges = std::array::from_fn(|place| {
            features::lexical(reading, None, place, &mut |feature| adder.features.push(feature));
            adder.sum()
        });
        Scorer {
            reading,
            adder,
            words: vec![Default::default(); reading.forms.len()],
            edges,
        }
    }

    /// The scores of the tags for every token of a sentence.
    pub fn emissions(&mut self, sentence: usize) -> Vec<Emission> {
        let tokens = self.reading.document.sentences[sentence].tokens.clone();
        tokens
            .clone()
            .map(|at| tag_scores(&self.token(sentence, at, &tokens)))
            .collect()
    }

    fn token(&mut self, sentence: usize, at: usize, tokens: &Range<usize>) -> Scores {
        let reading = self.reading;
        let features = &mut self.adder.features;
        features::contextual(reading, sentence, at, &mut |feature| features.push(feature));
        let mut scores = self.adder.sum();
        for (place, offset) in PLACES.into_iter().enumerate() {
            let word = at as isize + offset;
            let inside = word >= tokens.start as isize && word < tokens.end as isize;
            let more = if inside {
                self.word(reading.ids[word as usize] as usize, place)
            } else {
                &self.edges[place]
            };
            for (score, more) in scores.iter_mut().zip(more) {
                *score += more;
            }
        }
        scores
    }

    fn word(&mut self, form: usize, place: usize) -> &Scores {
        let (reading, adder) = (self.reading, &mut self.adder);
        self.words[form][place].get_or_insert_with(|| {
            let features = &mut adder.features;
            features::lexical(reading, Some(form), place, &mut |feature| features.push(feature));
            if place == 0 {
                features::recurring(reading, form, &mut |feature| features.push(feature));
            }
            Box::new(adder.sum())
        })
    }
}
