//! What the timeline makes of a passage, and why not more.

use super::reading::Reading;
use crate::explain::row_of;
use crate::span::Span;

impl Reading {
    /// For every event of the sentences under a span its row, or why it has none; one sentence when there are
    /// no events.
    pub fn on_the_timeline(&self, span: Span) -> Vec<String> {
        let analysis = &self.analysis;
        let touched = |sentence: usize| {
            let sentence = analysis.sentences.get(sentence);
            sentence.is_some_and(|sentence| sentence.span.overlaps(span))
        };
        let events = analysis.events.iter().filter(|event| touched(event.sentence));
        let told: Vec<String> = events
            .map(|event| {
                let words = self.words(event.trigger.span);
                let row = row_of(&analysis.timeline, &analysis.events, event);
                match (row, &event.why_no_row) {
                    (Some(row), _) => format!("“{words}” is told by the row “{}”.", row.label),
                    (None, Some(why)) => format!("“{words}” has no row. {why}"),
                    (None, None) => format!("“{words}” has no row."),
                }
            })
            .collect();
        match told.is_empty() {
            true => vec!["No event was found in this sentence, so no row was made of it.".to_owned()],
            false => told,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn a_sentence_says_what_became_of_its_events() {
        let options = Options {
            published: "2024-03-08".parse().ok(),
            ..Options::default()
        };
        let text =
            "The mayor opened a bridge on Monday. The mayor did not sign the treaty. A grey, wet morning.";
        let reading = Reading::new(text.into(), analyze(text, &options));
        let told = |words: &str| {
            let start = text.find(words).unwrap();
            reading.on_the_timeline(Span::new(start, start + words.len()))
        };
        assert_eq!(
            told("opened"),
            ["“opened” is told by the row “The mayor opened a bridge”."]
        );
        assert_eq!(told("treaty")[0], "“sign” has no row. It did not happen.");
        assert_eq!(told("grey").len(), 1);
        assert!(told("grey")[0].starts_with("No event"));
    }
}
