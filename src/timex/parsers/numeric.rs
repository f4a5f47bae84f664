//! Dates in digits: "2024-11-21", "11/21/2024", "10/30/89", "21.11.2024", "2024-Nov-21".

use super::Match;
use crate::timex::calendar::Date;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Clock, Fields, Meaning, Point, When};
use crate::timex::named;
use crate::timex::numbers::century_of;
use crate::timex::reader::Reader;

/// Three numbers with the same sign between them and no white space.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    if let Some(end) = named::nine_eleven(reader, at) {
        return Date::new(2001, 9, 11).map(|day| found(reader, day, end));
    }
    if reader.at(at) == Lexeme::Dotted {
        return dotted(reader, at);
    }
    let sign = reader.key(at + 1);
    // Part of a longer row of figures; but "1/5/2019-7/5/2019" is two dates.
    let goes_on = |token: usize| {
        matches!(reader.key(token), "-" | "/" | "." | ":")
            && (reader.key(token) == sign || reader.key(token) != "-")
    };
    if reader.glued(at) && at > reader.start() && goes_on(at - 1) {
        return None;
    }
    if !matches!(sign, "-" | "/" | ".") || reader.key(at + 3) != sign {
        return None;
    }
    if !(1..=4).all(|next| reader.glued(at + next)) {
        return None;
    }
    let end = at + 5;
    if reader.glued(end) && matches!(reader.key(end), "-" | "/") && goes_on(end) {
        return None;
    }
    let number = |token| match reader.at(token) {
        Lexeme::Digits(value, len) => Some((value, len)),
        _ => None,
    };
    if sign == "-"
        && let Some((day, hour)) = reader.word(at + 4).split_once(['T', 't'])
    {
        let date = read([number(at)?, number(at + 2)?, digits(day)?], sign)?;
        let (clock, end) = instant(reader, digits(hour)?, at + 5)?;
        return Some(at_clock(date, Some(clock), end));
    }
    if let Lexeme::Month(month) = reader.at(at + 2) {
        let date = with_month(number(at)?, month, number(at + 4)?)?;
        return Some(found(reader, date, end));
    }
    let date = read([number(at)?, number(at + 2)?, number(at + 4)?], sign)?;
    Some(found(reader, date, end))
}

/// "21.11.2024", which is one token.
fn dotted(reader: &Reader, at: usize) -> Option<Match> {
    let mut parts = reader
        .word(at)
        .split('.')
        .map(|part| Some((part.parse::<u16>().ok()?, part.len() as u8)));
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    let date = read(numbers, ".").filter(|_| parts.next().is_none())?;
    Some(found(reader, date, at + 1))
}

/// What a row of figures says and how many it has: "07".
fn digits(word: &str) -> Option<(u16, u8)> {
    let figures = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| Some((word.parse().ok()?, word.len() as u8)))?
}

/// The clock of an instant by ISO 8601, from its hour and what follows the hour: "T20:51", "T20:51:19Z". The last
/// figures and the mark of the zone are one word.
fn instant(reader: &Reader, hour: (u16, u8), at: usize) -> Option<(Clock, usize)> {
    let (hour @ 0..=24, 2) = hour else { return None };
    let part = |colon: usize| {
        let told = reader.key(colon) == ":" && reader.glued(colon) && reader.glued(colon + 1);
        let word = reader.word(colon + 1);
        let bare = word.strip_suffix(['Z', 'z']).unwrap_or(word);
        let (value @ 0..=59, 2) = digits(bare).filter(|_| told)? else {
            return None;
        };
        Some((value as u8, bare.len() < word.len()))
    };
    let (minute, ends) = part(at)?;
    let second = if ends { None } else { part(at + 2) };
    let clock = Clock::At(hour as u8, Some(minute), second.map(|(second, _)| second));
    Some((clock, at + if second.is_some() { 4 } else { 2 }))
}

fn found(reader: &Reader, date: Date, end: usize) -> Match {
    match clock(reader, end) {
        Some((clock, end)) => at_clock(date, Some(clock), end),
        None => at_clock(date, None, end),
    }
}

fn at_clock(date: Date, clock: Option<Clock>, end: usize) -> Match {
    let fields = Fields {
        year: Some(date.year()),
        month: Some(date.month()),
        day: Some(date.day()),
        ..Fields::default()
    };
    let when = When::Fields(fields);
    Match::new(end, Meaning::Point(Point { when, clock }))
}

/// The day three numbers mean. The year comes first by ISO 8601; else the month does when it can,
/// as American newspapers have it, and the day where periods stand between.
fn read([a, b, c]: [(u16, u8); 3], sign: &str) -> Option<Date> {
    let part = |(value, len): (u16, u8)| u8::try_from(value).ok().filter(|_| len <= 2);
    if a.1 == 4 {
        return Date::new(i32::from(a.0), part(b)?, part(c)?).filter(|_| (1000..3000).contains(&a.0));
    }
    let year = match c {
        (value @ 1000..=2999, 4) => i32::from(value),
        (value, 2) if sign == "/" => century_of(value),
        _ => return None,
    };
    let (a, b) = (part(a)?, part(b)?);
    match sign {
        "." => Date::new(year, b, a).or_else(|| Date::new(year, a, b)),
        _ => Date::new(year, a, b).or_else(|| Date::new(year, b, a)),
    }
}

/// The day two numbers mean around a month's name: "2024-Nov-21", "21/Nov/2024".
fn with_month(a: (u16, u8), month: u8, c: (u16, u8)) -> Option<Date> {
    let (year, day) = match (a, c) {
        ((year @ 1000..=2999, 4), (day, 1..=2)) | ((day, 1..=2), (year @ 1000..=2999, 4)) => (year, day),
        _ => return None,
    };
    Date::new(year.into(), month, u8::try_from(day).ok()?)
}

/// "10:30", "10:30:00" after the date.
fn clock(reader: &Reader, at: usize) -> Option<(Clock, usize)> {
    let (Lexeme::Digits(hour @ 0..=24, 2), Lexeme::Digits(minute @ 0..=59, 2)) =
        (reader.at(at), reader.at(at + 2))
    else {
        return None;
    };
    if reader.key(at + 1) != ":" || !reader.glued(at + 1) || !reader.glued(at + 2) {
        return None;
    }
    let clock = |second| Clock::At(hour as u8, Some(minute as u8), second);
    match reader.at(at + 4) {
        Lexeme::Digits(second @ 0..=59, 2)
            if reader.key(at + 3) == ":" && reader.glued(at + 3) && reader.glued(at + 4) =>
        {
            Some((clock(Some(second as u8)), at + 5))
        }
        _ => Some((clock(None), at + 3)),
    }
}
