//! Words between quotation marks.

use crate::document::{Document, TokenKind};
use std::ops::Range;

/// What a quotation mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// A straight mark does either.
    Either,
}

/// Tokens in quotation marks, marks included, in order. A quote that is still open when its
/// paragraph ends goes on in the next one.
pub fn find(document: &Document) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if !block.is_story() {
            continue;
        }
        let tokens = document.tokens_in(block.span);
        let open = pairs(document, tokens.clone(), &mut found);
        // A lone straight mark at the end of a paragraph measures inches; one before words opens.
        let continues = |next: usize| {
            document
                .blocks
                .get(next)
                .is_some_and(|next| next.span.of(document.text).starts_with(['"', '“', '«']))
        };
        if let Some(from) = open
            && continues(index + 1)
        {
            found.push(from..tokens.end);
        }
    }
    found
}

/// Adds the pairs of marks of a paragraph; gives the mark that is left open.
fn pairs(document: &Document, tokens: Range<usize>, found: &mut Vec<Range<usize>>) -> Option<usize> {
    let mut open: Option<usize> = None;
    // Whether a curly pair is open inside a straight one.
    let mut inner = false;
    for token in tokens {
        let Some(side) = side(document, token) else {
            continue;
        };
        let Some(from) = open else {
            if side != Side::Closes {
                (open, inner) = (Some(token), false);
            }
            continue;
        };
        let straight = matches!(document.word(from), "\"" | "''");
        // A space before a mark and none behind it: it opens, and the one before was never closed.
        let stands_open =
            document.tokens[token].spaced && document.tokens.get(token + 1).is_some_and(|next| !next.spaced);
        match side {
            Side::Opens if straight => inner = true,
            Side::Closes if inner => inner = false,
            Side::Either if straight && document.word(from) != document.word(token) => {}
            Side::Opens | Side::Either if stands_open => open = Some(token),
            _ => {
                found.push(from..token + 1);
                open = None;
            }
        }
    }
    open
}

/// What a token does as a quotation mark, when it is one. The German closing mark is the English opening one.
fn side(document: &Document, token: usize) -> Option<Side> {
    if document.tokens[token].kind != TokenKind::Punctuation {
        return None;
    }
    match document.word(token) {
        "''" | "\"" => Some(Side::Either),
        word => match word.chars().next()? {
            '“' | '«' | '„' => Some(Side::Opens),
            '”' | '»' => Some(Side::Closes),
            '"' => Some(Side::Either),
            _ => None,
        },
    }
}

/// The index of the marked range a token stands in.
pub fn within(marked: &[Range<usize>], token: usize) -> Option<usize> {
    let after = marked.partition_point(|range| range.start <= token);
    let index = after.checked_sub(1)?;
    marked[index].contains(&token).then_some(index)
}

/// Number of words among some tokens.
pub fn words(document: &Document, tokens: Range<usize>) -> usize {
    tokens
        .filter(|&token| document.tokens[token].kind != TokenKind::Punctuation)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article, token};

    fn quoted(text: &str) -> Vec<String> {
        let document = token::document(text, article::blocks(text));
        let found = find(&document);
        found
            .into_iter()
            .map(|range| document.slice(document.span_of(range)).to_owned())
            .collect()
    }

    #[test]
    fn marks_of_every_kind_pair_up() {
        for (text, wanted) in [
            ("He said \"it rains\" twice.", vec!["\"it rains\""]),
            ("He said ''it rains'' twice.", vec!["''it rains''"]),
            ("He said “it rains\" twice.", vec!["“it rains\""]),
            ("He said \"it rains” twice.", vec!["\"it rains”"]),
            ("Er sagte „es regnet“ zweimal.", vec!["„es regnet“"]),
            (
                "He said “it rains and left. “It pours,” she said.",
                vec!["“It pours,”"],
            ),
            (
                "She said \"they sing “Home” there\" twice.",
                vec!["\"they sing “Home” there\""],
            ),
            ("A board of 6\" is wide.", vec![]),
        ] {
            assert_eq!(quoted(text), wanted, "{text}");
        }
    }
}
