//! When the event of a row happened, and how the row says so.

use super::candidate::Candidate;
use super::display;
use crate::analysis::{BlockKind, Certainty, Event, EventStatus, TimelineRow, Timex, TimexType};
use crate::clause::{Clauses, Group, Tense};
use crate::event::reported;
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tree};
use crate::timex::calendar::Date;
use crate::words::is_cue;
use std::collections::HashMap;

/// The weight from which an event without a time gets a row when the day it was reported is known.
const REPORTED_WEIGHT: f64 = 3.6;

/// Days of the longest month.
const MONTH: i64 = 31;

/// What the article says of an event's time: the index of a time expression.
#[derive(Clone, Copy)]
pub(super) enum Time {
    /// The event stands at it.
    Happened(usize),
    /// It is told elsewhere; the story is still at it.
    Carried(usize),
    /// Somebody told of the event at it.
    Reported(usize),
    /// No time is told; the article that opens with the event was published on that day.
    Published(Date),
}

/// The times of an article, to be asked by event.
pub(super) struct Times<'a, 't> {
    tree: &'a Tree<'a, 't>,
    clauses: &'a Clauses,
    timexes: &'a [Timex],
    by_id: HashMap<&'a str, usize>,
    reports: &'a HashMap<usize, usize>,
    published: Option<Date>,
    /// The sentence the story opens with.
    lead: Option<usize>,
}

impl<'a, 't> Times<'a, 't> {
    /// The times of an article; `reports` are the days on which verbs of saying report.
    pub fn new(reading: &Reading<'a, 't>, reports: &'a HashMap<usize, usize>) -> Self {
        let &Reading {
            tree,
            clauses,
            timexes,
            published,
            ..
        } = reading;
        let document = tree.document;
        let lead = (0..document.sentences.len())
            .find(|&index| document.block_of(index).kind == BlockKind::Paragraph);
        let by_id = timexes
            .iter()
            .enumerate()
            .map(|(index, timex)| (timex.id.as_str(), index))
            .collect();
        Self {
            tree,
            clauses,
            timexes,
            by_id,
            reports,
            published,
            lead,
        }
    }

    /// The time of an event by all its tellings.
    pub fn of(&self, events: &[Event], weights: &[f64], chain: &[usize]) -> Option<Time> {
        let timed = || {
            chain.iter().filter_map(|&index| {
                let timex = *self.by_id.get(events[index].time.as_deref()?)?;
                Some((timex, events[index].sentence))
            })
        };
        let happened = timed()
            .find(|&(timex, sentence)| self.sentence_of(timex) == Some(sentence))
            .map(|(timex, _)| Time::Happened(timex))
            .or_else(|| timed().next().map(|(timex, _)| Time::Carried(timex)));
        let weighty = chain.iter().any(|&index| weights[index] >= REPORTED_WEIGHT);
        // "the firm said, in one of the largest orders this year": a year is not when it was said.
        let is_day = |&timex: &usize| {
            let days = self.interval(timex).and_then(days);
            days.is_none_or(|(from, to)| to.days() - from.days() <= MONTH)
        };
        let reported = || {
            chain.iter().find_map(|&index| {
                let token = self.tree.document.tokens_in(events[index].trigger.span).start;
                reported(self.tree, self.reports, token).filter(is_day)
            })
        };
        let opens = || chain.iter().any(|&index| self.is_lead(&events[index]));
        happened
            .or_else(|| weighty.then(reported).flatten().map(Time::Reported))
            .or_else(|| self.published.filter(|_| weighty && opens()).map(Time::Published))
    }

    /// Whether an event lies in a year, or longer, that was over a year before the article's own.
    pub fn is_history(&self, time: Time) -> bool {
        let index = match time {
            Time::Happened(index) | Time::Carried(index) => index,
            Time::Reported(_) | Time::Published(_) => return false,
        };
        let days = self.interval(index).and_then(days);
        self.published
            .zip(days)
            .is_some_and(|(day, (from, to))| to.days() - from.days() > MONTH && to.year() + 1 < day.year())
    }

    /// Whether an event is only how things are or will be "now" or "currently".
    pub fn is_state(&self, event: &Event, time: Time) -> bool {
        let now = |index: usize| self.timexes[index].value == "PRESENT_REF";
        let tree = self.tree;
        let verb = tree.document.tokens_in(event.trigger.span).start;
        // "is currently based in Lyon".
        let stands = || {
            let is_so = |group: &Group| group.tense == Some(Tense::Present) && !group.perfect;
            self.clauses
                .tells(verb, |group| is_so(group) && !group.auxiliaries.is_empty())
        };
        matches!(time, Time::Happened(index) | Time::Carried(index) if now(index))
            && (event.status != EventStatus::Occurred || stands())
    }

    fn sentence_of(&self, timex: usize) -> Option<usize> {
        self.tree.document.sentence_at(self.timexes[timex].span.start)
    }

    /// Whether an event is what the story opens with: the verb of its first sentence, told as done.
    fn is_lead(&self, event: &Event) -> bool {
        let tree = self.tree;
        let token = tree.document.tokens_in(event.trigger.span).start;
        let main = tree.relation(token) == Relation::Root
            || tree.relation(token) == Relation::Ccomp
                && tree
                    .head(token)
                    .is_some_and(|head| tree.relation(head) == Relation::Root && is_cue(tree.lemma(head)));
        Some(event.sentence) == self.lead
            && tree.pos(token) == Pos::Verb
            && main
            && matches!(event.status, EventStatus::Occurred | EventStatus::Claimed)
    }

    /// The row of a candidate.
    pub fn row(&self, event: &Event, candidate: &Candidate) -> TimelineRow {
        // "have now retaken": by the day the article is of.
        let now = |index: usize| self.timexes[index].value == "PRESENT_REF";
        let time = match (candidate.time, self.published) {
            (Time::Happened(index) | Time::Carried(index), Some(day)) if now(index) => Time::Published(day),
            (time, _) => time,
        };
        let index = match time {
            Time::Happened(index) | Time::Carried(index) | Time::Reported(index) => index,
            Time::Published(day) => {
                return TimelineRow {
                    interval: None,
                    display: format!("reported {}", display::interval(day, day)),
                    event: event.id.clone(),
                    label: candidate.label.text.clone(),
                    sentence: event.sentence,
                    certainty: Certainty::Vague,
                    set_by: None,
                };
            }
        };
        let timex = &self.timexes[index];
        let interval = self.interval(index);
        let days = interval.clone().and_then(days);
        let (display, certainty) = match (time, days) {
            (Time::Reported(_), Some((from, to))) => (
                format!("reported {}", display::interval(from, to)),
                Certainty::Vague,
            ),
            (_, Some(_)) if timex.kind == TimexType::Duration && display::is_rolling(&timex.text) => {
                (display::vague(&timex.text), Certainty::Inferred)
            }
            (time, Some((from, to))) => (
                Some(timex)
                    .filter(|timex| timex.interval == interval)
                    .and_then(|timex| display::part(&timex.value, timex.modifier.as_deref(), from, to))
                    .unwrap_or_else(|| display::interval(from, to)),
                if timex.inferred.is_empty() && matches!(time, Time::Happened(_)) {
                    Certainty::Exact
                } else {
                    Certainty::Inferred
                },
            ),
            _ => (display::vague(&timex.text), Certainty::Vague),
        };
        TimelineRow {
            interval: interval.filter(|_| certainty != Certainty::Vague),
            display,
            event: event.id.clone(),
            label: candidate.label.text.clone(),
            sentence: event.sentence,
            certainty,
            set_by: None,
        }
    }

    /// The days of a time expression; "between May and July" runs from the first to the last.
    fn interval(&self, index: usize) -> Option<[String; 2]> {
        let timex = &self.timexes[index];
        let own = timex.interval.clone()?;
        let text = self.tree.document.text;
        let before = text[..timex.span.start].split_whitespace().next_back();
        let before = before.unwrap_or_default().to_ascii_lowercase();
        let next = self
            .timexes
            .get(index + 1)
            .filter(|next| next.span.start >= timex.span.end);
        let joined = next.filter(|next| {
            let between = text[timex.span.end..next.span.start].trim();
            before == "between" && between == "and"
                || before == "from" && matches!(between, "to" | "until" | "till" | "through")
                || matches!(between, "-" | "–" | "—") && text[timex.span.end..].starts_with(between)
        });
        match joined.and_then(|next| next.interval.as_ref()) {
            Some([_, to]) if *to >= own[1] => Some([own[0].clone(), to.clone()]),
            _ => Some(own),
        }
    }
}

fn days([from, to]: [String; 2]) -> Option<(Date, Date)> {
    Some((from.parse().ok()?, to.parse().ok()?))
}
