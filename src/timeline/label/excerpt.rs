//! A sentence as it stands, for when its grammar is in doubt.

use super::{Label, Labeller, WORDS};
use crate::document::TokenKind;
use crate::event::is_cue;
use crate::event::lexicon::{Class, is};
use crate::summary::story_start;
use crate::syntax::Pos;
use std::ops::Range;

/// Fewest words of an excerpt.
const FEWEST: usize = 4;

/// Words beyond the limit that are not worth a cut.
const OVER: usize = 4;

/// Most words of a remark that says who tells.
const ASIDE: usize = 7;

impl Labeller<'_, '_> {
    /// The sentence of an event from its beginning to the last border that fits; `None` when that does
    /// not reach the event, or when the sentence leans on the one before it.
    pub(super) fn excerpt(&self, trigger: usize) -> Option<Label> {
        let tree = self.tree;
        let document = tree.document;
        // "…, the board announced": the sentence tells what was announced.
        if self.is_spoken(trigger) || is_cue(tree.lemma(trigger)) {
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
        let aside = self.said_within(first, trigger);
        let whole: Vec<usize> = (first..last)
            .filter(|token| !aside.as_ref().is_some_and(|aside| aside.contains(token)))
            .collect();
        let size = whole.len();
        let tokens = if self.words(&whole) <= WORDS + OVER {
            whole
        } else {
            let cut = whole
                .iter()
                .enumerate()
                .filter(|&(_, &at)| trigger < at)
                .take_while(|&(index, _)| self.words(&whole[..index]) <= WORDS)
                .filter(|&(_, &at)| {
                    document.word(at) == "," || matches!(tree.word(at).tag, "IN" | "TO" | "WDT" | "CC")
                })
                .filter(|&(_, &at)| !self.dangles(at - 1))
                .last()
                .map(|(index, _)| index)?;
            whole[..cut].to_vec()
        };
        if self.words(&tokens) < FEWEST {
            return None;
        }
        let cut = tokens.len() < size;
        let mut label = self.finish(&self.plain(&tokens), cut)?;
        label.teller = trigger;
        label.excerpt = true;
        label.complete = true;
        label.grounded = true;
        Some(label)
    }

    /// ", the report said,": who tells of a sentence in the middle of it, with the commas.
    fn said_within(&self, first: usize, trigger: usize) -> Option<Range<usize>> {
        let tree = self.tree;
        let comma = |&at: &usize| tree.document.word(at) == ",";
        let open = (first..trigger).find(comma)?;
        let close = (open + 1..trigger.min(open + 2 + ASIDE)).find(comma)?;
        let says = tree.pos(close - 1) == Pos::Verb && is(tree.lemma(close - 1), Class::Say);
        says.then_some(open..close + 1)
    }
}
