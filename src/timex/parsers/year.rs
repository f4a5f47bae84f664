//! Years: "1998", "the year 2000", "fiscal 1989", "nineteen ninety-six", "the 1988 period", "1994 or
//! later".

use super::Match;
use crate::timex::guards;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Fields, Modifier, When};
use crate::timex::numbers;
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// A year.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    if let Lexeme::FiscalYear(year) = reader.at(at) {
        let fields = Fields {
            year: Some(year),
            fiscal: true,
            ..Fields::default()
        };
        return Some(Match::when(at + 1, When::Fields(fields)));
    }
    let mut next = at + usize::from(reader.key(at) == "the");
    let mut fields = Fields::default();
    if matches!(reader.key(next), "fiscal" | "financial" | "calendar" | "fy") {
        fields.fiscal = reader.key(next) != "calendar";
        next += 1;
    }
    let named = reader.at(next) == Lexeme::Unit(Unit::Year, false);
    next += usize::from(named);
    let said = fields.fiscal || named || next > at;
    let (year, end) = numbers::year(reader, next)
        .filter(|&(year, _)| said || year < 0 || guards::is_year(reader, next))
        .or_else(|| numbers::year_in_words(reader, next))
        .or_else(|| short_fiscal(reader, next).filter(|_| fields.fiscal))?;
    fields.year = Some(year);
    let when = When::Fields(fields);
    if next == at + 1 && reader.key(at) == "the" {
        // "the 1988 period"; else the article belongs to a noun: "the 1988 election".
        let period = matches!(reader.key(end), "period") || quarter_follows(reader, end);
        return period.then(|| Match::when(end + 1, When::SameIn(year)));
    }
    let tail = (reader.key(end), reader.key(end + 1));
    Some(match tail {
        ("or", "later") | ("and", "beyond") => Match::when(end + 2, when).with(Some(Modifier::OnOrAfter)),
        ("or", "earlier") => Match::when(end + 2, when).with(Some(Modifier::OnOrBefore)),
        _ => Match::when(end, when),
    })
}

fn quarter_follows(reader: &Reader, at: usize) -> bool {
    reader.at(at) == Lexeme::Unit(Unit::Quarter, false)
}

/// "FY 24".
fn short_fiscal(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    match reader.at(at) {
        Lexeme::Digits(value, 2) => Some((numbers::century_of(value), at + 1)),
        _ => None,
    }
}
