//! The dependency trees of a document, ready to be walked: children, phrases, heads.

use super::{Pos, Relation, Syntax, Word};
use crate::document::Document;
use crate::span::Span;
use std::ops::Range;

/// How far up a tree the stages look. No sentence a person wrote nests deeper; a parse of noise may.
const HIGHEST: usize = 40;

/// The trees of all sentences, with the text they are of.
pub struct Tree<'a, 't> {
    /// The text.
    pub document: &'a Document<'t>,
    syntax: &'a Syntax,
    /// Index of the sentence of each token.
    sentences: Vec<u32>,
}

impl<'a, 't> Tree<'a, 't> {
    /// The trees of a document, as [`super::parse`] gives them: a word for each of its tokens.
    pub fn new(document: &'a Document<'t>, syntax: &'a Syntax) -> Self {
        let mut sentences = vec![0; document.tokens.len()];
        for (index, sentence) in document.sentences.iter().enumerate() {
            sentences[sentence.tokens.clone()].fill(index as u32);
        }
        Self {
            document,
            syntax,
            sentences,
        }
    }

    /// Number of tokens.
    pub fn size(&self) -> usize {
        self.syntax.words.len()
    }

    /// What the parser says of a token.
    pub fn word(&self, token: usize) -> &'a Word {
        &self.syntax.words[token]
    }

    /// The dictionary form of a token.
    pub fn lemma(&self, token: usize) -> &'a str {
        &self.word(token).lemma
    }

    /// Part of speech of a token.
    pub fn pos(&self, token: usize) -> Pos {
        self.word(token).pos
    }

    /// Relation of a token to its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.word(token).relation
    }

    /// Head of a token.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.word(token).head
    }

    /// Whether the token is spelt so, in any case. `lower` is lower case.
    pub fn is(&self, token: usize, lower: &str) -> bool {
        self.document.word(token).eq_ignore_ascii_case(lower)
    }

    /// Whether the token is spelt as one of some words, in any case; the words are lower case.
    pub fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(token, word))
    }

    /// The tokens that hang directly on a token, in order.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.syntax.children(token)
    }

    /// The children with one of some relations.
    pub fn with(&self, token: usize, relations: &'static [Relation]) -> impl Iterator<Item = usize> + '_ {
        self.syntax.children_as(token, relations)
    }

    /// The first child with one of some relations.
    pub fn first(&self, token: usize, relations: &'static [Relation]) -> Option<usize> {
        self.with(token, relations).next()
    }

    /// Whether a token has a child with one of some relations.
    pub fn has(&self, token: usize, relations: &'static [Relation]) -> bool {
        self.first(token, relations).is_some()
    }

    /// Whether a token has a child with one of some relations that is spelt as one of some words.
    pub fn has_word(&self, token: usize, relations: &'static [Relation], words: &[&str]) -> bool {
        self.with(token, relations)
            .any(|child| self.is_one_of(child, words))
    }

    /// The tokens of the phrase a token heads.
    pub fn phrase(&self, token: usize) -> Range<usize> {
        self.syntax.subtree(token)
    }

    /// The span of the phrase a token heads.
    pub fn phrase_span(&self, token: usize) -> Span {
        self.document.span_of(self.phrase(token))
    }

    /// Index of a token's sentence.
    pub fn sentence(&self, token: usize) -> usize {
        self.sentences[token] as usize
    }

    /// The heads above a token, nearest first.
    pub fn above(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.syntax.ancestors(token).skip(1).take(HIGHEST)
    }

    /// The token of a range whose head lies outside it.
    pub fn head_of(&self, tokens: Range<usize>) -> Option<usize> {
        tokens
            .clone()
            .find(|&token| self.head(token).is_none_or(|head| !tokens.contains(&head)))
    }

    /// The prepositions of a phrase ("according to" gives both words, "in" one).
    pub fn preposition(&self, token: usize) -> Option<usize> {
        self.first(token, &[Relation::Case])
    }

    /// Whether a phrase is introduced by one of some prepositions.
    pub fn introduced_by(&self, token: usize, prepositions: &[&str]) -> bool {
        self.preposition(token)
            .is_some_and(|case| self.is_one_of(case, prepositions))
    }

    /// A token and what is joined to it by "and", in order.
    pub fn conjuncts(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(token).chain(self.with(token, &[Relation::Conj]))
    }
}
