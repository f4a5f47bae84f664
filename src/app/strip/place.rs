//! Where bars and their labels go: lanes in which nothing collides.

use super::scale::{Days, Scale};
use super::{Bar, Crowd, LANES, Measure, Row};
use crate::app::words::clipped;

/// Room between things in one lane, in pixels.
const GAP: f64 = 10.0;
/// A bar is never drawn narrower, in pixels.
const NARROWEST_BAR: f64 = 7.0;
/// Labels are tried at these lengths, in characters; the longest at which all rows fit is taken.
const LABEL_LENGTHS: [usize; 5] = [48, 34, 26, 19, 13];
/// A label that would reach over another day is cut further, down to this; with less room there is none.
const SHORTEST: usize = 7;
/// An interval this many times longer than the shortest is no column of its own.
const RUNS_ON: i64 = 4;

/// Where labels can stand.
pub struct Room<'s> {
    /// From days to pixels.
    pub scale: &'s Scale,
    /// Left and right edge of every day or run of days on which something happened, from left to right.
    pub columns: Vec<(f64, f64)>,
    /// How wide a label is.
    pub measure: Measure<'s>,
}

/// The days that labels of others stay clear of. What runs on for longer is no day.
pub fn columns(intervals: &[Days], scale: &Scale) -> Vec<(f64, f64)> {
    let shortest = intervals.iter().map(|&(from, to)| to - from).min().unwrap_or(1);
    let mut columns: Vec<(f64, f64)> = intervals
        .iter()
        .filter(|&&(from, to)| to - from <= shortest * RUNS_ON)
        .map(|&(from, to)| (scale.x(from), scale.x(to)))
        .collect();
    columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    columns
}

impl Room<'_> {
    /// Where the next column begins behind a bar.
    fn limit(&self, x: f64, end: f64) -> f64 {
        let next = self
            .columns
            .iter()
            .find(|&&(from, _)| from > x + 1.0 && from >= end - 1.0);
        next.map_or(self.scale.width, |&(from, _)| from - GAP / 2.0)
    }

    /// Where the last column ends before a bar.
    fn start(&self, x: f64) -> f64 {
        let before = self
            .columns
            .iter()
            .filter(|&&(from, end)| from < x - 1.0 && end <= x + 1.0);
        before.map(|&(_, end)| end + GAP / 2.0).fold(0.0, f64::max)
    }

    /// The longest label of at most `length` characters that fits behind the bar's left edge or before its
    /// right one, with the place it starts at.
    fn label(&self, words: &str, length: usize, (x, end): (f64, f64)) -> (String, f64) {
        let (right, left) = (self.limit(x, end) - x, end - self.start(x));
        let lengths = LABEL_LENGTHS.into_iter().chain([10, SHORTEST]);
        for length in lengths.filter(|&other| other <= length) {
            let label = clipped(words, length);
            let wide = (self.measure)(&label);
            if wide <= right {
                return (label, x);
            }
            if wide <= left {
                return (label, end - wide);
            }
        }
        (String::new(), x)
    }
}

/// Gives every row a lane and a label that collides with nothing. Labels are cut until all rows
/// fit; if even the shortest do not, the lane next to the axis is given to counts.
pub fn place(rows: &[Row], placed: &[(usize, Days)], room: &Room) -> (Vec<Bar>, Vec<Crowd>) {
    let mut order: Vec<&(usize, Days)> = placed.iter().collect();
    // Long bars first, so that they lie next to the axis and the days stand on them.
    order.sort_by_key(|&&(row, (from, to))| (from, -(to - from), row));
    for length in LABEL_LENGTHS {
        let (bars, left) = fill(rows, &order, room, length, 0);
        if left.is_empty() {
            return (stretched(bars, rows, room), Vec::new());
        }
    }
    let shortest = LABEL_LENGTHS[LABEL_LENGTHS.len() - 1];
    let (bars, left) = fill(rows, &order, room, shortest, 1);
    let crowds = crowds(&left, room.scale, room.measure);
    (stretched(bars, rows, room), crowds)
}

/// Lets labels that had to be cut grow again where their lane has room.
fn stretched(mut bars: Vec<Bar>, rows: &[Row], room: &Room) -> Vec<Bar> {
    let mut ends = [room.scale.width + GAP; LANES];
    for bar in bars.iter_mut().rev() {
        let free = (ends[bar.lane] - GAP).min(bar.limit) - bar.label_x;
        let longer = LABEL_LENGTHS
            .into_iter()
            .map(|length| clipped(&rows[bar.row].label, length))
            .find(|label| (room.measure)(label) <= free);
        let grows =
            longer.filter(|label| bar.label_x >= bar.x && label.chars().count() > bar.label.chars().count());
        if let Some(label) = grows {
            bar.label = label;
        }
        ends[bar.lane] = bar.x.min(bar.label_x);
    }
    bars
}

fn fill<'o>(
    rows: &[Row],
    order: &[&'o (usize, Days)],
    room: &Room,
    length: usize,
    first_lane: usize,
) -> (Vec<Bar>, Vec<&'o (usize, Days)>) {
    let scale = room.scale;
    let mut taken = [f64::NEG_INFINITY; LANES];
    let (mut bars, mut left) = (Vec::new(), Vec::new());
    for &entry in order {
        let &(row, (from, to)) = entry;
        let start = scale.x(from);
        let end = scale.x(to).max(start + NARROWEST_BAR).min(scale.width);
        let x = start.min(end - NARROWEST_BAR);
        let (label, label_x) = room.label(&rows[row].label, length, (x, end));
        let from_x = x.min(label_x);
        let Some(lane) = (first_lane..LANES).find(|&lane| taken[lane] + GAP <= from_x) else {
            left.push(entry);
            continue;
        };
        // Bars of neighbouring days may touch; labels may not.
        taken[lane] = (end - GAP).max(label_x + (room.measure)(&label));
        bars.push(Bar {
            row,
            x,
            width: end - x,
            lane,
            label,
            label_x,
            limit: room.limit(x, end),
            certainty: rows[row].certainty,
            background: rows[row].background,
        });
    }
    (bars, left)
}

fn crowds(left: &[&(usize, Days)], scale: &Scale, measure: Measure) -> Vec<Crowd> {
    let room = measure("+999") + GAP;
    let mut crowds: Vec<Crowd> = Vec::new();
    for &&(row, (from, _)) in left {
        let x = scale.x(from).min(scale.width - room);
        match crowds.last_mut() {
            Some(crowd) if x < crowd.x + room => crowd.rows.push(row),
            _ => crowds.push(Crowd { x, rows: vec![row] }),
        }
    }
    crowds
}
