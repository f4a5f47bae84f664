//! The words of numbers, and the signs of fractions.

/// The words of the numbers below a hundred.
pub const CARDINALS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// The words of orders.
pub const ORDINALS: &[(&str, f64)] = &[
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("sixtieth", 60.0),
    ("seventieth", 70.0),
    ("eightieth", 80.0),
    ("ninetieth", 90.0),
    ("hundredth", 100.0),
    ("thousandth", 1e3),
    ("millionth", 1e6),
];

pub(super) const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("lakh", 1e5),
    ("million", 1e6),
    ("mn", 1e6),
    ("mln", 1e6),
    ("crore", 1e7),
    ("billion", 1e9),
    ("bn", 1e9),
    ("bln", 1e9),
    ("trillion", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
];

pub(super) const PLURALS: &[(&str, f64)] = &[
    ("tens", 10.0),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("lakhs", 1e5),
    ("millions", 1e6),
    ("crores", 1e7),
    ("billions", 1e9),
    ("trillions", 1e12),
];

/// Parts of one, in the singular and the plural.
pub(super) const FRACTIONS: &[(&str, f64)] = &[
    ("half", 1.0 / 2.0),
    ("third", 1.0 / 3.0),
    ("thirds", 1.0 / 3.0),
    ("quarter", 1.0 / 4.0),
    ("quarters", 1.0 / 4.0),
    ("fourths", 1.0 / 4.0),
    ("fifth", 1.0 / 5.0),
    ("fifths", 1.0 / 5.0),
    ("sixth", 1.0 / 6.0),
    ("sixths", 1.0 / 6.0),
    ("eighth", 1.0 / 8.0),
    ("eighths", 1.0 / 8.0),
    ("tenth", 1.0 / 10.0),
    ("tenths", 1.0 / 10.0),
];

pub(super) fn lookup(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|&(_, value)| value)
}

/// Words a number can begin with. Decided by length and first letter before any table is walked.
pub(super) fn is_number_word(word: &str) -> bool {
    let Some(first) = word.bytes().next() else {
        return false;
    };
    if word.len() > 11 || !b"zotfsentbhlmcaq".contains(&first.to_ascii_lowercase()) {
        return false;
    }
    ["a", "an", "half", "quarter", "quarters"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
        || [CARDINALS, ORDINALS, SCALES, PLURALS]
            .iter()
            .any(|table| lookup(table, word).is_some())
}

pub(super) fn fraction_sign(c: char) -> Option<f64> {
    Some(match c {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅛' => 1.0 / 8.0,
        _ => return None,
    })
}
