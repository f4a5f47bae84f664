//! CoNLL-2003 and WebAnno TSV: a word a line.

use super::{Read, all};
use dateline::span::{OffsetMap, OffsetUnit, Span};
use serde_json::Value;

/// The names of displaCy's file: places in bytes, and labels.
fn marks(read: &Read) -> Vec<(Span, String)> {
    let file: Value = serde_json::from_str(&read.file("displacy")).expect("JSON");
    let map = OffsetMap::new(&read.text, OffsetUnit::Codepoint, OffsetUnit::Byte);
    let ents = file["ents"].as_array().expect("ents").iter();
    ents.map(|ent| {
        let place = |key: &str| map.offset(ent[key].as_u64().expect("a position") as usize);
        (
            Span::new(place("start"), place("end")),
            ent["label"].as_str().expect("a label").to_owned(),
        )
    })
    .collect()
}

/// Visible characters only: how a word a line holds a text.
fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{fe0f}')
    };
    text.chars().filter(|&c| !hidden(c)).collect()
}

fn visible_sentences(read: &Read) -> String {
    let sentences = read.analysis.sentences.iter();
    sentences
        .map(|sentence| visible(sentence.span.of(&read.text)))
        .collect()
}

#[test]
fn conll_holds_every_word_and_name() {
    for read in all() {
        let file = read.file("conll");
        let mut lines = file.split_terminator('\n');
        assert_eq!(lines.next(), Some("-DOCSTART- -X- -X- O"));
        assert_eq!(lines.next(), Some(""));
        let (mut words, mut names) = (String::new(), Vec::<String>::new());
        for line in lines.filter(|line| !line.is_empty()) {
            let columns: Vec<&str> = line.split(' ').collect();
            let [word, "-X-", "_", tag] = columns[..] else {
                panic!("{line:?}");
            };
            assert_eq!(visible(word), word);
            words += word;
            match tag.split_once('-') {
                None => assert_eq!(tag, "O"),
                Some(("B", "PER" | "ORG" | "LOC" | "MISC")) => names.push(word.to_owned()),
                Some(("I", _)) => *names.last_mut().expect("a name that goes on") += word,
                _ => panic!("{line:?}"),
            }
        }
        assert_eq!(words, visible_sentences(&read));
        let is_name = |label: &str| {
            !matches!(
                label,
                "DATE" | "TIME" | "MONEY" | "PERCENT" | "CARDINAL" | "QUANTITY" | "ORDINAL"
            )
        };
        let expected = marks(&read).into_iter().filter(|(_, label)| is_name(label));
        let expected: Vec<String> = expected.map(|(span, _)| visible(span.of(&read.text))).collect();
        assert_eq!(names, expected);
    }
}

/// Text after the backslashes of WebAnno.
fn plain(escaped: &str) -> String {
    let mut plain = String::new();
    let mut characters = escaped.chars();
    while let Some(c) = characters.next() {
        plain.push(match c {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                other => other.expect("something after a backslash"),
            },
            c => c,
        });
    }
    plain
}

#[test]
fn webanno_holds_every_word_and_mark_where_utf16_says() {
    for read in all() {
        let file = read.file("webanno");
        let mut lines = file.split_terminator('\n');
        assert_eq!(lines.next(), Some("#FORMAT=WebAnno TSV 3.3"));
        assert!(
            lines
                .next()
                .expect("a layer")
                .ends_with("NamedEntity|identifier|value")
        );
        let units: Vec<u16> = read.text.encode_utf16().collect();
        let (mut words, mut found) = (String::new(), Vec::<(String, String)>::new());
        let mut open = None;
        for line in lines.filter(|line| !line.is_empty()) {
            if line.starts_with("#Text=") {
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let [number, place, word, identifier, value, ""] = columns[..] else {
                panic!("{line:?}");
            };
            assert!(
                number.split('-').all(|part| part.parse::<usize>().is_ok()),
                "{line:?}"
            );
            let (start, end) = place.split_once('-').expect("two positions");
            let (start, end): (usize, usize) =
                (start.parse().expect("a number"), end.parse().expect("a number"));
            assert_eq!(
                String::from_utf16(&units[start..end]).expect("whole characters"),
                plain(word)
            );
            words += &plain(word);
            if value == "_" {
                assert_eq!(identifier, "_");
                open = None;
                continue;
            }
            let (label, number) = match value.split_once('[') {
                Some((label, number)) => (plain(label), Some(number.to_owned())),
                None => (plain(value), None),
            };
            match found.last_mut() {
                Some((words, _)) if number.is_some() && number == open => *words += &plain(word),
                _ => found.push((plain(word), label)),
            }
            open = number;
        }
        assert_eq!(words, visible_sentences(&read));
        let expected: Vec<(String, String)> = marks(&read)
            .into_iter()
            .map(|(span, label)| (visible(span.of(&read.text)), label))
            .collect();
        assert_eq!(found, expected);
    }
}
