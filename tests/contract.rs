//! What every analysis keeps to, whatever the text: the published schema, spans that slice, layers
//! without overlaps, references that lead somewhere, the same bytes twice.

use dateline::analysis::Analysis;
use dateline::export::FORMATS;
use dateline::span::Span;
use dateline::{Options, analyze};
use proptest::prelude::*;
use std::collections::HashSet;

/// Texts as people paste them when all goes wrong.
fn bad_texts() -> Vec<String> {
    vec![
        String::new(),
        " \t\r\n \u{a0}\n".into(),
        "a".repeat(50_000),
        "No end in sight ".repeat(3_000),
        "Nul\0 in the\0middle of May 5, 2021\0".into(),
        "\u{feff}The mayor of Lyon spoke.\r\n\r\nOn Monday, she left.\r\n".into(),
        "😀😀 Berlin 🇩🇪 met 👩‍👩‍👧‍👦 on Friday 🎉".into(),
        "رئيس الوزراء زار باريس يوم الاثنين.\nשלום עולם".into(),
        "<script>alert('Paris')</script><p>On <b>May 5</b> &amp; after</p>".into(),
        "Le ministre a déclaré mardi à Marseille que les travaux étaient terminés depuis le 3 mars 2020."
            .into(),
        "1 2 3 4.5 6,000 7/8 9:10 11-12 13% $14\n15\n16 17\n18.19.20".into(),
        "e\u{301}\u{301}\u{301} o\u{300} \u{200d}\u{200b}\u{202e}evil".into(),
        "((((((((\"\"\"\"''''----....,,,,::::;;;;!!!!????".into(),
        "日本の首相は月曜日に東京で会談した。".into(),
    ]
}

/// A story with something for every stage.
const STORY: &str = "Harbour tunnel opens after two-year delay\n\nBy Lena Okafor\n\nROTTERDAM, March 8, 2024 - The Port \
Authority of Rotterdam (PAR) opened its new tunnel on Thursday, two years later than planned. The work cost at least \
$200 million, 35% more than the budget, Mayor Ines de Wit said. \"We are proud,\" she told the Harbour Times. The \
previous day, PAR and Belgium had signed a treaty in Antwerp, according to the Dutch transport ministry.\n";

fn check_spans(text: &str, name: &str, spans: impl IntoIterator<Item = Span>, may_overlap: bool) {
    let mut last = 0;
    for span in spans {
        assert!(span.start < span.end, "{name} {span:?} is empty");
        assert!(
            text.get(span.start..span.end).is_some(),
            "{name} {span:?} does not slice"
        );
        assert!(
            may_overlap || last <= span.start,
            "{name} {span:?} overlaps the one before or is out of order"
        );
        last = span.end;
    }
}

fn check(text: &str, analysis: &Analysis) {
    check_spans(
        text,
        "block",
        analysis.blocks.iter().map(|block| block.span),
        false,
    );
    check_spans(
        text,
        "sentence",
        analysis.sentences.iter().map(|sentence| sentence.span),
        false,
    );
    check_spans(
        text,
        "timex",
        analysis.timexes.iter().map(|timex| timex.span),
        false,
    );
    check_spans(
        text,
        "quantity",
        analysis.quantities.iter().map(|quantity| quantity.span),
        false,
    );
    check_spans(
        text,
        "quote",
        analysis.quotes.iter().map(|quote| quote.span),
        true,
    );
    check_spans(
        text,
        "event",
        analysis
            .events
            .iter()
            .flat_map(|event| [event.span, event.trigger.span]),
        true,
    );
    check_spans(
        text,
        "evidence",
        analysis
            .summary
            .key_facts
            .iter()
            .flat_map(|fact| fact.evidence.clone()),
        true,
    );
    check_spans(
        text,
        "warning",
        analysis.warnings.iter().filter_map(|warning| warning.span),
        true,
    );

    let mut names: Vec<Span> = Vec::new();
    for entity in &analysis.entities {
        check_spans(
            text,
            "mention",
            entity.mentions.iter().map(|mention| mention.span),
            false,
        );
        assert!(
            entity
                .mentions
                .iter()
                .all(|mention| mention.text == mention.span.of(text))
        );
        names.extend(entity.mentions.iter().map(|mention| mention.span));
    }
    names.sort();
    assert!(
        names.windows(2).all(|pair| pair[0] != pair[1]),
        "one place names two entities"
    );
    assert!(
        analysis
            .timexes
            .iter()
            .all(|timex| timex.text == timex.span.of(text))
    );
    assert!(
        analysis
            .quantities
            .iter()
            .all(|quantity| quantity.text == quantity.span.of(text))
    );

    let entities: HashSet<&str> = analysis
        .entities
        .iter()
        .map(|entity| entity.id.as_str())
        .collect();
    let timexes: HashSet<&str> = analysis.timexes.iter().map(|timex| timex.id.as_str()).collect();
    let events: HashSet<&str> = analysis.events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(entities.len(), analysis.entities.len());
    assert_eq!(timexes.len(), analysis.timexes.len());
    assert_eq!(events.len(), analysis.events.len());
    for event in &analysis.events {
        let named = event
            .participants
            .iter()
            .map(|participant| &participant.entity)
            .chain(&event.place)
            .chain(&event.source);
        assert!(
            named.into_iter().all(|id| entities.contains(id.as_str())),
            "{event:?}"
        );
        assert!(
            event.time.iter().all(|id| timexes.contains(id.as_str())),
            "{event:?}"
        );
        assert!(event.sentence < analysis.sentences.len());
        assert!(
            analysis.sentences[event.sentence]
                .span
                .contains(event.trigger.span),
            "{event:?}"
        );
    }
    assert!(
        analysis
            .quotes
            .iter()
            .flat_map(|quote| &quote.speaker)
            .all(|id| entities.contains(id.as_str()))
    );
    assert!(
        analysis
            .timexes
            .iter()
            .flat_map(|t| &t.anchor)
            .all(|id| id == "dct" || timexes.contains(id.as_str()))
    );
    assert!(
        analysis
            .timeline
            .iter()
            .all(|row| events.contains(row.event.as_str()))
    );
    assert!(
        analysis
            .timeline
            .iter()
            .all(|row| row.sentence < analysis.sentences.len())
    );
    assert!(
        analysis
            .summary
            .sentences
            .iter()
            .all(|&sentence| sentence < analysis.sentences.len())
    );
    assert!(analysis.summary.sentences.is_sorted());
    assert!(
        analysis
            .sentences
            .iter()
            .all(|sentence| sentence.block < analysis.blocks.len())
    );
}

fn validator() -> jsonschema::Validator {
    let schema = include_str!("../www/schema/analysis-1.json");
    jsonschema::validator_for(&serde_json::from_str(schema).expect("JSON")).expect("a schema")
}

/// Analyses the text, checks the analysis, and gives its JSON.
fn analyzed(text: &str) -> serde_json::Value {
    let analysis = analyze(text, &Options::default());
    check(text, &analysis);
    let json = (FORMATS[0].write)(text, &analysis);
    let again = (FORMATS[0].write)(text, &analyze(text, &Options::default()));
    assert_eq!(json, again, "the same text gave two analyses");
    serde_json::from_str(&json).expect("JSON")
}

#[test]
fn bad_texts_give_valid_analyses() {
    let validator = validator();
    for text in bad_texts() {
        let json = analyzed(&text);
        if let Err(error) = validator.validate(&json) {
            panic!(
                "{:?}: {error} at {}",
                text.chars().take(40).collect::<String>(),
                error.instance_path
            );
        }
    }
}

#[test]
fn a_story_gives_a_valid_analysis() {
    let json = analyzed(STORY);
    if let Err(error) = validator().validate(&json) {
        panic!("{error} at {}", error.instance_path);
    }
    assert_eq!(json["offset_unit"], "codepoint");
}

#[test]
fn the_schema_refuses_what_breaks_the_contract() {
    let validator = validator();
    let good = analyzed(STORY);
    for (pointer, value) in [
        ("/schema", serde_json::json!("dateline/analysis-2")),
        ("/article/published", serde_json::json!({ "value": "8 March" })),
        ("/blocks/0/kind", serde_json::json!("title")),
        ("/sentences/0/span", serde_json::json!([1])),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).expect(pointer) = value;
        assert!(!validator.is_valid(&bad), "{pointer}");
    }
}

/// Pieces that news and noise are made of; random texts of them reach deeper than random characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Kim",
        "Jong-un",
        "the U.S.",
        "Paris",
        "said",
        "on Monday",
        "Nov. 21",
        "the previous day",
        "$2,000",
        "per month",
        "70%",
        "\"",
        "“",
        "”",
        "'s",
        "n't",
        ".",
        ",",
        "\n",
        "\n\n",
        "\r\n",
        "(KCNA)",
        "met",
        "signed",
        "will",
        "and",
        "of",
        "May",
        "2024",
        "24/7",
        "between",
        "two years ago",
        "By",
        "Read more",
        "-",
        "—",
        "é",
        "😀",
        "\0",
        "<b>",
        "ambassador",
        "he",
        "according to",
        "in",
        "a",
        "week",
        "later",
        "first",
        "10,000",
        "troops",
        ":",
        "http://a.b/c",
        "…",
        "\u{202e}",
    ]);
    let noise = any::<String>();
    prop::collection::vec(prop_oneof![9 => piece.prop_map(str::to_owned), 1 => noise], 0..60)
        .prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_sound_analysis(text in any_text()) {
        let analysis = analyze(&text, &Options { published: "2024-11-21".parse().ok(), ..Options::default() });
        check(&text, &analysis);
    }
}

#[test]
fn a_text_without_full_stops_is_cut_into_sentences_of_bounded_length() {
    let text = "the minister met Kim on Monday in Paris and said that ".repeat(2_000);
    let analysis = analyze(&text, &Options::default());
    check(&text, &analysis);
    assert!(
        analysis
            .sentences
            .iter()
            .all(|sentence| sentence.span.len() < 4_000)
    );
}
