//! Whether four digits are a year, and not a number of something, a code, an address or a title.

use super::{ends, is_time_preposition};
use crate::timex::lexicon::Lexeme;
use crate::timex::reader::Reader;

/// What a number behind it numbers or measures: "Flight 1942", "$2000".
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "$", "#", "£", "€", "No.", "no.", "number", "Resolution", "resolution", "Flight", "flight", "Route",
    "Highway", "Room", "room", "page", "Section", "section", "Article", "Boeing", "channel", "Channel",
    "figure", "phone", "call", "dlrs", "Unit", "Suite", "suite", "Ste.", "Apt.", "Apartment", "Box",
    "Pier", "Gate", "Bus", "Train", "Hall", "Bill", "H.R.", "S.B.", "Proposition", "+", "x",
];

/// Whether four digits are a year.
pub fn is_year(reader: &Reader, at: usize) -> bool {
    let Lexeme::Digits(value, _) = reader.at(at) else {
        return true;
    };
    let (before, next) = (reader.word_before(at), reader.word(at + 1));
    if reader.glued(at)
        && !matches!(
            before,
            "(" | "-" | "–" | "—" | "/" | "\"" | "“" | "'" | "‘" | "[" | "``"
        )
    {
        return false;
    }
    if NUMBERED.contains(&before) {
        return false;
    }
    if matches!(
        next,
        "%" | "percent"
            | "million"
            | "billion"
            | "hundred"
            | "a.m."
            | "p.m."
            | "GMT"
            | "UTC"
            | "hours"
            | "Avenue"
            | "Street"
    ) || reader.glued(at + 1) && matches!(next, ":" | "+" | "%" | "°")
        || matches!(reader.at(at + 1), Lexeme::Unit(_, true))
    {
        return false;
    }
    if is_address(reader, at) || is_title(reader, at) || is_code(reader, at) {
        return false;
    }
    // An amount stands before a plural noun: "2000 troops".
    let plural = next.len() > 3
        && next.ends_with('s')
        && !next.ends_with("ss")
        && next.starts_with(char::is_lowercase)
        && !matches!(next, "this" | "was" | "has" | "his");
    let counted = plural
        || matches!(
            next,
            "people" | "men" | "women" | "children" | "more" | "other" | "feet" | "dead" | "miles"
        );
    let introduced = is_time_preposition(reader.key_before(at))
        || matches!(reader.key_before(at), "and" | "(" | "-" | "–" | "circa");
    let named = is_time_preposition(reader.key_before(at)) || reader.key_before(at) == "the";
    match value {
        1900..=2099 => !counted || named && plural && value < 2000,
        1500..=1899 => introduced && !counted,
        _ => matches!(reader.key_before(at), "in" | "since" | "until") && !counted && ends(reader, at + 1),
    }
}

/// "2010-2015-86", "555-2010": a row of figures, or one behind another.
fn is_code(reader: &Reader, at: usize) -> bool {
    let bound = |token: usize| reader.is_dash(token) && reader.glued(token) && reader.glued(token + 1);
    let figure = |lexeme: Lexeme| matches!(lexeme, Lexeme::Digits(..) | Lexeme::Tenths(_));
    let row = |first: usize| {
        bound(first) && figure(reader.at(first + 1)) && bound(first + 2) && figure(reader.at(first + 3))
    };
    let number_before = matches!(reader.back(at, 2), Lexeme::Digits(value, len) if len != 4 || value < 1000);
    row(at + 1)
        || at >= 2 && bound(at - 1) && figure(reader.at(at - 2)) && bound(at + 1) && figure(reader.at(at + 2))
        || at >= 4 && row(at - 3) && figure(reader.at(at - 4))
        || reader.glued(at) && reader.is_dash(at.wrapping_sub(1)) && number_before
}

/// "1917 Elm Street", "1600 N. Lake Ave.": a number, names, and the word for a road; "at 1917 Broadway": a number
/// that a name of one word follows, and nothing else.
fn is_address(reader: &Reader, at: usize) -> bool {
    #[rustfmt::skip]
    const ROADS: [&str; 18] = [
        "Street", "St.", "St", "Avenue", "Ave.", "Ave", "Road", "Rd.", "Boulevard", "Blvd.", "Blvd", "Drive", "Lane",
        "Parkway", "Terrace", "Court", "Place", "Square",
    ];
    let named = |token: &usize| reader.word(*token).starts_with(char::is_uppercase);
    let mut names = (at + 1..at + 5).take_while(named);
    let alone = !matches!(
        reader.key_before(at),
        "in" | "since" | "the" | "of" | "until" | "by"
    );
    let road = names.clone().count() == 1
        && reader.key_before(at) == "at"
        && matches!(reader.word(at + 2), "," | "." | "in");
    alone && (road || names.any(|token| token > at + 1 && ROADS.contains(&reader.word(token))))
}

/// "\"1917\"", "the film 1984": what stands alone in quotation marks or behind the word for a work is a title.
fn is_title(reader: &Reader, at: usize) -> bool {
    let opens = matches!(reader.word_before(at), "\"" | "“" | "‘" | "``" | "'");
    let closes = matches!(reader.word(at + 1), "\"" | "”" | "’" | "''" | "'");
    let work = matches!(
        reader.word_before(at),
        "film" | "movie" | "novel" | "musical" | "documentary" | "drama" | "thriller" | "album" | "song"
    );
    // "the film 1984", not "a film 1984's critics loved", nor "his first film (1984)".
    opens && closes || work && !matches!(reader.word(at + 1), "'s" | "’s" | "to" | "-" | "–")
}
