//! Parts of the day: "this morning" and "last night" are sides of a part; "Friday night", "yesterday
//! morning" a part joined to a day; "the morning", "mid-afternoon" a part alone.

use super::Match;
use super::clock::is_day;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Clock, Meaning, Origin, Point, When};
use crate::timex::reader::Reader;
use crate::timex::units::{DayPart, Unit};

/// A part of the day whose day the text is already about.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let point = |when, part, end| {
        let clock = Some(Clock::Part(part));
        Some(Match::new(end, Meaning::Point(Point { when, clock })))
    };
    match reader.at(at) {
        Lexeme::Part(part, false) => {
            // "in the morning" and "mid-afternoon", but not "night games" or "good morning".
            let introduced = match reader.key_before(at) {
                "the" => matches!(reader.back(at, 2), Lexeme::Key("in" | "during" | "of" | "by")),
                "mid" | "early" | "late" | "by" => true,
                "-" => matches!(reader.back(at, 2), Lexeme::Key("mid")),
                _ => false,
            };
            if !introduced || part == DayPart::Daytime {
                return None;
            }
            // "mid-afternoon yesterday"
            match super::point(reader, at + 1, depth) {
                Some((when, end)) if is_day(&when) => point(when, part, end),
                _ => point(When::Clock, part, at + 1),
            }
        }
        Lexeme::Key("the") => match reader.at(at + 1) {
            Lexeme::Part(part, false)
                if matches!(reader.key_before(at), "in" | "during" | "by" | "into" | "through")
                    && part != DayPart::Daytime =>
            {
                point(When::Clock, part, at + 2)
            }
            _ => None,
        },
        Lexeme::Key("overnight") => {
            // The adjective of trips and deliveries says how long, the adverb when.
            let when = When::Clock;
            point(when, DayPart::Night, at + 1)
        }
        Lexeme::Key("tonight" | "tonite") => point(
            When::Shift(0, Unit::Day, Origin::Published),
            DayPart::Night,
            at + 1,
        ),
        _ => None,
    }
}

/// Adds the part that follows a day: "Friday night", "Nov. 9 in the evening".
pub fn attach(reader: &Reader, mut found: Match) -> Match {
    if let Meaning::Point(Point { when, clock: None }) = &found.meaning
        && is_day(when)
    {
        let early = usize::from(matches!(reader.key(found.end), "early" | "late"));
        let at = match (reader.key(found.end), reader.key(found.end + 1)) {
            ("in", "the") => found.end + 2,
            ("at", _) => found.end + 1,
            _ => found.end + early,
        };
        let part = match reader.at(reader.skip_hyphen(at)) {
            Lexeme::Part(part, false) => Some(part),
            Lexeme::Key("overnight") if at == found.end => Some(DayPart::Night),
            _ => None,
        };
        if let Some(part) = part {
            found.end = reader.skip_hyphen(at) + 1;
            let mut when = when.clone();
            // "Wednesday evening next week"
            if let When::Fields(fields) = &when
                && fields.is_bare_weekday()
                && let Some((week, end)) = super::weekday::week_beside(reader, found.end)
            {
                when = When::Part(*fields, Box::new(week));
                found.end = end;
            }
            found.meaning = Meaning::Point(Point {
                when,
                clock: Some(Clock::Part(part)),
            });
        }
    }
    found
}
