//! Lines that follow on each other make a paragraph.

use super::lines::Line;
use rustc_hash::FxHashSet;

/// A distance between two lines this many times the usual one parts two paragraphs.
const APART: f64 = 1.3;
/// Letters this many times as high are another kind of text: a heading, a caption.
const LARGER: f64 = 1.08;
/// A first line stands in by this much of the letters' height, at least and at most.
const INDENT: std::ops::Range<f64> = 0.8..4.0;
/// A line that ends before this part of the column's width ends a paragraph, where a sentence ends, too.
const SHORT: f64 = 0.8;

/// The text of all pages, a blank line between paragraphs.
pub fn join(pages: &[Vec<Line>]) -> String {
    let known = hyphenated(pages);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for lines in pages {
        let pitch = pitch(lines);
        for line in lines {
            match before {
                None => {}
                Some(last) if is_new(last, line, pitch, right_edge(lines, last)) => text.push_str("\n\n"),
                Some(_) => go_on(&mut text, &line.text, &known),
            }
            text.push_str(&line.text);
            before = Some(line);
        }
    }
    text
}

/// Whether a line begins a paragraph. `pitch` is the usual distance of lines, `right` where the last one's
/// column ends.
fn is_new(last: &Line, line: &Line, pitch: f64, right: f64) -> bool {
    let (small, large) = (last.size.min(line.size), last.size.max(line.size));
    if large > small * LARGER {
        return true;
    }
    let ends = ends_sentence(&last.text);
    let down = last.y - line.y;
    if down <= 0.0 {
        // The next column, or page.
        return ends;
    }
    let indent = (line.start - last.start) / large.max(f64::MIN_POSITIVE);
    let short = last.end < last.start + (right - last.start) * SHORT;
    down > pitch.max(large) * APART || ends && (INDENT.contains(&indent) || short)
}

/// The distance that most lines of a page have from the next one; 0 when there is none.
fn pitch(lines: &[Line]) -> f64 {
    let distance = |pair: &[Line]| {
        let (last, line) = (&pair[0], &pair[1]);
        let down = last.y - line.y;
        (down > 0.0 && down < 3.0 * last.size).then_some(down)
    };
    let mut distances: Vec<f64> = lines.windows(2).filter_map(distance).collect();
    distances.sort_by(f64::total_cmp);
    // Paragraphs of one line each stand further apart than their lines would: the lower half tells.
    distances.get(distances.len() / 3).copied().unwrap_or_default()
}

/// Where the column of a line ends: the furthest end of lines that begin about where it does.
fn right_edge(lines: &[Line], of: &Line) -> f64 {
    let beside = |line: &&Line| (line.start - of.start).abs() < INDENT.end * of.size;
    lines
        .iter()
        .filter(beside)
        .map(|line| line.end)
        .fold(of.end, f64::max)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']'])
        .ends_with(['.', '!', '?', ':', '…'])
}

/// Goes on in the same paragraph: a word that was parted at the line's end becomes whole.
fn go_on(text: &mut String, next: &str, known: &FxHashSet<String>) {
    let parted = text.ends_with(['-', '\u{ad}', '\u{2010}']) && next.starts_with(char::is_lowercase);
    if !parted {
        text.push(' ');
        return;
    }
    let word = |c: char| !(c.is_alphanumeric() || c == '-');
    let start = text.trim_end_matches('\u{ad}');
    let first = start.rsplit(word).next().unwrap_or_default();
    let second = next.split(word).next().unwrap_or_default();
    // "long-term" keeps its hyphen when it is written so elsewhere.
    if !known.contains(&format!("{first}{second}").to_lowercase()) {
        text.pop();
    }
}

/// The words that are written with a hyphen within a line, in lower case.
fn hyphenated(pages: &[Vec<Line>]) -> FxHashSet<String> {
    let words = pages
        .iter()
        .flatten()
        .flat_map(|line| line.text.split(|c: char| !(c.is_alphanumeric() || c == '-')));
    words
        .filter(|word| word.trim_matches('-').contains('-'))
        .map(str::to_lowercase)
        .collect()
}
