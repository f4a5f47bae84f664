//! Marks of the axis: days, months or years, whichever is the finest a zone has room for, and under
//! them the month or year they belong to.

use super::Measure;
use super::scale::{Scale, Zone};
use crate::timex::calendar::Date;

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, in pixels.
    pub x: f64,
    /// Where the middle of its label goes: ticks of days are labelled in the middle of the day.
    pub label_x: f64,
    /// "18", "Jun", "2012"; empty when there is no room for it.
    pub label: String,
}

/// A month or year written under the ticks.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// Left edge in pixels.
    pub x: f64,
    /// "Nov 2024", "2024".
    pub text: String,
}

/// Axis labels are set smaller than what the caller measures with.
const SMALLER: f64 = 0.92;
/// Least room between two labels, in pixels.
const GAP: f64 = 8.0;

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

/// From the finest to the coarsest.
const STEPS: [Step; 15] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
];

/// Ticks and captions of a whole axis.
pub fn ticks(scale: &Scale, measure: Measure) -> (Vec<Tick>, Vec<Caption>) {
    let (mut ticks, mut captions) = (Vec::new(), Vec::new());
    for zone in &scale.zones {
        if zone.from == zone.to {
            let date = Date::from_days(zone.from);
            ticks.push(Tick {
                x: zone.x + zone.width / 2.0,
                label_x: zone.x + zone.width / 2.0,
                label: format!("{} {}", date.day(), month(date)),
            });
            captions.push((zone.x + 8.0, date.year().to_string()));
            continue;
        }
        let step = STEPS
            .into_iter()
            .find(|&step| step.pixels(zone) >= step.widest(measure) + GAP)
            .unwrap_or(Step::Years(1000));
        mark(zone, step, measure, &mut ticks);
        caption(zone, step, &mut captions);
    }
    (ticks, without_collisions(captions, measure))
}

impl Step {
    /// About how far apart the marks are.
    fn pixels(self, zone: &Zone) -> f64 {
        let days = match self {
            Step::Days(days) => days as f64,
            Step::Months(months) => months as f64 * 30.4,
            Step::Years(years) => years as f64 * 365.2,
        };
        days * zone.day()
    }

    fn widest(self, measure: Measure) -> f64 {
        SMALLER
            * match self {
                Step::Days(_) => measure("00"),
                Step::Months(_) => measure("Mar"),
                Step::Years(_) => measure("2000"),
            }
    }

    /// The first mark at or after a day.
    fn first(self, day: i64) -> i64 {
        let date = Date::from_days(day);
        match self {
            Step::Days(_) => day,
            Step::Months(months) => {
                let ordinal = i64::from(date.year()) * 12 + i64::from(date.month()) - 1;
                let passed = i64::from(date.day() > 1);
                first_of_month((ordinal + passed + months - 1).div_euclid(months) * months)
            }
            Step::Years(years) => {
                let passed = i64::from((date.month(), date.day()) > (1, 1));
                let year = (i64::from(date.year()) + passed + years - 1).div_euclid(years) * years;
                first_of_month(year * 12)
            }
        }
    }

    fn next(self, day: i64) -> i64 {
        match self {
            Step::Days(days) => day + days,
            _ => self.first(day + 1),
        }
    }

    fn label(self, date: Date) -> String {
        match self {
            Step::Days(_) => date.day().to_string(),
            Step::Months(_) => month(date).to_owned(),
            Step::Years(_) => date.year().to_string(),
        }
    }

    /// Where the thing the mark begins ends: labels stand in its middle.
    fn end(self, day: i64) -> i64 {
        match self {
            Step::Days(_) => day + 1,
            Step::Months(_) => Step::Months(1).next(day),
            Step::Years(_) => Step::Years(1).next(day),
        }
    }
}

fn first_of_month(ordinal: i64) -> i64 {
    let year = ordinal.div_euclid(12) as i32;
    let month = ordinal.rem_euclid(12) as u8 + 1;
    Date::new(year, month, 1).map_or(0, Date::days)
}

fn month(date: Date) -> &'static str {
    &date.month_name()[..3]
}

/// Marks of one zone. What begins before the zone but lies mostly inside it is labelled too, so
/// that a zone never has no label.
fn mark(zone: &Zone, step: Step, measure: Measure, ticks: &mut Vec<Tick>) {
    let first = step.first(zone.from);
    let mut free = zone.x - GAP;
    let mut push = |day: i64, named: i64, ticks: &mut Vec<Tick>| {
        let x = zone.at(day);
        let label = step.label(Date::from_days(named));
        let half = measure(&label) * SMALLER / 2.0;
        let middle = (x + zone.at(step.end(day).min(zone.to))) / 2.0;
        let middle = middle.clamp(zone.x + half.min(zone.width / 2.0), zone.x + zone.width);
        let fits = middle - half >= free + GAP;
        if fits {
            free = middle + half;
        }
        ticks.push(Tick {
            x,
            label_x: middle,
            label: if fits { label } else { String::new() },
        });
    };
    if first > zone.from {
        let until = first.min(zone.to);
        let wide = (until - zone.from) as f64 * zone.day();
        let label = step.label(Date::from_days(zone.from));
        let room = matches!(step, Step::Days(1) | Step::Months(1) | Step::Years(1))
            && wide >= measure(&label) * SMALLER;
        if room || first >= zone.to {
            push(zone.from, zone.from, ticks);
        }
    }
    let mut day = first;
    while day < zone.to {
        push(day, day, ticks);
        day = step.next(day);
    }
}

/// The month or year of the zone's start, and of each later month or year.
fn caption(zone: &Zone, step: Step, captions: &mut Vec<(f64, String)>) {
    let (unit, write): (Step, fn(Date) -> String) = match step {
        Step::Days(_) => (Step::Months(1), |date| format!("{} {}", month(date), date.year())),
        Step::Months(_) => (Step::Years(1), |date| date.year().to_string()),
        Step::Years(_) => return,
    };
    captions.push((zone.x, write(Date::from_days(zone.from))));
    let mut day = unit.next(zone.from);
    while day < zone.to {
        captions.push((zone.at(day), write(Date::from_days(day))));
        day = unit.next(day);
    }
}

fn without_collisions(captions: Vec<(f64, String)>, measure: Measure) -> Vec<Caption> {
    let mut free = f64::NEG_INFINITY;
    let mut kept = Vec::new();
    for (x, text) in captions {
        if x >= free {
            free = x + measure(&text) * SMALLER + GAP;
            kept.push(Caption { x, text });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn six(text: &str) -> f64 {
        text.chars().count() as f64 * 6.0
    }

    fn drawn(from: &str, to: &str, width: f64) -> (Vec<String>, Vec<String>) {
        let day = |text: &str| text.parse::<Date>().unwrap().days();
        let scale = Scale::new(&[(day(from), day(to) + 1)], width);
        let (ticks, captions) = ticks(&scale, &six);
        (
            ticks
                .into_iter()
                .map(|tick| tick.label)
                .filter(|label| !label.is_empty())
                .collect(),
            captions.into_iter().map(|caption| caption.text).collect(),
        )
    }

    #[test]
    fn the_finest_step_that_fits_is_taken() {
        let (ticks, captions) = drawn("2024-11-18", "2024-11-21", 300.0);
        assert_eq!(ticks, ["18", "19", "20", "21"]);
        assert_eq!(captions, ["Nov 2024"]);
        let (ticks, captions) = drawn("2024-04-01", "2024-06-30", 200.0);
        assert_eq!(ticks, ["Apr", "May", "Jun"]);
        assert_eq!(captions, ["2024"]);
        let (ticks, captions) = drawn("1990-01-01", "1999-12-31", 200.0);
        assert_eq!(ticks, ["1990", "1992", "1994", "1996", "1998"]);
        assert!(captions.is_empty());
    }

    #[test]
    fn a_zone_across_new_year_names_both_months() {
        let (ticks, captions) = drawn("2023-12-29", "2024-01-03", 700.0);
        assert_eq!(ticks, ["29", "30", "31", "1", "2", "3"]);
        assert_eq!(captions, ["Dec 2023", "Jan 2024"]);
    }

    #[test]
    fn a_zone_inside_one_unit_still_has_a_label() {
        let (ticks, _) = drawn("2024-03-05", "2024-05-20", 60.0);
        assert!(!ticks.is_empty());
        let (ticks, captions) = drawn("2024-07-10", "2024-07-10", 90.0);
        assert_eq!(
            (ticks, captions),
            (vec!["10".to_owned()], vec!["Jul 2024".to_owned()])
        );
    }

    #[test]
    fn labels_of_one_zone_do_not_touch() {
        for (from, to) in [
            ("2024-02-10", "2024-03-20"),
            ("2012-05-05", "2024-11-21"),
            ("1800-06-01", "2000-01-01"),
        ] {
            for width in [60.0, 240.0, 990.0] {
                let day = |text: &str| text.parse::<Date>().unwrap().days();
                let scale = Scale::new(&[(day(from), day(to) + 1)], width);
                let (ticks, _) = ticks(&scale, &six);
                let mut end = f64::NEG_INFINITY;
                for tick in ticks.iter().filter(|tick| !tick.label.is_empty()) {
                    let half = six(&tick.label) * SMALLER / 2.0;
                    assert!(tick.label_x - half >= end, "{from} {to} {width}: {tick:?}");
                    end = tick.label_x + half;
                }
            }
        }
    }
}
