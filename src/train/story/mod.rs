//! Events, timeline and summary against TimeSET (Chen et al. 2024): Wikinews articles with the
//! events a reader would put on a timeline, who takes part in them, and their order.

mod choice;
mod headline;
mod participants;
mod point;
mod salience;
mod share;
mod show;
mod timeset;

use crate::analysis::{Analysis, BlockKind, Event};
use crate::document::Document;
use crate::event::salience::by;
use crate::explain::with_reading;
use crate::rank::Ranker;
use crate::span::Span;
use crate::summary::{Point, Story, choose};
use crate::syntax::Syntax;
use crate::timeline::Labeller;
use crate::{Options, analyze, article, syntax, timeline, token};
use participants::Participants;
use share::Share;
use std::path::Path;
use timeset::{Gold, GoldEvent};

pub use choice::train as train_choice;
pub use point::train as train_point;
pub use salience::train as train_salience;
pub use show::show;

/// Sentences of the summary that is compared with the article's first ones.
const SENTENCES: usize = 4;

const ARCHIVE: &str = "events/timeset-wikinews-100.brat.tar.gz";

/// Prints what of the annotation is found. `-v` also prints each article with what was missed, and
/// a word after it only the articles whose name contains it.
pub fn evaluate(data: &Path, words: &[String]) -> Result<(), String> {
    let verbose = words.iter().any(|word| word == "-v");
    let only = words.iter().find(|word| *word != "-v");
    let mut total = Score::default();
    let articles = salience::read(data)?;
    let rankers = salience::rankers(&articles)?;
    for (index, article) in articles.iter().enumerate() {
        if only.is_some_and(|only| !article.gold.name.contains(only.as_str())) {
            continue;
        }
        let ranker = &rankers[salience::part(index)];
        total.add(&article.gold, article.analysis.clone(), ranker, verbose);
    }
    total.print();
    headline::evaluate(data, verbose)
}

/// An annotated article and what is read in it.
struct Reading<'a> {
    gold: &'a Gold,
    document: &'a Document<'a>,
    syntax: &'a Syntax,
    analysis: &'a Analysis,
}

impl Reading<'_> {
    /// The token of a span that the others depend on.
    fn head(&self, span: Span) -> Option<usize> {
        let tokens = self.document.tokens_in(span);
        tokens.clone().find(|&token| {
            let word = self.syntax.words.get(token);
            word.is_some_and(|word| word.head.is_none_or(|head| !tokens.contains(&head)))
        })
    }
}

#[derive(Default)]
struct Score {
    articles: usize,
    recall: Share,
    rows: Share,
    all_rows: Share,
    rows_count: usize,
    events_count: usize,
    participants: Participants,
    summary: Share,
    lead: Share,
    words: usize,
    lead_words: usize,
    order: Share,
}

impl Score {
    /// Counts an article: what is told of its events by weights that were learned without it.
    fn add(&mut self, gold: &Gold, mut analysis: Analysis, ranker: &Ranker, verbose: bool) {
        let (weights, rows) = with_reading(&gold.text, &analysis, |reading, _| {
            let weights = by(ranker, reading, &analysis.events);
            let rows = timeline::rows(&Labeller::new(reading), &analysis.events, &weights);
            (weights, rows)
        });
        analysis.timeline = rows;
        let document = token::document(&gold.text, article::blocks(&gold.text));
        let syntax = syntax::parse(&document);
        let reading = Reading {
            gold,
            document: &document,
            syntax: &syntax,
            analysis: &analysis,
        };
        self.articles += 1;
        self.events_count += analysis.events.len();
        let found: Vec<Option<&Event>> = gold
            .events
            .iter()
            .map(|event| {
                analysis
                    .events
                    .iter()
                    .find(|found| found.trigger.span.overlaps(event.trigger))
            })
            .collect();
        if verbose {
            println!("\n=== {}", gold.name);
        }
        for (event, found) in gold.events.iter().zip(&found) {
            self.recall.count(found.is_some());
            match found {
                Some(found) => self.participants.add(&reading, event, found, verbose),
                None if verbose => println!(
                    "missed   {:?} in {}",
                    event.trigger.of(&gold.text),
                    line(gold, event.trigger)
                ),
                None => {}
            }
        }
        self.rows(&reading, &weights, verbose);
        self.summary(&reading, &weights, verbose);
        for &(before, after) in &gold.order {
            let interval = |event: Option<&Event>| {
                let id = event?.time.as_deref()?;
                analysis
                    .timexes
                    .iter()
                    .find(|timex| timex.id == id)?
                    .interval
                    .clone()
            };
            if let (Some(first), Some(second)) = (interval(found[before]), interval(found[after]))
                && first[0] != second[0]
            {
                self.order.count(first[0] < second[0]);
            }
        }
    }

    fn rows(&mut self, reading: &Reading, weights: &[f64], verbose: bool) {
        let Reading { gold, analysis, .. } = reading;
        let chain = |event: &Event| event.same_as.clone().unwrap_or_else(|| event.id.clone());
        self.rows_count += analysis.timeline.len();
        for row in &analysis.timeline {
            let own = analysis
                .events
                .iter()
                .find(|event| event.id == row.event)
                .map(chain);
            let right = analysis
                .events
                .iter()
                .filter(|event| Some(chain(event)) == own)
                .any(|event| {
                    gold.events
                        .iter()
                        .any(|gold| gold.trigger.overlaps(event.trigger.span))
                });
            self.all_rows.count(right);
            if !row.background {
                self.rows.count(right);
            }
            if verbose {
                let event = analysis.events.iter().position(|event| event.id == row.event);
                let when = event.and_then(|event| analysis.events[event].when.as_ref());
                println!(
                    "{} {:.2} {:<24} {:?} {} | {:?} {:.2}",
                    if right { "row   " } else { "row ? " },
                    event.map_or(0.0, |event| weights[event]),
                    row.display,
                    row.certainty,
                    row.label,
                    when.map(|when| when.basis),
                    when.map_or(0.0, |when| when.confidence),
                );
            }
        }
    }

    fn summary(&mut self, reading: &Reading, weights: &[f64], verbose: bool) {
        let Reading {
            gold,
            document,
            analysis,
            ..
        } = reading;
        let chosen = with_reading(&gold.text, analysis, |reading, _| {
            let labeller = Labeller::new(reading);
            let story = Story::new(&labeller, &analysis.events, weights, &analysis.timeline);
            choose(&story, &Point::of(&story), SENTENCES)
        });
        let lead: Vec<usize> = (0..document.sentences.len())
            .filter(|&index| document.block_of(index).kind == BlockKind::Paragraph)
            .take(SENTENCES)
            .collect();
        let holds = |sentences: &[usize], event: &GoldEvent| {
            sentences
                .iter()
                .any(|&index| document.sentences[index].span.contains(event.trigger))
        };
        for event in &gold.events {
            self.summary.count(holds(&chosen, event));
            self.lead.count(holds(&lead, event));
        }
        let words = |sentences: &[usize]| -> usize {
            sentences
                .iter()
                .map(|&index| document.sentences[index].tokens.len())
                .sum()
        };
        self.words += words(&chosen);
        self.lead_words += words(&lead);
        if verbose {
            for &index in &chosen {
                println!("summary  {}", document.slice(document.sentences[index].span));
            }
            for fact in &analysis.summary.key_facts {
                println!("fact     {:?}: {}", fact.question, fact.text);
            }
        }
    }

    fn print(&self) {
        println!("TimeSET, {} articles", self.articles);
        self.recall.show("salient triggers that are events");
        self.participants.print();
        self.rows
            .show("timeline rows of the story that tell a salient event");
        self.all_rows.show("  with those of its background");
        let per = |count: usize| count as f64 / self.articles.max(1) as f64;
        println!(
            "  rows an article {:.1}, events an article {:.1}",
            per(self.rows_count),
            per(self.events_count)
        );
        self.summary.show("salient events in a summary of 4 sentences");
        self.lead.show("salient events in the first 4 sentences");
        println!(
            "  ratio {:.2}, words {} against {} (`train-choice` prints it for articles the weights have not seen)",
            self.summary.value() / self.lead.value().max(f64::MIN_POSITIVE),
            self.words,
            self.lead_words
        );
        self.order.show("pairs of dated events in the right order");
    }
}

/// Reads an article; when its date is not found, the first day it states in full, which stands in the
/// line below the headline.
fn analyze_dated(text: &str) -> Analysis {
    let analysis = analyze(text, &Options::default());
    if analysis.article.published.is_some() {
        return analysis;
    }
    let published = analysis
        .timexes
        .iter()
        .filter(|timex| timex.inferred.is_empty())
        .filter_map(|timex| timex.interval.as_ref())
        .find(|[from, to]| from == to)
        .and_then(|[day, _]| day.parse().ok());
    analyze(
        text,
        &Options {
            published,
            ..Options::default()
        },
    )
}

/// The line of the article around a span.
fn line(gold: &Gold, span: Span) -> &str {
    let start = gold.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = gold.text[span.end..]
        .find('\n')
        .map_or(gold.text.len(), |at| span.end + at);
    &gold.text[start..end]
}
