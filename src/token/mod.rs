//! From blocks to tokens and sentences.

mod abbreviations;
pub mod currency;
mod lexer;
pub mod number;
mod sentences;
mod web;

use crate::document::{Block, Document, TokenKind};

/// Takes the blocks of a text apart.
pub fn document(text: &str, blocks: Vec<Block>) -> Document<'_> {
    let mut document = Document {
        text,
        blocks,
        tokens: Vec::new(),
        sentences: Vec::new(),
    };
    for index in 0..document.blocks.len() {
        let first = document.tokens.len();
        lexer::tokenize(text, document.blocks[index].span, &mut document.tokens);
        sentences::split(&mut document, index, first);
    }
    document
}

/// Number of words and numbers.
pub fn count_words(document: &Document) -> usize {
    document
        .tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Punctuation)
        .count()
}
