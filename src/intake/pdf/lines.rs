//! Pieces that stand side by side make a line.

use super::Run;

/// A gap of this part of the letters' height is a blank; letters of one word stand closer.
const BLANK: f64 = 0.15;
/// A gap this many times as wide as the letters are high parts two columns.
const GUTTER: f64 = 2.5;
/// A raised or lowered letter stands this far off the line, by the letters' height.
const RAISED: f64 = 0.45;
/// How far a piece may reach back over the one before it, by the letters' height.
const OVERLAP: f64 = 1.0;

/// A line of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// Its baseline, upwards.
    pub y: f64,
    /// How high its letters are.
    pub size: f64,
}

impl Line {
    fn new(run: &Run) -> Self {
        Self {
            text: run.text.trim_start().to_owned(),
            start: run.x,
            end: run.x + run.width,
            y: run.y,
            size: run.size,
        }
    }

    /// Whether a piece goes on this line.
    fn takes(&self, run: &Run) -> bool {
        let size = self.size.max(run.size);
        let gap = run.x - self.end;
        (run.y - self.y).abs() < RAISED * size && (-OVERLAP * size..GUTTER * size).contains(&gap)
    }

    fn add(&mut self, run: &Run) {
        let apart = run.x - self.end > BLANK * self.size.max(run.size);
        if apart && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
        self.text.push_str(&run.text);
        self.end = self.end.max(run.x + run.width);
        self.size = self.size.max(run.size);
    }
}

/// The lines of a page, in the order of its pieces.
pub fn lines(runs: &[Run]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let fine = |run: &&Run| {
        [run.x, run.y, run.width, run.size]
            .iter()
            .all(|it| it.is_finite())
    };
    for run in runs.iter().filter(fine) {
        match lines.last_mut() {
            Some(line) if line.takes(run) => line.add(run),
            _ if run.text.trim().is_empty() => {}
            _ => lines.push(Line::new(run)),
        }
    }
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines
}
