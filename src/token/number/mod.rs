//! Numbers in digits and words, over tokens: "10,000", "two hundred and five", "1.5 million",
//! "twenty-first", "half a dozen", "tens of thousands".
//!
//! The one place where numbers are read; quantities and time expressions build on it.

#[cfg(test)]
mod tests;
mod words;

pub use words::{CARDINALS, ORDINALS};

use crate::document::{Document, TokenKind};
use std::ops::Range;
use words::{FRACTIONS, PLURALS, SCALES, fraction_sign, is_number_word, lookup};

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
        let mut sum = Sum::default();
        let mut end = at;
        let mut next = at;
        if self.is(at, &["a", "an"]) {
            next = self.next(at);
            self.word(next).and_then(scale)?;
            sum.current = Some(1.0);
        }
        while let Some(word) = self.word(next) {
            if self.document.tokens[next].kind == TokenKind::Number {
                if sum.is_begun() {
                    break;
                }
                let value = digits(word)?;
                sum.place = 0.0;
                // "5 1/2"
                if let Some((part, after)) = self.vulgar(self.next(next)).filter(|_| value.fract() == 0.0) {
                    sum.current = Some(value + part);
                    end = after;
                    next = after;
                    continue;
                }
                sum.current = Some(value);
            } else if let Some(value) = small_cardinal(word) {
                if !sum.add(value.into()) {
                    break;
                }
            } else if let Some(factor) = scale(word) {
                if !sum.multiply(factor) {
                    break;
                }
            } else if let Some(value) = lookup(ORDINALS, word) {
                // "sixty-second" is one ordinal, "sixty second" is half a minute's word.
                let joined = next > end && value < sum.place;
                if end > at && !joined {
                    break;
                }
                return Some(self.number(sum.value() + value, NumberKind::Ordinal, next + 1));
            } else if let Some(value) = ordinal(word).filter(|_| next == at) {
                return Some(self.number(value.into(), NumberKind::Ordinal, next + 1));
            } else {
                break;
            }
            end = next + 1;
            next = self.next(next);
            if self.is(end, &["and"]) && sum.is_begun() {
                (end, next) = self.and(&mut sum, end, next);
            }
        }
        (end > at).then(|| self.number(sum.value(), NumberKind::Cardinal, end))
    }

    /// What "and" joins to a number that ends at it: "two and a half", "two hundred and five". Gives where the number
    /// ends now, and the token that may go on with it.
    fn and(&self, sum: &mut Sum, and: usize, next: usize) -> (usize, usize) {
        if self.is(and + 1, &["a"]) && self.is(and + 2, &["half", "quarter"]) {
            let part = if self.is(and + 2, &["half"]) { 0.5 } else { 0.25 };
            sum.current = Some(sum.current.unwrap_or(0.0) + part);
            sum.place = 0.0;
            return (and + 3, and + 3);
        }
        let small = self.word(and + 1).and_then(small_cardinal);
        let fits = (sum.place == 100.0 || sum.place == 1000.0)
            && small.is_some_and(|value| f64::from(value) < sum.place)
            && self.adds_up(and + 1);
        (and, if fits { and + 1 } else { next })
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

/// A number in words, as far as it was read.
struct Sum {
    /// What scales above a hundred have closed: 2,000,000 of "two million three hundred".
    total: f64,
    /// What a scale may still multiply: 300 of it.
    current: Option<f64>,
    /// The last scale; they come in falling order: "two million three thousand".
    scale: f64,
    /// What follows must be smaller: after "twenty" one digit, after "hundred" two.
    place: f64,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            total: 0.0,
            current: None,
            scale: f64::INFINITY,
            place: f64::INFINITY,
        }
    }
}

impl Sum {
    fn is_begun(&self) -> bool {
        self.current.is_some() || self.total > 0.0
    }

    fn value(&self) -> f64 {
        self.total + self.current.unwrap_or(0.0)
    }

    /// Adds a word below a hundred, if it can follow.
    fn add(&mut self, value: f64) -> bool {
        if value >= self.place || self.current.is_some() && value == 0.0 {
            return false;
        }
        self.current = Some(self.current.unwrap_or(0.0) + value);
        self.place = if value >= 20.0 { 10.0 } else { 0.0 };
        true
    }

    /// Takes what was read so many times, if that scale can follow: "five hundred", "two dozen", never "hundred"
    /// after a hundred.
    fn multiply(&mut self, factor: f64) -> bool {
        let Some(value) = self.current else { return false };
        if factor <= 100.0 {
            if value >= 100.0 {
                return false;
            }
            self.current = Some(value * factor);
            self.place = if factor == 100.0 { 100.0 } else { 0.0 };
            return true;
        }
        if factor >= self.scale {
            return false;
        }
        self.total += value * factor;
        self.scale = factor;
        self.current = None;
        self.place = factor.min(1000.0);
        true
    }
}
