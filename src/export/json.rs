//! JSON in the schema `dateline/analysis-1`, with offsets in code points.

use super::Format;
use crate::analysis::Analysis;
use crate::dossier::Dossier;
use crate::span::OffsetUnit;
use serde::Serialize;
use std::io::{self, Write};

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
    indented(&analysis.clone().with_offsets(text, OffsetUnit::Codepoint))
}

/// The same, written as it is made: of a long text it takes many times the room of the text.
///
/// # Errors
/// Those of `out`.
pub fn write(text: &str, analysis: Analysis, out: &mut impl Write) -> io::Result<()> {
    let analysis = analysis.with_offsets(text, OffsetUnit::Codepoint);
    serde_json::to_writer_pretty(&mut *out, &analysis)?;
    out.write_all(b"\n")
}

/// On one line, for streams.
pub fn compact(text: &str, analysis: Analysis) -> String {
    let analysis = analysis.with_offsets(text, OffsetUnit::Codepoint);
    serde_json::to_string(&analysis).expect("plain data always has a JSON form")
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
    in_lines(&serde_json::to_string(value).expect("plain data always has a JSON form"))
}

/// JSON that stands on one line, indented as serde_json does it, with a line end. A writer that indents would be the
/// whole of the other one once more, for every type that is written.
fn in_lines(json: &str) -> String {
    let mut lines = String::with_capacity(2 * json.len());
    let (mut in_string, mut escaped, mut depth) = (false, false, 0);
    let mut last = ' ';
    for c in json.chars() {
        let mark = !in_string && matches!(c, '{' | '[' | '}' | ']' | ',' | ':');
        let closes = mark && matches!(c, '}' | ']');
        depth -= usize::from(closes);
        // What is empty stands on one line.
        let opened = !in_string && matches!(last, '{' | '[');
        if opened && !closes || closes && !opened {
            lines.push('\n');
            lines.extend(std::iter::repeat_n("  ", depth));
        }
        lines.push(c);
        match c {
            ',' if mark => {
                lines.push('\n');
                lines.extend(std::iter::repeat_n("  ", depth));
            }
            ':' if mark => lines.push(' '),
            '{' | '[' if mark => depth += 1,
            _ if escaped => escaped = false,
            '\\' => escaped = in_string,
            '"' => in_string = !in_string,
            _ => {}
        }
        last = c;
    }
    lines.push('\n');
    lines
}

fn dossier(dossier: &Dossier) -> String {
    indented(dossier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lines_are_those_of_serde_json() {
        for value in [
            json!({}),
            json!([]),
            json!("a, {b}: [c]"),
            json!({"a": {}, "b": [[], [1, -2.5, null], {"c": "\\\"[{,:\\"}], "d": "", "{": [""]}),
        ] {
            let expected = serde_json::to_string_pretty(&value).expect("JSON") + "\n";
            assert_eq!(indented(&value), expected);
        }
    }
}
