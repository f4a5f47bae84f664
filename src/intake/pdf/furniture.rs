//! What stands at the head or foot of every page, such as the file's name and the page's number, is no text.

use super::lines::Line;
use rustc_hash::FxHashMap;

/// How many lines of a page's head and foot may be furniture.
const EDGE: usize = 2;
/// On fewer pages nothing repeats by rule.
const FEWEST: usize = 3;

/// Takes out lines at the edges of pages that stand on more than half of them, whatever their numbers are;
/// and a page's own number.
pub fn remove(pages: &mut [Vec<Line>]) {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for lines in pages.iter() {
        let mut shapes: Vec<String> = edges(lines).map(|line| shape(&line.text)).collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let count = pages.len();
    for (index, lines) in pages.iter_mut().enumerate() {
        let number = (index + 1).to_string();
        let last = lines.len().saturating_sub(EDGE);
        let mut at = 0;
        lines.retain(|line| {
            let edge = at < EDGE || at >= last;
            at += 1;
            let repeated = count >= FEWEST && seen.get(&shape(&line.text)).is_some_and(|n| n * 2 > count);
            !(edge && (repeated || count > 1 && line.text == number))
        });
    }
}

fn edges(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let last = lines.len().saturating_sub(EDGE).max(EDGE.min(lines.len()));
    lines.iter().take(EDGE).chain(&lines[last..])
}

/// The line with every number as one sign.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars() {
        match c.is_ascii_digit() {
            true if shape.ends_with('#') => {}
            true => shape.push('#'),
            false => shape.push(c),
        }
    }
    shape
}
