//! What holds of the names of any text. Names drawn under sentences: `tests/corpus/names`.

use dateline::mention::{self, Mention};
use dateline::{article, token};

fn find(text: &str) -> Vec<Mention> {
    mention::find(&token::document(text, article::blocks(text)))
}

fn kind(mention: &Mention) -> String {
    format!("{:?}", mention.kind).to_lowercase()
}

/// Names as "text: kind", quotation marks and white space made alike.
fn names(text: &str) -> Vec<String> {
    let plain = |name: &str| name.replace('’', "'").replace(['“', '”'], "\"");
    find(text)
        .iter()
        .map(|mention| format!("{}: {}", plain(mention.span.of(text)), kind(mention)))
        .collect()
}

/// An article of this project, one sentence an item.
const ARTICLE: [&str; 9] = [
    "Finland's foreign minister, Aino Virtanen, met Canadian officials in Ottawa on Tuesday.",
    "The Ministry of Transport and Communications called the talks \"useful\" and said more would follow.",
    "Virtanen's plane landed at Toronto Pearson Airport, the Canadian Broadcasting Corporation (CBC) reported.",
    "The CBC didn't name its sources.",
    "Prime Minister Marc Tremblay welcomed the minister's remarks about the Arctic.",
    "\"We can't wait any longer,\" Tremblay told reporters from Reuters and the Toronto Star.",
    "Lawmakers in Helsinki were less sure.",
    "Jean-Pierre O'Neill, who teaches at the University of Oslo, said Norway's position hadn't changed.",
    "A vote is expected in Finland in June.",
];

#[test]
fn paragraphs_line_ends_and_quotes_do_not_change_the_names() {
    let together = names(&ARTICLE.join(" "));
    assert!(together.len() > 12, "{together:?}");
    // Every way to break the article into paragraphs.
    for breaks in 0u32..1 << (ARTICLE.len() - 1) {
        for line_end in ["\n\n", "\r\n\r\n"] {
            if breaks % 7 != 0 && line_end != "\n\n" {
                continue;
            }
            let mut text = ARTICLE[0].to_owned();
            for (at, sentence) in ARTICLE.iter().enumerate().skip(1) {
                text += if breaks >> (at - 1) & 1 == 1 {
                    line_end
                } else {
                    " "
                };
                text += sentence;
            }
            assert_eq!(names(&text), together, "{text}");
        }
    }
    let typographic = ARTICLE
        .join(" ")
        .replace('\'', "’")
        .replace(" \"", " “")
        .replace('"', "”")
        .replacen('”', "“", 0);
    assert_eq!(names(&typographic), together);
}

#[test]
fn every_mention_is_whole_tokens_with_evidence_and_a_probability() {
    let text = ARTICLE.join("\n");
    let document = token::document(&text, article::blocks(&text));
    let mentions = mention::find(&document);
    for mention in &mentions {
        assert_eq!(mention.span, document.span_of(mention.tokens.clone()));
        assert!((0.0..=1.0).contains(&mention.confidence) && !mention.evidence.is_empty());
    }
    assert!(
        mentions
            .windows(2)
            .all(|pair| pair[0].span.end <= pair[1].span.start)
    );
    let finland = mentions
        .iter()
        .find(|mention| mention.span.of(&text) == "Finland")
        .expect("a country");
    assert_eq!(finland.country.as_deref(), Some("FI"));
    assert!(finland.evidence.contains(&"gazetteer:country".to_owned()));
}

#[test]
fn odd_texts_have_names_too() {
    for text in [
        "",
        " ",
        "\u{0}",
        "...",
        "A",
        "É.",
        "’’’",
        "\"\"",
        "- - -",
        "😀 Paris 😀",
        "a\u{301}b",
        "ﬁ ŉ İ",
    ] {
        for mention in find(text) {
            assert!(text.is_char_boundary(mention.span.start) && text.is_char_boundary(mention.span.end));
        }
    }
}
