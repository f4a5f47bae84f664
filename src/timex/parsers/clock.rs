//! Times of the day: "10:35 a.m.", "10 p.m. EST Wednesday", "noon", "4 in the morning", "0735 GMT".

use super::Match;
use crate::timex::guards::ends;
use crate::timex::length::Length;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Clock, Fields, Meaning, Modifier, Point, Set, When};
use crate::timex::reader::Reader;
use crate::timex::units::{DayPart, Unit};

/// A time of the day, with the day when it follows.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let (clock, end) = clock(reader, at, false)?;
    Some(with_day(reader, clock, end, depth))
}

/// Adds the time that follows a day: "Friday at 10 a.m.", "Nov. 9, 5 p.m.".
pub fn attach(reader: &Reader, mut found: Match) -> Match {
    // "Tuesdays at 9 a.m."
    if let Meaning::Set(Set::Whenever(fields, None)) = &found.meaning
        && reader.key(found.end) == "at"
        && let Some((clock, end)) = clock(reader, found.end + 1, true)
    {
        found.meaning = Meaning::Set(Set::Whenever(*fields, Some(clock)));
        found.end = end;
        return found;
    }
    if let Meaning::Point(Point { when, clock: stated }) = &found.meaning
        && is_day(when)
        && let Some(part) = match stated {
            None => Some(None),
            Some(Clock::Part(part)) => Some(Some(*part)),
            Some(_) => None,
        }
    {
        let comma = reader.skip_comma(found.end);
        let at = comma + usize::from(matches!(reader.key(comma), "at" | "around" | "about"));
        // The clock of "on Saturday, 10:07 GMT Friday" has a day of its own.
        if let Some((clock, end)) = clock(reader, at, at > comma)
            && !(comma > found.end && matches!(reader.at(end), Lexeme::Weekday(_, false)))
        {
            let when = when.clone();
            let clock = Some(match part {
                Some(part) => in_part(part, clock),
                None => clock,
            });
            found.meaning = Meaning::Point(Point { when, clock });
            if matches!(reader.key(comma), "around" | "about") {
                found.modifier = Some(Modifier::Approx);
            }
            found.end = end;
        }
    }
    found
}

/// The time a figure means in a part of the day: "10:00" of an evening is 22:00.
fn in_part(part: DayPart, clock: Clock) -> Clock {
    let late = matches!(part, DayPart::Afternoon | DayPart::Evening | DayPart::Night);
    match clock {
        Clock::At(hour @ 1..=11, minute, None) | Clock::Hour(hour @ 1..=11, minute) if late && hour > 4 => {
            Clock::At(hour + 12, minute, None)
        }
        _ => clock,
    }
}

/// Whether it names a day, so that a time of the day may be joined to it.
pub fn is_day(when: &When) -> bool {
    match when {
        When::Fields(fields) | When::Toward(_, fields, _) | When::Part(fields, _) => {
            (fields.day.is_some() || fields.weekday.is_some() || fields.holiday.is_some()) && !fields.week
        }
        When::Shift(_, unit, _) | When::Again(Some(unit)) | When::Nth(_, unit, _) => *unit == Unit::Day,
        When::Away(length, ..) | When::Beside(length, ..) => length.unit == Unit::Day,
        _ => false,
    }
}

fn with_day(reader: &Reader, clock: Clock, end: usize, depth: u8) -> Match {
    let alone = || {
        Match::new(
            end,
            Meaning::Point(Point {
                when: When::Clock,
                clock: Some(clock),
            }),
        )
    };
    // "3 p.m. each day", "9:30 a.m. every Tuesday"
    if matches!(reader.key(end), "each" | "every" | "everyday" | "daily")
        && let Some(set) = super::set::parse(reader, end, depth)
    {
        let fields = match set.meaning {
            Meaning::Set(Set::Whenever(fields, None)) => Some(fields),
            Meaning::Set(Set::Each(length)) if length == Length::of(1, Unit::Day) => Some(Fields::default()),
            _ => None,
        };
        if let Some(fields) = fields {
            return Match::new(set.end, Meaning::Set(Set::Whenever(fields, Some(clock))));
        }
    }
    let comma = reader.skip_comma(end);
    let next = comma + usize::from(matches!(reader.key(comma), "on"));
    match super::point(reader, next, depth) {
        Some((when, end)) if is_day(&when) => Match::new(
            end,
            Meaning::Point(Point {
                when,
                clock: Some(clock),
            }),
        ),
        _ => alone(),
    }
}

/// A time of the day and its zone. Bare figures such as "7:15" are times only where `stated` says
/// so or a preposition of time stands before.
fn clock(reader: &Reader, at: usize, stated: bool) -> Option<(Clock, usize)> {
    let (clock, end) = match reader.at(at) {
        Lexeme::Key("noon") if reader.word_before(at).eq_ignore_ascii_case("high") => return None,
        Lexeme::Key("noon" | "midday" | "noontime" | "noonish") => (Clock::At(12, Some(0), None), at + 1),
        Lexeme::Key("midnight") => (Clock::At(24, Some(0), None), at + 1),
        Lexeme::Digits(value, len) => digits(reader, at, value, len, stated)?,
        Lexeme::Dotted => dotted(reader, at, stated)?,
        Lexeme::Small(hour @ 1..=12) => {
            let (after, end) = (Clock::Hour(hour, None), at + 1);
            match half_of_day(reader, end) {
                Some((pm, end)) => (twelve_hours(hour, None, pm), end),
                None => (after, o_clock(reader, end)?),
            }
        }
        _ => return None,
    };
    let clock_end = match clock {
        Clock::Hour(hour, minute) => match in_the_part(reader, end) {
            Some((pm, end)) => return Some((twelve_hours(hour, minute, pm), zone(reader, end))),
            None => end,
        },
        _ => end,
    };
    Some((clock, zone(reader, clock_end)))
}

fn digits(reader: &Reader, at: usize, value: u16, len: u8, stated: bool) -> Option<(Clock, usize)> {
    let before = reader.key_before(at);
    if reader.glued(at) && !matches!(before, "(" | "-" | "–" | "—" | "'") || reader.word_before(at) == "$"
    {
        return None;
    }
    if len == 4 {
        return four_digits(reader, at, value);
    }
    if len > 2 || value > 24 {
        return None;
    }
    let hour = value as u8;
    let minute = match reader.at(at + 2) {
        Lexeme::Digits(minute @ 0..=59, 2)
            if matches!(reader.key(at + 1), ":" | ".") && reader.glued(at + 1) && reader.glued(at + 2) =>
        {
            Some(minute as u8)
        }
        _ => None,
    };
    let end = if minute.is_some() { at + 3 } else { at + 1 };
    let colon = minute.is_some() && reader.key(at + 1) == ":";
    if let (Some(minute), Lexeme::Digits(second @ 0..=59, 2), ":") =
        (minute, reader.at(at + 4), reader.key(at + 3))
        && reader.glued(at + 3)
        && reader.glued(at + 4)
    {
        return with_seconds(reader, at, (hour, minute, second as u8), stated || before == "at");
    }
    if let Some((pm, end)) = half_of_day(reader, end) {
        return (1..=12)
            .contains(&hour)
            .then(|| (twelve_hours(hour, minute, pm), end));
    }
    if let Some(end) = o_clock(reader, end) {
        return Some((Clock::Hour(hour, minute), end));
    }
    if (1..=12).contains(&hour)
        && (colon
            || matches!(
                before,
                "at" | "by" | "around" | "about" | "from" | "until" | "till" | "since"
            ))
        && let Some((pm, end)) = in_the_part(reader, end)
    {
        return Some((twelve_hours(hour, minute, pm), end));
    }
    // "between 3:30 and 5:55", "19:00 - 21:00"
    let is_time = |token: usize| {
        reader.key(token + 1) == ":"
            && reader.glued(token + 1)
            && matches!(reader.at(token + 2), Lexeme::Digits(_, 2))
    };
    let joint = |token: usize| matches!(reader.key(token), "-" | "–" | "to" | "and" | "until" | "till");
    let in_range = joint(at + 3) && is_time(at + 4) || at >= 4 && joint(at - 1) && is_time(at - 4);
    let introduced = stated
        || in_range
        || matches!(reader.at(at + 3), Lexeme::Month(_) | Lexeme::Weekday(_, false))
        || matches!(
            before,
            "at" | "by" | "until" | "till" | "from" | "since" | "around" | "about" | "before" | "after"
        );
    if !colon || reader.key(at + 3) == ":" || reader.glued(at + 3) && reader.word(at + 3) == "%" {
        return None;
    }
    let zoned = is_zone(reader, at + 3);
    (introduced || zoned || hour >= 13 && reader.key_before(at) == ",").then(|| {
        let clock = match hour {
            1..=12 if !zoned => Clock::Hour(hour, minute),
            _ => Clock::At(hour, minute, None),
        };
        (clock, at + 3)
    })
}

/// "2.30pm", as British newspapers print it; beside its day also "Monday at 2.30".
/// "0735 GMT", "0735 a.m."
fn four_digits(reader: &Reader, at: usize, value: u16) -> Option<(Clock, usize)> {
    let (hour, minute) = ((value / 100) as u8, (value % 100) as u8);
    if minute >= 60 {
        return None;
    }
    match half_of_day(reader, at + 1).filter(|_| (1..=12).contains(&hour)) {
        Some((pm, end)) => Some((twelve_hours(hour, Some(minute), pm), end)),
        None => {
            let zoned = is_zone(reader, at + 1) && reader.word(at + 1).starts_with(char::is_uppercase);
            (zoned && hour <= 24).then_some((Clock::At(hour, Some(minute), None), at + 1))
        }
    }
}

/// "10:35:20 a.m."; without its half of the day it is the running time of a race, unless something says that it is
/// a time of the day.
fn with_seconds(
    reader: &Reader,
    at: usize,
    (hour, minute, second): (u8, u8, u8),
    of_day: bool,
) -> Option<(Clock, usize)> {
    match half_of_day(reader, at + 5) {
        Some((pm, end)) => Some(match twelve_hours(hour, Some(minute), pm) {
            Clock::At(hour, minute, _) => (Clock::At(hour, minute, Some(second)), end),
            other => (other, end),
        }),
        None => of_day.then_some((Clock::At(hour, Some(minute), Some(second)), at + 5)),
    }
}

fn dotted(reader: &Reader, at: usize, stated: bool) -> Option<(Clock, usize)> {
    let (hour, minute) = reader.word(at).split_once('.')?;
    let (hour, minute) = (
        hour.parse::<u8>().ok()?,
        minute.parse::<u8>().ok().filter(|_| minute.len() == 2)?,
    );
    let Some((pm, end)) = half_of_day(reader, at + 1) else {
        let time = stated && hour <= 24 && minute < 60 && ends(reader, at + 1);
        let clock = match hour {
            1..=12 => Clock::Hour(hour, Some(minute)),
            _ => Clock::At(hour, Some(minute), None),
        };
        return time.then_some((clock, at + 1));
    };
    ((1..=12).contains(&hour) && minute < 60).then(|| (twelve_hours(hour, Some(minute), pm), end))
}

/// "a.m.", "pm" and whether it is the afternoon.
fn half_of_day(reader: &Reader, at: usize) -> Option<(bool, usize)> {
    match reader.key(at) {
        // The verb "am" does not follow a number.
        "am" | "a.m." => Some((false, at + 1)),
        "a.m" => Some((false, at + 1 + usize::from(reader.key(at + 1) == "."))),
        "pm" | "p.m." => Some((true, at + 1)),
        "p.m" => Some((true, at + 1 + usize::from(reader.key(at + 1) == "."))),
        _ => None,
    }
}

fn twelve_hours(hour: u8, minute: Option<u8>, pm: bool) -> Clock {
    let hour = match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) => hour + 12,
        (hour, false) => hour,
    };
    Clock::At(hour, Some(minute.unwrap_or(0)), None)
}

/// "o'clock", in one token or three.
fn o_clock(reader: &Reader, at: usize) -> Option<usize> {
    match reader.key(at) {
        "o'clock" | "o’clock" => Some(at + 1),
        "o" if matches!(reader.key(at + 1), "'" | "’") && reader.key(at + 2) == "clock" => Some(at + 3),
        _ => None,
    }
}

/// "in the morning", "at night", and whether it is the afternoon.
fn in_the_part(reader: &Reader, at: usize) -> Option<(bool, usize)> {
    let part = match (reader.key(at), reader.key(at + 1)) {
        ("in", "the") => at + 2,
        ("at", _) => at + 1,
        _ => return None,
    };
    match reader.at(part) {
        Lexeme::Part(DayPart::Morning, false) => Some((false, part + 1)),
        Lexeme::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night, false) => Some((true, part + 1)),
        _ => None,
    }
}

fn is_zone(reader: &Reader, at: usize) -> bool {
    matches!(
        reader.key(at),
        "gmt"
            | "utc"
            | "est"
            | "est."
            | "edt"
            | "pst"
            | "pdt"
            | "cst"
            | "cdt"
            | "mst"
            | "mdt"
            | "bst"
            | "cet"
            | "cest"
            | "eet"
            | "eest"
            | "msk"
            | "wat"
            | "cat"
            | "eat"
            | "ist"
            | "pkt"
            | "wib"
            | "sgt"
            | "hkt"
            | "pht"
            | "jst"
            | "kst"
            | "aest"
            | "aedt"
            | "nzst"
            | "nzdt"
            | "et"
            | "pt"
            | "ct"
    ) && reader.word(at).starts_with(char::is_uppercase)
}

/// Words in the longest name of a zone: "Central European Summer Time".
const ZONE_WORDS: usize = 4;

/// The token after the zone, when one follows: "EST", "local time", "West Africa Time".
fn zone(reader: &Reader, at: usize) -> usize {
    if is_zone(reader, at) {
        return at + 1;
    }
    if reader.key(at) == "local" && reader.key(at + 1) == "time" {
        return at + 2;
    }
    let named = |end: usize| reader.word(end).starts_with(char::is_uppercase);
    (at..at + ZONE_WORDS)
        .take_while(|&end| named(end) || reader.key(end) == "time")
        .find(|&end| end > at && reader.key(end) == "time")
        .map_or(at, |end| end + 1)
}
