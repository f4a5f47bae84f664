//! Training and measuring the tagger, the lemmatiser and the parser.

mod adam;
mod align;
mod conllu;
mod evaluate;
mod gradient;
mod learning;
mod lemmas;
mod newspaper;
mod pack;
mod random;
mod silver;
mod vocabulary;

use super::corpora::read_text;
use crate::syntax::input::Vocabulary;
use crate::syntax::model::Model;
use crate::syntax::network::Network;
use align::{Example, example};
use conllu::GoldSentence;
use evaluate::Scores;
use gradient::Dropout;
use learning::Recipe;
use random::Random;
use std::path::Path;
use std::time::Instant;
use vocabulary::Known;

const TRAINING: &[&str] = &["ewt.train", "gum-open.train"];
const DEVELOPMENT: &[&str] = &["ewt.dev", "gum-open.dev"];

/// Where the model belongs, seen from the project's folder.
const MODEL: &str = "src/syntax/model.bin";

/// The same training gives the same model.
const SEED: u64 = 20241121;

/// One sentence in so many is learned once more as if it were a headline in capitals, and another in
/// title case.
const HEADLINES: usize = 30;

/// The networks that read news, too large to ship: the first for the second to learn from, the second for
/// the one that ships.
const TEACHERS: [Recipe; 2] = [
    TEACHER,
    Recipe {
        epochs: 10,
        dropout: Dropout {
            state: 0.2,
            role: 0.25,
        },
        unknown: 0.5,
        ..TEACHER
    },
];

const TEACHER: Recipe = Recipe {
    segments: [96, 64, 96],
    hidden: 160,
    link: 96,
    relation: 96,
    epochs: 13,
    dropout: Dropout {
        state: 0.25,
        role: 0.3,
    },
    unknown: 1.0,
};

/// The network that comes with the program.
const STUDENT: Recipe = Recipe {
    segments: [44, 40, 64],
    hidden: 96,
    link: 64,
    relation: 64,
    epochs: 16,
    dropout: Dropout {
        state: 0.1,
        role: 0.15,
    },
    unknown: 0.5,
};

/// `train-syntax DATA [FILE]`: learns from the treebanks and from news, and writes the model file.
pub fn train(data: &Path, words: &[String]) -> Result<(), String> {
    let clock = Instant::now();
    let progress = |what: &str| eprintln!("{:>5.0} s  {what}", clock.elapsed().as_secs_f32());
    let mut sentences = Vec::new();
    for name in TRAINING {
        sentences.extend(treebank(data, name)?);
    }
    let headlines = sentences
        .iter()
        .enumerate()
        .filter_map(|(index, sentence)| match index % HEADLINES {
            0 => Some(sentence.in_capitals()),
            1 => Some(sentence.in_title_case()),
            _ => None,
        });
    let mut random = Random(SEED);
    let news = sentences
        .iter()
        .filter_map(|sentence| newspaper::as_in_a_paper(sentence, &mut random));
    let examples: Vec<Example> = sentences
        .iter()
        .filter_map(example)
        .chain(headlines.chain(news).filter_map(|sentence| example(&sentence)))
        .collect();
    progress(&format!(
        "{} sentences, {} of them in our tokens",
        sentences.len(),
        examples.len()
    ));
    let learn = |recipe: &Recipe, known: &Known, silver: &[Example]| {
        let vocabulary = Vocabulary::new(known);
        let shape = recipe.shape(&vocabulary);
        progress(&format!("learning {} parameters", shape.tensors().count));
        let parameters = learning::train(recipe, &vocabulary, [&examples, silver], SEED, &progress);
        (vocabulary, shape, parameters)
    };
    let texts = silver::sentences(data)?;
    let mut read = Vec::new();
    for teacher in &TEACHERS {
        let known = vocabulary::known(examples.iter().chain(&read));
        let (vocabulary, shape, parameters) = learn(teacher, &known, &read);
        read = silver::read(&texts, &vocabulary, &Network::new(&shape, &parameters[..]));
        progress(&format!("read {} sentences of news", read.len()));
    }
    let known = vocabulary::known(examples.iter().chain(&read));
    let (_, shape, parameters) = learn(&STUDENT, &known, &read);
    let file = pack::pack(&known, &shape, &parameters, &lemmas::train(&sentences));
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
