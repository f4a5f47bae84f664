//! The tables of one article.

use super::Table;
use crate::analysis::{Analysis, Event, Role};
use crate::export::plain::spelling;
use crate::span::{OffsetMap, OffsetUnit, Span};

/// A text and what was found in it.
pub(super) struct Source<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    map: OffsetMap,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let map = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Codepoint);
        Self { text, analysis, map }
    }

    pub fn entities(&self) -> Table {
        let rows = self.analysis.entities.iter().map(|entity| {
            let first = entity
                .mentions
                .first()
                .map(|mention| mention.span)
                .unwrap_or_default();
            let mut row = vec![
                entity.id.clone(),
                spelling(entity.kind),
                entity.name.clone(),
                entity.aliases.join("; "),
                entity.description.clone().unwrap_or_default(),
                entity.country.clone().unwrap_or_default(),
                format!("{:.3}", entity.salience),
                entity.mentions.len().to_string(),
            ];
            row.extend(self.place(first));
            row
        });
        Table {
            record: "entity",
            header: vec![
                "id",
                "kind",
                "name",
                "aliases",
                "description",
                "country",
                "salience",
                "mentions",
                "start",
                "end",
            ],
            rows: rows.collect(),
        }
    }

    pub fn events(&self) -> Table {
        let rows = self.analysis.events.iter().map(|event| {
            let row_of = self.analysis.timeline.iter().find(|row| row.event == event.id);
            let timex = self
                .analysis
                .timexes
                .iter()
                .find(|timex| Some(&timex.id) == event.time.as_ref());
            let days = match row_of {
                Some(row) => row.interval.clone(),
                None => timex.and_then(|timex| timex.interval.clone()),
            };
            let [from, to] = days.unwrap_or_default();
            let mut row = vec![
                event.id.clone(),
                from,
                to,
                row_of.map(|row| row.display.clone()).unwrap_or_default(),
                row_of.map(|row| row.label.clone()).unwrap_or_default(),
                event.trigger.lemma.clone(),
                self.part(event, Role::Agent),
                self.part(event, Role::Patient),
                self.name(event.place.as_deref()),
                self.name(event.source.as_deref()),
                spelling(event.status),
                row_of.map(|row| spelling(row.certainty)).unwrap_or_default(),
            ];
            row.extend(self.place(event.span));
            row
        });
        Table {
            record: "event",
            header: vec![
                "id",
                "from",
                "to",
                "when",
                "label",
                "verb",
                "who",
                "whom",
                "where",
                "source",
                "status",
                "certainty",
                "start",
                "end",
            ],
            rows: rows.collect(),
        }
    }

    pub fn quotes(&self) -> Table {
        let rows = self.analysis.quotes.iter().enumerate().map(|(index, quote)| {
            let kind = if quote.direct { "direct" } else { "indirect" };
            let mut row = vec![
                format!("q{}", index + 1),
                kind.to_owned(),
                self.name(quote.speaker.as_deref()),
                quote.cue.clone().unwrap_or_default(),
                quote.span.of(self.text).to_owned(),
            ];
            row.extend(self.place(quote.span));
            row
        });
        Table {
            record: "quote",
            header: vec!["id", "kind", "speaker", "cue", "text", "start", "end"],
            rows: rows.collect(),
        }
    }

    pub fn dates(&self) -> Table {
        let rows = self.analysis.timexes.iter().map(|timex| {
            let [from, to] = timex.interval.clone().unwrap_or_default();
            let inferred: Vec<String> = timex.inferred.iter().map(spelling).collect();
            let mut row = vec![
                timex.id.clone(),
                spelling(timex.kind).to_lowercase(),
                timex.text.clone(),
                timex.value.clone(),
                timex.modifier.clone().unwrap_or_default(),
                from,
                to,
                inferred.join("; "),
                timex.anchor.clone().unwrap_or_default(),
                timex.why.clone(),
            ];
            row.extend(self.place(timex.span));
            row
        });
        Table {
            record: "date",
            header: vec![
                "id", "kind", "text", "value", "mod", "from", "to", "inferred", "anchor", "why", "start",
                "end",
            ],
            rows: rows.collect(),
        }
    }

    fn place(&self, span: Span) -> [String; 2] {
        let place = self.map.span(span);
        [place.start.to_string(), place.end.to_string()]
    }

    fn name(&self, id: Option<&str>) -> String {
        let entity = self
            .analysis
            .entities
            .iter()
            .find(|entity| Some(entity.id.as_str()) == id);
        entity.map(|entity| entity.name.clone()).unwrap_or_default()
    }

    /// Who fills a part: the names, else the article's words.
    fn part(&self, event: &Event, role: Role) -> String {
        let fillers = event
            .participants
            .iter()
            .filter(|participant| participant.role == role);
        let names: Vec<String> = fillers
            .map(|participant| self.name(Some(&participant.entity)))
            .collect();
        if !names.is_empty() {
            return names.join("; ");
        }
        let words = event.arguments.iter().filter(|argument| argument.role == role);
        words
            .map(|argument| argument.span.of(self.text))
            .collect::<Vec<_>>()
            .join("; ")
    }
}
