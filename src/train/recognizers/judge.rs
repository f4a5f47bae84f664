//! Whether what was found means what a case expects.

use super::{Expected, Value};
use crate::analysis::Timex;
use crate::span::Span;
use crate::timex::calendar::Date;

/// Whether what was found holds the expected meaning, in one expression or in two. `reference` is the day
/// the case is said on.
pub fn is_found(input: &str, expected: &Expected, found: &[Timex], reference: Option<Date>) -> bool {
    // The offsets are UTF-16, the end included.
    let byte = |unit: usize| {
        let mut units = 0;
        input
            .char_indices()
            .find(|(_, c)| {
                units += c.len_utf16();
                units > unit
            })
            .map_or(input.len(), |(at, _)| at)
    };
    let start = byte(expected.start);
    let span = Span::new(start, byte(expected.end + 1).max(start + 1));
    let here: Vec<&Timex> = found.iter().filter(|timex| timex.span.overlaps(span)).collect();
    expected.values().iter().any(|value| {
        let one = |timex: &&Timex| is_length(value, timex, reference) || is_same(value, timex);
        let two = |pair: &[&Timex]| is_span(value, pair[0], pair[1], reference);
        here.iter().any(one) || here.windows(2).any(two)
    })
}

/// The length at the end of "(2024-03-08,2024-03-15,P1W)", or the value itself.
fn length(value: &Value) -> &str {
    value.timex.rsplit(',').next().unwrap_or("").trim_end_matches(')')
}

/// Whether both are the same length: "P6M" is "P2Q", "PT1.5H" is "PT1H30M", "several" is left open here where
/// a number is made up there, and "within two weeks", which is placed from the reference day there, is two
/// weeks in TIMEX3.
fn is_length(value: &Value, timex: &Timex, reference: Option<Date>) -> bool {
    let ours = timex.value.as_str();
    if !ours.starts_with('P') {
        return false;
    }
    let quarters = ours
        .strip_prefix('P')
        .and_then(|ours| ours.strip_suffix('Q'))
        .and_then(|count| count.parse::<u32>().ok())
        .map(|count| format!("P{}M", count * 3));
    let length = length(value);
    let same = quarters.as_deref() == Some(length)
        || ours.contains('X') && ours.replace('X', "3") == length
        || ours == length;
    let spelt = [
        ("1.5H", "1H30M"),
        ("2.5H", "2H30M"),
        ("0.5H", "30M"),
        ("1.5Y", "1Y6M"),
        ("0.5Y", "6M"),
        ("1.5D", "1DT12H"),
    ];
    let halves = spelt
        .iter()
        .any(|(theirs, mine)| value.timex.replace(theirs, mine) == ours);
    let placed = value.timex.contains(',');
    let from_here = [&value.start, &value.end]
        .into_iter()
        .flatten()
        .any(|end| reference.is_some_and(|day| end.starts_with(&day.to_string())));
    halves || same && (!placed || timex.interval.is_some() || from_here)
}

/// A time without the minutes it need not have: "T15:00" is "T15".
fn brief(value: &str) -> String {
    value.replace(":00", "")
}

fn is_same(value: &Value, timex: &Timex) -> bool {
    let ours = timex.value.as_str();
    let year = value.timex.trim_start_matches("FY").trim_start_matches("SY");
    let weekends = value.timex == "P1WE" && ours == "XXXX-WXX-WE";
    if year == ours || weekends || brief(ours) == brief(&value.timex) {
        return true;
    }
    // A time of the day, whatever the day.
    let same_time = value.timex.starts_with('T') && brief(ours).ends_with(&brief(&value.timex));
    if let Some(expected) = &value.value {
        return same_time || is_point(expected, timex);
    }
    let Some([first, last]) = &timex.interval else {
        return same_time;
    };
    let day = |text: &Option<String>| {
        text.as_deref()
            .map(|text| text.get(..10).unwrap_or(text).to_owned())
    };
    match (day(&value.start), day(&value.end)) {
        _ if same_time => true,
        (Some(start), Some(end)) => {
            let same_part = value.timex.contains('T') == ours.contains('T');
            start == *first && (Some(end.clone()) == day_after(last) || end == *last) && same_part
        }
        // "before 2000", "since May": TIMEX3 leaves the preposition out.
        (None, Some(end)) => end == *first || Some(end) == day_after(last),
        (Some(start), None) => start == *first || Some(start) == day_after(last),
        (None, None) => false,
    }
}

fn day_after(day: &str) -> Option<String> {
    day.parse::<Date>().ok().map(|day| day.plus_days(1).to_string())
}

/// Whether an expression is the expected day or time.
fn is_point(expected: &str, timex: &Timex) -> bool {
    let ours = timex.value.as_str();
    let clock = expected.replacen(' ', "T", 1);
    if let Some([first, last]) = &timex.interval {
        // "two months ago" is that month by TIMEX3, a day there; "the end of today" has a mod.
        let coarse = first < last && first.as_str() <= expected && expected <= last.as_str();
        let counted =
            coarse && expected.len() == 10 && timex.text.contains(|c: char| c.is_ascii_alphabetic());
        let end = timex.modifier.as_deref() == Some("END") && clock == format!("{last}T23:59:59");
        if counted || end {
            return true;
        }
    }
    // A day that TIMEX3 joins with the time beside it.
    let day = expected.len() == 10
        && ours
            .strip_prefix(expected)
            .is_some_and(|rest| rest.starts_with('T'));
    let time = expected.len() == 8 && ours.ends_with(&format!("T{}", &expected[..5]));
    ours == expected || day || time || !ours.is_empty() && clock.strip_suffix(":00") == Some(ours)
}

/// Whether two expressions are the ends of an expected span, or its length and one end: "two weeks starting
/// May 20" are a length and a day in TIMEX3.
fn is_span(value: &Value, from: &Timex, to: &Timex, reference: Option<Date>) -> bool {
    let (Some(start), Some(end)) = (&value.start, &value.end) else {
        return false;
    };
    if value.timex.contains('T') {
        let clock = |text: &str| {
            text.get(text.len().saturating_sub(8)..)
                .and_then(|clock| clock.get(..5))
                .map(str::to_owned)
        };
        let ends = |timex: &Timex, expected: &str| {
            clock(expected).is_some_and(|clock| timex.value.ends_with(&format!("T{clock}")))
        };
        return ends(from, start) && ends(to, end);
    }
    let days = |timex: &Timex| match (&timex.interval, timex.value.as_str()) {
        // "now" is a reference to the present in TIMEX3, the reference day there.
        (None, "PRESENT_REF") => reference.map(|day| [day.to_string(), day.to_string()]),
        (interval, _) => interval.clone(),
    };
    let [begin, last] = match days(to) {
        Some(days) if from.value == length(value) => return days[0] == *start,
        Some(days) => days,
        None => return false,
    };
    let ends = *end == begin || *end == last || Some(end.clone()) == day_after(&last);
    days(from).is_some_and(|[first, _]| first == *start) && ends
}
