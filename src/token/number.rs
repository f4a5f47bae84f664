//! Numbers in digits and words, over tokens: "10,000", "two hundred and five", "1.5 million",
//! "twenty-first", "half a dozen", "tens of thousands".
//!
//! The one place where numbers are read; quantities and time expressions build on it.

use crate::document::{Document, TokenKind};
use std::ops::Range;

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// How many: "five", "2,000", "1.5 million", "half a million".
    Cardinal,
    /// Which in an order: "fifth", "11th", "twenty-first".
    Ordinal,
    /// A part of one: "a third", "two-thirds", "half".
    Fraction,
    /// A round number in the plural, of which there is more than one: "dozens", "tens of
    /// thousands". The value is that of one ("dozens" is 12).
    Plural,
}

/// A number and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// What it is for.
    pub kind: NumberKind,
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// Whether it is one token of digits ("2024", "10,000").
    pub plain_digits: bool,
    /// Whether it begins with "a" or "an" ("a hundred", "a third").
    pub article: bool,
}

/// The longest number that begins at token `at` and ends before token `end`.
pub fn read(document: &Document, at: usize, end: usize) -> Option<Number> {
    let reader = Reader {
        document,
        at,
        end: end.min(document.tokens.len()),
    };
    // A cheap look keeps all ordinary words away from the grammar.
    let first = reader.word(at)?;
    if !(first.starts_with(|c: char| c.is_numeric()) || is_number_word(first)) {
        return None;
    }
    reader
        .plural(at)
        .or_else(|| reader.fraction(at))
        .or_else(|| reader.amount(at))
}

/// The value of a token of digits: "10,000", "3.5", "2½". Groups must have three digits.
pub fn digits(word: &str) -> Option<f64> {
    let whole = word.trim_end_matches(|c: char| fraction_sign(c).is_some());
    let sign = word[whole.len()..].chars().next().and_then(fraction_sign);
    if whole.is_empty() {
        return sign;
    }
    let integer = whole.split('.').next()?;
    let mut groups = integer.split(',');
    let first = groups.next()?;
    let grouped = integer.contains(',');
    if grouped && !((1..=3).contains(&first.len()) && groups.all(|group| matches!(group.len(), 2 | 3))) {
        return None;
    }
    if grouped && integer.rsplit(',').next()?.len() != 3 || whole.matches('.').count() > 1 {
        return None;
    }
    if !whole
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
    {
        return None;
    }
    let value: f64 = whole.replace(',', "").parse().ok()?;
    Some(value + sign.unwrap_or(0.0))
}

/// The value of one ordinal token: "11th", "eleventh", "first".
pub fn ordinal(word: &str) -> Option<u32> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[number.len()..];
        let known = ["st", "nd", "rd", "th"]
            .iter()
            .any(|known| suffix.eq_ignore_ascii_case(known));
        return if known {
            number.replace(',', "").parse().ok()
        } else {
            None
        };
    }
    lookup(ORDINALS, word).map(|value| value as u32)
}

/// The value of one cardinal word below a hundred ("zero", "twelve", "ninety").
pub fn small_cardinal(word: &str) -> Option<u32> {
    lookup(CARDINALS, word).map(|value| value as u32)
}

/// The factor a scale word or a suffix behind digits stands for: "hundred", "million", "bn",
/// "crore". One letter suffixes are left to the reader of money, where "m" is no metre.
pub fn scale(word: &str) -> Option<f64> {
    lookup(SCALES, word)
}

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

const SCALES: &[(&str, f64)] = &[
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

const PLURALS: &[(&str, f64)] = &[
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
const FRACTIONS: &[(&str, f64)] = &[
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

fn lookup(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))
        .map(|&(_, value)| value)
}

/// Words a number can begin with. Decided by length and first letter before any table is walked.
fn is_number_word(word: &str) -> bool {
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

fn fraction_sign(c: char) -> Option<f64> {
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

struct Reader<'d, 't> {
    document: &'d Document<'t>,
    at: usize,
    end: usize,
}

impl<'t> Reader<'_, 't> {
    fn word(&self, token: usize) -> Option<&'t str> {
        (token < self.end).then(|| self.document.word(token))
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        self.word(token)
            .is_some_and(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
    }

    fn hyphen(&self, token: usize) -> bool {
        self.is(token, &["-", "‑", "–"]) && !self.document.tokens[token].spaced
    }

    /// The token after `token`, over a hyphen without spaces.
    fn next(&self, token: usize) -> usize {
        let glued =
            self.hyphen(token + 1) && (token + 2) < self.end && !self.document.tokens[token + 2].spaced;
        token + if glued { 2 } else { 1 }
    }

    fn number(&self, value: f64, kind: NumberKind, end: usize) -> Number {
        Number {
            value,
            kind,
            tokens: self.at..end,
            plain_digits: end == self.at + 1 && self.document.tokens[self.at].kind == TokenKind::Number,
            article: self.is(self.at, &["a", "an"]),
        }
    }

    /// "dozens", "tens of thousands", "hundreds of millions".
    fn plural(&self, at: usize) -> Option<Number> {
        let mut value = lookup(PLURALS, self.word(at)?)?;
        let mut end = at + 1;
        while self.is(end, &["of"]) {
            let Some(factor) = self.word(end + 1).and_then(|word| lookup(PLURALS, word)) else {
                break;
            };
            value *= factor;
            end += 2;
        }
        Some(self.number(value, NumberKind::Plural, end))
    }

    /// "1/2", "15/16": the value and the token after. Days and ratios are seldom written with these.
    fn vulgar(&self, at: usize) -> Option<(f64, usize)> {
        let glued = |token: usize| token < self.end && !self.document.tokens[token].spaced;
        if !self.is(at + 1, &["/"]) || !glued(at + 1) || !glued(at + 2) {
            return None;
        }
        let (above, below) = (
            self.word(at)?.parse::<u8>().ok()?,
            self.word(at + 2)?.parse::<u8>().ok()?,
        );
        // "1/2/2024" is a date.
        let ends = !(self.is(at + 3, &["/", "-"]) && glued(at + 3));
        let known = matches!(below, 2 | 3 | 4 | 8 | 16) && (1..below).contains(&above);
        (known && ends).then(|| (f64::from(above) / f64::from(below), at + 3))
    }

    /// "a third", "two-thirds", "one in five" is left alone, "half" unless a scale follows.
    fn fraction(&self, at: usize) -> Option<Number> {
        if let Some((value, end)) = self.vulgar(at) {
            return Some(self.number(value, NumberKind::Fraction, end));
        }
        let (count, part) = if self.is(at, &["half", "quarter"]) {
            (1.0, at)
        } else if self.is(at, &["a", "one"]) {
            (1.0, self.next(at))
        } else {
            (small_cardinal(self.word(at)?)?.into(), self.next(at))
        };
        let word = self.word(part)?;
        let value = count * lookup(FRACTIONS, word)?;
        let plural = word.ends_with('s');
        if plural != (count > 1.0) {
            return None;
        }
        // "half a million", "a half dozen" are amounts; so are "one half million", "a quarter of a million" and
        // "three quarters of a million".
        let mut after = self.next(part);
        let of = self.is(after, &["of"]) && self.is(after + 1, &["a", "one"]);
        if of {
            after += 1;
        }
        if self.is(after, &["a", "an", "one"]) && (of || !self.is(after, &["one"])) {
            after += 1;
        }
        if let Some(factor) = self.word(after).and_then(scale)
            && (word.eq_ignore_ascii_case("half") || of && factor >= 1e6)
        {
            return Some(self.number(value * factor, NumberKind::Cardinal, after + 1));
        }
        Some(self.number(value, NumberKind::Fraction, part + 1))
    }

    /// "2,000", "1.5 million", "two hundred and five", "twenty-first", "a dozen", "one and a half
    /// million".
    fn amount(&self, at: usize) -> Option<Number> {
        let mut total = 0.0;
        let mut current: Option<f64> = None;
        // Scales come in falling order: "two million three thousand".
        let mut last_scale = f64::INFINITY;
        let mut end = at;
        let mut next = at;
        if self.is(at, &["a", "an"]) {
            let factor = self.next(at);
            self.word(factor).and_then(scale)?;
            current = Some(1.0);
            next = factor;
        }
        // What follows must be smaller than `place`: after "twenty" one digit, after "hundred" two.
        let mut place = f64::INFINITY;
        while let Some(word) = self.word(next) {
            let token = &self.document.tokens[next];
            if token.kind == TokenKind::Number {
                if current.is_some() || total > 0.0 {
                    break;
                }
                let value = digits(word)?;
                place = 0.0;
                // "5 1/2"
                if let Some((part, after)) = self.vulgar(self.next(next)).filter(|_| value.fract() == 0.0) {
                    current = Some(value + part);
                    end = after;
                    next = after;
                    continue;
                }
                current = Some(value);
            } else if let Some(value) = small_cardinal(word) {
                let value = f64::from(value);
                if value >= place || current.is_some() && value == 0.0 {
                    break;
                }
                current = Some(current.unwrap_or(0.0) + value);
                place = if value >= 20.0 { 10.0 } else { 0.0 };
            } else if let Some(factor) = scale(word) {
                let Some(value) = current else { break };
                if factor <= 100.0 {
                    // "five hundred", "two dozen"; never after digits that are not whole.
                    if value >= 100.0 {
                        break;
                    }
                    current = Some(value * factor);
                    place = if factor == 100.0 { 100.0 } else { 0.0 };
                } else {
                    if factor >= last_scale {
                        break;
                    }
                    total += value * factor;
                    last_scale = factor;
                    current = None;
                    place = factor.min(1000.0);
                }
            } else if let Some(value) = lookup(ORDINALS, word) {
                // "sixty-second" is one ordinal, "sixty second" is half a minute's word.
                let joined = next > end && value < place;
                if end > at && !joined {
                    break;
                }
                let value = total + current.unwrap_or(0.0) + value;
                return Some(self.number(value, NumberKind::Ordinal, next + 1));
            } else if let Some(value) = ordinal(word).filter(|_| next == at) {
                return Some(self.number(value.into(), NumberKind::Ordinal, next + 1));
            } else {
                break;
            }
            end = next + 1;
            next = self.next(next);
            // "two hundred and five"; "two and a half".
            if self.is(end, &["and"]) && current.is_some() | (total > 0.0) {
                if self.is(end + 1, &["a"]) && self.is(end + 2, &["half", "quarter"]) {
                    let part = if self.is(end + 2, &["half"]) { 0.5 } else { 0.25 };
                    current = Some(current.unwrap_or(0.0) + part);
                    end += 3;
                    next = end;
                    place = 0.0;
                } else if place == 100.0 || place == 1000.0 {
                    let small = self.word(end + 1).and_then(small_cardinal);
                    if small.is_some_and(|value| f64::from(value) < place) && self.adds_up(end + 1) {
                        next = end + 1;
                    }
                }
            }
        }
        (end > at).then(|| self.number(total + current.unwrap_or(0.0), NumberKind::Cardinal, end))
    }

    /// After "and": "a hundred and five people" is one number, "two hundred and five hundred" are
    /// two.
    fn adds_up(&self, at: usize) -> bool {
        let mut after = self.next(at);
        if self.word(after).and_then(small_cardinal).is_some() {
            after = self.next(after);
        }
        self.word(after).and_then(scale).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BlockKind;
    use crate::document::Block;
    use crate::span::Span;

    fn number(text: &str) -> Option<(f64, NumberKind, String)> {
        let span = Span::new(0, text.len());
        let document = crate::token::document(
            text,
            vec![Block {
                kind: BlockKind::Paragraph,
                span,
            }],
        );
        let number = read(&document, 0, document.tokens.len())?;
        let words = document.slice(document.span_of(number.tokens.clone())).to_owned();
        Some((number.value, number.kind, words))
    }

    #[track_caller]
    fn check(text: &str, value: f64, kind: NumberKind, words: &str) {
        let found = number(text).unwrap_or_else(|| panic!("no number in {text:?}"));
        assert!(
            (found.0 - value).abs() < 1e-9 * value.max(1.0),
            "{text}: {found:?}"
        );
        assert_eq!((found.1, found.2.as_str()), (kind, words), "{text}");
    }

    #[test]
    fn amounts_in_digits_and_words() {
        use NumberKind::Cardinal;
        check("10,000 troops", 10_000.0, Cardinal, "10,000");
        check("1,00,000 rupees", 100_000.0, Cardinal, "1,00,000");
        check("3.5bn euros", 3.5e9, Cardinal, "3.5bn");
        check("2½ hours", 2.5, Cardinal, "2½");
        check("5 1/2 percent", 5.5, Cardinal, "5 1/2");
        check("5 1/2/2024", 5.0, Cardinal, "5");
        check("1.5 million people", 1.5e6, Cardinal, "1.5 million");
        check("twenty-five men", 25.0, Cardinal, "twenty-five");
        check(
            "Two hundred and five people",
            205.0,
            Cardinal,
            "Two hundred and five",
        );
        check(
            "two thousand three hundred ships",
            2300.0,
            Cardinal,
            "two thousand three hundred",
        );
        check(
            "one and a half million",
            1.5e6,
            Cardinal,
            "one and a half million",
        );
        check("two and a half years", 2.5, Cardinal, "two and a half");
        check("half a million", 5e5, Cardinal, "half a million");
        check("half a dozen eggs", 6.0, Cardinal, "half a dozen");
        check("a dozen soldiers", 12.0, Cardinal, "a dozen");
        check("a hundred and one nights", 101.0, Cardinal, "a hundred and one");
        check("2.5 crore", 2.5e7, Cardinal, "2.5 crore");
        check("five-million-dollar", 5e6, Cardinal, "five-million");
    }

    #[test]
    fn a_number_ends_where_the_next_begins() {
        use NumberKind::Cardinal;
        check("two hundred and five hundred", 200.0, Cardinal, "two hundred");
        check("nineteen eighty four", 19.0, Cardinal, "nineteen");
        check("three five", 3.0, Cardinal, "three");
        check("two and a man", 2.0, Cardinal, "two");
        check("10 20", 10.0, Cardinal, "10");
        check("six-party talks", 6.0, Cardinal, "six");
    }

    #[test]
    fn orders_parts_and_plurals() {
        check("11th meeting", 11.0, NumberKind::Ordinal, "11th");
        check("twenty-first time", 21.0, NumberKind::Ordinal, "twenty-first");
        check("first man", 1.0, NumberKind::Ordinal, "first");
        check("a third of them", 1.0 / 3.0, NumberKind::Fraction, "a third");
        check("two-thirds of it", 2.0 / 3.0, NumberKind::Fraction, "two-thirds");
        check("3/4 mile", 0.75, NumberKind::Fraction, "3/4");
        check("half of it", 0.5, NumberKind::Fraction, "half");
        check(
            "tens of thousands of men",
            10_000.0,
            NumberKind::Plural,
            "tens of thousands",
        );
        check("hundreds of men", 100.0, NumberKind::Plural, "hundreds");
    }

    #[test]
    fn ordinary_words_and_malformed_digits_are_no_numbers() {
        for text in [
            "a man",
            "thousandfold",
            "halfway there",
            "1,2,3",
            "3.5.2",
            "million",
            "seventyish",
            "",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
