//! What happened in a few words: a clause of the article, shortened.
//!
//! A label is made of the article's own words in their own order: the subject, the verb as it stands,
//! and what follows it, without dates, attributions, appositions and remarks. It ends where a phrase
//! ends. Where it cannot, or where the grammar of a clause is in doubt, its sentence is shown as it
//! stands, cut at a border. Only names are rewritten, into their readable form.

mod alone;
mod bounds;
mod clause;
mod cut;
mod doubt;
mod excerpt;
mod phrase;
mod stretch;
mod told;
mod wording;

use crate::analysis::{Entity, Timex, TimexType};
use crate::event::lexicon::{Class, is};
use crate::event::own_subject;
use crate::event::tree::{Names, Tree};
use crate::syntax::{Pos, Relation, Tag};
use alone::{distant_name, zone};
use clause::Clause;
use std::collections::HashMap;
use wording::Piece;

/// Words a label should not exceed; what follows is cut at a border.
const WORDS: usize = 14;

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
    /// Whether its subject is a name or a noun, not a pronoun nobody can place.
    pub grounded: bool,
    /// Whether the verb or noun has the phrases it needs.
    pub complete: bool,
    /// The verb or noun whose clause or phrase it is: not the event's own where another's clause tells
    /// of it ("signed the *agreement*").
    pub teller: usize,
    /// Whether it is a sentence as it stands, because its grammar is in doubt.
    pub excerpt: bool,
}

/// What labels are made from.
pub struct Labeller<'a, 't> {
    /// The trees.
    pub tree: &'a Tree<'a, 't>,
    /// Who is named where.
    pub names: &'a Names,
    /// The entities.
    pub entities: &'a [Entity],
    /// Whether each token is part of a time expression.
    dated: Vec<bool>,
    /// The months and years that are told by their distance from the article's day ("last month"), by their
    /// first token: the token after their last, and their name.
    distant: HashMap<usize, (usize, String)>,
}

impl<'a, 't> Labeller<'a, 't> {
    /// A labeller for a document.
    pub fn new(tree: &'a Tree<'a, 't>, names: &'a Names, entities: &'a [Entity], timexes: &[Timex]) -> Self {
        let mut dated = vec![false; tree.size()];
        let mut distant = HashMap::new();
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
            tree,
            names,
            entities,
            dated,
            distant,
        }
    }

    /// The label of an event whose trigger is a token; `None` when no line a reader could use can be
    /// made of it.
    pub fn label(&self, trigger: usize) -> Option<Label> {
        match self.carrier(trigger) {
            Some(verb) => self.clause(verb).map_or_else(
                |doubt| match doubt.is_grammar() {
                    true => self.excerpt(trigger),
                    // "after holding the third meeting of the board": the noun tells it by itself.
                    false if verb != trigger => self.noun_label(trigger),
                    false => None,
                },
                |clause| {
                    self.clause_label(&clause, trigger)
                        .or_else(|| self.excerpt(trigger))
                },
            ),
            None => self.noun_label(trigger),
        }
    }

    /// The verb or predicate whose clause tells of an event: the trigger's own, or the one a noun is
    /// the subject or object of.
    fn carrier(&self, trigger: usize) -> Option<usize> {
        let tree = self.tree;
        let verbal =
            |token: usize| tree.pos(token) == Pos::Verb || tree.first(token, &[Relation::Cop]).is_some();
        if verbal(trigger) || tree.pos(trigger) == Pos::Adj {
            return Some(trigger);
        }
        let relation = tree.relation(trigger);
        let argument = matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj);
        // Any other verb tells of an event of its own ("the vote had been put off").
        let lends = |verb: usize| {
            let light = [Class::Light, Class::Aspect, Class::Happen]
                .iter()
                .any(|&class| is(tree.lemma(verb), class));
            light
                && tree
                    .with(verb, &[Relation::CompoundPrt])
                    .all(|particle| carries_out(tree.lemma(verb), tree.document.word(particle)))
        };
        tree.head(trigger)
            .filter(|&head| argument && verbal(head) && lends(head))
    }

    fn clause_label(&self, clause: &Clause, trigger: usize) -> Option<Label> {
        let tree = self.tree;
        // Somebody's own words, in full or from the middle of them.
        if self.is_spoken(clause.subject) {
            return None;
        }
        // "released them", "handed to it": whom or what, nobody can tell; it is not the subject itself.
        let acting = self.names.entity(clause.subject);
        let nameless = |&object: &usize| {
            let itself = ["self", "selves"]
                .iter()
                .any(|end| tree.document.word(object).ends_with(end));
            let entity = self.names.entity(object);
            object > clause.verb
                && tree.word(object).tag == Tag::Prp
                && (entity.is_none() || entity == acting && !itself)
        };
        // "a statement confirming it".
        let ends_nameless = |&last: &usize| {
            last > clause.verb && tree.word(last).tag == Tag::Prp && self.names.entity(last).is_none()
        };
        if tree
            .with(clause.verb, &[Relation::Obj, Relation::Iobj, Relation::Obl])
            .any(|object| nameless(&object))
        {
            return None;
        }
        let subject = self.whole_subject(clause);
        // "As many residents slept" opens a clause; "as many as 40" is a number.
        let opens =
            |&first: &usize| tree.is(first, "as") && !(first + 2 < tree.size() && tree.is(first + 2, "as"));
        // "—Ana Rui": who signs a quotation stands behind a dash.
        let signs = |&first: &usize| {
            let start = tree.document.sentences[tree.sentence(first)].tokens.start;
            is_dash(tree.document.word(start)) && first <= start + 1
        };
        // "Channel 4's | Today": a name that goes on behind its owner.
        let owns = |&last: &usize| tree.word(last).tag == Tag::Pos;
        if subject.first().is_some_and(|first| opens(first) || signs(first))
            || subject.last().is_some_and(owns)
        {
            return None;
        }
        // "told the board to, without delay, resign": what is to be done was taken for a clause of its own.
        let cut_off = |&done: &usize| tree.word(done).tag == Tag::To;
        if tree
            .with(clause.verb, &[Relation::Xcomp])
            .any(|done| cut_off(&done))
        {
            return None;
        }
        let mut tail = self.shorten(clause, &subject)?;
        // "A report that the board published": what it published stands before.
        let gap = tree.relation(clause.verb) == Relation::AclRelcl
            && tree
                .with(clause.verb, &[Relation::Obj])
                .any(|object| matches!(tree.word(object).tag, Tag::Wdt | Tag::Wp));
        if gap && tail.is_empty() {
            return None;
        }
        if tail.last().is_some_and(ends_nameless) {
            return None;
        }
        self.keep_words_whole(&mut tail);
        let mut pieces = match self.meant(&subject, clause.subject) {
            Some(names) => vec![Piece::Text(names, clause.subject)],
            None => self.named(&subject, clause.subject),
        };
        if let Some(auxiliary) = clause.supplied {
            pieces.push(Piece::Text(auxiliary.to_owned(), clause.verb));
        }
        pieces.extend(clause.group.iter().copied().map(Piece::Token));
        pieces.extend(self.verbatim(&tail, clause.subject));
        let alone = clause.passive
            || tree.pos(clause.verb) != Pos::Verb
            || is(tree.lemma(clause.verb), Class::Undergo)
            || is(tree.lemma(clause.verb), Class::Intransitive);
        let mut label = self.finish(&pieces)?;
        label.teller = clause.verb;
        let owner = subject
            .first()
            .is_some_and(|&first| tree.word(first).tag == Tag::PrpPoss && self.names.entity(first).is_none());
        label.grounded = !owner && !self.is_unplaced(clause.subject) && !self.owes_owner(clause, &tail);
        label.complete = (alone || !tail.is_empty() || self.ends_there(clause))
            && self.says_what(clause, &tail)
            && !self.says_nothing(clause, &subject, &tail);
        // What was cut off with the event itself tells of something else.
        label.tokens.contains(&trigger).then_some(label)
    }

    /// The subject of a clause. What stands between two commas before the verb is an aside ("The dam, ten miles
    /// from Lyon, broke"); what the parser takes for a second subject right before the first is the beginning
    /// of it ("The 2020 Games | opening ceremony").
    fn whole_subject(&self, clause: &Clause) -> Vec<usize> {
        let tree = self.tree;
        // "The first meeting of the two boards in Lyon took place": the subject is the news.
        let happens = is(tree.lemma(clause.verb), Class::Happen) && !clause.passive
            || tree
                .with(clause.verb, &[Relation::Obj])
                .any(|object| tree.is(object, "place"));
        let mut tokens = match happens {
            true => self.subject_within(clause.subject, WORDS),
            false => self.subject(clause.subject),
        };
        let comma = |token: usize| tree.document.word(token) == ",";
        let closes = clause
            .group
            .first()
            .is_some_and(|&first| first > clause.subject && comma(first - 1));
        let opens = tokens
            .iter()
            .position(|&token| token > clause.subject && comma(token));
        if let Some(at) = opens.filter(|_| closes)
            && !tokens[at..]
                .iter()
                .any(|&token| tree.relation(token) == Relation::Cc)
        {
            tokens.truncate(at);
        }
        let first = tokens.first().copied().unwrap_or(clause.subject);
        let begins = tree
            .with(clause.verb, &[Relation::Nsubj, Relation::NsubjPass])
            .find(|&other| tree.phrase(other).end == first && tree.pos(other) == Pos::Propn);
        if let Some(other) = begins {
            tokens.splice(0..0, self.kept(tree.phrase(other), other));
        }
        tokens
    }

    /// A noun with its phrases: "Talks between the two sides in Geneva".
    fn noun_label(&self, noun: usize) -> Option<Label> {
        let tree = self.tree;
        let mut tokens = self.noun_tokens(noun);
        // "Monday's vote": the row says when.
        let day = tokens.iter().take_while(|&&token| self.dated[token]).count();
        let possessive = tokens
            .get(day)
            .is_some_and(|&token| matches!(tree.document.word(token), "'s" | "’s"));
        tokens.drain(..day + usize::from(possessive && day > 0));
        // "A writers' strike".
        if tokens
            .first()
            .is_some_and(|&first| tree.is(first, "a") || tree.is(first, "an"))
        {
            tokens.remove(0);
        }
        // "under construction in Lyon", "in response to the raid": how a thing is, or why.
        let set = tree.introduced_by(noun, &["in", "on", "under"])
            && tree.word(noun).tag == Tag::Nn
            && tree
                .first(
                    noun,
                    &[
                        Relation::Det,
                        Relation::NmodPoss,
                        Relation::Amod,
                        Relation::Compound,
                    ],
                )
                .is_none();
        let says_of_what = tree.children(noun).any(|child| match tree.relation(child) {
            // "Sunday's vote" says when, not of what.
            Relation::NmodPoss => !self.dated[child],
            Relation::Nmod => tokens.contains(&child) && tree.preposition(child).is_some(),
            _ => false,
        });
        // "27 votes to 9" is a figure.
        if tree.first(noun, &[Relation::Nummod]).is_some() || tokens.is_empty() {
            return None;
        }
        let mut label = self.finish(&self.named(&tokens, noun))?;
        label.teller = noun;
        label.grounded =
            !tokens.iter().any(|&token| self.is_unplaced(token)) && self.is_owned(tokens[0], noun);
        // A statement is an event by what it says.
        label.complete = says_of_what && !set && tokens.len() > 2 && !is(tree.lemma(noun), Class::Message);
        Some(label)
    }

    /// Whether it is plain whose something is: "its" is the subject's or anybody's.
    fn is_owned(&self, owner: usize, noun: usize) -> bool {
        let tree = self.tree;
        if !["its", "their"].iter().any(|word| tree.is(owner, word)) {
            return true;
        }
        let subject = tree.above(noun).find_map(|above| own_subject(tree, above));
        let acting = subject.and_then(|subject| self.names.entity(subject));
        acting.is_some() && acting == self.names.entity(owner)
    }

    /// Words in some tokens: those that stand apart from the one before.
    fn words(&self, tokens: &[usize]) -> usize {
        let spaced = |token: &&usize| self.tree.document.tokens[**token].spaced;
        tokens.iter().filter(spaced).count()
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "--")
}

/// "handed down a sentence", "carried out a raid": with its particle the verb still says only that the
/// noun came about, as "put off a vote" does not.
fn carries_out(verb: &str, particle: &str) -> bool {
    matches!(
        (verb, particle),
        ("hand", "down" | "out") | ("carry", "out") | ("set" | "take", "up")
    )
}
