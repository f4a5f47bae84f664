//! Decades and centuries: "the 1990s", "the '80s", "the nineties", "the 20th century",
//! "19th-century".

use super::Match;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, When};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A decade or a century.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let the = usize::from(reader.key(at) == "the");
    let start = at + the;
    if let Some((decade, end)) = decade(reader, start, the == 1) {
        let fields = Fields {
            decade: Some(decade),
            ..Fields::default()
        };
        return Some(Match::when(end, When::Fields(fields)));
    }
    let (number, end) = numbers::ordinal(reader, start)?;
    let end = reader.skip_hyphen(end);
    let century = reader.at(end) == Lexeme::Unit(Unit::Century, false);
    // "the first century of …" counts; the centuries that news speak of are later ones.
    (century && (2..=30).contains(&number)).then(|| {
        let fields = Fields {
            century: Some(i32::from(number) - 1),
            ..Fields::default()
        };
        Match::when(end + 1, When::Fields(fields))
    })
}

/// The decade at a token. Two digits or a word need an article or an apostrophe before: "in his
/// twenties" is an age.
fn decade(reader: &Reader, at: usize, article: bool) -> Option<(i32, usize)> {
    let apostrophe = matches!(reader.key(at), "'" | "’") && reader.glued(at + 1);
    let at = at + usize::from(apostrophe);
    match reader.at(at) {
        Lexeme::Decade(year @ 1000..) => Some((i32::from(year) / 10, at + 1)),
        Lexeme::Decade(short) => {
            let introduced = article
                || apostrophe
                || matches!(reader.key_before(at), "the" | "early" | "late" | "mid")
                || reader.is_dash(at.wrapping_sub(1)) && reader.back(at, 2) == Lexeme::Key("mid");
            // "temperatures in the 80s" and "the mid-90s" of scores cannot be told apart here; with
            // "temperatures" or "degrees" before, they are no decades.
            introduced.then_some((190 + i32::from(short) / 10, at + 1))
        }
        // "1980's" and "the '80's" of older style sheets; "1980 s" where the text was taken apart.
        Lexeme::Digits(year @ 1000..=2999, 4)
            if year % 10 == 0
                && (matches!(reader.key(at + 1), "'s" | "’s") && article || reader.key(at + 1) == "s") =>
        {
            Some((i32::from(year) / 10, at + 2))
        }
        Lexeme::Digits(short, 2)
            if short % 10 == 0
                && matches!(reader.key(at + 1), "'s" | "’s" | "s")
                && (apostrophe || article) =>
        {
            Some((190 + i32::from(short) / 10, at + 2))
        }
        _ => None,
    }
}
