//! Holidays: "Thanksgiving Day", "Christmas 1998", "New Year's Eve", "Easter week".

use super::Match;
use crate::timex::holidays::NAMES;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, When};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A holiday, with its year when one follows.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let (fields, end) = name(reader, at)?;
    let comma = reader.skip_comma(end);
    let of = comma + usize::from(matches!(reader.key(comma), "of" | "in"));
    match numbers::year(reader, of) {
        Some((year, end)) => {
            let fields = Fields {
                year: Some(year),
                ..fields
            };
            Some(Match::when(end, When::Fields(fields)))
        }
        None => Some(Match::when(end, When::Fields(fields))),
    }
}

/// The holiday whose name begins at a token.
pub fn name(reader: &Reader, at: usize) -> Option<(Fields, usize)> {
    if reader.at(at) != Lexeme::Holiday {
        return None;
    }
    let fits = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(offset, word)| reader.word(at + offset).eq_ignore_ascii_case(word))
    };
    let (words, holiday) = NAMES.iter().find(|(words, _)| fits(words))?;
    let end = at + words.len();
    let week = reader.at(end) == Lexeme::Unit(Unit::Week, false);
    let weekend = reader.at(end) == Lexeme::Unit(Unit::Weekend, false);
    let fields = Fields {
        holiday: Some(*holiday),
        week,
        weekend,
        ..Fields::default()
    };
    Some((fields, end + usize::from(week || weekend)))
}
