//! Tables for spreadsheets (RFC 4180): one each of entities, events, quotations and dates, and all of them in one,
//! whose first column says what a row is. Offsets are code points.
//!
//! A spreadsheet runs a cell that begins with "=", "+", "-" or "@" as a formula; such a cell gets an apostrophe
//! before it, which a spreadsheet takes as "this is text".

use super::Format;
use super::chronology;
use super::plain::{one_line, spelling};
use crate::analysis::{Analysis, Event, Role};
use crate::dossier::Dossier;
use crate::span::{OffsetMap, OffsetUnit, Span};

const fn table(
    name: &'static str,
    title: &'static str,
    purpose: &'static str,
    write: fn(&str, &Analysis) -> String,
    dossier: Option<fn(&Dossier) -> String>,
) -> Format {
    Format {
        name,
        title,
        purpose,
        extension: "csv",
        media_type: "text/csv",
        write,
        dossier,
    }
}

/// Everything in one table.
pub const ALL: Format = table(
    "csv",
    "Table of everything",
    "Names, events, quotations and dates in one table for a spreadsheet; the first column says which.",
    |text, analysis| print(together(&Tables::of(text, analysis))),
    Some(|dossier| print(together(&[rows(dossier), names(dossier)]))),
);

/// Who and what is named.
pub const ENTITIES: Format = table(
    "csv-entities",
    "Table of names",
    "People, organizations and places with their other names, for a spreadsheet.",
    |text, analysis| print(Source::new(text, analysis).entities()),
    Some(|dossier| print(names(dossier))),
);

/// What happened.
pub const EVENTS: Format = table(
    "csv-events",
    "Table of events",
    "Who did what to whom, when and where, for a spreadsheet.",
    |text, analysis| print(Source::new(text, analysis).events()),
    Some(|dossier| print(rows(dossier))),
);

/// Who said what.
pub const QUOTES: Format = table(
    "csv-quotes",
    "Table of quotations",
    "Who said what, for a spreadsheet.",
    |text, analysis| print(Source::new(text, analysis).quotes()),
    None,
);

/// What the dates mean.
pub const DATES: Format = table(
    "csv-dates",
    "Table of dates",
    "Every date and time with its meaning and why it is read so, for a spreadsheet.",
    |text, analysis| print(Source::new(text, analysis).dates()),
    None,
);

/// What its rows are, its columns, its rows.
struct Table {
    record: &'static str,
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

struct Tables;

impl Tables {
    fn of(text: &str, analysis: &Analysis) -> [Table; 4] {
        let source = Source::new(text, analysis);
        [
            source.entities(),
            source.events(),
            source.quotes(),
            source.dates(),
        ]
    }
}

/// A text and what was found in it.
struct Source<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    map: OffsetMap,
}

impl<'a> Source<'a> {
    fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let map = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Codepoint);
        Self { text, analysis, map }
    }

    fn entities(&self) -> Table {
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

    fn events(&self) -> Table {
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

    fn quotes(&self) -> Table {
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

    fn dates(&self) -> Table {
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

fn rows(dossier: &Dossier) -> Table {
    let name = |id: &String| {
        let entity = dossier.entities.iter().find(|entity| &entity.id == id);
        entity.map(|entity| entity.name.clone()).unwrap_or_default()
    };
    let rows = dossier.timeline.iter().map(|row| {
        let [from, to] = row.interval.clone().unwrap_or_default();
        let differences = row
            .differences
            .iter()
            .map(|it| chronology::differing(dossier, it));
        vec![
            row.id.clone(),
            from,
            to,
            row.display.clone(),
            row.label.clone(),
            row.participants.iter().map(name).collect::<Vec<_>>().join("; "),
            spelling(row.certainty),
            spelling(row.agreement),
            chronology::tellers(dossier, row),
            differences.collect::<Vec<_>>().join(" "),
        ]
    });
    Table {
        record: "event",
        header: vec![
            "id",
            "from",
            "to",
            "when",
            "label",
            "participants",
            "certainty",
            "agreement",
            "articles",
            "differences",
        ],
        rows: rows.collect(),
    }
}

fn names(dossier: &Dossier) -> Table {
    let rows = dossier.entities.iter().map(|entity| {
        let articles = entity
            .articles
            .iter()
            .map(|it| chronology::article_name(dossier, &it.article));
        vec![
            entity.id.clone(),
            spelling(entity.kind),
            entity.name.clone(),
            entity.aliases.join("; "),
            entity.description.clone().unwrap_or_default(),
            entity.country.clone().unwrap_or_default(),
            format!("{:.3}", entity.salience),
            entity
                .articles
                .iter()
                .map(|it| it.mentions)
                .sum::<usize>()
                .to_string(),
            articles.collect::<Vec<_>>().join("; "),
        ]
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
            "articles",
        ],
        rows: rows.collect(),
    }
}

/// The tables as one: every column any of them has, and before them what a row is.
fn together(tables: &[Table]) -> Table {
    let mut header = vec!["record"];
    for column in tables.iter().flat_map(|table| &table.header) {
        if !header.contains(column) {
            header.push(column);
        }
    }
    let mut rows = Vec::new();
    for table in tables {
        for row in &table.rows {
            let cell = |&column: &&str| match column {
                "record" => table.record.to_owned(),
                _ => {
                    let place = table.header.iter().position(|&other| other == column);
                    place.map(|index| row[index].clone()).unwrap_or_default()
                }
            };
            rows.push(header.iter().map(cell).collect());
        }
    }
    Table {
        record: "",
        header,
        rows,
    }
}

fn print(table: Table) -> String {
    let mut file = table.header.join(",") + "\r\n";
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|value| cell(value)).collect();
        file += &cells.join(",");
        file += "\r\n";
    }
    file
}

fn cell(value: &str) -> String {
    let mut line = one_line(value);
    if line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        line.insert(0, '\'');
    }
    if line.contains([',', '"', ';', '\'']) {
        line = format!("\"{}\"", line.replace('"', "\"\""));
    }
    line
}
