//! WebAnno TSV 3.3, which INCEpTION imports: a word a line, its place in UTF-16 units, and the columns of the
//! built-in layer NamedEntity. A name of several words carries the same number in brackets on each.
//! The format: INCEpTION User Guide, appendix "WebAnno TSV 3.3 File format".

use super::Format;
use super::labels::ontonotes;
use super::marks::{self, Fact, Mark};
use super::words::sentences;
use crate::analysis::Analysis;
use crate::span::{OffsetMap, OffsetUnit};

/// For INCEpTION.
pub const FORMAT: Format = Format {
    name: "webanno",
    title: "WebAnno TSV 3",
    purpose: "A word a line with names, dates and quantities, for INCEpTION and WebAnno.",
    extension: "tsv",
    media_type: "text/tab-separated-values",
    write,
    dossier: None,
};

const HEAD: &str = "#FORMAT=WebAnno TSV 3.3\n\
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n";

fn write(text: &str, analysis: &Analysis) -> String {
    let marks = marks::flat(analysis);
    let map = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Utf16);
    let mut lines = HEAD.to_owned();
    let mut number = 0;
    for (sentence, (span, words)) in sentences(text, analysis, &marks).into_iter().enumerate() {
        lines += &format!("\n#Text={}\n", sentence_text(span.of(text)));
        for (index, word) in words.iter().enumerate() {
            let place = map.span(word.span);
            let written = sentence_text(word.span.of(text));
            lines += &format!(
                "{}-{}\t{}-{}\t{written}\t",
                sentence + 1,
                index + 1,
                place.start,
                place.end
            );
            let Some(mark) = word.mark else {
                lines += "_\t_\t\n";
                continue;
            };
            let before = index.checked_sub(1).and_then(|before| words[before].mark);
            let after = words.get(index + 1).and_then(|after| after.mark);
            let several = before == Some(mark) || after == Some(mark);
            if several && before != Some(mark) {
                number += 1;
            }
            let tail = if several {
                format!("[{number}]")
            } else {
                String::new()
            };
            let (identifier, value) = features(marks[mark]);
            lines += &format!("{identifier}{tail}\t{value}{tail}\t\n");
        }
    }
    lines
}

/// What the mark stands for, and its label.
fn features(mark: Mark) -> (String, String) {
    let identifier = match mark.fact {
        Fact::Entity(entity, _) => escaped(&format!("urn:dateline:{}", entity.id)),
        Fact::Timex(timex) => escaped(&format!("urn:timex3:{}", timex.value)),
        Fact::Quantity(_) => "*".to_owned(),
    };
    (identifier, escaped(ontonotes(mark.fact)))
}

/// A feature's value, with what the format uses for itself after a backslash.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | '[' | ']' | '|' | '_' | ';' | '*' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped.replace("->", "\\->")
}

/// Text on one line, without what a reader could take for the end of a line or of a field.
fn sentence_text(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => written += "\\\\",
            '\n' => written += "\\n",
            '\r' => written += "\\r",
            '\t' => written += "\\t",
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => written.push(' '),
            c => written.push(c),
        }
    }
    written
}
