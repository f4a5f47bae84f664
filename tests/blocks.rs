//! Blocks against `tests/corpus/blocks`, and what every text keeps to.

use dateline::article;
use dateline::{Options, analyze};

/// Each page with the line of the corpus its title stands in.
fn pages(corpus: &str) -> impl Iterator<Item = (&str, &str)> {
    corpus
        .split("\n== ")
        .skip(1)
        .map(|page| page.split_once('\n').expect("a title and a page"))
}

#[test]
fn pages_fall_into_their_blocks() {
    let mut wrong = Vec::new();
    for (title, page) in pages(include_str!("corpus/blocks/pages.txt")) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for line in page.lines().filter(|line| !line.is_empty()) {
            if line == "·" {
                text.push('\n');
                continue;
            }
            let (kind, content) = if let Some((kind, content)) = line.split_once(" | ") {
                text.push('\n');
                (kind, content)
            } else {
                line.split_once("+ ").expect("a kind and a text")
            };
            expected.push(format!("{} | {}", kind.trim(), content.trim()));
            text.push_str(content);
        }
        let found: Vec<String> = article::blocks(&text)
            .iter()
            .map(|block| {
                let kind = serde_json::to_value(block.kind).expect("a name");
                format!("{} | {}", kind.as_str().unwrap_or_default(), block.span.of(&text))
            })
            .collect();
        for (found, expected) in found
            .iter()
            .zip(&expected)
            .filter(|(found, expected)| found != expected)
        {
            wrong.push(format!("{title}\n  expected {expected}\n  found    {found}"));
        }
        if found.len() != expected.len() {
            wrong.push(format!(
                "{title}: {} blocks, expected {}: {found:#?}",
                found.len(),
                expected.len()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn publication_dates_come_from_the_best_evidence() {
    let mut wrong = Vec::new();
    for (expected, text) in pages(include_str!("corpus/published/pages.txt")) {
        let text: String = text
            .lines()
            .filter(|line| !line.starts_with("# "))
            .flat_map(|line| [line, "\n"])
            .collect();
        let found =
            analyze(&text, &Options::default())
                .article
                .published
                .map_or("none".to_owned(), |found| {
                    let how = serde_json::to_value(found.how).expect("a name");
                    let sure = if found.confidence >= 0.6 { "sure" } else { "unsure" };
                    format!("{} {} {sure}", found.value, how.as_str().unwrap_or_default())
                });
        if found != expected {
            wrong.push(format!("expected {expected}, found {found}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn head_language_and_warnings() {
    let page = "Mayors agree on the old channel\nBy Jane Doe, Staff Writer\nThe mayors of the two towns met on the \
                quay on Friday and agreed.\nWork begins in the autumn, they said to the press.\n© 2024 Example Media. \
                All rights reserved.";
    let article = analyze(page, &Options::default()).article;
    assert_eq!(article.title.as_deref(), Some("Mayors agree on the old channel"));
    assert_eq!(article.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(article.outlet.as_deref(), Some("Example Media"));
    assert_eq!(article.language, "en");

    let codes = |text: &str| -> Vec<String> {
        let analysis = analyze(text, &Options::default());
        analysis
            .warnings
            .into_iter()
            .map(|warning| warning.code)
            .collect()
    };
    assert_eq!(codes(page), ["no_publication_date"]);
    assert_eq!(codes(""), ["empty"]);
    assert_eq!(codes(" \n\t"), ["empty"]);
    let german = "Die Bürgermeister der beiden Städte haben sich am Freitag auf den Ausbau der Rinne geeinigt, und das \
                  ist nicht mit den Fischern abgestimmt.";
    assert!(codes(german).contains(&"not_english".to_owned()));
    assert!(codes("Мэры двух городов договорились в пятницу.").contains(&"not_english".to_owned()));
    let markup = "<p>The mayors of the two towns met on the quay.</p><p>They agreed on the plan.</p>";
    assert!(codes(markup).contains(&"markup".to_owned()));
    assert!(!codes("If a < b then b > a, and that is all there is to it.").contains(&"markup".to_owned()));
    assert!(codes("The mayors met\u{0} on the quay.").contains(&"control_characters".to_owned()));
}

/// Pages of one thing over and over would take hours if a rule looked through all of them for each.
#[test]
fn hostile_pages_take_linear_time() {
    for unit in [
        "a\n",
        "<a",
        "<p>",
        "(",
        "Aa\n",
        "Share\n",
        "Related:\n",
        "A b. (C)\n",
        "\r\n",
        "Home\n",
        "- a\n",
        "1. a\n",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let blocks = article::blocks(&text);
        assert!(blocks.len() <= text.len(), "{unit}");
    }
}

proptest::proptest! {
    #[test]
    fn blocks_are_in_order_and_hold_every_letter(
        text in "(\\PC|\n|By |Published |March 3, 2024|Read more|\\(AP\\)|<p>|: | — |Jane Doe|[A-Z]{5}, |\\. |é){0,40}"
    ) {
        let mut end = 0;
        for block in article::blocks(&text) {
            assert!(block.span.start >= end && !block.span.is_empty());
            assert_eq!(block.span.of(&text).trim(), block.span.of(&text));
            let between = &text[end..block.span.start];
            assert!(between.contains('<') || !between.chars().any(char::is_alphanumeric), "{between:?}");
            end = block.span.end;
        }
    }
}
