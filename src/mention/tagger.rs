//! Names by the trained model: a linear-chain conditional random field over the features of each
//! token.

use super::features::{self, PLACES};
use super::lattice::{self, Emission, Factors, Transitions};
use super::marginals::Marginals;
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

/// Tokens whose scores are kept from the first reading for the second; beyond them the scores are added up again,
/// so that memory does not grow with the document.
const KEPT: usize = 50_000;

/// The longest sentence that is read as one.
const LONGEST: usize = 2_000;

/// Finds the names of a document, in order: in two readings, the second with what the first made of
/// the same words elsewhere.
pub fn names(reading: &Reading, model: &Model) -> Vec<Name> {
    let factors = lattice::factors(&model.transitions);
    let mut scorer = Scorer::new(reading, model);
    let (votes, mut kept) = first_reading(&mut scorer, &factors);
    let mut first = votes.found.iter().peekable();
    let mut names = Vec::with_capacity(votes.found.len());
    let mut told = Vec::new();
    for (index, piece) in pieces(reading).enumerate() {
        let before: Vec<&Name> =
            std::iter::from_fn(|| first.next_if(|name| name.tokens.start < piece.tokens.end)).collect();
        told.clear();
        let adder = &mut scorer.adder;
        for at in piece.tokens.clone() {
            features::voted(reading, &votes, at, &mut |feature| adder.features.push(feature));
            if !adder.features.is_empty() {
                told.push((at - piece.tokens.start, tag_scores(&adder.sum())));
            }
        }
        if told.is_empty() {
            names.extend(before.into_iter().cloned());
            continue;
        }
        let mut emissions = match kept.get_mut(index) {
            Some(kept) => std::mem::take(kept),
            None => scorer.emissions(&piece),
        };
        for (at, more) in &told {
            let scores = emissions[*at].iter_mut().zip(more);
            scores.for_each(|(score, more)| *score += more);
        }
        let start = piece.tokens.start;
        decode(&emissions, &factors, start, &mut names, |_, _| {});
    }
    names
}

/// What a first reading votes for.
pub fn votes(reading: &Reading, model: &Model) -> Votes {
    let factors = lattice::factors(&model.transitions);
    first_reading(&mut Scorer::new(reading, model), &factors).0
}

/// A sentence, or a part of one that is too long.
struct Piece {
    sentence: usize,
    tokens: Range<usize>,
}

fn pieces(reading: &Reading) -> impl Iterator<Item = Piece> {
    let sentences = reading.document.sentences.iter().enumerate();
    sentences.flat_map(|(sentence, found)| {
        let tokens = found.tokens.clone();
        let starts = tokens.clone().step_by(LONGEST);
        starts.map(move |start| Piece {
            sentence,
            tokens: start..tokens.end.min(start + LONGEST),
        })
    })
}

/// What a first reading votes for, and the scores of the tags of the first pieces.
fn first_reading(scorer: &mut Scorer, factors: &Factors) -> (Votes, Vec<Vec<Emission>>) {
    let reading = scorer.reading;
    let mut own = Vec::new();
    let mut names = Vec::new();
    let mut kept = Vec::new();
    for piece in pieces(reading) {
        let emissions = scorer.emissions(&piece);
        let first = piece.tokens.start;
        decode(&emissions, factors, first, &mut names, |at, tags| {
            let at = first + at;
            if reading.forms[reading.ids[at] as usize].capital {
                own.push((at as u32, votes::shares(tags)));
            }
        });
        if piece.tokens.end <= KEPT {
            kept.push(emissions);
        }
    }
    (Votes::count(reading, own, names), kept)
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
    factors: &Factors,
    first: usize,
    names: &mut Vec<Name>,
    mut see: impl FnMut(usize, &Emission),
) {
    if lattice::best(emissions, factors)
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
            shares.map(|share| if share < 1e-6 { LEAST } else { ln(share) })
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

/// A function of its own, so that it is called for the few shares that need it only.
#[inline(never)]
fn ln(share: f32) -> f32 {
    share.ln()
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

    /// The scores of the tags for every token of a piece, without votes.
    fn emissions(&mut self, piece: &Piece) -> Vec<Emission> {
        let whole = self.reading.document.sentences[piece.sentence].tokens.clone();
        let tokens = piece.tokens.clone();
        tokens
            .map(|at| tag_scores(&self.token(piece.sentence, at, &whole)))
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
