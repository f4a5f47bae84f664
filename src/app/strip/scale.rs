//! The scale of the timeline strip: time that matters is drawn, the rest is cut out.
//!
//! A story is often four days, one June and a 2012. On one linear axis the days would vanish, so the
//! axis is a row of *zones*, each linear in itself, with breaks between them. An interval that is
//! much longer than what it contains ("the past two years") does not stretch a zone of its own: its
//! bar runs across zones and breaks, and its ends get a mark each.

/// A half-open run of days: the first, and the one after the last.
pub type Days = (i64, i64);

/// An interval this many times longer than one it overlaps only runs across.
const RUNS_ACROSS: i64 = 100;
/// Gaps up to so many days are always drawn.
const SHORT_GAP: i64 = 10;
/// Width of a break, in pixels.
pub const BREAK: f64 = 22.0;
/// No zone is drawn narrower than this, in pixels: its caption must fit.
const NARROWEST: f64 = 58.0;

/// A piece of the axis that is linear in itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// The first day.
    pub from: i64,
    /// The day after the last; equal to `from` when the zone is only the end of a long interval.
    pub to: i64,
    /// Left edge in pixels.
    pub x: f64,
    /// Width in pixels.
    pub width: f64,
}

impl Zone {
    /// Pixels a day.
    pub fn day(&self) -> f64 {
        self.width / (self.to - self.from).max(1) as f64
    }

    /// Where a day starts, in pixels.
    pub fn at(&self, day: i64) -> f64 {
        if self.to == self.from {
            return self.x + self.width / 2.0;
        }
        self.x + (day - self.from) as f64 * self.day()
    }
}

/// The zones of an axis, left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// In order of time; they do not overlap.
    pub zones: Vec<Zone>,
    /// Width of the whole axis in pixels: the one asked for, or more when the zones need it.
    pub width: f64,
}

impl Scale {
    /// A scale that shows these intervals in about `width` pixels.
    pub fn new(intervals: &[Days], width: f64) -> Self {
        let spans = spans(intervals);
        let natural: Vec<f64> = spans.iter().map(|&span| natural(span, intervals)).collect();
        let breaks = BREAK * spans.len().saturating_sub(1) as f64;
        let room = (width - breaks) / natural.iter().sum::<f64>().max(1.0);
        let widths: Vec<f64> = natural
            .iter()
            .map(|natural| (natural * room).max(NARROWEST))
            .collect();
        // Zones that had to be kept at their least width take from the wider ones.
        let excess = widths.iter().sum::<f64>() + breaks - width;
        let spare: f64 = widths.iter().map(|wide| wide - NARROWEST).sum();
        let give = if spare > 0.0 {
            (excess / spare).clamp(0.0, 1.0)
        } else {
            0.0
        };

        let mut x = 0.0;
        let zones: Vec<Zone> = spans
            .iter()
            .zip(&widths)
            .map(|(&(from, to), wide)| {
                let zone = Zone {
                    from,
                    to,
                    x,
                    width: wide - (wide - NARROWEST) * give,
                };
                x += zone.width + BREAK;
                zone
            })
            .collect();
        let width = (x - BREAK).max(width);
        Self { zones, width }
    }

    /// Where a day starts, in pixels.
    pub fn x(&self, day: i64) -> f64 {
        let after = self.zones.partition_point(|zone| zone.from <= day);
        let Some(before) = after.checked_sub(1).map(|index| &self.zones[index]) else {
            return 0.0;
        };
        before.at(day).min(before.x + before.width)
    }

    /// Where the breaks are: the middle of each, in pixels.
    pub fn breaks(&self) -> impl Iterator<Item = f64> {
        self.zones.iter().skip(1).map(|zone| zone.x - BREAK / 2.0)
    }
}

/// The stretches of time the zones show, in order.
fn spans(intervals: &[Days]) -> Vec<Days> {
    let mut by_length = intervals.to_vec();
    by_length.sort_by_key(|&(from, to)| (to - from, from));
    by_length.dedup();
    let mut shown: Vec<Days> = Vec::new();
    let mut across: Vec<Days> = Vec::new();
    for interval in by_length {
        let (from, to) = interval;
        let runs_across = shown
            .iter()
            .any(|&(start, end)| start < to && from < end && (end - start) * RUNS_ACROSS < to - from);
        if runs_across {
            across.push(interval);
        } else {
            shown.push(interval);
        }
    }

    shown.sort_unstable();
    let mut zones: Vec<(Days, i64)> = Vec::new();
    for (from, to) in shown {
        let length = to - from;
        if let Some(((start, end), shortest)) = zones.last_mut() {
            let gap = from - *end;
            let near = gap <= SHORT_GAP.max((*end - *start).min(length) * 3 / 2);
            let legible = to.max(*end) - *start <= (*shortest).min(length) * RUNS_ACROSS;
            if gap < 0 || (near && legible) {
                *end = to.max(*end);
                *shortest = length.min(*shortest);
                continue;
            }
        }
        zones.push(((from, to), length));
    }

    let mut spans: Vec<Days> = zones.into_iter().map(|(span, _)| span).collect();
    for end in across.into_iter().flat_map(|(from, to)| [from, to]) {
        let inside = spans.iter().any(|&(from, to)| from <= end && end <= to);
        if !inside {
            spans.push((end, end));
        }
    }
    spans.sort_unstable();
    spans
}

/// How wide a zone would like to be: it grows with how much happens in it, and, ever more slowly, with how much
/// finer that is than the zone. A lone month asks for no more than a day.
fn natural((from, to): Days, intervals: &[Days]) -> f64 {
    if from == to {
        return NARROWEST;
    }
    let inside = || {
        let within = |&&(start, end): &&Days| from <= start && end <= to;
        intervals.iter().filter(within)
    };
    let finest = inside()
        .map(|&(start, end)| end - start)
        .min()
        .unwrap_or(1)
        .max(1);
    let finer = (to - from) as f64 / finest as f64;
    34.0 + 34.0 * (1.0 + finer).log2() + 24.0 * inside().count().min(12) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 20_000;

    #[test]
    fn days_of_one_week_share_a_zone() {
        let scale = Scale::new(&[(DAY, DAY + 1), (DAY + 3, DAY + 4)], 800.0);
        assert_eq!(scale.zones.len(), 1);
        assert_eq!(scale.x(DAY + 4), 800.0);
        assert_eq!(scale.x(DAY + 1), 200.0);
    }

    #[test]
    fn a_day_far_from_a_month_is_cut_off_but_a_day_inside_it_is_not() {
        let month = (DAY, DAY + 30);
        let inside = Scale::new(&[month, (DAY + 18, DAY + 19)], 800.0);
        assert_eq!(inside.zones.len(), 1);
        let apart = Scale::new(&[month, (DAY + 160, DAY + 161)], 800.0);
        assert_eq!(apart.zones.len(), 2);
        assert_eq!(apart.breaks().count(), 1);
    }

    #[test]
    fn a_long_interval_runs_across_the_days_it_contains() {
        let days = [(DAY, DAY + 1), (DAY + 3, DAY + 4), (DAY - 726, DAY + 4)];
        let scale = Scale::new(&days, 800.0);
        let zones: Vec<Days> = scale.zones.iter().map(|zone| (zone.from, zone.to)).collect();
        assert_eq!(zones, [(DAY - 726, DAY - 726), (DAY, DAY + 4)]);
        assert!(scale.zones[1].day() > 20.0);
        let alone = Scale::new(&days[2..], 800.0);
        assert_eq!(alone.zones.len(), 1);
    }

    #[test]
    fn zones_do_not_overlap_and_days_keep_their_order() {
        let days: Vec<Days> = (0..40)
            .map(|i| (DAY + i * i * 7, DAY + i * i * 7 + 1 + i % 9 * 30))
            .collect();
        for width in [200.0, 700.0, 1800.0] {
            let scale = Scale::new(&days, width);
            assert!(scale.width >= width);
            for pair in scale.zones.windows(2) {
                assert!(pair[0].x + pair[0].width <= pair[1].x + 1e-9);
                assert!(pair[0].width >= NARROWEST - 1e-9);
            }
            let xs: Vec<f64> = (DAY..DAY + 12_000).map(|day| scale.x(day)).collect();
            assert!(xs.windows(2).all(|pair| pair[0] <= pair[1]));
        }
    }

    #[test]
    fn nothing_to_show_is_an_empty_axis() {
        let scale = Scale::new(&[], 600.0);
        assert_eq!((scale.zones.len(), scale.width), (0, 600.0));
    }
}
