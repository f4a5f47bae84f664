//! Learning what headlines name: the weights behind the choice of key facts and summary.

use super::headline::articles;
use crate::clause::Clauses;
use crate::rank::Features;
use crate::rank::training::{Example, Recipe, learn};
use crate::summary::features;
use crate::syntax::Tree;
use crate::words::content;
use crate::{article, entity, mention, syntax, timex, token};
use std::path::Path;

/// Where the weights belong, seen from the project's folder.
const WEIGHTS: &str = "src/summary/point.bin";

/// How the weights are learned.
const RECIPE: Recipe = Recipe {
    rounds: 150,
    penalty: 1.0,
    fewest: 20,
};

/// Learns from PolNeAR's training articles whether a headline names a word, and packs the weights.
pub fn train(data: &Path, _words: &[String]) -> Result<(), String> {
    let mut examples = Vec::new();
    for told in articles(data, "train")? {
        let headline = content(&told.title);
        let document = token::document(&told.text, article::blocks(&told.text));
        let syntax = syntax::parse(&document);
        let timexes = timex::resolve(
            &document,
            Some(&syntax),
            &timex::recognize(&document),
            told.options.published,
        );
        let mentions = mention::outside(mention::find(&document), &timexes);
        let tree = Tree::new(&document, &syntax);
        let clauses = Clauses::read(&tree);
        let entities = entity::link(&document, &syntax, &clauses, mentions);
        for (word, features) in features(&tree, &entities) {
            examples.push(Example {
                candidates: vec![features, Features::default()],
                right: vec![usize::from(!headline.contains(&word))],
                weight: 1.0,
            });
        }
    }
    let weights = learn(&examples, RECIPE);
    let packed = weights.pack();
    println!(
        "{} words, {} features, {} bytes into {WEIGHTS}",
        examples.len(),
        weights.len(),
        packed.len()
    );
    std::fs::write(WEIGHTS, packed).map_err(|error| format!("{WEIGHTS}: {error}"))
}
