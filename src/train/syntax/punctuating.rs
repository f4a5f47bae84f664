//! Learning where punctuation hangs, from the treebanks' own trees.

use super::align::Example;
use super::learner::{Learner, Random, Rates, softmax};
use crate::syntax::linear::Features;
use crate::syntax::parser::Input;
use crate::syntax::punctuation::{Mark, PLACES, Tree, extract, marks};
use crate::syntax::transition::NONE;
use rustc_hash::FxHashMap;

const RATES: Rates = Rates {
    alpha: 0.1,
    l1: 1.5,
    l2: 0.0,
};
const EPOCHS: usize = 4;
const DROPOUT: f32 = 0.1;

/// Learns the classifier.
pub fn train(examples: &[Example], tags: &[Vec<u8>], seed: u64) -> Learner {
    let mut features = Features::default();
    let mut input = Input::default();
    let mut seen = FxHashMap::default();
    let mut cases: Vec<(Vec<u32>, Mark, usize)> = Vec::new();
    for (example, tags) in examples.iter().zip(tags) {
        let mut found = Vec::new();
        input.fill(&example.lexemes, tags);
        let gold = example.gold_among(&input.places);
        let mut heads = vec![NONE; tags.len()];
        let mut root = 0;
        for (&place, &head) in input.places.iter().zip(&gold.heads) {
            match head {
                NONE => root = place,
                _ => heads[place as usize] = input.places[head as usize],
            }
        }
        let tree = Tree {
            heads: &heads,
            relations: &example.relations,
        };
        marks(tags, &input.places, &tree, root, &mut found);
        for mark in found {
            let head = example.heads[mark.token as usize];
            let right = mark.candidates.iter().position(|&candidate| candidate == head);
            if let Some(right) = right.filter(|_| head != NONE) {
                extract(&mark, &example.lexemes, tags, &tree, &mut features);
                for &feature in &features.hashes {
                    *seen.entry(feature).or_insert(0) += 1;
                }
                cases.push((features.hashes.clone(), mark, right));
            }
        }
    }
    let mut random = Random(seed);
    let mut learner = Learner::new(RATES, &seen);
    let (mut rows, mut scores) = (Vec::new(), [0.0; PLACES]);
    for _ in 0..EPOCHS {
        random.shuffle(&mut cases);
        for (features, mark, right) in &cases {
            learner.look_up(features, DROPOUT, &mut random, &mut rows);
            learner.score_rows(&rows, &mut scores);
            for (score, candidate) in scores.iter_mut().zip(mark.candidates) {
                if candidate == NONE {
                    *score = f32::NEG_INFINITY;
                }
            }
            softmax(&mut scores);
            // Other ways to the same word are as right.
            let head = mark.candidates[*right];
            let same = |place: usize| mark.candidates[place] == head;
            let sum: f32 = (0..PLACES)
                .filter(|&place| same(place))
                .map(|place| scores[place])
                .sum();
            for place in (0..PLACES).filter(|&place| same(place)) {
                scores[place] -= scores[place] / sum.max(f32::MIN_POSITIVE);
            }
            learner.learn(&rows, &scores);
        }
    }
    learner
}
