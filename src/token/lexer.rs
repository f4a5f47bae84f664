//! Text to tokens, by the conventions of the Universal Dependencies treebanks: hyphens and clitics
//! are tokens of their own, abbreviations keep their period.
//!
//! Two departures serve the stages that follow. The parts of a date or time in digits
//! ("2024-11-20", "3:30") are tokens of their own, so that one date parser reads all separators;
//! and a hyphen is split off before a name or a number even where the treebanks keep a prefix on
//! it ("pro-Paris", "mid-1990s"). Tags of HTML are no tokens.

use super::abbreviations::{Follows, abbreviation, opens_sentence};
use super::extent::{
    decade_length, degree_length, digits_length, emoji_length, initials_length, is_mark, is_space, is_unit,
    marks_length, prefixed_length, ruled_length, run_length,
};
use super::{currency, web};
use crate::document::{Token, TokenKind};
use crate::markup::tag_length;
use crate::span::Span;

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

fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(is_mark) && word != "I"
}

fn is_clitic(letters: &str) -> bool {
    matches!(letters.len(), 1 | 2)
        && ["s", "re", "ve", "ll", "d", "m"]
            .iter()
            .any(|clitic| letters.eq_ignore_ascii_case(clitic))
}
