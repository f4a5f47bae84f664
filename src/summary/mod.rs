//! The article in brief: sentences of its own, and the facts a reader asks for first.

pub(crate) mod choice;
mod eligible;
mod facts;
mod lines;
mod place;
mod point;
mod when;

use crate::analysis::{Entity, Event, Quantity, Summary, TimelineRow, Timex};
use crate::document::Document;
use crate::story::{Reading, story_start};
use crate::timeline::Labeller;

pub(crate) use choice::choose;
pub(crate) use point::Point;
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub(crate) use point::features;

/// Everything that stands before the summary.
#[allow(missing_docs)]
pub struct Story<'a, 't> {
    pub document: &'a Document<'t>,
    pub reading: &'a Reading<'a, 't>,
    pub labeller: &'a Labeller<'a, 't>,
    pub entities: &'a [Entity],
    pub events: &'a [Event],
    pub weights: &'a [f64],
    pub timexes: &'a [Timex],
    pub quantities: &'a [Quantity],
    pub timeline: &'a [TimelineRow],
}

impl<'a, 't> Story<'a, 't> {
    /// The events of an article, how much of the story each is, and their rows.
    pub fn new(
        labeller: &'a Labeller<'a, 't>,
        events: &'a [Event],
        weights: &'a [f64],
        timeline: &'a [TimelineRow],
    ) -> Self {
        let reading = labeller.reading;
        Self {
            document: reading.tree.document,
            reading,
            labeller,
            entities: reading.entities,
            events,
            weights,
            timexes: reading.timexes,
            quantities: reading.quantities,
            timeline,
        }
    }
}

/// Three to five sentences, and the key facts.
pub fn summarize(story: &Story) -> Summary {
    let paragraphs = eligible::eligible(story).len();
    let count = match paragraphs {
        0..=9 => 3,
        10..=40 => 4,
        _ => 5,
    };
    let point = Point::of(story);
    let sentences = choose(story, &point, count);
    Summary {
        text: summary_text(story.document, &sentences),
        sentences,
        key_facts: facts::key_facts(story, &point),
        set_by: None,
    }
}

/// Sentences of the article as one text.
pub(crate) fn summary_text(document: &Document, sentences: &[usize]) -> String {
    let texts: Vec<String> = sentences
        .iter()
        .map(|&index| sentence_text(document, index))
        .collect();
    texts.join(" ")
}

/// A sentence on one line, without the place and agency a report opens with ("PARIS (Wire) —").
fn sentence_text(document: &Document, index: usize) -> String {
    let sentence = &document.sentences[index];
    let start = story_start(document, index);
    let text = &document.text[start..sentence.span.end.max(start)];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
