//! Whether an analysis that was read from a file holds together: what the JSON Schema cannot say.
//!
//! [`merge`](super::merge) takes any analysis. A file may have been cut, edited or written by another version, and
//! then a dossier made of it would say what no article said; so whoever reads files asks here first.

use crate::analysis::{Analysis, SCHEMA};
use crate::span::Span;
use crate::timex::calendar::Date;
use std::collections::HashSet;

/// The first thing that is wrong, with the field it is in: `events[3].time: there is no "t9"`.
pub fn check(analysis: &Analysis) -> Result<(), String> {
    if analysis.schema != SCHEMA {
        return Err(format!("schema: it is {:?}, not {SCHEMA:?}", analysis.schema));
    }
    if let Some(published) = &analysis.article.published {
        day("article.published.value", &published.value)?;
    }
    let ids = Ids {
        entities: unique("entities", analysis.entities.iter().map(|entity| &entity.id))?,
        timexes: unique("timexes", analysis.timexes.iter().map(|timex| &timex.id))?,
        events: unique("events", analysis.events.iter().map(|event| &event.id))?,
    };
    texts(analysis)?;
    entities(analysis)?;
    timexes(analysis, &ids)?;
    for (index, quote) in analysis.quotes.iter().enumerate() {
        known(
            &format!("quotes[{index}].speaker"),
            quote.speaker.as_deref(),
            &ids.entities,
        )?;
        span(&format!("quotes[{index}].span"), quote.span)?;
    }
    events(analysis, &ids)?;
    timeline(analysis, &ids)
}

struct Ids<'a> {
    entities: HashSet<&'a str>,
    timexes: HashSet<&'a str>,
    events: HashSet<&'a str>,
}

fn texts(analysis: &Analysis) -> Result<(), String> {
    for (index, block) in analysis.blocks.iter().enumerate() {
        span(&format!("blocks[{index}].span"), block.span)?;
    }
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        span(&format!("sentences[{index}].span"), sentence.span)?;
        inside(
            &format!("sentences[{index}].block"),
            sentence.block,
            analysis.blocks.len(),
        )?;
    }
    for (index, &sentence) in analysis.summary.sentences.iter().enumerate() {
        inside(
            &format!("summary.sentences[{index}]"),
            sentence,
            analysis.sentences.len(),
        )?;
    }
    Ok(())
}

fn entities(analysis: &Analysis) -> Result<(), String> {
    for (index, entity) in analysis.entities.iter().enumerate() {
        if entity.name.trim().is_empty() {
            return Err(format!("entities[{index}].name: it is empty"));
        }
        if !(0.0..=1.0).contains(&entity.salience) {
            return Err(format!(
                "entities[{index}].salience: {} is not from 0 to 1",
                entity.salience
            ));
        }
        if entity.mentions.is_empty() {
            return Err(format!("entities[{index}].mentions: there is none"));
        }
        for (at, mention) in entity.mentions.iter().enumerate() {
            span(&format!("entities[{index}].mentions[{at}].span"), mention.span)?;
        }
    }
    Ok(())
}

fn timexes(analysis: &Analysis, ids: &Ids) -> Result<(), String> {
    for (index, timex) in analysis.timexes.iter().enumerate() {
        span(&format!("timexes[{index}].span"), timex.span)?;
        interval(&format!("timexes[{index}].interval"), timex.interval.as_ref())?;
        let anchor = timex.anchor.as_deref().filter(|&anchor| anchor != "dct");
        known(&format!("timexes[{index}].anchor"), anchor, &ids.timexes)?;
    }
    Ok(())
}

fn events(analysis: &Analysis, ids: &Ids) -> Result<(), String> {
    for (index, event) in analysis.events.iter().enumerate() {
        let field = |name: &str| format!("events[{index}].{name}");
        span(&field("span"), event.span)?;
        span(&field("trigger.span"), event.trigger.span)?;
        inside(&field("sentence"), event.sentence, analysis.sentences.len())?;
        known(&field("time"), event.time.as_deref(), &ids.timexes)?;
        known(&field("place"), event.place.as_deref(), &ids.entities)?;
        known(&field("source"), event.source.as_deref(), &ids.entities)?;
        known(&field("same_as"), event.same_as.as_deref(), &ids.events)?;
        for (at, participant) in event.participants.iter().enumerate() {
            let field = field(&format!("participants[{at}].entity"));
            known(&field, Some(&participant.entity), &ids.entities)?;
        }
        for (at, argument) in event.arguments.iter().enumerate() {
            span(&field(&format!("arguments[{at}].span")), argument.span)?;
        }
    }
    Ok(())
}

fn timeline(analysis: &Analysis, ids: &Ids) -> Result<(), String> {
    for (index, row) in analysis.timeline.iter().enumerate() {
        interval(&format!("timeline[{index}].interval"), row.interval.as_ref())?;
        known(&format!("timeline[{index}].event"), Some(&row.event), &ids.events)?;
        inside(
            &format!("timeline[{index}].sentence"),
            row.sentence,
            analysis.sentences.len(),
        )?;
    }
    Ok(())
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a String>) -> Result<HashSet<&'a str>, String> {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if id.is_empty() {
            return Err(format!("{list}[{index}].id: it is empty"));
        }
        if !seen.insert(id.as_str()) {
            return Err(format!("{list}[{index}].id: {id:?} stands twice"));
        }
    }
    Ok(seen)
}

fn known(field: &str, id: Option<&str>, ids: &HashSet<&str>) -> Result<(), String> {
    match id {
        Some(id) if !ids.contains(id) => Err(format!("{field}: there is no {id:?}")),
        _ => Ok(()),
    }
}

fn inside(field: &str, index: usize, length: usize) -> Result<(), String> {
    match index < length {
        true => Ok(()),
        false => Err(format!("{field}: {index} is not one of {length}")),
    }
}

fn span(field: &str, span: Span) -> Result<(), String> {
    match span.start <= span.end {
        true => Ok(()),
        false => Err(format!("{field}: {} is after {}", span.start, span.end)),
    }
}

fn interval(field: &str, interval: Option<&[String; 2]>) -> Result<(), String> {
    let Some([from, to]) = interval else {
        return Ok(());
    };
    match day(field, from)? <= day(field, to)? {
        true => Ok(()),
        false => Err(format!("{field}: {from} is after {to}")),
    }
}

fn day(field: &str, day: &str) -> Result<Date, String> {
    day.parse().map_err(|error| format!("{field}: {error}"))
}
