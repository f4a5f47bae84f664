//! Learning to tag.

use super::align::Example;
use super::learner::{Learner, Random, Rates, softmax};
use crate::syntax::linear::Features;
use crate::syntax::scheme::TAGS;
use crate::syntax::tagger;
use rustc_hash::FxHashMap;

const RATES: Rates = Rates {
    alpha: 0.12,
    l1: 2.0,
    l2: 0.0,
};
const EPOCHS: usize = 5;
const DROPOUT: f32 = 0.2;
/// How often the tags before a word are the model's own and not the treebank's.
const OWN_HISTORY: f32 = 0.8;
/// Parts the treebank is split into to tag each with a model that has not seen it.
const FOLDS: usize = 4;

/// Learns a tagger.
pub fn train(examples: &[&Example], seed: u64) -> Learner {
    let mut random = Random(seed);
    let mut features = Features::default();
    let mut seen = FxHashMap::default();
    for example in examples {
        let tags = stand_ins(example);
        for at in 0..example.lexemes.len() {
            tagger::extract(&example.lexemes, &tags[..at], at, &mut features);
            for &feature in &features.hashes {
                *seen.entry(feature).or_insert(0) += 1;
            }
        }
    }
    let mut learner = Learner::new(RATES, &seen);
    drop(seen);
    let mut order: Vec<&Example> = examples.to_vec();
    let (mut rows, mut scores) = (Vec::new(), [0.0; TAGS.len()]);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        for example in &order {
            let mut tags: Vec<u8> = Vec::new();
            for (at, gold) in example.tags.iter().enumerate() {
                tagger::extract(&example.lexemes, &tags, at, &mut features);
                learner.look_up(&features.hashes, DROPOUT, &mut random, &mut rows);
                learner.score_rows(&rows, &mut scores);
                let guess = tagger::best(&scores) as u8;
                if let Some(gold) = *gold {
                    softmax(&mut scores);
                    scores[usize::from(gold)] -= 1.0;
                    learner.learn(&rows, &scores);
                }
                let own = epoch > 0 && random.chance(OWN_HISTORY);
                tags.push(if own { guess } else { gold.unwrap_or(guess) });
            }
        }
    }
    learner
}

/// Tags every example with a model that was trained without it.
pub fn jackknife(examples: &[Example], seed: u64) -> Vec<Vec<u8>> {
    let mut tags = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let rest: Vec<&Example> = examples
            .iter()
            .enumerate()
            .filter(|(index, _)| index % FOLDS != fold)
            .map(|(_, example)| example)
            .collect();
        let learner = train(&rest, seed);
        for index in (fold..examples.len()).step_by(FOLDS) {
            tagger::tag(&learner, &examples[index].lexemes, &mut tags[index]);
        }
    }
    tags
}

/// The treebank's tags, with the commonest one where it has none for our token.
fn stand_ins(example: &Example) -> Vec<u8> {
    example.tags.iter().map(|tag| tag.unwrap_or(0)).collect()
}
