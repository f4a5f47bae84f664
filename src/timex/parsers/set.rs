//! What comes back: "every Tuesday", "each of the past three years" is not one, "daily", "twice a
//! week", "Tuesday nights", "every other month".

use super::Match;
use crate::timex::guards;
use crate::timex::length::Length;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Clock, Fields, Meaning, Set};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::{DayPart, Unit};

/// A set of times.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let set = |end, set| Some(Match::new(end, Meaning::Set(set)));
    match reader.at(at) {
        // "the quarterly dividend" is a kind of dividend; "paid quarterly" says how often.
        Lexeme::Every(Unit::Quarter)
            if reader.word(at + 1).starts_with(char::is_alphabetic) && reader.key(at + 1).is_empty() =>
        {
            None
        }
        Lexeme::Every(_) if guards::is_in_name(reader, at) => None,
        Lexeme::Every(unit) => set(at + 1, Set::Each(Length::of(1, unit))),
        Lexeme::Weekday(day, plural) => {
            let fields = Fields {
                weekday: Some(day),
                ..Fields::default()
            };
            match reader.at(at + 1) {
                Lexeme::Part(part, true) => set(at + 2, Set::Whenever(fields, Some(Clock::Part(part)))),
                Lexeme::Part(part, false) if plural => {
                    set(at + 2, Set::Whenever(fields, Some(Clock::Part(part))))
                }
                _ if plural => set(at + 1, Set::Whenever(fields, None)),
                _ => None,
            }
        }
        Lexeme::Key("every" | "each") => each(reader, at),
        // The adverb; "everyday life" is another word.
        Lexeme::Key("everyday") if guards::ends(reader, at + 1) || is_time(reader, at + 1) => {
            set(at + 1, Set::Each(Length::of(1, Unit::Day)))
        }
        Lexeme::Part(part, true) if is_habit(reader, at) => {
            set(at + 1, Set::Whenever(Fields::default(), Some(Clock::Part(part))))
        }
        Lexeme::Unit(Unit::Weekend, true) if is_habit(reader, at) => {
            set(at + 1, Set::Whenever(weekend(), None))
        }
        Lexeme::Key("twice" | "once") => times(reader, at + 1),
        Lexeme::Small(_) if reader.key(at + 1) == "times" => times(reader, at + 2),
        Lexeme::Key("weekdays") => set(at + 1, Set::Each(Length::of(1, Unit::Day))),
        Lexeme::Key("a" | "an" | "per") => rate(reader, at),
        _ => None,
    }
}

fn weekend() -> Fields {
    Fields {
        weekend: true,
        ..Fields::default()
    }
}

/// Whether "mornings" or "weekends" come back: "on weekends", "in the mornings"; not "sleepless nights".
fn is_habit(reader: &Reader, at: usize) -> bool {
    match reader.key_before(at) {
        "on" | "most" => true,
        "the" => reader.key(at - 2) == "in",
        _ => false,
    }
}

fn is_time(reader: &Reader, at: usize) -> bool {
    matches!(reader.at(at), Lexeme::Digits(..)) || reader.key(at) == "at"
}

/// "every two weeks", "each July", "every other Tuesday", "every Friday night".
fn each(reader: &Reader, at: usize) -> Option<Match> {
    let mut next = at + 1;
    let mut count = 10;
    if reader.key(next) == "other" {
        count = 20;
        next += 1;
    } else if reader.key(next) == "single" {
        next += 1;
    } else if let Some((tenths, end)) = numbers::cardinal(reader, next) {
        count = tenths;
        next = end;
    } else if let Lexeme::Ordinal(nth) = reader.at(next) {
        count = u32::from(nth) * 10;
        next += 1;
    }
    let mut fields = Fields::default();
    let mut clock = None;
    let mut end = next + 1;
    match reader.at(next) {
        Lexeme::Unit(Unit::Weekend, false) if count == 10 => fields = weekend(),
        Lexeme::Unit(unit, plural)
            if plural
                == (count > 10
                    && !matches!(reader.at(next - 1), Lexeme::Ordinal(_) | Lexeme::Key("other"))) =>
        {
            let length = Length {
                tenths: Some(count),
                ..Length::of(0, unit)
            };
            return Some(Match::new(end, Meaning::Set(Set::Each(length))));
        }
        Lexeme::Weekday(day, false) => {
            fields.weekday = Some(day);
            if let Lexeme::Part(part, false) = reader.at(end) {
                clock = Some(Clock::Part(part));
                end += 1;
            }
        }
        Lexeme::Month(month) => fields.month = Some(month),
        Lexeme::Season(season, false) => fields.season = Some(season),
        Lexeme::Part(part, false) if part != DayPart::Daytime => clock = Some(Clock::Part(part)),
        Lexeme::Holiday => {
            let (holiday, after) = super::holiday::name(reader, next)?;
            fields = holiday;
            end = after;
        }
        _ => return None,
    }
    Some(Match::new(end, Meaning::Set(Set::Whenever(fields, clock))))
}

/// "a week" and "per day" after "twice" or "three times".
fn times(reader: &Reader, at: usize) -> Option<Match> {
    let Lexeme::Unit(unit, false) = reader.at(at + 1) else {
        return None;
    };
    matches!(reader.key(at), "a" | "an" | "per" | "each" | "every")
        .then(|| Match::new(at + 2, Meaning::Set(Set::Each(Length::of(1, unit)))))
}

/// "a year" as a rate: "$2,000 a month".
fn rate(reader: &Reader, at: usize) -> Option<Match> {
    let Lexeme::Unit(unit, false) = reader.at(at + 1) else {
        return None;
    };
    (unit >= Unit::Day && guards::is_rate(reader, at))
        .then(|| Match::new(at + 2, Meaning::Set(Set::Each(Length::of(1, unit)))))
}
