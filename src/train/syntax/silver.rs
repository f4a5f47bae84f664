//! News that nobody annotated, read by a large model for a small one to learn from: it meets more words
//! and more ways to put them than the treebanks hold (self-training; Hinton et al. 2015, "Distilling the
//! Knowledge in a Neural Network").

use super::align::{Example, one_sentence};
use crate::syntax::input::{Places, Vocabulary};
use crate::syntax::lexeme::{Lexeme, lexemes};
use crate::syntax::matrix::Matrix;
use crate::syntax::network::Network;
use crate::syntax::reading::Reader;
use crate::train::corpora::read_text;
use crate::train::ner::raw::{Spacing, Tagged, append};
use std::path::Path;

/// The corpora of names whose text is used, and not their names.
const CORPORA: &[&str] = &["gmb", "worldwide.train"];

/// Sentences of other lengths, in tokens, are left out: what is shorter has little to teach, what is
/// longer is mostly a list.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=60;

/// The sentences, as they may have stood in the paper.
pub fn sentences(data: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for name in CORPORA {
        let path = data.join("ner").join(format!("{name}.iob2.gz"));
        let corpus = read_text(&path).map_err(|error| error.to_string())?;
        let sentences = corpus.split("\n\n");
        for sentence in sentences.filter(|sentence| !sentence.contains("-DOCSTART-")) {
            let tokens = sentence.lines().filter_map(|line| line.split_once('\t'));
            let tagged: Tagged = tokens
                .map(|(word, tag)| (word.to_owned(), tag.to_owned()))
                .collect();
            let mut text = String::new();
            append(&mut text, &tagged, Spacing::Printed, true);
            texts.push(text);
        }
    }
    Ok(texts)
}

/// The sentences with the tags and trees that a network gives them.
pub fn read(texts: &[String], vocabulary: &Vocabulary, network: &Network<Matrix>) -> Vec<Example> {
    let mut reader = Reader::crossing();
    let mut examples = Vec::new();
    for text in texts {
        let document = one_sentence(text);
        let count = document.tokens.len();
        if LENGTHS.contains(&count) {
            let mut example = Example::default();
            lexemes(&document, 0..count, &mut example.lexemes);
            let places = |lexeme: &Lexeme| vocabulary.places(lexeme);
            let words: Vec<Places> = example.lexemes.iter().map(places).collect();
            reader.read(network, &words, &[count]);
            example.tags = reader.tags.iter().copied().map(Some).collect();
            example.heads.clone_from(&reader.heads);
            example.relations.clone_from(&reader.relations);
            examples.push(example);
        }
    }
    examples
}
