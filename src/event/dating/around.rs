//! What the other events of an article say of one event's time.

use super::candidate::Candidate;
use super::{Days, Question, best};
use crate::analysis::Event;
use crate::rank::Features;
use rustc_hash::FxHashMap;

/// What the first step says of every event.
pub(super) struct Around<'e> {
    events: &'e [Event],
    /// Of each event, the times it may have.
    candidates: Vec<Vec<Seen>>,
    /// How likely each of its days is, whatever times they come from.
    sums: Vec<Vec<(Option<u32>, f64)>>,
    /// What it would be dated to.
    choices: Vec<Option<(Option<u32>, f64)>>,
    /// The tellings of each event, by its first one.
    chains: FxHashMap<&'e str, Chain>,
}

/// What the tellings of one event say of its days.
#[derive(Default)]
struct Chain {
    tellings: usize,
    /// By the number of the days: the surest telling, how likely they are there, and how likely at the next one.
    surest: FxHashMap<Option<u32>, (usize, f64, f64)>,
}

impl Chain {
    fn push(&mut self, telling: usize, sums: &[(Option<u32>, f64)]) {
        self.tellings += 1;
        for &(days, sum) in sums {
            let (surest, most, next) = self.surest.entry(days).or_insert((telling, sum, 0.0));
            if *surest == telling {
                continue;
            }
            if sum > *most {
                (*surest, *next, *most) = (telling, *most, sum);
            } else {
                *next = next.max(sum);
            }
        }
    }

    /// How likely these days are at the surest of the tellings other than this one, when there are others.
    fn elsewhere(&self, telling: usize, days: Option<u32>) -> Option<f64> {
        let others = self.tellings > 1;
        let seen = self.surest.get(&days);
        others.then(|| {
            seen.map_or(
                0.0,
                |&(surest, most, next)| if surest == telling { next } else { most },
            )
        })
    }
}

/// A time an event may have, in the first step.
struct Seen {
    /// The number of its days.
    days: Option<u32>,
    likely: f64,
}

impl<'e> Around<'e> {
    /// `first` gives for each event its question, and the probabilities of its candidates in the first step.
    pub fn new(days: &Days, events: &'e [Event], first: impl Iterator<Item = (Question, Vec<f64>)>) -> Self {
        let mut around = Self {
            events,
            candidates: Vec::with_capacity(events.len()),
            sums: Vec::with_capacity(events.len()),
            choices: Vec::with_capacity(events.len()),
            chains: FxHashMap::default(),
        };
        for (question, likely) in first {
            let candidates = &question.candidates;
            let choice = best(days, candidates, &likely);
            let days: Vec<Option<u32>> = candidates.iter().map(|&candidate| days.of(candidate)).collect();
            let mut sums: Vec<(Option<u32>, f64)> = Vec::new();
            for (&days, &likely) in days.iter().zip(&likely) {
                match sums.iter_mut().find(|(other, _)| *other == days) {
                    Some((_, sum)) => *sum += likely,
                    None => sums.push((days, likely)),
                }
            }
            around
                .choices
                .push(choice.map(|(index, sure)| (days[index], sure)));
            around.sums.push(sums);
            let seen = |(days, likely)| Seen { days, likely };
            around
                .candidates
                .push(days.into_iter().zip(likely).map(seen).collect());
        }
        for (index, event) in events.iter().enumerate() {
            let chain = around.chains.entry(event.first_telling()).or_default();
            chain.push(index, &around.sums[index]);
        }
        around
    }

    fn sum(&self, event: usize, days: Option<u32>) -> f64 {
        let sum = self.sums[event].iter().find(|(other, _)| *other == days);
        sum.map_or(0.0, |(_, sum)| *sum)
    }

    /// Adds to the features of each candidate how likely it is by itself, what other tellings of the same
    /// event say, and what the events before and behind have.
    pub fn add(&self, event: usize, candidates: &[Candidate], features: &mut [Features]) {
        let chain = &self.chains[self.events[event].first_telling()];
        let before = event.checked_sub(1);
        let behind = (event + 1 < self.events.len()).then_some(event + 1);
        for (candidate, seen) in self.candidates[event].iter().enumerate() {
            let kind = match candidates[candidate] {
                Candidate::Unknown => "unknown",
                Candidate::Published => "published",
                Candidate::Timex(_) => "timex",
            };
            let own = seen.days;
            let agree = |other: usize| share(self.sum(other, own));
            let features = &mut features[candidate];
            features.add("alone", &[kind, share(seen.likely)]);
            features.add("alone, these days", &[kind, agree(event)]);
            if let Some(likely) = chain.elsewhere(event, own) {
                features.add("told elsewhere", &[kind, share(likely)]);
            }
            for (other, group) in [(before, "event before"), (behind, "event behind")] {
                let Some(other) = other else { continue };
                let together = self.events[other].sentence == self.events[event].sentence;
                let near = if together { "same sentence" } else { "" };
                features.add(group, &[kind, agree(other), near]);
                let choice = self.choices[other];
                let same = choice.is_some_and(|(days, _)| days == own);
                let sure = choice.map_or("none", |(_, sure)| if sure > 0.7 { "sure" } else { "" });
                features.add(
                    "neighbour's choice",
                    &[group, kind, if same { "same" } else { "" }, sure, near],
                );
            }
        }
    }
}

/// Classes of probabilities.
fn share(probability: f64) -> &'static str {
    match (probability * 10.0) as usize {
        0 if probability < 0.02 => "none",
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6 => "6",
        7 => "7",
        8 => "8",
        _ => "9",
    }
}
