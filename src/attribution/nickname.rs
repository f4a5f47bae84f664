//! Words in marks that are a name: what somebody goes by, a short form in brackets.

use super::Text;
use super::marks::words;
use crate::document::TokenKind;
use std::ops::Range;

/// Most words of a nickname.
const WORDS: usize = 3;

/// What stands before a name in marks.
#[rustfmt::skip]
const CALLED: [&str; 12] = [
    "name", "names", "named", "nickname", "nicknames", "nicknamed", "alias", "moniker", "dubbed", "entitled", "titled",
    "pseudonym",
];

/// "Goes by the name “Shorty.”", "the Northern Ferry Company (“NFC”)", "Ana “Duchess” Rui".
pub fn is_name(text: &Text, range: &Range<usize>) -> bool {
    let document = text.document;
    let inner = range.start + 1..range.end - 1;
    let few = (1..=WORDS).contains(&words(document, range.clone()));
    let capital = inner
        .clone()
        .filter(|&at| document.tokens[at].kind == TokenKind::Word)
        .all(|at| document.word(at).starts_with(char::is_uppercase));
    if !few || !capital || range.start == 0 {
        return false;
    }
    let before = document.word(range.start - 1);
    let behind = document
        .tokens
        .get(range.end)
        .map_or("", |token| token.span.of(document.text));
    let bracketed = behind == ")" && matches!(before, "(" | "or" | "the");
    // One name goes on behind the marks.
    let inside = text
        .names
        .mention(range.start - 1)
        .is_some_and(|known| text.names.mention(range.end) == Some(known));
    CALLED.contains(&before) || bracketed || inside
}
