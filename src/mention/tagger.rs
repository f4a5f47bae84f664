//! Names by the trained model: a linear-chain conditional random field over the features of each
//! token.

use super::features::{self, PLACES};
use super::lattice::{self, Emission, Marginals, Transitions};
use super::model::{Model, Scores};
use super::reading::Reading;
use super::tags::{OUTPUTS, OUTSIDE, spans, tag_scores};
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

/// Finds the names of a document, in order.
pub fn names(reading: &Reading, model: &Model) -> Vec<Name> {
    let factors = lattice::factors(&model.transitions);
    let mut scorer = Scorer::new(reading, model);
    let mut names = Vec::new();
    for sentence in 0..reading.document.sentences.len() {
        let emissions = scorer.emissions(sentence);
        decode(
            &emissions,
            model,
            &factors,
            reading.document.sentences[sentence].tokens.start,
            &mut names,
        );
    }
    names
}

fn decode(emissions: &[Emission], model: &Model, factors: &Transitions, first: usize, names: &mut Vec<Name>) {
    let tags = lattice::best(emissions, &model.transitions);
    if tags.iter().all(|&tag| tag == OUTSIDE) {
        return;
    }
    let marginals = Marginals::new(emissions, factors, None);
    for (start, end, kind) in spans(&tags) {
        names.push(Name {
            tokens: first + start..first + end,
            kind,
            probability: marginals.name(start, end, kind, factors),
        });
    }
}

/// Adds up the weights of features. What depends on a word alone is added up once for each word.
pub struct Scorer<'r, 'd> {
    reading: &'r Reading<'d>,
    model: &'r Model,
    words: Vec<[Option<Box<Scores>>; PLACES.len()]>,
    edges: [Scores; PLACES.len()],
}

impl<'r, 'd> Scorer<'r, 'd> {
    /// A scorer for one document.
    pub fn new(reading: &'r Reading<'d>, model: &'r Model) -> Self {
        let edges = std::array::from_fn(|place| {
            let mut scores = [0.0; OUTPUTS];
            features::lexical(reading, None, place, &mut |feature| {
                model.add(feature, &mut scores)
            });
            scores
        });
        Scorer {
            reading,
            model,
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
        let (reading, model) = (self.reading, self.model);
        let mut scores = [0.0; OUTPUTS];
        features::contextual(reading, sentence, at, &mut |feature| {
            model.add(feature, &mut scores)
        });
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
        let (reading, model) = (self.reading, self.model);
        self.words[form][place].get_or_insert_with(|| {
            let mut scores = Box::new([0.0; OUTPUTS]);
            features::lexical(reading, Some(form), place, &mut |feature| {
                model.add(feature, &mut scores)
            });
            if place == 0 {
                features::recurring(reading, form, &mut |feature| model.add(feature, &mut scores));
            }
            scores
        })
    }
}
