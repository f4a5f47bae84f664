//! Whether a month, a weekday, a season or "today" is the time, and not a name or a verb.

use super::is_time_preposition;
use crate::timex::lexicon::Lexeme;
use crate::timex::reader::Reader;

/// Whether a month's name after "last" or "this" is the month: "this march" is one of people.
pub fn is_month_name(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    word.starts_with(char::is_uppercase) && !is_bare_abbreviation(word)
        || !matches!(reader.at(at), Lexeme::Month(3 | 5))
}

/// Whether a bare month's name is the month. `at` is its token; no day or year follows.
pub fn is_month(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    let capital = word.starts_with(char::is_uppercase);
    let before = reader.key_before(at);
    let introduced = is_time_preposition(before)
        || reader.is_dash(at.wrapping_sub(1))
            && matches!(reader.back(at, 2), Lexeme::Key("mid" | "early" | "late"));
    // "June & Sons": a firm; "April R. Stone": somebody with an initial.
    let next = reader.word(at + 1);
    let initial =
        next.len() == 2 && next.ends_with('.') && reader.word(at + 2).starts_with(char::is_uppercase);
    if capital && (next == "&" && !matches!(reader.at(at + 2), Lexeme::Month(_)) || initial) {
        return false;
    }
    // "August Wilson", "June Carter": a name goes on, or began before.
    let name_goes_on =
        reader.word(at + 1).starts_with(char::is_uppercase) && reader.at(at + 1) == Lexeme::Other;
    // "Mar-a-Lago": the beginning of a name.
    let hyphenated = reader.is_dash(at + 1)
        && reader.glued(at + 1)
        && reader.glued(at + 2)
        && !matches!(reader.at(at + 2), Lexeme::Month(_) | Lexeme::Digits(..));
    if hyphenated && word.len() <= 3 {
        return false;
    }
    if is_bare_abbreviation(word) {
        let range = |joint: Lexeme, other: Lexeme| {
            matches!(joint, Lexeme::Key("-" | "–" | "to" | "through" | "and"))
                && matches!(other, Lexeme::Month(_))
        };
        let in_range =
            range(reader.at(at + 1), reader.at(at + 2)) || range(reader.back(at, 1), reader.back(at, 2));
        return capital && (in_range || introduced && before != "of" && before != "by") && !name_goes_on;
    }
    let beside = matches!(before, "and" | "or" | "the" | "," | "a" | "(")
        || matches!(reader.before(at), Lexeme::Month(_) | Lexeme::Digits(..));
    let ambiguous = matches!(reader.at(at), Lexeme::Month(3 | 5)) || word.len() <= 3;
    // "between august and october", "from may to september": the other month stands at its side.
    let joint = |key: &str| matches!(key, "and" | "to" | "through" | "until" | "till" | "-" | "–");
    let ranged = joint(before) && matches!(reader.back(at, 2), Lexeme::Month(_))
        || introduced && joint(reader.key(at + 1)) && matches!(reader.at(at + 2), Lexeme::Month(_));
    if ranged {
        return true;
    }
    if ambiguous {
        // Verbs and abbreviations: only where a month must stand.
        if word == "may" && matches!(before, "in" | "since" | "until") {
            return true;
        }
        return capital && (introduced || beside && !is_verb_follower(reader, at + 1) && at > reader.start());
    }
    if introduced {
        return true;
    }
    let name_began =
        reader.before(at) == Lexeme::Other && reader.word_before(at).starts_with(char::is_uppercase);
    capital && !name_goes_on && !name_began
}

/// "Jan" and "Sun" without a period are names as often as not; a date must stand beside them.
fn is_bare_abbreviation(word: &str) -> bool {
    word.len() <= 5
        && !word.ends_with('.')
        && !matches!(word, "March" | "April" | "May" | "June" | "July")
        && !matches!(word, "march" | "april" | "may" | "june" | "july")
}

/// Words after "may" and "march" the verbs.
fn is_verb_follower(reader: &Reader, at: usize) -> bool {
    matches!(
        reader.word(at),
        "be" | "have"
            | "not"
            | "also"
            | "well"
            | "the"
            | "they"
            | "we"
            | "he"
            | "she"
            | "it"
            | "I"
            | "you"
            | "on"
            | "in"
            | "to"
            | "said"
            | "told"
            | "was"
            | "has"
    )
}

/// Whether a weekday's name is the day.
pub fn is_weekday(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    if is_bare_abbreviation(word) {
        return false;
    }
    let next = reader.word(at + 1);
    let before = reader.word_before(at);
    // "the Sunday Times", "Friday Night Lights", "Mr. Friday", "Bloody Sunday"
    let title_goes_on = matches!(
        next,
        "Times"
            | "Mail"
            | "Telegraph"
            | "Herald"
            | "Express"
            | "Mirror"
            | "Sun"
            | "Post"
            | "Star"
            | "People"
            | "World"
            | "Tribune"
            | "Club"
            | "Group"
            | "Night"
            | "Business"
    );
    let title_before = matches!(
        before,
        "Mr." | "Mrs." | "Ms." | "Dr." | "Bloody" | "Super" | "Girl" | "Joe" | "Sgt." | "Ruby" | "Manic"
    );
    word.starts_with(char::is_uppercase) && !title_goes_on && !title_before
        || !word.starts_with(char::is_uppercase) && word.len() > 5
}

/// Whether a bare season's name, perhaps with its article, is the season. `at` is its first token.
pub fn is_season(reader: &Reader, at: usize) -> bool {
    let before = reader.key_before(at);
    let the = reader.key(at) == "the";
    let season = at + usize::from(the);
    let next = reader.word(season + 1);
    if next == "of" || next.starts_with(char::is_uppercase) || reader.is_dash(season + 1) {
        return false;
    }
    // "in spring water": the season of a noun needs its article.
    let noun = next.starts_with(|c: char| c.is_ascii_lowercase())
        && reader.at(season + 1) == Lexeme::Other
        && !matches!(
            next,
            "he" | "she"
                | "it"
                | "they"
                | "we"
                | "when"
                | "was"
                | "were"
                | "is"
                | "are"
                | "had"
                | "has"
                | "will"
                | "would"
        );
    if noun && !the {
        return false;
    }
    match before {
        "in" | "by" | "since" | "until" | "during" | "through" | "over" | "throughout" | "into" => true,
        "early" | "late" | "mid" => true,
        "for" | "from" | "after" | "before" => the,
        _ => false,
    }
}

/// Whether "daily" or "today" is part of a name, or the kind of newspaper that a name follows: "China
/// Daily", "USA Today", "the daily Tribuna"; not "daily Aeroflot flights".
pub fn is_in_name(reader: &Reader, at: usize) -> bool {
    let capital = |token: usize| {
        reader.at(token) == Lexeme::Other && reader.word(token).starts_with(char::is_uppercase)
    };
    let own = reader.word(at).starts_with(char::is_uppercase);
    if own && at > reader.start() && capital(at - 1) {
        return true;
    }
    let spelt = reader.word(at + 1).contains(|c: char| c.is_ascii_lowercase());
    let mut after = at + 1;
    while after < at + 4 && capital(after) {
        after += 1;
    }
    let of_flights = reader.word(after).starts_with(char::is_lowercase) && reader.word(after).ends_with('s');
    matches!(reader.at(at), Lexeme::Every(_)) && capital(at + 1) && spelt && !of_flights
}
