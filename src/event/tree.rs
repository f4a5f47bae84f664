//! The dependency trees of a document, ready to be walked: children, phrases, mentions.

use crate::analysis::{Entity, MentionForm};
use crate::document::Document;
use crate::span::Span;
use crate::syntax::{Pos, Relation, Syntax, Word};
use std::ops::Range;

/// How far up a tree the stages look. No sentence a person wrote nests deeper; a parse of noise may.
const HIGHEST: usize = 40;

/// The trees of all sentences. Building it takes one pass over the tokens, and each question is
/// answered without walking the tree again.
pub struct Tree<'a, 't> {
    /// The text.
    pub document: &'a Document<'t>,
    words: &'a [Word],
    /// Children of all tokens, those of one token side by side and in order of the text.
    children: Vec<usize>,
    /// Where each token's children begin in `children`; one more entry than tokens.
    first_child: Vec<usize>,
    /// First and last token of what hangs on each token, itself included.
    reach: Vec<(usize, usize)>,
    /// Index of the sentence of each token.
    sentences: Vec<usize>,
}

impl<'a, 't> Tree<'a, 't> {
    /// The trees of a document; `None` when it has not been parsed.
    pub fn new(document: &'a Document<'t>, syntax: &'a Syntax) -> Option<Self> {
        let words = syntax.words.as_slice();
        if words.is_empty() || words.len() != document.tokens.len() {
            return None;
        }
        let mut sentences = vec![0; words.len()];
        for (index, sentence) in document.sentences.iter().enumerate() {
            sentences[sentence.tokens.clone()].fill(index);
        }
        let mut first_child = vec![0; words.len() + 1];
        for word in words {
            if let Some(head) = word.head {
                first_child[head + 1] += 1;
            }
        }
        for index in 0..words.len() {
            first_child[index + 1] += first_child[index];
        }
        let mut children = vec![0; first_child[words.len()]];
        let mut next = first_child.clone();
        for (index, word) in words.iter().enumerate() {
            if let Some(head) = word.head {
                children[next[head]] = index;
                next[head] += 1;
            }
        }
        let mut tree = Self {
            document,
            words,
            children,
            first_child,
            reach: (0..words.len()).map(|index| (index, index)).collect(),
            sentences,
        };
        tree.measure();
        Some(tree)
    }

    /// Fills `reach` from the leaves up.
    fn measure(&mut self) {
        let mut order: Vec<usize> = (0..self.words.len())
            .filter(|&index| self.words[index].head.is_none())
            .collect();
        let mut at = 0;
        while at < order.len() {
            let (from, to) = (self.first_child[order[at]], self.first_child[order[at] + 1]);
            order.extend_from_slice(&self.children[from..to]);
            at += 1;
        }
        for index in order.into_iter().rev() {
            if let Some(head) = self.words[index].head {
                let (from, to) = self.reach[index];
                let reach = &mut self.reach[head];
                *reach = (reach.0.min(from), reach.1.max(to));
            }
        }
    }

    /// Number of tokens.
    pub fn size(&self) -> usize {
        self.words.len()
    }

    /// What the parser says of a token.
    pub fn word(&self, token: usize) -> &'a Word {
        &self.words[token]
    }

    /// The dictionary form of a token.
    pub fn lemma(&self, token: usize) -> &'a str {
        &self.words[token].lemma
    }

    /// Part of speech of a token.
    pub fn pos(&self, token: usize) -> Pos {
        self.words[token].pos
    }

    /// Relation of a token to its head.
    pub fn relation(&self, token: usize) -> Relation {
        self.words[token].relation
    }

    /// Head of a token.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.words[token].head
    }

    /// Whether the token is spelt so, in any case. `lower` is lower case.
    pub fn is(&self, token: usize, lower: &str) -> bool {
        self.document.word(token).eq_ignore_ascii_case(lower)
    }

    /// The tokens that hang directly on a token, in order.
    pub fn children(&self, token: usize) -> &[usize] {
        &self.children[self.first_child[token]..self.first_child[token + 1]]
    }

    /// The children with one of some relations.
    pub fn with(&self, token: usize, relations: &'static [Relation]) -> impl Iterator<Item = usize> + '_ {
        self.children(token)
            .iter()
            .copied()
            .filter(move |&child| relations.contains(&self.relation(child)))
    }

    /// The first child with one of some relations.
    pub fn first(&self, token: usize, relations: &'static [Relation]) -> Option<usize> {
        self.with(token, relations).next()
    }

    /// The tokens of the phrase a token heads.
    pub fn phrase(&self, token: usize) -> Range<usize> {
        self.reach[token].0..self.reach[token].1 + 1
    }

    /// The span of the phrase a token heads.
    pub fn phrase_span(&self, token: usize) -> Span {
        self.document.span_of(self.phrase(token))
    }

    /// Index of a token's sentence.
    pub fn sentence(&self, token: usize) -> usize {
        self.sentences[token]
    }

    /// The heads above a token, nearest first.
    pub fn above(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(token), |&above| self.head(above)).take(HIGHEST)
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
            .is_some_and(|case| prepositions.iter().any(|preposition| self.is(case, preposition)))
    }

    /// A token and what is joined to it by "and", in order.
    pub fn conjuncts(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(token).chain(self.with(token, &[Relation::Conj]))
    }
}

/// Which entity is named where, by token.
pub struct Names {
    /// Index of the entity and of its mention, for each token inside one.
    at: Vec<Option<(u32, u32)>>,
    named: Vec<bool>,
}

impl Names {
    /// The mentions of the entities, looked up by token. A longer mention hides those inside it.
    pub fn new(document: &Document, entities: &[Entity]) -> Self {
        let mut at = vec![None; document.tokens.len()];
        let mut mentions: Vec<(Span, u32, u32)> = entities
            .iter()
            .enumerate()
            .flat_map(|(entity, found)| {
                found
                    .mentions
                    .iter()
                    .enumerate()
                    .map(move |(index, mention)| (mention.span, entity as u32, index as u32))
            })
            .collect();
        mentions.sort_by_key(|&(span, entity, _)| (span.len(), span.start, entity));
        let mut named = vec![false; at.len()];
        for (span, entity, mention) in mentions {
            let tokens = document.tokens_in(span);
            let form = entities[entity as usize].mentions[mention as usize].form;
            named[tokens.clone()].fill(!matches!(form, MentionForm::Pronoun | MentionForm::Title));
            at[tokens].fill(Some((entity, mention)));
        }
        Self { at, named }
    }

    /// Whether a token lies inside a name, not a pronoun or a role.
    pub fn is_named(&self, token: usize) -> bool {
        self.named.get(token).copied().unwrap_or(false)
    }

    /// The entity named at a token: its index.
    pub fn entity(&self, token: usize) -> Option<usize> {
        self.at
            .get(token)
            .copied()
            .flatten()
            .map(|(entity, _)| entity as usize)
    }

    /// The mention at a token: the index of its entity, and its own among that entity's.
    pub fn mention(&self, token: usize) -> Option<(usize, usize)> {
        let (entity, mention) = self.at.get(token).copied().flatten()?;
        Some((entity as usize, mention as usize))
    }
}
