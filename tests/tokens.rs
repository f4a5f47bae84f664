//! What holds of the tokens of any text. Tokens and sentences of texts: `tests/corpus/{tokens,sentences}`.

use dateline::token;

/// Long inputs that would take hours if a look ahead were repeated for each token.
#[test]
fn hostile_repetition_takes_linear_time() {
    for unit in [
        "a", "a.", "1,", "a'", "a@", "http://", "(", "-", "www.", "A&", "co-", "\u{301}", "#", "a_", ". ",
        "No. ", "J. ", "\"", "[1]", "漢", "1's", "U.S", "a@b.",
    ] {
        let text = unit.repeat(500_000 / unit.len());
        let document = token::paragraph(&text);
        assert!(!document.tokens.is_empty(), "{unit}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_covered_once(text in "\\PC{0,60}|[a-zA-Z.'’@:/#$&0-9\u{0}\u{301}\u{200d}👍\n -]{0,60}") {
        let document = token::paragraph(&text);
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
