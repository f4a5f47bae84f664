//! Words that point from the day of writing: "today", "yesterday", "the day after tomorrow".

use super::Match;
use crate::timex::guards;
use crate::timex::length::Length;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Direction, Origin, When};
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A day counted from the day of writing, and a length counted from another time.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let day = |by, end| Some(Match::when(end, When::Shift(by, Unit::Day, Origin::Published)));
    match reader.key(at) {
        "today" if guards::is_in_name(reader, at) => None,
        "today" => day(0, at + 1),
        "yesterday" => day(-1, at + 1),
        "tomorrow" => day(1, at + 1),
        "the" => beside(reader, at + 1, depth),
        _ => None,
    }
}

/// "the day before yesterday", "the week after Christmas".
fn beside(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let Lexeme::Unit(unit, false) = reader.at(at) else {
        return None;
    };
    let direction = match reader.key(at + 1) {
        "before" => Direction::Before,
        "after" => Direction::After,
        _ => return None,
    };
    let Some((base, end)) = super::point(reader, at + 2, depth) else {
        // "the week after next", "the year before last"
        let by = match (direction, reader.key(at + 2)) {
            (Direction::Before, "last") => -2,
            (Direction::After, "next") => 2,
            _ => return None,
        };
        return Some(Match::when(at + 3, When::Shift(by, unit, Origin::Published)));
    };
    let by = if direction == Direction::Before { -1 } else { 1 };
    if let When::Shift(days, Unit::Day, origin) = base
        && unit == Unit::Day
    {
        return Some(Match::when(end, When::Shift(days + by, Unit::Day, origin)));
    }
    Some(Match::when(
        end,
        When::Beside(Length::of(1, unit), direction, Box::new(base)),
    ))
}
