//! The pieces of a pasted page with what can be told of each by itself: its length, how it ends,
//! whether it is prose, whether it is repeated.

use super::pieces::Piece;
use crate::analysis::BlockKind;
use std::collections::HashMap;

/// A piece and its features.
pub struct Feature<'t> {
    /// The text of the piece.
    pub text: &'t str,
    /// Number of words, counted up to [`MANY`].
    pub words: usize,
    /// Whether it ends like a sentence.
    pub closed: bool,
    /// Whether it is running text: a sentence, or long.
    pub prose: bool,
    /// Whether the same words stand elsewhere on the page.
    pub repeated: bool,
    /// What it is, once that is known.
    pub kind: Option<BlockKind>,
}

/// A piece of so many words is a paragraph; no one counts further.
pub const MANY: usize = 60;

/// All pieces of a page.
pub struct Page<'t> {
    /// The pieces, in order.
    pub pieces: Vec<Feature<'t>>,
    /// The first piece of prose and the one after the last, when there is any.
    pub story: Option<(usize, usize)>,
    /// Pieces found to be headlines so far.
    pub headlines: Vec<usize>,
    /// Whether, below the story, the page has begun to speak of itself.
    pub turned: bool,
}

impl<'t> Page<'t> {
    /// Looks at every piece.
    pub fn new(text: &'t str, pieces: &[Piece]) -> Self {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let keys: Vec<Option<String>> = pieces.iter().map(|piece| key(piece.span.of(text))).collect();
        for key in keys.iter().flatten() {
            *seen.entry(key.clone()).or_default() += 1;
        }
        let pieces: Vec<Feature> = pieces
            .iter()
            .zip(&keys)
            .map(|(piece, key)| {
                let content = piece.span.of(text);
                let words = content.split_whitespace().take(MANY).count();
                let closed = is_closed(content);
                Feature {
                    text: content,
                    words,
                    closed,
                    prose: piece.kind.is_none() && (closed && words >= 7 || words >= 30),
                    repeated: key.as_ref().is_some_and(|key| seen[key] > 1),
                    kind: piece.kind,
                }
            })
            .collect();
        let mut page = Self {
            pieces,
            story: None,
            headlines: Vec::new(),
            turned: false,
        };
        page.find_story();
        page
    }

    /// Finds again where the story begins and ends, after pieces were found to be something else.
    pub fn find_story(&mut self) {
        let prose = |piece: &Feature| piece.prose && matches!(piece.kind, None | Some(BlockKind::Paragraph));
        let first = self.pieces.iter().position(prose);
        let last = self.pieces.iter().rposition(prose);
        self.story = first.zip(last).map(|(first, last)| (first, last + 1));
    }

    /// Notes what a piece is. Pieces are settled in order, so that rules can ask what came before.
    pub fn settle(&mut self, index: usize, kind: Option<BlockKind>) {
        self.pieces[index].kind = kind;
        match kind {
            Some(BlockKind::Headline) => self.headlines.push(index),
            Some(BlockKind::Boilerplate | BlockKind::AuthorNote) => self.turned |= self.is_below(index),
            _ => {}
        }
    }

    /// Whether a piece stands before the first prose.
    pub fn is_above(&self, index: usize) -> bool {
        self.story.is_some_and(|(first, _)| index < first)
    }

    /// Whether a piece stands behind the last prose.
    pub fn is_below(&self, index: usize) -> bool {
        self.story.is_some_and(|(_, end)| index >= end)
    }

    /// The text of a piece, empty past the ends.
    pub fn text(&self, index: usize) -> &'t str {
        self.pieces.get(index).map_or("", |piece| piece.text)
    }
}

/// The words of a short piece, for finding it again elsewhere on the page.
fn key(text: &str) -> Option<String> {
    if text.len() > 300 {
        return None;
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    (words.len() >= 3).then(|| words.join(" "))
}

/// Whether a text ends as a sentence does; closing marks and a credit may follow the period.
fn is_closed(text: &str) -> bool {
    let mut rest = text;
    if let Some(inner) = rest.strip_suffix(')')
        && let Some(open) = inner.rfind('(')
        && inner.len() - open < 60
    {
        let before = inner[..open].trim_end();
        if before.ends_with(['.', '!', '?', '”', '"', '…']) {
            rest = before;
        }
    }
    rest.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '*'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', ':'])
}

/// The words of a text without the punctuation around them.
pub fn bare_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Whether a word begins with a capital.
pub fn is_capitalized(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a text is two to four capitalized words and nothing else, as people's names are;
/// initials and particles count.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=5).contains(&words.len())
        && !text.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, '?' | '!' | ':' | '|' | '"' | '“' | '/' | '(')
        })
        && words.iter().all(|word| {
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            is_capitalized(core)
                || matches!(
                    core,
                    "de" | "da" | "del" | "van" | "von" | "der" | "bin" | "al" | "el" | "dos" | "le" | "la"
                )
        })
        && words.iter().filter(|word| is_capitalized(word)).count() >= 2
        && !words[..words.len() - 1]
            .iter()
            .any(|word| word.ends_with([',', ';']))
}
