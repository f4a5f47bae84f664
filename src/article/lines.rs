//! A pasted text as lines, with those joined again that an editor or a mail program wrapped.

use crate::markup::Page;
use crate::span::Span;

/// A line, or several that were one before they were wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text, without the white space around it.
    pub span: Span,
    /// Whether an empty line, or nothing, stands before it.
    pub after_gap: bool,
}

/// No program wraps wider than this, in bytes; longer lines are paragraphs.
const WIDEST_WRAP: usize = 110;

/// Narrower texts are lists and verse.
const NARROWEST_WRAP: usize = 50;

/// The lines of a text that have something in them.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut after_gap = true;
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let content = line.trim_matches(is_blank);
        if content.is_empty() {
            // The second half of "\r\n" is no empty line.
            let crlf = line == "\n" && text[..start].ends_with('\r');
            after_gap |= !crlf;
        } else {
            let at = start + (line.len() - line.trim_start_matches(is_blank).len());
            lines.push(Line {
                span: Span::new(at, at + content.len()),
                after_gap,
            });
            after_gap = false;
        }
        start += line.len();
    }
    unwrap(text, lines)
}

/// The lines of a page whose markup is known: nothing is joined, as nothing was wrapped.
pub fn of_page(page: &Page) -> Vec<Line> {
    page.lines
        .iter()
        .map(|line| Line {
            span: line.span,
            after_gap: true,
        })
        .collect()
}

/// White space, control characters and invisible signs.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
}

/// Joins the lines of wrapped paragraphs. A text is wrapped when most lines that are followed by
/// another in their paragraph are almost as long as the longest, and as a rule do not end a
/// sentence; paragraphs of one length do.
fn unwrap(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let width = lines.iter().map(|line| line.span.len()).max().unwrap_or(0);
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) || lines.len() < 4 {
        return lines;
    }
    let long = |line: &Line| line.span.len() * 10 >= width * 7;
    let followed = || lines.windows(2).filter(|pair| !pair[1].after_gap);
    let count = followed().count();
    if count < 3 || followed().filter(|pair| long(&pair[0])).count() * 3 < count * 2 {
        return lines;
    }
    let open = |line: &Line| {
        !line
            .span
            .of(text)
            .ends_with(['.', '!', '?', '…', '"', '”', ')', ':'])
    };
    if followed().filter(|pair| open(&pair[0])).count() * 2 < count {
        return lines;
    }
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut last_long = false;
    for line in lines {
        let starts_item = text[line.span.start..].starts_with(['•', '*', '-', '–', '—']);
        match joined.last_mut() {
            Some(before) if last_long && !line.after_gap && !starts_item => before.span.end = line.span.end,
            _ => joined.push(line),
        }
        last_long = long(&line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        lines(text).iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        assert_eq!(texts("a\r\nb\rc\n\n d\t\u{2028}e"), ["a", "b", "c", "d", "e"]);
        let gaps: Vec<bool> = lines("a\r\nb\n\nc\r\n\r\nd")
            .iter()
            .map(|line| line.after_gap)
            .collect();
        assert_eq!(gaps, [true, false, true, true]);
    }

    #[test]
    fn wrapped_paragraphs_are_joined_and_verse_is_not() {
        let wrapped = "The council met on the quay to hear what the engineers had found\n\
                       under the old bridge, and left without a vote. The mayor said the\n\
                       work would go on through the winter, whatever the river might do.\n\
                       Nobody spoke.\n\nThe next day the divers came back with pictures of the broken\n\
                       piers and a list of repairs.";
        assert_eq!(lines(wrapped).len(), 2);
        let even = "The council met on the quay to hear what the engineers had found there.\n\
                    The mayor said the work would go on through the winter, whatever came.\n\
                    Nobody spoke of the bridge that had been lost in the flood of last year.\n\
                    The divers came back on the next day with pictures of the broken piers.";
        assert_eq!(lines(even).len(), 4);
        let verse = "The river rose at night,\nThe bridge was gone by day,\nAnd no one saw the light\nThat \
                     carried it away.\nSo let the old song say.";
        assert_eq!(lines(verse).len(), 5);
    }
}
