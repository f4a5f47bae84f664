//! What the parser must get right: cases under `tests/corpus/syntax`, each a sentence and links or
//! readings below it; and that any tokens give one tree a sentence.

use dateline::analysis::BlockKind;
use dateline::document::{Block, Document, Sentence};
use dateline::span::Span;
use dateline::syntax::{self, Syntax};
use dateline::token;

fn document(text: &str) -> Document<'_> {
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    };
    token::document(text, vec![block])
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

/// Says what is wrong with one line: "dependent relation head", "word root" or "word = TAG lemma";
/// "!" before it turns it round.
fn complaint(document: &Document, syntax: &Syntax, line: &str) -> Option<String> {
    let (line, expected) = match line.strip_prefix("! ") {
        Some(rest) => (rest, false),
        None => (line, true),
    };
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
    (found != expected).then(|| format!("  {line}: found {relation} of {head}, {tag} {lemma}\n"))
}

fn check(cases: &str) {
    let mut complaints = String::new();
    for case in cases.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let Some(sentence) = lines.next() else { continue };
        let document = document(sentence);
        let syntax = syntax::parse(&document);
        let found: String = lines
            .filter_map(|line| complaint(&document, &syntax, line.trim()))
            .collect();
        if !found.is_empty() {
            complaints += &format!("{sentence}\n{found}");
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn clauses_and_their_arguments() {
    check(include_str!("corpus/syntax/clauses.txt"));
}

#[test]
fn quotes_and_attributions() {
    check(include_str!("corpus/syntax/attributions.txt"));
}

#[test]
fn headlines() {
    check(include_str!("corpus/syntax/headlines.txt"));
}

/// One root a sentence, heads inside the sentence, no cycles.
fn assert_trees(document: &Document, syntax: &Syntax) {
    assert_eq!(syntax.words.len(), document.tokens.len());
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        let roots = tokens
            .clone()
            .filter(|&token| syntax.words[token].head.is_none())
            .collect::<Vec<_>>();
        assert_eq!(roots.len(), 1, "in {:?}", document.slice(sentence.span));
        for token in tokens.clone() {
            let head = syntax.words[token].head;
            assert!(head.is_none_or(|head| tokens.contains(&head)));
        }
        assert_eq!(syntax.subtree(roots[0]), tokens);
        let reached = tokens.filter(|&token| syntax.ancestors(token).take(1 << 20).last() == Some(roots[0]));
        assert_eq!(reached.count(), sentence.tokens.len());
    }
}

#[test]
fn odd_tokens_make_trees_too() {
    for text in [
        "",
        "?",
        "...",
        "a",
        ") ( ” “",
        "😀 é ß 漢字 \u{300}",
        "and and and and",
        "said said, said; said",
        "1 2 3 4 5 6 7",
    ] {
        let document = document(text);
        assert_trees(&document, &syntax::parse(&document));
    }
}

#[test]
fn very_long_sentences_are_parsed_in_linear_time() {
    // The scores of all pairs of so many tokens would not fit into memory.
    for (text, times) in [("( ", 6_000), ("that he said , ", 1_500)] {
        let text = text.repeat(times);
        let mut document = document(&text);
        document.sentences = vec![Sentence {
            span: Span::new(0, text.len()),
            block: 0,
            tokens: 0..document.tokens.len(),
        }];
        assert_trees(&document, &syntax::parse(&document));
    }
}

#[test]
fn sentences_are_read_the_same_alone_and_among_others() {
    let alone = "Officials met in Geneva on Friday.";
    let among = format!("Rain fell. {alone} The talks, they said, went well. {alone}");
    let (alone, among) = (document(alone), document(&among));
    let (one, all) = (syntax::parse(&alone), syntax::parse(&among));
    let tokens = among.sentences[1].tokens.clone();
    assert_eq!(among.sentences.len(), 4);
    for (word, token) in one.words.iter().zip(tokens.clone()) {
        let found = &all.words[token];
        assert_eq!(word.head, found.head.map(|head| head - tokens.start));
        assert_eq!((word.tag, word.relation), (found.tag, found.relation));
    }
}

#[test]
fn the_same_text_always_gives_the_same_trees() {
    let document = document("Officials met in Geneva on Friday, and the talks, they said, went well.");
    assert_eq!(syntax::parse(&document), syntax::parse(&document));
}
