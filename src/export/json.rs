//! JSON in the schema `dateline/analysis-1`, with offsets in code points.

use super::Format;
use crate::analysis::Analysis;
use crate::dossier::Dossier;
use crate::span::OffsetUnit;
use serde::Serialize;

/// Everything that was found.
pub const FORMAT: Format = Format {
    name: "json",
    title: "Dateline JSON",
    purpose: "Everything that was found, for programs; Dateline reads it again.",
    extension: "json",
    media_type: "application/json",
    write: pretty,
    dossier: Some(dossier),
};

/// Indented, for people and files.
pub fn pretty(text: &str, analysis: &Analysis) -> String {
    indented(&in_code_points(text, analysis))
}

/// On one line, for streams.
pub fn compact(text: &str, analysis: &Analysis) -> String {
    serde_json::to_string(&in_code_points(text, analysis)).expect("plain data always has a JSON form")
}

/// The same JSON without line ends and indentation, which stand between its values only.
pub fn on_one_line(json: &str) -> String {
    let mut line = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_string = !in_string,
            c if !in_string && c.is_ascii_whitespace() => continue,
            _ => {}
        }
        line.push(c);
    }
    line
}

/// Any plain data, indented, with a line end.
pub fn indented(value: &impl Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("plain data always has a JSON form");
    json.push('\n');
    json
}

fn dossier(dossier: &Dossier) -> String {
    indented(dossier)
}

fn in_code_points(text: &str, analysis: &Analysis) -> Analysis {
    analysis.clone().with_offsets(text, OffsetUnit::Codepoint)
}
