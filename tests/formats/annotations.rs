//! Web annotations, brat, displaCy and spaCy: places in the text and what stands there.

use super::{Read, all};
use serde_json::Value;
use std::collections::HashMap;

fn json(read: &Read, name: &str) -> Value {
    serde_json::from_str(&read.file(name)).expect(name)
}

fn number(value: &Value) -> usize {
    value.as_u64().expect("a position") as usize
}

fn mentions(read: &Read) -> usize {
    let entities = read.analysis.entities.iter().map(|entity| entity.mentions.len());
    entities.sum::<usize>() + read.analysis.timexes.len() + read.analysis.quantities.len()
}

#[test]
fn both_selectors_of_a_web_annotation_find_the_same_text() {
    for read in all() {
        let page = json(&read, "jsonld");
        let items = page["items"].as_array().expect("items");
        assert_eq!(
            items.len(),
            mentions(&read) + read.analysis.quotes.len() + read.analysis.events.len()
        );
        let mut ids: Vec<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
        ids.dedup();
        assert_eq!(ids.len(), items.len());
        for item in items {
            let selectors = &item["target"]["selector"];
            let (position, quote) = (&selectors[0], &selectors[1]);
            let (start, end) = (number(&position["start"]), number(&position["end"]));
            let part = |name: &str| quote[name].as_str().expect("a string").to_owned();
            assert_eq!(part("exact"), read.by_code_points(start, end));
            let around = part("prefix") + &part("exact") + &part("suffix");
            let before: String = read.text.chars().take(start).collect();
            let at = before.len() - part("prefix").len();
            assert!(
                read.text.match_indices(&around).any(|(place, _)| place == at),
                "{around:?}"
            );
        }
    }
}

#[test]
fn brat_reads_every_annotation_back() {
    for read in all() {
        let file = read.file("brat");
        let mut bound: HashMap<&str, String> = HashMap::new();
        let (mut events, mut last) = (0, "");
        for line in file.split_terminator('\n') {
            let fields: Vec<&str> = line.split('\t').collect();
            let id = fields[0];
            assert!(id == "*" || id != last, "{line}");
            last = id;
            match &id[..1] {
                "T" => {
                    assert_eq!(fields.len(), 3, "{line:?}");
                    let (kind, places) = fields[1].split_once(' ').expect("a kind and places");
                    assert!(
                        kind.chars().all(|c| c.is_ascii_alphabetic() || c == '_'),
                        "{line}"
                    );
                    let pieces = places.split(';').map(|place| {
                        let (start, end) = place.split_once(' ').expect("two positions");
                        read.by_code_points(start.parse().expect("a number"), end.parse().expect("a number"))
                    });
                    assert_eq!(pieces.collect::<Vec<_>>().join(" "), fields[2]);
                    bound.insert(id, fields[2].to_owned());
                }
                "E" => {
                    events += 1;
                    let mut names = Vec::new();
                    for part in fields[1].split(' ') {
                        let (name, target) = part.split_once(':').expect("a part");
                        assert!(bound.contains_key(target), "{line}");
                        names.push(name);
                    }
                    names.sort_unstable();
                    names.dedup();
                    assert_eq!(names.len(), fields[1].split(' ').count(), "{line}");
                }
                "A" => assert!(fields[1].starts_with("Status E"), "{line}"),
                "#" => assert!(
                    fields[1].starts_with("AnnotatorNotes T") && fields.len() == 3,
                    "{line}"
                ),
                "*" => {
                    let chain = fields[1].strip_prefix("Coreference ").expect("a chain");
                    assert!(chain.split(' ').all(|id| bound.contains_key(id)), "{line}");
                }
                _ => panic!("{line}"),
            }
        }
        assert_eq!(events, read.analysis.events.len());
        assert_eq!(bound.len(), mentions(&read) + events);
    }
}

/// Places with labels: in order, apart, and not at white space.
fn check_places(read: &Read, places: impl Iterator<Item = (usize, usize, String)>) -> usize {
    let (mut end, mut count) = (0, 0);
    for (from, to, label) in places {
        assert!(end <= from && from < to, "{from} {to}");
        end = to;
        count += 1;
        let words = read.by_code_points(from, to);
        assert_eq!(words.trim(), words);
        assert!(
            label.chars().all(|c| c.is_ascii_uppercase() || c == '_'),
            "{label}"
        );
    }
    count
}

#[test]
fn displacy_and_spacy_mark_the_same_places() {
    for read in all() {
        let displacy = json(&read, "displacy");
        let line = read.file("spacy");
        assert_eq!(line.trim_end().lines().count(), 1);
        let spacy: Value = serde_json::from_str(&line).expect("a line of JSON");
        assert_eq!(displacy["text"], *read.text);
        assert_eq!(spacy["text"], *read.text);
        let label = |value: &Value| value.as_str().expect("a label").to_owned();
        let ents = displacy["ents"].as_array().expect("ents").iter();
        let ents = ents.map(|ent| (number(&ent["start"]), number(&ent["end"]), label(&ent["label"])));
        let entities = spacy["entities"].as_array().expect("entities").iter();
        let entities = entities.map(|one| (number(&one[0]), number(&one[1]), label(&one[2])));
        assert_eq!(check_places(&read, ents), check_places(&read, entities));
    }
}
