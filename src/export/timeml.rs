//! TimeML 1.2.1: the text with its time expressions as TIMEX3 and its events as EVENT, each with an instance and,
//! where its time is known, a link to it.

use super::Format;
use super::plain::{fingerprint, spelling};
use super::xml::escaped;
use crate::analysis::{Analysis, Event, EventStatus, Timex};
use crate::span::Span;

/// For research on time.
pub const FORMAT: Format = Format {
    name: "timeml",
    title: "TimeML",
    purpose: "The text with TIMEX3 dates, events and links between them, for research on time.",
    extension: "tml",
    media_type: "application/xml",
    write,
    dossier: None,
};

fn write(text: &str, analysis: &Analysis) -> String {
    let mut file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n".to_owned();
    file += &format!("<DOCID>dateline-{}</DOCID>\n", fingerprint(text));
    if let Some(published) = &analysis.article.published {
        let day = escaped(&published.value);
        file += &format!(
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" temporalFunction=\"false\" \
             functionInDocument=\"CREATION_TIME\">{day}</TIMEX3></DCT>\n"
        );
    }
    if let Some(title) = &analysis.article.title {
        file += &format!("<TITLE>{}</TITLE>\n", escaped(title));
    }
    let tags = tags(analysis);
    file += "<TEXT>";
    let mut at = 0;
    for tag in &tags {
        let inside = escaped(tag.span.of(text));
        file += &escaped(&text[at..tag.span.start]);
        file += &format!("<{}>{inside}</{}>", tag.open, tag.name);
        at = tag.span.end;
    }
    file += &escaped(&text[at..]);
    file += "</TEXT>\n";
    for event in tags.iter().filter_map(|tag| tag.event) {
        file += &instance(event);
    }
    for event in tags.iter().filter_map(|tag| tag.event) {
        file += &link(event, &tags);
    }
    file + "</TimeML>\n"
}

/// A tag around a part of the text.
struct Tag<'a> {
    span: Span,
    name: &'static str,
    open: String,
    event: Option<&'a Event>,
    timex: Option<&'a Timex>,
}

/// Time expressions and triggers in order. Tags must not cross; of two that do, the one that begins first stands.
fn tags(analysis: &Analysis) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag> = Vec::new();
    for timex in &analysis.timexes {
        tags.push(Tag {
            span: timex.span,
            name: "TIMEX3",
            open: timex_tag(analysis, timex),
            event: None,
            timex: Some(timex),
        });
    }
    for event in &analysis.events {
        tags.push(Tag {
            span: event.trigger.span,
            name: "EVENT",
            open: format!("EVENT eid=\"e{}\" class=\"OCCURRENCE\"", number(&event.id)),
            event: Some(event),
            timex: None,
        });
    }
    tags.sort_by_key(|tag| (tag.span.start, tag.event.is_some()));
    let mut end = 0;
    tags.retain(|tag| {
        let kept = tag.span.start >= end && !tag.span.is_empty();
        if kept {
            end = tag.span.end;
        }
        kept
    });
    tags
}

fn timex_tag(analysis: &Analysis, timex: &Timex) -> String {
    let mut tag = format!(
        "TIMEX3 tid=\"t{}\" type=\"{}\" value=\"{}\"",
        number(&timex.id),
        spelling(timex.kind),
        escaped(&timex.value)
    );
    if let Some(modifier) = &timex.modifier {
        tag += &format!(" mod=\"{}\"", escaped(modifier));
    }
    let anchor = match timex.anchor.as_deref() {
        Some("dct") => analysis.article.published.as_ref().map(|_| "0"),
        other => other.map(number),
    };
    match anchor {
        Some(anchor) => tag + &format!(" temporalFunction=\"true\" anchorTimeID=\"t{anchor}\""),
        None => tag + " temporalFunction=\"false\"",
    }
}

fn instance(event: &Event) -> String {
    let id = number(&event.id);
    let (polarity, modality) = match event.status {
        EventStatus::Negated => ("NEG", ""),
        EventStatus::Planned => ("POS", " modality=\"WILL\""),
        EventStatus::Occurred | EventStatus::Ongoing | EventStatus::Claimed => ("POS", ""),
    };
    let aspect = match event.status {
        EventStatus::Ongoing => "PROGRESSIVE",
        _ => "NONE",
    };
    format!(
        "<MAKEINSTANCE eiid=\"ei{id}\" eventID=\"e{id}\" tense=\"NONE\" aspect=\"{aspect}\" \
         polarity=\"{polarity}\" pos=\"OTHER\"{modality}/>\n"
    )
}

/// That the event lies in its time; only when both are tagged.
fn link(event: &Event, tags: &[Tag]) -> String {
    let timex = tags
        .iter()
        .filter_map(|tag| tag.timex)
        .find(|timex| Some(&timex.id) == event.time.as_ref());
    timex.map_or_else(String::new, |timex| {
        let id = number(&event.id);
        format!(
            "<TLINK lid=\"l{id}\" eventInstanceID=\"ei{id}\" relatedToTime=\"t{}\" relType=\"IS_INCLUDED\"/>\n",
            number(&timex.id)
        )
    })
}

/// "t12" as "12": TimeML keeps "t0" for the day of publication, and calls events "e…".
fn number(id: &str) -> &str {
    id.trim_start_matches(|c: char| !c.is_ascii_digit())
}
