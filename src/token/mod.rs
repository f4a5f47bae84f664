//! From blocks to tokens and sentences.

mod abbreviations;
pub mod currency;
mod extent;
mod lexer;
pub mod number;
mod sentences;
mod web;

use crate::analysis::BlockKind;
use crate::document::{Block, Document, TokenKind};
use crate::span::Span;

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

/// Takes a text apart that is one paragraph.
pub fn paragraph(text: &str) -> Document<'_> {
    let whole = Block::new(BlockKind::Paragraph, Span::new(0, text.len()));
    document(text, vec![whole])
}

/// Number of words and numbers.
pub fn count_words(document: &Document) -> usize {
    document
        .tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Punctuation)
        .count()
}
