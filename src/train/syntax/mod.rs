//! Training and measuring the tagger, the lemmatiser and the parser.

mod align;
mod conllu;
mod evaluate;
mod learner;
mod lemmas;
mod pack;
mod parsing;
mod tagging;

use super::corpora::read_text;
use crate::syntax::model::Model;
use align::{Example, example};
use conllu::GoldSentence;
use evaluate::Scores;
use std::path::Path;
use std::time::Instant;

const TRAINING: &[&str] = &["ewt.train", "gum-open.train"];
const DEVELOPMENT: &[&str] = &["ewt.dev", "gum-open.dev"];

/// Where the model belongs, seen from the project's folder.
const MODEL: &str = "src/syntax/model.bin";

/// The same training gives the same model.
const SEED: u64 = 20241121;

/// Units of the packed weights, in logits.
const STEP: f32 = 0.06;

/// `train-syntax DATA [FILE]`: learns from the treebanks and writes the model file.
pub fn train(data: &Path, words: &[String]) -> Result<(), String> {
    let clock = Instant::now();
    let progress = |what: &str| eprintln!("{:>5.0} s  {what}", clock.elapsed().as_secs_f32());
    let mut sentences = Vec::new();
    for name in TRAINING {
        sentences.extend(treebank(data, name)?);
    }
    let examples: Vec<Example> = sentences.iter().filter_map(example).collect();
    progress(&format!(
        "{} sentences, {} of them in our tokens",
        sentences.len(),
        examples.len()
    ));
    let tags = tagging::jackknife(&examples, SEED);
    progress("tagged each part by the others");
    let tagger = tagging::train(&examples.iter().collect::<Vec<_>>(), SEED);
    progress("learned to tag");
    let (moves, relations) = parsing::train(&examples, &tags, SEED);
    progress("learned to parse");
    let rules = lemmas::train(&sentences);
    let file = pack::pack((&tagger, STEP), (&moves, STEP), (&relations, STEP), &rules);
    progress(&format!("{} bytes", file.len()));
    let path = words.first().map_or(MODEL, String::as_str);
    std::fs::write(path, file).map_err(|error| format!("{path}: {error}"))
}

/// `eval-syntax DATA [-v] [FILE]`: measures the model that comes with the program, or the one in a
/// file; `-v` adds each relation.
pub fn evaluate(data: &Path, words: &[String]) -> Result<(), String> {
    let file = words.iter().find(|word| !word.starts_with('-'));
    let other = match file {
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            Some(Model::read(&bytes).map_err(|error| format!("{path}: {error}"))?)
        }
        None => None,
    };
    let model = other.as_ref().unwrap_or_else(|| Model::embedded());
    let mut all = Scores::default();
    println!("{}", Scores::HEADING);
    for name in DEVELOPMENT {
        let mut scores = Scores::default();
        for sentence in treebank(data, name)? {
            scores.add(&sentence, &|document| crate::syntax::parse_with(model, document));
        }
        println!("{}", scores.row(name));
        all.absorb(&scores);
    }
    println!("{}", all.row("both"));
    if words.iter().any(|word| word == "-v") {
        print!("\n{}", all.relations());
    }
    Ok(())
}

fn treebank(data: &Path, name: &str) -> Result<Vec<GoldSentence>, String> {
    let path = data.join("syntax").join(format!("{name}.conllu.gz"));
    conllu::read(&read_text(&path).map_err(|error| error.to_string())?)
}
