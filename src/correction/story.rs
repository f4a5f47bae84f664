//! Corrections of what happened: events, and the rows of the timeline.

use super::entities::named;
use super::{Act, Corrections, Outcome, Placed, dates, names};
use crate::analysis::{
    Basis, Certainty, Entity, Event, EventStatus, EventWhen, Participant, Role, SetBy, TimelineRow, Trigger,
};
use crate::document::Document;
use crate::span::Span;
use crate::timeline::display;
use crate::timex::calendar::Date;

impl Corrections<'_> {
    /// Takes out what is no event with all its tellings, says who took part and when it was, and adds the
    /// reader's own.
    pub fn events(
        &self,
        document: &Document,
        entities: &[Entity],
        events: &mut Vec<Event>,
        published: Option<Date>,
    ) {
        for placed in &self.placed {
            match &placed.correction.act {
                Act::NotAnEvent => {
                    let told = told(placed, events);
                    if told.is_empty() {
                        placed.outcome.set(Outcome::NotFound);
                    }
                    events.retain(|event| !told.contains(first_telling(event)));
                }
                Act::Event { who, when, .. } => {
                    let told = told(placed, events);
                    let when = set_when(when.as_deref(), published);
                    let named = who.as_deref().map(|name| named(entities, name));
                    if named == Some(None) {
                        placed.outcome.set(Outcome::NotFound);
                    }
                    let who = named.flatten();
                    for event in events
                        .iter_mut()
                        .filter(|event| told.contains(first_telling(event)))
                    {
                        if let Some(who) = who {
                            set_agent(event, &entities[who].id);
                        }
                        if when.is_some() {
                            event.when.clone_from(&when);
                        }
                        event.set_by = Some(SetBy::Reader);
                    }
                }
                Act::Row { when, .. } => {
                    add(document, placed, events, set_when(when.as_deref(), published));
                }
                _ => {}
            }
        }
    }

    /// Corrects the rows of the timeline; they stay in order of time.
    pub fn rows(
        &self,
        document: &Document,
        events: &[Event],
        rows: &mut Vec<TimelineRow>,
        published: Option<Date>,
    ) {
        let mut changed = false;
        for placed in &self.placed {
            let (when, label) = match &placed.correction.act {
                Act::Event { when, label, .. } => (when, label.as_ref()),
                Act::Row { when, label } => (when, Some(label)),
                _ => continue,
            };
            let days = when.as_deref().map(|when| dates::days(when, published));
            if days == Some(None) {
                placed.outcome.set(Outcome::NotUnderstood);
            }
            let days = days.flatten();
            let own = matches!(placed.correction.act, Act::Row { .. });
            let told = told(placed, events);
            let event = events
                .iter()
                .find(|event| told.contains(first_telling(event)) && (!own || is_own(event, placed)));
            let Some(event) = event else {
                placed.outcome.set(Outcome::NotFound);
                continue;
            };
            let ids: Vec<&str> = events
                .iter()
                .filter(|other| first_telling(other) == first_telling(event))
                .map(|event| event.id.as_str())
                .collect();
            let row = rows.iter().position(|row| ids.contains(&row.event.as_str()));
            let row = row.unwrap_or_else(|| {
                rows.push(blank(document, event));
                rows.len() - 1
            });
            let row = &mut rows[row];
            if let Some((from, to)) = days {
                row.interval = Some([from.to_string(), to.to_string()]);
                row.display = display::interval(from, to);
                row.certainty = Certainty::Exact;
            }
            if let Some(label) = label.map(|label| label.trim()).filter(|label| !label.is_empty()) {
                label.clone_into(&mut row.label);
            }
            row.set_by = Some(SetBy::Reader);
            changed = true;
        }
        if changed {
            rows.sort_by_key(|row| {
                let [from, to] = row.interval.clone().unwrap_or_default();
                (row.interval.is_none(), from, to, row.sentence)
            });
        }
    }
}

/// The id of the first telling of an event.
fn first_telling(event: &Event) -> &String {
    event.same_as.as_ref().unwrap_or(&event.id)
}

/// The first tellings of the events that a correction speaks of: those whose word stands at its place.
fn told(placed: &Placed, events: &[Event]) -> Vec<String> {
    events
        .iter()
        .filter(|event| placed.at.is_some_and(|at| at.overlaps(event.trigger.span)))
        .map(|event| first_telling(event).clone())
        .collect()
}

fn is_own(event: &Event, placed: &Placed) -> bool {
    event.set_by.is_some() && placed.at.is_some_and(|at| at.contains(event.span))
}

/// The time the reader gives an event.
fn set_when(when: Option<&str>, published: Option<Date>) -> Option<EventWhen> {
    let (from, to) = dates::days(when?, published)?;
    Some(EventWhen {
        interval: Some([from.to_string(), to.to_string()]),
        basis: Basis::Stated,
        confidence: 1.0,
        timex: None,
        why: "The reader says so.".to_owned(),
    })
}

fn set_agent(event: &mut Event, id: &str) {
    let other = |participant: &Participant| participant.role != Role::Agent && participant.entity != id;
    event.participants.retain(other);
    event.participants.push(Participant {
        entity: id.to_owned(),
        role: Role::Agent,
        inferred: false,
    });
}

/// Adds the event of a row of the reader's own.
fn add(document: &Document, placed: &Placed, events: &mut Vec<Event>, when: Option<EventWhen>) {
    let Some(tokens) = placed.at.and_then(|at| names::tokens(document, at)) else {
        return;
    };
    let span = document.span_of(tokens.clone());
    let known = |event: &Event| event.set_by.is_some() && event.span == span;
    if events.iter().any(known) {
        return;
    }
    let last = events
        .iter()
        .filter_map(|event| event.id[1..].parse::<usize>().ok())
        .max();
    let event = Event {
        id: format!("v{}", last.unwrap_or(0) + 1),
        span,
        trigger: Trigger {
            span,
            lemma: document.slice(span).to_lowercase(),
        },
        participants: Vec::new(),
        arguments: Vec::new(),
        time: None,
        when,
        place: None,
        source: None,
        status: EventStatus::Occurred,
        same_as: None,
        sentence: document.sentence_at(span.start).unwrap_or(0),
        why_no_row: None,
        set_by: Some(SetBy::Reader),
    };
    let at = events.partition_point(|event| event.trigger.span.start <= span.start);
    events.insert(at, event);
}

/// A row for an event that had none.
fn blank(document: &Document, event: &Event) -> TimelineRow {
    let words = |span: Span| {
        document
            .slice(span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    TimelineRow {
        interval: None,
        display: String::new(),
        event: event.id.clone(),
        label: words(event.span),
        sentence: event.sentence,
        certainty: Certainty::Vague,
        background: false,
        set_by: Some(SetBy::Reader),
    }
}
