//! Numbers as times count them, in tenths, and years in digits and words.

use super::lexicon::Lexeme;
use super::reader::Reader;
use crate::token::number::{self, NumberKind};

/// The cardinal number at a token, in tenths, and the token after it: "12", "2.5", "5 1/2", "1/2",
/// "twenty-four", "two hundred", "two and a half".
pub fn cardinal(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    // "one quarter" and "one second" are lengths, not a part or an order.
    let alone = match reader.at(at) {
        Lexeme::Digits(value, _) => u32::from(value) * 10,
        Lexeme::Small(value) => u32::from(value) * 10,
        Lexeme::Tenths(tenths) => tenths,
        Lexeme::Scale(_) => 0,
        _ => return None,
    };
    let (tenths, end) = amount(reader, at).or((alone > 0).then_some((alone, at + 1)))?;
    // "6 ½ minutes"
    match (tenths % 10, reader.word(end)) {
        (0, "½") => Some((tenths.saturating_add(5), end + 1)),
        _ => Some((tenths, end)),
    }
}

/// The amount that begins at a token, which may be an article: "a hundred", "a dozen".
pub fn amount(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let number = number::read(reader.document, at, reader.end())?;
    let sign = reader.word(at + 1) == "/";
    let counts = number.kind == NumberKind::Cardinal || number.kind == NumberKind::Fraction && sign;
    let tenths = (number.value * 10.0).round();
    (counts && (0.0..=f64::from(u32::MAX)).contains(&tenths)).then_some((tenths as u32, number.tokens.end))
}

/// A whole number in words.
fn words(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let (tenths, end) = amount(reader, at)?;
    (tenths % 10 == 0).then_some((tenths / 10, end))
}

/// A year in words: "nineteen ninety-six", "two thousand and five", "twenty twelve".
pub fn year_in_words(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let Lexeme::Small(first) = reader.at(at) else {
        return None;
    };
    if (11..=21).contains(&first)
        && let (Lexeme::Small(10..), Some((rest @ 10..=99, end))) = (reader.at(at + 1), words(reader, at + 1))
    {
        return Some((i32::from(first) * 100 + rest as i32, end));
    }
    // "nineteen hundred ninety-three"
    if (11..=21).contains(&first) && reader.at(at + 1) == Lexeme::Scale(100) {
        let (year, end) = words(reader, at)?;
        return ((1100..2200).contains(&year) && year % 100 > 0).then_some((year as i32, end));
    }
    if first != 2 || reader.at(at + 1) != Lexeme::Scale(1000) {
        return None;
    }
    let (year, end) = words(reader, at)?;
    (2000..2100).contains(&year).then_some((year as i32, end))
}

/// The ordinal at a token and the token after it: "21st", "third", "twenty-first".
pub fn ordinal(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    match reader.at(at) {
        Lexeme::Ordinal(value) => Some((value, at + 1)),
        // In a date the hyphen may be missing: "March twenty first".
        Lexeme::Small(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => {
            let next = reader.skip_hyphen(at + 1);
            match reader.at(next) {
                Lexeme::Ordinal(ones @ 1..=9) => Some((tens + ones, next + 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A year in digits, four of them, or two after an apostrophe ("'98"); "490 BC" is -490.
pub fn year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    if let Some(end) = before_the_era(reader, at)
        && let Lexeme::Digits(value @ 1.., _) = reader.at(at)
    {
        return Some((-i32::from(value), end));
    }
    match reader.at(at) {
        Lexeme::Digits(value @ 1000..=2999, 4) => Some((i32::from(value), at + 1)),
        Lexeme::Key("'" | "’") if reader.glued(at + 1) => match reader.at(at + 1) {
            // "'60 Minutes"
            Lexeme::Digits(value, 2) if !matches!(reader.at(at + 2), Lexeme::Unit(..)) => {
                Some((century_of(value), at + 2))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The token after a year before the common era: "490 BC", "480 B.C.", and the first of "490-480 BC".
fn before_the_era(reader: &Reader, at: usize) -> Option<usize> {
    let era = |at: usize| matches!(reader.word(at), "BC" | "B.C." | "B.C" | "BCE" | "B.C.E.");
    let number = |at: usize| matches!(reader.at(at), Lexeme::Digits(1.., _));
    if !number(at) {
        return None;
    }
    if era(at + 1) {
        return Some(at + 2);
    }
    let joined = reader.is_dash(at + 1) || reader.key(at + 1) == "to" || reader.key(at + 1) == "and";
    (joined && number(at + 2) && era(at + 3)).then_some(at + 1)
}

/// The year two digits mean: up to 49 of this century, from 50 of the last.
pub fn century_of(two_digits: u16) -> i32 {
    i32::from(two_digits) + if two_digits < 50 { 2000 } else { 1900 }
}
