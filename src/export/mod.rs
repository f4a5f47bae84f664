//! The formats an analysis can be written in: one file a format, one table of formats.

mod brief;
mod json;

use crate::analysis::Analysis;

pub use json::{compact as json_compact, pretty as json_pretty};

/// A way to write an analysis down.
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// File name extension, without the dot.
    pub extension: &'static str,
    /// Media type for downloads.
    pub media_type: &'static str,
    /// Writes the analysis of `text`, whose spans are bytes, as one file.
    pub write: fn(text: &str, analysis: &Analysis) -> String,
}

/// Every format; the first is the default.
pub const FORMATS: &[Format] = &[
    Format {
        name: "json",
        extension: "json",
        media_type: "application/json",
        write: json::pretty,
    },
    Format {
        name: "brief",
        extension: "txt",
        media_type: "text/plain",
        write: brief::write,
    },
];

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
