//! The formats an analysis or a dossier can be written in: one file a format, one table of formats, which the page
//! and the command line share.
//!
//! A format is a function from a text and its analysis to the text of one file. Nothing an article contains may
//! break it: each has a reader or validator in `tests/formats`, which is given hostile texts too.

mod brat;
mod brief;
pub mod carried;
mod chronology;
mod conll;
mod csv;
mod displacy;
mod html;
mod icalendar;
mod json;
mod labels;
mod markdown;
mod marks;
mod plain;
mod spacy;
mod svg;
mod timelinejs;
mod timeml;
mod w3c;
mod webanno;
mod words;
mod xml;

pub use xml::escaped;

use crate::analysis::Analysis;
use crate::dossier::Dossier;

pub use json::{
    compact as json_compact, on_one_line as json_on_one_line, pretty as json_pretty, write as write_json,
};
pub use plain::printable;

/// A way to write an analysis down.
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// What it is called on the page.
    pub title: &'static str,
    /// What it is good for, in plain words.
    pub purpose: &'static str,
    /// File name extension, without the dot.
    pub extension: &'static str,
    /// Media type for downloads.
    pub media_type: &'static str,
    /// Writes the analysis of `text`, whose spans are bytes, as one file.
    pub write: fn(text: &str, analysis: &Analysis) -> String,
    /// Writes a dossier as one file, where the format has a form for it.
    pub dossier: Option<fn(&Dossier) -> String>,
}

impl Format {
    /// Whether a file of it is one JSON value.
    pub fn is_json(&self) -> bool {
        self.media_type.ends_with("json")
    }
}

/// Every format; the first is the default. What a reader of articles takes away comes first, what a tool reads last.
pub const FORMATS: &[Format] = &[
    json::FORMAT,
    brief::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    csv::ALL,
    csv::ENTITIES,
    csv::EVENTS,
    csv::QUOTES,
    csv::DATES,
    timelinejs::FORMAT,
    icalendar::FORMAT,
    svg::FORMAT,
    w3c::FORMAT,
    brat::FORMAT,
    webanno::FORMAT,
    conll::FORMAT,
    timeml::FORMAT,
    displacy::FORMAT,
    spacy::FORMAT,
];

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
