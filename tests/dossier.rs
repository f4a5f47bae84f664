//! Two articles written for this project, about one event, brought together.

use dateline::dossier::{Agreement, Dossier};
use dateline::span::OffsetUnit;
use dateline::{Options, analyze, merge};
use proptest::prelude::*;

const FIRST: &str = "Denmark and Norway sign fishing protocol\n\nOSLO, March 8, 2024 - Danish President Mads Holm and \
Norwegian Prime Minister Ada Lindqvist signed a fishing protocol in Oslo on Thursday, the Northern Press Agency (NPA) \
reported.\n\nHolm arrived in Oslo on Wednesday. Fisheries Minister Paul Odell met Holm on Wednesday.\n\nIn January, Norway \
banned 200 boats from the bay.\n";

const SECOND: &str = "Holm and Lindqvist sign protocol\n\nCOPENHAGEN, March 9, 2024 - Mads Holm and Ada Lindqvist signed a \
fishing protocol on March 7, according to NPA.\n\nIn January, Norway banned 300 boats from the bay.\n\nRita Holm, a \
painter, opened a gallery in Aarhus on Friday.\n";

fn dossier(texts: &[&str]) -> Dossier {
    let published = "2024-03-09".parse().ok();
    let options = Options {
        published,
        ..Options::default()
    };
    let analyses: Vec<_> = texts.iter().map(|text| analyze(text, &options)).collect();
    merge(&analyses)
}

/// What every dossier keeps to.
fn check(dossier: &Dossier, articles: usize) {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../www/schema/dossier-1.json")).expect("the schema is JSON");
    let value = serde_json::to_value(dossier).expect("a dossier is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| format!("{error} at {}", error.instance_path))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(dossier.articles.len(), articles);
    let known = |id: &String| dossier.entities.iter().any(|entity| entity.id == *id);
    for (index, entity) in dossier.entities.iter().enumerate() {
        assert_eq!(entity.id, format!("d{}", index + 1));
    }
    for row in &dossier.timeline {
        assert!(row.participants.iter().all(known));
        assert!(
            row.sources
                .iter()
                .filter_map(|source| source.according_to.as_ref())
                .all(known)
        );
        assert!(
            row.sources
                .windows(2)
                .all(|pair| pair[0].article < pair[1].article)
        );
        assert_eq!(row.sources.len() == 1, row.agreement == Agreement::Single);
        assert_eq!(row.differences.is_empty(), row.agreement != Agreement::Differ);
    }
}

#[test]
fn entities_of_two_articles_are_one_each() {
    let dossier = dossier(&[FIRST, SECOND]);
    check(&dossier, 2);
    for (name, articles) in [
        ("Mads Holm", 2),
        ("Ada Lindqvist", 2),
        ("Rita Holm", 1),
        ("Norway", 2),
    ] {
        let found: Vec<_> = dossier
            .entities
            .iter()
            .filter(|entity| entity.name == name)
            .collect();
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(found[0].articles.len(), articles, "{name}");
    }
}

#[test]
fn one_event_told_twice_is_one_row_and_different_numbers_are_said() {
    let dossier = dossier(&[FIRST, SECOND]);
    let signed: Vec<_> = dossier
        .timeline
        .iter()
        .filter(|row| row.label.contains("signed"))
        .collect();
    assert_eq!(signed.len(), 1, "{:#?}", dossier.timeline);
    assert_eq!(signed[0].agreement, Agreement::Agree);
    assert_eq!(
        signed[0].interval,
        Some(["2024-03-07".to_owned(), "2024-03-07".to_owned()])
    );
    let banned: Vec<_> = dossier
        .timeline
        .iter()
        .filter(|row| row.label.contains("banned"))
        .collect();
    assert_eq!(banned.len(), 1, "{:#?}", dossier.timeline);
    assert_eq!(banned[0].agreement, Agreement::Differ);
    let opened = dossier.timeline.iter().find(|row| row.label.contains("opened"));
    assert!(opened.is_none_or(|row| row.agreement == Agreement::Single));
}

#[test]
fn guests_and_hosts_tell_a_meeting_in_other_words() {
    let welcomed = "Norwegian Prime Minister Ada Lindqvist welcomed Danish President Mads Holm in Oslo on March 4, 2024.";
    let met = "Mads Holm met Ada Lindqvist on March 4, 2024, in the capital.";
    let another = "Mads Holm met Paul Odell on March 4, 2024, in the capital.";
    let rows = |texts: [&str; 2]| {
        dossier(&texts)
            .timeline
            .into_iter()
            .filter(|row| row.sources.len() == 2)
            .count()
    };
    assert_eq!(rows([welcomed, met]), 1);
    assert_eq!(rows([welcomed, another]), 0);
}

#[test]
fn the_line_that_names_the_most_people_is_shown() {
    let delegation = "The Danish delegation, led by Mads Holm, met Ada Lindqvist on March 4, 2024.";
    let names = "Mads Holm met Ada Lindqvist on March 4, 2024, in the capital.";
    for texts in [[delegation, names], [names, delegation]] {
        let rows = dossier(&texts).timeline;
        let shared = rows
            .iter()
            .find(|row| row.sources.len() == 2)
            .expect("a row of both");
        assert!(
            shared.label.starts_with("Mads Holm met Ada Lindqvist"),
            "{}",
            shared.label
        );
    }
}

#[test]
fn nothing_and_one_article_are_dossiers_too() {
    check(&dossier(&[]), 0);
    check(&dossier(&[""]), 1);
    let alone = dossier(&[FIRST]);
    check(&alone, 1);
    assert!(
        alone
            .timeline
            .iter()
            .all(|row| row.agreement == Agreement::Single)
    );
}

#[test]
fn the_unit_of_offsets_does_not_matter() {
    let units = [OffsetUnit::Byte, OffsetUnit::Utf16].map(|unit| {
        let analyses =
            [FIRST, SECOND].map(|text| analyze(text, &Options::default()).with_offsets(text, unit));
        merge(&analyses)
    });
    assert_eq!(units[0], units[1]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Texts made of names, roles and pronouns in any order give a valid dossier, the same one twice.
    #[test]
    fn any_names_in_any_order(words in prop::collection::vec(prop::sample::select(vec![
        "Choe Sol-ju", "Choe", "Choe Sol Ju", "President", "the", "president", "he", "his", "she", "met", "signed", "with", "and",
        ",", ".", "(", ")", "NPA", "Northern Press Agency", "Norway", "'s", "Norwegian", "on March 7, 2024", "the North", "North Korea",
        "Ltd.", "Orbis", "Orbis Ltd.", "\n\n", "\"", "é", "😀",
    ]), 0..60)) {
        let text = words.join(" ");
        let one = dossier(&[&text, FIRST]);
        check(&one, 2);
        prop_assert_eq!(one, dossier(&[&text, FIRST]));
    }
}
