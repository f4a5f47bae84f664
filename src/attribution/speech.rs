//! Whether words in quotation marks are somebody's, or a title, a nickname, a word held at arm's length.

use super::marks::words;
use crate::document::TokenKind;
use crate::rank::{Features, few};
use crate::story::Names;
use crate::syntax::{Pos, Tag, Tree};
use std::ops::Range;

/// What is known of words in marks. `cue` is the distance to the nearest cue of their sentence, and whether
/// they stand in what that cue reports.
pub fn features(
    tree: &Tree,
    names: &Names,
    range: &Range<usize>,
    cue: Option<(usize, &str)>,
    reported: bool,
) -> Features {
    let document = tree.document;
    let mut features = Features::default();
    let count = words(document, range.clone());
    let inner = inner(tree, range);
    let sentence = document.sentences[tree.sentence(range.start)].tokens.clone();
    let (distance, lemma) = cue.map_or(("-", "-"), |(distance, lemma)| (few(distance), lemma));
    let reported = if reported { "reported" } else { "-" };
    let at = |token: Option<usize>| {
        token
            .filter(|token| sentence.contains(token))
            .map_or_else(|| "^".to_owned(), |token| document.word(token).to_lowercase())
    };
    let before = at(range.start.checked_sub(1));
    let behind = at(Some(range.end));
    features.add("words", &[few(count)]);
    features.add("words·cue", &[few(count), distance]);
    features.add("words·reported", &[few(count), reported]);
    features.add("cue", &[distance, lemma]);
    features.add("before", &[&before]);
    features.add("behind", &[&behind]);
    features.add("before·words", &[&before, if count < 5 { "few" } else { "many" }]);
    features.add("two before", &[&at(range.start.checked_sub(2)), &before]);
    if range.start > 0 {
        features.add("tag before", &[tree.word(range.start - 1).tag.name(), few(count)]);
    }
    let closing = inner.end.checked_sub(1).map_or("", |token| document.word(token));
    let closes = if matches!(closing, "," | "." | "?" | "!" | "…" | "—") {
        closing
    } else {
        "-"
    };
    features.add("closing", &[closes]);
    features.add("closing·words", &[closes, few(count), distance]);
    of_words(tree, names, &inner, count, &mut features);
    let opens = range.start == sentence.start;
    features.add("opens", &[if opens { "sentence" } else { "-" }, few(count)]);
    let kind = document.block_of(tree.sentence(range.start)).kind;
    features.add("block", &[&format!("{kind:?}")]);
    features
}

/// What the words between the marks are like: whether they make a clause, how they are written, what they hang on.
fn of_words(tree: &Tree, names: &Names, inner: &Range<usize>, count: usize, features: &mut Features) {
    let document = tree.document;
    let all = || {
        inner
            .clone()
            .filter(|&token| document.tokens[token].kind == TokenKind::Word)
    };
    let finite = all().any(|token| tree.word(token).tag.is_finite() || tree.word(token).tag == Tag::Vb);
    let subject = all().any(|token| tree.relation(token).is_subject());
    features.add(
        "clause",
        &[
            if finite { "verb" } else { "-" },
            if subject { "subject" } else { "-" },
        ],
    );
    let capitals = all()
        .filter(|&token| document.word(token).starts_with(char::is_uppercase))
        .count();
    let small = all()
        .filter(|&token| {
            document.word(token).starts_with(char::is_lowercase) && document.word(token).len() > 3
        })
        .count();
    let case = match (capitals, small) {
        (0, _) => "small",
        (_, 0) => "title",
        (1, _) if document.word(inner.start).starts_with(char::is_uppercase) => "sentence",
        _ => "mixed",
    };
    features.add("case", &[case, few(count)]);
    let named = inner
        .clone()
        .all(|token| names.is_named(token) || tree.pos(token) == Pos::Punct);
    features.add("named", &[if named { "all" } else { "-" }, few(count)]);
    let head = tree.head_of(inner.clone());
    if let Some(head) = head {
        features.add("head", &[tree.relation(head).name(), tree.word(head).tag.name()]);
        if let Some(above) = tree.head(head) {
            features.add("above", &[tree.lemma(above), tree.relation(head).name()]);
        }
    }
}

/// The tokens between the marks.
fn inner(tree: &Tree, range: &Range<usize>) -> Range<usize> {
    let mark = |token: usize| matches!(tree.document.word(token), "\"" | "“" | "”" | "«" | "»" | "„");
    let start = range.start + usize::from(range.len() > 1 && mark(range.start));
    let end = range.end - usize::from(range.len() > 1 && mark(range.end - 1));
    start..end.max(start + 1).min(range.end.max(start + 1))
}
