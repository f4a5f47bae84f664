//! Quarters and halves of a year: "the third quarter of 1998", "fiscal fourth-quarter", "Q3 2024",
//! "the year-earlier quarter", "the first half of the year".

use super::Match;
use super::duration;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, Meaning, Modifier, Point, When, Window};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A quarter or half.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    year_before(reader, at)
        .or_else(|| same_period(reader, at))
        .or_else(|| joined(reader, at, depth))
        .or_else(|| numbered(reader, at, depth))
}

/// "the same period last year", "the corresponding quarter a year ago", "the comparable quarter of 1988".
fn same_period(reader: &Reader, at: usize) -> Option<Match> {
    let same = at + usize::from(reader.key(at) == "the");
    let alike = matches!(
        reader.key(same),
        "same" | "corresponding" | "comparable" | "equivalent"
    );
    // "the quarter a year ago": without "same" only the article of the year follows at once.
    let bare = same > at && is_period(reader, same) && matches!(reader.key(same + 1), "a");
    if !(alike && is_period(reader, same + 1) || bare) {
        return None;
    }
    let same = same - usize::from(bare);
    let next = same + 2 + usize::from(matches!(reader.key(same + 2), "of" | "in"));
    if let Some((year, end)) = numbers::year(reader, next) {
        return Some(Match::when(end, When::SameIn(year)));
    }
    let the = usize::from(matches!(reader.key(next), "the" | "a"));
    let (first, last) = (reader.key(next + the), reader.key(next + the + 1));
    let year = |token| reader.at(token) == Lexeme::Unit(Unit::Year, false);
    let before = matches!(first, "last" | "previous" | "prior" | "preceding") && year(next + the + 1)
        || the == 1 && year(next + the) && matches!(last, "ago" | "earlier" | "before");
    before.then(|| Match::when(next + the + 2, When::YearBefore(Fields::default())))
}

/// Whether a word is "period" or "quarter".
pub(super) fn is_period(reader: &Reader, at: usize) -> bool {
    reader.key(at) == "period" || reader.at(at) == Lexeme::Unit(Unit::Quarter, false)
}

/// The "second" of "the second and fourth quarters".
fn joined(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let (Lexeme::Ordinal(number @ 1..=4), "and" | "or") = (reader.at(at), reader.key(at + 1)) else {
        return None;
    };
    let second = numbered(reader, at + 2, depth.checked_sub(1)?)?;
    let here = |fields| Fields {
        quarter: Some(number),
        ..fields
    };
    match second.meaning {
        Meaning::Point(Point {
            when: When::Fields(fields),
            clock: None,
        }) if fields.quarter.is_some() => Some(Match::when(at + 1, When::Fields(here(fields)))),
        Meaning::Point(Point {
            when: When::Part(fields, outer),
            clock: None,
        }) if fields.quarter.is_some() => Some(Match::when(at + 1, When::Part(here(fields), outer))),
        _ => None,
    }
}

fn numbered(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let start = at + usize::from(reader.key(at) == "the");
    // "the third-quarter loss": the article belongs to the noun.
    if start > at
        && (start..start + 4)
            .any(|token| reader.is_dash(token) && reader.at(token + 1) == Lexeme::Unit(Unit::Quarter, false))
    {
        return None;
    }
    let (year, next) = match numbers::year(reader, start) {
        // "2019-H2"
        Some((year, next)) => (Some(year), reader.skip_hyphen(next)),
        None => (None, start),
    };
    let (mut fields, end) = part_of_year(reader, next)?;
    fields.year = year;
    if year.is_none() {
        let of = reader.skip_comma(end);
        let of = of + usize::from(reader.key(of) == "of");
        if let Some((year, end)) = numbers::year(reader, of) {
            fields.year = Some(year);
            return Some(Match::when(end, When::Fields(fields)));
        }
        let beside = matches!(reader.key(end), "of" | "this" | "last" | "next");
        if let Some((outer, end)) = super::point(reader, of, depth).filter(|_| beside)
            && !crate::timex::parsers::clock::is_day(&outer)
        {
            // "the first half of March": a month has no halves with names of their own.
            if let (Some(half), true) = (fields.half, is_month(&outer)) {
                let modifier = if half == 1 { Modifier::Start } else { Modifier::End };
                return Some(Match::when(end, outer).with(Some(modifier)));
            }
            return Some(Match::when(end, When::Part(fields, Box::new(outer))));
        }
    }
    // A half without a year is one of a match.
    if fields.half.is_some() && year.is_none() {
        return None;
    }
    Some(Match::when(end, When::Fields(fields)))
}

fn is_month(when: &When) -> bool {
    match when {
        When::Fields(fields) | When::Toward(_, fields, _) | When::Part(fields, _) => fields.month.is_some(),
        When::Shift(_, unit, _) | When::Again(Some(unit)) => *unit == Unit::Month,
        _ => false,
    }
}

/// "third quarter", "fiscal first-quarter", "Q3", "H1", "last half".
pub fn part_of_year(reader: &Reader, at: usize) -> Option<(Fields, usize)> {
    let mut fields = Fields::default();
    let short = match reader.key(at) {
        "q1" => Some((Some(1), None)),
        "q2" => Some((Some(2), None)),
        "q3" => Some((Some(3), None)),
        "q4" => Some((Some(4), None)),
        "h1" => Some((None, Some(1))),
        "h2" => Some((None, Some(2))),
        _ => None,
    };
    if let Some((quarter, half)) = short {
        (fields.quarter, fields.half) = (quarter, half);
        return Some((fields, at + 1));
    }
    let at = match reader.key(at) {
        "fiscal" | "financial" => {
            fields.fiscal = true;
            reader.skip_hyphen(at + 1)
        }
        _ => at,
    };
    let (number, end) = match reader.at(at) {
        Lexeme::Ordinal(number) => (number, at + 1),
        Lexeme::Key("last" | "latter") => (0, at + 1),
        _ => return None,
    };
    let end = match reader.key(end) {
        "fiscal" | "financial" | "calendar" => end + 1,
        _ => reader.skip_hyphen(end),
    };
    match (number, reader.at(end)) {
        (1..=4, Lexeme::Unit(Unit::Quarter, plural)) if !plural || is_second_of_two(reader, at) => {
            fields.quarter = Some(number);
        }
        (1..=2, Lexeme::Key("half")) => fields.half = Some(number),
        (0, Lexeme::Key("half")) => fields.half = Some(2),
        _ => return None,
    }
    Some((fields, end + 1))
}

/// Whether an ordinal before "quarters" is the second of two: "the second and fourth quarters".
fn is_second_of_two(reader: &Reader, at: usize) -> bool {
    matches!(reader.key_before(at), "and" | "or") && matches!(reader.back(at, 2), Lexeme::Ordinal(1..=4))
}

/// "the year-earlier quarter", "year-ago", "the comparable year-ago third quarter".
fn year_before(reader: &Reader, at: usize) -> Option<Match> {
    let mut next = at + usize::from(reader.key(at) == "the");
    if matches!(reader.key(next), "comparable" | "corresponding" | "same") {
        next += 1;
    }
    if reader.at(next) != Lexeme::Unit(Unit::Year, false) || !reader.is_dash(next + 1) {
        return None;
    }
    if !matches!(reader.key(next + 2), "earlier" | "ago") {
        return None;
    }
    let end = next + 3;
    let bare = When::YearBefore(Fields::default());
    match (part_of_year(reader, end), reader.at(end)) {
        (Some((fields, end)), _) => Some(Match::when(end, When::YearBefore(fields))),
        (_, Lexeme::Unit(Unit::Quarter | Unit::Month, false) | Lexeme::Key("period")) => {
            Some(Match::when(end + 1, bare))
        }
        // "the year-earlier nine months"
        _ if let Some(months) = duration::length(reader, end)
            && months.count == duration::Count::Number =>
        {
            Some(Match::new(
                months.end,
                Meaning::Length(months.length, Window::Free),
            ))
        }
        // The article belongs to the noun that follows: "the year-ago results".
        _ if next > at => None,
        _ => Some(Match::when(end, bare)),
    }
}
