//! What tells a time expression from the same words in another sense: "may" the verb, "August" the
//! name, "2000" the number.

use super::lexicon::Lexeme;
use super::parsers::{Count, Found};
use super::reader::Reader;
use super::units::Unit;

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
    if matches!(
        before,
        "$" | "#"
            | "£"
            | "€"
            | "No."
            | "no."
            | "number"
            | "Resolution"
            | "resolution"
            | "Flight"
            | "flight"
            | "Route"
            | "Highway"
            | "Room"
            | "room"
            | "page"
            | "Section"
            | "section"
            | "Article"
            | "Boeing"
            | "channel"
            | "Channel"
            | "figure"
            | "phone"
            | "call"
            | "dlrs"
            | "Unit"
            | "Suite"
            | "suite"
            | "Ste."
            | "Apt."
            | "Apartment"
            | "Box"
            | "Pier"
            | "Gate"
            | "Bus"
            | "Train"
            | "+"
            | "x"
    ) {
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
    if is_address(reader, at) || is_title(reader, at) {
        return false;
    }
    // "2010-2015-86": a row of figures is a code.
    let bound = |token: usize| reader.is_dash(token) && reader.glued(token) && reader.glued(token + 1);
    let figure = |lexeme: Lexeme| matches!(lexeme, Lexeme::Digits(..) | Lexeme::Tenths(_));
    let row = |first: usize| {
        bound(first) && figure(reader.at(first + 1)) && bound(first + 2) && figure(reader.at(first + 3))
    };
    if row(at + 1)
        || at >= 2 && bound(at - 1) && figure(reader.at(at - 2)) && bound(at + 1) && figure(reader.at(at + 2))
        || at >= 4 && row(at - 3) && figure(reader.at(at - 4))
    {
        return false;
    }
    // "555-2010"
    let number_before = matches!(reader.back(at, 2), Lexeme::Digits(value, len) if len != 4 || value < 1000);
    if reader.glued(at) && reader.is_dash(at.wrapping_sub(1)) && number_before {
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

/// "1917 Elm Street", "1600 N. Lake Ave.": a number, names, and the word for a road.
fn is_address(reader: &Reader, at: usize) -> bool {
    const ROADS: [&str; 18] = [
        "Street",
        "St.",
        "St",
        "Avenue",
        "Ave.",
        "Ave",
        "Road",
        "Rd.",
        "Boulevard",
        "Blvd.",
        "Blvd",
        "Drive",
        "Lane",
        "Parkway",
        "Terrace",
        "Court",
        "Place",
        "Square",
    ];
    let named = |token: &usize| reader.word(*token).starts_with(char::is_uppercase);
    let mut names = (at + 1..at + 5).take_while(named);
    let alone = !matches!(
        reader.key_before(at),
        "in" | "since" | "the" | "of" | "until" | "by"
    );
    alone && names.any(|token| token > at + 1 && ROADS.contains(&reader.word(token)))
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

/// Whether the clause ends before a token.
pub fn ends(reader: &Reader, at: usize) -> bool {
    at >= reader.end() || matches!(reader.word(at), "." | "," | ";" | ")" | ":")
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
            matches!(
                before,
                "for"
                    | "in"
                    | "within"
                    | "after"
                    | "than"
                    | "about"
                    | "nearly"
                    | "almost"
                    | "over"
                    | "under"
                    | "least"
                    | "most"
                    | "just"
                    | "only"
                    | "around"
                    | "roughly"
                    | "every"
                    | "up"
                    | "to"
                    | "once"
                    | "as"
            ) || matches!(
                reader.word_before(at),
                "took"
                    | "takes"
                    | "take"
                    | "taken"
                    | "lasted"
                    | "lasts"
                    | "last"
                    | "spent"
                    | "spend"
                    | "barely"
                    | "lasting"
                    | "spending"
                    | "taking"
                    | "lived"
                    | "him"
                    | "her"
                    | "them"
                    | "us"
                    | "hardly"
                    | "quite"
            ) || matches!(after, "after" | "before")
        }
        Count::None => {
            matches!(
                before,
                "for" | "in" | "within" | "after" | "over" | "last" | "by" | "of" | "until"
            ) && found.length.tenths.is_none()
                && before != "of"
        }
    }
}

/// Whether the phrase ends before a token: a sign, a verb or a preposition stands there.
pub fn ends_clause(reader: &Reader, at: usize) -> bool {
    ends(reader, at) || reader.word(at) != "of" && reader.at(at) != Lexeme::Other
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
