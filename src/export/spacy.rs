//! Training data for spaCy: one JSON object a line, whose `entities` are what `Example.from_dict` takes: start and
//! end in code points, and a label of OntoNotes.

use super::Format;
use super::labels::ontonotes;
use super::marks;
use crate::analysis::Analysis;
use crate::span::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};

/// To train a model of one's own.
pub const FORMAT: Format = Format {
    name: "spacy",
    title: "spaCy training data",
    purpose: "A line of JSON to train a model of names with spaCy or to open in Prodigy or doccano.",
    extension: "jsonl",
    media_type: "application/x-ndjson",
    write,
    dossier: None,
};

fn write(text: &str, analysis: &Analysis) -> String {
    let map = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Codepoint);
    let entities: Vec<Value> = marks::flat(analysis)
        .into_iter()
        .map(|mark| {
            let place = map.span(mark.span);
            json!([place.start, place.end, ontonotes(mark.fact)])
        })
        .collect();
    let mut line = json!({ "text": text, "entities": entities }).to_string();
    line.push('\n');
    line
}
