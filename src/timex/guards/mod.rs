//! What tells a time expression from the same words in another sense: "may" the verb, "August" the
//! name, "2000" the number.

mod length;
mod name;
mod year;

pub use length::{is_again, is_length, is_rate};
pub use name::{is_in_name, is_month, is_month_name, is_season, is_weekday};
pub use year::is_year;

use super::lexicon::Lexeme;
use super::reader::Reader;
use super::units::Unit;

/// Whether the clause ends before a token.
pub fn ends(reader: &Reader, at: usize) -> bool {
    at >= reader.end() || matches!(reader.word(at), "." | "," | ";" | ")" | ":")
}

/// Whether the phrase ends before a token: a sign, a verb or a preposition stands there.
pub fn ends_clause(reader: &Reader, at: usize) -> bool {
    ends(reader, at) || reader.word(at) != "of" && reader.at(at) != Lexeme::Other
}

/// Whether "one day" is some day to come: "will one day be".
pub fn is_some_day(reader: &Reader, at: usize) -> bool {
    reader.word(at) == "one"
        && reader.at(at + 1) == Lexeme::Unit(Unit::Day, false)
        && matches!(
            reader.word_before(at),
            "will" | "would" | "may" | "might" | "could" | "can" | "should" | "must"
        )
}

/// Words that stand before a point in time.
fn is_time_preposition(key: &str) -> bool {
    matches!(
        key,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "before"
            | "after"
            | "from"
            | "through"
            | "during"
            | "between"
            | "to"
            | "of"
            | "early"
            | "late"
            | "mid"
            | "last"
            | "next"
            | "this"
            | "past"
            | "throughout"
            | "for"
            | "into"
            | "each"
            | "every"
            | "following"
            | "previous"
            | "coming"
            | "as"
            | "over"
    )
}
