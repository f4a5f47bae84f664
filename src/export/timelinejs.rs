//! JSON for TimelineJS 3 of the Knight Lab: an event a row, a month or a year as its first and last day with the
//! time as people write it as `display_date`. An event that has no place on a calendar is named on the title slide.

use super::Format;
use super::chronology::{self, Entry};
use super::json::indented;
use super::plain::one_line;
use super::xml::escaped;
use crate::analysis::Analysis;
use crate::dossier::Dossier;
use crate::timex::calendar::Date;
use serde_json::{Value, json};

/// For a timeline on a web page.
pub const FORMAT: Format = Format {
    name: "timelinejs",
    title: "TimelineJS",
    purpose: "The timeline as an interactive one for a web page, without a spreadsheet.",
    extension: "timeline.json",
    media_type: "application/json",
    write,
    dossier: Some(dossier),
};

fn write(text: &str, analysis: &Analysis) -> String {
    let title = analysis.article.title.as_deref().unwrap_or("Timeline");
    timeline(
        title,
        &analysis.summary.text,
        chronology::of_article(text, analysis),
    )
}

fn dossier(dossier: &Dossier) -> String {
    let names: Vec<String> = dossier
        .articles
        .iter()
        .map(|article| chronology::article_name(dossier, &article.id))
        .collect();
    timeline("Timeline", &names.join("; "), chronology::of_dossier(dossier))
}

/// TimelineJS puts headlines and texts into the page as HTML, so they are escaped.
fn timeline(title: &str, words: &str, entries: Vec<Entry>) -> String {
    let (dated, undated): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| entry.days.is_some());
    let mut about = format!("<p>{}</p>", escaped(&one_line(words)));
    if !undated.is_empty() {
        let items = undated
            .iter()
            .map(|entry| format!("<li>{}: {}</li>", escaped(&entry.display), escaped(&entry.label)));
        about += &format!("<p>Without a date:</p><ul>{}</ul>", items.collect::<String>());
    }
    indented(&json!({
        "scale": "human",
        "title": { "text": { "headline": escaped(&one_line(title)), "text": about } },
        "events": dated.iter().filter_map(event).collect::<Vec<Value>>(),
    }))
}

fn event(entry: &Entry) -> Option<Value> {
    let (from, to) = entry.days?;
    let mut event = json!({
        "unique_id": entry.id,
        "start_date": date(from),
        "display_date": escaped(&entry.display),
        "text": {
            "headline": escaped(&entry.label),
            "text": format!("<p>{}</p>", escaped(&entry.detail)),
        },
    });
    if from != to {
        event["end_date"] = date(to);
    }
    Some(event)
}

fn date(date: Date) -> Value {
    json!({ "year": date.year(), "month": date.month(), "day": date.day() })
}
