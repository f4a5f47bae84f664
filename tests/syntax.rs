//! Any tokens give one tree a sentence. What the parser must get right: `tests/corpus/syntax`.

use dateline::document::{Document, Sentence};
use dateline::span::Span;
use dateline::syntax::{self, Syntax};
use dateline::token;

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
        let document = token::paragraph(text);
        assert_trees(&document, &syntax::parse(&document));
    }
}

#[test]
fn very_long_sentences_are_parsed_in_linear_time() {
    // The scores of all pairs of so many tokens would not fit into memory.
    for (text, times) in [("( ", 6_000), ("that he said , ", 1_500)] {
        let text = text.repeat(times);
        let mut document = token::paragraph(&text);
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
    let (alone, among) = (token::paragraph(alone), token::paragraph(&among));
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
    let document =
        token::paragraph("Officials met in Geneva on Friday, and the talks, they said, went well.");
    assert_eq!(syntax::parse(&document), syntax::parse(&document));
}
