//! JSON in the schema `dateline/analysis-1`, with offsets in code points.

use crate::analysis::Analysis;
use crate::span::OffsetUnit;

/// Indented, for people and files.
pub fn pretty(text: &str, analysis: &Analysis) -> String {
    let mut json = serde_json::to_string_pretty(&in_code_points(text, analysis))
        .expect("plain data always has a JSON form");
    json.push('\n');
    json
}

/// On one line, for streams.
pub fn compact(text: &str, analysis: &Analysis) -> String {
    serde_json::to_string(&in_code_points(text, analysis)).expect("plain data always has a JSON form")
}

fn in_code_points(text: &str, analysis: &Analysis) -> Analysis {
    analysis.clone().with_offsets(text, OffsetUnit::Codepoint)
}
