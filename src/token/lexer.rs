//! Text to tokens, by the conventions of the Universal Dependencies treebanks: hyphens and clitics
//! are tokens of their own, abbreviations keep their period.
//!
//! Two departures serve the stages that follow. The parts of a date or time in digits
//! ("2024-11-20", "3:30") are tokens of their own, so that one date parser reads all separators;
//! and a hyphen is split off before a name or a number even where the treebanks keep a prefix on
//! it ("pro-Paris", "mid-1990s"). Tags of HTML are no tokens.

use super::abbreviations::{Follows, abbreviation, opens_sentence};
use super::{currency, web};
use crate::article::tag_length;
use crate::document::{Token, TokenKind};
use crate::span::Span;

/// The most letters a row of initials has; more of them are no initials, and a bound keeps the
/// look ahead short.
const INITIALS: usize = 8;

/// From so many on, equal marks in a row are drawn, not written ("########"), and one token.
const RULE: usize = 8;

/// Adds the tokens under `span` to `tokens`.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut lexer = Lexer {
        text: &text[..span.end],
        at: span.start,
        spaced: true,
        tokens,
    };
    while lexer.step() {}
}

struct Lexer<'t, 'o> {
    text: &'t str,
    at: usize,
    spaced: bool,
    tokens: &'o mut Vec<Token>,
}

impl<'t> Lexer<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn push(&mut self, len: usize, kind: TokenKind) {
        self.tokens.push(Token {
            span: Span::new(self.at, self.at + len),
            kind,
            spaced: self.spaced,
        });
        self.at += len;
        self.spaced = false;
    }

    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return false;
        };
        if first.is_alphabetic() {
            self.word();
        } else if is_space(first) {
            self.at += first.len_utf8();
            self.spaced = true;
        } else if let Some(tag) = (first == '<').then(|| tag_length(rest)).flatten() {
            self.at += tag;
        } else if first.is_numeric() {
            self.number();
        } else {
            self.punctuation(first);
        }
        true
    }

    fn number(&mut self) {
        let rest = self.rest();
        let digits = digits_length(rest);
        let suffix = run_length(&rest[digits..]);
        if let Some(len) = decade_length(rest, digits) {
            return self.push(len, TokenKind::Word);
        }
        if suffix == 0 || is_unit(&rest[digits..digits + suffix]) {
            self.push(digits, TokenKind::Number);
        } else {
            self.push(digits + suffix, TokenKind::Word);
        }
    }

    fn punctuation(&mut self, first: char) {
        let rest = self.rest();
        if let Some(len) = web::tag_length(rest).filter(|_| !self.after_word()) {
            return self.push(len, TokenKind::Word);
        }
        if matches!(first, '\'' | '’') && !self.spaced {
            let tail = run_length(&rest[first.len_utf8()..]);
            let after = &rest[first.len_utf8()..];
            if after[..tail].eq_ignore_ascii_case("s") {
                return self.push(first.len_utf8() + tail, TokenKind::Word);
            }
        }
        // ".5" and "$.50"; after a digit or a letter the period would belong to what stands before.
        if first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()) && !self.after_word() {
            return self.push(1 + digits_length(&rest[1..]), TokenKind::Number);
        }
        let run = |same: fn(char) -> bool| rest.chars().take_while(|&c| same(c)).map(char::len_utf8).sum();
        let len: usize = match first {
            '.' => run(|c| c == '.'),
            '-' => run(|c| c == '-'),
            '!' | '?' => run(|c| matches!(c, '!' | '?')),
            '*' => run(|c| c == '*'),
            '=' => run(|c| c == '='),
            '_' => run(|c| c == '_'),
            '\'' if rest.starts_with("''") => 2,
            '`' if rest.starts_with("``") => 2,
            '\u{1f1e6}'..='\u{1f1ff}' => rest
                .chars()
                .take(2)
                .take_while(|c| matches!(c, '\u{1f1e6}'..='\u{1f1ff}'))
                .map(char::len_utf8)
                .sum(),
            '\u{2190}'..='\u{2bff}' | '\u{1f000}'.. => emoji_length(rest),
            _ => ruled_length(rest, first)
                .unwrap_or_else(|| first.len_utf8() + marks_length(&rest[first.len_utf8()..])),
        };
        self.push(len, TokenKind::Punctuation);
    }

    /// Whether the last token is a word or number that ends just here.
    fn after_word(&self) -> bool {
        !self.spaced
            && self
                .tokens
                .last()
                .is_some_and(|last| last.span.end == self.at && last.kind != TokenKind::Punctuation)
    }

    fn word(&mut self) {
        let rest = self.rest();
        let run = run_length(rest);
        if let Some(code) = currency::glued(&rest[..run]) {
            return self.push(code, TokenKind::Word);
        }
        let next = rest[run..].chars().next().unwrap_or(' ');
        match next {
            ' ' => return self.letters(run),
            '.' => {
                if let Some(len) = initials_length(rest, run)
                    .or_else(|| degree_length(rest, run))
                    .or_else(|| web::address_length(rest, run))
                {
                    return self.push(len, TokenKind::Word);
                }
                if self.keeps_period(rest, run) {
                    return self.push(run + 1, TokenKind::Word);
                }
            }
            '@' | ':' | '+' | '%' | '-' => {
                if let Some(len) = web::address_length(rest, run) {
                    return self.push(len, TokenKind::Word);
                }
                if next == '-' {
                    let prefixed = prefixed_length(rest, run);
                    return if prefixed > 0 {
                        self.push(prefixed, TokenKind::Word);
                    } else {
                        self.letters(run);
                    };
                }
            }
            // "US$5": the letters say which dollar.
            '$' if run <= 3 && rest[..run].bytes().all(|b| b.is_ascii_uppercase()) => {
                return self.push(run + 1, TokenKind::Punctuation);
            }
            // "AT&T", "R&D".
            '&' if is_upper(&rest[..run]) => {
                let tail = run_length(&rest[run + 1..]);
                if tail > 0 && is_upper(&rest[run + 1..run + 1 + tail]) {
                    return self.push(run + 1 + tail, TokenKind::Word);
                }
            }
            '\'' | '’' => return self.apostrophe(run),
            _ => {}
        }
        self.letters(run);
    }

    /// A run of letters and digits without apostrophe: one token, or two where writing has grown
    /// them together.
    fn letters(&mut self, run: usize) {
        if run == 6 && self.rest()[..run].eq_ignore_ascii_case("cannot") {
            self.push(3, TokenKind::Word);
            return self.push(3, TokenKind::Word);
        }
        self.push(run, TokenKind::Word);
    }

    /// A run followed by an apostrophe: a name ("O'Neill"), or a word with clitics.
    fn apostrophe(&mut self, run: usize) {
        let rest = self.rest();
        let mut len = run;
        while let Some(mark) = rest[len..].chars().next().filter(|c| matches!(c, '\'' | '’')) {
            let after = len + mark.len_utf8();
            let tail = run_length(&rest[after..]);
            let letters = &rest[after..after + tail];
            if tail == 0 {
                break;
            }
            if letters.eq_ignore_ascii_case("t") && rest[..len].ends_with(['n', 'N']) {
                let stem = len - 1;
                if stem > 0 {
                    self.push(stem, TokenKind::Word);
                }
                return self.push(after + tail - stem, TokenKind::Word);
            }
            if is_clitic(letters) && (!letters.starts_with(char::is_uppercase) || is_upper(&rest[..len])) {
                self.push(len, TokenKind::Word);
                return self.push(mark.len_utf8() + tail, TokenKind::Word);
            }
            len = after + tail;
        }
        self.push(len, TokenKind::Word);
    }

    /// Whether the period after a run of letters belongs to it.
    fn keeps_period(&self, rest: &str, run: usize) -> bool {
        let word = &rest[..run];
        let after = &rest[run + 1..];
        if after.starts_with('.') {
            return false;
        }
        let next = after.trim_start_matches(is_space);
        match abbreviation(word) {
            Some(Follows::More | Follows::Either) => true,
            Some(Follows::Number) => next.starts_with(|c: char| c.is_ascii_digit()),
            None => match word {
                "v" => next.starts_with(char::is_uppercase),
                "p" | "c" => next.starts_with(|c: char| c.is_ascii_digit()),
                "al" => self
                    .tokens
                    .last()
                    .is_some_and(|last| last.span.of(self.text) == "et"),
                _ => is_initial(word) && !opens_sentence(&next[..run_length(next)]),
            },
        }
    }
}

/// White space, control characters, and the invisible ones that pasting leaves behind.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
}

/// Marks that belong to the character before them: combining accents, joiners, variation
/// selectors, the soft hyphen.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}' | '\u{9cd}' | '\u{a4d}'
        | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Bytes of letters, digits, their marks, and underscores between them.
fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        if byte.is_ascii_alphanumeric() {
            len += 1;
        } else if byte == b'_' {
            let inner = len > 0 && bytes.get(len + 1).is_some_and(u8::is_ascii_alphanumeric);
            if !inner {
                break;
            }
            len += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let Some(c) = text[len..]
                .chars()
                .next()
                .filter(|&c| c.is_alphanumeric() || is_mark(c))
            else {
                break;
            };
            len += c.len_utf8();
        }
    }
    len
}

fn marks_length(text: &str) -> usize {
    text.chars().take_while(|&c| is_mark(c)).map(char::len_utf8).sum()
}

/// An emoji with its modifiers and what is joined to it.
fn emoji_length(text: &str) -> usize {
    let mut len = 0;
    let mut joined = true;
    for c in text.chars() {
        let modifier = is_mark(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}');
        if !(joined || modifier) {
            break;
        }
        joined = c == '\u{200d}';
        len += c.len_utf8();
    }
    len
}

/// The length of a row of marks equal to the first, when it is a rule.
fn ruled_length(rest: &str, first: char) -> Option<usize> {
    let count = rest.chars().take_while(|&c| c == first).count();
    (count >= RULE).then(|| count * first.len_utf8())
}

/// Digits with a comma or point between them, and a fraction sign after them ("1½").
fn digits_length(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_numeric() || inner) {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

/// "1990's", "60's": a decade written with an apostrophe, of which the digits take so many bytes.
fn decade_length(text: &str, digits: usize) -> Option<usize> {
    let round = matches!(digits, 2 | 4) && text[..digits].ends_with('0');
    let tail = ["'s", "’s"]
        .into_iter()
        .find(|tail| text[digits..].starts_with(tail))?;
    let len = digits + tail.len();
    (round && run_length(&text[len..]) == 0).then_some(len)
}

/// What may be written right behind a number without being part of it: "3pm", "5km", "3.5bn".
fn is_unit(letters: &str) -> bool {
    matches!(
        letters,
        "am" | "pm"
            | "AM"
            | "PM"
            | "a"
            | "p"
            | "k"
            | "K"
            | "m"
            | "M"
            | "b"
            | "B"
            | "mn"
            | "mln"
            | "mm"
            | "MM"
            | "bn"
            | "BN"
            | "bln"
            | "tn"
            | "trn"
            | "cr"
            | "km"
            | "cm"
            | "kg"
            | "g"
            | "t"
            | "lb"
            | "lbs"
            | "oz"
            | "ft"
            | "in"
            | "mi"
            | "ha"
            | "mph"
            | "kph"
            | "kmh"
            | "kW"
            | "kw"
            | "MW"
            | "GW"
            | "kWh"
            | "MWh"
            | "GB"
            | "MB"
            | "TB"
            | "GHz"
            | "MHz"
            | "kHz"
            | "Hz"
            | "km²"
            | "m²"
            | "pc"
            | "pp"
            | "bps"
            | "h"
            | "hr"
            | "hrs"
            | "min"
            | "mins"
            | "sec"
            | "secs"
            | "yr"
            | "yrs"
            | "yo"
            | "GMT"
            | "UTC"
            | "EST"
            | "EDT"
            | "CET"
            | "BST"
            | "million"
            | "billion"
            | "trillion"
            | "percent"
            | "C"
            | "F"
    )
}

fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(is_mark) && word != "I"
}

/// "U.S.", "p.m.", "J.K.", and "U.S" where the last period was forgotten: single letters with a
/// period between them.
fn initials_length(text: &str, run: usize) -> Option<usize> {
    let single = |text: &str| {
        let first = text.chars().next()?;
        let len = first.len_utf8();
        (first.is_alphabetic() && run_length(text) == len).then_some(len)
    };
    if single(text) != Some(run) {
        return None;
    }
    let mut len = run;
    let mut count = 1;
    while text[len..].starts_with('.') {
        match single(&text[len + 1..]) {
            Some(letter) if count < INITIALS => {
                len += 1 + letter;
                count += 1;
            }
            _ => break,
        }
    }
    let period = text[len..].starts_with('.') && !text[len + 1..].starts_with('.');
    let glued = text[len..]
        .strip_prefix('.')
        .is_some_and(|after| after.starts_with(char::is_alphanumeric));
    ((2..INITIALS).contains(&count) && !glued).then_some(len + usize::from(period))
}

/// "Ph.D.", "M.Sc.", "Lt.Col." written in one.
fn degree_length(text: &str, run: usize) -> Option<usize> {
    if !matches!(
        &text[..run],
        "Ph" | "M" | "B" | "Ed" | "D" | "Psy" | "Pharm" | "LL"
    ) {
        return None;
    }
    let after = &text[run + 1..];
    let tail = run_length(after);
    let known = matches!(
        &after[..tail],
        "D" | "Sc" | "Phil" | "Ed" | "Eng" | "Tech" | "M" | "B"
    );
    let period = after[tail..].starts_with('.');
    (known && period).then_some(run + 1 + tail + 1)
}

/// Length of a word that keeps its hyphenated prefix ("co-founder", "e-mail"), or 0. Before a
/// name or a number the hyphen is split off, so that these can be found.
fn prefixed_length(text: &str, run: usize) -> usize {
    let prefix = &text[..run];
    let known = [
        "anti", "co", "counter", "cross", "e", "ex", "inter", "intra", "micro", "mini", "multi", "neo",
        "non", "over", "pan", "post", "pre", "pro", "re", "semi", "socio", "sub", "un",
    ];
    if run > 7 || !known.iter().any(|known| prefix.eq_ignore_ascii_case(known)) {
        return 0;
    }
    let tail = run_length(&text[run + 1..]);
    let rest = &text[run + 1..run + 1 + tail];
    if tail > 0 && rest.chars().all(char::is_lowercase) {
        run + 1 + tail
    } else {
        0
    }
}

fn is_clitic(letters: &str) -> bool {
    matches!(letters.len(), 1 | 2)
        && ["s", "re", "ve", "ll", "d", "m"]
            .iter()
            .any(|clitic| letters.eq_ignore_ascii_case(clitic))
}
