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
    let direction = direction(reader, at)?;
    window(reader, &direction)
        .or_else(|| unit(reader, &direction))
        .or_else(|| named(reader, &direction))
}

/// Which way the first words point.
struct Direction {
    side: Side,
    origin: Origin,
    /// "last", "this", "previous" …; "" when only the article stands there ("the quarter").
    word: &'static str,
    /// An article stands first.
    article: bool,
    /// The token after the words.
    end: usize,
}

fn direction(reader: &Reader, at: usize) -> Option<Direction> {
    let article = reader.key(at) == "the";
    let at = at + usize::from(article);
    let word = reader.key(at);
    let (side, origin, len) = match word {
        "last" | "past" => (Side::Last, Origin::Published, 1),
        "previous" | "preceding" | "prior" => (Side::Last, Origin::Narrative, 1),
        "next" | "following" if article => (Side::Next, Origin::Narrative, 1),
        "next" | "coming" | "upcoming" => (Side::Next, Origin::Published, 1),
        "this" => match reader.key(at + 1) {
            "past" | "last" => (Side::Last, Origin::Published, 2),
            "coming" | "next" => (Side::Next, Origin::Published, 2),
            "same" => (Side::This, Origin::Narrative, 2),
            _ => (Side::This, Origin::Published, 1),
        },
        "current" => (Side::This, Origin::Published, 1),
        "that" if reader.key(at + 1) == "same" => (Side::This, Origin::Narrative, 2),
        "that" => (Side::This, Origin::Narrative, 1),
        "same" | "latest" if article => (Side::This, Origin::Narrative, 1),
        _ if article => (Side::This, Origin::Narrative, 0),
        _ => return None,
    };
    Some(Direction {
        side,
        origin,
        word: if len == 0 { "" } else { word },
        article,
        end: at + len,
    })
}

/// "the past two years", "the next few days", "the first nine months", "the two days".
fn window(reader: &Reader, direction: &Direction) -> Option<Match> {
    let first = reader.at(direction.end) == Lexeme::Ordinal(1);
    let found = duration::length(reader, direction.end + usize::from(first))?;
    let window = match direction.side {
        _ if first => Window::First,
        Side::Last => Window::Past,
        Side::Next => Window::Next,
        Side::This => Window::Free,
    };
    // "the weeks ahead", "the years to come", "over the years"
    let bare = found.count == duration::Count::None && found.length.tenths.is_none();
    if bare && !first && direction.word.is_empty() {
        let (window, end) = match (reader.key(found.end), reader.word(found.end + 1)) {
            ("ahead", _) => (Window::Next, found.end + 1),
            ("to", "come") => (Window::Next, found.end + 2),
            _ if reader.key_before(direction.end - 1) == "over" && guards::ends_clause(reader, found.end) => {
                (Window::Free, found.end)
            }
            _ => return None,
        };
        return Some(Match::new(end, Meaning::Length(found.length, window)));
    }
    let fits = match found.count {
        _ if found.attributive => false,
        // A fortnight is no unit of the calendar.
        duration::Count::None if found.length.unit == Unit::Fortnight => window != Window::Free,
        // "the past year" and "over the last year" are lengths, "the last year" is a year; "the first hours", "coming
        // weeks".
        duration::Count::None if found.length.tenths.is_some() => {
            let over = || reader.key_before(direction.end.saturating_sub(2)) == "over";
            direction.article && (direction.word == "past" || direction.word == "last" && over())
        }
        duration::Count::None => first || matches!(direction.word, "past" | "coming" | "next" | "last"),
        duration::Count::Number => window != Window::Free || direction.article,
        duration::Count::Article => false,
        duration::Count::Word => window != Window::Free,
    };
    fits.then(|| Match::new(found.end, Meaning::Length(found.length, window)).with(found.modifier))
}

/// "last week", "the previous day", "that year", "this year's third quarter".
fn unit(reader: &Reader, direction: &Direction) -> Option<Match> {
    let qualified = matches!(
        reader.key(direction.end),
        "fiscal" | "financial" | "calendar" | "full" | "school" | "academic"
    );
    let at = direction.end + usize::from(qualified);
    if reader.key(at) == "period" && matches!(direction.word, "latest" | "same") {
        return Some(Match::when(at + 1, When::Again(None)));
    }
    let Lexeme::Unit(unit, false) = reader.at(at) else {
        return None;
    };
    let end = at + 1;
    // "This Week" in quotation marks is a programme.
    let title = reader.word(at).starts_with(char::is_uppercase) && reader.is_quoted(at);
    if unit.is_clock() || title {
        return None;
    }
    // "for the year ended June 30" tells how long, the date tells when.
    if unit == Unit::Year && matches!(reader.key(end), "ended" | "ending") {
        let length = Length::of(1, unit);
        return Some(Match::new(end, Meaning::Length(length, Window::Free)));
    }
    if direction.word.is_empty() && !guards::is_again(reader, direction.end - 1, end, unit) {
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
    if unit == Unit::Year && matches!(reader.key(end), "'s" | "’s") {
        if let Some((fields, end)) = super::quarter::part_of_year(reader, end + 1) {
            return Some(Match::when(end, When::Part(fields, Box::new(when))));
        }
        let quarter = reader.at(end + 1) == Lexeme::Unit(Unit::Quarter, false);
        if quarter && direction.side == Side::Last {
            return Some(Match::when(end + 2, When::YearBefore(Fields::default())));
        }
        if reader.key(end + 1) == "end" {
            return Some(Match::when(end + 2, when).with(Some(Modifier::End)));
        }
    }
    // "next week on Tuesday"
    if unit == Unit::Week {
        let next = end + usize::from(reader.key(end) == "on");
        if let Lexeme::Weekday(day, false) = reader.at(next) {
            let fields = Fields {
                weekday: Some(day),
                ..Fields::default()
            };
            return Some(Match::when(next + 1, When::Part(fields, Box::new(when))));
        }
    }
    if reader.key(end) == "or" && reader.key(end + 1) == "so" {
        return Some(Match::when(end + 2, when).with(Some(Modifier::Approx)));
    }
    Some(Match::when(end, when))
}

/// "last June", "next Friday", "this morning", "that night", "last Thanksgiving".
fn named(reader: &Reader, direction: &Direction) -> Option<Match> {
    let at = direction.end;
    if direction.word.is_empty() {
        return None;
    }
    let end = at + 1;
    let fields = Fields::default();
    let (fields, end) = match reader.at(at) {
        Lexeme::Part(part, false) => return part_of_day(direction, part, end),
        Lexeme::Weekday(day, false) if guards::is_weekday(reader, at) => {
            if let Some(dated) = dated(reader, day, end) {
                return Some(dated);
            }
            let weekday = Some(day);
            (Fields { weekday, ..fields }, end)
        }
        Lexeme::Month(month) if guards::is_month_name(reader, at) => {
            let fields = Fields {
                month: Some(month),
                ..fields
            };
            match reader.at(end) {
                Lexeme::Digits(day @ 1..=31, 1..=2) if direction.side != Side::This => {
                    let day = Some(day as u8);
                    (Fields { day, ..fields }, end + 1)
                }
                _ => (fields, end),
            }
        }
        Lexeme::Season(season, false) => {
            let season = Some(season);
            (Fields { season, ..fields }, end)
        }
        Lexeme::Holiday => super::holiday::name(reader, at)?,
        // "said that third-quarter profit": the conjunction.
        _ if direction.word == "that" => return None,
        _ => super::quarter::part_of_year(reader, at).filter(|(fields, _)| fields.quarter.is_some())?,
    };
    let when = When::Toward(direction.side, fields, direction.origin);
    Some(Match::when(end, when))
}

/// "this coming Sunday, March eighth": the date after the weekday says it all.
fn dated(reader: &Reader, weekday: u8, end: usize) -> Option<Match> {
    let comma = reader.skip_comma(end);
    let found = super::date::parse(reader, comma, 1).filter(|_| comma > end)?;
    match found.meaning {
        Meaning::Point(Point {
            when: When::Fields(date),
            clock: None,
        }) if date.day.is_some() => {
            let weekday = Some(weekday);
            Some(Match::when(found.end, When::Fields(Fields { weekday, ..date })))
        }
        _ => None,
    }
}

/// "this morning", "last night", "the next morning", "that same evening".
fn part_of_day(direction: &Direction, part: DayPart, end: usize) -> Option<Match> {
    let when = match (direction.side, direction.origin) {
        (Side::This, Origin::Narrative) => When::Again(Some(Unit::Day)),
        (Side::This, origin) => When::Shift(0, Unit::Day, origin),
        (Side::Last, origin) => When::Shift(-1, Unit::Day, origin),
        (Side::Next, origin) => When::Shift(1, Unit::Day, origin),
    };
    let clock = Some(Clock::Part(part));
    Some(Match::new(end, Meaning::Point(Point { when, clock })))
}
