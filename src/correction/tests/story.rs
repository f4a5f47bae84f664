//! Acts on the story: events, rows, the brief, who said what.

use super::*;

#[test]
fn events_and_rows_are_set_and_taken_out() {
    let has =
        |analysis: &Analysis, words: &str| analysis.timeline.iter().any(|row| row.label.contains(words));
    assert!(has(&corrected(Vec::new()), "treaty"));
    assert!(!has(
        &one(at("signed", 0), Scope::Here, Act::NotAnEvent),
        "treaty"
    ));
    let act = |when: Option<&str>, label: Option<&str>| Act::Event {
        when: when.map(str::to_owned),
        who: None,
        label: label.map(str::to_owned),
    };
    let moved = one(
        at("signed", 0),
        Scope::Here,
        act(Some("1 March 2024"), Some("Belgium signs")),
    );
    let row = moved
        .timeline
        .iter()
        .find(|row| row.label == "Belgium signs")
        .expect("it has a row");
    assert_eq!(
        row.interval,
        Some(["2024-03-01", "2024-03-01"].map(str::to_owned))
    );
    assert_eq!((row.set_by, &*row.display), (Some(SetBy::Reader), "1 Mar 2024"));
    let event = moved.events.iter().find(|event| event.id == row.event);
    let when = event.and_then(|event| event.when.as_ref()).expect("it is dated");
    assert_eq!(when.interval, row.interval);
    let unread = one(at("signed", 0), Scope::Here, act(Some("some day or other"), None));
    assert_eq!(unread.corrections[0].outcome, Outcome::NotUnderstood);
    let before = corrected(Vec::new());
    let time_of = |analysis: &Analysis| {
        let event = analysis.events.iter().find(|event| event.trigger.lemma == "sign");
        event
            .and_then(|event| event.when.clone())
            .and_then(|when| when.interval)
    };
    assert_eq!(
        time_of(&unread),
        time_of(&before),
        "what is not understood changes nothing"
    );
    let own = Act::Row {
        when: Some("2020".to_owned()),
        label: "The mayor is praised".to_owned(),
    };
    let added = one(at("praised it", 0), Scope::Here, own);
    assert_eq!(
        added.timeline[0].label, "The mayor is praised",
        "the oldest comes first"
    );
    let event = added
        .events
        .iter()
        .find(|event| event.id == added.timeline[0].event);
    assert_eq!(event.and_then(|event| event.set_by), Some(SetBy::Reader));
}

#[test]
fn facts_sentences_and_blocks_are_put_in_and_taken_out() {
    let plain = corrected(Vec::new());
    let fact = plain.summary.key_facts[0].clone();
    let out = Act::Fact {
        question: fact.question,
        text: fact.text.clone(),
        keep: false,
    };
    let without = one(at("Harbour", 0), Scope::Here, out);
    assert!(
        without
            .summary
            .key_facts
            .iter()
            .all(|other| other.text != fact.text)
    );
    let sentence = plain.summary.sentences[0];
    let words = plain.sentences[sentence].span.of(TEXT);
    let without = one(at(words, 0), Scope::Here, Act::Sentence { keep: false });
    assert!(!without.summary.sentences.contains(&sentence) && !without.summary.text.contains(words));
    let kind = BlockKind::Boilerplate;
    let folded = one(at("Belgium signed", 0), Scope::Here, Act::Block { kind });
    assert!(folded.timeline.iter().all(|row| !row.label.contains("treaty")));
    assert!(
        folded
            .blocks
            .iter()
            .any(|block| block.set_by == Some(SetBy::Reader) && block.kind == kind)
    );
}

#[test]
fn a_quote_is_in_the_very_words_or_not_and_can_be_added() {
    let quote = |analysis: &Analysis, words: &str| {
        let start = TEXT.find(words).expect("the words stand in the text");
        let there = |quote: &&crate::analysis::Quote| (quote.span.start..quote.span.end).contains(&start);
        analysis.quotes.iter().find(there).cloned()
    };
    let direct = |analysis: &Analysis| quote(analysis, "We are proud").map(|quote| quote.direct);
    assert_eq!(direct(&corrected(Vec::new())), Some(true));
    let told = one(at("We are proud", 0), Scope::Here, Act::Quote { direct: false });
    assert_eq!(
        (direct(&told), told.corrections[0].outcome),
        (Some(false), Outcome::Applied)
    );
    let none = one(
        at("Harbour tunnel opens", 0),
        Scope::Here,
        Act::Quote { direct: true },
    );
    assert_eq!(none.corrections[0].outcome, Outcome::NotFound);

    let entity = Some("Jan Holm".to_owned());
    let words = "its ministers met in Ghent";
    assert!(quote(&corrected(Vec::new()), words).is_none());
    let added = one(at(words, 0), Scope::Here, Act::Speaker { entity });
    let said = quote(&added, words).expect("the reader says so");
    let holm = self::entity(&added, "Jan Holm").expect("he is named");
    assert_eq!((said.speaker.as_ref(), said.direct), (Some(&holm.id), false));
    let nobody = one(at(words, 0), Scope::Here, Act::Speaker { entity: None });
    assert!(quote(&nobody, words).is_none());
}
