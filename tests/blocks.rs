//! What every text keeps to. Pages with their blocks and dates: `tests/corpus/{blocks,published}`.

use dateline::article;
use dateline::{Options, analyze};

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
    let dated = |lines: &str| {
        format!(
            "Mayors agree on the old channel\n{lines}\nThe mayors of the two towns met on the quay on \
                Friday and agreed.\nWork begins in the autumn, they said to the press."
        )
    };
    let disagree = "March 8, 2024\nPublished: March 18, 2024";
    assert_eq!(codes(&dated(disagree)), ["dates_disagree"]);
    for agreed in [
        "March 8, 2024\nPublished: March 8, 2024",
        "Published: March 8, 2024\nUpdated: March 18, 2024",
        "Published: March 8, 2024\nGALWAY, March 7, 2024 (Wire) -",
    ] {
        assert_eq!(codes(&dated(agreed)), [""; 0], "{agreed}");
    }
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
