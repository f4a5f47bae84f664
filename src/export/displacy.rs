//! JSON for `displacy.render(…, style="ent", manual=True)`; offsets in code points, as Python counts.

use super::Format;
use super::json::indented;
use super::labels::ontonotes;
use super::marks;
use crate::analysis::Analysis;
use crate::span::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};

/// For spaCy's renderer.
pub const FORMAT: Format = Format {
    name: "displacy",
    title: "displaCy",
    purpose: "The highlighted text for spaCy’s viewer, displaCy (manual mode).",
    extension: "displacy.json",
    media_type: "application/json",
    write,
    dossier: None,
};

fn write(text: &str, analysis: &Analysis) -> String {
    let map = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Codepoint);
    let ents: Vec<Value> = marks::flat(analysis)
        .into_iter()
        .map(|mark| {
            let place = map.span(mark.span);
            json!({ "start": place.start, "end": place.end, "label": ontonotes(mark.fact) })
        })
        .collect();
    indented(&json!({ "text": text, "ents": ents, "title": analysis.article.title }))
}
