//! Learning which events a reader would put on a timeline: the weights behind the choice of rows.

use super::timeset::{Gold, articles};
use super::{ARCHIVE, analyze_dated};
use crate::analysis::Analysis;
use crate::event::salience;
use crate::explain::with_reading;
use crate::rank::training::{Example, Recipe, learn};
use crate::rank::{Features, Ranker};
use std::path::Path;

/// Where the weights belong, seen from the project's folder.
const WEIGHTS: &str = "src/event/salience.bin";

/// How the weights are learned.
const RECIPE: Recipe = Recipe {
    rounds: 200,
    penalty: 4.0,
    fewest: 8,
};

/// In how many parts the articles are cut to be measured: each by weights that were learned from the others.
pub const PARTS: usize = 5;

/// An article with what was read in it.
pub struct Read {
    /// What people marked.
    pub gold: Gold,
    /// What is read.
    pub analysis: Analysis,
    /// Its events, each with whether people put it on the timeline.
    events: Vec<(Features, bool)>,
}

/// Reads TimeSET's articles.
///
/// # Errors
/// When the archive cannot be read.
pub fn read(data: &Path) -> Result<Vec<Read>, String> {
    let golds = articles(&data.join(ARCHIVE))?;
    Ok(golds
        .into_iter()
        .map(|gold| {
            let analysis = analyze_dated(&gold.text);
            let events = with_reading(&gold.text, &analysis, |reading, _| {
                let chains = salience::chains(reading, &analysis.events).into_iter();
                let told = |telling: &usize| {
                    let span = analysis.events[*telling].trigger.span;
                    gold.events.iter().any(|event| event.trigger.overlaps(span))
                };
                chains
                    .map(|chain| (chain.features, chain.tellings.iter().any(told)))
                    .collect()
            });
            Read {
                gold,
                analysis,
                events,
            }
        })
        .collect())
}

/// Weights learned from the articles that a number is not of the part of; from all of them without one.
fn learned(articles: &[Read], left_out: Option<usize>) -> Vec<u8> {
    let examples: Vec<Example> = articles
        .iter()
        .enumerate()
        .filter(|(index, _)| left_out != Some(index % PARTS))
        .flat_map(|(_, article)| &article.events)
        .map(|(features, told)| Example {
            candidates: vec![features.clone(), Features::default()],
            right: vec![usize::from(!told)],
            weight: 1.0,
        })
        .collect();
    learn(&examples, RECIPE).pack()
}

/// For each article the ranker that was learned without it.
///
/// # Errors
/// Never: what was just packed is sound.
pub fn rankers(articles: &[Read]) -> Result<Vec<Ranker>, String> {
    let parts = (0..PARTS).map(|part| {
        let packed = learned(articles, Some(part));
        Ranker::unpack(&packed).map_err(|error| error.to_string())
    });
    parts.collect()
}

/// The part an article belongs to.
pub fn part(index: usize) -> usize {
    index % PARTS
}

/// `train train-salience <corpora>`: learns from TimeSET's articles which of their events people put on the
/// timeline, and packs the weights.
///
/// # Errors
/// When a corpus cannot be read or the file not written.
pub fn train(data: &Path, _words: &[String]) -> Result<(), String> {
    let packed = learned(&read(data)?, None);
    println!("{} bytes into {WEIGHTS}", packed.len());
    std::fs::write(WEIGHTS, packed).map_err(|error| format!("{WEIGHTS}: {error}"))
}
