//! Treebank sentences as our own lexer sees them.

use super::conllu::GoldSentence;
use crate::document::{Document, Sentence};
use crate::span::Span;
use crate::syntax::NONE;
use crate::syntax::lexeme::{Lexeme, lexemes};
use crate::syntax::scheme::Relation;
use crate::token;

/// A sentence to learn from: our tokens with the treebank's tree carried over to them.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// What the models see.
    pub lexemes: Vec<Lexeme>,
    /// The place in the table of tags, where our token is the treebank's.
    pub tags: Vec<Option<u8>>,
    /// Heads, or `NONE` for the root.
    pub heads: Vec<u32>,
    /// Relations as numbers.
    pub relations: Vec<u8>,
}

/// A text as one block with one sentence.
pub fn one_sentence(text: &str) -> Document<'_> {
    let mut document = token::paragraph(text);
    document.sentences = vec![Sentence {
        span: Span::new(0, text.len()),
        block: 0,
        tokens: 0..document.tokens.len(),
    }];
    document
}

/// Our tokens and the treebank's words that cover the same text: pairs of ranges, as small as can be.
pub fn groups(
    document: &Document,
    gold: &GoldSentence,
) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let (tokens, words) = (&document.tokens, &gold.words);
    let mut groups = Vec::new();
    let (mut own, mut other) = (0, 0);
    while own < tokens.len() && other < words.len() {
        let (first_own, first_other) = (own, other);
        own += 1;
        other += 1;
        loop {
            let (here, there) = (tokens[own - 1].span.end, words[other - 1].span.end);
            if here < there && own < tokens.len() {
                own += 1;
            } else if there < here && other < words.len() {
                other += 1;
            } else {
                break;
            }
        }
        groups.push((first_own..own, first_other..other));
    }
    groups
}

/// Carries a treebank's tree over to our tokens. Where we split a word, its parts hang on the one that
/// takes its place; where we join words, the outermost of them gives the place. `None` when the
/// borders cross.
pub fn example(gold: &GoldSentence) -> Option<Example> {
    let document = one_sentence(&gold.text);
    let groups = groups(&document, gold);
    let count = document.tokens.len();
    if groups.iter().map(|(own, _)| own.len()).sum::<usize>() != count {
        return None;
    }
    let mut place = vec![0; gold.words.len()];
    for (own, words) in &groups {
        if own.len() > 1 && words.len() > 1 {
            return None;
        }
        for word in words.clone() {
            place[word] = anchor(&document, own.clone());
        }
    }
    let mut example = Example {
        tags: vec![None; count],
        heads: vec![NONE; count],
        relations: vec![0; count],
        ..Example::default()
    };
    lexemes(&document, 0..count, &mut example.lexemes);
    for (own, words) in &groups {
        let outermost = words
            .clone()
            .find(|&word| gold.words[word].head.is_none_or(|head| !words.contains(&head)))?;
        let word = &gold.words[outermost];
        let anchor = place[outermost];
        example.heads[anchor] = word.head.map_or(NONE, |head| place[head] as u32);
        example.relations[anchor] = word.relation as u8;
        if own.len() == 1 && words.len() == 1 {
            example.tags[anchor] = Some(word.tag_index());
        }
        for part in own.clone().filter(|&part| part != anchor) {
            let letters = document.word(part).chars().any(char::is_alphanumeric);
            example.heads[part] = anchor as u32;
            example.relations[part] = if letters {
                Relation::Compound
            } else {
                Relation::Punct
            } as u8;
        }
    }
    Some(example)
}

/// Which of the parts of a word takes its place: the last that has letters or digits.
fn anchor(document: &Document, mut parts: std::ops::Range<usize>) -> usize {
    let last = parts.end - 1;
    parts
        .rfind(|&part| document.word(part).chars().any(char::is_alphanumeric))
        .unwrap_or(last)
}
