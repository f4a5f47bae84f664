//! Tokens and sentences against `tests/corpus/tokens`.

use dateline::analysis::BlockKind;
use dateline::document::{Block, Document};
use dateline::span::Span;
use dateline::token;

/// A text as one block.
fn read(text: &str) -> Document<'_> {
    let span = Span::new(0, text.len());
    token::document(
        text,
        vec![Block {
            kind: BlockKind::Paragraph,
            span,
        }],
    )
}

fn cases(corpus: &str) -> impl Iterator<Item = &str> {
    corpus
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// Characters that no editor shows are written as `\uXXXX`.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = u32::from_str_radix(&part[..4], 16).expect("four hexadecimal digits");
        plain.push(char::from_u32(code).expect("a character"));
        plain.push_str(&part[4..]);
    }
    plain
}

#[test]
fn tokens_follow_the_treebanks() {
    for case in cases(include_str!("corpus/tokens/tokens.txt")) {
        let case = unescape(case);
        let (text, expected) = case.split_once(" => ").expect("a text => its tokens");
        let document = read(text);
        let found: Vec<&str> = (0..document.tokens.len())
            .map(|token| document.word(token))
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    for case in cases(include_str!("corpus/tokens/sentences.txt")) {
        let expected: Vec<&str> = case.split('¶').map(str::trim).collect();
        let text = case.replace(" ¶", "").replace('¶', "");
        let document = read(&text);
        let found: Vec<&str> = document
            .sentences
            .iter()
            .map(|sentence| document.slice(sentence.span))
            .collect();
        assert_eq!(found, expected);
    }
}

/// Long inputs that would take hours if a look ahead were repeated for each token.
#[test]
fn hostile_repetition_takes_linear_time() {
    for unit in [
        "a", "a.", "1,", "a'", "a@", "http://", "(", "-", "www.", "A&", "co-", "\u{301}", "#", "a_", ". ",
        "No. ", "J. ", "\"", "[1]", "漢", "1's", "U.S", "a@b.",
    ] {
        let text = unit.repeat(500_000 / unit.len());
        let document = read(&text);
        assert!(!document.tokens.is_empty(), "{unit}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_covered_once(text in "\\PC{0,60}|[a-zA-Z.'’@:/#$&0-9\u{0}\u{301}\u{200d}👍\n -]{0,60}") {
        let document = read(&text);
        let mut end = 0;
        for token in &document.tokens {
            assert!(token.span.start >= end && !token.span.is_empty());
            let between = &text[end..token.span.start];
            assert!(between.contains('<') || !between.chars().any(char::is_alphanumeric));
            end = token.span.end;
        }
        let covered: usize = document.sentences.iter().map(|sentence| sentence.tokens.len()).sum();
        assert_eq!(covered, document.tokens.len());
    }
}
