//! What the rules of this stage look at: the document, its syntax, its mentions, and which token
//! belongs to which.

use super::lexicon::Lexicon;
use crate::analysis::BlockKind;
use crate::clause::Clauses;
use crate::document::{Document, TokenKind};
use crate::mention::Mention;
use crate::syntax::{Relation, Syntax};
use std::ops::Range;

const NONE: u32 = u32::MAX;

/// The document with its mentions, ready to be asked by token.
pub(crate) struct Scene<'a, 't> {
    pub document: &'a Document<'t>,
    pub syntax: &'a Syntax,
    pub clauses: &'a Clauses,
    /// In order of the text, without overlaps.
    pub mentions: Vec<Mention>,
    /// The sentence of each mention.
    pub sentences: Vec<usize>,
    pub lexicon: Lexicon,
    /// For each token its mention, or `NONE`.
    owner: Vec<u32>,
}

impl<'a, 't> Scene<'a, 't> {
    /// Mentions of menus and those outside every sentence are left out: they name nothing the
    /// article tells of.
    pub fn new(
        document: &'a Document<'t>,
        syntax: &'a Syntax,
        clauses: &'a Clauses,
        mut mentions: Vec<Mention>,
    ) -> Self {
        mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
        let mut owner = vec![NONE; document.tokens.len()];
        let mut sentences = Vec::with_capacity(mentions.len());
        let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
        for mention in mentions {
            let tokens = mention.tokens.clone();
            if tokens.is_empty() || tokens.end > owner.len() || owner[tokens.start] != NONE {
                continue;
            }
            let Some(sentence) = document.sentence_at(mention.span.start) else {
                continue;
            };
            if document.block_of(sentence).kind == BlockKind::Boilerplate {
                continue;
            }
            owner[tokens].fill(kept.len() as u32);
            sentences.push(sentence);
            kept.push(mention);
        }
        Scene {
            document,
            syntax,
            clauses,
            mentions: kept,
            sentences,
            lexicon: Lexicon::new(),
            owner,
        }
    }

    pub fn word(&self, token: usize) -> &'t str {
        self.document.word(token)
    }

    /// The mention a token belongs to.
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        let owner = *self.owner.get(token)?;
        (owner != NONE).then_some(owner as usize)
    }

    /// The tokens of the sentence a token stands in.
    pub fn sentence_tokens(&self, token: usize) -> Option<Range<usize>> {
        let sentence = self
            .document
            .sentence_at(self.document.tokens[token].span.start)?;
        Some(self.document.sentences[sentence].tokens.clone())
    }

    pub fn is_capitalised(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Word
            && self.word(token).starts_with(char::is_uppercase)
    }

    /// The token of a range that the others depend on.
    pub fn head_of(&self, tokens: &Range<usize>) -> usize {
        tokens
            .clone()
            .find(|&token| {
                self.syntax
                    .words
                    .get(token)
                    .is_some_and(|word| word.head.is_none_or(|head| !tokens.contains(&head)))
            })
            .unwrap_or(tokens.end - 1)
    }

    /// Whether the tokens are what their sentence, or a clause of it, is about. Without syntax the
    /// words before the first verb are not told apart, and nothing is.
    pub fn is_subject(&self, tokens: &Range<usize>) -> bool {
        let mut token = self.head_of(tokens);
        for _ in 0..4 {
            let Some(word) = self.syntax.words.get(token) else {
                return false;
            };
            match (word.relation, word.head) {
                (relation, _) if relation.is_subject() => return true,
                (Relation::Conj | Relation::Appos | Relation::Flat | Relation::Compound, Some(head)) => {
                    token = head;
                }
                _ => return false,
            }
        }
        false
    }
}
