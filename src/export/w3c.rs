//! W3C Web Annotations in JSON-LD (Web Annotation Data Model, 2017): each mark, quotation and event as an annotation
//! whose place is given twice, by a TextPositionSelector in code points and by a TextQuoteSelector.

use super::Format;
use super::json::indented;
use super::labels;
use super::marks::{self, Fact, Mark};
use super::plain::{fingerprint, spelling};
use crate::analysis::{Analysis, Event, Quote};
use crate::span::{OffsetMap, OffsetUnit, Span};
use serde_json::{Value, json};

/// Characters of context before and after the quoted text.
const CONTEXT: usize = 32;

/// For annotation tools of the web.
pub const FORMAT: Format = Format {
    name: "jsonld",
    title: "Web annotations (W3C)",
    purpose: "Names, dates, quotations and events for annotation tools such as Hypothesis or Recogito.",
    extension: "jsonld",
    media_type: "application/ld+json",
    write,
    dossier: None,
};

fn write(text: &str, analysis: &Analysis) -> String {
    let source = format!("urn:dateline:{}", fingerprint(text));
    let map = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Codepoint);
    let mut items = Vec::new();
    let mut push = |motivation: &str, span: Span, body: Value| {
        items.push(json!({
            "id": format!("{source}#annotation-{}", items.len() + 1),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": { "source": source, "selector": selectors(text, &map, span) },
        }));
    };
    for mark in marks::all(analysis) {
        push("tagging", mark.span, mark_body(&source, mark));
    }
    for quote in &analysis.quotes {
        push("describing", quote.span, quote_body(analysis, quote));
    }
    for event in &analysis.events {
        push("tagging", event.trigger.span, event_body(event));
    }
    indented(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#annotations"),
        "type": "AnnotationPage",
        "generator": { "type": "Software", "name": analysis.generator },
        "items": items,
    }))
}

fn selectors(text: &str, map: &OffsetMap, span: Span) -> Value {
    let place = map.span(span);
    let before = text[..span.start].char_indices().rev();
    let from = before.take(CONTEXT).last().map_or(span.start, |(at, _)| at);
    let after = text[span.end..].char_indices();
    let to = after.skip(CONTEXT).map(|(at, _)| span.end + at).next();
    json!([
        { "type": "TextPositionSelector", "start": place.start, "end": place.end },
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[from..span.start],
            "suffix": text[span.end..to.unwrap_or(text.len())],
        },
    ])
}

/// The kind as a tag; the entity, or the value, as what identifies it.
fn mark_body(source: &str, mark: Mark) -> Value {
    let tag = text_body("tagging", &labels::own(mark.fact));
    match mark.fact {
        Fact::Entity(entity, _) => json!([
            tag,
            { "type": "SpecificResource", "purpose": "identifying", "source": format!("{source}#{}", entity.id) },
            text_body("describing", &entity.name),
        ]),
        Fact::Timex(timex) => json!([tag, text_body("describing", &timex.value)]),
        Fact::Quantity(quantity) => json!([tag, text_body("describing", &quantity.value.to_string())]),
    }
}

fn quote_body(analysis: &Analysis, quote: &Quote) -> Value {
    let id = quote.speaker.as_deref();
    let speaker = analysis
        .entities
        .iter()
        .find(|entity| Some(entity.id.as_str()) == id);
    let kind = if quote.direct {
        "Quotation"
    } else {
        "Indirect speech"
    };
    let mut bodies = vec![text_body("tagging", kind)];
    bodies.extend(speaker.map(|speaker| text_body("describing", &speaker.name)));
    Value::Array(bodies)
}

fn event_body(event: &Event) -> Value {
    json!([
        text_body("tagging", "Event"),
        text_body("tagging", &spelling(event.status)),
        text_body("describing", &event.trigger.lemma),
    ])
}

fn text_body(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" })
}
