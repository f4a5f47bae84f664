//! Why an article is read as it is: its trees, and for each event the rule that labelled it or refused to.

use crate::analysis::{Analysis, Event, EventStatus};
use crate::document::{Block, Document};
use crate::story::Names;
use crate::syntax::{Syntax, Tree};
use crate::timeline::label::Labeller;
use crate::{syntax, token};
use std::fmt::Write;

/// A plain text for people: every sentence with its tree, then its events, each with its time, its label or the
/// rule that refused one, and its row on the timeline or why there is none.
/// `analysis` is that of the text, with spans in bytes.
pub fn explain(text: &str, analysis: &Analysis) -> String {
    let blocks = analysis.blocks.iter().map(|block| Block {
        kind: block.kind,
        span: block.span,
    });
    let document = token::document(text, blocks.collect());
    let syntax = syntax::parse(&document);
    let mut out = String::new();
    let tree = Tree::new(&document, &syntax);
    let names = Names::new(&document, &analysis.entities);
    let labeller = Labeller::new(&tree, &names, &analysis.entities, &analysis.timexes);
    for (index, sentence) in document.sentences.iter().enumerate() {
        let kind = document.block_of(index).kind;
        let line = one_line(document.slice(sentence.span));
        writeln!(out, "{index} [{kind:?}] {line}").expect("a string takes all");
        write_tree(&mut out, &document, &syntax, sentence.tokens.clone());
        for event in analysis.events.iter().filter(|event| event.sentence == index) {
            let trigger = document.tokens_in(event.trigger.span).start;
            write_event(&mut out, analysis, &labeller, event, trigger);
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
    let chain = |event: &Event| event.same_as.clone().unwrap_or_else(|| event.id.clone());
    let own = chain(event);
    let row = analysis.timeline.iter().find(|row| {
        let told = analysis.events.iter().find(|event| event.id == row.event);
        told.is_some_and(|told| chain(told) == own)
    });
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
        None => line("  when   no time is told for it".to_owned()),
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
        None => line(format!("  row    none: {}", why_not(event, label.is_ok()))),
    }
}

/// Why an event has no row, as one plain sentence.
fn why_not(event: &Event, labelled: bool) -> &'static str {
    match () {
        () if event.status == EventStatus::Negated => "it did not happen.",
        () if !labelled => "no line could be made of it.",
        () if event.time.is_none() => "no time is told for it.",
        () => "others say more of the story, or another row tells it already.",
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
    fn a_refused_label_names_its_rule() {
        let options = Options {
            published: "2024-03-08".parse().ok(),
            ..Options::default()
        };
        let text = "They signed the treaty on Tuesday. The mayor opened a bridge on Monday.";
        let told = explain(text, &analyze(text, &options));
        assert!(told.contains("\"nobody named\""), "{told}");
        assert!(
            told.contains("row    4 Mar 2024 The mayor opened a bridge"),
            "{told}"
        );
    }
}
