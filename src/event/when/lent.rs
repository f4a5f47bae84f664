//! The time of an event that has none of its own: that of an event it is joined to or part of.

use super::{FURTHEST, When};
use crate::clause::{Clauses, Group, Tense};
use crate::event::trigger::Trigger;
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is, is_any, is_cue};
use std::ops::Range;

/// The events of an article with the times that stand with them.
pub(super) struct Lenders<'a, 't> {
    tree: &'a Tree<'a, 't>,
    clauses: &'a Clauses,
    /// The event each token speaks for.
    hosts: &'a [Option<usize>],
    /// The time that stands with each event.
    own: &'a [Option<When>],
    /// The tokens of each time expression.
    spans: Vec<Range<usize>>,
    /// The first tokens of those that lie on a calendar.
    dates: Vec<usize>,
}

impl<'a, 't> Lenders<'a, 't> {
    pub fn new(reading: &Reading<'a, 't>, hosts: &'a [Option<usize>], own: &'a [Option<When>]) -> Self {
        let &Reading {
            tree,
            clauses,
            timexes,
            ..
        } = reading;
        let spans: Vec<Range<usize>> = timexes
            .iter()
            .map(|timex| tree.document.tokens_in(timex.span))
            .collect();
        let dates = timexes
            .iter()
            .zip(&spans)
            .filter(|(timex, _)| timex.interval.is_some())
            .map(|(_, span)| span.start)
            .collect();
        Self {
            tree,
            clauses,
            hosts,
            own,
            spans,
            dates,
        }
    }

    /// The time that stands with the event a token speaks for.
    fn held(&self, token: usize) -> Option<When> {
        self.hosts[token].and_then(|index| self.own[index])
    }

    /// The time an event takes from another.
    pub fn lend(&self, trigger: Trigger) -> Option<When> {
        self.explained(trigger)
            .or_else(|| self.within(trigger))
            .or_else(|| self.inherited(trigger))
            .or_else(|| self.opened(trigger))
            .or_else(|| self.of_subject(trigger))
            .or_else(|| self.shared(trigger))
    }

    /// "in July, when a rival sued": what a day is known by happened on it.
    fn explained(&self, trigger: Trigger) -> Option<When> {
        let tree = self.tree;
        let verb = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb)?;
        let when = tree
            .with(verb, &[Relation::Advmod, Relation::Mark])
            .find(|&child| child < verb && tree.is(child, "when"))?;
        let before = when.checked_sub(1)?;
        let before = match tree.document.word(before) {
            "," => before.checked_sub(1)?,
            _ => before,
        };
        let timex = self.spans.partition_point(|span| span.end <= before);
        self.spans
            .get(timex)
            .is_some_and(|span| span.contains(&before))
            .then_some(When { timex, own: false })
    }

    /// "died in the 2012 attack": what happened in an event was at its time. Who is "charged in the 2012 attack" was not,
    /// nor what is denied of it, or may yet come of it.
    fn within(&self, trigger: Trigger) -> Option<When> {
        let tree = self.tree;
        let verb = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb)?;
        tree.with(verb, &[Relation::Obl])
            .filter(|_| {
                !is_any(
                    tree.lemma(verb),
                    &[Class::Accuse, Class::Say, Class::Cue, Class::Plan, Class::Fail],
                )
            })
            .filter(|_| !self.clauses.tells(verb, |group| group.modality.is_some()))
            .filter(|&noun| noun > verb && tree.introduced_by(noun, &["in", "during"]))
            .find_map(|noun| self.held(noun).filter(|when| self.spans[when.timex].end <= noun))
            .map(When::lent)
    }

    /// "a fire on Saturday killed two people": a verb tells of the same day as the event that is its subject,
    /// unless it tells what became of it before ("the vote on Tuesday had been put off").
    fn of_subject(&self, trigger: Trigger) -> Option<When> {
        let tree = self.tree;
        let past =
            |verb: usize| self.clauses.tells(verb, Group::is_simple_past) && !self.clauses.is_passive(verb);
        let verb = trigger.verb.filter(|&verb| verb == trigger.token && past(verb))?;
        let lemma = tree.lemma(verb);
        let hindered = is(lemma, Class::Fail) || is(lemma, Class::Plan) || is_cue(lemma);
        let plain = !tree.has(verb, &[Relation::Aux, Relation::CompoundPrt]);
        let subject = self
            .clauses
            .own_subject(verb)
            .filter(|&subject| !hindered && plain && subject < verb)?;
        let when = self.held(subject)?;
        let span = &self.spans[when.timex];
        (subject < span.start && span.end <= verb).then_some(when.lent())
    }

    /// "stormed the palace and broke the windows on Sunday": a day behind the last of several verbs of one
    /// subject is that of all. Of passives it is too when each has its own: "two were hurt and six were held on
    /// Sunday" counts what one thing led to.
    fn shared(&self, trigger: Trigger) -> Option<When> {
        let tree = self.tree;
        let told = |verb: usize| {
            self.clauses
                .tells(verb, |group| group.is_simple_past() && group.lender.is_none())
        };
        let plain = |verb: usize| told(verb) && !self.clauses.is_passive(verb);
        let suffered = |verb: usize| told(verb) && self.clauses.is_passive(verb);
        let verb = trigger.verb.filter(|&verb| !is_cue(tree.lemma(verb)))?;
        let last = tree.with(verb, &[Relation::Conj]).last()?;
        let subject = self.clauses.own_subject(last);
        let alike = plain(verb) && plain(last) && subject.is_none() || suffered(verb) && suffered(last);
        let when = self.held(last)?;
        let span = &self.spans[when.timex];
        let ends = span.end >= tree.size() || matches!(tree.document.word(span.end), "." | ",");
        (alike && last < span.start && ends).then_some(when.lent())
    }

    /// The time of the event this one is joined to or part of.
    fn inherited(&self, trigger: Trigger) -> Option<When> {
        let tree = self.tree;
        let start = trigger.carrier();
        // "closed on Monday and will stay shut".
        let ahead = |verb: usize| self.clauses.tells(verb, |group| group.modality.is_some());
        let mut current = start;
        for _ in 0..FURTHEST {
            let Some(above) = tree.head(current) else { break };
            let same_time = match tree.relation(current) {
                // "opened on Monday, and traffic has grown since".
                Relation::Conj => {
                    matches!(tree.pos(above), Pos::Verb | Pos::Noun | Pos::Adj)
                        && !self
                            .clauses
                            .tells(current, |group| group.perfect && group.lender.is_none())
                        && (ahead(above) || !ahead(current))
                        && !self.is_dated(current)
                }
                Relation::Xcomp => !is(tree.lemma(above), Class::Plan) && !is_cue(tree.lemma(above)),
                Relation::Advcl => {
                    !tree.has_word(
                        current,
                        &[Relation::Mark],
                        &[
                            "after", "before", "since", "until", "if", "unless", "to", "because", "although",
                            "though",
                        ],
                    ) && (matches!(tree.word(current).tag, Tag::Vbg | Tag::Vbn)
                        || self
                            .clauses
                            .tells(current, |group| group.tense == Some(Tense::Past)))
                }
                Relation::Obl | Relation::Nmod => {
                    tree.introduced_by(current, &["during", "in", "at"]) && tree.pos(above) == Pos::Verb
                }
                // "Their talks in Rome on Monday ended": handled by the hosts. "signed the deal Monday" hung
                // on the deal: the verb asks its object below.
                _ => false,
            };
            if !same_time {
                break;
            }
            if let Some(when) = self.held(above) {
                return Some(when.lent());
            }
            current = above;
        }
        // The parser may hang "on Monday" on the object: "signed the agreement on Monday".
        if tree.pos(start) == Pos::Verb && !is(tree.lemma(start), Class::Plan) && !is_cue(tree.lemma(start)) {
            let object = self
                .clauses
                .passive_subject(start)
                .or_else(|| tree.first(start, &[Relation::Obj]))?;
            let when = self.held(object)?;
            // "investigate the May 6 attack": that day is the attack's alone.
            let trails = object < self.spans[when.timex].start;
            return (trails && tree.preposition(object).is_none()).then_some(when.lent());
        }
        None
    }

    /// Whether a date stands behind a verb in its clause, as in "and won a medal at this June's games".
    fn is_dated(&self, verb: usize) -> bool {
        let tree = self.tree;
        let next = self.dates.partition_point(|&date| date <= verb);
        let end = tree.phrase(verb).end;
        tree.pos(verb) == Pos::Verb && self.dates.get(next).is_some_and(|&date| date < end)
    }

    /// "After talks in June, the two signed", "Releasing its advice on Monday, the board urged": an event that
    /// opens the sentence gives the main one its time.
    fn opened(&self, trigger: Trigger) -> Option<When> {
        let tree = self.tree;
        let verb = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb)?;
        let finite = matches!(tree.word(verb).tag, Tag::Vbd | Tag::Vbn);
        let opens = |child: usize| match tree.pos(child) {
            Pos::Noun => tree.introduced_by(child, &["after", "following", "during", "at", "in"]),
            Pos::Verb => tree.word(child).tag == Tag::Vbg && !tree.has(child, &[Relation::Mark]),
            _ => false,
        };
        // "After talks" is easily taken for the subject.
        let hangs = |child: usize| match tree.relation(child) {
            Relation::Obl | Relation::Advcl => true,
            relation => relation.is_subject(),
        };
        tree.children(verb)
            .filter(|&child| finite && child < verb && hangs(child) && opens(child))
            .find_map(|child| self.held(child))
            .map(When::lent)
    }
}
