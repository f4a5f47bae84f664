//! What the models see of a token before anything is decided about it.

use crate::document::Document;
use crate::lexicon::{self, Clusters};
use std::ops::Range;

/// A token as hashes of its form and of parts of its form. Hashes are never 0, which stands for
/// "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lexeme {
    /// The form in lower case, with typographic quotes and digits made plain.
    pub lower: u32,
    /// Its first two and three letters.
    pub prefixes: [u32; 2],
    /// Its last two and three letters.
    pub suffixes: [u32; 2],
    /// Which kinds of character it holds, and in which order, for capitals.
    pub shape: u32,
    /// The word clusters it belongs to.
    pub clusters: Clusters,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Capitals say something.
    Normal,
    /// A HEADLINE IN CAPITALS.
    Upper,
    /// A Headline With Most Words Capitalised.
    Title,
}

impl Case {
    /// How many there are.
    pub const COUNT: usize = 3;
}

/// Appends the lexemes of the tokens of one sentence.
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub(crate) fn lexemes(document: &Document, tokens: Range<usize>, lexemes: &mut Vec<Lexeme>) {
    let case = case(document, tokens.clone());
    lexemes.extend(tokens.map(|token| lexeme(document.word(token), case)));
}

/// Counts words that begin with a capital and those that do not.
pub(crate) fn case(document: &Document, tokens: Range<usize>) -> Case {
    let (mut upper, mut title, mut lower, mut long_lower) = (0, 0, 0, 0);
    for token in tokens {
        let word = document.word(token);
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if first.is_lowercase() => {
                lower += 1;
                long_lower += usize::from(word.len() > 4);
            }
            Some(first) if first.is_uppercase() => {
                title += 1;
                upper += usize::from(word.len() > 1 && !word.chars().any(char::is_lowercase));
            }
            _ => {}
        }
    }
    if lower == 0 && upper >= 3 && upper * 4 >= title * 3 {
        Case::Upper
    } else if title >= 4 && long_lower == 0 && title > lower {
        Case::Title
    } else {
        Case::Normal
    }
}

/// Quotes and dashes have many forms that mean the same, and so have digits.
fn plain_character(character: char) -> char {
    match character {
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '−' => '–',
        '1'..='9' => '0',
        other => other,
    }
}

/// The lexeme of a token in a sentence that uses capitals so.
pub(crate) fn lexeme(word: &str, case: Case) -> Lexeme {
    let mut plain: String = word.chars().map(plain_character).collect();
    if plain.len() > 5 && plain.bytes().all(|byte| matches!(byte, b'0' | b',' | b'.')) {
        plain.truncate(5);
    }
    let shape = shape(&plain) | (case as u32) << 16;
    lowercase(&mut plain);
    let mut prefixes = [0; 2];
    for (prefix, (at, character)) in prefixes.iter_mut().zip(plain.char_indices().skip(1)) {
        *prefix = hash(plain[..at + character.len_utf8()].bytes());
    }
    let mut suffixes = [0; 2];
    for (suffix, (at, _)) in suffixes.iter_mut().zip(plain.char_indices().rev().skip(1)) {
        *suffix = hash(plain[at..].bytes());
    }
    Lexeme {
        lower: hash(plain.bytes()),
        prefixes,
        suffixes,
        shape,
        clusters: lexicon::clusters(word),
    }
}

fn lowercase(text: &mut String) {
    if text.is_ascii() {
        text.make_ascii_lowercase();
    } else {
        *text = text.to_lowercase();
    }
}

/// A bit for each kind of character that occurs, and one for a capital at the start.
fn shape(word: &str) -> u32 {
    let mut shape = 1;
    for (index, character) in word.chars().enumerate() {
        shape |= match character {
            _ if character.is_lowercase() => 2,
            _ if character.is_uppercase() && index == 0 => 4,
            _ if character.is_uppercase() => 8,
            _ if character.is_numeric() => 16,
            '.' => 32,
            '\'' | '"' => 64,
            ',' | ':' | '/' => 128,
            '-' | '–' => 256,
            '@' | '_' => 512,
            '$' | '€' | '£' | '¥' | '%' => 1024,
            _ if character.is_alphabetic() => 2048,
            _ => 4096,
        };
    }
    shape | u32::from(word.chars().nth(1).is_none()) << 15
}

/// FNV-1a, never 0.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes.fold(0x811c_9dc5u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash.max(1)
}
