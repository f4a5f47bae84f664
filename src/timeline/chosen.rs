//! Which rows stand beside one another: none tells what another does.

use super::candidate::Candidate;
use crate::analysis::{Certainty, Event, TimelineRow};
use crate::syntax::{Pos, Relation, Tree};
use std::collections::{HashMap, HashSet};

/// The rows that were chosen so far, weightiest first.
pub(super) struct Chosen<'a, 't> {
    tree: &'a Tree<'a, 't>,
    events: &'a [Event],
    /// What the labels tell of, each with the time of its row.
    covered: HashMap<usize, String>,
    /// Times and labels.
    told: HashSet<(String, String)>,
    /// The words of the events at each time.
    by_day: HashMap<String, Vec<usize>>,
    /// The rows, each with what it was made of.
    pub rows: Vec<(Candidate, TimelineRow)>,
}

impl<'a, 't> Chosen<'a, 't> {
    pub fn new(tree: &'a Tree<'a, 't>, events: &'a [Event]) -> Self {
        Self {
            tree,
            events,
            covered: HashMap::new(),
            told: HashSet::new(),
            by_day: HashMap::new(),
            rows: Vec::new(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row that tells something new. A row whose event is told inside its label gives way to it, unless it
    /// was at another time.
    pub fn add(&mut self, candidate: Candidate, row: TimelineRow) {
        if !self.is_new(&candidate, &row) {
            return;
        }
        let trigger = self.token_of(candidate.event);
        self.by_day.entry(row.display.clone()).or_default().push(trigger);
        let tokens: HashSet<usize> = candidate.label.tokens.iter().copied().collect();
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|(other, held)| {
            let inner = self.token_of(other.event);
            let told = tokens.contains(&inner) || self.leads_in(inner, trigger);
            !(told && (held.display == row.display || held.certainty == Certainty::Vague))
        });
        self.covered
            .extend(tokens.into_iter().map(|token| (token, row.display.clone())));
        rows.push((candidate, row));
        self.rows = rows;
    }

    fn is_new(&mut self, candidate: &Candidate, row: &TimelineRow) -> bool {
        let trigger = self.token_of(candidate.event);
        let vague = row.certainty == Certainty::Vague;
        // What another row tells with its day is not told again by the day it was reported.
        let covered = self.covered.get(&trigger);
        if covered.is_some_and(|display| vague || *display == row.display)
            || vague && self.tree.pos(trigger) != Pos::Verb
        {
            return false;
        }
        let mut same_day = self.by_day.get(&row.display).into_iter().flatten();
        if same_day.any(|&verb| self.leads_in(trigger, verb)) {
            return false;
        }
        self.told.insert((row.display.clone(), row.label.to_lowercase()))
            && !self.rows.iter().any(|(other, _)| self.is_again(candidate, other))
    }

    /// "After talks in June, the two signed", "during his visit they agreed": the verb stands for both.
    fn leads_in(&self, inner: usize, verb: usize) -> bool {
        let tree = self.tree;
        tree.pos(inner) != Pos::Verb
            && tree.relation(inner) == Relation::Obl
            && tree.head(inner) == Some(verb)
    }

    /// One clause is one row, whatever days stand in it.
    fn is_again(&self, candidate: &Candidate, other: &Candidate) -> bool {
        let tree = self.tree;
        let (label, held) = (&candidate.label, &other.label);
        let shared = label
            .tokens
            .iter()
            .filter(|token| held.tokens.contains(token))
            .count();
        let excerpt = label.excerpt || held.excerpt;
        // "The riot in Lyon left ten dead": no riot beside it.
        let subject =
            tree.relation(label.teller).is_subject() && tree.head(label.teller) == Some(held.teller);
        held.teller == label.teller || subject || excerpt && 5 * shared > 4 * label.tokens.len()
    }

    fn token_of(&self, event: usize) -> usize {
        let span = self.events[event].trigger.span;
        self.tree.document.tokens_in(span).start
    }
}
