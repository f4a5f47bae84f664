//! What one piece looks like by itself.

use crate::article::author_note::is_bio;
use crate::article::byline::byline_name;
use crate::article::captions::is_caption;
use crate::article::dates;
use crate::article::page::{bare_words, is_capitalized, is_name};
use crate::article::phrases;
use crate::article::pieces::Piece;
use crate::lexicon::hash;

/// More words than these are not looked at.
const MOST_WORDS: usize = 120;

/// Words of grammar, of which running text has many and menus few, in order.
const GRAMMAR: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "because", "been", "before",
    "but", "by", "can", "could", "did", "do", "even", "for", "from", "had", "has", "have", "he", "her",
    "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "like", "may", "more", "most",
    "my", "no", "not", "of", "on", "one", "only", "or", "other", "our", "out", "over", "said", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "two", "up", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "will", "with", "would", "you", "your",
];

/// Verbs that say sentences have them, in order.
const VERBS: &[&str] = &[
    "are", "be", "been", "began", "came", "can", "could", "did", "do", "does", "found", "got", "had", "has",
    "have", "is", "made", "may", "said", "saw", "says", "should", "told", "took", "was", "went", "were",
    "will", "would",
];

/// What a piece looks like.
pub struct Look {
    /// Number of words, at most [`MOST_WORDS`].
    pub words: usize,
    /// Hash of all its words in lower case, for finding it again; 0 for long ones.
    pub key: u64,
    /// Hash of its first word, of its first two, of its last.
    pub first: u64,
    pub first_two: u64,
    pub last: u64,
    /// Tenths of its words that are words of grammar, begin with a capital, hold digits.
    pub grammar: u64,
    pub capitals: u64,
    pub digits: u64,
    /// Class of its first and of its last character.
    pub begins: u64,
    pub ends: u64,
    /// Ends of sentences, at most 5; commas, at most 3; quotes, at most 2.
    pub stops: u64,
    pub commas: u64,
    pub quotes: u64,
    pub verb: bool,
    /// Whether it is running text: closed like a sentence, and long enough for one.
    pub prose: bool,
    /// Whether all its letters are capitals.
    pub shouted: bool,
    /// What wordings say, a bit for each of [`SIGNS`].
    pub signs: u32,
    /// Content words in lower case, hashed.
    pub content: Vec<u64>,
}

/// What the wording of a piece may say of it.
type Sign = fn(&str) -> bool;

const SIGNS: &[Sign] = &[
    phrases::is_page_phrase,
    phrases::announces_links,
    |text| text.len() < 400 && is_caption(text),
    |text| byline_name(text).is_some(),
    is_bio,
    dates::is_date_line,
    is_name,
    |text| text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY "),
    |text| text.contains(['|', '·', '›', '»', '•']),
    |text| text.contains('@'),
    |text| text.contains("http") || text.contains("www."),
    |text| text.contains('©') || text.contains("ights reserved") || text.contains("opyright"),
    has_date,
    has_clock,
    |text| text.contains(" ago") || text.contains("Updated") || text.contains("ublished"),
    |text| text.starts_with(['•', '*', '-', '–', '·', '▪']),
    |text| text.contains(['“', '”', '"']),
    |text| text.contains("said") || text.contains("told"),
    |text| text.ends_with('?'),
    |text| text.ends_with(':'),
    |text| text.contains("(AP") || text.contains("Getty") || text.contains("hoto") || text.contains("mage"),
    |text| text.contains("comment") || text.contains("Comment") || text.contains("Reply"),
    |text| text.contains("ubscri") || text.contains("ewsletter") || text.contains("ign up"),
    |text| text.contains("cookie") || text.contains("rivacy"),
    |text| text.contains("ead more") || text.contains("ead More") || text.contains("elated"),
    |text| text.contains("dvertis") || text.contains("ponsor"),
    |text| text.contains("hare") || text.contains("acebook") || text.contains("witter"),
    |text| text.ends_with("...") || text.ends_with('…'),
    |text| text.starts_with('#'),
    |text| text.contains("eporter") || text.contains("ditor") || text.contains("orrespondent"),
];

/// Index among [`SIGNS`] of "holds a date".
pub const DATED: u32 = 12;
/// Index among [`SIGNS`] of "is a phrase of pages".
pub const PHRASE: u32 = 0;
/// Index among [`SIGNS`] of "is a caption by its wording".
pub const CAPTION: u32 = 2;
/// Index among [`SIGNS`] of "names an author".
pub const BYLINE: u32 = 3;
/// Index among [`SIGNS`] of "is a name".
pub const NAME: u32 = 6;

/// What each piece of a text looks like.
pub fn looks(text: &str, pieces: &[Piece]) -> Vec<Look> {
    pieces
        .iter()
        .map(|piece| Look::new(piece.span.of(text)))
        .collect()
}

impl Look {
    /// Looks at a piece.
    pub fn new(text: &str) -> Look {
        let words: Vec<&str> = bare_words(text).take(MOST_WORDS).collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let tenths = |count: usize| (count * 10 / words.len().max(1)) as u64;
        let count = |test: &dyn Fn(&str) -> bool| words.iter().filter(|word| test(word)).count();
        let grammar = lower
            .iter()
            .filter(|word| GRAMMAR.binary_search(&word.as_str()).is_ok())
            .count();
        let verb = lower.iter().any(|word| {
            VERBS.binary_search(&word.as_str()).is_ok() || word.ends_with("ed") && word.len() > 4
        });
        let hash = |at: usize| lower.get(at).map_or(0, |word| hash::word(word));
        let closing = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '*']);
        let closed = closing.ends_with(['.', '!', '?', '…', ':', '。']);
        let stops = text
            .as_bytes()
            .windows(2)
            .filter(|pair| matches!(pair[0], b'.' | b'!' | b'?') && !pair[1].is_ascii_alphanumeric())
            .count()
            + usize::from(closed);
        let all = |words: &[String]| words.iter().fold(7, |all, word| hash::mix(all, hash::word(word)));
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        Look {
            words: words.len(),
            key: if (1..=40).contains(&words.len()) {
                all(&lower)
            } else {
                0
            },
            first: hash(0),
            first_two: if lower.len() > 1 { all(&lower[..2]) } else { 0 },
            last: hash(lower.len().wrapping_sub(1)),
            grammar: tenths(grammar),
            capitals: tenths(count(&is_capitalized)),
            digits: tenths(count(&|word| word.contains(|c: char| c.is_ascii_digit()))),
            begins: text.chars().next().map_or(0, class),
            ends: text.chars().next_back().map_or(0, class),
            stops: stops.min(5) as u64,
            commas: text.matches(',').count().min(3) as u64,
            quotes: text.matches(['“', '"', '”']).count().min(2) as u64,
            verb,
            prose: closed && words.len() >= 7 && grammar * 6 >= words.len()
                || words.len() >= 30 && grammar * 5 >= words.len(),
            shouted: letters().count() >= 3 && letters().all(char::is_uppercase),
            signs: SIGNS
                .iter()
                .enumerate()
                .fold(0, |signs, (at, sign)| signs | u32::from(sign(text)) << at),
            content: lower
                .iter()
                .filter(|word| word.len() > 3 && GRAMMAR.binary_search(&word.as_str()).is_err())
                .map(|word| hash::word(word))
                .collect(),
        }
    }

    /// Whether a sign is there, by its index.
    pub fn has(&self, sign: u32) -> bool {
        self.signs >> sign & 1 == 1
    }

    /// Length in steps that grow.
    pub fn length(&self) -> u64 {
        match self.words {
            words @ 0..=4 => words as u64,
            5..=6 => 5,
            7..=9 => 6,
            10..=14 => 7,
            15..=24 => 8,
            25..=44 => 9,
            45..=79 => 10,
            _ => 11,
        }
    }

    /// Length in four steps, and whether it is prose.
    pub fn shape(&self) -> u64 {
        let length = match self.words {
            0..=3 => 0,
            4..=9 => 1,
            10..=24 => 2,
            _ => 3,
        };
        length * 2 + u64::from(self.prose)
    }
}

fn class(c: char) -> u64 {
    match c {
        '.' => 1,
        '!' | '?' => 2,
        ':' => 3,
        ',' | ';' => 4,
        '"' | '“' | '”' | '\'' | '‘' | '’' => 5,
        ')' | ']' | '(' | '[' => 6,
        '…' => 7,
        c if c.is_ascii_digit() => 8,
        c if c.is_uppercase() => 9,
        c if c.is_alphabetic() => 10,
        _ => 11,
    }
}

/// Whether a month stands beside a number, or a date in digits.
fn has_date(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    let number =
        |word: &&str| word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && word.len() <= 4;
    words.windows(2).any(|pair| {
        let month =
            |word: &str| word.starts_with(char::is_uppercase) && dates::is_month(&word.to_ascii_lowercase());
        month(pair[0]) && number(&pair[1]) || number(&pair[0]) && month(pair[1])
    }) || words.windows(3).any(|part| {
        part.iter().all(number)
            && part.iter().any(|word| word.len() == 4)
            && part.iter().filter(|word| word.len() <= 2).count() == 2
    })
}

/// Whether a time of day stands in a text: "4:15".
fn has_clock(text: &str) -> bool {
    text.as_bytes().windows(4).any(|bytes| {
        bytes[0].is_ascii_digit()
            && bytes[1] == b':'
            && bytes[2].is_ascii_digit()
            && bytes[3].is_ascii_digit()
    })
}
