//! Who did what to whom: events, quotes, timeline and summary of a text.

use super::reader::Case;
use dateline::analysis::{Analysis, Event, Role};
use dateline::{Options, analyze};

/// Events with their parts.
pub fn events(case: &Case) -> Vec<String> {
    check(case, event_complaint)
}

/// Quotes with their speakers.
pub fn quotes(case: &Case) -> Vec<String> {
    check(case, quote_complaint)
}

/// Rows of the timeline.
pub fn timeline(case: &Case) -> Vec<String> {
    check(case, row_complaint)
}

/// Summary and key facts.
pub fn summary(case: &Case) -> Vec<String> {
    check(case, summary_complaint)
}

fn check(case: &Case, complaint: fn(&str, &Analysis, &str) -> Option<String>) -> Vec<String> {
    let published = case.published();
    let analysis = analyze(
        &case.text,
        &Options {
            published,
            ..Options::default()
        },
    );
    case.faults(|line| complaint(&case.text, &analysis, line))
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
