//! Weaves marks into text: pieces of plain text and nested marks, line by line.

use super::{Line, Mark, Piece};
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::VecDeque;

pub(super) fn lines(
    block: Span,
    sentences: impl Iterator<Item = (usize, Span)>,
    marks: &[Mark],
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |sentence, span: Span| {
        if !span.is_empty() {
            let pieces = weave(span, marks);
            lines.push(Line { sentence, pieces });
        }
    };
    let mut at = block.start;
    for (number, span) in sentences {
        if span.start < at {
            continue;
        }
        add(None, Span::new(at, span.start));
        add(Some(number), span);
        at = span.end;
    }
    add(None, Span::new(at, block.end));
    lines
}

/// Lays the marks over a stretch of text. A mark that crosses the end of another, or of the
/// stretch, is cut there and goes on in the next one.
fn weave(stretch: Span, marks: &[Mark]) -> Vec<Piece> {
    let from = first_reaching(marks, stretch.start);
    let layers = marks[from..]
        .iter()
        .enumerate()
        .take_while(|(_, mark)| mark.span.start < stretch.end)
        .filter(|(_, mark)| mark.span.overlaps(stretch))
        .map(|(index, mark)| (clip(mark.span, stretch), from + index))
        .collect();
    nest(stretch, layers, marks).0
}

/// Index of the first mark that may reach past `offset`. Marks are short, so looking back a
/// bounded number of marks finds all but pathological ones.
fn first_reaching(marks: &[Mark], offset: usize) -> usize {
    const LOOK_BACK: usize = 16;
    marks
        .partition_point(|mark| mark.span.start < offset)
        .saturating_sub(LOOK_BACK)
}

fn clip(span: Span, to: Span) -> Span {
    Span::new(span.start.max(to.start), span.end.min(to.end))
}

/// The pieces of a stretch, and how many layers of marks they have at most.
fn nest(stretch: Span, mut layers: VecDeque<(Span, usize)>, marks: &[Mark]) -> (Vec<Piece>, u8) {
    let mut pieces = Vec::new();
    let mut at = stretch.start;
    let mut highest = 0;
    while let Some((span, mark)) = layers.pop_front() {
        if at < span.start {
            pieces.push(Piece::Text(Span::new(at, span.start)));
        }
        let mut inner = VecDeque::new();
        let mut rest = Vec::new();
        while let Some(&(other, index)) = layers.front().filter(|(other, _)| other.start < span.end) {
            layers.pop_front();
            inner.push_back((clip(other, span), index));
            if other.end > span.end {
                rest.push((Span::new(span.end, other.end), index));
            }
        }
        rest.sort_by_key(|(other, _)| Reverse(other.end));
        // What was cut off starts where the outer mark ends, before or with all others left.
        let behind = layers.partition_point(|(other, _)| other.start == span.end);
        let mut starting: Vec<_> = layers.drain(..behind).chain(rest).collect();
        starting.sort_by_key(|(other, _)| Reverse(other.end));
        for layer in starting.into_iter().rev() {
            layers.push_front(layer);
        }

        let (inside, height) = nest(span, inner, marks);
        highest = highest.max(height.saturating_add(1));
        pieces.push(Piece::Mark {
            mark,
            last: span.end == marks[mark].span.end,
            height,
            inside,
        });
        at = span.end;
    }
    if at < stretch.end {
        pieces.push(Piece::Text(Span::new(at, stretch.end)));
    }
    (pieces, highest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ink::{InkKind, Subject};

    /// Writes pieces as text with brackets around marks.
    fn draw(text: &str, pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(span) => span.of(text).to_owned(),
                Piece::Mark { inside, height, .. } => format!("[{}{}]", height, draw(text, inside)),
            })
            .collect()
    }

    fn woven(text: &str, spans: &[(usize, usize)]) -> String {
        let mut marks: Vec<Mark> = spans
            .iter()
            .enumerate()
            .map(|(index, &(start, end))| Mark {
                span: Span::new(start, end),
                kind: InkKind::Date,
                subject: Subject::Timex(index),
                mention: 0,
                faint: false,
            })
            .collect();
        marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
        draw(text, &weave(Span::new(0, text.len()), &marks))
    }

    #[test]
    fn marks_side_by_side_stay_flat() {
        assert_eq!(woven("abcdef", &[(1, 2), (2, 4)]), "a[0b][0cd]ef");
    }

    #[test]
    fn a_mark_inside_another_nests_and_lifts_it() {
        assert_eq!(woven("abcdef", &[(0, 5), (1, 2), (3, 5)]), "[1a[0b]c[0de]]f");
        assert_eq!(woven("abc", &[(0, 3), (0, 3)]), "[1[0abc]]");
    }

    #[test]
    fn a_mark_that_crosses_another_goes_on_behind_it() {
        assert_eq!(woven("abcdef", &[(0, 3), (2, 5)]), "[1ab[0c]][0de]f");
        assert_eq!(
            woven("abcdefgh", &[(0, 3), (1, 6), (2, 8), (3, 4)]),
            "[2a[1b[0c]]][2[1[0d]ef]gh]"
        );
    }

    #[test]
    fn only_the_last_part_of_a_cut_mark_carries_its_code() {
        let marks: Vec<Mark> = [(0, 3), (2, 5)]
            .iter()
            .map(|&(start, end)| Mark {
                span: Span::new(start, end),
                kind: InkKind::Quantity,
                subject: Subject::Quantity(0),
                mention: 0,
                faint: false,
            })
            .collect();
        let pieces = weave(Span::new(0, 6), &marks);
        let Piece::Mark { last, inside, .. } = &pieces[0] else {
            panic!("a mark first")
        };
        assert!(*last);
        assert!(matches!(inside[1], Piece::Mark { last: false, .. }));
        assert!(matches!(pieces[1], Piece::Mark { last: true, .. }));
    }
}
