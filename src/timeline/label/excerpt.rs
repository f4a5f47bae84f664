//! A sentence as it stands, for when its grammar is in doubt.

use super::{Label, Labeller, TOKENS, WORDS};
use crate::document::TokenKind;
use crate::event::is_cue;
use crate::event::lexicon::{Class, is};
use crate::story::story_start;
use crate::syntax::{Pos, Relation, Tag};
use std::ops::Range;

/// Fewest words of an excerpt.
const FEWEST: usize = 4;

/// Words beyond the limit that are not worth a cut.
const OVER: usize = 4;

/// Words beyond the limit that a line may have where no border comes before.
const WHOLE: usize = 6;

/// Most tokens of a phrase that opens a sentence.
const OPENING: usize = 16;

/// Most words of a remark that says who tells.
const ASIDE: usize = 7;

impl Labeller<'_, '_> {
    /// The sentence of an event from its beginning to the last border that fits; `None` when that does
    /// not reach the event, or when the sentence leans on the one before it.
    pub(super) fn excerpt(&self, trigger: usize) -> Option<Label> {
        let tree = self.tree;
        let document = tree.document;
        // "…, the board announced": the sentence tells what was announced.
        // "The ballot which was held in May decided": what only describes is no news of the sentence.
        let describes = tree.relation(trigger) == Relation::AclRelcl;
        if self.is_spoken(trigger) || is_cue(tree.lemma(trigger)) || describes {
            return None;
        }
        let index = tree.sentence(trigger);
        let sentence = &document.sentences[index];
        let start = story_start(document, index);
        let first = sentence
            .tokens
            .clone()
            .find(|&token| document.tokens[token].span.start >= start)?;
        let first = self.after_opening(first..sentence.tokens.end.min(trigger + 1));
        let clause = self.told_clause(trigger, first..sentence.tokens.end);
        let first = clause.start;
        let leans = matches!(
            tree.pos(first),
            Pos::Pron | Pos::Cconj | Pos::Sconj | Pos::Adv | Pos::Punct | Pos::Adp | Pos::Verb | Pos::Aux
        );
        let ends = document.slice(sentence.span).ends_with(['.', '!', '”', '"']);
        // "released a statement a boat sailed": two objects are one clause too many, and what a statement says
        // is the event.
        let objects = tree.with(trigger, &[Relation::Obj]).count();
        let states = tree.with(trigger, &[Relation::Obj]).any(|object| {
            let part = tree.first(object, &[Relation::Compound]);
            is(tree.lemma(object), Class::Message)
                || part.is_some_and(|part| is(tree.lemma(part), Class::Message))
        });
        let reached = first <= trigger && trigger < first + TOKENS;
        if leans || !ends || !reached || objects > 1 || states {
            return None;
        }
        let last = clause
            .clone()
            .rev()
            .find(|&token| document.tokens[token].kind != TokenKind::Punctuation)?
            + 1;
        // No line is so long; noise that never ends is not gathered again and again.
        let last = last.min(first + TOKENS);
        let asides = self.asides(first, last, trigger);
        let whole: Vec<usize> = (first..last)
            .filter(|token| !asides.iter().any(|aside| aside.contains(token)))
            .collect();
        let mut tokens = if self.words(&whole) <= WORDS + OVER {
            whole
        } else {
            let cuts = || {
                (1..whole.len())
                    .filter(|&at| trigger < whole[at] && self.may_end_before(whole[at]))
                    .map(|at| (at, self.words(&whole[..at])))
                    .take_while(|&(_, words)| words <= WORDS + WHOLE)
            };
            let fits = cuts().filter(|&(_, words)| words <= WORDS).last();
            let (cut, _) = fits.or_else(|| cuts().next())?;
            whole[..cut].to_vec()
        };
        self.drop_opened(&mut tokens);
        self.drop_days(&mut tokens);
        self.drop_date(&mut tokens);
        while tokens
            .last()
            .is_some_and(|&last| self.dangles(last) || self.is_left_over(last))
        {
            tokens.pop();
        }
        if self.words(&tokens) < FEWEST {
            return None;
        }
        // "The staff handed over to it": what it is stands elsewhere.
        let elsewhere = |(at, &token): (usize, &usize)| {
            let entity = self
                .names
                .entity(token)
                .filter(|_| tree.word(token).tag == Tag::Prp);
            entity.is_some()
                && !tokens[..at]
                    .iter()
                    .any(|&before| self.names.entity(before) == entity)
        };
        if tokens.iter().enumerate().any(elsewhere) {
            return None;
        }
        // "Two men who were held | in Lyon were tried": the verb of the sentence was cut off.
        let main = clause.clone().find(|&token| {
            tree.head(token).is_none_or(|head| !clause.contains(&head)) && tree.pos(token) != Pos::Punct
        });
        if main.is_some_and(|main| main > tokens[tokens.len() - 1]) {
            return None;
        }
        let mut label = self.finish(&self.verbatim(&tokens, tokens[0]))?;
        label.teller = trigger;
        label.excerpt = true;
        label.complete = true;
        label.grounded = true;
        Some(label)
    }

    /// "The board said the ferry sank": of what somebody says, the clause that tells of the event.
    fn told_clause(&self, trigger: usize, sentence: Range<usize>) -> Range<usize> {
        let tree = self.tree;
        let told = std::iter::once(trigger)
            .chain(tree.above(trigger))
            .find(|&token| {
                tree.relation(token) == Relation::Ccomp
                    && tree
                        .head(token)
                        .is_some_and(|head| head < token && is_cue(tree.lemma(head)))
            });
        let Some(phrase) = told.map(|token| tree.phrase(token)) else {
            return sentence;
        };
        let start = phrase.start + usize::from(tree.relation(phrase.start) == Relation::Mark);
        let whole = sentence.start <= start && start <= trigger && trigger < phrase.end;
        if whole {
            start..phrase.end.min(sentence.end)
        } else {
            sentence
        }
    }

    /// "On Monday, ", "At 9 p.m. in Lyon, ", "On Monday the board": where a sentence begins behind a phrase
    /// that only says when, or when and where.
    fn after_opening(&self, tokens: Range<usize>) -> usize {
        let tree = self.tree;
        let first = tokens.start;
        let opens = self.dated[first] || tree.pos(first) == Pos::Adp;
        let comma = (first..tokens.end.min(first + OPENING)).find(|&token| tree.document.word(token) == ",");
        if let Some(comma) = comma
            && opens
            && (first..comma).any(|token| self.dated[token])
            && !(first..comma).any(|token| matches!(tree.pos(token), Pos::Verb | Pos::Aux))
        {
            let year = |&token: &usize| self.dated[token] || tree.document.word(token) == ",";
            return (comma + 1..tokens.end)
                .find(|token| !year(token))
                .unwrap_or(comma + 1);
        }
        let date = first + usize::from(tree.pos(first) == Pos::Adp);
        let run = (date..tokens.end).take_while(|&token| self.dated[token]).count();
        if run > 0 { date + run } else { first }
    }

    /// What a sentence can be told without: who tells of it, what explains a name, what stands in brackets;
    /// each with its commas.
    fn asides(&self, first: usize, last: usize, trigger: usize) -> Vec<Range<usize>> {
        let tree = self.tree;
        let mark = |at: usize, mark: &str| tree.document.word(at) == mark;
        let mut asides: Vec<Range<usize>> = self.said_within(first, trigger).into_iter().collect();
        for token in first..last {
            if mark(token, "(")
                && let Some(close) = (token..last).find(|&close| mark(close, ")"))
            {
                asides.push(token..close + 1);
            }
            let phrase = tree.phrase(token);
            let open = phrase.start.saturating_sub(usize::from(!mark(phrase.start, ",")));
            let explains = matches!(tree.relation(token), Relation::Appos | Relation::AclRelcl);
            let apart = explains && open > first && phrase.end < last;
            if apart && mark(open, ",") && mark(phrase.end, ",") && !phrase.contains(&trigger) {
                asides.push(open..phrase.end + 1);
            }
        }
        asides
    }

    /// "had to leave | on Monday | after": days within a sentence, with the word before them.
    fn drop_days(&self, tokens: &mut Vec<usize>) {
        let tree = self.tree;
        let on = |token: usize| tree.is(token, "on");
        let mut day = vec![false; tokens.len()];
        for at in 1..tokens.len() {
            if !self.dated[tokens[at]] || day[at] || self.is_spoken(tokens[at]) {
                continue;
            }
            let end = (at..tokens.len())
                .find(|&end| !self.dated[tokens[end]])
                .unwrap_or(tokens.len());
            let next = tokens.get(end).map(|&next| tree.pos(next));
            let verbal = |pos| matches!(pos, Pos::Verb | Pos::Aux);
            let led = on(tokens[at - 1]) || verbal(tree.pos(tokens[at - 1])) || next.is_some_and(verbal);
            let free = next.is_none_or(|next| {
                verbal(next) || matches!(next, Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Punct)
            });
            if led && free {
                day[at - usize::from(on(tokens[at - 1]))..end].fill(true);
            }
        }
        let mut at = 0;
        tokens.retain(|_| {
            at += 1;
            !day[at - 1]
        });
    }

    /// Whether a line may end before a token: at a comma, or where a phrase of its own begins.
    fn may_end_before(&self, token: usize) -> bool {
        let tree = self.tree;
        let leads = match tree.word(token).tag {
            Tag::In => !["of", "than", "that", "between"]
                .iter()
                .any(|word| tree.is(token, word)),
            Tag::To => token + 1 < tree.size() && tree.word(token + 1).tag != Tag::Vb,
            tag => matches!(tag, Tag::Wdt | Tag::Cc),
        };
        (leads || tree.document.word(token) == ",") && !self.dangles(token - 1)
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
