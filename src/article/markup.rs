//! HTML pasted as text: tags of blocks part what stands around them, and what a browser would never
//! show is no text.

use crate::markup::{is_block_tag, tag_length};
use crate::span::Span;

/// A part of a line between tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its text, without the white space around it; never empty.
    pub span: Span,
    /// Whether browsers show nothing of it: a script, a style sheet, a comment.
    pub hidden: bool,
}

/// How a stretch begins and ends that browsers do not show.
const HIDDEN: [(&str, &str); 3] = [("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")];

/// Reads the markup of a text, line by line.
pub struct Markup<'t> {
    text: &'t str,
    /// Where the stretch ends that was entered last.
    hidden_until: usize,
    /// Which kinds of stretch have no end any more; it is not looked for again.
    endless: [bool; HIDDEN.len()],
}

impl<'t> Markup<'t> {
    /// At the begin of a text.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            hidden_until: 0,
            endless: [false; HIDDEN.len()],
        }
    }

    /// The parts of the next line; the line itself when it has no markup.
    pub fn parts(&mut self, line: Span) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut push = |span: Span, hidden: bool| {
            let content = span.of(self.text);
            let start = span.end - content.trim_start().len();
            let end = start + content.trim().len();
            if start < end {
                let span = Span::new(start, end);
                parts.push(Part { span, hidden });
            }
        };
        let (mut start, mut at) = (line.start, line.start);
        while at < line.end {
            if at < self.hidden_until {
                at = self.hidden_until.min(line.end);
                push(Span::new(start, at), true);
                start = at;
                continue;
            }
            let Some(found) = self.text[at..line.end].find('<') else {
                break;
            };
            let open = at + found;
            let tag = &self.text[open..line.end];
            if let Some(end) = hidden_end(self.text, open, &mut self.endless) {
                self.hidden_until = end;
            } else if let Some(length) = tag_length(tag).filter(|_| is_block_tag(tag)) {
                push(Span::new(start, open), false);
                at = open + length;
                start = at;
                continue;
            } else {
                at = open + 1;
                continue;
            }
            push(Span::new(start, open), false);
            start = open;
            at = open;
        }
        push(Span::new(start, line.end), false);
        parts
    }
}

/// Where the hidden stretch ends that begins at `open`, if one does.
fn hidden_end(text: &str, open: usize, endless: &mut [bool; HIDDEN.len()]) -> Option<usize> {
    let rest = &text.as_bytes()[open..];
    let kind = HIDDEN.iter().position(|(begin, _)| {
        let begins = rest.len() > begin.len() && rest[..begin.len()].eq_ignore_ascii_case(begin.as_bytes());
        // "<styled" is no style sheet.
        begins && !(begin.ends_with(|c: char| c.is_alphabetic()) && rest[begin.len()].is_ascii_alphanumeric())
    })?;
    let end = HIDDEN[kind].1.as_bytes();
    if endless[kind] {
        return None;
    }
    let found = rest
        .windows(end.len())
        .position(|bytes| bytes.eq_ignore_ascii_case(end));
    endless[kind] = found.is_none();
    found.map(|found| open + found + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of all lines, hidden ones in brackets.
    fn parts(text: &str) -> Vec<String> {
        let mut markup = Markup::new(text);
        let mut start = 0;
        let mut found = Vec::new();
        for line in text.split_inclusive('\n') {
            for part in markup.parts(Span::new(start, start + line.len())) {
                let content = part.span.of(text);
                found.push(if part.hidden {
                    format!("[{content}]")
                } else {
                    content.to_owned()
                });
            }
            start += line.len();
        }
        found
    }

    #[test]
    fn block_tags_part_and_comparisons_do_not() {
        assert_eq!(
            parts("<p>It rained.</p><p class=\"a\">It <b>stopped</b>.</p>"),
            ["It rained.", "It <b>stopped</b>."]
        );
        assert_eq!(parts("a < b and c > d"), ["a < b and c > d"]);
        assert_eq!(tag_length("<b and c> d"), None);
        assert_eq!(tag_length("<a href=\"x\">d"), Some(12));
    }

    #[test]
    fn scripts_styles_and_comments_are_hidden_over_lines_too() {
        assert_eq!(
            parts("It rained.<script>\nlet a = 1 < 2;\n</SCRIPT>It stopped.<!-- On\nFriday --> Dry."),
            [
                "It rained.",
                "[<script>]",
                "[let a = 1 < 2;]",
                "[</SCRIPT>]",
                "It stopped.",
                "[<!-- On]",
                "[Friday -->]",
                "Dry."
            ]
        );
        assert_eq!(
            parts("<style>p { }</style>Dry."),
            ["[<style>p { }</style>]", "Dry."]
        );
    }

    #[test]
    fn what_never_ends_hides_nothing() {
        assert_eq!(
            parts("<script>It rained.\nIt stopped."),
            ["It rained.", "It stopped."]
        );
        assert_eq!(parts("<styled>It rained.</style>"), ["<styled>It rained."]);
        assert_eq!(parts("It <!-- rained."), ["It <!-- rained."]);
    }
}
