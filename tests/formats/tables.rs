//! CSV, TimelineJS and iCalendar: tables and timelines.

use super::{all, dossiers};
use dateline::export::{FORMATS, format};
use serde_json::Value;

/// Rows of as many cells as the header has; no cell that a spreadsheet would run.
fn check_table(file: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(file.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("even rows");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        assert!(!cell.chars().any(char::is_control), "{cell:?}");
    }
    rows
}

#[test]
fn tables_have_a_row_for_every_fact() {
    for read in all() {
        let analysis = &read.analysis;
        let counts = [
            ("csv-entities", analysis.entities.len()),
            ("csv-events", analysis.events.len()),
            ("csv-quotes", analysis.quotes.len()),
            ("csv-dates", analysis.timexes.len()),
        ];
        let mut sum = 0;
        for (name, count) in counts {
            assert_eq!(check_table(&read.file(name)).len(), count, "{name}");
            sum += count;
        }
        assert_eq!(check_table(&read.file("csv")).len(), sum);
    }
}

#[test]
fn a_cell_holds_what_was_found() {
    let read = &all()[0];
    let rows = check_table(&read.file("csv-dates"));
    for (row, timex) in rows.iter().zip(&read.analysis.timexes) {
        assert_eq!(&row[3], timex.value.as_str());
        let place = |cell: &str| cell.parse().expect("a position");
        assert_eq!(read.by_code_points(place(&row[10]), place(&row[11])), timex.text);
    }
}

fn timeline_schema() -> jsonschema::Validator {
    let schema = include_str!("timelinejs.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).expect("JSON")).expect("a schema")
}

fn check_timeline(file: &str, dated: usize) {
    let timeline: Value = serde_json::from_str(file).expect("JSON");
    if let Err(error) = timeline_schema().validate(&timeline) {
        panic!("{error} at {}", error.instance_path);
    }
    let events = timeline["events"].as_array().expect("events");
    assert_eq!(events.len(), dated);
    // TimelineJS takes texts for HTML: nothing but our own elements may stand in them.
    for slide in events.iter().chain([&timeline["title"]]) {
        for part in ["headline", "text"] {
            let html = format!("<x>{}</x>", slide["text"][part].as_str().expect("a text"));
            let tree = roxmltree::Document::parse(&html).expect("well-formed");
            let elements = tree.descendants().filter(|node| node.is_element());
            assert!(
                elements
                    .into_iter()
                    .all(|node| ["x", "p", "ul", "li"].contains(&node.tag_name().name()))
            );
        }
    }
}

#[test]
fn timelines_follow_the_schema_of_timelinejs() {
    for read in all() {
        let dated = read
            .analysis
            .timeline
            .iter()
            .filter(|row| row.interval.is_some())
            .count();
        check_timeline(&read.file("timelinejs"), dated);
    }
    for dossier in dossiers() {
        let write = format("timelinejs")
            .and_then(|format| format.dossier)
            .expect("a writer");
        let dated = dossier
            .timeline
            .iter()
            .filter(|row| row.interval.is_some())
            .count();
        check_timeline(&write(&dossier), dated);
    }
}

/// Lines of at most 75 octets that end in CRLF; every component closed; the number of components.
fn check_calendar(file: &str) -> usize {
    assert!(file.ends_with("\r\n"));
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = file.replace("\r\n ", "");
    let (mut open, mut count) = (Vec::new(), 0);
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').expect("a name and a value");
        let name = name.split(';').next().unwrap_or_default();
        match name {
            "BEGIN" => {
                count += usize::from(value != "VCALENDAR");
                open.push(value.to_owned());
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            "UID" => assert!(value.ends_with("@dateline")),
            "VERSION" | "PRODID" | "DTSTAMP" | "DTSTART" | "DTEND" | "TRANSP" | "STATUS" | "SUMMARY"
            | "DESCRIPTION" => {}
            other => panic!("{other}"),
        }
        assert!(!value.chars().any(char::is_control), "{line:?}");
    }
    assert!(open.is_empty());
    count
}

#[test]
fn calendars_keep_to_rfc_5545() {
    for read in all() {
        assert_eq!(check_calendar(&read.file("ics")), read.analysis.timeline.len());
    }
    for dossier in dossiers() {
        let write = format("ics").and_then(|format| format.dossier).expect("a writer");
        assert_eq!(check_calendar(&write(&dossier)), dossier.timeline.len());
    }
}

#[test]
fn tables_of_a_dossier_are_even() {
    for dossier in dossiers() {
        for format in FORMATS.iter().filter(|format| format.extension == "csv") {
            if let Some(write) = format.dossier {
                check_table(&write(&dossier));
            }
        }
    }
}
