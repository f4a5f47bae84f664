//! What each act does, throughout the analysis.

mod story;

use super::*;
use crate::analysis::{Analysis, Entity, KeyFact, Question, SetBy};
use crate::analysis::{BlockKind, EntityKind};
use crate::{Options, analyze};

const TEXT: &str = "Harbour tunnel opens\n\nROTTERDAM, March 8, 2024 (Reuters) - The Port Authority of Rotterdam opened its \
new tunnel on Thursday. TASS said the work cost $200 million. Mayor Ines de Wit praised it.\n\nBelgium signed a treaty in \
Antwerp on Tuesday. The previous day its ministers met in Ghent. \"We are proud,\" Jan Holm said. TASS said Holm will \
visit Antwerp next Monday.\n";

fn at(words: &str, nth: usize) -> Anchor {
    let (start, _) = TEXT
        .match_indices(words)
        .nth(nth)
        .expect("the words stand in the text");
    Anchor::of(TEXT, Span::new(start, start + words.len()))
}

fn correction(at: Anchor, scope: Scope, act: Act) -> Correction {
    Correction {
        id: "c1".to_owned(),
        at,
        scope,
        act,
        made: None,
    }
}

fn corrected(corrections: Vec<Correction>) -> Analysis {
    let options = Options {
        corrections,
        ..Options::default()
    };
    analyze(TEXT, &options)
}

fn one(at: Anchor, scope: Scope, act: Act) -> Analysis {
    corrected(vec![correction(at, scope, act)])
}

fn entity<'a>(analysis: &'a Analysis, name: &str) -> Option<&'a Entity> {
    analysis.entities.iter().find(|entity| entity.name == name)
}

/// Who says the direct quote.
fn speaker(analysis: &Analysis) -> Option<&Entity> {
    let quote = analysis.quotes.iter().find(|quote| quote.direct);
    let speaker = quote.expect("there is a direct quote").speaker.as_ref();
    analysis
        .entities
        .iter()
        .find(|entity| Some(&entity.id) == speaker)
}

fn value(analysis: &Analysis, text: &str) -> Option<String> {
    let timex = analysis.timexes.iter().find(|timex| timex.text == text)?;
    Some(timex.value.clone())
}

#[test]
fn what_is_no_name_is_gone_from_everything() {
    assert!(entity(&corrected(Vec::new()), "TASS").is_some());
    let analysis = one(at("TASS", 0), Scope::Article, Act::NotAName);
    let json = serde_json::to_value(&analysis).expect("plain data");
    assert!(!json["entities"].to_string().contains("TASS"));
    // A line may quote the sentence that has the word; nobody is introduced by it.
    let named = |fact: &&KeyFact| matches!(fact.question, Question::Who | Question::AccordingTo);
    let facts = analysis.summary.key_facts.iter().filter(named);
    assert!(facts.clone().count() > 0);
    assert!(facts.clone().all(|fact| !fact.text.contains("TASS")));
    assert_eq!(analysis.corrections[0].places.len(), 2);
    assert_eq!(analysis.corrections[0].outcome, Outcome::Applied);
    let here = one(at("TASS", 1), Scope::Here, Act::NotAName);
    assert_eq!(entity(&here, "TASS").map(|entity| entity.mentions.len()), Some(1));
}

#[test]
fn a_name_takes_the_place_of_those_it_overlaps() {
    let kind = EntityKind::Facility;
    let analysis = one(at("Harbour tunnel", 0), Scope::Here, Act::Name { kind });
    let tunnel = entity(&analysis, "Harbour tunnel").expect("the reader named it");
    assert_eq!((tunnel.kind, tunnel.set_by), (kind, Some(SetBy::Reader)));
    assert_eq!(tunnel.mentions[0].set_by, Some(SetBy::Reader));
    let shorter = one(at("Port Authority", 0), Scope::Here, Act::Name { kind });
    assert!(entity(&shorter, "Port Authority of Rotterdam").is_none());
    let weekday = one(at("Tuesday", 0), Scope::Here, Act::Name { kind });
    assert!(value(&weekday, "Tuesday").is_none() && entity(&weekday, "Tuesday").is_some());
}

#[test]
fn a_kind_holds_for_the_entity_or_for_one_place() {
    let kind = EntityKind::Person;
    let all = one(at("Antwerp", 0), Scope::Article, Act::Name { kind });
    assert_eq!(
        entity(&all, "Antwerp").map(|entity| (entity.kind, entity.mentions.len())),
        Some((kind, 2))
    );
    let here = one(at("Antwerp", 1), Scope::Here, Act::Name { kind });
    let kinds: Vec<EntityKind> = here
        .entities
        .iter()
        .filter(|entity| entity.name == "Antwerp")
        .map(|entity| entity.kind)
        .collect();
    assert_eq!(kinds.len(), 2, "a person and a place");
}

#[test]
fn entities_are_joined_parted_and_called() {
    let same = |scope, nth| {
        one(
            at("Holm", nth),
            scope,
            Act::SameAs {
                entity: "Ines de Wit".to_owned(),
            },
        )
    };
    let joined = same(Scope::Article, 0);
    assert!(entity(&joined, "Jan Holm").is_none());
    let de_wit = entity(&joined, "Ines de Wit").expect("she stays");
    assert!(de_wit.aliases.contains(&"Jan Holm".to_owned()));
    let holm = entity(&same(Scope::Here, 1), "Jan Holm").map(|entity| entity.mentions.len());
    assert_eq!(holm, Some(1), "only the second went");
    let parted = one(at("Holm", 1), Scope::Here, Act::Apart);
    assert!(entity(&parted, "Jan Holm").is_some() && entity(&parted, "Holm").is_some());
    let called = one(
        at("Jan Holm", 0),
        Scope::Article,
        Act::Called {
            name: "Jan  B. Holm".to_owned(),
        },
    );
    assert!(entity(&called, "Jan B. Holm").is_some());
    assert_eq!(speaker(&called), entity(&called, "Jan B. Holm"));
}

#[test]
fn what_leans_on_a_date_follows_it() {
    assert_eq!(
        value(&corrected(Vec::new()), "The previous day").as_deref(),
        Some("2024-03-04")
    );
    let date = |value: &str| Act::Date {
        value: Some(value.to_owned()),
        from: None,
    };
    let set = one(at("Tuesday", 0), Scope::Here, date("27 Feb"));
    assert_eq!(value(&set, "Tuesday").as_deref(), Some("2024-02-27"));
    assert_eq!(value(&set, "The previous day").as_deref(), Some("2024-02-26"));
    let timex = set
        .timexes
        .iter()
        .find(|timex| timex.text == "Tuesday")
        .expect("it is a date");
    assert_eq!((timex.set_by, timex.inferred.len()), (Some(SetBy::Reader), 0));
    let range = one(at("Tuesday", 0), Scope::Here, date("2024-02-26/2024-02-28"));
    let interval = range
        .timexes
        .iter()
        .find(|timex| timex.text == "Tuesday")
        .and_then(|timex| timex.interval.clone());
    assert_eq!(interval, Some(["2024-02-26", "2024-02-28"].map(str::to_owned)));
    let counted = Act::Date {
        value: None,
        from: Some("2024-03-01".to_owned()),
    };
    let counted = one(at("Tuesday", 0), Scope::Here, counted);
    assert_eq!(value(&counted, "Tuesday").as_deref(), Some("2024-02-27"));
    let nonsense = one(at("Tuesday", 0), Scope::Here, date("green"));
    assert_eq!(nonsense.corrections[0].outcome, Outcome::NotUnderstood);
    assert_eq!(value(&nonsense, "Tuesday").as_deref(), Some("2024-03-05"));
    assert_eq!(
        value(&one(at("Tuesday", 0), Scope::Here, Act::NotADate), "Tuesday"),
        None
    );
    let words = one(at("Jan", 0), Scope::Here, date("2023"));
    assert_eq!(
        value(&words, "Jan").as_deref(),
        Some("2023"),
        "words that were no date"
    );
}

#[test]
fn the_publication_date_is_a_correction() {
    let published = |day: &str| Act::Published { day: day.to_owned() };
    let analysis = one(Anchor::default(), Scope::Here, published("2023-06-16"));
    assert_eq!(value(&analysis, "Tuesday").as_deref(), Some("2023-06-13"));
    assert_eq!(analysis.corrections[0].outcome, Outcome::Applied);
    let typed = one(Anchor::default(), Scope::Here, published("16 June 2023"));
    assert_eq!(typed.article.published, analysis.article.published);
}

#[test]
fn quantities_and_speakers_are_set() {
    let set = one(
        at("$200 million", 0),
        Scope::Here,
        Act::Quantity {
            value: "€300 million".to_owned(),
        },
    );
    let money = set
        .quantities
        .iter()
        .find(|quantity| quantity.set_by.is_some())
        .expect("it was set");
    assert_eq!(
        (money.value, money.unit.as_deref(), &*money.text),
        (3e8, Some("EUR"), "$200 million")
    );
    let none = one(at("$200 million", 0), Scope::Here, Act::NotAQuantity);
    assert!(
        none.quantities
            .iter()
            .all(|quantity| quantity.text != "$200 million")
    );
    let said = |entity: Option<&str>| {
        let entity = entity.map(str::to_owned);
        one(at("\"We are proud,\"", 0), Scope::Here, Act::Speaker { entity })
    };
    let analysis = said(Some("Ines de Wit"));
    assert_eq!(speaker(&analysis), entity(&analysis, "Ines de Wit"));
    assert_eq!(speaker(&said(None)), None);
    assert_eq!(said(Some("Nobody")).corrections[0].outcome, Outcome::NotFound);
}

#[test]
fn what_is_gone_from_the_text_is_kept_and_said() {
    let gone = Anchor {
        exact: "Oslo".to_owned(),
        ..Anchor::default()
    };
    let analysis = one(gone, Scope::Article, Act::NotAName);
    assert_eq!(analysis.corrections[0].outcome, Outcome::NotFound);
    let mut plain = corrected(Vec::new());
    plain.corrections.clone_from(&analysis.corrections);
    assert_eq!(plain, analysis, "and nothing else changed");
}

#[test]
fn personal_lists_hold_in_every_article_and_are_silent_in_others() {
    let named = |exact: &str| Anchor {
        exact: exact.to_owned(),
        ..Anchor::default()
    };
    let never = correction(named("TASS"), Scope::Always, Act::NotAName);
    let other = correction(named("Oslo"), Scope::Always, Act::NotAName);
    let analysis = corrected(vec![never, other]);
    assert!(entity(&analysis, "TASS").is_none());
    assert_eq!(analysis.corrections.len(), 1);
}

#[test]
fn an_analysis_brings_its_corrections_back() {
    let made = vec![
        correction(at("TASS", 0), Scope::Article, Act::NotAName),
        correction(
            at("Antwerp", 0),
            Scope::Here,
            Act::Called { name: "A".to_owned() },
        ),
    ];
    let analysis = corrected(made.clone());
    let json = serde_json::to_string(&analysis).expect("plain data");
    assert_eq!(read_file(&json).as_ref(), Ok(&made));
    assert_eq!(read_file(&write_file(&made)).as_ref(), Ok(&made));
    assert!(read_file("{\"schema\":\"other\"}").is_err() && read_file("[").is_err());
    let back: Analysis = serde_json::from_str(&json).expect("it was written by this program");
    assert_eq!(back, analysis);
}
