//! One name, one kind in an article, unless the text says otherwise.

use super::Candidate;
use super::gazetteers::Types;
use super::reading::{Class, Reading};
use crate::analysis::{BlockKind, EntityKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::Range;

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
    places_first(reading, names);
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
    headlines(reading, names);
}

/// In a headline every word has a capital: what is longer there than a name of the running text, and holds it,
/// is that name, and what is made of words that are written small in the running text is none.
fn headlines(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let running = |name: &Candidate| reading.is_prose(name.tokens.start);
    let text = |tokens: Range<usize>| document.slice(document.span_of(tokens)).to_lowercase();
    let known: FxHashMap<String, EntityKind> = names
        .iter()
        .filter(|name| running(name))
        .map(|name| (text(name.tokens.clone()), name.kind))
        .collect();
    if known.is_empty() {
        return;
    }
    let lists = [
        "country", "area", "region", "city", "town", "demonym", "water", "mountain",
    ];
    let places: Types = lists
        .iter()
        .filter_map(|list| Types::named(list))
        .fold(Types::NONE, |all, list| all | list);
    let listed = |mut tokens: Range<usize>| tokens.any(|at| reading.phrases[at].types.meets(places));
    names.retain_mut(|name| {
        let tokens = name.tokens.clone();
        if running(name) || known.contains_key(&text(tokens.clone())) {
            return true;
        }
        let parts = (1..tokens.len())
            .rev()
            .flat_map(|length| (tokens.start..=tokens.end - length).map(move |start| start..start + length));
        let small = |at: usize| {
            reading
                .seen_lower
                .contains(&reading.forms[reading.ids[at] as usize].lower)
        };
        // "Trump Tower" is no Trump: what is left out must be common words, unless a person is named in full.
        let fits = |part: &Range<usize>, kind: EntityKind| {
            let person = kind == EntityKind::Person;
            let mut rest = tokens.clone().filter(|at| !part.contains(at));
            part.len() > 1 && person || (part.len() > 1 || person) && rest.all(small)
        };
        let inner = parts
            .filter(|part| part.len() > 1 || document.word(part.start).len() > 3)
            .find_map(|part| Some((part.clone(), *known.get(&text(part))?)))
            .filter(|(part, kind)| fits(part, *kind));
        if let Some((part, kind)) = inner {
            name.tokens = part;
            name.kind = kind;
            name.evidence.push("document:elsewhere".into());
            return true;
        }
        let mut long = tokens
            .clone()
            .filter(|&at| reading.forms[reading.ids[at] as usize].capital && document.word(at).len() > 3)
            .peekable();
        let empty = long.peek().is_none();
        empty || !long.all(small) || listed(tokens)
    });
}

/// "Washington" that an article names before it names anybody called so in full is the place, and stays it.
/// Headlines are left out: they name people by their surnames first.
fn places_first(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let lists = ["country", "city", "region"];
    let places: Types = lists
        .iter()
        .filter_map(|list| Types::named(list))
        .fold(Types::NONE, |all, list| all | list);
    let running = |name: &Candidate| {
        let sentence = reading.sentence_of[name.tokens.start] as usize;
        document.block_of(sentence).kind != BlockKind::Headline && reading.classes[sentence] == Class::Running
    };
    let full: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1)
        .map(|name| document.word(name.tokens.end - 1))
        .collect();
    let mut first: FxHashMap<&str, bool> = FxHashMap::default();
    for name in names.iter().filter(|name| running(name)) {
        let last = name.tokens.end - 1;
        let listed = reading.forms[reading.ids[last] as usize].types.meets(places);
        let alone = name.tokens.len() == 1;
        let addressed = alone && last > 0 && document.word(last - 1).ends_with('.');
        // Whom an article names in full it names so the first time.
        let doubted =
            name.kind == EntityKind::Person && name.confidence < SURE && full.contains(document.word(last));
        let place = alone && (name.kind == EntityKind::Place || doubted);
        if listed && !addressed && (place || name.kind == EntityKind::Person) {
            first.entry(document.word(last)).or_insert(place);
        }
    }
    for name in names.iter_mut() {
        let word = document.word(name.tokens.start);
        if name.tokens.len() == 1 && name.kind == EntityKind::Person && first.get(word) == Some(&true) {
            name.kind = EntityKind::Place;
            name.evidence.push("document:elsewhere".into());
        }
    }
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
