//! The timeline strip as numbers: where every bar, label, tick and break goes. The view only draws.

mod dates;
mod place;
mod scale;
mod ticks;

pub use dates::dates;
pub use ticks::{Caption, Tick};

use crate::analysis::{Certainty, TimelineRow};
use crate::dossier::DossierRow;
use crate::timex::calendar::Date;
use place::{Room, columns, place};
use scale::{Days, Scale};

/// Lanes of bars, one above the other.
pub const LANES: usize = 4;

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
    /// Whether it is told beside the story.
    pub background: bool,
}

impl From<&TimelineRow> for Row {
    fn from(row: &TimelineRow) -> Self {
        Self {
            interval: row.interval.clone(),
            display: row.display.clone(),
            label: row.label.clone(),
            certainty: row.certainty,
            background: row.background,
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
            background: false,
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
    /// Whether it is drawn quieter.
    pub background: bool,
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

#[cfg(test)]
mod tests;
