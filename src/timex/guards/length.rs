//! Whether a length of time is one, and whether it says how often or names what the text is about.

use super::{ends, is_some_day};
use crate::timex::lexicon::Lexeme;
use crate::timex::parsers::{Count, Found};
use crate::timex::reader::Reader;
use crate::timex::units::Unit;

/// Words before "a year" the length: "for a year".
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "for", "in", "within", "after", "than", "about", "nearly", "almost", "over", "under", "least",
    "most", "just", "only", "around", "roughly", "every", "up", "to", "once", "as",
];

/// What takes a length, or people from whom it is taken: "took a year", "cost him a year".
#[rustfmt::skip]
const SPENT: &[&str] = &[
    "took", "takes", "take", "taken", "lasted", "lasts", "last", "spent", "spend", "barely", "lasting",
    "spending", "taking", "lived", "him", "her", "them", "us", "hardly", "quite",
];

/// Whether a length is one: not "a minute amount", "the second day", "one day" in a tale.
pub fn is_length(reader: &Reader, at: usize, found: &Found) -> bool {
    let after = reader.word(found.end);
    let before = reader.key_before(at);
    let unit = reader.word(found.end - 1);
    // "one day" to come, and "60 Minutes" in quotation marks, a programme.
    if is_some_day(reader, at) || unit.starts_with(char::is_uppercase) && reader.is_quoted(at) {
        return false;
    }
    // "from a fiscal year to a calendar year" names kinds of years.
    if found.count == Count::Article && matches!(reader.key(found.end - 2), "fiscal" | "calendar") {
        return false;
    }
    // Ages: "52 years old".
    if after == "old" && found.length.unit == Unit::Year {
        return false;
    }
    match found.count {
        // A quarter without a span of months around it is a fraction.
        _ if found.length.unit == Unit::Quarter
            && (reader.is_dash(at + 1) || found.count == Count::Article) =>
        {
            false
        }
        Count::Number => true,
        Count::Word => !(reader.key(at) == "some" && found.length.unit == Unit::Day),
        Count::Article => {
            // "a day and a half"
            found.length.tenths.is_some_and(|tenths| tenths % 10 != 0)
                || BEFORE.contains(&before)
                || SPENT.contains(&reader.word_before(at))
                || matches!(after, "after" | "before")
        }
        Count::None => {
            found.length.tenths.is_none()
                && matches!(
                    before,
                    "for" | "in" | "within" | "after" | "over" | "last" | "by" | "until"
                )
        }
    }
}

/// Whether "the quarter", "the year" name what the text is about. `the` is the article's token, `end`
/// the one after the expression.
pub fn is_again(reader: &Reader, the: usize, end: usize, unit: Unit) -> bool {
    let before = reader.key_before(the);
    match unit {
        Unit::Quarter | Unit::Year => {
            matches!(
                before,
                "for" | "in" | "during" | "through" | "of" | "throughout" | "over"
            )
        }
        Unit::Weekend => true,
        Unit::Week | Unit::Month => matches!(before, "for" | "during" | "in") && ends(reader, end),
        Unit::Day => matches!(before, "in" | "during") && ends(reader, end),
        _ => false,
    }
}

/// Whether "a year" says how often: an amount stands before it.
pub fn is_rate(reader: &Reader, at: usize) -> bool {
    if reader.key(at) == "per" {
        return true;
    }
    let amount = |lexeme| matches!(lexeme, Lexeme::Digits(..) | Lexeme::Tenths(_));
    amount(reader.before(at))
        || matches!(
            reader.word_before(at),
            "million" | "billion" | "dollars" | "percent" | "%" | "times"
        )
}
