//! What is known of a word wherever it stands: its shape, affixes, clusters and lists.

use super::gazetteers::{self, Types};
use crate::document::TokenKind;
use crate::lexicon::{self, Clusters, hash};

/// What is known of a word wherever it stands.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Hash as written.
    pub word: u64,
    /// Hash in lower case, digits made alike.
    pub lower: u64,
    /// Hash of the shape, runs cut at three ("Xxxx", "dddd").
    pub shape: u64,
    /// Hash of the shape without repetitions ("Xx", "d").
    pub brief: u64,
    /// Hashes of the first one to four characters.
    pub prefixes: Vec<u64>,
    /// Hashes of the last one to four characters, in lower case.
    pub suffixes: Vec<u64>,
    /// Hashes of three characters in a row, in lower case, with the borders; only of capitalised words.
    pub trigrams: Vec<u64>,
    /// Digit, period, inner capital, initial capital, all capitals.
    pub flags: u8,
    /// Characters, at most 12.
    pub length: u8,
    /// Clusters.
    pub clusters: Clusters,
    /// Lists that hold the word by itself.
    pub types: Types,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is a hyphen or dash.
    pub hyphen: bool,
    /// Whether what follows it begins anew (a quotation mark, a colon).
    pub opens: bool,
    /// Whether it may stand inside a name in lower case.
    pub(super) link: Link,
}

/// Small words inside names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Link {
    #[default]
    None,
    /// Particles and marks: "al", "de", "van", "&", a hyphen.
    Close,
    /// "of", "and", "for", "the".
    Wide,
}

const HAS_DIGIT: u8 = 1;
const HAS_PERIOD: u8 = 2;
const INNER_CAPITAL: u8 = 4;
const INITIAL_CAPITAL: u8 = 8;
pub(super) const ALL_CAPITALS: u8 = 16;

impl Form {
    /// Of a word as it is written.
    pub(super) fn new(word: &str, kind: TokenKind) -> Form {
        let (mut shape, mut brief) = (1, 1);
        let (mut last, mut run) = (' ', 0);
        let mut form = Form::default();
        let mut all = true;
        for (index, c) in word.chars().enumerate() {
            let kind = match c {
                _ if c.is_uppercase() => 'X',
                _ if c.is_numeric() => 'd',
                _ if c.is_alphabetic() => 'x',
                _ => hash::plain(c),
            };
            run = if kind == last { run + 1 } else { 1 };
            if run <= 3 {
                shape = hash::mix(shape, u64::from(kind));
            }
            if run == 1 {
                brief = hash::mix(brief, u64::from(kind));
            }
            last = kind;
            all &= kind == 'X' || !c.is_alphabetic();
            form.length = form.length.saturating_add(1);
            form.flags |= match kind {
                'd' => HAS_DIGIT,
                '.' => HAS_PERIOD,
                'X' if index > 0 => INNER_CAPITAL,
                'X' => INITIAL_CAPITAL,
                _ => 0,
            };
        }
        form.capital =
            form.flags & INITIAL_CAPITAL != 0 || form.flags & INNER_CAPITAL != 0 && kind == TokenKind::Word;
        if all && form.flags & INITIAL_CAPITAL != 0 && form.length > 1 {
            form.flags |= ALL_CAPITALS;
        }
        form.length = form.length.min(12);
        (form.shape, form.brief) = (shape, brief);
        form.word = hash::word(word);
        let lower = || word.chars().flat_map(char::to_lowercase).map(hash::plain);
        form.lower = hash::characters(lower().map(|c| if c.is_numeric() { '0' } else { c }));
        if kind == TokenKind::Word {
            let mut prefix = 1;
            for c in word.chars().take(4) {
                prefix = hash::mix(prefix, u64::from(hash::plain(c)));
                form.prefixes.push(prefix);
            }
            let mut suffix = 1;
            let mut letters: [char; 4] = ['\0'; 4];
            let mut count = 0;
            for c in word.chars().rev().flat_map(char::to_lowercase).take(4) {
                letters[count] = c;
                count += 1;
            }
            for &c in &letters[..count] {
                suffix = hash::mix(suffix, u64::from(hash::plain(c)));
                form.suffixes.push(suffix);
            }
            form.clusters = lexicon::clusters(word);
            if form.capital && form.length > 3 {
                let mut last = [1, u64::from('^')];
                for c in lower().chain(['$']) {
                    form.trigrams
                        .push(hash::mix(hash::mix(last[0], last[1]), u64::from(c)));
                    last = [last[1], u64::from(c)];
                }
            }
        }
        let mut phrase = gazetteers::Phrase::default();
        phrase.push(form.lower);
        form.types = phrase.types();
        if !form.capital {
            form.types = form.types & Types::WORDS;
        } else if form.flags & ALL_CAPITALS == 0 {
            form.types = form.types & !Types::CODE;
        }
        form.hyphen =
            kind == TokenKind::Punctuation && word.chars().all(|c| hash::plain(c) == '-' || c == '—');
        form.opens = kind == TokenKind::Punctuation
            && word.chars().all(|c| {
                matches!(
                    hash::plain(c),
                    '"' | '\'' | ':' | '(' | '[' | '—' | '.' | '•' | '|'
                )
            });
        form.link = match word {
            "of" | "and" | "for" | "the" | "on" | "in" | "to" | "with" => Link::Wide,
            "&" | "de" | "del" | "della" | "di" | "da" | "do" | "dos" | "la" | "le" | "les" | "du"
            | "des" | "der" | "den" | "van" | "von" | "zu" | "al" | "el" | "bin" | "bint" | "ibn" | "ul"
            | "ur" | "y" | "e" | "und" | "et" | "ter" | "ten" | "das" | "dal" | "abu" => Link::Close,
            _ if form.hyphen => Link::Close,
            _ => Link::None,
        };
        form
    }
}
