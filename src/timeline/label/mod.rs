//! What happened in a few words: a clause of the article, shortened.
//!
//! A label is made of the article's own words in their own order: the subject, the verb as it stands,
//! and what follows it, without dates, attributions, appositions and remarks. It ends where a phrase
//! ends. Where it cannot, or where the grammar of a clause is in doubt, its sentence is shown as it
//! stands, cut at a border. Only names are rewritten, into their readable form.

mod alone;
mod border;
mod bounds;
mod broken;
mod check;
mod clause;
mod cut;
mod draft;
mod empty;
mod excerpt;
mod line;
mod noun;
mod open;
mod phrase;
mod reduced;
mod stretch;
mod subject;
mod wording;

use crate::analysis::{Entity, Timex, TimexType};
use crate::clause::Clauses;
use crate::document::Document;
use crate::rule::Rejected;
use crate::span::Span;
use crate::story::{Names, Reading};
use crate::syntax::{Pos, Relation, Tree};
use crate::words::{Class, is_any};
pub use check::rules;

use alone::{distant_name, zone};
use clause::Doubt;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use wording::Piece;

/// Words a label should not exceed; what follows is cut at a border.
const WORDS: usize = 18;

/// Tokens at which a label is too long whatever follows, so that noise parsed as one endless
/// sentence is not gathered again and again.
const TOKENS: usize = 120;

/// A label and what went into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text, with a capital first letter and no full stop.
    pub text: String,
    /// The tokens it was made of, in order.
    pub tokens: Vec<usize>,
    /// The verb or noun whose clause or phrase it is: not the event's own where another's clause tells
    /// of it ("signed the *agreement*").
    pub teller: usize,
    /// Whether it is a sentence as it stands, because its grammar is in doubt.
    pub excerpt: bool,
    /// Whether only the lines around it explain what it is of: "The site was raided".
    pub open: bool,
}

impl Label {
    /// Where the article says so.
    pub fn span(&self, document: &Document) -> Span {
        let first = self.tokens.first().copied().unwrap_or_default();
        document.span_of(first..self.tokens.last().map_or(first, |&last| last) + 1)
    }
}

/// What labels are made from.
pub struct Labeller<'a, 't> {
    /// The article.
    pub reading: &'a Reading<'a, 't>,
    /// The trees.
    pub tree: &'a Tree<'a, 't>,
    /// The clauses of the trees.
    pub clauses: &'a Clauses,
    /// Who is named where.
    pub names: &'a Names,
    /// The entities.
    pub entities: &'a [Entity],
    /// Whether each token is part of a time expression.
    dated: Vec<bool>,
    /// The months and years that are told by their distance from the article's day ("last month"), by their
    /// first token: the token after their last, and their name.
    distant: FxHashMap<usize, (usize, String)>,
    /// The nouns of the story's lead.
    in_lead: FxHashSet<&'a str>,
    /// What was made of each token so far.
    known: RefCell<FxHashMap<usize, Result<Label, Rejected>>>,
    /// The name of a rule that is switched off, to see what it is for.
    pub without: &'a str,
}

impl<'a, 't> Labeller<'a, 't> {
    /// A labeller for a document.
    pub fn new(reading: &'a Reading<'a, 't>) -> Self {
        let &Reading {
            tree,
            clauses,
            names,
            entities,
            timexes,
            ..
        } = reading;
        let mut dated = vec![false; tree.size()];
        let mut distant = FxHashMap::default();
        // How long something lasts is part of what happened ("jailed for nine years").
        let placed = |timex: &&Timex| {
            matches!(timex.kind, TimexType::Date | TimexType::Time) || timex.interval.is_some()
        };
        for timex in timexes.iter().filter(placed) {
            let tokens = tree.document.tokens_in(timex.span);
            if let Some(name) = distant_name(timex) {
                distant.insert(tokens.start, (tokens.end, name));
            }
            let zone = match timex.kind {
                TimexType::Time => zone(tree, tokens.end),
                _ => 0,
            };
            dated[tokens.start..tokens.end + zone].fill(true);
        }
        Self {
            reading,
            tree,
            clauses,
            names,
            entities,
            dated,
            distant,
            in_lead: open::nouns_of_lead(tree),
            known: RefCell::default(),
            without: "",
        }
    }

    /// The label of an event whose trigger is a token, or the rule for which no line a reader could use is made. Each is
    /// made once, whoever asks.
    pub fn label(&self, trigger: usize) -> Result<Label, Rejected> {
        if let Some(known) = self.known.borrow().get(&trigger) {
            return known.clone();
        }
        let label = self.made(trigger);
        self.known.borrow_mut().insert(trigger, label.clone());
        label
    }

    fn made(&self, trigger: usize) -> Result<Label, Rejected> {
        let Some(verb) = self.carrier(trigger) else {
            return self.noun_label(trigger);
        };
        match self.clause(verb) {
            Ok(clause) => match self.clause_label(clause, trigger) {
                Err(Doubt::Grammar(_)) => self.excerpt(trigger),
                Err(Doubt::NoEvent(rejected)) => Err(rejected),
                Ok(label) => Ok(label),
            },
            Err(Doubt::Grammar(_)) => self.excerpt(trigger),
            // "after holding the third meeting of the board": the noun tells it by itself.
            Err(Doubt::NoEvent(_)) if verb != trigger => self.noun_label(trigger),
            Err(Doubt::NoEvent(rejected)) => Err(rejected),
        }
    }

    /// Tokens of one sentence as they stand, with the verb that tells.
    pub fn as_it_stands(&self, tokens: &[usize], teller: usize) -> Result<Label, Rejected> {
        let pieces: Vec<Piece> = tokens.iter().copied().map(Piece::Token).collect();
        let mut label = self.finish(&pieces, teller)?;
        label.excerpt = true;
        Ok(label)
    }

    /// Whether a token is part of a time expression.
    pub fn is_dated(&self, token: usize) -> bool {
        self.dated[token]
    }

    /// The verb or predicate whose clause tells of an event: the trigger's own, or the one a noun is
    /// the subject or object of.
    fn carrier(&self, trigger: usize) -> Option<usize> {
        let tree = self.tree;
        let verbal = |token: usize| tree.pos(token) == Pos::Verb || tree.has(token, &[Relation::Cop]);
        if verbal(trigger) || tree.pos(trigger) == Pos::Adj {
            return Some(trigger);
        }
        let argument = tree.relation(trigger).is_argument();
        // Any other verb tells of an event of its own ("the vote had been put off").
        let lends = |verb: usize| {
            let light = is_any(tree.lemma(verb), &[Class::Light, Class::Aspect, Class::Happen]);
            light
                && tree
                    .with(verb, &[Relation::CompoundPrt])
                    .all(|particle| carries_out(tree.lemma(verb), tree.document.word(particle)))
        };
        tree.head(trigger)
            .filter(|&head| argument && verbal(head) && lends(head))
    }

    /// Words in some tokens: those that stand apart from the one before.
    fn words(&self, tokens: &[usize]) -> usize {
        let spaced = |token: &&usize| self.tree.document.tokens[**token].spaced;
        tokens.iter().filter(spaced).count()
    }
}

/// "handed down a sentence", "carried out a raid": with its particle the verb still says only that the
/// noun came about, as "put off a vote" does not.
fn carries_out(verb: &str, particle: &str) -> bool {
    matches!(
        (verb, particle),
        ("hand", "down" | "out") | ("carry", "out") | ("set" | "take", "up")
    )
}
