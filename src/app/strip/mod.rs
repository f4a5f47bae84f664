//! The timeline strip as numbers: where every bar, label, tick and break goes. The view only draws.

mod dates;
mod scale;
mod ticks;

pub use dates::dates;
pub use ticks::{Caption, Tick};

use crate::analysis::{Certainty, TimelineRow};
use crate::app::words::clipped;
use crate::dossier::DossierRow;
use crate::timex::calendar::Date;
use scale::{Days, Scale};

/// Lanes of bars, one above the other.
pub const LANES: usize = 4;
/// Room between things in one lane, in pixels.
const GAP: f64 = 10.0;
/// A bar is never drawn narrower, in pixels.
const NARROWEST_BAR: f64 = 7.0;
/// Labels are tried at these lengths, in characters; the longest at which all rows fit is taken.
const LABEL_LENGTHS: [usize; 5] = [48, 34, 26, 19, 13];
/// A label that would reach over another day is cut further, down to this; with less room there is none.
const SHORTEST: usize = 7;

/// Measures a label, in pixels.
pub type Measure<'m> = &'m dyn Fn(&str) -> f64;

/// What the strip draws of a row, be it of an article or of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// First and last day, both included, in ISO 8601.
    pub interval: Option<[String; 2]>,
    /// The time as people write it.
    pub display: String,
    /// What happened, in a few words.
    pub label: String,
    /// How sure the time is.
    pub certainty: Certainty,
}

impl From<&TimelineRow> for Row {
    fn from(row: &TimelineRow) -> Self {
        Self {
            interval: row.interval.clone(),
            display: row.display.clone(),
            label: row.label.clone(),
            certainty: row.certainty,
        }
    }
}

impl From<&DossierRow> for Row {
    fn from(row: &DossierRow) -> Self {
        Self {
            interval: row.interval.clone(),
            display: row.display.clone(),
            label: row.label.clone(),
            certainty: row.certainty,
        }
    }
}

/// One row of the timeline, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Index into the rows.
    pub row: usize,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// 0 is the lane next to the axis.
    pub lane: usize,
    /// The label, perhaps cut short.
    pub label: String,
    /// Where the label starts.
    pub label_x: f64,
    /// Where the next day begins on which something happened: the label ends before it.
    limit: f64,
    /// How it is drawn.
    pub certainty: Certainty,
}

/// Rows for which there is no room: a count stands for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Crowd {
    /// Left edge of the count.
    pub x: f64,
    /// Indices into the rows.
    pub rows: Vec<usize>,
}

/// The strip, laid out. All measures are pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    /// The width asked for, or more.
    pub width: f64,
    /// Left and right end of every linear piece of the axis.
    pub zones: Vec<(f64, f64)>,
    /// Middle of every break of the axis.
    pub breaks: Vec<f64>,
    /// Marks on the axis.
    pub ticks: Vec<Tick>,
    /// Months and years under the ticks.
    pub captions: Vec<Caption>,
    /// Rows that are drawn.
    pub bars: Vec<Bar>,
    /// Rows that are counted.
    pub crowds: Vec<Crowd>,
    /// Left edge and width of the publication day.
    pub published: Option<(f64, f64)>,
    /// Rows that cannot be placed on a calendar.
    pub vague: Vec<usize>,
}

impl Strip {
    /// Lays out the rows of a timeline in about `width` pixels.
    pub fn new(rows: &[Row], published: Option<Date>, width: f64, measure: Measure) -> Self {
        let placed: Vec<(usize, Days)> = rows
            .iter()
            .enumerate()
            .filter_map(|(row, timed)| Some((row, days(timed)?)))
            .collect();
        let vague = (0..rows.len())
            .filter(|&row| days(&rows[row]).is_none())
            .collect();
        let published = published.map(|date| (date.days(), date.days() + 1));
        let intervals: Vec<Days> = placed.iter().map(|&(_, days)| days).chain(published).collect();
        let scale = Scale::new(&intervals, width);
        let (ticks, captions) = ticks::ticks(&scale, measure);
        let columns = columns(&intervals, &scale);
        let (bars, crowds) = place(
            rows,
            &placed,
            &Room {
                scale: &scale,
                columns,
                measure,
            },
        );
        Self {
            width: scale.width,
            zones: scale
                .zones
                .iter()
                .map(|zone| (zone.x, zone.x + zone.width))
                .collect(),
            breaks: scale.breaks().collect(),
            ticks,
            captions,
            bars,
            crowds,
            published: published.map(|(from, to)| (scale.x(from), scale.x(to) - scale.x(from))),
            vague,
        }
    }
}

fn days(row: &Row) -> Option<Days> {
    if row.certainty == Certainty::Vague {
        return None;
    }
    let [from, to] = row.interval.as_ref()?;
    let (from, to) = (from.parse::<Date>().ok()?, to.parse::<Date>().ok()?);
    (from <= to).then(|| (from.days(), to.days() + 1))
}

/// Where labels can stand.
struct Room<'s> {
    scale: &'s Scale,
    /// Left and right edge of every day or run of days on which something happened, from left to right.
    columns: Vec<(f64, f64)>,
    measure: Measure<'s>,
}

/// The days that labels of others stay clear of. What runs on for longer is no day.
fn columns(intervals: &[Days], scale: &Scale) -> Vec<(f64, f64)> {
    let shortest = intervals.iter().map(|&(from, to)| to - from).min().unwrap_or(1);
    let mut columns: Vec<(f64, f64)> = intervals
        .iter()
        .filter(|&&(from, to)| to - from <= shortest * RUNS_ON)
        .map(|&(from, to)| (scale.x(from), scale.x(to)))
        .collect();
    columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    columns
}

/// An interval this many times longer than the shortest is no column of its own.
const RUNS_ON: i64 = 4;

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
fn place(rows: &[Row], placed: &[(usize, Days)], room: &Room) -> (Vec<Bar>, Vec<Crowd>) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: &str, to: &str, label: &str) -> Row {
        Row {
            interval: Some([from.to_owned(), to.to_owned()]),
            display: String::new(),
            label: label.to_owned(),
            certainty: Certainty::Exact,
        }
    }

    fn six(text: &str) -> f64 {
        text.chars().count() as f64 * 6.0
    }

    fn collisions(strip: &Strip) -> usize {
        let reach = |bar: &Bar| {
            let end = (bar.x + bar.width).max(bar.label_x + six(&bar.label));
            (bar.x.min(bar.label_x), end)
        };
        let mut found = 0;
        for (index, one) in strip.bars.iter().enumerate() {
            for other in &strip.bars[index + 1..] {
                let ((a, b), (c, d)) = (reach(one), reach(other));
                found += usize::from(one.lane == other.lane && a < d && c < b);
            }
        }
        found
    }

    #[test]
    fn a_june_is_as_wide_as_its_days() {
        let rows = [
            row("2024-06-01", "2024-06-30", "Treaty signed"),
            row("2024-06-10", "2024-06-12", "Visit"),
        ];
        let strip = Strip::new(&rows, None, 900.0, &six);
        assert_eq!(strip.bars[0].width, 900.0);
        assert!((strip.bars[1].width - 90.0).abs() < 1e-6);
        assert_ne!(strip.bars[0].lane, strip.bars[1].lane);
    }

    #[test]
    fn labels_are_cut_before_rows_are_counted() {
        let label = "The committee signs a long protocol on trade and science";
        let few: Vec<_> = (18..22)
            .map(|day| row(&format!("2024-11-{day}"), &format!("2024-11-{day}"), label))
            .collect();
        let strip = Strip::new(&few, "2024-11-21".parse().ok(), 900.0, &six);
        assert_eq!((strip.bars.len(), strip.crowds.len()), (4, 0));
        assert_eq!(collisions(&strip), 0);

        let many: Vec<_> = few.iter().cycle().take(40).cloned().collect();
        let strip = Strip::new(&many, None, 900.0, &six);
        let counted: usize = strip.crowds.iter().map(|crowd| crowd.rows.len()).sum();
        assert_eq!(strip.bars.len() + counted, 40);
        assert!(counted > 0 && strip.bars.iter().all(|bar| bar.lane > 0));
        assert_eq!(collisions(&strip), 0);
    }

    #[test]
    fn a_label_grows_where_its_lane_has_room() {
        let label = "The committee signs a long protocol on trade";
        let days = ["01", "02", "02", "02", "02"];
        let rows: Vec<_> = days
            .iter()
            .map(|day| row(&format!("2024-11-{day}"), &format!("2024-11-{day}"), label))
            .collect();
        let strip = Strip::new(&rows, "2024-11-05".parse().ok(), 700.0, &six);
        assert_eq!(strip.bars.len(), 5);
        assert_eq!(collisions(&strip), 0);
        let cut = strip.bars.iter().filter(|bar| bar.label.ends_with('…')).count();
        assert!(cut >= 1, "a label with a neighbour is cut");
    }

    #[test]
    fn no_label_stands_over_another_day() {
        let label = "The committee signs a long protocol on trade and science";
        let rows: Vec<_> = [18, 19, 20, 25]
            .map(|day| row(&format!("2024-11-{day}"), &format!("2024-11-{day}"), label))
            .to_vec();
        for width in [320.0, 700.0, 1100.0] {
            let strip = Strip::new(&rows, "2024-11-21".parse().ok(), width, &six);
            let published = strip.published.unwrap();
            for bar in &strip.bars {
                let (from, to) = (bar.label_x, bar.label_x + six(&bar.label));
                let others = strip.bars.iter().filter(|other| other.x != bar.x);
                let days = others
                    .map(|other| (other.x, other.x + other.width))
                    .chain([(published.0, published.0 + published.1)]);
                for (x, end) in days {
                    assert!(to <= x + 1e-6 || from >= end - 1e-6, "{width}: {bar:?} over {x}");
                }
            }
        }
    }

    #[test]
    fn a_lone_month_takes_less_room_than_the_days_of_the_story() {
        let rows = [
            row("2024-06-01", "2024-06-30", "Treaty"),
            row("2024-11-18", "2024-11-18", "Visit"),
            row("2024-11-20", "2024-11-20", "Return"),
        ];
        let strip = Strip::new(&rows, None, 900.0, &six);
        let width = |zone: (f64, f64)| zone.1 - zone.0;
        assert!(width(strip.zones[0]) < width(strip.zones[1]), "{:?}", strip.zones);
    }

    #[test]
    fn everything_stays_between_the_edges() {
        let rows = [
            row("1999-01-01", "1999-12-31", "A year long ago that has a label"),
            row("2022-11-21", "2024-11-21", "The past two years"),
            row("2024-11-20", "2024-11-20", "The last thing that happened before"),
        ];
        for width in [300.0, 1100.0] {
            let strip = Strip::new(&rows, "2024-11-21".parse().ok(), width, &six);
            for bar in &strip.bars {
                assert!(bar.x >= 0.0 && bar.x + bar.width <= strip.width + 1e-6);
                assert!(bar.label_x >= 0.0 && bar.label_x + six(&bar.label) <= strip.width + 1e-6);
            }
        }
    }

    #[test]
    fn vague_and_broken_rows_go_to_the_tray() {
        let mut vague = row("2024-11-20", "2024-11-20", "Once");
        vague.certainty = Certainty::Vague;
        let backwards = row("2024-11-20", "2024-11-19", "Backwards");
        let good = row("2024-11-20", "2024-11-20", "Good");
        let strip = Strip::new(&[vague, good, backwards], None, 600.0, &six);
        assert_eq!(strip.vague, [0, 2]);
        assert_eq!(strip.bars.len(), 1);
    }
}
