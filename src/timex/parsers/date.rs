//! Dates with a month's name: "Thursday, Nov. 21, 2024", "the 21st of November", "June 1998",
//! "January last year", "May".

use super::{Match, quarter};
use crate::timex::calendar::days_in_month;
use crate::timex::guards;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, Origin, When};
use crate::timex::named;
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A date that names its month, or a day of the month beside a weekday.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let (weekday, start) = match reader.at(at) {
        Lexeme::Weekday(day, false) => (Some(day), reader.skip_comma(at + 1)),
        _ => (None, at),
    };
    let (mut fields, end) = year_first(reader, start)
        .filter(|_| weekday.is_none())
        .or_else(|| month_first(reader, start))
        .or_else(|| day_first(reader, start))
        .or_else(|| day_alone(reader, at + 1).filter(|_| weekday.is_some()))
        .or_else(|| day_listed(reader, start, weekday.is_some()))?;
    if weekday.is_some() && fields.day.is_none() || !is_in_calendar(&fields) {
        return None;
    }
    fields.weekday = weekday;
    if let Some(year) = named::year(reader, &fields, end) {
        fields.year = Some(year);
    }
    if fields.day.is_none() && fields.year.is_none() && !guards::is_month(reader, start) {
        return None;
    }
    if fields.year.is_some() || fields.month.is_none() {
        return Some(Match::when(end, When::Fields(fields)));
    }
    // "the July-September period of 2016"
    let period = fields.day.is_none() && quarter::is_period(reader, end) && reader.key(end + 1) == "of";
    if period && let Some((year, _)) = year_behind(reader, end + 1) {
        return Some(Match::when(end, When::Part(fields, Box::new(year))));
    }
    match year_beside(reader, end) {
        Some((year, end)) => Some(Match::when(end, When::Part(fields, Box::new(year)))),
        None => Some(Match::when(end, When::Fields(fields))),
    }
}

/// Whether the month has the day; a 29 February without a year is one.
fn is_in_calendar(fields: &Fields) -> bool {
    match (fields.month, fields.day) {
        (Some(month), Some(day)) => (1..=days_in_month(fields.year.unwrap_or(2000), month)).contains(&day),
        _ => true,
    }
}

/// "Nov. 21, 2024", "March eighth", "June 1998", "May".
fn month_first(reader: &Reader, at: usize) -> Option<(Fields, usize)> {
    let Lexeme::Month(month) = reader.at(at) else {
        return None;
    };
    let mut fields = Fields {
        month: Some(month),
        ..Fields::default()
    };
    let joined = |token: usize| match reader.key(token) {
        "-" | "/" if reader.glued(token) && reader.glued(token + 1) => token + 1,
        _ => token,
    };
    let next = joined(at + 1);
    if let Some((day, end)) = day(reader, next) {
        fields.day = Some(day);
        let comma = year_at(reader, joined(end));
        let end = match numbers::year(reader, comma).filter(|_| !is_amount(reader, comma)) {
            Some((year, end)) => {
                fields.year = Some(year);
                end
            }
            None => end,
        };
        return Some((fields, end));
    }
    let of = if next == at + 1 {
        year_at(reader, next)
    } else {
        next
    };
    let year = numbers::year(reader, of)
        .or_else(|| numbers::year_in_words(reader, of))
        .or_else(|| short_year(reader, next));
    match year.filter(|_| !is_amount(reader, of)) {
        Some((year, end)) => {
            fields.year = Some(year);
            Some((fields, end))
        }
        None => Some((fields, at + 1)),
    }
}

/// The token where a year may stand: after a comma, "of", or "in" and four digits.
fn year_at(reader: &Reader, at: usize) -> usize {
    match reader.key(at) {
        "," | "of" => at + 1,
        "in" if matches!(reader.at(at + 1), Lexeme::Digits(1000..=2999, 4)) => at + 1,
        _ => at,
    }
}

/// "2017 April", where no day follows: "in 2017 April 4 was a Tuesday" dates the day.
fn year_first(reader: &Reader, at: usize) -> Option<(Fields, usize)> {
    let (Lexeme::Digits(year @ 1900..=2099, 4), Lexeme::Month(month)) = (reader.at(at), reader.at(at + 1))
    else {
        return None;
    };
    let fields = Fields {
        year: Some(i32::from(year)),
        month: Some(month),
        ..Fields::default()
    };
    let day = matches!(
        reader.at(at + 2),
        Lexeme::Digits(1..=31, 1..=2) | Lexeme::Ordinal(_)
    );
    // The verb: "in 2017 may have".
    let verb = reader.word(at + 1) == "may";
    (!day && !verb && !reader.glued(at + 1)).then_some((fields, at + 2))
}

/// The "87" of "April of 87".
fn short_year(reader: &Reader, of: usize) -> Option<(i32, usize)> {
    match (reader.key(of), reader.at(of + 1)) {
        ("of", Lexeme::Digits(short @ 32.., 2)) if guards::ends(reader, of + 2) => {
            Some((numbers::century_of(short), of + 2))
        }
        _ => None,
    }
}

/// "21 November 2024", "the 21st of November", "21-Nov-2024".
fn day_first(reader: &Reader, at: usize) -> Option<(Fields, usize)> {
    let the = usize::from(reader.key(at) == "the");
    // The minutes of "12:30 Dec. 27" are no day.
    if reader.glued(at) && reader.key_before(at) == ":" {
        return None;
    }
    let (day, end) = match reader.at(at + the) {
        Lexeme::Digits(..) if the == 0 => day(reader, at)?,
        _ => numbers::ordinal(reader, at + the).filter(|&(day, _)| day <= 31)?,
    };
    let month_at = match reader.key(end) {
        "of" => end + 1,
        "-" | "/" if reader.glued(end) && reader.glued(end + 1) => end + 1,
        "day" => return None,
        _ => end,
    };
    let Lexeme::Month(month) = reader.at(month_at) else {
        return None;
    };
    // "killed 12 June 3": the day belongs to the month before it.
    if matches!(reader.at(month_at + 1), Lexeme::Digits(1..=31, 1..=2)) && reader.key(month_at + 2) != ":" {
        return None;
    }
    let mut fields = Fields {
        month: Some(month),
        day: Some(day),
        ..Fields::default()
    };
    let mut next = reader.skip_comma(month_at + 1);
    let bound = |token: usize| reader.is_dash(token) && reader.glued(token) && reader.glued(token + 1);
    if let Lexeme::Digits(short, 2) = reader.at(month_at + 2)
        && bound(month_at - 1)
        && bound(month_at + 1)
        && !bound(month_at + 3)
    {
        // "19-Nov-12"
        fields.year = Some(numbers::century_of(short));
        return Some((fields, month_at + 3));
    }
    if matches!(reader.key(next), "-" | "/") && reader.glued(next) && reader.glued(next + 1) {
        next += 1;
    }
    next = year_at(reader, next);
    let year = numbers::year(reader, next).or_else(|| numbers::year_in_words(reader, next));
    match year.or_else(|| short_year(reader, month_at + 1)) {
        Some((year, end)) if !is_amount(reader, next) => {
            fields.year = Some(year);
            Some((fields, end))
        }
        _ => Some((fields, month_at + 1)),
    }
}

/// "the 21st" and "21st", after a weekday.
fn day_alone(reader: &Reader, at: usize) -> Option<(Fields, usize)> {
    let the = usize::from(reader.key(at) == "the");
    // In digits: "Friday, the fourth decline" counts declines.
    let (day, end) = numbers::ordinal(reader, at + the).filter(|&(day, _)| day <= 31)?;
    let fields = Fields {
        day: Some(day),
        ..Fields::default()
    };
    let digits = reader.word(at + the).starts_with(|c: char| c.is_ascii_digit());
    (digits || the == 1).then_some((fields, end))
}

/// A day of a list that shares the month behind its last: "Monday 20, Tuesday 21 and Sunday 26 April", "on 4, 5
/// and 11 May", "between 9 and 12 June". Without weekdays the days must rise and something must introduce them:
/// the number may count what was named before ("killed 18 and 19 June …").
fn day_listed(reader: &Reader, at: usize, weekdays: bool) -> Option<(Fields, usize)> {
    let first = day_number(reader, at)?;
    if !weekdays && !is_introduced(reader, at) {
        return None;
    }
    let (mut before, mut next) = (first, at + 1);
    for _ in 0..LISTED {
        let comma = reader.skip_comma(next);
        let joined = comma + usize::from(is_joint(reader, comma, weekdays));
        let here = match reader.at(joined) {
            Lexeme::Weekday(_, false) if weekdays => joined + 1,
            _ if weekdays || joined == next => return None,
            _ => joined,
        };
        let day = day_number(reader, here)?;
        if !weekdays && day <= before {
            return None;
        }
        (before, next) = (day, here + 1);
        let of = next + usize::from(reader.key(next) == "of");
        if let Lexeme::Month(month) = reader.at(of) {
            let fields = Fields {
                day: Some(first),
                month: Some(month),
                year: numbers::year(reader, year_at(reader, of + 1)).map(|(year, _)| year),
                ..Fields::default()
            };
            return Some((fields, at + 1));
        }
    }
    None
}

/// A day of the month without its month: "4", "4th".
fn day_number(reader: &Reader, at: usize) -> Option<u8> {
    match reader.at(at) {
        Lexeme::Digits(day @ 1..=31, 1..=2) => Some(day as u8),
        Lexeme::Ordinal(day @ 1..=31) => Some(day),
        _ => None,
    }
}

/// Whether a word joins two days of a list; a dash does so behind a weekday's day only, since "4-5 May" is a range.
fn is_joint(reader: &Reader, at: usize, weekdays: bool) -> bool {
    matches!(reader.key(at), "and" | "or" | "to") || weekdays && matches!(reader.key(at), "-" | "–")
}

/// Whether a preposition, or the article of an ordinal, opens the list of days that a token is in.
fn is_introduced(reader: &Reader, at: usize) -> bool {
    let mut first = at;
    while first >= 2 && reader.key_before(first) == "," && day_number(reader, first - 2).is_some() {
        first -= 2;
    }
    match reader.key_before(first) {
        "on" | "between" | "from" | "for" | "of" => true,
        "the" => matches!(reader.at(first), Lexeme::Ordinal(_)),
        _ => false,
    }
}

/// Most days a list has behind its first.
const LISTED: usize = 8;

/// The day of the month at a token, when the number is not an amount or a time.
fn day(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    let the = usize::from(reader.key(at) == "the");
    if let Some(found) = numbers::ordinal(reader, at + the).filter(|&(day, _)| day <= 31) {
        return Some(found);
    }
    match (reader.at(at), reader.at(at + 1)) {
        (Lexeme::Digits(day @ 1..=31, 1..=2), _) if !is_amount(reader, at) => Some((day as u8, at + 1)),
        // "May twenty nine"; "in May twenty nine men" counts men.
        (Lexeme::Small(tens @ 20), Lexeme::Small(ones @ 1..=9)) if guards::ends(reader, at + 2) => {
            Some((tens + ones, at + 2))
        }
        _ => None,
    }
}

/// Whether the number at a token goes on as something else: "5:30", "5%", "5 percent", "5 p.m.", "5/8"; a year stays
/// one before a slash ("October 12, 2018/2 comments") and before a single unit ("the May 2018 quarter").
fn is_amount(reader: &Reader, at: usize) -> bool {
    let next = reader.word(at + 1);
    let year = || matches!(reader.at(at), Lexeme::Digits(_, 4));
    match next {
        ":" => reader.glued(at + 1) && reader.glued(at + 2),
        "%" | "percent" | "per" | "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "million" | "billion" => {
            true
        }
        "/" => reader.glued(at + 1) && !year(),
        _ => match reader.at(at + 1) {
            Lexeme::Unit(_, many) => many || !year(),
            _ => false,
        },
    }
}

/// A year behind the last of several days, stated or seen from another time: ", 2019", "of last year".
pub fn year_behind(reader: &Reader, at: usize) -> Option<(When, usize)> {
    let stated = || {
        let comma = year_at(reader, at);
        let (year, end) = numbers::year(reader, comma).filter(|_| !is_amount(reader, comma))?;
        let fields = Fields {
            year: Some(year),
            ..Fields::default()
        };
        Some((When::Fields(fields), end))
    };
    stated().or_else(|| year_beside(reader, at))
}

/// "last year", "of this year", "that year", "of the same year" after a month or a day.
fn year_beside(reader: &Reader, at: usize) -> Option<(When, usize)> {
    let of = at + usize::from(reader.key(at) == "of");
    let shifted = |by| When::Shift(by, Unit::Year, Origin::Published);
    let (when, unit) = match (reader.key(of), reader.key(of + 1)) {
        ("the", "same") => (When::Again(Some(Unit::Year)), of + 2),
        ("that", _) => (When::Again(Some(Unit::Year)), of + 1),
        ("this", _) => (shifted(0), of + 1),
        ("last", _) => (shifted(-1), of + 1),
        ("next", _) => (shifted(1), of + 1),
        _ => return None,
    };
    let year = reader.at(unit) == Lexeme::Unit(Unit::Year, false);
    let possessive = matches!(reader.key(unit + 1), "'s" | "’s");
    (year && !possessive).then_some((when, unit + 1))
}
