//! Who did what to whom: cases under `tests/corpus/{events,quotes,timeline,summary}`.
//!
//! A case is a text, then lines that begin with ">" and say what must be found in it; "> !" what must
//! not. A line "# published: 2024-03-08" holds for the cases below it; a blank line ends a case, and
//! a lone "/" stands for a blank line inside a text.

use dateline::analysis::{Analysis, Event, Role};
use dateline::{Options, analyze};
use std::path::Path;

/// Runs `complaint` over every expectation of every case in a folder.
fn check(folder: &str, complaint: fn(&str, &Analysis, &str) -> Option<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut complaints = String::new();
    let mut checked = 0;
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    for file in files {
        let mut published = None;
        let cases = std::fs::read_to_string(&file).expect("UTF-8");
        for case in cases.split("\n\n") {
            let (mut text, mut expected) = (Vec::new(), Vec::new());
            for line in case.lines() {
                if let Some(day) = line.strip_prefix("# published: ") {
                    published = Some(day.trim().parse().expect("a day"));
                } else if let Some(line) = line.strip_prefix("> ") {
                    expected.push(line.trim());
                } else if !line.starts_with('#') {
                    text.push(if line == "/" { "" } else { line });
                }
            }
            let text = text.join("\n");
            let analysis = analyze(
                &text,
                &Options {
                    published,
                    ..Options::default()
                },
            );
            for line in expected {
                checked += 1;
                let (line, wanted) = match line.strip_prefix("! ") {
                    Some(rest) => (rest, false),
                    None => (line, true),
                };
                match (complaint(&text, &analysis, line), wanted) {
                    (Some(found), true) => {
                        complaints += &format!("{text}\n  wanted {line}\n  found  {found}\n\n")
                    }
                    (None, false) => complaints += &format!("{text}\n  not wanted {line}\n\n"),
                    _ => {}
                }
            }
        }
    }
    assert!(checked > 0, "no cases in {}", folder.display());
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// The names and phrases that fill a part in an event.
fn fillers(text: &str, analysis: &Analysis, event: &Event, role: Role) -> Vec<String> {
    let names = event
        .participants
        .iter()
        .filter(|participant| participant.role == role)
        .filter_map(|participant| {
            analysis
                .entities
                .iter()
                .find(|entity| entity.id == participant.entity)
        })
        .map(|entity| entity.name.clone());
    let phrases = event
        .arguments
        .iter()
        .filter(|argument| argument.role == role)
        .map(|argument| text[argument.span.start..argument.span.end].to_owned());
    names.chain(phrases).collect()
}

fn name(analysis: &Analysis, id: Option<&str>) -> String {
    analysis
        .entities
        .iter()
        .find(|entity| Some(entity.id.as_str()) == id)
        .map_or_else(|| "-".to_owned(), |entity| entity.name.clone())
}

/// "sign | agent: Chile | patient: a treaty | time: Tuesday | place: Oslo | source: TASS | status:
/// occurred | same as: signing"; parts may be left out.
fn event_complaint(text: &str, analysis: &Analysis, line: &str) -> Option<String> {
    let mut fields = line.split(" | ");
    let lemma = fields.next().expect("a lemma");
    let fields: Vec<(&str, &str)> = fields
        .map(|field| field.split_once(": ").expect("key: value"))
        .collect();
    let holds = |event: &Event, key: &str, value: &str| match key {
        "agent" => fillers(text, analysis, event, Role::Agent)
            .iter()
            .any(|filler| filler == value),
        "patient" => fillers(text, analysis, event, Role::Patient)
            .iter()
            .any(|filler| filler == value),
        "time" => {
            let time = analysis
                .timexes
                .iter()
                .find(|timex| Some(&timex.id) == event.time.as_ref());
            time.map_or("-", |timex| timex.text.as_str()) == value
        }
        "place" => name(analysis, event.place.as_deref()) == value,
        "source" => name(analysis, event.source.as_deref()) == value,
        "status" => serde_json::to_value(event.status).expect("plain") == value,
        "same as" => {
            let first = analysis
                .events
                .iter()
                .find(|other| Some(&other.id) == event.same_as.as_ref());
            first.is_some_and(|first| first.trigger.lemma == value)
        }
        _ => panic!("\"{key}\" is not a part of an event"),
    };
    let of_lemma = || {
        analysis
            .events
            .iter()
            .filter(|event| event.trigger.lemma == lemma)
    };
    if of_lemma().any(|event| fields.iter().all(|(key, value)| holds(event, key, value))) {
        return None;
    }
    let found: Vec<String> = of_lemma()
        .map(|event| {
            format!(
                "agents {:?} patients {:?} time {:?} place {} source {} status {:?}",
                fillers(text, analysis, event, Role::Agent),
                fillers(text, analysis, event, Role::Patient),
                event.time,
                name(analysis, event.place.as_deref()),
                name(analysis, event.source.as_deref()),
                event.status
            )
        })
        .collect();
    let lemmas: Vec<&str> = analysis
        .events
        .iter()
        .map(|event| event.trigger.lemma.as_str())
        .collect();
    Some(format!("{found:?} among {lemmas:?}"))
}

/// "speaker | cue | direct | the words", "-" for none.
fn quote_complaint(text: &str, analysis: &Analysis, line: &str) -> Option<String> {
    let found: Vec<String> = analysis
        .quotes
        .iter()
        .map(|quote| {
            format!(
                "{} | {} | {} | {}",
                name(analysis, quote.speaker.as_deref()),
                quote.cue.as_deref().unwrap_or("-"),
                if quote.direct { "direct" } else { "indirect" },
                &text[quote.span.start..quote.span.end]
            )
        })
        .collect();
    (!found.iter().any(|quote| quote == line)).then(|| format!("{found:?}"))
}

/// "display | label"; "rows: 3" for how many there are.
fn row_complaint(_: &str, analysis: &Analysis, line: &str) -> Option<String> {
    let rows: Vec<String> = analysis
        .timeline
        .iter()
        .map(|row| format!("{} | {}", row.display, row.label))
        .collect();
    let holds = match line.strip_prefix("rows: ") {
        Some(count) => rows.len() == count.parse::<usize>().expect("a number"),
        None => rows.iter().any(|row| row == line),
    };
    (!holds).then(|| format!("{rows:#?}"))
}

/// "text: words of the summary", "who: a line", "what: a line", …
fn summary_complaint(_: &str, analysis: &Analysis, line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ").expect("key: value");
    if key == "text" {
        let holds = analysis.summary.text.contains(value);
        return (!holds).then(|| analysis.summary.text.clone());
    }
    let facts: Vec<String> = analysis
        .summary
        .key_facts
        .iter()
        .map(|fact| {
            let question = serde_json::to_value(fact.question).expect("plain");
            format!("{}: {}", question.as_str().expect("a word"), fact.text)
        })
        .collect();
    (!facts.iter().any(|fact| fact == line)).then(|| format!("{facts:#?}"))
}

#[test]
fn events_have_their_parts() {
    check("events", event_complaint);
}

#[test]
fn quotes_have_speakers() {
    check("quotes", quote_complaint);
}

#[test]
fn rows_read_like_lines_of_a_chronicle() {
    check("timeline", row_complaint);
}

#[test]
fn summaries_say_what_counts() {
    check("summary", summary_complaint);
}
