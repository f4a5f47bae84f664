//! The days a text states, read without the library so that it can be its judge.

use crate::timex::calendar::{Date, MONTHS};

/// Every day that is stated in full: ISO 8601, day and month in words with the year, 13.01.2017. Where
/// digits leave open which is the month, both days count.
pub fn days(text: &str) -> Vec<Date> {
    let spaced: String = text
        .char_indices()
        .map(|(at, c)| {
            // Glued dates ("PressDecember 2", "NEWSNOV 7") begin where a month does.
            let rest = &text[at..];
            let glued = MONTHS
                .iter()
                .any(|month| rest.starts_with(month) || rest.starts_with(&month[..3].to_uppercase()));
            if glued { format!(" {c}") } else { c.to_string() }
        })
        .collect();
    let parts: Vec<&str> = spaced
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: Option<&&str>| -> Option<i32> {
        let digits = part?.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == 'T');
        let digits = digits.split('T').next()?;
        (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
    };
    let month = |part: &str| {
        let lower = part.to_lowercase();
        MONTHS.iter().position(|month| {
            let month = month.to_lowercase();
            lower == month
                || part.starts_with(|c: char| c.is_ascii_uppercase())
                    && (month.starts_with(&lower) && lower.len() == 3
                        || lower == "sept" && month == "september")
        })
    };
    let mut found = Vec::new();
    let mut add = |year: Option<i32>, month: i32, day: Option<i32>| {
        if let (Some(year), Some(day)) = (year, day)
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && let Some(date) = Date::new(
                if year < 100 { 2000 + year } else { year },
                month as u8,
                day as u8,
            )
            && (1990..2100).contains(&date.year())
        {
            found.push(date);
        }
    };
    for at in 0..parts.len() {
        let get = |by: usize| number(parts.get(at + by));
        if let Some(month) = month(parts[at]) {
            let before = at.checked_sub(1).and_then(|at| number(parts.get(at)));
            add(get(2), month as i32 + 1, get(1));
            add(get(1), month as i32 + 1, before);
        } else if let (Some(first), Some(second), Some(third)) = (get(0), get(1), get(2)) {
            if first > 1000 {
                add(Some(first), second, Some(third));
            } else {
                add(Some(third), second, Some(first));
                add(Some(third), first, Some(second));
            }
        } else if parts[at].len() == 8 && parts[at].bytes().all(|byte| byte.is_ascii_digit()) {
            let part =
                |range: std::ops::Range<usize>| parts[at].get(range).and_then(|digits| digits.parse().ok());
            add(part(0..4), part(4..6).unwrap_or_default(), part(6..8));
        }
    }
    found
}

/// The days a moment falls on elsewhere: the day before when it is in the first half of its day, the next
/// one in the second half. Only for moments in universal time, in which pages note what happens in their
/// own; a moment with another zone was written there.
pub fn days_elsewhere(moment: &str) -> Vec<Date> {
    let Some((day, clock)) = moment.trim().split_once(['T', ' ']) else {
        return Vec::new();
    };
    let (Ok(day), Some(Ok(hour))) = (day.parse::<Date>(), clock.get(..2).map(str::parse::<i64>)) else {
        return Vec::new();
    };
    let zone = clock.find(['+', '-', 'Z']).map_or("", |at| &clock[at..]);
    let universal = matches!(zone, "" | "Z" | "+00:00" | "+0000" | "-00:00");
    match universal {
        true => vec![day.plus_days(if hour < 12 { -1 } else { 1 })],
        false => Vec::new(),
    }
}
