//! The forms of time expressions, one a file.
//!
//! A parser looks at the tokens from one place on and gives the longest expression of its form that
//! begins there. Where several match, the longest wins; of two equally long, the one that stands
//! first in [`FORMS`].

mod clock;
pub mod date;
mod decade;
mod duration;
mod holiday;
mod modified;
mod numeric;
mod part;
mod quarter;
mod relative;
mod season;
mod set;
mod side;
mod vague;
mod weekday;
mod year;

pub use clock::is_day;
pub use duration::{Count, Found};

use super::lexicon::Lexeme;
use super::meaning::{Meaning, Modifier, Point, When};
use super::reader::Reader;

/// An expression that begins where the parser looked.
#[derive(Clone, Debug)]
pub struct Match {
    /// The token after its last.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// Its TIMEX3 modifier.
    pub modifier: Option<Modifier>,
}

impl Match {
    fn new(end: usize, meaning: Meaning) -> Self {
        Self {
            end,
            meaning,
            modifier: None,
        }
    }

    fn when(end: usize, when: When) -> Self {
        Self::new(end, Meaning::Point(Point::from(when)))
    }

    fn with(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }
}

/// How deep expressions may stand in one another ("late on the first day of the week of March 6"):
/// it bounds the work at each token.
const DEPTH: u8 = 3;

struct Form {
    /// Which readings of a first token it can begin with.
    starts: u16,
    parse: fn(&Reader, usize, u8) -> Option<Match>,
}

const DIGITS: u16 = 1;
const WORD_NUMBER: u16 = 1 << 1;
const ORDINAL: u16 = 1 << 2;
const MONTH: u16 = 1 << 3;
const WEEKDAY: u16 = 1 << 4;
const SEASON: u16 = 1 << 5;
const UNIT: u16 = 1 << 6;
const PART: u16 = 1 << 7;
const HOLIDAY: u16 = 1 << 8;
const EVERY: u16 = 1 << 9;
const DECADE: u16 = 1 << 10;
const KEY: u16 = 1 << 11;

fn class(lexeme: Lexeme) -> u16 {
    match lexeme {
        Lexeme::Other => 0,
        Lexeme::Digits(..) | Lexeme::Tenths(_) | Lexeme::Dotted => DIGITS,
        Lexeme::Small(_) | Lexeme::Scale(_) => WORD_NUMBER,
        Lexeme::Ordinal(_) => ORDINAL,
        Lexeme::Month(_) => MONTH,
        Lexeme::Weekday(..) => WEEKDAY,
        Lexeme::Season(..) => SEASON,
        Lexeme::Unit(..) | Lexeme::Lasting(_) => UNIT,
        Lexeme::Part(..) => PART,
        Lexeme::Holiday => HOLIDAY,
        Lexeme::Every(_) => EVERY,
        Lexeme::Decade(_) => DECADE,
        Lexeme::Key(_) | Lexeme::FiscalYear(_) => KEY,
    }
}

/// Every form. Only ties look at the order: dates before clocks before lengths, so that "10
/// November" is never an amount; vague words last.
#[rustfmt::skip]
const FORMS: &[Form] = &[
    Form { starts: DIGITS, parse: numeric::parse },
    Form { starts: MONTH | WEEKDAY | DIGITS | ORDINAL | WORD_NUMBER | KEY, parse: date::parse },
    Form { starts: WEEKDAY, parse: weekday::parse },
    Form { starts: DIGITS | WORD_NUMBER | KEY, parse: clock::parse },
    Form { starts: KEY, parse: relative::parse },
    Form { starts: KEY, parse: side::parse },
    Form { starts: HOLIDAY | KEY, parse: holiday::parse },
    Form { starts: SEASON | KEY, parse: season::parse },
    Form { starts: ORDINAL | UNIT | DIGITS | KEY, parse: quarter::parse },
    Form { starts: DIGITS | WORD_NUMBER | KEY, parse: year::parse },
    Form { starts: DECADE | DIGITS | ORDINAL | WORD_NUMBER | KEY, parse: decade::parse },
    // A rate ("twice a week") and a length ("a week") begin alike; the longer one wins.
    Form { starts: EVERY | KEY | WEEKDAY | WORD_NUMBER | PART | UNIT, parse: set::parse },
    Form { starts: DIGITS | WORD_NUMBER | ORDINAL | UNIT | KEY, parse: duration::parse },
    Form { starts: PART | KEY, parse: part::parse },
    Form { starts: KEY | UNIT | ORDINAL | WORD_NUMBER, parse: modified::parse },
    Form { starts: KEY | WORD_NUMBER, parse: vague::parse },
];

/// The longest expression that begins at a token.
pub fn longest(reader: &Reader, at: usize) -> Option<Match> {
    inner(reader, at, DEPTH)
}

/// The same inside another expression.
fn inner(reader: &Reader, at: usize, depth: u8) -> Option<Match> {
    let class = class(reader.at(at));
    if class == 0 || depth == 0 {
        return None;
    }
    let mut best: Option<Match> = None;
    for form in FORMS.iter().filter(|form| form.starts & class != 0) {
        let found = (form.parse)(reader, at, depth);
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| found.end > best.end)
        {
            best = Some(found);
        }
    }
    best.map(|found| part::attach(reader, found))
        .map(|found| clock::attach(reader, found))
}

/// The point on the calendar that begins at a token, for forms that build on one.
fn point(reader: &Reader, at: usize, depth: u8) -> Option<(When, usize)> {
    let found = inner(reader, at, depth.checked_sub(1)?)?;
    match found.meaning {
        Meaning::Point(Point { when, clock: None }) if found.modifier.is_none() => Some((when, found.end)),
        _ => None,
    }
}
