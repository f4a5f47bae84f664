//! Tables for spreadsheets (RFC 4180): one each of entities, events, quotations and dates, and all of them in one,
//! whose first column says what a row is. Offsets are code points.
//!
//! A spreadsheet runs a cell that begins with "=", "+", "-" or "@" as a formula; such a cell gets an apostrophe
//! before it, which a spreadsheet takes as "this is text".

mod article;
mod merged;

use super::Format;
use super::plain::one_line;
use crate::analysis::Analysis;
use crate::dossier::Dossier;
use article::Source;
use merged::{names, rows};

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
