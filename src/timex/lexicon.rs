//! What a token can mean in a time expression. Each token is looked up once; the parsers then
//! compare small values instead of strings.

use super::holidays;
use super::numbers;
use super::units::{DayPart, Season, Unit};
use crate::document::{Document, Token, TokenKind};
use crate::token::number;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The temporal reading of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lexeme {
    /// Nothing temporal; ends most attempts at once.
    Other,
    /// Up to four digits: their value and how many there are ("07" is 7 and 2).
    Digits(u16, u8),
    /// Any other number in digits, in tenths ("2.5" is 25, "10,000" is 100,000).
    Tenths(u32),
    /// Figures with periods between: "2.30", "23.04.2022". They are times or dates beside the right
    /// words, numbers otherwise.
    Dotted,
    /// A number word below a hundred.
    Small(u8),
    /// "hundred", "thousand".
    Scale(u16),
    /// "third", "21st".
    Ordinal(u8),
    /// "1990s", "nineties": the first year, of two digits when the century is not said.
    Decade(u16),
    /// A month's name.
    Month(u8),
    /// A weekday's name, 1 for Monday, and whether it is plural.
    Weekday(u8, bool),
    /// A season, and whether it is plural.
    Season(Season, bool),
    /// A unit of time, and whether it is plural.
    Unit(Unit, bool),
    /// A part of the day, and whether it is plural.
    Part(DayPart, bool),
    /// The first word of a holiday's name.
    Holiday,
    /// "daily", "weekly": the unit of what happens once in each.
    Every(Unit),
    /// "weeklong": lasting one such unit.
    Lasting(Unit),
    /// "FY2023", "FY23": a fiscal year in one word.
    FiscalYear(i32),
    /// A word or sign the grammar of time expressions uses, in lower case.
    Key(&'static str),
}

/// The readings of a document's tokens.
pub fn read(document: &Document) -> Vec<Lexeme> {
    let words = words();
    document
        .tokens
        .iter()
        .map(|token| lexeme(words, document.text, token))
        .collect()
}

/// Longest word the lexicon knows, in bytes.
const LONGEST: usize = 16;

fn lexeme(words: &Words, text: &str, token: &Token) -> Lexeme {
    let word = token.span.of(text);
    if word.as_bytes()[0].is_ascii_digit() {
        return number(word);
    }
    if word.len() > LONGEST {
        return Lexeme::Other;
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let lower = &lower[..word.len()];
    if let Some(year) = word.strip_prefix("FY").and_then(fiscal_year) {
        return Lexeme::FiscalYear(year);
    }
    let known = words.get(lower).copied();
    let capital = word.as_bytes()[0].is_ascii_uppercase();
    match known {
        Some(entry) if token.kind == TokenKind::Word && entry.needs_capital && !capital => Lexeme::Other,
        Some(entry) => entry.lexeme,
        None => Lexeme::Other,
    }
}

/// The year of "FY2023" or "FY23" behind its letters.
fn fiscal_year(digits: &str) -> Option<i32> {
    match (digits.len(), digits.parse::<u16>().ok()?) {
        (4, year @ 1900..=2099) => Some(i32::from(year)),
        (2, short) => Some(numbers::century_of(short)),
        _ => None,
    }
}

/// Tokens that begin with a digit: "07", "2.5", "10,000", "21st", "1990s", "2½".
fn number(word: &str) -> Lexeme {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let value = |digits: &str| digits.parse::<u32>().ok().filter(|&value| value < 100_000_000);
    let (head, tail) = word.split_at(digits);
    let Some(whole) = value(head) else {
        return Lexeme::Other;
    };
    match tail {
        "" if digits <= 4 => Lexeme::Digits(whole as u16, digits as u8),
        "" => Lexeme::Tenths(whole * 10),
        "½" => Lexeme::Tenths(whole * 10 + 5),
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" if (1..=99).contains(&whole) => {
            Lexeme::Ordinal(whole as u8)
        }
        "s" | "'s" | "’s"
            if whole % 10 == 0 && (digits == 2 || digits == 4 && (1000..3000).contains(&whole)) =>
        {
            Lexeme::Decade(whole as u16)
        }
        _ if tail.starts_with('.') && tail.len() == 2 => {
            value(&tail[1..]).map_or(Lexeme::Other, |tenth| Lexeme::Tenths(whole * 10 + tenth))
        }
        _ if tail.starts_with('.') && tail.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()) => {
            Lexeme::Dotted
        }
        _ if tail.starts_with(',') => {
            let joined: String = word.split(',').collect();
            let grouped = tail.split(',').skip(1).all(|group| group.len() == 3);
            match value(&joined) {
                Some(value) if grouped => Lexeme::Tenths(value.saturating_mul(10)),
                _ => Lexeme::Other,
            }
        }
        _ => Lexeme::Other,
    }
}

#[derive(Clone, Copy)]
struct Entry {
    lexeme: Lexeme,
    /// The word in lower case means something else ("may", "march", "sun").
    needs_capital: bool,
}

type Words = FxHashMap<&'static [u8], Entry>;

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Words::default();
        let mut add = |word: &'static str, lexeme: Lexeme, needs_capital: bool| {
            words.insert(
                word.as_bytes(),
                Entry {
                    lexeme,
                    needs_capital,
                },
            );
        };
        for (index, names) in MONTHS.iter().enumerate() {
            for name in *names {
                add(name, Lexeme::Month(index as u8 + 1), *name == "mar");
            }
        }
        for (index, names) in WEEKDAYS.iter().enumerate() {
            for name in *names {
                let abbreviated = !name.contains("day");
                add(
                    name,
                    Lexeme::Weekday(index as u8 + 1, name.ends_with("days")),
                    abbreviated,
                );
            }
        }
        for (name, value) in number::CARDINALS {
            add(name, Lexeme::Small(*value as u8), false);
        }
        for (name, value) in number::ORDINALS.iter().filter(|(_, value)| *value < 100.0) {
            add(name, Lexeme::Ordinal(*value as u8), false);
        }
        for (name, lexeme) in WORDS_WITH_A_SENSE {
            add(name, *lexeme, false);
        }
        for name in KEYS {
            add(name, Lexeme::Key(name), false);
        }
        for name in holidays::FIRST_WORDS {
            // In lower case only "new" opens too much else.
            add(name, Lexeme::Holiday, *name == "new");
        }
        words
    })
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan.", "jan"],
    &["february", "feb.", "feb"],
    &["march", "mar.", "mar"],
    &["april", "apr.", "apr"],
    &["may"],
    &["june", "jun.", "jun"],
    &["july", "jul.", "jul"],
    &["august", "aug.", "aug"],
    &["september", "sept.", "sep.", "sept", "sep"],
    &["october", "oct.", "oct"],
    &["november", "nov.", "nov"],
    &["december", "dec.", "dec"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mondays", "mon.", "mon"],
    &["tuesday", "tuesdays", "tue.", "tues.", "tue", "tues"],
    &["wednesday", "wednesdays", "wed.", "wed"],
    &[
        "thursday",
        "thursdays",
        "thu.",
        "thur.",
        "thurs.",
        "thu",
        "thur",
        "thurs",
    ],
    &["friday", "fridays", "fri.", "fri"],
    &["saturday", "saturdays", "sat.", "sat"],
    &["sunday", "sundays", "sun.", "sun"],
];

#[rustfmt::skip]
const WORDS_WITH_A_SENSE: &[(&str, Lexeme)] = &[
    ("dozen", Lexeme::Scale(12)),
    ("hundred", Lexeme::Scale(100)),
    ("thousand", Lexeme::Scale(1000)),
    ("½", Lexeme::Tenths(5)),
    ("twenties", Lexeme::Decade(20)),
    ("thirties", Lexeme::Decade(30)),
    ("forties", Lexeme::Decade(40)),
    ("fifties", Lexeme::Decade(50)),
    ("sixties", Lexeme::Decade(60)),
    ("seventies", Lexeme::Decade(70)),
    ("eighties", Lexeme::Decade(80)),
    ("nineties", Lexeme::Decade(90)),
    ("spring", Lexeme::Season(Season::Spring, false)),
    ("springs", Lexeme::Season(Season::Spring, true)),
    ("summer", Lexeme::Season(Season::Summer, false)),
    ("summers", Lexeme::Season(Season::Summer, true)),
    ("summertime", Lexeme::Season(Season::Summer, false)),
    ("fall", Lexeme::Season(Season::Fall, false)),
    ("autumn", Lexeme::Season(Season::Fall, false)),
    ("autumns", Lexeme::Season(Season::Fall, true)),
    ("winter", Lexeme::Season(Season::Winter, false)),
    ("winters", Lexeme::Season(Season::Winter, true)),
    ("wintertime", Lexeme::Season(Season::Winter, false)),
    ("seconds", Lexeme::Unit(Unit::Second, true)),
    ("sec", Lexeme::Unit(Unit::Second, false)),
    ("secs", Lexeme::Unit(Unit::Second, true)),
    ("minute", Lexeme::Unit(Unit::Minute, false)),
    ("minutes", Lexeme::Unit(Unit::Minute, true)),
    ("min", Lexeme::Unit(Unit::Minute, false)),
    ("mins", Lexeme::Unit(Unit::Minute, true)),
    ("hour", Lexeme::Unit(Unit::Hour, false)),
    ("hours", Lexeme::Unit(Unit::Hour, true)),
    ("hr", Lexeme::Unit(Unit::Hour, false)),
    ("hrs", Lexeme::Unit(Unit::Hour, true)),
    ("day", Lexeme::Unit(Unit::Day, false)),
    ("days", Lexeme::Unit(Unit::Day, true)),
    ("weekend", Lexeme::Unit(Unit::Weekend, false)),
    ("weekends", Lexeme::Unit(Unit::Weekend, true)),
    ("week", Lexeme::Unit(Unit::Week, false)),
    ("weeks", Lexeme::Unit(Unit::Week, true)),
    ("fortnight", Lexeme::Unit(Unit::Fortnight, false)),
    ("fortnights", Lexeme::Unit(Unit::Fortnight, true)),
    ("month", Lexeme::Unit(Unit::Month, false)),
    ("months", Lexeme::Unit(Unit::Month, true)),
    ("quarter", Lexeme::Unit(Unit::Quarter, false)),
    ("quarters", Lexeme::Unit(Unit::Quarter, true)),
    ("year", Lexeme::Unit(Unit::Year, false)),
    ("years", Lexeme::Unit(Unit::Year, true)),
    ("yr", Lexeme::Unit(Unit::Year, false)),
    ("yrs", Lexeme::Unit(Unit::Year, true)),
    ("decade", Lexeme::Unit(Unit::Decade, false)),
    ("decades", Lexeme::Unit(Unit::Decade, true)),
    ("century", Lexeme::Unit(Unit::Century, false)),
    ("centuries", Lexeme::Unit(Unit::Century, true)),
    ("millennium", Lexeme::Unit(Unit::Millennium, false)),
    ("millennia", Lexeme::Unit(Unit::Millennium, true)),
    ("millenniums", Lexeme::Unit(Unit::Millennium, true)),
    ("morning", Lexeme::Part(DayPart::Morning, false)),
    ("mornings", Lexeme::Part(DayPart::Morning, true)),
    ("afternoon", Lexeme::Part(DayPart::Afternoon, false)),
    ("afternoons", Lexeme::Part(DayPart::Afternoon, true)),
    ("evening", Lexeme::Part(DayPart::Evening, false)),
    ("evenings", Lexeme::Part(DayPart::Evening, true)),
    ("night", Lexeme::Part(DayPart::Night, false)),
    ("nights", Lexeme::Part(DayPart::Night, true)),
    ("lunchtime", Lexeme::Part(DayPart::Midday, false)),
    ("daytime", Lexeme::Part(DayPart::Daytime, false)),
    ("hourly", Lexeme::Every(Unit::Hour)),
    ("daily", Lexeme::Every(Unit::Day)),
    ("nightly", Lexeme::Every(Unit::Day)),
    ("weekly", Lexeme::Every(Unit::Week)),
    ("fortnightly", Lexeme::Every(Unit::Fortnight)),
    ("monthly", Lexeme::Every(Unit::Month)),
    ("quarterly", Lexeme::Every(Unit::Quarter)),
    ("yearly", Lexeme::Every(Unit::Year)),
    ("annually", Lexeme::Every(Unit::Year)),
    ("hourlong", Lexeme::Lasting(Unit::Hour)),
    ("daylong", Lexeme::Lasting(Unit::Day)),
    ("weeklong", Lexeme::Lasting(Unit::Week)),
    ("monthlong", Lexeme::Lasting(Unit::Month)),
    ("yearlong", Lexeme::Lasting(Unit::Year)),
    ("decadelong", Lexeme::Lasting(Unit::Decade)),
];

/// Words and signs the parsers name, sorted.
#[rustfmt::skip]
const KEYS: &[&str] = &[
    "'", "'s", "(", ")", ",", "-", ".", "/", ":", "a", "a.m", "all", "a.m.", "about", "academic", "additional",
    "after", "afterward", "afterwards", "again", "ago", "ahead", "almost", "already", "am", "an", "and",
    "another", "approximately", "around", "as", "at", "before", "beginning", "between", "beyond", "bst",
    "business", "by", "calendar", "cdt", "cet", "circa", "clock", "close", "coming", "comparable",
    "consecutive", "corresponding", "couple", "cst", "ct", "current", "currently", "date", "during", "each",
    "earlier", "early", "edt", "end", "ended", "ending", "est", "est.", "et", "every", "everyday", "extra", "few", "fewer",
    "financial", "fiscal", "following", "foreseeable", "distant", "for", "from", "full", "further", "future", "fy", "gmt", "h1", "h2",
    "half", "hence", "in", "into", "its", "just", "last", "lasting", "late", "lately", "later", "latest",
    "latter", "least", "less", "local", "long", "longer", "many", "mdt", "mid", "midday", "middle", "midnight",
    "moment", "more", "most", "mst", "near", "nearly", "next", "no", "noon", "noonish", "noontime", "not", "now",
    "nowadays", "number", "o", "o'clock", "of", "old", "on", "once", "only", "or", "other", "over", "overnight",
    "o’clock", "p.m", "p.m.", "past", "pdt", "per", "period", "pm", "possible", "post", "pre", "preceding",
    "present", "presently", "previous", "previously", "prior", "pst", "pt", "q1", "q2", "q3", "q4", "recent",
    "recently", "remaining", "right", "roughly", "s", "same", "school", "several", "short", "shortly", "since",
    "single", "so", "some", "sometime", "soon", "start", "straight", "successive", "term", "than", "that",
    "the", "then", "these", "this", "those", "through", "throughout", "till", "time", "times", "to", "today",
    "tomorrow", "tonight", "tonite", "trading", "twice", "under", "until", "up", "upcoming", "utc", "weekdays", "while",
    "whole", "with", "within", "working", "yesterday", "yet", "–", "—", "’", "’s",
];
