//! A sentence as it stands, for when its grammar is in doubt.

use super::check::Table;
use super::cut::NO_BORDER;
use super::{Label, Labeller, TOKENS, WORDS};
use crate::document::TokenKind;
use crate::rule::{Rejected, Rule};
use crate::story::story_tokens;
use crate::syntax::{Pos, Relation, Tag};
use crate::words::is_cue;
use crate::words::{Class, is};
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

const LEANS: Rejected = Rejected::by(
    "sentence leans on another",
    "The sentence cannot stand alone: it leans on the one before it, or has no end.",
);
const SHORT: Rejected = Rejected::by("too short", "Of the sentence only a few words would be left.");
const ELSEWHERE: Rejected = Rejected::by(
    "named elsewhere",
    "A pronoun of the sentence stands for something that is named elsewhere.",
);
const WITHOUT_VERB: Rejected = Rejected::by(
    "verb cut off",
    "The sentence is long, and its verb stands behind the place where it would be cut.",
);

/// What an event may not be for its sentence to stand for it.
pub(super) const SENTENCE: &Table<usize> = &[Rule {
    name: "described in passing",
    says: "The clause only describes a noun, and is no news of its sentence.",
    run: |labeller, &trigger| labeller.tree.relation(trigger) == Relation::AclRelcl,
}];

/// Guards against trees that are wrong: no short sentence gets one for certain, so these carry no examples.
const SENTENCE_GUARDS: &Table<usize> = &[
    Rule {
        name: "spoken sentence",
        says: "The event is told in somebody's own words.",
        run: |labeller, &trigger| labeller.is_spoken(trigger),
    },
    Rule {
        name: "sentence that tells",
        says: "The event is that something was said; what was said is the news of the sentence.",
        run: |labeller, &trigger| is_cue(labeller.tree.lemma(trigger)),
    },
    Rule {
        name: "two objects",
        says: "The verb has two objects: two clauses were taken for one.",
        run: |labeller, &trigger| labeller.tree.with(trigger, &[Relation::Obj]).count() > 1,
    },
    Rule {
        name: "statement",
        says: "Somebody made a statement, and what it says is the event.",
        run: |labeller, &trigger| {
            let tree = labeller.tree;
            let message = |noun: usize| is(tree.lemma(noun), Class::Message);
            tree.with(trigger, &[Relation::Obj]).any(|object| {
                message(object) || tree.first(object, &[Relation::Compound]).is_some_and(message)
            })
        },
    },
];

impl Labeller<'_, '_> {
    /// The sentence of an event from its beginning to the last border that fits.
    pub(super) fn excerpt(&self, trigger: usize) -> Result<Label, Rejected> {
        if let Some(rejected) = self.forbidden(&[SENTENCE, SENTENCE_GUARDS], &trigger) {
            return Err(rejected);
        }
        let clause = self.stretch_of(trigger).ok_or(LEANS)?;
        let tokens = self.excerpt_tokens(trigger, clause.clone())?;
        if self.words(&tokens) < FEWEST {
            return Err(SHORT);
        }
        if self.points_elsewhere(&tokens) {
            return Err(ELSEWHERE);
        }
        // "Two men who were held | in Lyon were tried": the verb of the sentence was cut off.
        let tree = self.tree;
        let main = clause.clone().find(|&token| {
            tree.head(token).is_none_or(|head| !clause.contains(&head)) && tree.pos(token) != Pos::Punct
        });
        if main.is_some_and(|main| main > tokens[tokens.len() - 1]) {
            return Err(WITHOUT_VERB);
        }
        let mut label = self.finish(&self.verbatim(&tokens, tokens[0]), trigger)?;
        label.excerpt = true;
        Ok(label)
    }

    /// What of an event's sentence stands by itself: behind the phrase that opens it, and of what somebody says
    /// the clause that tells of the event. `None` where that leans on the sentence before, has no end, or does
    /// not hold the event.
    fn stretch_of(&self, trigger: usize) -> Option<Range<usize>> {
        let tree = self.tree;
        let document = tree.document;
        let index = tree.sentence(trigger);
        let sentence = &document.sentences[index];
        let first = story_tokens(document, index).next()?;
        let first = self.after_opening(first..sentence.tokens.end.min(trigger + 1));
        let clause = self.told_clause(trigger, first..sentence.tokens.end);
        let first = clause.start;
        let leans = matches!(
            tree.pos(first),
            Pos::Pron | Pos::Cconj | Pos::Sconj | Pos::Adv | Pos::Punct | Pos::Adp | Pos::Verb | Pos::Aux
        );
        let ends = document.slice(sentence.span).ends_with(['.', '!', '”', '"']);
        let reached = first <= trigger && trigger < first + TOKENS;
        (!leans && ends && reached).then_some(clause)
    }

    /// The tokens of a stretch as far as they fit, without remarks and days.
    fn excerpt_tokens(&self, trigger: usize, clause: Range<usize>) -> Result<Vec<usize>, Rejected> {
        let document = self.tree.document;
        let first = clause.start;
        let last = clause
            .rev()
            .find(|&token| document.tokens[token].kind != TokenKind::Punctuation)
            .ok_or(SHORT)?
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
            let (cut, _) = fits.or_else(|| cuts().next()).ok_or(NO_BORDER)?;
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
        Ok(tokens)
    }

    /// "The staff handed over to it": whether a pronoun stands for what the line has not named.
    fn points_elsewhere(&self, tokens: &[usize]) -> bool {
        let pronoun = |token: usize| self.tree.word(token).tag == Tag::Prp;
        tokens.iter().enumerate().any(|(at, &token)| {
            let entity = self.names.entity(token).filter(|_| pronoun(token));
            let named = |&before: &usize| self.names.entity(before) == entity;
            entity.is_some() && !tokens[..at].iter().any(named)
        })
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
            && !(first..comma).any(|token| tree.pos(token).is_verbal())
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
            Tag::In => !tree.is_one_of(token, &["of", "than", "that", "between"]),
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
