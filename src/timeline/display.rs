//! Times as people write them.

use crate::timex::calendar::{Date, days_in_month};

/// The months as they stand beside days.
const SHORT: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn month(date: Date) -> &'static str {
    SHORT[usize::from(date.month()) - 1]
}

/// A run of days: "20 Nov 2024", "June 2024", "Jan–Sep 2024", "2012", "18–20 Nov 2024".
pub fn interval(from: Date, to: Date) -> String {
    let year = from.year();
    if from == to {
        return format!("{} {} {year}", from.day(), month(from));
    }
    let whole_months = from.day() == 1 && to.day() == days_in_month(to.year(), to.month());
    if whole_months && from.month() == 1 && to.month() == 12 {
        return match (year, to.year()) {
            (first, last) if first == last => format!("{first}"),
            (first, last) if first % 10 == 0 && last == first + 9 => format!("{first}s"),
            (first, last) => format!("{first}–{last}"),
        };
    }
    if whole_months {
        return match (year == to.year(), from.month() == to.month()) {
            (true, true) => format!("{} {year}", from.month_name()),
            (true, false) => format!("{}–{} {year}", month(from), month(to)),
            (false, _) => format!("{} {year} – {} {}", month(from), month(to), to.year()),
        };
    }
    match (year == to.year(), from.month() == to.month()) {
        (true, true) => format!("{}–{} {} {year}", from.day(), to.day(), month(from)),
        (true, false) => format!(
            "{} {} – {} {} {year}",
            from.day(),
            month(from),
            to.day(),
            month(to)
        ),
        (false, _) => format!(
            "{} {} {year} – {} {} {}",
            from.day(),
            month(from),
            to.day(),
            month(to),
            to.year()
        ),
    }
}

/// A part of a longer time, as people call it: "early 1930s", "mid-December 2005", "summer 2020", "later in
/// 2023". `value` and `modifier` are those of the time expression, `from` and `to` its days.
pub fn part(value: &str, modifier: Option<&str>, from: Date, to: Date) -> Option<String> {
    let season = match value.get(4..) {
        Some("-SP") => Some("spring"),
        Some("-SU") => Some("summer"),
        Some("-FA") => Some("autumn"),
        Some("-WI") => Some("winter"),
        _ => None,
    };
    if let Some(season) = season {
        return Some(format!("{season} {}", &value[..4]));
    }
    let (first, last) = match value.len() {
        3 => (format!("{value}0-01-01"), format!("{value}9-12-31")),
        4 => (format!("{value}-01-01"), format!("{value}-12-31")),
        7 => (
            format!("{value}-01"),
            format!("{value}-{}", days_in_month(from.year(), from.month())),
        ),
        _ => return None,
    };
    let (first, last): (Date, Date) = (first.parse().ok()?, last.parse().ok()?);
    let whole = interval(first, last);
    match (modifier, from > first, to < last) {
        (Some("START"), ..) => Some(format!("early {whole}")),
        (Some("MID"), ..) => Some(format!("mid-{whole}")),
        (Some("END"), ..) => Some(format!("late {whole}")),
        (None, true, false) => Some(format!("later in {whole}")),
        (None, false, true) => Some(format!("earlier in {whole}")),
        _ => None,
    }
}

/// A time in the words of the text, as they stand within a line: "more than a decade ago".
pub fn words(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    let text: String = first.into_iter().chain(letters).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A time that stands on no calendar, in the article's words: "past two years", "recently".
pub fn vague(text: &str) -> String {
    let mut rest: Vec<&str> = text.split_whitespace().collect();
    const LEADING: [&str; 7] = ["over", "in", "for", "during", "the", "within", "of"];
    while rest.len() > 1 && LEADING.iter().any(|word| rest[0].eq_ignore_ascii_case(word)) {
        rest.remove(0);
    }
    rest.join(" ")
}

/// Whether a text reads like a stretch that ends now ("the past two years"): people know it by
/// those words, not by two days on a calendar.
pub fn is_rolling(text: &str) -> bool {
    const ROLLING: [&str; 5] = ["past", "last", "recent", "next", "coming"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let rolls = |word: &&str| ROLLING.iter().any(|known| word.eq_ignore_ascii_case(known));
    words.len() >= 3 && words.iter().any(rolls)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, expected: &str) {
        assert_eq!(interval(from.parse().unwrap(), to.parse().unwrap()), expected);
    }

    #[test]
    fn whole_units_are_named_and_parts_are_spelt_out() {
        check("2024-11-20", "2024-11-20", "20 Nov 2024");
        check("2024-06-01", "2024-06-30", "June 2024");
        check("2024-06-01", "2024-06-29", "1–29 June 2024");
        check("2024-01-01", "2024-09-30", "Jan–Sep 2024");
        check("2024-01-01", "2024-12-31", "2024");
        check("2010-01-01", "2012-12-31", "2010–2012");
        check("1990-01-01", "1999-12-31", "1990s");
        check("2024-11-18", "2024-11-20", "18–20 Nov 2024");
        check("2024-11-28", "2024-12-02", "28 Nov – 2 Dec 2024");
        check("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024");
        check("2023-11-01", "2024-02-29", "Nov 2023 – Feb 2024");
    }

    #[test]
    fn parts_of_a_time_are_called_by_it() {
        let part = |value, modifier, from: &str, to: &str| {
            part(value, modifier, from.parse().unwrap(), to.parse().unwrap()).unwrap_or_default()
        };
        assert_eq!(
            part("193", Some("START"), "1930-01-01", "1933-05-02"),
            "early 1930s"
        );
        assert_eq!(
            part("2005-12", Some("MID"), "2005-12-11", "2005-12-21"),
            "mid-December 2005"
        );
        assert_eq!(part("2010", Some("END"), "2010-09-01", "2010-12-31"), "late 2010");
        assert_eq!(part("2020-SU", None, "2020-06-01", "2020-08-31"), "summer 2020");
        assert_eq!(part("2023", None, "2023-02-16", "2023-12-31"), "later in 2023");
        assert_eq!(part("2023", None, "2023-01-01", "2023-12-31"), "");
        assert_eq!(part("2024-W12", None, "2024-03-18", "2024-03-24"), "");
    }

    #[test]
    fn vague_times_keep_the_words_that_count() {
        assert_eq!(vague("over the past two years"), "past two years");
        assert_eq!(vague("recently"), "recently");
        assert!(is_rolling("the past two years"));
        assert!(!is_rolling("last Monday"));
    }
}
