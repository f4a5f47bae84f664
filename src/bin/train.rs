//! Training and measuring: `train <command> <folder of corpora>`, driven by the Makefile.

use dateline::train::ner;
use std::process::ExitCode;

/// A command: takes the folder of corpora and the words after it.
type Command = fn(&std::path::Path, &[String]) -> Result<(), String>;

/// Every command by name.
const COMMANDS: &[(&str, Command)] = &[
    ("eval-article", dateline::train::article::eval_article),
    ("eval-ner", ner::eval_ner),
    ("eval-coref", eval_coref),
    ("eval-ner-texts", ner::eval_ner_texts),
    ("show-names", ner::show_names),
    ("eval-pages", dateline::train::pages::evaluate),
    ("eval-ner-found", ner::eval_ner_found),
    ("eval-quotes", dateline::train::quotes::evaluate),
    ("eval-story", eval_story),
    ("eval-syntax", dateline::train::syntax::evaluate),
    ("eval-when", dateline::train::when::evaluate),
    ("eval-timex", dateline::train::timex::evaluate),
    ("eval-tokens", dateline::train::article::eval_tokens),
    ("pack-clusters", ner::pack_clusters),
    ("pack-gazetteers", ner::pack_gazetteers),
    ("show-story", dateline::train::story::show),
    ("train-choice", dateline::train::story::train_choice),
    ("train-pages", dateline::train::pages::train),
    ("train-names", ner::train_names),
    ("train-point", dateline::train::story::train_point),
    ("train-salience", dateline::train::story::train_salience),
    ("train-quotes", dateline::train::quotes::train),
    ("train-syntax", dateline::train::syntax::train),
    ("train-when", dateline::train::when::train),
];

/// What the story commands measure: events and timeline, then who is who.
fn eval_story(data: &std::path::Path, words: &[String]) -> Result<(), String> {
    dateline::train::story::evaluate(data, words)?;
    dateline::train::when::evaluate(data, words)?;
    eval_coref(data, words)
}

/// Who is who alone; "-v" prints the differences.
fn eval_coref(data: &std::path::Path, words: &[String]) -> Result<(), String> {
    dateline::train::coref::evaluate(data, words.iter().any(|word| word == "-v"))
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [name, data, rest @ ..] = words.as_slice() else {
        eprintln!("train: name a command and a folder of corpora");
        return ExitCode::from(2);
    };
    let Some((_, command)) = COMMANDS.iter().find(|(known, _)| known == name) else {
        let names: Vec<&str> = COMMANDS.iter().map(|(known, _)| *known).collect();
        eprintln!(
            "train: there is no command \"{name}\"; there are: {}",
            names.join(", ")
        );
        return ExitCode::from(2);
    };
    match command(data.as_ref(), rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}
