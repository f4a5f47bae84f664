//! Words in marks that are a name: what somebody goes by, a short form in brackets.

use super::Text;
use super::marks::words;
use crate::analysis::EntityKind;
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

/// What stands before a word that is held at arm's length, token by token: no one says it.
const SO_CALLED: [&str; 3] = ["so", "-", "called"];

/// "Goes by the name “Shorty.”", "known as “Tiny”", "the Northern Ferry Company (“NFC”)", "Ana “Duchess” Rui",
/// "wrote “Dust and Iron”", "the so-called “ghost ships”".
pub fn is_name(text: &Text, range: &Range<usize>) -> bool {
    let document = text.document;
    let inner = range.start + 1..range.end - 1;
    let few = (1..=WORDS).contains(&words(document, range.clone()));
    if range.start == 0 {
        return false;
    }
    let before = document.word(range.start - 1);
    let so_called =
        range.start > 2 && (range.start - 3..range.start).all(|at| SO_CALLED.contains(&document.word(at)));
    if few && so_called {
        return true;
    }
    let mut spoken = inner
        .clone()
        .filter(|&at| document.tokens[at].kind == TokenKind::Word);
    let capital = spoken.all(|at| document.word(at).starts_with(char::is_uppercase));
    let behind = document
        .tokens
        .get(range.end)
        .map_or("", |token| token.span.of(document.text));
    let bracketed = behind == ")" && matches!(before, "(" | "or" | "the");
    let known_as = before == "as" && range.start > 1 && document.word(range.start - 2) == "known";
    // One name goes on behind the marks.
    let inside = text
        .names
        .mention(range.start - 1)
        .is_some_and(|known| text.names.mention(range.end) == Some(known));
    few && capital && (CALLED.contains(&before) || known_as || bracketed || inside)
        || is_work(text, inner, before)
}

/// What stands before the title of a work.
#[rustfmt::skip]
const WORKS: [&str; 16] = [
    "wrote", "directed", "published", "film", "films", "movie", "novel", "book", "song", "album", "play", "musical", "series",
    "show", "documentary", "poem",
];

/// Whether the words between marks are the title of a work, in a clause that goes on around them: one that is
/// known as such, or capitals behind the word for one.
fn is_work(text: &Text, inner: Range<usize>, before: &str) -> bool {
    let document = text.document;
    let Some(last) = inner.clone().next_back() else {
        return false;
    };
    let set_off = matches!(before, "," | ":") || matches!(document.word(last), "," | "?" | "!");
    let titled = |at: usize| {
        let work = |entity: usize| text.entities[entity].kind == EntityKind::Work;
        document.tokens[at].kind == TokenKind::Punctuation || text.names.entity(at).is_some_and(work)
    };
    let small = |at: usize| {
        let word = document.word(at);
        word.len() > 3 && !word.starts_with(char::is_uppercase)
    };
    let opens = document.word(inner.start).starts_with(char::is_uppercase);
    let called = WORKS.contains(&before) && opens && !inner.clone().any(small);
    !set_off && (called || inner.into_iter().all(titled))
}
