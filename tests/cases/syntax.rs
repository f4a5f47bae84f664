//! Parts of speech, lemmas and links of a sentence.

use super::reader::Case;
use dateline::document::Document;
use dateline::syntax::{self, Syntax};
use dateline::token;

/// Every line is "dependent relation head", "word root" or "word = TAG lemma".
pub fn check(case: &Case) -> Vec<String> {
    let document = token::paragraph(&case.text);
    let syntax = syntax::parse(&document);
    case.faults(|line| complaint(&document, &syntax, line))
}

/// The token with this form; "form/2" is the second one.
fn find(document: &Document, name: &str) -> usize {
    let (form, nth) = match name.rsplit_once('/') {
        Some((form, nth)) => (form, nth.parse::<usize>().expect("a number after the slash")),
        None => (name, 1),
    };
    (0..document.tokens.len())
        .filter(|&token| document.word(token) == form)
        .nth(nth - 1)
        .unwrap_or_else(|| panic!("there is no token {name}"))
}

/// What stands there instead of what a line says.
fn complaint(document: &Document, syntax: &Syntax, line: &str) -> Option<String> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let word = &syntax.words[find(document, fields[0])];
    let found = match fields[1..] {
        ["root"] => word.head.is_none(),
        ["=", tag, lemma] => word.tag.name() == tag && word.lemma == lemma,
        [relation, head] => word.relation.name() == relation && word.head == Some(find(document, head)),
        _ => panic!("cannot read the line {line:?}"),
    };
    let head = word.head.map_or("nothing", |head| document.word(head));
    let (tag, lemma, relation) = (word.tag.name(), &word.lemma, word.relation.name());
    (!found).then(|| format!("{relation} of {head}, {tag} {lemma}"))
}
