//! The events that matter, in order of time.
//!
//! The tellings of one event make one row; the telling with the best label speaks for it. An event
//! that is part of another row's label ("agreed to *increase* flights") has no row of its own.

mod candidate;
mod chosen;
pub(crate) mod display;
pub(crate) mod label;
mod stretch;
mod time;

use crate::analysis::{Certainty, Event, EventStatus, TimelineRow};
use crate::story;
use crate::syntax::Tree;
use candidate::{Candidate, Tellings};
use chosen::Chosen;
pub use label::Labeller;
use std::collections::HashSet;
use time::{Time, Times};

/// Most rows an article gets, for articles of ordinary length; one more for each
/// `SENTENCES_PER_ROW` sentences of a longer one.
const ROWS: usize = 14;
const SENTENCES_PER_ROW: usize = 12;

/// Most rows of any text, so that a pasted book stays readable and quick.
const MOST_ROWS: usize = 200;

/// How likely a reader must be to put an event on a timeline for it to have a row: one whose time the text
/// states, one whose time was worked out, and one whose time stands on no calendar ("recently").
const STATED: f64 = 0.06;
const INFERRED: f64 = 0.4;
const VAGUE: f64 = 0.4;

/// How likely it must be for what has come about to belong to the story, not to its background.
const STORY: f64 = 0.22;

/// One row for each event that matters; vague ones last. `weights` say how much of the story each event is.
pub fn rows(labeller: &Labeller, events: &[Event], weights: &[f64]) -> Vec<TimelineRow> {
    let tree = labeller.tree;
    let times = Times::new(labeller.reading);
    let timed: Vec<(Vec<usize>, Time)> = story::chains(events)
        .into_iter()
        .filter_map(|chain| times.of(events, &chain).map(|time| (chain, time)))
        .collect();
    let dated: HashSet<usize> = timed
        .iter()
        .flat_map(|(chain, _)| chain.iter())
        .map(|&index| tree.document.tokens_in(events[index].trigger.span).start)
        .collect();
    let tellings = Tellings {
        labeller,
        events,
        weights,
        dated,
    };
    let mut candidates: Vec<Candidate> = timed
        .into_iter()
        .filter_map(|(chain, time)| tellings.best(&times, &chain, time))
        .collect();
    candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.event.cmp(&b.event)));
    let mut rows = choose(tree, events, &times, candidates);
    rows.sort_by_cached_key(|(candidate, row)| {
        let interval = row.interval.clone().unwrap_or_default();
        let place = events[candidate.event].trigger.span.start;
        (row.interval.is_none(), interval, place)
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How likely a reader must be to put an event on a timeline for it to have a row. The story's own always has one.
fn least(event: &Event, time: Time, certainty: Certainty) -> f64 {
    match (time, certainty) {
        (_, Certainty::Vague) => VAGUE,
        // What lies ahead is for readers to know, whatever few of them would put it on a timeline.
        (Time::Happened(_), _) if event.status == EventStatus::Planned => 0.0,
        (Time::Happened(_) | Time::Reckoned(..), _) => STATED,
        _ => INFERRED,
    }
}

/// The rows of the weightiest candidates, none of which tells what another does.
fn choose(
    tree: &Tree,
    events: &[Event],
    times: &Times,
    candidates: Vec<Candidate>,
) -> Vec<(Candidate, TimelineRow)> {
    let sentences = tree.document.sentences.len();
    let most = (ROWS + sentences.saturating_sub(40) / SENTENCES_PER_ROW).min(MOST_ROWS);
    let mut chosen = Chosen::new(tree, events);
    for candidate in candidates {
        if chosen.count() >= most {
            break;
        }
        let (event, time) = (&events[candidate.event], candidate.time);
        if times.is_state(event, time) {
            continue;
        }
        let mut row = times.row(event, &candidate);
        let own = times.is_own(event, time);
        if own || candidate.weight >= least(event, time, row.certainty) {
            row.background = !own && candidate.weight < STORY && !times.lies_ahead(&row);
            if !(row.background && candidate.label.open) {
                chosen.add(candidate, row);
            }
        }
    }
    chosen.rows
}
