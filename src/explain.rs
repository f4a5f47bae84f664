//! Why an article is read as it is: its trees, and for each event the rule that labelled it or refused to.

use crate::analysis::{Analysis, Event, EventStatus, TimelineRow};
use crate::clause::Clauses;
use crate::document::{Block, Document};
use crate::event::salience;
use crate::story::{Names, Reading};
use crate::syntax::{Syntax, Tree};
use crate::timeline::label::Labeller;
pub use crate::timeline::label::rules;
use crate::{syntax, token};
use rustc_hash::FxHashSet;
use std::fmt::Write;

/// A plain text for people: every sentence with its tree, then its events, each with its time, its label or the
/// rule that refused one, and its row on the timeline or why there is none.
/// `analysis` is that of the text, with spans in bytes.
pub fn explain(text: &str, analysis: &Analysis) -> String {
    with_reading(text, analysis, |reading, syntax| write(reading, syntax, analysis))
}

/// The lines that are made of the events of a text while one rule of the labels is switched off, if any is named.
pub fn lines(text: &str, analysis: &Analysis, without: &str) -> Vec<String> {
    with_reading(text, analysis, |reading, _| {
        let mut labeller = Labeller::new(reading);
        labeller.without = without;
        let triggers = analysis.events.iter().map(|event| event.trigger.span);
        triggers
            .filter_map(|span| labeller.label(reading.tree.document.tokens_in(span).start).ok())
            .map(|label| label.text)
            .collect()
    })
}

/// Lends what the rooms of the story read of a text that has been analysed.
pub(crate) fn with_reading<R>(
    text: &str,
    analysis: &Analysis,
    then: impl FnOnce(&Reading, &Syntax) -> R,
) -> R {
    let blocks = analysis
        .blocks
        .iter()
        .map(|block| Block::new(block.kind, block.span));
    let document = token::document(text, blocks.collect());
    let syntax = syntax::parse(&document);
    let tree = Tree::new(&document, &syntax);
    let published = analysis.article.published.as_ref();
    let reading = Reading {
        tree: &tree,
        clauses: &Clauses::read(&tree),
        names: &Names::new(&document, &analysis.entities),
        entities: &analysis.entities,
        timexes: &analysis.timexes,
        quantities: &analysis.quantities,
        quotes: &analysis.quotes,
        published: published.and_then(|published| published.value.parse().ok()),
    };
    then(&reading, &syntax)
}

fn write(reading: &Reading, syntax: &Syntax, analysis: &Analysis) -> String {
    let document = reading.tree.document;
    let labeller = Labeller::new(reading);
    let weights = salience::of(reading, &analysis.events);
    let mut out = String::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let kind = document.block_of(index).kind;
        let line = one_line(document.slice(sentence.span));
        writeln!(out, "{index} [{kind:?}] {line}").expect("a string takes all");
        write_tree(&mut out, document, syntax, sentence.tokens.clone());
        let events = analysis.events.iter().zip(&weights);
        for (event, weight) in events.filter(|(event, _)| event.sentence == index) {
            let trigger = document.tokens_in(event.trigger.span).start;
            write_event(&mut out, analysis, &labeller, event, trigger);
            writeln!(
                out,
                "      weight {weight:.2}: how likely a reader would put it on a timeline"
            )
            .expect("a string takes all");
        }
        out.push('\n');
    }
    out
}

/// One line a token: its number, itself, its dictionary form, its tag, its relation and its head.
fn write_tree(out: &mut String, document: &Document, syntax: &Syntax, tokens: std::ops::Range<usize>) {
    for token in tokens {
        let word = &syntax.words[token];
        let head = word.head.map_or("-", |head| document.word(head));
        let (text, lemma, tag) = (document.word(token), &word.lemma, word.tag);
        writeln!(
            out,
            "    {token:<5} {text:<16} {lemma:<16} {tag:<5?} {:<10?} {head}",
            word.relation
        )
        .expect("a string takes all");
    }
}

fn write_event(out: &mut String, analysis: &Analysis, labeller: &Labeller, event: &Event, trigger: usize) {
    let row = row_of(&analysis.timeline, &analysis.events, event);
    let time = analysis
        .timexes
        .iter()
        .find(|timex| Some(&timex.id) == event.time.as_ref());
    let status = event.status;
    let lemma = &event.trigger.lemma;
    let mut line = |text: String| writeln!(out, "    {text}").expect("a string takes all");
    line(format!("{} \"{lemma}\" ({status:?})", event.id));
    match time {
        Some(timex) => line(format!(
            "  when   \"{}\" {}: {}",
            timex.text, timex.value, timex.why
        )),
        None => line("  when   no time stands with it".to_owned()),
    }
    if let Some(when) = &event.when {
        let days = when
            .interval
            .as_ref()
            .map_or("no day".to_owned(), |[from, to]| format!("{from} to {to}"));
        line(format!("  day    {days}, {:.2}: {}", when.confidence, when.why));
    }
    let label = labeller.label(trigger);
    match &label {
        Ok(label) => line(format!("  label  {}", label.text)),
        Err(rejected) => line(format!(
            "  label  none, by the rule \"{}\": {}",
            rejected.rule, rejected.why
        )),
    }
    match row {
        Some(row) if row.event == event.id => line(format!("  row    {} {}", row.display, row.label)),
        Some(row) => line(format!(
            "  row    told by {}: {} {}",
            row.event, row.display, row.label
        )),
        None => line(format!("  row    none: {}", why_not(labeller, event, trigger))),
    }
}

/// The row that tells of an event, perhaps by another telling of it.
pub fn row_of<'r>(rows: &'r [TimelineRow], events: &[Event], event: &Event) -> Option<&'r TimelineRow> {
    rows.iter().find(|row| {
        let told = events.iter().find(|event| event.id == row.event);
        told.is_some_and(|told| told.first_telling() == event.first_telling())
    })
}

/// Notes at every event that no row tells of why that is so.
pub fn note_untold(labeller: &Labeller, rows: &[TimelineRow], events: &mut [Event]) {
    let shown: FxHashSet<&str> = rows.iter().map(|row| row.event.as_str()).collect();
    let told: FxHashSet<String> = events
        .iter()
        .filter(|event| shown.contains(event.id.as_str()))
        .map(|event| event.first_telling().to_owned())
        .collect();
    for event in events
        .iter_mut()
        .filter(|event| !told.contains(event.first_telling()))
    {
        let trigger = labeller.tree.document.tokens_in(event.trigger.span).start;
        event.why_no_row = Some(why_not(labeller, event, trigger));
    }
}

/// Why an event has no row, as one plain sentence.
fn why_not(labeller: &Labeller, event: &Event, trigger: usize) -> String {
    if event.status == EventStatus::Negated {
        return "It did not happen.".to_owned();
    }
    match labeller.label(trigger) {
        Err(rejected) => format!("No line could be made of it: {}", rejected.why),
        Ok(_) if event.when.as_ref().is_none_or(|when| when.interval.is_none()) => {
            "No time is told for it.".to_owned()
        }
        Ok(_) => {
            "Its day is in doubt, others say more of the story, or another row tells it already.".to_owned()
        }
    }
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn an_event_without_a_row_says_why_and_one_with_a_row_does_not() {
        let options = Options {
            published: "2024-03-08".parse().ok(),
            ..Options::default()
        };
        let text = "The mayor did not sign the treaty on Tuesday. The mayor opened a bridge on Monday.";
        let events = analyze(text, &options).events;
        let why = |lemma: &str| {
            let event = events.iter().find(|event| event.trigger.lemma == lemma);
            event.expect("an event").why_no_row.as_deref()
        };
        assert_eq!(why("sign"), Some("It did not happen."));
        assert_eq!(why("open"), None);
    }

    #[test]
    fn a_refused_label_names_its_rule() {
        let options = Options {
            published: "2024-03-08".parse().ok(),
            ..Options::default()
        };
        let text = "They signed the treaty on Tuesday. The mayor opened a bridge on Monday.";
        let told = explain(text, &analyze(text, &options));
        assert!(told.contains("\"nobody named\""), "{told}");
        assert!(
            told.contains("row    none: No line could be made of it: "),
            "{told}"
        );
        assert!(
            told.contains("row    4 Mar 2024 The mayor opened a bridge"),
            "{told}"
        );
    }
}
