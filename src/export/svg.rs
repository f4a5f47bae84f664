//! The timeline as a picture (SVG 1.1) for slides and print: a row an event, a dot that is full where the text states
//! the time, open where it was worked out or is vague.

use super::Format;
use super::chronology::{self, Entry};
use super::plain::one_line;
use super::xml::escaped;
use crate::analysis::Analysis;
use crate::dossier::Dossier;

/// For slides and print.
pub const FORMAT: Format = Format {
    name: "svg",
    title: "Picture of the timeline",
    purpose: "The timeline as a picture that stays sharp at any size, for slides and print.",
    extension: "svg",
    media_type: "image/svg+xml",
    write,
    dossier: Some(dossier),
};

/// All in pixels; a letter of the text is about half as wide as it is high.
const WIDTH: usize = 900;
const LEFT: usize = 190;
const LINE: usize = 22;
const GAP: usize = 14;
const TOP: usize = 70;
/// Letters of a line.
const LETTERS: usize = 80;

fn write(text: &str, analysis: &Analysis) -> String {
    let title = analysis.article.title.as_deref().unwrap_or("Timeline");
    picture(&one_line(title), &chronology::of_article(text, analysis))
}

fn dossier(dossier: &Dossier) -> String {
    picture("Timeline", &chronology::of_dossier(dossier))
}

fn picture(title: &str, entries: &[Entry]) -> String {
    let mut rows = String::new();
    let mut at = TOP;
    for entry in entries {
        let lines = wrapped(&entry.label);
        let fill = if entry.tentative { "#fff" } else { "#1f5f9e" };
        rows += &format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{fill}\" stroke=\"#1f5f9e\" stroke-width=\"2\"/>\n\
             <text x=\"{}\" y=\"{at}\" text-anchor=\"end\" font-weight=\"bold\">{}</text>\n",
            LEFT - 20,
            at - 5,
            LEFT - 36,
            escaped(&entry.display),
        );
        for line in &lines {
            rows += &format!("<text x=\"{LEFT}\" y=\"{at}\">{}</text>\n", escaped(line));
            at += LINE;
        }
        at += GAP;
    }
    let line = LEFT - 20;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{at}\" viewBox=\"0 0 {WIDTH} {at}\" \
         font-family=\"Georgia, serif\" font-size=\"16\" fill=\"#1a1a1a\" role=\"img\">\n<title>{0}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{at}\" fill=\"#fff\"/>\n\
         <text x=\"20\" y=\"32\" font-size=\"20\" font-weight=\"bold\">{1}</text>\n\
         <line x1=\"{line}\" y1=\"50\" x2=\"{line}\" y2=\"{at}\" stroke=\"#767676\"/>\n{rows}</svg>\n",
        escaped(title),
        escaped(&wrapped(title).swap_remove(0)),
    )
}

/// Lines of at most [`LETTERS`] characters, cut between words where there are any; at least one line.
fn wrapped(words: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let mut rest: Vec<char> = word.chars().collect();
        while !rest.is_empty() {
            let piece: String = rest.drain(..rest.len().min(LETTERS)).collect();
            let line = lines.last_mut().expect("there is always a line");
            match line.chars().count() + 1 + piece.chars().count() {
                _ if line.is_empty() => *line = piece,
                width if width <= LETTERS => *line = format!("{line} {piece}"),
                _ => lines.push(piece),
            }
        }
    }
    lines
}
