//! Expressions with a modifier: "early 1990", "late last week", "mid-November", "about two years",
//! "more than four hours", "the end of the month", "year-end", "the first week of June".

use super::{Match, inner};
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Clock, Fields, Meaning, Modifier, Origin, Point, Set, When};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A modifier and what it modifies.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    boundary(reader, at, depth)
        .or_else(|| year_end(reader, at))
        .or_else(|| section(reader, at, depth))
        .or_else(|| amount(reader, at, depth))
        .or_else(|| week_of(reader, at, depth))
}

/// "early 1990", "the late 1970s", "mid-November", "earlier this year", "later that day".
fn section(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let the = usize::from(reader.key(at) == "the");
    let word = reader.key(at + the);
    let modifier = match word {
        "early" => Some(Modifier::Start),
        "earlier" => Some(Modifier::Earlier),
        "mid" | "middle" => Some(Modifier::Mid),
        "late" => Some(Modifier::End),
        "later" => Some(Modifier::Later),
        "sometime" => None,
        "pre" if reader.is_dash(at + 1) => Some(Modifier::Before),
        "post" if reader.is_dash(at + 1) => Some(Modifier::After),
        _ => return None,
    };
    let next = match word {
        "pre" | "post" => at + 2,
        "mid" | "early" | "late" => reader.skip_hyphen(at + the + 1),
        "earlier" | "later" => at + the + 1 + usize::from(matches!(reader.key(at + the + 1), "in" | "on")),
        _ => at + the + 1,
    };
    let found = inner(reader, next, depth - 1)?;
    let Meaning::Point(point) = &found.meaning else {
        return None;
    };
    match word {
        // "later" tells which part is meant only of a period that is not over.
        "earlier" | "later" if !is_seen_from_somewhere(&point.when) => return None,
        "pre" | "post" if !matches!(&point.when, When::Fields(Fields { year: Some(_), .. })) => return None,
        "earlier" | "later" if next > at + the + 1 && !matches!(point.when, When::Again(_)) => return None,
        _ => {}
    }
    if found.modifier.is_some() {
        return None;
    }
    Some(found.with(modifier))
}

fn is_seen_from_somewhere(when: &When) -> bool {
    matches!(
        when,
        When::Shift(..) | When::Toward(..) | When::Again(_) | When::Fields(Fields { weekday: Some(_), .. })
    )
}

/// "the end of the month", "the beginning of October", "the middle of next week".
fn boundary(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let the = usize::from(reader.key(at) == "the");
    let word = at + the;
    let modifier = match reader.key(word) {
        "beginning" | "start" => Modifier::Start,
        "middle" => Modifier::Mid,
        "end" | "close" => Modifier::End,
        _ => return nth(reader, word, depth),
    };
    if reader.key(word + 1) != "of" {
        return None;
    }
    let found = within(reader, word + 2, depth)?;
    Some(found.with(Some(modifier)))
}

/// What "of" stands before: "the year" is one here, "the war" is not.
fn within(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    if let Some(found) = inner(reader, at, depth - 1)
        && matches!(found.meaning, Meaning::Point(_))
        && found.modifier.is_none()
    {
        return Some(found);
    }
    if let Lexeme::Unit(unit @ (Unit::Month | Unit::Year | Unit::Quarter), false) = reader.at(at) {
        return Some(Match::when(at + 1, When::Again(Some(unit))));
    }
    match (reader.key(at), reader.at(at + 1)) {
        ("the", Lexeme::Unit(unit, false)) if !unit.is_clock() => {
            Some(Match::when(at + 2, When::Again(Some(unit))))
        }
        _ => None,
    }
}

/// "the first week of June", "the last day of the year", "the second Tuesday in March".
fn nth(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let (nth, end) = match reader.key(at) {
        "last" => (-1, at + 1),
        _ => numbers::ordinal(reader, at).and_then(|(nth, end)| Some((i8::try_from(nth).ok()?, end)))?,
    };
    if !matches!(reader.key(end + 1), "of" | "in") {
        return None;
    }
    let found = within(reader, end + 2, depth)?;
    let Meaning::Point(Point { when, clock: None }) = found.meaning else {
        return None;
    };
    let when = Box::new(when);
    match reader.at(end) {
        Lexeme::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month), false) => {
            Some(Match::when(found.end, When::Nth(nth, unit, when)))
        }
        Lexeme::Weekday(day, false) => Some(Match::when(found.end, When::NthWeekday(nth, day, when))),
        _ => None,
    }
}

/// "year-end", "year's end", "the year end", "month-end".
fn year_end(reader: &Reader, at: usize) -> Option<Match> {
    let the = usize::from(reader.key(at) == "the");
    let Lexeme::Unit(unit @ (Unit::Year | Unit::Month | Unit::Quarter), false) = reader.at(at + the) else {
        return None;
    };
    let next = match reader.key(at + the + 1) {
        "'s" | "’s" => at + the + 2,
        _ => reader.skip_hyphen(at + the + 1),
    };
    let by = -i32::from(reader.key_before(at) == "since");
    (reader.key(next) == "end")
        .then(|| Match::when(next + 1, When::Shift(by, unit, Origin::Published)).with(Some(Modifier::End)))
}

/// "about two years", "more than four hours", "at least 30 days", "around 7:15 p.m.", "nearly two
/// weeks ago".
fn amount(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let words = [reader.key(at), reader.key(at + 1), reader.key(at + 2)];
    let (modifier, next) = match words {
        [
            "about" | "around" | "approximately" | "roughly" | "some" | "circa",
            ..,
        ] => (Modifier::Approx, at + 1),
        ["nearly" | "almost", ..] => (Modifier::LessThan, at + 1),
        ["over", ..] => (Modifier::MoreThan, at + 1),
        ["under", ..] => (Modifier::LessThan, at + 1),
        ["more", "than", _] => (Modifier::MoreThan, at + 2),
        ["less" | "fewer", "than", _] => (Modifier::LessThan, at + 2),
        ["no", "more", "than"] => (Modifier::EqualOrLess, at + 3),
        ["no" | "not", "less" | "fewer", "than"] => (Modifier::EqualOrMore, at + 3),
        ["at", "least", _] => (Modifier::EqualOrMore, at + 2),
        ["at", "most", _] => (Modifier::EqualOrLess, at + 2),
        ["up", "to", _] => (Modifier::EqualOrLess, at + 2),
        _ => return None,
    };
    let found = inner(reader, next, depth - 1)?;
    let fits = match &found.meaning {
        // "evolved over several years": during them.
        Meaning::Length(..) if words[0] == "over" => {
            matches!(reader.key(next), "a" | "an")
                || matches!(
                    reader.key_before(at),
                    "for" | "in" | "just" | "after" | "well" | "by" | "of"
                )
        }
        Meaning::Length(..) => true,
        Meaning::Point(Point {
            when: When::Away(..), ..
        }) => true,
        Meaning::Point(Point {
            clock: Some(Clock::At(..) | Clock::Hour(..)),
            ..
        }) => modifier == Modifier::Approx,
        Meaning::Point(Point {
            when: When::Fields(fields),
            ..
        }) => {
            matches!(words[0], "around" | "about" | "circa")
                && (fields.year.is_some() || fields.day.is_some())
        }
        Meaning::Point(_) => words[0] == "around" && found.modifier.is_some(),
        Meaning::Set(Set::Each(_)) => false,
        _ => false,
    };
    let modifier = if found.modifier == Some(Modifier::End) {
        found.modifier
    } else {
        Some(modifier)
    };
    fits.then(|| found.with(modifier))
}

/// "the week of March 6", "the weekend of Thanksgiving".
fn week_of(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let the = usize::from(reader.key(at) == "the");
    let Lexeme::Unit(unit @ (Unit::Week | Unit::Weekend), false) = reader.at(at + the) else {
        return None;
    };
    if !matches!(reader.key(at + the + 1), "of") {
        return None;
    }
    match super::point(reader, at + the + 2, depth)? {
        (When::Fields(fields), end) if fields.day.is_some() || fields.holiday.is_some() => {
            let (week, weekend) = (unit == Unit::Week, unit == Unit::Weekend);
            Some(Match::when(
                end,
                When::Fields(Fields {
                    week,
                    weekend,
                    ..fields
                }),
            ))
        }
        _ => None,
    }
}
