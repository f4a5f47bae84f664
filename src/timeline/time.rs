//! When the event of a row happened, and how the row says so.

use super::candidate::Candidate;
use super::display;
use super::stretch::stretch;
use crate::analysis::{Basis, Certainty, Event, EventStatus, TimelineRow, Timex, TimexType};
use crate::clause::{Clauses, Group, Tense};
use crate::event::{Bound, bound, reported, reports};
use crate::story::Reading;
use crate::syntax::{Relation, Tree};
use crate::timex::calendar::Date;
use crate::words::is_cue;
use std::collections::HashMap;

/// How sure the time of an event must be that was worked out, not stated: of a row that shows it, of one that
/// says "about", and of one whose only time is the day of publication.
const SURE: f64 = 0.75;
const ABOUT: f64 = 0.5;
const SURE_OF_PUBLICATION: f64 = 0.6;

/// How sure the day of publication must be for a row that shows it as the event's own.
const SURE_OF_DAY: f64 = 0.8;

/// Days of the longest month.
const MONTH: i64 = 31;

/// What the article says of an event's time: the index of a time expression.
#[derive(Clone, Copy)]
pub(super) enum Time {
    /// The event stands at it.
    Happened(usize),
    /// It is told elsewhere; the story is still at it.
    Carried(usize),
    /// The same, where that is not sure.
    About(usize),
    /// The days it was, measured from those of another event.
    Reckoned(Date, Date),
    /// Somebody told of the event at it.
    Reported(usize),
    /// The likeliest day is that of publication; whether that is sure.
    Published(Date, bool),
}

/// The times of an article, to be asked by event.
pub(super) struct Times<'a, 't> {
    tree: &'a Tree<'a, 't>,
    clauses: &'a Clauses,
    timexes: &'a [Timex],
    by_id: HashMap<&'a str, usize>,
    /// The days on which verbs of saying report.
    reports: HashMap<usize, usize>,
    published: Option<Date>,
    /// The sentence the story opens with.
    lead: Option<usize>,
}

impl<'a, 't> Times<'a, 't> {
    /// The times of an article.
    pub fn new(reading: &Reading<'a, 't>) -> Self {
        let &Reading {
            tree,
            clauses,
            timexes,
            published,
            ..
        } = reading;
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
            reports: reports(tree, timexes),
            published,
            lead: tree.document.lead(),
        }
    }

    /// The time of an event by all its tellings: one that stands with a telling, else the surest of those that
    /// were worked out, where it is sure enough.
    pub fn of(&self, events: &[Event], chain: &[usize]) -> Option<Time> {
        let mut best: Option<(u8, f64, Time)> = None;
        for &index in chain {
            let Some((rank, sure, time)) = self.told(&events[index]) else {
                continue;
            };
            if best.is_none_or(|(held, confidence, _)| (rank, sure) > (held, confidence)) {
                best = Some((rank, sure, time));
            }
        }
        // What somebody told of is known by the day it was told.
        let told = || chain.iter().any(|&index| events[index].source.is_some());
        best.map(|(.., time)| match time {
            Time::Published(day, true) if told() => Time::Published(day, false),
            time => time,
        })
    }

    /// The time of one telling, how much such a time is worth, and how sure it is.
    fn told(&self, event: &Event) -> Option<(u8, f64, Time)> {
        let grammar = event.time.as_deref().and_then(|id| self.by_id.get(id).copied());
        let when = event.when.as_ref();
        let chosen = when.and_then(|when| self.by_id.get(when.timex.as_deref()?).copied());
        let sure = when.map_or(0.0, |when| when.confidence);
        let stands = |timex: usize| self.sentence_of(timex) == Some(event.sentence) && grammar == Some(timex);
        let chosen = chosen.or(grammar.filter(|_| when.is_none()));
        let reckoned = when.filter(|when| when.basis == Basis::Inferred && when.timex.is_none());
        if let Some((from, to)) = reckoned.and_then(|when| when.interval.clone()).and_then(days) {
            return Some((2, sure, Time::Reckoned(from, to)));
        }
        // The line that says when the article appeared says no more than that.
        let line = chosen.is_some_and(|timex| self.is_line_of_date(timex));
        let chosen = chosen.filter(|_| !line);
        if let Some(timex) = chosen.filter(|&timex| stands(timex)) {
            return Some((3, sure, Time::Happened(timex)));
        }
        // "the firm said on Friday": when it was said. A year is not when: "in one of the largest orders this
        // year".
        let token = self.tree.document.tokens_in(event.trigger.span).start;
        let report = reported(self.tree, self.clauses, &self.reports, token).filter(|&report| {
            let days = stretch(self.tree.document.text, self.timexes, report).and_then(days);
            days.is_none_or(|(from, to)| to.days() - from.days() <= MONTH)
        });
        if let Some(report) = report.filter(|&report| chosen.is_none_or(|timex| timex == report)) {
            return Some((1, sure, Time::Reported(report)));
        }
        let Some(timex) = chosen else {
            let by_day =
                line || when.is_some_and(|when| when.basis == Basis::Reported && when.interval.is_some());
            let day = self.by_publication(event, by_day && sure >= SURE_OF_PUBLICATION)?;
            return Some((1, sure, Time::Published(day, by_day && sure >= SURE_OF_DAY)));
        };
        let ahead = event.status == EventStatus::Planned;
        let over = self
            .published
            .zip(stretch(self.tree.document.text, self.timexes, timex).and_then(days));
        let over = over.is_some_and(|(day, (_, to))| to <= day);
        // "9/11 plotter": a day that names something dates nothing else.
        let head = self
            .tree
            .head_of(self.tree.document.tokens_in(self.timexes[timex].span));
        let names = head.is_some_and(|head| {
            matches!(
                self.tree.relation(head),
                Relation::Compound | Relation::Amod | Relation::Nummod
            )
        });
        // "the engineer, who built it": what is told in passing has no day but its own.
        let passing = self.is_told_in_passing(event) && grammar != Some(timex);
        // "Before May, the firm had sold two": what is told further on was not in May for that.
        let outside = self.bound(timex).is_some_and(Bound::is_outside)
            && self.sentence_of(timex) != Some(event.sentence);
        if sure < ABOUT || names || passing || outside || ahead && over {
            if let Some(report) = report {
                return Some((1, sure, Time::Reported(report)));
            }
            let day = self.by_publication(event, false)?;
            return Some((1, sure, Time::Published(day, false)));
        }
        // Where grammar lends it the same time, that is sure.
        let carried = sure >= SURE || grammar == Some(timex);
        let time = match carried {
            true => Time::Carried(timex),
            false => Time::About(timex),
        };
        Some((2, sure, time))
    }

    /// The day of publication, where that dates a row: for what came about and is the news of its sentence, if the
    /// day is sure; for what the story opens with in any case.
    fn by_publication(&self, event: &Event, sure: bool) -> Option<Date> {
        let came_about = matches!(event.status, EventStatus::Occurred | EventStatus::Claimed);
        let told = came_about && self.is_main(event) && (sure || self.opens(event));
        self.published.filter(|_| told)
    }

    /// Whether an event is told in the first sentence of the story.
    fn opens(&self, event: &Event) -> bool {
        Some(event.sentence) == self.lead
    }

    /// Whether an event is the story's own: the one the first sentence tells, or one that stands there with its day.
    pub fn is_own(&self, event: &Event, time: Time) -> bool {
        self.opens(event) && (matches!(time, Time::Happened(_)) || self.is_main(event))
    }

    /// The word that tells of an event, or the first of those it is joined to.
    fn first_joined(&self, event: &Event) -> usize {
        let tree = self.tree;
        let mut at = tree.document.tokens_in(event.trigger.span).start;
        while let (Relation::Conj, Some(head)) = (tree.relation(at), tree.head(at)) {
            at = head;
        }
        at
    }

    /// Whether the clause of an event only describes a noun.
    fn is_told_in_passing(&self, event: &Event) -> bool {
        let relation = self.tree.relation(self.first_joined(event));
        matches!(relation, Relation::AclRelcl | Relation::Acl)
    }

    /// Whether the verb of an event is its sentence's own, or what somebody says there.
    fn is_main(&self, event: &Event) -> bool {
        let tree = self.tree;
        let at = self.first_joined(event);
        let root = |token: usize| tree.relation(token) == Relation::Root;
        let told = || {
            tree.head(at)
                .is_some_and(|head| root(head) && is_cue(tree.lemma(head)))
        };
        root(at) || tree.relation(at) == Relation::Ccomp && told()
    }

    /// Whether a time expression is that of the line under the headline, or of the dateline: the day of publication,
    /// told outside the story.
    fn is_line_of_date(&self, timex: usize) -> bool {
        let document = self.tree.document;
        let beside = self
            .sentence_of(timex)
            .is_some_and(|sentence| !document.block_of(sentence).kind.is_prose());
        let days = self.timexes[timex].interval.clone().and_then(days);
        beside && self.published.is_some_and(|day| days == Some((day, day)))
    }

    /// Whether a telling allows for a time: its own, where that is believed, is not another.
    pub fn agrees(&self, event: &Event, time: Time) -> bool {
        let believed = event
            .when
            .as_ref()
            .filter(|when| when.basis == Basis::Stated || when.confidence >= ABOUT);
        let own = believed.and_then(|when| when.interval.clone());
        let days = match time {
            Time::Happened(index) | Time::Carried(index) | Time::About(index) => {
                self.timexes[index].interval.clone()
            }
            Time::Published(day, _) => Some([day.to_string(), day.to_string()]),
            Time::Reckoned(from, to) => Some([from.to_string(), to.to_string()]),
            Time::Reported(_) => None,
        };
        match (own, days) {
            (Some([from, to]), Some([first, last])) => from <= last && first <= to,
            _ => true,
        }
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

    /// The sentence of a time expression.
    pub fn sentence_of(&self, timex: usize) -> Option<usize> {
        self.tree.document.sentence_at(self.timexes[timex].span.start)
    }

    /// Whether a row lies ahead of the article's day.
    pub fn lies_ahead(&self, row: &TimelineRow) -> bool {
        let last = row.interval.clone().and_then(days).map(|(_, last)| last);
        last.zip(self.published).is_some_and(|(last, day)| last > day)
    }

    /// The row of a candidate.
    pub fn row(&self, event: &Event, candidate: &Candidate) -> TimelineRow {
        // "have now retaken": by the day the article is of.
        let now = |index: usize| self.timexes[index].value == "PRESENT_REF";
        let time = match (candidate.time, self.published) {
            (Time::Happened(index) | Time::Carried(index), Some(day)) if now(index) => {
                Time::Published(day, false)
            }
            (time, _) => time,
        };
        let (interval, display, certainty) = match time {
            Time::Happened(index) | Time::Carried(index) | Time::About(index) | Time::Reported(index) => {
                self.shown(time, index)
            }
            Time::Reckoned(from, to) => (
                Some([from.to_string(), to.to_string()]),
                display::interval(from, to),
                Certainty::Inferred,
            ),
            Time::Published(day, true) => (
                Some([day.to_string(), day.to_string()]),
                display::interval(day, day),
                Certainty::Inferred,
            ),
            Time::Published(day, false) => {
                let shown = format!("reported {}", display::interval(day, day));
                (None, shown, Certainty::Vague)
            }
        };
        TimelineRow {
            // A vague row stands on no calendar.
            interval: interval.filter(|_| certainty != Certainty::Vague),
            display,
            event: event.id.clone(),
            label: candidate.label.text.clone(),
            sentence: event.sentence,
            certainty,
            background: false,
            set_by: None,
        }
    }

    /// The days of a time that the text speaks of, how the row says so, and how certain they are.
    fn shown(&self, time: Time, index: usize) -> (Option<[String; 2]>, String, Certainty) {
        let timex = &self.timexes[index];
        let interval = stretch(self.tree.document.text, self.timexes, index);
        let Some((from, to)) = interval.clone().and_then(days) else {
            return (interval, display::vague(&timex.text), Certainty::Vague);
        };
        let shown = display::interval(from, to);
        let exact = timex.inferred.is_empty() && matches!(time, Time::Happened(_));
        let bound = self.bound(index);
        let (display, certainty) = match time {
            Time::About(_) => (format!("about {shown}"), Certainty::Vague),
            Time::Reported(_) => (format!("reported {shown}"), Certainty::Vague),
            _ if timex.kind == TimexType::Duration && display::is_rolling(&timex.text) => {
                (display::vague(&timex.text), Certainty::Inferred)
            }
            _ => {
                let own = Some(timex).filter(|timex| timex.interval == interval);
                let part = own.and_then(|timex| display::part(&timex.value, modifier(timex), from, to));
                let certainty = if exact {
                    Certainty::Exact
                } else {
                    Certainty::Inferred
                };
                let shown = part.unwrap_or(shown);
                match bound {
                    // "more than ten years ago" was before the day ten years ago, "about ten years ago" near it.
                    None if is_distance(timex) => (display::words(&timex.text), Certainty::Vague),
                    None if timex.kind == TimexType::Date && timex.modifier.as_deref() == Some("APPROX") => {
                        (format!("about {shown}"), certainty)
                    }
                    Some(bound) if bound.is_outside() => {
                        (format!("{} {shown}", bound.word()), Certainty::Vague)
                    }
                    Some(bound) => (format!("{} {shown}", bound.word()), certainty),
                    None => (shown, certainty),
                }
            }
        };
        (interval, display, certainty)
    }

    /// How a time expression only bounds what happened.
    fn bound(&self, index: usize) -> Option<Bound> {
        bound(self.tree, self.clauses, self.timexes, index)
    }
}

/// The modifier of a time as a row tells it: what was done "earlier this month" need not have been early in it.
fn modifier(timex: &Timex) -> Option<&str> {
    let earlier = timex.text.to_ascii_lowercase().starts_with("earlier");
    timex.modifier.as_deref().filter(|_| !earlier)
}

/// Whether a time only bounds how far away something was: "more than a decade ago", "less than a year ago".
fn is_distance(timex: &Timex) -> bool {
    let modifier = timex.modifier.as_deref();
    let less = ["less", "fewer", "under"];
    let text = timex.text.to_ascii_lowercase();
    let bounds = matches!(modifier, Some("MORE_THAN" | "EQUAL_OR_MORE"))
        || modifier.is_some() && less.iter().any(|word| text.starts_with(word));
    timex.kind == TimexType::Date && bounds
}

fn days([from, to]: [String; 2]) -> Option<(Date, Date)> {
    Some((from.parse().ok()?, to.parse().ok()?))
}
