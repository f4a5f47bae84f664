//! The four columns of CoNLL-2003 (Tjong Kim Sang and De Meulder 2003): word, part of speech, chunk, name, the last
//! in the BIO scheme. The two in the middle are left open ("-X-" and "_"). A blank line ends a sentence.

use super::Format;
use super::labels::conll;
use super::marks;
use super::words::sentences;
use crate::analysis::Analysis;

/// For trainers and scorers of named entities.
pub const FORMAT: Format = Format {
    name: "conll",
    title: "CoNLL-2003",
    purpose: "A word a line with its name tag (BIO), for trainers and scorers of named entities.",
    extension: "conll",
    media_type: "text/plain",
    write,
    dossier: None,
};

fn write(text: &str, analysis: &Analysis) -> String {
    let mut marks = marks::flat(analysis);
    marks.retain(|mark| conll(mark.fact).is_some());
    let mut lines = "-DOCSTART- -X- -X- O\n\n".to_owned();
    for (_, words) in sentences(text, analysis, &marks) {
        let mut last = None;
        for word in words {
            let label = word.mark.and_then(|index| conll(marks[index].fact));
            let begins = word.mark != last;
            let tag = match label {
                Some(label) => format!("{}-{label}", if begins { "B" } else { "I" }),
                None => "O".to_owned(),
            };
            last = word.mark;
            lines += &format!("{} -X- _ {tag}\n", word.span.of(text));
        }
        lines.push('\n');
    }
    lines
}
