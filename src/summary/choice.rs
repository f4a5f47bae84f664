//! Which sentences say most of the story in least space.
//!
//! Sentences are taken one at a time, each time the one that a learned ranker puts first, given those already
//! taken (the greedy form of maximal marginal relevance, Carbonell and Goldstein 1998, with learned weights).
//! It weighs what a sentence adds of the story's point and of its events, whom it names anew, its place, its
//! length, and whether it needs another beside it. The weights are learned from articles with their headlines
//! and with the events people put on a timeline (`train train-choice`; `POINT_CARD.md`).

use super::Story;
use super::eligible::{eligible, leans, spoken};
use super::point::Point;
use crate::rank::{Embedded, Features, Ranker, few, first_best};
use crate::words::content;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

static RANKER: Embedded = Embedded::new(include_bytes!("choice.bin"));

/// How many candidates are weighed against each other: those that say most of the point. A book pasted whole
/// costs no more.
const CANDIDATES: usize = 200;

/// Most words of a summary, once it has two sentences.
const WORDS: usize = 146;

/// A sentence that may be taken.
pub(crate) struct Candidate {
    /// Its index.
    pub sentence: usize,
    /// How many words it has.
    pub count: usize,
    /// Its events, by the first telling of each.
    events: Vec<usize>,
    entities: Vec<usize>,
    /// The words of which a headline may be made.
    content: BTreeSet<String>,
    /// Its place among the candidates, and its paragraph's.
    place: usize,
    paragraph: usize,
    opens: bool,
    leans: bool,
    spoken: f64,
}

/// The sentences that may be taken, and what those taken have told.
pub(crate) struct Pool<'s, 'a, 't> {
    story: &'s Story<'a, 't>,
    point: &'s Point,
    candidates: Vec<Candidate>,
    taken: Vec<usize>,
    events: HashSet<usize>,
    entities: HashSet<usize>,
    words: HashSet<String>,
}

/// The best `count` sentences, in order of the text.
pub(crate) fn choose(story: &Story, point: &Point, count: usize) -> Vec<usize> {
    choose_by(&RANKER, story, point, count)
}

/// The same by the weights of a given ranker.
pub(crate) fn choose_by(ranker: &Ranker, story: &Story, point: &Point, count: usize) -> Vec<usize> {
    let mut pool = Pool::new(story, point);
    let mut words = 0;
    while pool.taken.len() < count && !pool.candidates.is_empty() {
        let scores = pool.features().map(|features| ranker.score(&features));
        let Some((best, _)) = first_best(scores.enumerate()) else {
            break;
        };
        let long = pool.candidates[best].count;
        if pool.taken.len() > 1 && words + long > WORDS {
            pool.candidates.remove(best);
            continue;
        }
        words += long;
        pool.take(best);
    }
    pool.taken.sort_unstable();
    pool.taken
}

impl<'s, 'a, 't> Pool<'s, 'a, 't> {
    /// All candidates, none of them taken.
    pub fn new(story: &'s Story<'a, 't>, point: &'s Point) -> Self {
        let mut candidates = candidates(story);
        if candidates.len() > CANDIDATES {
            let worth = |candidate: Candidate| (point.worth(&candidate.content), candidate);
            let mut worths: Vec<(f64, Candidate)> = candidates.into_iter().map(worth).collect();
            worths.sort_by(|a, b| b.0.total_cmp(&a.0));
            worths.truncate(CANDIDATES);
            candidates = worths.into_iter().map(|(_, candidate)| candidate).collect();
            candidates.sort_by_key(|candidate| candidate.sentence);
        }
        Pool {
            story,
            point,
            candidates,
            taken: Vec::new(),
            events: HashSet::new(),
            entities: HashSet::new(),
            words: HashSet::new(),
        }
    }

    /// Those not yet taken.
    #[cfg(all(feature = "train", not(target_arch = "wasm32")))]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Takes one of them.
    pub fn take(&mut self, index: usize) {
        let taken = self.candidates.remove(index);
        self.events.extend(taken.events);
        self.entities.extend(taken.entities);
        self.words.extend(taken.content);
        self.taken.push(taken.sentence);
    }

    /// What is known of each of them, given those taken.
    pub fn features(&self) -> impl Iterator<Item = Features> + '_ {
        self.candidates.iter().map(|candidate| self.describe(candidate))
    }

    fn describe(&self, candidate: &Candidate) -> Features {
        let step = few(self.taken.len().min(3));
        let flag = |holds: bool| if holds { "yes" } else { "" };
        let fresh = candidate
            .content
            .iter()
            .filter(|word| !self.words.contains(*word));
        let worth = self.point.worth(fresh.clone());
        let long = few(candidate.count / 5);
        let known = candidate.content.len() - fresh.count();
        let repeated = few(10 * known / candidate.content.len().max(1));
        let told = candidate
            .events
            .iter()
            .filter(|event| !self.events.contains(event));
        let weights: Vec<f64> = told.map(|&event| self.story.weights[event]).collect();
        let sum: f64 = weights.iter().sum();
        let most = weights.iter().copied().fold(0.0, f64::max);
        let likely = |least: f64| few(weights.iter().filter(|weight| **weight >= least).count());
        let named = candidate
            .entities
            .iter()
            .filter(|entity| !self.entities.contains(entity));
        let named: f64 = named.map(|&entity| self.story.entities[entity].salience).sum();
        let place = few(candidate.place);
        let before = candidate.sentence.checked_sub(1);
        let follows = before.is_some_and(|before| self.taken.contains(&before));
        let apart = self
            .taken
            .iter()
            .map(|&taken| taken.abs_diff(candidate.sentence))
            .min();
        let spoken = few((candidate.spoken * 4.0).ceil() as usize);
        let tenths = |amount: f64, by: f64| few((amount * by) as usize);
        let mut features = Features::default();
        features.add("place", &[step, place]);
        features.add("place·opens", &[place, flag(candidate.opens)]);
        features.add("paragraph", &[step, few(candidate.paragraph)]);
        for (_, level) in LEVELS.iter().filter(|(least, _)| worth >= *least) {
            features.add("worth", &[level]);
            features.add("worth·step", &[level, step]);
        }
        features.add("worth·place", &[tenths(worth, 2.0), place]);
        features.add("worth·long", &[tenths(worth, 2.0), long]);
        features.add(
            "worth by word",
            &[tenths(worth / candidate.count.max(1) as f64, 60.0)],
        );
        features.add("long", &[long]);
        features.add("long·step", &[long, step]);
        features.add("repeated", &[repeated, flag(self.taken.is_empty())]);
        for (_, level) in SUMS.iter().filter(|(least, _)| sum >= *least) {
            features.add("told", &[level]);
            features.add("told·step", &[level, step]);
        }
        features.add("likely", &[likely(0.3)]);
        features.add("likely·step", &[likely(0.15), step]);
        features.add("event", &[tenths(most, 10.0)]);
        features.add("event·place", &[tenths(most, 5.0), place]);
        features.add("named", &[tenths(named, 4.0)]);
        features.add("leans", &[flag(candidate.leans), flag(follows)]);
        features.add("apart", &[apart.map_or("-", few)]);
        features.add("spoken", &[spoken]);
        features
    }
}

/// How many events a sentence may add that a reader would put on a timeline, each as a number and in writing.
const SUMS: [(f64, &str); 9] = [
    (0.1, "0.1"),
    (0.2, "0.2"),
    (0.35, "0.35"),
    (0.5, "0.5"),
    (0.75, "0.75"),
    (1.0, "1"),
    (1.3, "1.3"),
    (1.7, "1.7"),
    (2.2, "2.2"),
];

/// Amounts of the point that a sentence may add, in words of a headline, each as a number and in writing.
const LEVELS: [(f64, &str); 12] = [
    (0.2, "0.2"),
    (0.4, "0.4"),
    (0.6, "0.6"),
    (0.8, "0.8"),
    (1.0, "1"),
    (1.25, "1.25"),
    (1.5, "1.5"),
    (1.75, "1.75"),
    (2.0, "2"),
    (2.5, "2.5"),
    (3.0, "3"),
    (4.0, "4"),
];

fn candidates(story: &Story) -> Vec<Candidate> {
    let document = story.document;
    let ids = story.events.iter().enumerate();
    let ids: HashMap<&str, usize> = ids.map(|(index, event)| (event.id.as_str(), index)).collect();
    let mut events: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, event) in story.events.iter().enumerate() {
        let first = ids.get(event.first_telling()).copied().unwrap_or(index);
        let told = events.entry(event.sentence).or_default();
        if !told.contains(&first) {
            told.push(first);
        }
    }
    let mut named: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, entity) in story.entities.iter().enumerate() {
        for mention in &entity.mentions {
            if let Some(sentence) = document.sentence_at(mention.span.start) {
                let held = named.entry(sentence).or_default();
                if held.last() != Some(&index) {
                    held.push(index);
                }
            }
        }
    }
    let mut paragraph = 0;
    let mut last = None;
    eligible(story)
        .into_iter()
        .enumerate()
        .map(|(place, sentence)| {
            let block = document.sentences[sentence].block;
            if last.replace(block).is_some_and(|last| last != block) {
                paragraph += 1;
            }
            let text = document.slice(document.sentences[sentence].span);
            Candidate {
                sentence,
                count: text.split_whitespace().count(),
                events: events.remove(&sentence).unwrap_or_default(),
                entities: named.remove(&sentence).unwrap_or_default(),
                content: content(text),
                place,
                paragraph,
                opens: sentence == 0 || document.sentences[sentence - 1].block != block,
                leans: leans(document, sentence),
                spoken: spoken(document, sentence),
            }
        })
        .collect()
}
