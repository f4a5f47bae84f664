//! One name, one kind in an article, unless the text says otherwise.

use super::Candidate;
use super::reading::Reading;
use crate::analysis::EntityKind;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How sure a name must be to keep a kind that the rest of the article contradicts.
const SURE: f64 = 0.75;

/// The share of an article's votes that settles a name's kind.
const SETTLED: f64 = 0.7;

/// Votes on the kind of each name; a person's full name votes for the surname alone too.
struct Votes<'d> {
    by_name: FxHashMap<&'d str, BTreeMap<EntityKind, f64>>,
}

impl<'d> Votes<'d> {
    fn count(reading: &Reading<'d>, names: &[Candidate]) -> Votes<'d> {
        let mut votes = Votes {
            by_name: FxHashMap::default(),
        };
        for name in names {
            let document = reading.document;
            let text = document.slice(document.span_of(name.tokens.clone()));
            votes.add(text, name.kind, name.confidence);
            if name.kind == EntityKind::Person && name.tokens.len() > 1 {
                votes.add(document.word(name.tokens.end - 1), name.kind, name.confidence);
            }
        }
        votes
    }

    fn add(&mut self, text: &'d str, kind: EntityKind, weight: f64) {
        *self.by_name.entry(text).or_default().entry(kind).or_default() += weight;
    }

    /// The kind most of the votes are for, and its weight, when they are clear.
    fn settled(&self, text: &str) -> Option<(EntityKind, f64)> {
        let votes = self.by_name.get(text)?;
        let total: f64 = votes.values().sum();
        let (&kind, &weight) = votes.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
        (weight >= SETTLED * total).then_some((kind, weight))
    }
}

/// Gives unsure names the kind that the same name has elsewhere, and finds places of known names that
/// were missed.
pub fn agree(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let votes = Votes::count(reading, names);
    for name in names.iter_mut().filter(|name| name.confidence < SURE) {
        let text = document.slice(document.span_of(name.tokens.clone()));
        if let Some((kind, weight)) = votes.settled(text)
            && kind != name.kind
            && weight > name.confidence
        {
            name.kind = kind;
            name.evidence.push("document:elsewhere".into());
        }
    }
    missed(reading, &votes, names);
}

/// Runs of capitals, whole, that are a name elsewhere in the article.
fn missed(reading: &Reading, votes: &Votes, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let mut covered = vec![false; reading.ids.len()];
    for name in names.iter() {
        covered[name.tokens.clone()].fill(true);
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < covered.len() {
        let run = reading.runs[at];
        let end = run.end.max(at + 1);
        if run.length() > 0 && !covered[run.start..run.end].contains(&true) {
            let text = document.slice(document.span_of(run.start..run.end));
            let form = &reading.forms[reading.ids[run.start] as usize];
            let common = run.length() == 1 && reading.seen_lower.contains(&form.lower);
            if let Some((kind, weight)) = votes.settled(text)
                && weight >= 0.8
                && !common
            {
                found.push(Candidate {
                    tokens: run.start..run.end,
                    kind,
                    confidence: 0.5,
                    evidence: vec!["document:elsewhere".into()],
                });
            }
        }
        at = end;
    }
    if !found.is_empty() {
        names.extend(found);
        names.sort_by_key(|name| name.tokens.start);
    }
}
