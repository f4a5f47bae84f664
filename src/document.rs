//! The text with its blocks, sentences and tokens: what every extraction stage reads.

use crate::analysis::BlockKind;
use crate::span::Span;
use std::ops::Range;

/// One piece of the pasted page.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What the piece is.
    pub kind: BlockKind,
    /// Its text, without the white space around it.
    pub span: Span,
    /// How sure it is that the piece belongs to the article, or is left out, as its kind says: 0 to 1.
    /// `None` where no model was asked.
    pub confidence: Option<f64>,
}

impl Block {
    /// A piece that is of this kind, without a doubt.
    pub const fn new(kind: BlockKind, span: Span) -> Self {
        Self {
            kind,
            span,
            confidence: None,
        }
    }

    /// Whether the block was kept in the article although it rather looks like a piece of the page around
    /// it: no summary and no timeline is made of it.
    pub fn is_doubtful(&self) -> bool {
        self.kind.is_prose() && self.confidence.is_some_and(|confidence| confidence < 0.5)
    }

    /// Whether the block is a paragraph that surely belongs to the article.
    pub fn is_told(&self) -> bool {
        self.kind == BlockKind::Paragraph && !self.is_doubtful()
    }

    /// Whether the block is part of the story the article tells: not a menu, not a note about its
    /// author.
    pub fn is_story(&self) -> bool {
        !matches!(self.kind, BlockKind::Boilerplate | BlockKind::AuthorNote)
    }
}

/// Whether words stand in quotation marks behind a word, where they do or do not before it.
pub fn in_quotation(inside: bool, word: &str) -> bool {
    match word {
        "\"" | "''" => !inside,
        "“" | "«" | "``" => true,
        "”" | "»" => false,
        _ => inside,
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, periods or apostrophes inside ("U.S.", "O'Neill", "G7").
    Word,
    /// Digits, with commas and a decimal point inside ("10,000", "3.5").
    Number,
    /// Anything else, one character each but for runs such as "..." and "--".
    Punctuation,
}

/// The smallest piece the stages look at. Hyphens and clitics ("'s", "n't") are tokens of their
/// own, as in the Universal Dependencies treebanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the start of the block) stands before it.
    pub spaced: bool,
}

/// A run of tokens that is read as one sentence. It never crosses a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its tokens, as a range over the document's.
    pub tokens: Range<usize>,
}

/// A text, taken apart. Blocks, tokens and sentences are in the order of the text and do not
/// overlap.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The text as it was given.
    pub text: &'t str,
    /// Pieces of the page.
    pub blocks: Vec<Block>,
    /// Tokens of all blocks.
    pub tokens: Vec<Token>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
}

impl<'t> Document<'t> {
    /// The text of a token, by its index.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens[token].span.of(self.text)
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// The span of a non-empty range of tokens.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start]
            .span
            .cover(self.tokens[tokens.end - 1].span)
    }

    /// Index of the sentence that holds a byte offset, when one does.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let index = self
            .sentences
            .partition_point(|sentence| sentence.span.end <= offset);
        (self.sentences.get(index)?.span.start <= offset).then_some(index)
    }

    /// The tokens that lie wholly inside a span, as a range.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The tokens that share a character with a span, as a range; empty where none does.
    pub fn tokens_under(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The sentence the story opens with.
    pub fn lead(&self) -> Option<usize> {
        (0..self.sentences.len()).find(|&index| self.block_of(index).kind == BlockKind::Paragraph)
    }

    /// The block a sentence belongs to.
    pub fn block_of(&self, sentence: usize) -> &Block {
        &self.blocks[self.sentences[sentence].block]
    }
}
