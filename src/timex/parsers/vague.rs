//! Vague times: "now", "currently", "recently", "the past", "in recent years", "soon", "the near
//! future".

use super::Match;
use crate::timex::guards;
use crate::timex::lexicon::Lexeme;
use crate::timex::meaning::{Meaning, Vague};
use crate::timex::reader::Reader;

/// A reference to the past, the present or the future.
pub fn parse(reader: &Reader, at: usize, _depth: u8) -> Option<Match> {
    let found = |end, vague| Some(Match::new(end, Meaning::Vague(vague)));
    if guards::is_some_day(reader, at) {
        return found(at + 2, Vague::Future);
    }
    match reader.key(at) {
        "now" | "currently" | "presently" | "nowadays" | "current" => found(at + 1, Vague::Present),
        "right" if reader.key(at + 1) == "now" => found(at + 2, Vague::Present),
        "these" if reader.word(at + 1) == "days" => found(at + 2, Vague::Present),
        "future" if matches!(reader.at(at + 1), Lexeme::Unit(_, true)) => found(at + 2, Vague::Future),
        "recently" | "lately" => found(at + 1, Vague::Past),
        "more" if reader.key(at + 1) == "recently" => found(at + 2, Vague::Past),
        "recent" => recent(reader, at),
        // "as soon as", "soon after" and "shortly before" join events.
        "soon" | "shortly" if looks_ahead(reader, at) => found(at + 1, Vague::Future),
        "as" if reader.key(at + 1) == "soon" && reader.key(at + 3) == "possible" => {
            found(at + 4, Vague::Future)
        }
        "present" if reader.key_before(at) == "at" && is_last(reader, at + 1) => {
            found(at + 1, Vague::Present)
        }
        "this"
            if reader.key_before(at) == "at" && reader.key(at + 1) == "time" && is_last(reader, at + 2) =>
        {
            found(at + 2, Vague::Present)
        }
        "the"
            if reader.key(at + 1) == "moment" && reader.key_before(at) == "at" && is_last(reader, at + 2) =>
        {
            found(at + 2, Vague::Present)
        }
        "the" => match (reader.key(at + 1), reader.key(at + 2)) {
            ("future", _) => found(at + 2, Vague::Future),
            ("present", "time") if reader.key_before(at) == "at" => found(at + 3, Vague::Present),
            ("near" | "foreseeable" | "distant", "future") | ("near" | "short", "term") => {
                found(at + 3, Vague::Future)
            }
            ("past", _) if !is_noun(reader, at + 2) => found(at + 2, Vague::Past),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the phrase ends there: "at the moment the bomb went off" tells of another moment.
fn is_last(reader: &Reader, at: usize) -> bool {
    at >= reader.end()
        || matches!(
            reader.word(at),
            "." | "," | ";" | "?" | "!" | ")" | "''" | "\"" | "”"
        )
}

/// Whether "soon" looks ahead from the day of writing: "will soon", "expected soon."; not "soon
/// became", "as soon as", "soon after".
fn looks_ahead(reader: &Reader, at: usize) -> bool {
    let modal = matches!(
        reader.word_before(at),
        "will" | "would" | "may" | "might" | "could" | "can" | "to" | "should" | "must"
    );
    let ends = is_last(reader, at + 1) || matches!(reader.word(at + 1), "will" | "to");
    reader.key_before(at) != "as" && (modal || ends)
}

/// Whether "the past" goes on: "the past president", "the past three".
fn is_noun(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    reader.at(at) != Lexeme::Key("'s")
        && word.starts_with(char::is_alphanumeric)
        && !matches!(reader.at(at), Lexeme::Key(_))
        && !matches!(
            word,
            "is" | "was"
                | "has"
                | "had"
                | "when"
                | "he"
                | "she"
                | "they"
                | "it"
                | "we"
                | "who"
                | "which"
                | "would"
                | "will"
                | "can"
                | "could"
        )
}

/// "recent years", "recent weeks and months", "recent".
fn recent(reader: &Reader, at: usize) -> Option<Match> {
    let mut end = at + 1;
    if let Lexeme::Unit(_, true) = reader.at(end) {
        end += 1;
        if let (Lexeme::Key("and" | "or"), Lexeme::Unit(_, true)) = (reader.at(end), reader.at(end + 1)) {
            end += 2;
        }
    }
    Some(Match::new(end, Meaning::Vague(Vague::Past)))
}
