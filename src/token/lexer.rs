//! Text to tokens, by the conventions of the Universal Dependencies treebanks: hyphens and clitics
//! are tokens of their own, abbreviations keep their period.

use crate::document::{Token, TokenKind};
use crate::span::Span;

/// Abbreviations that keep their period and are followed by more of the sentence.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "assn", "aug", "ave", "bros", "capt", "cmdr", "co", "col", "corp", "cpl", "dec", "dept",
    "det", "dr", "est", "etc", "feb", "fig", "fri", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul",
    "jun", "lt", "ltd", "maj", "mar", "mgr", "mon", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "pres",
    "prof", "rep", "rev", "sat", "sec", "sen", "sep", "sept", "sgt", "sr", "st", "sun", "supt", "thu",
    "thur", "thurs", "tue", "tues", "vol", "vs", "wed",
];

/// Whether a word, without its period, is an abbreviation written with one.
pub fn is_abbreviation(word: &str) -> bool {
    let lower = word.to_lowercase();
    ABBREVIATIONS.binary_search(&lower.as_str()).is_ok()
}

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

impl Lexer<'_, '_> {
    fn rest(&self) -> &str {
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
        let Some(first) = self.rest().chars().next() else {
            return false;
        };
        if first.is_whitespace() || first.is_control() {
            self.at += first.len_utf8();
            self.spaced = true;
        } else if first.is_numeric() {
            let len = number_length(self.rest());
            self.push(len, TokenKind::Number);
        } else if first.is_alphabetic() {
            self.word();
        } else {
            let len: usize = match first {
                '.' | '-' => self.rest().chars().take_while(|&c| c == first).count(),
                _ => first.len_utf8(),
            };
            self.push(len, TokenKind::Punctuation);
        }
        true
    }

    fn word(&mut self) {
        let rest = self.rest();
        if let Some(len) = initials_length(rest) {
            return self.push(len, TokenKind::Word);
        }
        let len = letters_length(rest);
        let (word, after) = rest.split_at(len);
        let keeps_period = after.starts_with('.')
            && (is_abbreviation(word) || (word.chars().count() == 1 && word.chars().all(char::is_uppercase)));
        let clitic = clitic_length(word);
        let body = len - clitic;
        if keeps_period {
            return self.push(len + 1, TokenKind::Word);
        }
        if body > 0 {
            self.push(body, TokenKind::Word);
        }
        if clitic > 0 {
            self.push(clitic, TokenKind::Word);
        }
        if self.rest().starts_with(['\'', '’']) {
            let mark = self.rest().chars().next().map_or(0, char::len_utf8);
            let tail = letters_length(&self.rest()[mark..]);
            if tail > 0 && is_clitic(&self.rest()[mark..mark + tail]) {
                self.push(mark + tail, TokenKind::Word);
            }
        }
    }
}

/// "U.S.", "p.m.", "J.K.": single letters, each with a period, at least two.
fn initials_length(text: &str) -> Option<usize> {
    let mut len = 0;
    let mut count = 0;
    loop {
        let mut chars = text[len..].chars();
        match (chars.next(), chars.next()) {
            (Some(letter), Some('.')) if letter.is_alphabetic() => {
                len += letter.len_utf8() + 1;
                count += 1;
            }
            _ => break,
        }
    }
    let ends = !text[len..].starts_with(char::is_alphanumeric);
    (count >= 2 && ends).then_some(len)
}

fn number_length(text: &str) -> usize {
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

/// Letters and digits, with an apostrophe inside when it is part of the word ("O'Neill").
fn letters_length(text: &str) -> usize {
    let mut len = 0;
    while let Some(c) = text[len..].chars().next() {
        if c.is_alphanumeric() || is_mark(c) {
            len += c.len_utf8();
        } else if matches!(c, '\'' | '’') && len > 0 {
            let after = &text[len + c.len_utf8()..];
            let tail = after
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .map(char::len_utf8)
                .sum::<usize>();
            let upper = after.starts_with(char::is_uppercase);
            if tail == 0 || is_clitic(&after[..tail]) && !(upper && tail > 1) {
                let negated = text[..len].ends_with(['n', 'N']) && after[..tail].eq_ignore_ascii_case("t");
                return if negated { len + c.len_utf8() + tail } else { len };
            }
            len += c.len_utf8() + tail;
        } else {
            break;
        }
    }
    len
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// Length of a clitic that `letters_length` kept on the word: only "n't".
fn clitic_length(word: &str) -> usize {
    let lower = word.to_lowercase();
    ["n't", "n’t"]
        .iter()
        .find(|clitic| lower.ends_with(**clitic) && lower.len() > clitic.len())
        .map_or(0, |c| c.len())
}

fn is_clitic(letters: &str) -> bool {
    ["s", "t", "re", "ve", "ll", "d", "m"]
        .iter()
        .any(|clitic| letters.eq_ignore_ascii_case(clitic))
}
