//! A plain text brief for people: what a sub-editor would want on one sheet.

use super::Format;
use super::plain::{one_line, printable, spelling};
use crate::analysis::{Analysis, Article, Entity, MentionForm, Quantity, Quote, TimelineRow, Timex};
use crate::quantity;
use std::fmt::{Display, Write};

/// For people, on a terminal or in a mail.
pub const FORMAT: Format = Format {
    name: "brief",
    title: "Plain text brief",
    purpose: "Summary, key facts, timeline, names, dates and quotations to read or to mail.",
    extension: "txt",
    media_type: "text/plain",
    write,
    dossier: None,
};

/// The brief. Every section that has something to say, in the order a reader asks.
fn write(text: &str, analysis: &Analysis) -> String {
    let mut brief = head(&analysis.article);
    section(&mut brief, "Summary", summary_lines(text, analysis));
    let facts = &analysis.summary.key_facts;
    section(
        &mut brief,
        "Key facts",
        facts
            .iter()
            .map(|fact| format!("{:<13} {}", spelling(fact.question), fact.text)),
    );
    let rows = analysis.timeline.iter().map(|row| row_line(analysis, row));
    section(&mut brief, "Timeline", rows);
    section(&mut brief, "Names", analysis.entities.iter().map(entity_line));
    section(&mut brief, "Dates", analysis.timexes.iter().map(timex_line));
    section(
        &mut brief,
        "Quantities",
        analysis.quantities.iter().map(quantity_line),
    );
    let quotes = analysis.quotes.iter();
    section(
        &mut brief,
        "Quotes",
        quotes.map(|quote| quote_line(text, analysis, quote)),
    );
    section(
        &mut brief,
        "Warnings",
        analysis.warnings.iter().map(|warning| &warning.message),
    );
    printable(&brief)
}

fn name<'a>(analysis: &'a Analysis, id: &str) -> &'a str {
    let entity = analysis.entities.iter().find(|entity| entity.id == id);
    entity.map_or("?", |entity| &entity.name)
}

fn row_line(analysis: &Analysis, row: &TimelineRow) -> String {
    let event = analysis.events.iter().find(|event| event.id == row.event);
    let source = event.and_then(|event| event.source.as_deref());
    let source = source.map_or(String::new(), |id| {
        format!(" (according to {})", name(analysis, id))
    });
    let certainty = spelling(row.certainty);
    let place = if row.background { " (background)" } else { "" };
    format!("{:<16} {certainty:<8} {}{source}{place}", row.display, row.label)
}

fn timex_line(timex: &Timex) -> String {
    let text = one_line(&timex.text);
    let kind = spelling(timex.kind);
    format!("{text:<24} {kind} {}\n      {}", timex.value, timex.why)
}

fn quantity_line(quantity: &Quantity) -> String {
    let text = one_line(&quantity.text);
    let mut line = format!("{text:<32} {} {}", spelling(quantity.kind), quantity.value);
    if let Some(unit) = quantity::shown_unit(quantity) {
        push(&mut line, format_args!(" {unit}"));
    }
    if let Some(per) = &quantity.per {
        push(&mut line, format_args!(" per {per}"));
    }
    if let Some(bound) = &quantity.bound {
        push(&mut line, format_args!(" {}", spelling(bound)));
    }
    line
}

fn quote_line(text: &str, analysis: &Analysis, quote: &Quote) -> String {
    // By name, or as the text says where it stands.
    let named = quote.speaker.as_deref().map(|id| name(analysis, id).to_owned());
    let speaker = named
        .or_else(|| quote.source.map(|source| one_line(source.of(text))))
        .unwrap_or_else(|| "unknown".to_owned());
    let cue = quote.cue.as_deref().unwrap_or("-");
    format!("{speaker} {cue}: {}", one_line(quote.span.of(text)))
}

fn head(article: &Article) -> String {
    let mut head = article
        .title
        .as_deref()
        .map(one_line)
        .unwrap_or_else(|| "Untitled".to_owned());
    head.push('\n');
    let published = article.published.as_ref().map(|published| {
        format!(
            "published {} ({}, {:.2})",
            published.value,
            spelling(published.how),
            published.confidence
        )
    });
    let parts: Vec<String> = [
        article.outlet.clone(),
        article.byline.as_deref().map(one_line),
        published,
    ]
    .into_iter()
    .flatten()
    .collect();
    if !parts.is_empty() {
        push(&mut head, format_args!("{}\n", parts.join(" · ")));
    }
    head
}

/// The sentences of the summary as it prints them: one that opens with the place and the agency of the report
/// is told without.
fn summary_lines(text: &str, analysis: &Analysis) -> impl Iterator<Item = String> {
    let mut rest = analysis.summary.text.as_str();
    analysis.summary.sentences.iter().map(move |&index| {
        let sentence = one_line(analysis.sentences[index].span.of(text));
        let mut starts = sentence.match_indices(' ').map(|(space, _)| space + 1);
        let start = std::iter::once(0)
            .chain(&mut starts)
            .find(|&start| rest.starts_with(&sentence[start..]))
            .unwrap_or(0);
        let line = sentence[start..].to_owned();
        rest = rest.strip_prefix(line.as_str()).unwrap_or(rest).trim_start();
        line
    })
}

fn entity_line(entity: &Entity) -> String {
    let mut line = format!("{:<13} {}", spelling(entity.kind), one_line(&entity.name));
    if !entity.aliases.is_empty() {
        let aliases: Vec<String> = entity.aliases.iter().map(|alias| one_line(alias)).collect();
        push(&mut line, format_args!(" ({})", aliases.join(", ")));
    }
    let named = entity
        .mentions
        .iter()
        .filter(|mention| mention.form != MentionForm::Pronoun)
        .count();
    push(&mut line, format_args!(" ×{named}"));
    let pronouns = entity.mentions.len() - named;
    if pronouns > 0 {
        push(&mut line, format_args!("+{pronouns}"));
    }
    entity
        .description
        .iter()
        .for_each(|description| push(&mut line, format_args!(", {}", one_line(description))));
    entity
        .country
        .iter()
        .for_each(|country| push(&mut line, format_args!(" [{country}]")));
    line
}

fn section(brief: &mut String, title: &str, lines: impl Iterator<Item = impl Display>) {
    for (index, line) in lines.enumerate() {
        if index == 0 {
            push(brief, format_args!("\n{title}\n"));
        }
        push(brief, format_args!("  {line}\n"));
    }
}

fn push(line: &mut String, words: std::fmt::Arguments) {
    line.write_fmt(words).expect("writing to memory does not fail");
}
