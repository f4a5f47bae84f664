//! Periods seen from another time: "last week", "this summer", "next Friday", "the previous day",
//! "that year", "the past two years", "this year's third quarter", "the quarter".

use super::Match;
use super::duration;
use crate::timex::guards;
use crate::timex::length::Length;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Clock, Fields, Meaning, Modifier, Origin, Point, Side, When, Window};
use crate::timex::reader::Reader;
use crate::timex::units::{DayPart, Unit};

/// A word for the side, and what it stands before.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let article = match reader.key(at) {
        "the" => 1,
        _ => 0,
    };
    let start = at + article;
    let direction = direction(reader, start, article == 1)?;
    window(reader, &direction)
        .or_else(|| unit(reader, &direction))
        .or_else(|| named(reader, &direction))
}

/// Which way a word points.
struct Direction {
    side: Side,
    origin: Origin,
    /// The word was "past", "previous" …
    word: &'static str,
    /// An article stands before.
    article: bool,
    /// The token after it.
    end: usize,
}

fn direction(reader: &Reader, at: usize, article: bool) -> Option<Direction> {
    let word = reader.key(at);
    let (side, origin, end) = match word {
        "last" => (Side::Last, Origin::Published, at + 1),
        "past" => (Side::Last, Origin::Published, at + 1),
        "previous" | "preceding" | "prior" => (Side::Last, Origin::Narrative, at + 1),
        "next" if article => (Side::Next, Origin::Narrative, at + 1),
        "next" | "coming" | "upcoming" => (Side::Next, Origin::Published, at + 1),
        "following" if article => (Side::Next, Origin::Narrative, at + 1),
        "this" => match reader.key(at + 1) {
            "past" | "last" => (Side::Last, Origin::Published, at + 2),
            "coming" | "next" => (Side::Next, Origin::Published, at + 2),
            "same" => (Side::This, Origin::Narrative, at + 2),
            _ => (Side::This, Origin::Published, at + 1),
        },
        "current" => (Side::This, Origin::Published, at + 1),
        "that" => (
            Side::This,
            Origin::Narrative,
            at + 1 + usize::from(reader.key(at + 1) == "same"),
        ),
        "same" | "latest" if article => (Side::This, Origin::Narrative, at + 1),
        // "the quarter", "the year"
        _ if article => (Side::This, Origin::Narrative, at),
        _ => return None,
    };
    Some(Direction {
        side,
        origin,
        word,
        article,
        end,
    })
}

/// "the past two years", "the next few days", "the first nine months".
fn window(reader: &Reader, direction: &Direction) -> Option<Match> {
    let at = direction.end;
    let first = direction.word == "first" || matches!(reader.at(at), Lexeme::Ordinal(1));
    let window = match direction.word {
        _ if first => Window::First,
        "last" | "past" | "previous" | "preceding" | "prior" => Window::Past,
        "next" | "coming" | "following" | "upcoming" => Window::Next,
        "this" if direction.side == Side::Last => Window::Past,
        "this" if direction.side == Side::Next => Window::Next,
        _ => Window::Free,
    };
    let start = at + usize::from(first);
    let found = duration::length(reader, start)?;
    if found.attributive || window == Window::Free && !direction.article {
        return None;
    }
    let singular = found.count == duration::Count::None && found.length.tenths.is_some();
    let modifier = found.modifier;
    match (found.count, direction.word) {
        // "the past year" is a length, "the last year" a year.
        (duration::Count::None, "past") if singular && direction.article => {}
        (duration::Count::None, "past" | "coming" | "next" | "last") if !singular => {}
        (duration::Count::None, _) if first && !singular => {}
        (duration::Count::None, _) => return None,
        _ => {}
    }
    if window == Window::Free && !guards::is_definite_length(reader, &found) {
        return None;
    }
    Some(Match::new(found.end, Meaning::Length(found.length, window)).with(modifier))
}

/// "last week", "the previous day", "that year", "this year's third quarter".
fn unit(reader: &Reader, direction: &Direction) -> Option<Match> {
    let mut at = direction.end;
    if matches!(
        reader.key(at),
        "fiscal" | "financial" | "calendar" | "full" | "school" | "academic"
    ) {
        at += 1;
    }
    if reader.key(at) == "period" && matches!(direction.word, "latest" | "same") {
        return Some(Match::when(at + 1, When::Again(None)));
    }
    let Lexeme::Unit(unit, false) = reader.at(at) else {
        return None;
    };
    if unit.is_clock() {
        return None;
    }
    let end = at + 1;
    // "for the year ended June 30" tells how long, the date tells when.
    if matches!(reader.key(end), "ended" | "ending") && unit == Unit::Year {
        return Some(Match::new(
            end,
            Meaning::Length(Length::of(1, unit), Window::Free),
        ));
    }
    let bare = direction.end == at
        && direction.word != "that"
        && direction.article
        && direction.side == Side::This
        && !matches!(direction.word, "same" | "latest" | "current");
    if bare && !guards::is_again(reader, at, unit) {
        return None;
    }
    let by = match direction.side {
        Side::Last => -1,
        Side::This => 0,
        Side::Next => 1,
    };
    let when = match (direction.side, direction.origin) {
        (Side::This, Origin::Narrative) => When::Again(Some(unit)),
        (_, origin) => When::Shift(by, unit, origin),
    };
    // "this year's third quarter", "last year's quarter"
    if unit == Unit::Year && matches!(reader.key(end), "'s" | "’s") {
        if let Some((fields, end)) = super::quarter::part_of_year(reader, end + 1) {
            return Some(Match::when(end, When::Part(fields, Box::new(when))));
        }
        if reader.at(end + 1) == Lexeme::Unit(Unit::Quarter, false) {
            return Some(Match::when(end + 2, When::YearBefore(Fields::default())))
                .filter(|_| direction.side == Side::Last);
        }
        if reader.key(end + 1) == "end" {
            return Some(Match::when(end + 2, when).with(Some(Modifier::End)));
        }
    }
    Some(Match::when(end, when))
}

/// "last June", "next Friday", "this morning", "that night", "last Thanksgiving".
fn named(reader: &Reader, direction: &Direction) -> Option<Match> {
    let at = direction.end;
    let mut fields = Fields::default();
    let mut end = at + 1;
    match reader.at(at) {
        Lexeme::Part(part, false) => return part_of_day(direction, part, end),
        _ if direction.word == "the"
            || direction.end == at
                && direction.side == Side::This
                && direction.article
                && !matches!(direction.word, "same" | "latest" | "current") =>
        {
            return None;
        }
        Lexeme::Weekday(day, false) => {
            fields.weekday = Some(day);
            // "this coming Sunday, March eighth"
            let comma = reader.skip_comma(end);
            if let Some(Match {
                end,
                meaning:
                    Meaning::Point(Point {
                        when: When::Fields(date),
                        clock: None,
                    }),
                ..
            }) = super::date::parse(reader, comma, 1).filter(|_| comma > end)
                && date.day.is_some()
            {
                let date = Fields {
                    weekday: Some(day),
                    ..date
                };
                return Some(Match::when(end, When::Fields(date)));
            }
        }
        Lexeme::Month(month) => {
            fields.month = Some(month);
            if let Lexeme::Digits(day @ 1..=31, 1..=2) = reader.at(end)
                && direction.side != Side::This
            {
                fields.day = Some(day as u8);
                end += 1;
            }
        }
        Lexeme::Season(season, false) => fields.season = Some(season),
        Lexeme::Holiday => {
            let (holiday, after) = super::holiday::name(reader, at)?;
            fields = holiday;
            end = after;
        }
        _ => {
            let (part, after) =
                super::quarter::part_of_year(reader, at).filter(|(fields, _)| fields.quarter.is_some())?;
            fields = part;
            end = after;
        }
    }
    let when = When::Toward(direction.side, fields, direction.origin);
    Some(Match::when(end, when))
}

/// "this morning", "last night", "the next morning", "that same evening".
fn part_of_day(direction: &Direction, part: DayPart, end: usize) -> Option<Match> {
    let when = match (direction.side, direction.origin) {
        (Side::This, Origin::Published) => When::Shift(0, Unit::Day, Origin::Published),
        (Side::This, Origin::Narrative) if matches!(direction.word, "that" | "same" | "this") => {
            When::Again(Some(Unit::Day))
        }
        (Side::This, Origin::Narrative) => return None,
        (Side::Last, origin) => When::Shift(-1, Unit::Day, origin),
        (Side::Next, origin) => When::Shift(1, Unit::Day, origin),
    };
    let clock = Some(Clock::Part(part));
    Some(Match::new(end, Meaning::Point(Point { when, clock })))
}
