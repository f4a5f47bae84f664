//! A sentence as it stands, for when its grammar is in doubt.

use super::{Label, Labeller, WORDS};
use crate::document::TokenKind;
use crate::summary::story_start;
use crate::syntax::Pos;

/// Fewest words of an excerpt.
const FEWEST: usize = 4;

impl Labeller<'_, '_> {
    /// The sentence of an event from its beginning to the last border that fits; `None` when that does
    /// not reach the event, or when the sentence leans on the one before it.
    pub(super) fn excerpt(&self, trigger: usize) -> Option<Label> {
        let tree = self.tree;
        let document = tree.document;
        if self.is_spoken(trigger) {
            return None;
        }
        let index = tree.sentence(trigger);
        let sentence = &document.sentences[index];
        let start = story_start(document, index);
        let mut first = sentence
            .tokens
            .clone()
            .find(|&token| document.tokens[token].span.start >= start)?;
        // "On Monday, …"
        let comma = (first..sentence.tokens.end.min(first + 7)).find(|&token| document.word(token) == ",");
        if let Some(comma) = comma
            && (first..comma).all(|token| self.dated[token] || tree.pos(token) == Pos::Adp)
        {
            first = comma + 1;
        }
        let leans = matches!(
            tree.pos(first),
            Pos::Pron | Pos::Cconj | Pos::Sconj | Pos::Adv | Pos::Punct | Pos::Adp
        );
        let ends = document.slice(sentence.span).ends_with(['.', '!', '”', '"']);
        if leans || !ends || trigger < first {
            return None;
        }
        let last = (first..sentence.tokens.end)
            .rev()
            .find(|&token| document.tokens[token].kind != TokenKind::Punctuation)?
            + 1;
        let whole: Vec<usize> = (first..last).collect();
        let tokens = if self.words(&whole) <= WORDS {
            whole
        } else {
            let cut = (trigger + 1..last)
                .take_while(|&at| self.words(&whole[..at - first]) <= WORDS)
                .filter(|&at| {
                    document.word(at) == "," || matches!(tree.word(at).tag, "IN" | "TO" | "WDT" | "CC")
                })
                .filter(|&at| !self.dangles(at - 1))
                .last()?;
            whole[..cut - first].to_vec()
        };
        if self.words(&tokens) < FEWEST {
            return None;
        }
        let cut = tokens.len() < last - first;
        let mut label = self.finish(&self.plain(&tokens), cut)?;
        label.teller = trigger;
        label.excerpt = true;
        label.complete = true;
        label.grounded = true;
        Some(label)
    }
}
