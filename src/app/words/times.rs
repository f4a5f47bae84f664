//! How times are said: what an expression means, how a date was found.

use super::clipped;
use crate::analysis::{Certainty, DatePart, Published, PublishedHow, TimelineRow, Timex, TimexType};
use crate::timex::calendar::{Date, WEEKDAYS};

/// "21 November 2024".
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month_name(), date.year())
}

/// "Thursday, 21 November 2024".
pub fn day_and_weekday(date: Date) -> String {
    format!("{}, {}", date.weekday_name(), day(date))
}

/// How the publication date was found, to stand after it: "from the dateline, “PARIS, March 3”".
pub fn how_found(published: &Published, text: &str) -> String {
    let place = match published.how {
        PublishedHow::Given => return "set by you".to_owned(),
        PublishedHow::Header => "from the header line",
        PublishedHow::Byline => "from the byline",
        PublishedHow::Dateline => "from the dateline",
        PublishedHow::Caption => "completed from the caption",
        PublishedHow::Text => "from the text",
        PublishedHow::Metadata => "from the page's own data",
    };
    let quoted = published
        .span
        .and_then(|span| text.get(span.start..span.end))
        .map(|said| format!(", “{}”", clipped(said, 40)));
    format!("{place}{}", quoted.unwrap_or_default())
}

/// What a time expression means: "Wednesday, 20 November 2024", "1 to 30 June 2024", "2 years".
pub fn meaning(timex: &Timex) -> String {
    let days = timex
        .interval
        .as_ref()
        .and_then(|[from, to]| Some((from.parse::<Date>().ok()?, to.parse::<Date>().ok()?)));
    let clock = timex
        .value
        .split_once('T')
        .map(|(_, clock)| clock)
        .and_then(clock_words);
    match (timex.kind, days) {
        (TimexType::Duration, Some((from, to))) => {
            let length = period(&timex.value).unwrap_or_else(|| timex.value.clone());
            format!("{length}: {}", days_words(from, to))
        }
        (TimexType::Duration, None) => period(&timex.value).unwrap_or_else(|| timex.value.clone()),
        (TimexType::Set, _) => repeated(&timex.value),
        (_, Some((from, to))) => match clock {
            Some(clock) => format!("{}, {clock}", days_words(from, to)),
            None => days_words(from, to),
        },
        (_, None) => match timex.value.as_str() {
            "PAST_REF" => "Some time in the past".to_owned(),
            "PRESENT_REF" => "About the time of writing".to_owned(),
            "FUTURE_REF" => "Some time in the future".to_owned(),
            _ => "Not placed on a calendar".to_owned(),
        },
    }
}

/// The days from the first to the last, both included: "20 November 2024", "June 2024", "2012",
/// "18 to 21 November 2024".
pub fn days_words(from: Date, to: Date) -> String {
    let next = to.plus_days(1);
    if from == to {
        return day_and_weekday(from);
    }
    if from.day() == 1 && next.day() == 1 {
        let whole_years = from.month() == 1 && next.month() == 1;
        return match (from.year() == to.year(), from.month() == to.month(), whole_years) {
            (true, _, true) => format!("The year {}", from.year()),
            (true, true, false) => format!("{} {}", from.month_name(), from.year()),
            (true, false, false) => format!("{} to {} {}", from.month_name(), to.month_name(), to.year()),
            (false, _, true) => format!("{} to {}", from.year(), to.year()),
            (false, _, false) => format!(
                "{} {} to {} {}",
                from.month_name(),
                from.year(),
                to.month_name(),
                to.year()
            ),
        };
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{} to {}", from.day(), day(to));
    }
    if from.year() == to.year() {
        return format!("{} {} to {}", from.day(), from.month_name(), day(to));
    }
    format!("{} to {}", day(from), day(to))
}

fn clock_words(clock: &str) -> Option<String> {
    let part = match clock {
        "MO" => "in the morning",
        "MI" => "at midday",
        "AF" => "in the afternoon",
        "EV" => "in the evening",
        "NI" => "at night",
        "DT" => "during the day",
        _ => {
            let start = clock.get(..2)?;
            return start
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| match clock.len() {
                    2 => format!("{clock}:00"),
                    _ => clock.to_owned(),
                });
        }
    };
    Some(part.to_owned())
}

/// "P2Y6M" as "2 years 6 months"; "PT3H" as "3 hours"; "PXD" as "some days".
fn period(value: &str) -> Option<String> {
    let mut rest = value.strip_prefix('P')?;
    let mut words = Vec::new();
    let mut clock = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (rest, clock) = (after, true);
            continue;
        }
        let digits = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')
            .filter(|&at| at > 0)?;
        let (number, after) = rest.split_at(digits);
        // Decades and centuries are written with two letters in TIMEX3.
        let (unit, width) = match after.as_bytes() {
            [b'D', b'E', ..] => ("decade", 2),
            [b'C', b'E', ..] => ("century", 2),
            [b'M', b'L', ..] => ("millennium", 2),
            [b'Y', ..] => ("year", 1),
            [b'Q', ..] => ("quarter", 1),
            [b'M', ..] if clock => ("minute", 1),
            [b'M', ..] => ("month", 1),
            [b'W', b'E', ..] => ("weekend", 2),
            [b'W', ..] => ("week", 1),
            [b'D', ..] => ("day", 1),
            [b'H', ..] => ("hour", 1),
            [b'S', ..] => ("second", 1),
            _ => return None,
        };
        words.push(match number {
            "1" => format!("1 {unit}"),
            _ => {
                let number = if number.contains('X') { "some" } else { number };
                match unit {
                    "century" => format!("{number} centuries"),
                    "millennium" => format!("{number} millennia"),
                    _ => format!("{number} {unit}s"),
                }
            }
        });
        rest = &after[width..];
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// "XXXX-WXX-2" as "Every Tuesday".
fn repeated(value: &str) -> String {
    let weekday = value
        .strip_prefix("XXXX-WXX-")
        .and_then(|day| day.get(..1)?.parse::<usize>().ok())
        .and_then(|day| WEEKDAYS.get(day.checked_sub(1)?));
    if let Some(weekday) = weekday {
        return format!("Every {weekday}");
    }
    match (value, period(value)) {
        ("XXXX", _) => "Every year".to_owned(),
        ("XXXX-XX", _) => "Every month".to_owned(),
        ("XXXX-WXX", _) => "Every week".to_owned(),
        ("XXXX-XX-XX", _) => "Every day".to_owned(),
        (_, Some(period)) => format!("Every {}", period.trim_start_matches("1 ")),
        _ => format!("Repeated ({value})"),
    }
}

/// Which parts of a date the text does not say, as a sentence; none when it says all.
pub fn inferred(parts: &[DatePart]) -> Option<String> {
    let names: Vec<&str> = parts
        .iter()
        .map(|part| match part {
            DatePart::Year => "year",
            DatePart::Month => "month",
            DatePart::Day => "day",
        })
        .collect();
    let (last, first) = names.split_last()?;
    let listed = if first.is_empty() {
        format!("The {last} is")
    } else {
        format!("The {} and {last} are", first.join(", "))
    };
    Some(format!("{listed} worked out, not stated."))
}

/// When a row of the timeline was, or that it has no date.
pub fn when(row: &TimelineRow) -> String {
    if row.display.is_empty() {
        "Undated".to_owned()
    } else {
        row.display.clone()
    }
}

/// How sure a row of the timeline is.
pub const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Exact => "stated in the text",
        Certainty::Inferred => "worked out",
        Certainty::Vague => "the day itself is not told",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn timex(kind: TimexType, value: &str, interval: Option<[&str; 2]>) -> Timex {
        Timex {
            id: "t1".to_owned(),
            span: Span::default(),
            text: String::new(),
            kind,
            value: value.to_owned(),
            modifier: None,
            interval: interval.map(|days| days.map(str::to_owned)),
            inferred: Vec::new(),
            anchor: None,
            why: String::new(),
            set_by: None,
        }
    }

    #[test]
    fn time_expressions_are_said_as_a_reader_would() {
        use TimexType::*;
        for (kind, value, interval, said) in [
            (
                Date,
                "2024-11-20",
                Some(["2024-11-20", "2024-11-20"]),
                "Wednesday, 20 November 2024",
            ),
            (Date, "2024-06", Some(["2024-06-01", "2024-06-30"]), "June 2024"),
            (Date, "2012", Some(["2012-01-01", "2012-12-31"]), "The year 2012"),
            (
                Date,
                "2024",
                Some(["2024-01-01", "2024-09-30"]),
                "January to September 2024",
            ),
            (
                Time,
                "2024-11-20TNI",
                Some(["2024-11-20", "2024-11-20"]),
                "Wednesday, 20 November 2024, at night",
            ),
            (
                Time,
                "2024-11-20T09:30",
                Some(["2024-11-20", "2024-11-20"]),
                "Wednesday, 20 November 2024, 09:30",
            ),
            (Duration, "P2Y", None, "2 years"),
            (Duration, "PT90M", None, "90 minutes"),
            (Duration, "P1M", None, "1 month"),
            (Duration, "PXD", None, "some days"),
            (Duration, "P3CE", None, "3 centuries"),
            (Set, "XXXX-WXX-2", None, "Every Tuesday"),
            (Set, "P1Y", None, "Every year"),
            (Set, "P2W", None, "Every 2 weeks"),
            (Date, "PAST_REF", None, "Some time in the past"),
        ] {
            assert_eq!(meaning(&timex(kind, value, interval)), said);
        }
        let past = timex(Duration, "P2Y", Some(["2022-11-21", "2024-11-21"]));
        assert_eq!(meaning(&past), "2 years: 21 November 2022 to 21 November 2024");
    }

    #[test]
    fn odd_values_are_shown_as_they_are() {
        assert_eq!(meaning(&timex(TimexType::Duration, "PT", None)), "PT");
        assert_eq!(meaning(&timex(TimexType::Duration, "Péon", None)), "Péon");
        assert_eq!(meaning(&timex(TimexType::Set, "R5", None)), "Repeated (R5)");
    }

    #[test]
    fn inferred_parts_are_listed() {
        assert_eq!(inferred(&[]), None);
        assert_eq!(
            inferred(&[DatePart::Year]).unwrap(),
            "The year is worked out, not stated."
        );
        assert_eq!(
            inferred(&[DatePart::Year, DatePart::Month, DatePart::Day]).unwrap(),
            "The year, month and day are worked out, not stated."
        );
    }
}
