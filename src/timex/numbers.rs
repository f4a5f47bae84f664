//! Numbers in digits and words, and years in words.

use super::lexicon::Lexeme;
use super::reader::Reader;

/// The cardinal number at a token, in tenths, and the token after it: "12", "2.5", "5 1/2",
/// "twenty-four", "two hundred", "two and a half".
pub fn cardinal(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let (tenths, end) = match reader.at(at) {
        Lexeme::Digits(..) if is_fraction(reader, at) => return fraction(reader, at),
        Lexeme::Digits(value, _) => (u32::from(value) * 10, at + 1),
        Lexeme::Tenths(tenths) => (tenths, at + 1),
        Lexeme::Small(_) | Lexeme::Scale(_) => {
            let (value, end) = words(reader, at)?;
            (value * 10, end)
        }
        _ => return None,
    };
    let after = end + usize::from(reader.is_dash(end) && reader.glued(end));
    if let Some((part, end)) = fraction(reader, after).filter(|_| tenths % 10 == 0) {
        return Some((tenths.saturating_add(part), end));
    }
    match reader.at(end) {
        Lexeme::Tenths(half) if half == 5 && tenths % 10 == 0 => Some((tenths + half, end + 1)),
        Lexeme::Key("and") if reader.key(end + 1) == "a" && reader.key(end + 2) == "half" => {
            Some((tenths.saturating_add(5), end + 3))
        }
        _ => Some((tenths, end)),
    }
}

fn is_fraction(reader: &Reader, at: usize) -> bool {
    reader.key(at + 1) == "/" && reader.glued(at + 1)
}

/// "1/2", "3/4".
fn fraction(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let (Lexeme::Digits(above, _), Lexeme::Digits(below, _)) = (reader.at(at), reader.at(at + 2)) else {
        return None;
    };
    let small = is_fraction(reader, at) && above < below && below <= 16;
    small.then(|| (u32::from(above * 10 / below), at + 3))
}

/// A whole number in words.
fn words(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let (mut total, mut current, mut seen) = (0_u32, 0_u32, false);
    let mut end = at;
    loop {
        let mut next = reader.skip_hyphen(end);
        if reader.key(next) == "and" && seen && current % 100 == 0 && current + total > 0 {
            next += 1;
        }
        match reader.at(next) {
            Lexeme::Small(value) if current % 100 == 0 && !(seen && current == 0 && total == 0) => {
                current += u32::from(value);
            }
            Lexeme::Small(value @ 1..=9) if current % 10 == 0 && current % 100 >= 20 => {
                current += u32::from(value);
            }
            Lexeme::Scale(100) if current < 100 => current = current.max(1) * 100,
            Lexeme::Scale(1000) if total == 0 => (total, current) = (current.max(1) * 1000, 0),
            _ => break,
        }
        seen = true;
        end = next + 1;
    }
    seen.then_some((total + current, end))
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

/// A year in digits, four of them, or two after an apostrophe ("'98").
pub fn year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
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

/// The year two digits mean: up to 49 of this century, from 50 of the last.
pub fn century_of(two_digits: u16) -> i32 {
    i32::from(two_digits) + if two_digits < 50 { 2000 } else { 1900 }
}
