//! The least that brings an article back: its text, its date and its corrections, in Dateline's JSON.

use crate::analysis::{Analysis, PublishedHow, SCHEMA};
use crate::correction::Correction;
use serde_json::json;

/// An article for an address or a letter. Everything else is found again where it is opened; the publication
/// date goes along when it stands beside the text.
pub fn article(text: &str, analysis: &Analysis) -> String {
    let corrections = analysis.corrections.iter().map(|applied| &applied.correction);
    let corrections: Vec<&Correction> = corrections.collect();
    let published = analysis.article.published.as_ref();
    let published =
        published.filter(|found| matches!(found.how, PublishedHow::Given | PublishedHow::Metadata));
    json!({
        "schema": SCHEMA,
        "text": text,
        "article": { "published": published },
        "corrections": corrections,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::{Act, Scope};
    use crate::intake::{Content, open};
    use crate::{Options, analyze};

    #[test]
    fn what_is_carried_is_opened_again_with_its_date_and_corrections() {
        let text = "The mayor met Ada Holm in Paris on Monday.";
        let holm = Correction {
            id: "c1".to_owned(),
            at: crate::correction::Anchor {
                exact: "Ada Holm".to_owned(),
                start: 14,
                ..Default::default()
            },
            scope: Scope::Article,
            act: Act::NotAName,
            made: None,
        };
        let options = Options {
            published: "2024-03-08".parse().ok(),
            corrections: vec![holm.clone()],
        };
        let carried = article(text, &analyze(text, &options));
        let Content::Saved {
            text: back,
            corrections,
        } = open("a.json", carried.as_bytes()).unwrap().content
        else {
            panic!("{carried}");
        };
        assert_eq!(back, text);
        assert_eq!(corrections[0], holm);
        let day = Act::Published {
            day: "2024-03-08".to_owned(),
        };
        assert_eq!(corrections[1].act, day);
    }
}
