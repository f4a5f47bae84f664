//! Weekdays: "Thursday". With a side ("last Thursday") they are read by [`super::side`], with a date
//! by [`super::date`].

use super::Match;
use crate::timex::guards;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, Origin, When};
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A weekday, perhaps with the week it lies in ("Thursday of last week", "Thursday next week").
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let Lexeme::Weekday(day, false) = reader.at(at) else {
        return None;
    };
    if !guards::is_weekday(reader, at) {
        return None;
    }
    let fields = Fields {
        weekday: Some(day),
        ..Fields::default()
    };
    match week_beside(reader, at + 1) {
        Some((week, end)) => Some(Match::when(end, When::Part(fields, Box::new(week)))),
        None => Some(Match::when(at + 1, When::Fields(fields))),
    }
}

/// "of last week", "next week" after a weekday.
pub fn week_beside(reader: &Reader, at: usize) -> Option<(When, usize)> {
    let of = at + usize::from(reader.key(at) == "of");
    let by = match reader.key(of) {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    // "on Monday of last week's storm": the week is the storm's.
    let owns = matches!(reader.key(of + 2), "'s" | "’s");
    (reader.at(of + 1) == Lexeme::Unit(Unit::Week, false) && !owns)
        .then(|| (When::Shift(by, Unit::Week, Origin::Published), of + 2))
}
