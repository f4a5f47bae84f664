//! Days that name an event: "the Sept. 11 attacks", "9/11", "the Jan. 6 committee". Whatever year the article
//! is of, such a name means the day it is known by.

use super::lexicon::Lexeme;
use super::meaning::Fields;
use super::numbers;
use super::reader::Reader;

/// Month, day and year, and the words one of which stands close behind.
type Named = (u8, u8, i32, &'static [&'static str]);

const NAMED: &[Named] = &[
    (
        9,
        11,
        2001,
        &[
            "attack",
            "attacks",
            "terror",
            "terrorist",
            "commission",
            "hijackers",
            "hijackings",
            "hijacker",
            "victims",
            "plot",
            "plotters",
            "conspirators",
            "mastermind",
            "bombings",
        ],
    ),
    (
        1,
        6,
        2021,
        &[
            "committee",
            "insurrection",
            "riot",
            "riots",
            "rioters",
            "rioter",
            "attack",
            "capitol",
            "panel",
            "defendants",
            "siege",
            "insurrectionists",
        ],
    ),
    (
        10,
        7,
        2023,
        &[
            "attack", "attacks", "massacre", "assault", "hamas", "hostages", "rampage",
        ],
    ),
    (7, 7, 2005, &["bombings", "bombers"]),
];

/// How many words may stand between the day and the word that makes it a name: "the Jan. 6 House committee".
const REACH: usize = 2;

/// How many words may stand between the name and a year: "the Oct. 7 attack on Israel in 2023".
const YEAR_REACH: usize = 5;

/// The year of the event that a month and day without one are the name of; `end` is the token behind
/// them.
pub fn year(reader: &Reader, fields: &Fields, end: usize) -> Option<i32> {
    let (month, day) = (fields.month?, fields.day?);
    if fields.year.is_some() {
        return None;
    }
    let is_known = |&&(of_month, of_day, _, nouns): &&Named| {
        let named = (end..=end + REACH).any(|at| nouns.contains(&reader.word(at).to_lowercase().as_str()));
        (of_month, of_day) == (month, day) && named
    };
    let &(.., year, _) = NAMED.iter().find(is_known)?;
    // "the Jan. 6 committee of 1999" is another one.
    let stated = (end + 1..=end + YEAR_REACH).find_map(|at| {
        let in_year = matches!(reader.key(at), "in" | "of");
        in_year.then(|| numbers::year(reader, at + 1)).flatten()
    });
    Some(stated.map_or(year, |(stated, _)| stated))
}

/// The token after "9/11".
pub fn nine_eleven(reader: &Reader, at: usize) -> Option<usize> {
    let number =
        |token: usize, value: u16| matches!(reader.at(token), Lexeme::Digits(found, 1..=2) if found == value);
    let glued = reader.glued(at) && reader.key_before(at) == "/"
        || reader.glued(at + 3) && matches!(reader.word(at + 3), "/" | "%" | "-");
    let row = number(at, 9) && reader.key(at + 1) == "/" && number(at + 2, 11);
    let counts = matches!(reader.word(at + 3), "of" | "inches" | "inch" | "miles");
    (row && reader.glued(at + 1) && reader.glued(at + 2) && !glued && !counts).then_some(at + 3)
}
