//! Seasons: "the summer of 1998", "winter 2019", "the spring". With a side ("last fall") they are
//! read by [`super::side`].

use super::Match;
use crate::timex::guards;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, When};
use crate::timex::numbers;
use crate::timex::reader::Reader;

/// A season, with its year when one follows.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let the = usize::from(reader.key(at) == "the");
    let Lexeme::Season(season, false) = reader.at(at + the) else {
        return None;
    };
    let fields = |year| Fields {
        season: Some(season),
        year,
        ..Fields::default()
    };
    let end = at + the + 1;
    let of = end + usize::from(reader.key(end) == "of");
    let year = numbers::year(reader, of).or_else(|| numbers::year_in_words(reader, of));
    if let Some((year, end)) = year {
        return Some(Match::when(end, When::Fields(fields(Some(year)))));
    }
    if of > end {
        let (outer, end) = super::point(reader, of, depth)?;
        return Some(Match::when(end, When::Part(fields(None), Box::new(outer))));
    }
    guards::is_season(reader, at).then(|| Match::when(end, When::Fields(fields(None))))
}
