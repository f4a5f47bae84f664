//! A text as the rules see it.

use super::analyze_dated;
use crate::{article, syntax, token};
use std::path::Path;

/// Prints the tokens of a text with their parse, a line each, and the events read off it: what a rule
/// looks at.
pub fn show(path: &Path, _words: &[String]) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let document = token::document(&text, article::blocks(&text));
    let syntax = syntax::parse(&document);
    for sentence in &document.sentences {
        for index in sentence.tokens.clone() {
            let word = &syntax.words[index];
            let head = word.head.map_or("-", |head| document.word(head));
            println!(
                "{index}\t{}\t{}\t{}\t{:?}\t{head}",
                document.word(index),
                word.lemma,
                word.tag.name(),
                word.relation
            );
        }
        println!();
    }
    for event in analyze_dated(&text).events {
        println!("{event:?}");
    }
    Ok(())
}
