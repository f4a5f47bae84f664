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
    let of = at + 1 + usize::from(reader.key(at + 1) == "of");
    let by = match reader.key(of) {
        "this" => Some(0),
        "last" => Some(-1),
        "next" => Some(1),
        _ => None,
    };
    match by.filter(|_| reader.at(of + 1) == Lexeme::Unit(Unit::Week, false)) {
        Some(by) => {
            let week = When::Shift(by, Unit::Week, Origin::Published);
            Some(Match::when(of + 2, When::Part(fields, Box::new(week))))
        }
        None => Some(Match::when(at + 1, When::Fields(fields))),
    }
}
