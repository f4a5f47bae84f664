//! Learning which sentences make a summary: the weights behind the choice.

use super::headline::articles;
use super::salience as told;
use super::share::Share;
use crate::analysis::{Analysis, BlockKind};
use crate::document::Document;
use crate::event::salience;
use crate::explain::with_reading;
use crate::rank::Ranker;
use crate::rank::training::{Example, Recipe, learn};
use crate::span::Span;
use crate::summary::Point;
use crate::summary::Story;
use crate::summary::choice::{Candidate, Pool, choose_by};
use crate::timeline::Labeller;
use crate::words::content;
use std::collections::BTreeSet;
use std::path::Path;

/// Where the weights belong, seen from the project's folder.
const WEIGHTS: &str = "src/summary/choice.bin";

/// How the weights are learned.
const RECIPE: Recipe = Recipe {
    rounds: 100,
    penalty: 2.0,
    fewest: 20,
};

/// How many sentences are taken of each article.
const STEPS: usize = 4;

/// What a word of a summary costs, in words of the headline or in events: less than a word of the third sentence
/// tells.
const COST: f64 = 0.005;

/// By how much a sentence may tell less than the best and still count as right.
const NEAR: f64 = 0.2;

/// How often the choices are learned from: first by what the best choices lead to, then by what the learned
/// ones do.
const ROUNDS: usize = 2;

/// How much a choice of one of TimeSET's articles counts: there are fewer of them.
const TIMESET: f64 = 3.0;

/// What of an article is to be told.
enum Goal {
    /// The words of its headline, which was withheld from the analysis.
    Headline(BTreeSet<String>),
    /// The events people put on its timeline: the words that tell of them.
    Events(Vec<Span>),
}

/// An article and what is to be told of it.
struct Lesson {
    text: String,
    goal: Goal,
    analysis: Analysis,
    /// How much of the story each event is, learned without the article.
    weights: Vec<f64>,
    /// The part of TimeSET it belongs to.
    part: Option<usize>,
}

/// What was told of an article.
#[derive(Default)]
struct Told {
    words: BTreeSet<String>,
    events: BTreeSet<usize>,
}

/// `train train-choice <corpora>`: learns which sentences tell most of the headline, on PolNeAR's training
/// articles, and of the events, on TimeSET's, in few words; packs the weights. Prints how much of TimeSET's
/// events the summaries tell by weights that were learned without the article.
///
/// # Errors
/// When a corpus cannot be read or the file not written.
pub fn train(data: &Path, _words: &[String]) -> Result<(), String> {
    let lessons = lessons(data)?;
    let mut examples: Vec<(Option<usize>, Example)> = Vec::new();
    let mut ranker = None;
    for _ in 0..ROUNDS {
        for lesson in &lessons {
            lesson.examples(ranker.as_ref(), &mut examples);
        }
        ranker = Some(learned(&examples, None).ranker());
    }
    let mut share = [Share::default(), Share::default()];
    for part in 0..told::PARTS {
        let ranker = learned(&examples, Some(part)).ranker();
        for lesson in lessons.iter().filter(|lesson| lesson.part == Some(part)) {
            lesson.count(&ranker, &mut share);
        }
    }
    share[0].show("salient events in a summary of 4 sentences, articles not seen");
    share[1].show("salient events in the first 4 sentences");
    let packed = learned(&examples, None).pack();
    println!(
        "{} choices, {} bytes into {WEIGHTS}",
        examples.len(),
        packed.len()
    );
    std::fs::write(WEIGHTS, packed).map_err(|error| format!("{WEIGHTS}: {error}"))
}

/// Weights learned without one part of TimeSET.
fn learned(examples: &[(Option<usize>, Example)], left_out: Option<usize>) -> crate::rank::training::Weights {
    let kept = examples
        .iter()
        .filter(|(part, _)| part.is_none() || *part != left_out);
    let kept: Vec<&Example> = kept.map(|(_, example)| example).collect();
    learn(&kept, RECIPE)
}

fn lessons(data: &Path) -> Result<Vec<Lesson>, String> {
    let weights = |text: &str, analysis: &Analysis, ranker: Option<&Ranker>| {
        with_reading(text, analysis, |reading, _| match ranker {
            Some(ranker) => salience::by(ranker, reading, &analysis.events),
            None => salience::of(reading, &analysis.events),
        })
    };
    let mut lessons = Vec::new();
    for article in articles(data, "train")? {
        let analysis = article.analysis();
        lessons.push(Lesson {
            weights: weights(&article.text, &analysis, None),
            goal: Goal::Headline(content(&article.title)),
            text: article.text,
            analysis,
            part: None,
        });
    }
    let read = told::read(data)?;
    let rankers = told::rankers(&read)?;
    for (index, article) in read.into_iter().enumerate() {
        let part = told::part(index);
        let spans = article.gold.events.iter().map(|event| event.trigger);
        lessons.push(Lesson {
            weights: weights(&article.gold.text, &article.analysis, Some(&rankers[part])),
            goal: Goal::Events(spans.collect()),
            text: article.gold.text,
            analysis: article.analysis,
            part: Some(part),
        });
    }
    Ok(lessons)
}

impl Lesson {
    fn with_story<R>(&self, then: impl FnOnce(&Story) -> R) -> R {
        let analysis = &self.analysis;
        with_reading(&self.text, analysis, |reading, _| {
            let labeller = Labeller::new(reading);
            then(&Story::new(
                &labeller,
                &analysis.events,
                &self.weights,
                &analysis.timeline,
            ))
        })
    }

    /// What a sentence tells.
    fn tells(&self, document: &Document, sentence: usize) -> Told {
        let span = document.sentences[sentence].span;
        let mut told = Told::default();
        match &self.goal {
            Goal::Headline(words) => {
                told.words = content(document.slice(span))
                    .intersection(words)
                    .cloned()
                    .collect();
            }
            Goal::Events(events) => {
                let held = (0..events.len()).filter(|&event| span.contains(events[event]));
                told.events = held.collect();
            }
        }
        told
    }

    /// The choices of an article, each with the sentences that would have told most. What is taken is the best of
    /// them, or what a ranker takes.
    fn examples(&self, ranker: Option<&Ranker>, examples: &mut Vec<(Option<usize>, Example)>) {
        self.with_story(|story| {
            let point = Point::of(story);
            let mut pool = Pool::new(story, &point);
            let mut told = Told::default();
            for _ in 0..STEPS {
                let gain = |candidate: &Candidate| {
                    let tells = self.tells(story.document, candidate.sentence);
                    let fresh = tells.words.difference(&told.words).count()
                        + tells.events.difference(&told.events).count();
                    fresh as f64 - COST * candidate.count as f64
                };
                let gains: Vec<f64> = pool.candidates().iter().map(gain).collect();
                let Some(best) = gains.iter().copied().max_by(f64::total_cmp) else {
                    break;
                };
                let candidates: Vec<_> = pool.features().collect();
                let taken = match ranker.and_then(|ranker| ranker.choose(&candidates)) {
                    Some(choice) => choice.index,
                    None => gains.iter().position(|&gain| gain == best).unwrap_or(0),
                };
                let tells = self.tells(story.document, pool.candidates()[taken].sentence);
                told.words.extend(tells.words);
                told.events.extend(tells.events);
                let example = Example {
                    candidates,
                    right: (0..gains.len()).filter(|&at| gains[at] >= best - NEAR).collect(),
                    weight: if self.part.is_some() { TIMESET } else { 1.0 },
                };
                examples.push((self.part, example));
                pool.take(taken);
            }
        });
    }

    /// Counts the events that a summary tells, and those that the first sentences do.
    fn count(&self, ranker: &Ranker, share: &mut [Share; 2]) {
        let Goal::Events(events) = &self.goal else { return };
        self.with_story(|story| {
            let document = story.document;
            let chosen = choose_by(ranker, story, &Point::of(story), STEPS);
            let paragraphs = (0..document.sentences.len())
                .filter(|&index| document.block_of(index).kind == BlockKind::Paragraph);
            let lead: Vec<usize> = paragraphs.take(STEPS).collect();
            for (share, sentences) in share.iter_mut().zip([chosen, lead]) {
                for event in events {
                    let mut spans = sentences.iter().map(|&index| document.sentences[index].span);
                    share.count(spans.any(|span| span.contains(*event)));
                }
            }
        });
    }
}
