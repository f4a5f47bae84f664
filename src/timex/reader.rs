//! A sentence as the parsers see it: the readings of its tokens, and what stands between them.

use super::lexicon::Lexeme;
use crate::document::Document;

/// The tokens a parser may look at.
#[derive(Clone, Copy)]
pub struct Reader<'d, 't> {
    /// The text.
    pub document: &'d Document<'t>,
    lexemes: &'d [Lexeme],
    start: usize,
    end: usize,
}

impl<'d, 't> Reader<'d, 't> {
    /// The tokens of one sentence; `lexemes` are those of the whole document.
    pub fn new(document: &'d Document<'t>, lexemes: &'d [Lexeme], sentence: std::ops::Range<usize>) -> Self {
        Self {
            document,
            lexemes,
            start: sentence.start,
            end: sentence.end,
        }
    }

    /// The reading of a token; [`Lexeme::Other`] beyond the sentence.
    pub fn at(&self, token: usize) -> Lexeme {
        if token < self.end {
            self.lexemes[token]
        } else {
            Lexeme::Other
        }
    }

    /// The reading of the token before, within the sentence.
    pub fn before(&self, token: usize) -> Lexeme {
        self.back(token, 1)
    }

    /// The reading of the token so many places before, within the sentence.
    pub fn back(&self, token: usize, places: usize) -> Lexeme {
        match token.checked_sub(places) {
            Some(index) if index >= self.start && index < self.end => self.lexemes[index],
            _ => Lexeme::Other,
        }
    }

    /// The word of the grammar at a token, or "".
    pub fn key(&self, token: usize) -> &'static str {
        match self.at(token) {
            Lexeme::Key(key) => key,
            _ => "",
        }
    }

    /// The word of the grammar before a token, or "".
    pub fn key_before(&self, token: usize) -> &'static str {
        match self.before(token) {
            Lexeme::Key(key) => key,
            _ => "",
        }
    }

    /// The text of a token, "" beyond the sentence.
    pub fn word(&self, token: usize) -> &'t str {
        if (self.start..self.end).contains(&token) {
            self.document.word(token)
        } else {
            ""
        }
    }

    /// The text of the token before, "" at the start of the sentence.
    pub fn word_before(&self, token: usize) -> &'t str {
        token.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether a token follows the one before without white space.
    pub fn glued(&self, token: usize) -> bool {
        token > self.start && token < self.end && !self.document.tokens[token].spaced
    }

    /// Whether a token is a hyphen or dash.
    pub fn is_dash(&self, token: usize) -> bool {
        matches!(self.key(token), "-" | "–" | "—")
    }

    /// The token after a hyphen that binds two words, or the token itself: "two-day" and "two day"
    /// read alike.
    pub fn skip_hyphen(&self, token: usize) -> usize {
        if self.is_dash(token) && self.glued(token) && self.glued(token + 1) {
            token + 1
        } else {
            token
        }
    }

    /// The token after a comma, or the token itself.
    pub fn skip_comma(&self, token: usize) -> usize {
        token + usize::from(self.key(token) == ",")
    }

    /// Whether a quotation mark stands within two tokens before.
    pub fn is_quoted(&self, token: usize) -> bool {
        (1..=3).any(|back| {
            token
                .checked_sub(back)
                .is_some_and(|index| matches!(self.word(index), "\"" | "“" | "``" | "''" | "‘" | "'"))
        })
    }

    /// First token of the sentence.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The token after the sentence's last.
    pub fn end(&self) -> usize {
        self.end
    }
}
