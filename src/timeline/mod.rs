//! The events that matter, in order of time.
//!
//! The tellings of one event make one row; the telling with the best label speaks for it. An event
//! that is part of another row's label ("agreed to *increase* flights") has no row of its own.

pub(crate) mod display;
pub(crate) mod label;
mod past;
mod wording;

use crate::analysis::{BlockKind, Certainty, Entity, Event, EventStatus, TimelineRow, Timex, TimexType};
use crate::document::Document;
use crate::event::tree::{Names, Tree};
use crate::event::weight::weights;
use crate::event::{reported, reports};
use crate::syntax::{Pos, Relation, Syntax};
use crate::timex::calendar::Date;
use label::{Label, Labeller};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Most rows an article gets, for articles of ordinary length; one more for each
/// `SENTENCES_PER_ROW` sentences of a longer one.
const ROWS: usize = 12;
const SENTENCES_PER_ROW: usize = 12;

/// Most rows of any text, so that a pasted book stays readable and quick.
const MOST_ROWS: usize = 200;

/// The weight below which a dated event is left out, unless the timeline would be short.
const WEIGHT: f64 = 1.6;

/// The weight from which an event is shown whose time stands on no calendar ("recently").
const VAGUE_WEIGHT: f64 = 2.4;

/// How short is short.
const FEWEST: usize = 4;

/// The weight from which an event without a time gets a row when the day it was reported is known.
const REPORTED_WEIGHT: f64 = 3.0;

/// An event with what its row needs.
struct Candidate {
    event: usize,
    label: Label,
    time: Time,
    weight: f64,
}

/// What the article says of an event's time: the index of a time expression.
#[derive(Clone, Copy)]
enum Time {
    Happened(usize),
    Reported(usize),
}

/// One row for each event that matters; vague ones last.
pub fn rows(
    document: &Document,
    syntax: &Syntax,
    entities: &[Entity],
    events: &[Event],
    timexes: &[Timex],
) -> Vec<TimelineRow> {
    let Some(tree) = Tree::new(document, syntax) else {
        return Vec::new();
    };
    let names = Names::new(document, entities);
    let labeller = Labeller::new(&tree, &names, entities, timexes);
    let timex_of: HashMap<&str, usize> = timexes
        .iter()
        .enumerate()
        .map(|(index, timex)| (timex.id.as_str(), index))
        .collect();
    let mut chains: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        let first = event.same_as.as_deref().unwrap_or(&event.id);
        chains.entry(first).or_default().push(index);
    }
    let weights = weights(document, entities, events);
    let reports = reports(&tree, timexes);
    let time_of = |chain: &[usize]| {
        let happened = chain
            .iter()
            .find_map(|&index| timex_of.get(events[index].time.as_deref()?).copied());
        let weighty = chain.iter().any(|&index| weights[index] >= REPORTED_WEIGHT);
        let reported = || {
            chain.iter().find_map(|&index| {
                reported(
                    &tree,
                    &reports,
                    document.tokens_in(events[index].trigger.span).start,
                )
            })
        };
        happened
            .map(Time::Happened)
            .or_else(|| weighty.then(reported).flatten().map(Time::Reported))
    };
    let mut candidates: Vec<Candidate> = chains
        .values()
        .filter_map(|chain| candidate(&tree, &labeller, events, &weights, chain, time_of(chain)?))
        .collect();
    candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.event.cmp(&b.event)));
    let most = (ROWS + document.sentences.len().saturating_sub(40) / SENTENCES_PER_ROW).min(MOST_ROWS);
    let mut covered: HashSet<usize> = HashSet::new();
    let mut told: HashSet<(String, String)> = HashSet::new();
    let mut rows: Vec<(Candidate, TimelineRow)> = Vec::new();
    for candidate in candidates {
        if rows.len() >= most || (candidate.weight < WEIGHT && rows.len() >= FEWEST) {
            break;
        }
        let event = &events[candidate.event];
        let trigger = document.tokens_in(event.trigger.span).start;
        if covered.contains(&trigger) {
            continue;
        }
        let row = row(event, &candidate, timexes);
        let noun = tree.pos(trigger) != Pos::Verb;
        if row.certainty == Certainty::Vague && (noun || candidate.weight < VAGUE_WEIGHT) {
            continue;
        }
        // "After talks in June, the two signed": the signing stands for both.
        let told_by_verb = noun
            && tree.relation(trigger) == Relation::Obl
            && rows.iter().any(|(other, held)| {
                let verb = document.tokens_in(events[other.event].trigger.span).start;
                tree.head(trigger) == Some(verb) && held.display == row.display
            });
        if told_by_verb {
            continue;
        }
        if !told.insert((row.display.clone(), row.label.to_lowercase())) {
            continue;
        }
        // A row whose event is told inside this label gives way to it.
        let tokens: HashSet<usize> = candidate.label.tokens.iter().copied().collect();
        rows.retain(|(other, _)| {
            let inner = document.tokens_in(events[other.event].trigger.span).start;
            !tokens.contains(&inner)
        });
        covered.extend(tokens);
        rows.push((candidate, row));
    }
    let mut rows: Vec<TimelineRow> = rows.into_iter().map(|(_, row)| row).collect();
    rows.sort_by(|a, b| {
        let key = |row: &TimelineRow| {
            let [from, to] = row.interval.clone().unwrap_or_default();
            (row.interval.is_none(), from, to, row.sentence)
        };
        key(a).cmp(&key(b))
    });
    rows
}

/// The best telling of an event, when it is one for a timeline.
fn candidate(
    tree: &Tree,
    labeller: &Labeller,
    events: &[Event],
    weights: &[f64],
    chain: &[usize],
    time: Time,
) -> Option<Candidate> {
    let document = tree.document;
    let mut best: Option<(f64, usize, Label)> = None;
    for &index in chain {
        let event = &events[index];
        let kind = document.block_of(event.sentence).kind;
        if event.status == EventStatus::Negated || !matches!(kind, BlockKind::Paragraph | BlockKind::List) {
            continue;
        }
        let token = document.tokens_in(event.trigger.span).start;
        if token >= tree.size() {
            continue;
        }
        let Some(label) = labeller.label(token, event.status) else {
            continue;
        };
        if !label.grounded || !label.complete {
            continue;
        }
        let nested = matches!(
            tree.relation(token),
            Relation::AclRelcl | Relation::Acl | Relation::Advcl | Relation::Amod
        );
        let quality = event.participants.len().min(3) as f64
            + f64::from(u8::from(!nested))
            + if tree.pos(token) == Pos::Verb { 1.0 } else { 0.0 };
        if best.as_ref().is_none_or(|(held, ..)| quality > *held) {
            best = Some((quality, index, label));
        }
    }
    let (_, event, label) = best?;
    let weight = chain.iter().map(|&index| weights[index]).fold(f64::MIN, f64::max);
    let token = document.tokens_in(events[event].trigger.span).start;
    let nested = match tree.relation(token) {
        Relation::AclRelcl | Relation::Acl | Relation::Amod => 0.5,
        _ => 0.0,
    };
    let noun = if tree.pos(token) == Pos::Verb { 0.0 } else { 0.6 };
    Some(Candidate {
        event,
        label,
        time,
        weight: weight - nested - noun,
    })
}

fn row(event: &Event, candidate: &Candidate, timexes: &[Timex]) -> TimelineRow {
    let timex = match candidate.time {
        Time::Happened(index) | Time::Reported(index) => &timexes[index],
    };
    let days = timex
        .interval
        .as_ref()
        .and_then(|[from, to]| Some((from.parse::<Date>().ok()?, to.parse::<Date>().ok()?)));
    let (display, certainty) = match (candidate.time, days) {
        (Time::Reported(_), Some((from, to))) => (
            format!("reported {}", display::interval(from, to)),
            Certainty::Vague,
        ),
        (Time::Happened(_), Some(_))
            if timex.kind == TimexType::Duration && display::is_rolling(&timex.text) =>
        {
            (display::vague(&timex.text), Certainty::Inferred)
        }
        (Time::Happened(_), Some((from, to))) => (
            display::interval(from, to),
            if timex.inferred.is_empty() {
                Certainty::Exact
            } else {
                Certainty::Inferred
            },
        ),
        (_, None) => (display::vague(&timex.text), Certainty::Vague),
    };
    TimelineRow {
        interval: timex.interval.clone().filter(|_| certainty != Certainty::Vague),
        display,
        event: event.id.clone(),
        label: candidate.label.text.clone(),
        sentence: event.sentence,
        certainty,
    }
}
