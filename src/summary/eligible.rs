//! Which sentences can stand in a summary, and what they would need beside them.

use super::Story;
use crate::document::{Document, TokenKind, in_quotation};
use crate::story::story_tokens;
use crate::syntax::{Relation, Tag};
use crate::words::{Class, is};

/// Fewest and most words of a sentence that can stand in a summary.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=75;

/// How many tokens back a quotation is looked for, so that a book in one paragraph is not read again and
/// again.
const PARAGRAPH: usize = 400;

/// The sentences that may stand in a summary. Half a quotation, and what a quotation is signed with, may
/// only where there is nothing else.
pub fn eligible(story: &Story) -> Vec<usize> {
    let document = story.document;
    let fit: Vec<usize> = (0..document.sentences.len())
        .filter(|&index| document.block_of(index).is_told())
        .filter(|&index| !is_posted(document, index) && !is_heading(story, index))
        .filter(|&index| {
            let words = story_tokens(document, index)
                .filter(|&token| document.tokens[token].kind != TokenKind::Punctuation)
                .count();
            let ends = document.slice(document.sentences[index].span);
            LENGTH.contains(&words)
                && ends
                    .trim_end_matches(['"', '”', '’', '\'', ')'])
                    .ends_with(['.', '!', '…'])
        })
        .collect();
    let whole = |&index: &usize| {
        let signs = document
            .slice(document.sentences[index].span)
            .starts_with(['—', '–', '-']);
        let (before, after) = quotation(document, index);
        !signs && !before && !after && spoken(document, index) < 1.0
    };
    if fit.iter().any(whole) {
        fit.into_iter().filter(whole).collect()
    } else {
        fit
    }
}

/// Whether a sentence is only the heading of what follows: a participle and what goes with it ("Praising the mayor.").
fn is_heading(story: &Story, index: usize) -> bool {
    let tree = story.reading.tree;
    let tokens = story.document.sentences[index].tokens.clone();
    let opens = tree.word(tokens.start).tag == Tag::Vbg;
    let mut told = tokens.clone().filter(|&token| tree.word(token).tag.is_finite());
    opens && tree.relation(tokens.start) == Relation::Root && told.next().is_none()
}

/// Whether a sentence was posted somewhere: it names an account or an address.
fn is_posted(document: &Document, index: usize) -> bool {
    let text = document.slice(document.sentences[index].span);
    let posted = |word: &str| {
        let handle = word.trim_start_matches(['(', '.', '“', '"']).strip_prefix('@');
        handle.is_some_and(|name| name.starts_with(char::is_alphanumeric))
            || ["http://", "https://", "pic.twitter.com"]
                .iter()
                .any(|address| word.contains(address))
    };
    text.split_whitespace().any(posted)
}

/// Whether a quotation of its paragraph is open before a sentence, and behind it.
fn quotation(document: &Document, sentence: usize) -> (bool, bool) {
    let tokens = document.sentences[sentence].tokens.clone();
    let first = document.tokens_in(document.block_of(sentence).span).start;
    let open_at = |end: usize| {
        (first.max(end.saturating_sub(PARAGRAPH))..end)
            .fold(false, |open, token| in_quotation(open, document.word(token)))
    };
    (open_at(tokens.start), open_at(tokens.end))
}

/// Whether a sentence opens with a word that needs the one before it.
pub(super) fn leans(document: &Document, sentence: usize) -> bool {
    let first = document.sentences[sentence]
        .tokens
        .clone()
        .find(|&token| document.tokens[token].kind != TokenKind::Punctuation);
    first.is_some_and(|first| is(&document.word(first).to_lowercase(), Class::Leaning))
}

/// The share of a sentence's words that stands in quotation marks.
pub(super) fn spoken(document: &Document, sentence: usize) -> f64 {
    let mut inside = false;
    let (mut quoted, mut all) = (0usize, 0usize);
    for token in document.sentences[sentence].tokens.clone() {
        inside = in_quotation(inside, document.word(token));
        if document.tokens[token].kind != TokenKind::Punctuation {
            all += 1;
            quoted += usize::from(inside);
        }
    }
    quoted as f64 / all.max(1) as f64
}
