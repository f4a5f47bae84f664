//! Lengths of time, and points a length away: "two days", "a 10-year program", "several months",
//! "three weeks ago", "a year earlier", "two weeks before Christmas", "the weeks ahead".

use super::Match;
use crate::timex::guards;
use crate::timex::length::Length;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Direction, Meaning, Modifier, Origin, When, Window};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A length, with what it is counted from.
pub fn parse(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let found = length(reader, at)?;
    if found.attributive && (found.length.unit != Unit::Quarter || found.length.tenths != Some(30)) {
        // "the two-day visit": an adjective, never counted from anything.
        return Some(Match::new(found.end, Meaning::Length(found.length, Window::Free)).with(found.modifier));
    }
    if let Some(counted) = counted(reader, &found, depth) {
        return Some(counted);
    }
    guards::is_length(reader, at, &found)
        .then(|| Match::new(found.end, Meaning::Length(found.length, Window::Free)).with(found.modifier))
}

/// A length and how it was said.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// How long.
    pub length: Length,
    /// The token after it.
    pub end: usize,
    /// What introduces it.
    pub count: Count,
    /// It stands before a noun, with a hyphen: "two-day".
    pub attributive: bool,
    /// "or so", "or more", "a couple".
    pub modifier: Option<Modifier>,
}

/// How many was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A number.
    Number,
    /// "a", "an".
    Article,
    /// "several", "a few".
    Word,
    /// Nothing: a bare plural.
    None,
}

/// The length that begins at a token.
pub fn length(reader: &Reader, at: usize) -> Option<Found> {
    let (tenths, count, modifier, mut next) = count(reader, at)?;
    let number_end = next;
    next = reader.skip_hyphen(next);
    let hyphen = next > number_end;
    if count != Count::None {
        while BETWEEN.contains(&reader.key(next)) {
            next += 1;
        }
    }
    if let Lexeme::Lasting(unit) = reader.at(at) {
        return Some(Found {
            length: Length::of(1, unit),
            end: at + 1,
            count,
            attributive: true,
            modifier,
        });
    }
    let (unit, plural) = match reader.at(next) {
        Lexeme::Unit(unit, plural) => (unit, plural),
        // "one second": elsewhere the word is the ordinal.
        Lexeme::Ordinal(2)
            if tenths == Some(10) && count == Count::Number && reader.word(next) == "second" =>
        {
            (Unit::Second, false)
        }
        _ => return None,
    };
    let end = next + 1;
    let length = Length {
        tenths,
        ..Length::of(0, unit)
    };
    if hyphen || count == Count::None && reader.is_dash(end) && reader.glued(end) {
        return attributive(reader, length, count, end);
    }
    // A number needs the plural, but for one and for the adjective ("a six year process").
    if !plural && count == Count::Word || plural && count == Count::Article {
        return None;
    }
    let found = Found {
        length,
        end,
        count,
        attributive: false,
        modifier,
    };
    let finer = with_finer(reader, length, at, end).filter(|_| count != Count::None);
    Some(match finer {
        Some((length, end)) => Found { length, end, ..found },
        None => with_remainder(reader, found),
    })
}

/// Words between a number and its unit: "two more weeks", "three consecutive years".
#[rustfmt::skip]
const BETWEEN: [&str; 18] = [
    "more", "additional", "extra", "full", "consecutive", "straight", "trading", "business", "working", "school",
    "calendar", "fiscal", "whole", "successive", "other", "remaining", "long", "further",
];

/// A length with what is said behind it of how exact it is: "a year and a half", "a week or so", "a year or two".
fn with_remainder(reader: &Reader, mut found: Found) -> Found {
    let (joint, next, last) = (
        reader.key(found.end),
        reader.key(found.end + 1),
        reader.key(found.end + 2),
    );
    let behind = match (joint, next) {
        ("and", "a") if last == "half" => {
            found.length.tenths = found.length.tenths.map(|tenths| tenths.saturating_add(5));
            3
        }
        ("or", "so") => {
            found.modifier = Some(Modifier::Approx);
            2
        }
        ("or", "more" | "longer") => {
            found.modifier = Some(Modifier::EqualOrMore);
            2
        }
        ("or", "less") => {
            found.modifier = Some(Modifier::EqualOrLess);
            2
        }
        ("or", _) => match (found.count, reader.at(found.end + 1)) {
            (Count::Article, Lexeme::Small(2)) => {
                found.length.tenths = None;
                2
            }
            // "weeks or months"
            (Count::None, Lexeme::Unit(_, true)) => 2,
            _ => 0,
        },
        _ => 0,
    };
    found.end += behind;
    found
}

/// "one hour and 30 minutes", "two years, three months": the length and the token after it. Between two lengths
/// ("between two years and six months") they stay apart.
fn with_finer(reader: &Reader, length: Length, at: usize, end: usize) -> Option<(Length, usize)> {
    let comma = reader.skip_comma(end);
    let next = comma + usize::from(reader.key(comma) == "and");
    if reader.key_before(at) == "between" {
        return None;
    }
    let (tenths, after) = numbers::cardinal(reader, next)?;
    let Lexeme::Unit(unit, plural) = reader.at(after) else {
        return None;
    };
    let whole = tenths % 10 == 0 && plural == (tenths != 10);
    Some((length.and(tenths / 10, unit).filter(|_| whole)?, after + 1))
}

/// What stands after "two-day": "-long", "-old"; the age of a person is no time expression.
fn attributive(reader: &Reader, length: Length, count: Count, end: usize) -> Option<Found> {
    let age = count == Count::Number && (length.unit == Unit::Year || is_young(reader, end));
    let end = match (reader.is_dash(end) && reader.glued(end), reader.key(end)) {
        (true, _) => match reader.key(end + 1) {
            "old" if age => return None,
            "long" | "old" => end + 2,
            _ if count == Count::None => return None,
            _ => end,
        },
        (false, "old") if age => return None,
        (false, _) if count == Count::None => return None,
        (false, _) => end,
    };
    Some(Found {
        length,
        end,
        count,
        attributive: true,
        modifier: None,
    })
}

/// Whether "-old" and a child follow: "6-month-old son"; a strike may be as old.
fn is_young(reader: &Reader, end: usize) -> bool {
    let old = end + usize::from(reader.is_dash(end));
    reader.key(old) == "old"
        && matches!(
            reader.word(old + 1),
            "son"
                | "daughter"
                | "baby"
                | "babies"
                | "boy"
                | "girl"
                | "child"
                | "infant"
                | "twins"
                | "grandson"
                | "granddaughter"
                | "brother"
                | "sister"
        )
}

/// How many: tenths, how it was said, a modifier, and the token after.
fn count(reader: &Reader, at: usize) -> Option<(Option<u32>, Count, Option<Modifier>, usize)> {
    match reader.at(at) {
        Lexeme::Lasting(_) => Some((Some(10), Count::None, None, at)),
        // The unit of "6-year" is not one without a number.
        // "the 1988 quarter" names a year.
        Lexeme::Digits(1900..=2099, 4) => None,
        Lexeme::Unit(..) if reader.glued(at) && reader.is_dash(at.wrapping_sub(1)) => None,
        Lexeme::Unit(_, plural) => Some(((!plural).then_some(10), Count::None, None, at)),
        Lexeme::Digits(..) | Lexeme::Tenths(_) | Lexeme::Small(_) | Lexeme::Scale(_) => {
            let (tenths, end) = numbers::cardinal(reader, at)?;
            // "12 to 18 months", "two or three weeks", "3-5 years"
            let joined = match reader.key(end) {
                "to" | "or" => Some(end + 1),
                "-" | "–" if reader.glued(end) && reader.glued(end + 1) => Some(end + 1),
                _ => None,
            };
            if let Some((_, after)) = joined.and_then(|next| numbers::cardinal(reader, next))
                && matches!(reader.at(reader.skip_hyphen(after)), Lexeme::Unit(..))
            {
                return Some((None, Count::Number, None, after));
            }
            Some((Some(tenths), Count::Number, None, end))
        }
        // "all week": the whole of it.
        Lexeme::Key("all") if matches!(reader.at(at + 1), Lexeme::Unit(unit, false) if !unit.is_clock()) => {
            Some((Some(10), Count::Number, None, at + 1))
        }
        Lexeme::Key("a" | "an") => article(reader, at + 1),
        Lexeme::Key("another") => match numbers::cardinal(reader, at + 1) {
            Some((tenths, end)) => Some((Some(tenths), Count::Number, None, end)),
            None => Some((Some(10), Count::Article, None, at + 1)),
        },
        Lexeme::Key("several" | "few" | "many" | "some") => Some((None, Count::Word, None, at + 1)),
        Lexeme::Key("couple")
            if reader.key(at + 1) == "of" || matches!(reader.at(at + 1), Lexeme::Unit(_, true)) =>
        {
            let of = usize::from(reader.key(at + 1) == "of");
            Some((Some(20), Count::Number, Some(Modifier::Approx), at + 1 + of))
        }
        Lexeme::Key("half") => match reader.key(at + 1) {
            "a" | "an" => Some((Some(5), Count::Article, None, at + 2)),
            _ => None,
        },
        _ => None,
    }
}

/// What follows "a": "few", "couple of", "dozen", "hundred", "half", or nothing.
fn article(reader: &Reader, at: usize) -> Option<(Option<u32>, Count, Option<Modifier>, usize)> {
    match reader.at(at) {
        Lexeme::Key("few") => Some((None, Count::Word, None, at + 1)),
        Lexeme::Key("number") if reader.key(at + 1) == "of" => Some((None, Count::Word, None, at + 2)),
        Lexeme::Key("couple") => {
            let end = at + 1 + usize::from(reader.key(at + 1) == "of");
            Some((Some(20), Count::Number, Some(Modifier::Approx), end))
        }
        Lexeme::Key("half") => Some((Some(5), Count::Number, None, reader.skip_hyphen(at + 1))),
        Lexeme::Scale(_) => {
            let (tenths, end) = numbers::amount(reader, at - 1)?;
            Some((Some(tenths), Count::Number, None, end))
        }
        _ => Some((Some(10), Count::Article, None, at)),
    }
}

/// A length that is counted from something: "ago", "earlier", "before Christmas", "from now".
fn counted(reader: &Reader, found: &Found, depth: u8) -> Option<Match> {
    let at = found.end;
    let away = |direction, origin, end| {
        Some(Match::when(end, When::Away(found.length, direction, origin)).with(found.modifier))
    };
    match reader.key(at) {
        "ago" => away(Direction::Before, Origin::Published, at + 1),
        "earlier" | "before" | "prior" | "previously"
            if ends_phrase(reader, at + 1) || reader.key(at) == "earlier" =>
        {
            away(Direction::Before, Origin::Narrative, at + 1)
        }
        "later" | "after" | "afterward" | "afterwards"
            if ends_phrase(reader, at + 1) || reader.key(at) == "later" =>
        {
            away(Direction::After, Origin::Narrative, at + 1)
        }
        "hence" => away(Direction::After, Origin::Published, at + 1),
        "from" if reader.key(at + 1) == "now" => away(Direction::After, Origin::Published, at + 2),
        "before" | "after" | "from" | "prior" => {
            let next = at + 1 + usize::from(reader.key(at) == "prior" && reader.key(at + 1) == "to");
            let (base, end) = super::point(reader, next, depth)?;
            let direction = match reader.key(at) {
                "before" | "prior" => Direction::Before,
                _ => Direction::After,
            };
            let specific = super::clock::is_day(&base);
            specific.then(|| {
                Match::when(end, When::Beside(found.length, direction, Box::new(base))).with(found.modifier)
            })
        }
        _ => None,
    }
}

/// Whether nothing that "before" or "after" could govern follows.
fn ends_phrase(reader: &Reader, at: usize) -> bool {
    at >= reader.end()
        || matches!(
            reader.word(at),
            "." | "," | ";" | ":" | "!" | "?" | ")" | "--" | "—" | "''" | "\"" | "”"
        )
}
