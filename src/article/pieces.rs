//! Lines cut where pasting glued two things together: a page header before a caption, a dateline
//! before its story, a credit and a button behind the last sentence, markup between paragraphs.

use super::captions::is_caption;
use super::dates;
use super::lines::Line;
use super::markup::Markup;
use super::phrases;
use crate::analysis::BlockKind;
use crate::span::Span;

/// A line or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, without the white space around it.
    pub span: Span,
    /// What it is, when the cut has shown it.
    pub kind: Option<BlockKind>,
    /// The line it is a part of, as an index.
    pub line: usize,
    /// Whether an empty line stands before that line, or nothing.
    pub after_gap: bool,
}

/// The pieces of the lines, in order.
pub fn pieces(text: &str, lines: &[Line]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(lines.len());
    let mut markup = Markup::new(text);
    for (index, line) in lines.iter().enumerate() {
        let mut push = |span: Span, kind: Option<BlockKind>| {
            pieces.push(Piece {
                span,
                kind,
                line: index,
                after_gap: line.after_gap,
            });
        };
        for part in markup.parts(line.span) {
            if part.hidden {
                push(part.span, Some(BlockKind::Boilerplate));
            } else {
                cut(text, part.span, &mut push);
            }
        }
    }
    pieces
}

/// Cuts what can be cut off the front and the back of a line.
fn cut(text: &str, line: Span, found: &mut impl FnMut(Span, Option<BlockKind>)) {
    let mut push = |span: Span, kind: Option<BlockKind>| {
        let content = span.of(text);
        let start = span.start + (content.len() - content.trim_start().len());
        let end = start + content.trim().len();
        if end > start {
            found(Span::new(start, end), kind);
        }
    };
    let Span { mut start, mut end } = line;
    if let Some(len) = dates::labelled_date(line.of(text)) {
        push(Span::new(start, start + len), Some(BlockKind::Dateline));
        start += len;
    } else if let Some(len) = dateline_length(line.of(text)) {
        push(Span::new(start, start + len), Some(BlockKind::Dateline));
        start += len;
    }
    if let Some(at) = dates::glued_date(&text[start..end]) {
        push(Span::new(start, start + at), None);
        start += at;
    } else if let Some(at) = dates::glued_word(&text[start..end]) {
        push(Span::new(start, start + at), Some(BlockKind::Dateline));
        start += at;
    }
    let mut button = None;
    if let Some(at) = phrases::glued_phrase(&text[start..end]).filter(|&at| at > 0) {
        button = Some(Span::new(start + at, end));
        end = start + at;
    }
    let mut credit = None;
    if let Some(at) = credit_start(&text[start..end]).filter(|_| !is_caption(text[start..end].trim())) {
        let trimmed = text[start..end].trim_end().len();
        credit = Some(Span::new(start + at, start + trimmed));
        end = start + at;
    }
    push(Span::new(start, end), None);
    if let Some(credit) = credit {
        push(credit, Some(BlockKind::Byline));
    }
    if let Some(button) = button {
        push(button, Some(BlockKind::Boilerplate));
    }
}

/// Length of a dateline with its dash: "LONDON, March 3 (Wire) —", "Paris (AFP) –",
/// "MOSCOW, November 21. /TASS/.", "Beirut, Lebanon –".
fn dateline_length(line: &str) -> Option<usize> {
    const LONGEST: usize = 90;
    let mut window = line.len().min(LONGEST);
    while !line.is_char_boundary(window) {
        window -= 1;
    }
    let head = &line[..window];
    let ends = [" — ", " – ", " -- ", " - ", "— ", "—", "/. ", "/ ", ": "];
    let (at, mark) = ends
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| (at, *mark)))
        .min_by_key(|&(at, mark)| (at, std::cmp::Reverse(mark.len())))?;
    let end = at + mark.trim_end().len();
    let rest = line[end..].trim_start();
    let opens =
        rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '‘' | '\'') || c.is_numeric());
    if !opens || rest.split_whitespace().nth(3).is_none() {
        return None;
    }
    let before = &line[..at];
    let place = before.split([',', '(', '.', '/']).next()?.trim();
    let words: Vec<&str> = place.split_whitespace().collect();
    let capitalized =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "de" | "du" | "la" | "of" | "al");
    if words.len() > 4 || !words.iter().all(|word| capitalized(word)) {
        return None;
    }
    let shouted = !words.is_empty()
        && place.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !place.chars().any(char::is_lowercase);
    let credited =
        before.ends_with(')') && before.contains('(') || mark.starts_with('/') && before.contains('/');
    let is_label = matches!(
        place,
        "UPDATE"
            | "UPDATED"
            | "BREAKING"
            | "WATCH"
            | "FILE"
            | "PHOTOS"
            | "VIDEO"
            | "EXCLUSIVE"
            | "OPINION"
            | "ANALYSIS"
            | "LIVE"
            | "EDITOR"
            | "NOTE"
            | "CORRECTION"
            | "READ MORE"
            | "RELATED"
            | "WARNING"
            | "ALERT"
            | "LISTEN"
            | "FILE PHOTO"
            | "READ ALSO"
            | "SEE ALSO"
            | "QUESTION"
            | "ANSWER"
    );
    if is_label {
        return None;
    }
    let dated = before
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| dates::is_month(&word.to_ascii_lowercase()));
    let located = before.contains(", ")
        && mark.starts_with(' ')
        && before.split_whitespace().count() <= 5
        && before
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .all(|word| word.starts_with(char::is_uppercase));
    let known = match mark {
        ": " => shouted && !before.contains(|c: char| c.is_numeric()) && words.len() <= 3,
        "/. " | "/ " => credited && shouted,
        " - " | "—" => shouted || credited && !place.is_empty(),
        _ => shouted || credited || !words.is_empty() && (dated || located),
    };
    known.then_some(end)
}

/// Where the credit in brackets begins that ends a paragraph: "(Yonhap)", "(Reuters/AP)". A
/// sentence must have ended before it, and it must be short and all names.
fn credit_start(line: &str) -> Option<usize> {
    let line = line.trim_end();
    let inner = line.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let name = &inner[open + 1..];
    let before = line[..open].trim_end();
    let names = name
        .split([' ', '/', ',', '&', '-'])
        .filter(|word| !word.is_empty())
        .all(|word| word.starts_with(char::is_uppercase));
    let ended = before.ends_with(['.', '!', '?', '”', '"', '…']);
    let short = (2..=40).contains(&name.len()) && name.split_whitespace().count() <= 4;
    (names && ended && short && !name.contains('.')).then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_line(line: &str) -> Vec<&str> {
        let lines = [Line {
            span: Span::new(0, line.len()),
            after_gap: true,
        }];
        pieces(line, &lines)
            .iter()
            .map(|piece| piece.span.of(line))
            .collect()
    }

    #[test]
    fn datelines_are_cut_off() {
        for (dateline, rest) in [
            ("LONDON, March 3 (Wire) —", "The council met on Friday."),
            ("Paris (AFP) –", "The council met on Friday."),
            ("MOSCOW, November 21. /TASS/.", "The council met on Friday."),
            ("SEOUL, Nov. 21 (Yonhap) --", "The council met on Friday."),
            ("Beirut, Lebanon –", "The council met on Friday."),
            ("NEW DELHI:", "The council met on Friday."),
        ] {
            let line = format!("{dateline} {rest}");
            assert_eq!(cut_line(&line), [dateline, rest]);
        }
    }

    #[test]
    fn a_dash_or_colon_inside_a_sentence_cuts_nothing() {
        for line in [
            "The mayor — The old one — met the council on Friday.",
            "UPDATE: The council met again on Friday.",
            "He was clear: The council met on Friday.",
            "The council (Labour) met the mayor on Friday.",
            "Reed (Labour) — he won twice — left the council.",
        ] {
            assert_eq!(cut_line(line), [line]);
        }
    }

    #[test]
    fn credits_and_buttons_are_cut_off_the_end() {
        assert_eq!(
            cut_line("The council met. (Wire)News Feed"),
            ["The council met.", "(Wire)", "News Feed"]
        );
        assert_eq!(cut_line("The council met (Wire)"), ["The council met (Wire)"]);
        assert_eq!(
            cut_line("The council met. (It was late.)"),
            ["The council met. (It was late.)"]
        );
    }
}
