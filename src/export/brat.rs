//! The standoff format of brat (Stenetorp et al. 2012): the annotations of a text that lies beside them in a file of
//! its own. Offsets are code points. A text-bound annotation may not hold a line end or a tab, so one that does is
//! written in fragments.

use super::Format;
use super::labels::{capitalized, own};
use super::marks::{self, Fact};
use super::plain::spelling;
use crate::analysis::{Analysis, Event, Role};
use crate::span::{OffsetMap, OffsetUnit, Span};

/// For brat and the tools that read its files.
pub const FORMAT: Format = Format {
    name: "brat",
    title: "brat standoff",
    purpose: "Names, dates, events and their parts for brat; put it beside the text, as article.txt and article.ann.",
    extension: "ann",
    media_type: "text/plain",
    write,
    dossier: None,
};

fn write(text: &str, analysis: &Analysis) -> String {
    let mut file = File {
        text,
        map: OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Codepoint),
        lines: String::new(),
        bound: 0,
        attributes: 0,
        notes: 0,
    };
    let marks = marks::all(analysis);
    let ids: Vec<Option<String>> = marks
        .iter()
        .map(|mark| file.bind(&own(mark.fact), mark.span))
        .collect();
    for (mark, id) in marks.iter().zip(&ids) {
        let (Some(id), Fact::Timex(timex)) = (id, mark.fact) else {
            continue;
        };
        file.note(id, &timex.value);
    }
    for entity in &analysis.entities {
        let of_entity = marks.iter().zip(&ids).filter_map(|(mark, id)| match mark.fact {
            Fact::Entity(other, _) if other.id == entity.id => id.as_deref(),
            _ => None,
        });
        let chain: Vec<&str> = of_entity.collect();
        if chain.len() > 1 {
            file.lines += &format!("*\tCoreference {}\n", chain.join(" "));
        }
    }
    for (index, event) in analysis.events.iter().enumerate() {
        file.event(index + 1, event, &marks, &ids);
    }
    file.lines
}

struct File<'a> {
    text: &'a str,
    map: OffsetMap,
    lines: String,
    bound: usize,
    attributes: usize,
    notes: usize,
}

impl File<'_> {
    /// Writes a text-bound annotation; none, when nothing visible stands there.
    fn bind(&mut self, kind: &str, span: Span) -> Option<String> {
        let fragments = fragments(self.text, span);
        if fragments.is_empty() {
            return None;
        }
        self.bound += 1;
        let id = format!("T{}", self.bound);
        let places: Vec<String> = fragments
            .iter()
            .map(|&fragment| self.map.span(fragment))
            .map(|place| format!("{} {}", place.start, place.end))
            .collect();
        let words: Vec<&str> = fragments.iter().map(|fragment| fragment.of(self.text)).collect();
        self.lines += &format!("{id}\t{kind} {}\t{}\n", places.join(";"), words.join(" "));
        Some(id)
    }

    fn note(&mut self, id: &str, words: &str) {
        self.notes += 1;
        self.lines += &format!("#{}\tAnnotatorNotes {id}\t{words}\n", self.notes);
    }

    /// The trigger, the event with its parts, and whether it came about.
    fn event(&mut self, number: usize, event: &Event, marks: &[marks::Mark], ids: &[Option<String>]) {
        let Some(trigger) = self.bind("Event", event.trigger.span) else {
            return;
        };
        let near = |is_it: &dyn Fn(Fact) -> bool| {
            let candidates = marks.iter().zip(ids).filter(|(mark, _)| is_it(mark.fact));
            candidates
                .min_by_key(|(mark, _)| mark.span.start.abs_diff(event.trigger.span.start))
                .and_then(|(_, id)| id.clone())
        };
        let entity = |id: &str| near(&|fact| matches!(fact, Fact::Entity(entity, _) if entity.id == id));
        let mut line = format!("E{number}\tEvent:{trigger}");
        let mut part = |name: &str, id: Option<String>| {
            if let Some(id) = id {
                line += &format!(" {name}:{id}");
            }
        };
        for (role, name) in [
            (Role::Agent, "Agent"),
            (Role::Patient, "Patient"),
            (Role::Other, "Other"),
        ] {
            let fillers = event
                .participants
                .iter()
                .filter(|participant| participant.role == role);
            for (index, participant) in fillers.enumerate() {
                // brat tells parts of one name apart by a number: Agent, Agent2, Agent3.
                let numbered = match index {
                    0 => name.to_owned(),
                    _ => format!("{name}{}", index + 1),
                };
                part(&numbered, entity(&participant.entity));
            }
        }
        let time = event.time.as_deref();
        part(
            "Time",
            near(&|fact| matches!(fact, Fact::Timex(timex) if Some(timex.id.as_str()) == time)),
        );
        part("Place", event.place.as_deref().and_then(entity));
        part("Source", event.source.as_deref().and_then(entity));
        self.attributes += 1;
        let status = capitalized(&spelling(event.status));
        self.lines += &format!("{line}\nA{}\tStatus E{number} {status}\n", self.attributes);
    }
}

/// The span without the characters that a reader could take for the end of a line or a field, in pieces.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut fragments = Vec::new();
    let mut start = span.start;
    for piece in span.of(text).split(breaks) {
        let words = piece.trim();
        let from = start + (piece.len() - piece.trim_start().len());
        if !words.is_empty() {
            fragments.push(Span::new(from, from + words.len()));
        }
        let after = start + piece.len();
        let gap = text[after..].chars().next().map_or(0, char::len_utf8);
        start = after + gap;
    }
    fragments
}
