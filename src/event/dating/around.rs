//! What the other events of an article say of one event's time.

use super::candidate::Candidate;
use super::{Article, Question, best, interval};
use crate::analysis::Event;
use std::collections::HashMap;

type Days = Option<[String; 2]>;

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

/// Adds to the features of each candidate how likely it is by itself, what other tellings of the same
/// event say, and what the events before and behind have.
pub(super) fn add(article: &Article, events: &[Event], questions: &mut [Question], likely: &[Vec<f64>]) {
    let days: Vec<Vec<Days>> = questions
        .iter()
        .map(|question| {
            let candidates = question.candidates.iter();
            candidates
                .map(|&candidate| interval(article, candidate))
                .collect()
        })
        .collect();
    let sums: Vec<HashMap<&Days, f64>> = days
        .iter()
        .zip(likely)
        .map(|(days, likely)| {
            let mut sums = HashMap::new();
            for (days, probability) in days.iter().zip(likely) {
                *sums.entry(days).or_default() += probability;
            }
            sums
        })
        .collect();
    let choices: Vec<Option<(&Days, f64)>> = questions
        .iter()
        .zip(likely)
        .enumerate()
        .map(|(event, (question, likely))| {
            best(article, question, likely).map(|(index, sure)| (&days[event][index], sure))
        })
        .collect();
    let mut chains: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, event) in events.iter().enumerate() {
        chains
            .entry(event.same_as.as_deref().unwrap_or(&event.id))
            .or_default()
            .push(index);
    }
    for event in 0..questions.len() {
        let first = events[event].same_as.as_deref().unwrap_or(&events[event].id);
        let others: Vec<usize> = chains[first]
            .iter()
            .copied()
            .filter(|&other| other != event)
            .collect();
        let before = event.checked_sub(1);
        let behind = (event + 1 < questions.len()).then_some(event + 1);
        for (candidate, own) in days[event].iter().enumerate() {
            let kind = match questions[event].candidates[candidate] {
                Candidate::Unknown => "unknown",
                Candidate::Published => "published",
                Candidate::Timex(_) => "timex",
            };
            let features = &mut questions[event].features[candidate];
            features.add("alone", &[kind, share(likely[event][candidate])]);
            features.add("alone, these days", &[kind, share(sums[event][own])]);
            let agree = |other: usize| {
                let same = sums[other].get(own).copied().unwrap_or(0.0);
                share(same)
            };
            if let Some(most) = others.iter().max_by(|&&a, &&b| {
                let of = |other: usize| sums[other].get(own).copied().unwrap_or(0.0);
                of(a).total_cmp(&of(b))
            }) {
                features.add("told elsewhere", &[kind, agree(*most)]);
            }
            for (other, group) in [(before, "event before"), (behind, "event behind")] {
                let Some(other) = other else { continue };
                let together = events[other].sentence == events[event].sentence;
                let near = if together { "same sentence" } else { "" };
                features.add(group, &[kind, agree(other), near]);
                let same = choices[other].is_some_and(|(days, _)| days == own);
                let sure = choices[other].map_or("none", |(_, sure)| if sure > 0.7 { "sure" } else { "" });
                features.add(
                    "neighbour's choice",
                    &[group, kind, if same { "same" } else { "" }, sure, near],
                );
            }
        }
    }
}
