//! What the page shows of an analysed article.

use super::*;
use crate::analysis::{EntityMention, Event, EventStatus, MentionForm, Timex, TimexType, Trigger};

const TEXT: &str = "Ada Holm came to Paris on Monday. Holm left Paris a day earlier, on Monday, she said.";

fn span(of: &str, nth: usize) -> Span {
    let (start, _) = TEXT.match_indices(of).nth(nth).unwrap();
    Span::new(start, start + of.len())
}

fn entity(id: &str, kind: EntityKind, salience: f64, mentions: &[(&str, usize, MentionForm)]) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        name: mentions[0].0.to_owned(),
        aliases: Vec::new(),
        description: None,
        salience,
        country: None,
        mentions: mentions
            .iter()
            .map(|&(text, nth, form)| EntityMention {
                span: span(text, nth),
                text: text.to_owned(),
                form,
                confidence: 0.9,
                evidence: vec!["gazetteer:city".to_owned()],
                set_by: None,
            })
            .collect(),
        set_by: None,
    }
}

fn monday(nth: usize) -> Timex {
    Timex {
        id: format!("t{nth}"),
        span: span("Monday", nth),
        text: "Monday".to_owned(),
        kind: TimexType::Date,
        value: "2024-11-18".to_owned(),
        modifier: None,
        interval: Some(["2024-11-18", "2024-11-18"].map(str::to_owned)),
        inferred: Vec::new(),
        anchor: None,
        why: String::new(),
        set_by: None,
    }
}

fn visit(id: &str, time: &str) -> Event {
    Event {
        id: id.to_owned(),
        span: span("came", 0),
        trigger: Trigger {
            span: span("came", 0),
            lemma: "come".to_owned(),
        },
        participants: Vec::new(),
        time: Some(time.to_owned()),
        when: None,
        place: Some("e2".to_owned()),
        source: None,
        status: EventStatus::Occurred,
        sentence: 0,
        why_no_row: None,
        arguments: Vec::new(),
        same_as: None,
        set_by: None,
    }
}

fn reading() -> Reading {
    use MentionForm::{Name, Pronoun, Short};
    let mut analysis = crate::analyze("", &crate::Options::default());
    analysis.entities = vec![
        entity(
            "e2",
            EntityKind::Place,
            0.4,
            &[("Paris", 0, Name), ("Paris", 1, Name)],
        ),
        entity(
            "e1",
            EntityKind::Person,
            0.9,
            &[("Ada Holm", 0, Name), ("Holm", 1, Short), ("she", 0, Pronoun)],
        ),
        entity("e3", EntityKind::Person, 0.95, &[("Holm", 0, Name)]),
    ];
    analysis.timexes = vec![monday(0), monday(1)];
    analysis.events = vec![visit("v1", "t1"), visit("v2", "t0")];
    Reading::new(TEXT.into(), analysis)
}

#[test]
fn lists_are_sorted_by_salience_and_do_not_count_pronouns() {
    let sections = reading().sections(Order::Salience, "");
    let who: Vec<(&str, usize, usize)> = sections[0]
        .items
        .iter()
        .map(|item| (item.label.as_str(), item.count, item.places.len()))
        .collect();
    assert_eq!(who, [("Holm", 1, 1), ("Ada Holm", 2, 3)]);
    assert_eq!(sections.len(), 3, "empty lists are left out");
}

#[test]
fn what_only_the_page_around_the_story_says_is_not_listed() {
    let text = "3 min read\n\nThe bridge was closed on Friday, the mayor said, for two weeks at least.\n";
    let analysis = crate::analyze(text, &crate::Options::default());
    assert!(analysis.timexes.iter().any(|timex| timex.text == "3 min"));
    let reading = Reading::new(text.into(), analysis);
    let sections = reading.sections(Order::Salience, "");
    let when = sections.iter().find(|section| section.title == "When").unwrap();
    let labels: Vec<&str> = when.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(labels, ["Friday", "two weeks"]);
    assert!(reading.opening().unwrap().starts_with("The bridge"));
}

#[test]
fn dates_of_one_value_are_one_thing() {
    let reading = reading();
    assert_eq!(reading.count(InkKind::Date), 1);
    let marks = reading.marks_of(Subject::Timex(1));
    let starts: Vec<usize> = marks
        .iter()
        .map(|&mark| reading.ink.marks[mark].span.start)
        .collect();
    assert_eq!(starts, [span("Monday", 0).start, span("Monday", 1).start]);
}

#[test]
fn a_name_is_introduced_once_and_so_are_dates() {
    let reading = reading();
    let introduced: Vec<&str> = (0..reading.ink.marks.len())
        .filter(|&mark| reading.introduces(mark))
        .map(|mark| reading.ink.marks[mark].span.of(TEXT))
        .collect();
    assert_eq!(introduced, ["Ada Holm", "Holm", "Paris", "Monday"]);
}

#[test]
fn a_row_leads_to_the_expression_that_dates_it() {
    let reading = reading();
    let row = |event: &str| TimelineRow {
        interval: None,
        display: String::new(),
        event: event.to_owned(),
        label: String::new(),
        sentence: 0,
        certainty: crate::analysis::Certainty::Vague,
        background: false,
        set_by: None,
    };
    assert_eq!(reading.timex_of(&row("v1")), Some(1));
    assert_eq!(reading.timex_of(&row("v9")), None);
}

#[test]
fn the_place_of_the_dateline_is_where_most_events_were() {
    let mut reading = reading();
    assert_eq!(reading.place(), Some("Paris"));
    reading.analysis.events[1].same_as = Some("v1".to_owned());
    assert_eq!(
        reading.place(),
        None,
        "one event told twice does not date an article"
    );
}
