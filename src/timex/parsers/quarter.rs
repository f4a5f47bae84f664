//! Quarters and halves of a year: "the third quarter of 1998", "fiscal fourth-quarter", "Q3 2024",
//! "the year-earlier quarter", "the first half of the year".

use super::Match;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, When};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A quarter or half.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    year_before(reader, at).or_else(|| numbered(reader, at, depth))
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
        Some((year, next)) => (Some(year), next),
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
            return Some(Match::when(end, When::Part(fields, Box::new(outer))));
        }
    }
    // A half without a year is one of a match.
    if fields.half.is_some() && year.is_none() {
        return None;
    }
    Some(Match::when(end, When::Fields(fields)))
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
        (1..=4, Lexeme::Unit(Unit::Quarter, false)) => fields.quarter = Some(number),
        (1..=2, Lexeme::Key("half")) => fields.half = Some(number),
        (0, Lexeme::Key("half")) => fields.half = Some(2),
        _ => return None,
    }
    Some((fields, end + 1))
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
        // The article belongs to the noun that follows: "the year-ago results".
        _ if next > at => None,
        _ => Some(Match::when(end, bare)),
    }
}
