//! When events happened: learning it, and measuring it.
//!
//! Learned from the events of SemEval-2015's timelines and from TimeBank's and AQUAINT's links between events
//! and times. Measured on the timelines across topics: what scores one was learned without it.

mod documents;
pub mod semeval;

use crate::event::dating::{self, Weights};
use crate::rank::training::{Example, Recipe, learn};
use crate::rank::{Features, Ranker};
use documents::Document;
use std::collections::BTreeMap;
use std::path::Path;

/// Most features a packed step has.
const FEATURES: [usize; 2] = [16_000, 1_000];

/// How the two steps are learned.
const ALONE: Recipe = Recipe {
    rounds: 250,
    penalty: 1.0,
    fewest: 3,
};
const TOGETHER: Recipe = Recipe {
    rounds: 200,
    penalty: 1.0,
    fewest: 5,
};

/// In how many parts the articles are cut, so that the second step learns from choices of the first
/// that were made without knowing the answer.
const PARTS: usize = 5;

/// `train train-when <corpora>`: learns the weights from all articles and packs them.
///
/// # Errors
/// When a corpus cannot be read or a file not written.
pub fn train(data: &Path, _words: &[String]) -> Result<(), String> {
    let documents = documents::all(data)?;
    let all: Vec<&Document> = documents.iter().collect();
    let (alone, together) = steps(&all);
    for (name, bytes) in [("alone", alone), ("together", together)] {
        let path = format!("src/event/dating/{name}.bin");
        println!("{path}: {} bytes", bytes.len());
        std::fs::write(&path, bytes).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// `train eval-when <corpora> [-v]`: the timelines' events, each topic scored with weights learned without it.
///
/// # Errors
/// When a corpus cannot be read.
pub fn evaluate(data: &Path, words: &[String]) -> Result<(), String> {
    let verbose = words.iter().any(|word| word == "-v");
    let documents = documents::all(data)?;
    let mut total = Score::default();
    for topic in semeval::topics(data)? {
        let others: Vec<&Document> = documents
            .iter()
            .filter(|document| document.topic != topic.name)
            .collect();
        let (alone, together) = steps(&others);
        let read = |bytes: &[u8]| Ranker::unpack(bytes).map_err(|error| error.to_string());
        let weights = Weights {
            alone: read(&alone)?,
            together: read(&together)?,
        };
        let score = score(&topic, &weights, verbose);
        score.print(&topic.name);
        total.add(&score);
    }
    total.print("both");
    for ((basis, tenth), [right, wrong]) in &total.sure {
        println!("  {basis}, confidence from 0.{tenth}: {right} right, {wrong} wrong");
    }
    Ok(())
}

/// Learns the two steps and packs them.
fn steps(documents: &[&Document]) -> (Vec<u8>, Vec<u8>) {
    let alone = |left_out: Option<usize>| {
        let examples: Vec<Example> = documents
            .iter()
            .enumerate()
            .filter(|(index, _)| left_out != Some(index % PARTS))
            .flat_map(|(_, document)| document.examples(|event| document.features[event].clone()))
            .collect();
        learn(&examples, ALONE).strongest(FEATURES[0])
    };
    let mut together: Vec<Example> = Vec::new();
    for part in 0..PARTS {
        let ranker = alone(Some(part)).ranker();
        for document in documents.iter().skip(part).step_by(PARTS) {
            let around: Vec<Vec<Features>> = document.look_around(&ranker);
            together.extend(document.examples(|event| around[event].clone()));
        }
    }
    let together = learn(&together, TOGETHER).strongest(FEATURES[1]);
    (alone(None).pack(), together.pack())
}

/// Counts of the timelines' dated events.
#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    right: usize,
    wrong: usize,
    /// Pairs of an entity and a dated event: those told, and the right ones of them and of the gold.
    told: usize,
    told_right: usize,
    pairs_right: usize,
    /// Right and wrong ones by what the time rests on and by the tenth its confidence lies in.
    sure: BTreeMap<(String, usize), [usize; 2]>,
}

impl Score {
    fn add(&mut self, other: &Score) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.wrong += other.wrong;
        self.told += other.told;
        self.told_right += other.told_right;
        self.pairs_right += other.pairs_right;
        for (class, counts) in &other.sure {
            let sum = self.sure.entry(class.clone()).or_default();
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }

    fn print(&self, name: &str) {
        let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
        println!(
            "SemEval timelines, {name}: {} dated events, {} found: {} right ({:.1} %), {} wrong, {} undated; right to wrong {:.1}",
            self.gold,
            self.found,
            self.right,
            percent(self.right, self.gold),
            self.wrong,
            self.found - self.right - self.wrong,
            self.right as f64 / self.wrong.max(1) as f64
        );
        let (precision, recall) = (
            percent(self.told_right, self.told),
            percent(self.pairs_right, self.gold),
        );
        println!(
            "  entity, event and date: P {precision:.1} R {recall:.1} F1 {:.1}",
            2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
        );
    }
}

/// Scores the events of a topic.
fn score(topic: &semeval::Topic, weights: &Weights, verbose: bool) -> Score {
    let read: Vec<documents::Read> = topic
        .articles
        .iter()
        .map(|article| {
            documents::read(&article.text, article.created, |article, mut events| {
                dating::date(article, &mut events, weights);
                events
            })
        })
        .collect();
    let mut score = Score::default();
    for gold in topic.events.iter().filter(|gold| !gold.saying) {
        let Some(date) = &gold.date else { continue };
        score.gold += 1;
        let found: Vec<(usize, &crate::analysis::Event)> = gold
            .mentions
            .iter()
            .flat_map(|(article, span)| {
                let events = read[*article].events.iter();
                let here = events.filter(|event| event.trigger.span.overlaps(*span));
                here.map(|event| (*article, event))
            })
            .collect();
        score.found += usize::from(!found.is_empty());
        let surest = found
            .iter()
            .filter_map(|(article, event)| Some((*article, *event, event.when.as_ref()?)))
            .filter(|(.., when)| when.interval.is_some())
            .max_by(|a, b| a.2.confidence.total_cmp(&b.2.confidence));
        let right = surest.is_some_and(|(.., when)| {
            let interval = when.interval.as_ref();
            interval.is_some_and(|interval| semeval::is_right(date, interval))
        });
        score.right += usize::from(right);
        score.wrong += usize::from(surest.is_some() && !right);
        if let Some((.., when)) = surest {
            let class = (format!("{:?}", when.basis), (when.confidence * 10.0) as usize);
            score.sure.entry(class).or_default()[usize::from(!right)] += 1;
        }
        if verbose && !right {
            let (article, event) = match (surest, found.first()) {
                (Some((article, event, _)), _) => (article, event),
                (None, Some(&(article, event))) => (article, event),
                (None, None) => {
                    println!(
                        "MISSED\t{date}\t{}\t{:?}",
                        gold.entity,
                        gold.mentions
                            .iter()
                            .map(|(article, span)| {
                                let text = &topic.articles[*article].text;
                                let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
                                (span.of(text), text[start..].lines().next().unwrap_or_default())
                            })
                            .collect::<Vec<_>>()
                    );
                    continue;
                }
            };
            let text = &topic.articles[article].text;
            let word = event.trigger.span;
            let start = text[..word.start].rfind('\n').map_or(0, |at| at + 1);
            let line = text[start..].lines().next().unwrap_or_default();
            let when = event.when.as_ref();
            println!(
                "{}\t{date} <- {:?} {:.2}\tpublished {}\t[{}] {line}\t{}",
                if surest.is_some() { "WRONG" } else { "UNDATED" },
                when.and_then(|when| when.interval.clone()),
                when.map_or(0.0, |when| when.confidence),
                topic.articles[article].created,
                word.of(text),
                when.map_or("", |when| when.why.as_str()),
            );
        }
    }
    pairs(topic, &read, &mut score);
    score
}

/// Counts who is told to have taken part in what, and when: an event of an entity's timeline is right where the
/// entity takes part in it and it has the timeline's day.
fn pairs(topic: &semeval::Topic, read: &[documents::Read], score: &mut Score) {
    let mut entities: Vec<&str> = topic.events.iter().map(|gold| gold.entity.as_str()).collect();
    entities.dedup();
    for entity in entities {
        let gold: Vec<&semeval::GoldEvent> = topic
            .events
            .iter()
            .filter(|gold| gold.entity == entity && gold.date.is_some() && !gold.saying)
            .collect();
        let mut reached = vec![false; gold.len()];
        for (article, read) in read.iter().enumerate() {
            for event in read.of_entity(entity) {
                let Some(interval) = event.when.as_ref().and_then(|when| when.interval.as_ref()) else {
                    continue;
                };
                score.told += 1;
                let mut any = false;
                for (index, gold) in gold.iter().enumerate() {
                    let told = gold
                        .mentions
                        .iter()
                        .any(|(of, span)| *of == article && event.trigger.span.overlaps(*span));
                    let date = gold.date.as_deref().unwrap_or_default();
                    if told && semeval::is_right(date, interval) {
                        any = true;
                        reached[index] = true;
                    }
                }
                score.told_right += usize::from(any);
            }
        }
        score.pairs_right += reached.iter().filter(|&&reached| reached).count();
    }
}
