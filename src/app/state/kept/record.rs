//! What is kept of one article, and of one correction of the personal lists, as the device holds it.

use crate::correction::Correction;
use crate::markup::Page;
use serde::{Deserialize, Deserializer, Serialize};
use std::sync::Arc;

/// The version of the records that are written. A page reads its own version and older ones.
pub const VERSION: u32 = 1;

/// What is kept of an article. The analysis is not: it is made anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// [`VERSION`], of the page that wrote it.
    pub version: u32,
    /// The text as it was pasted.
    pub text: Arc<str>,
    /// The page it was pasted from, when its markup is known.
    #[serde(default, deserialize_with = "sound", skip_serializing_if = "Option::is_none")]
    pub page: Option<Arc<Page>>,
    /// What the reader corrected in it, the date given among it, in the order it was made.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// What the reader calls it.
    #[serde(default)]
    pub name: Option<String>,
    /// What it calls itself.
    #[serde(default)]
    pub title: String,
    /// When it was last in front, in milliseconds since 1970.
    #[serde(default)]
    pub opened: u64,
    /// Whether it stands in a tab; otherwise it is only in the list of what is kept.
    #[serde(default)]
    pub open: bool,
}

/// A page without damage, or none: the text is kept beside it.
fn sound<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Arc<Page>>, D::Error> {
    let page = Option::<Arc<Page>>::deserialize(deserializer)?;
    Ok(page.filter(|page| page.is_sound()))
}

impl Record {
    /// The record of a text that nothing else is known of.
    pub fn of(text: &str) -> Self {
        Self {
            version: VERSION,
            text: text.into(),
            page: None,
            corrections: Vec::new(),
            name: None,
            title: String::new(),
            opened: 0,
            open: true,
        }
    }
}

/// A correction of the personal lists, as it is kept.
#[derive(Serialize, Deserialize)]
struct Listed {
    version: u32,
    correction: Correction,
}

/// Why a record cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer version of Dateline wrote it.
    Newer,
    /// It is no record.
    Damaged,
}

impl Unreadable {
    /// As a reader is told.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Newer => "written by a newer version of Dateline: reload the page, then it can be read",
            Self::Damaged => "damaged",
        }
    }
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// Reads a record of any kind.
fn read<T: for<'de> Deserialize<'de>>(raw: &str) -> Result<T, Unreadable> {
    let Versioned { version } = serde_json::from_str(raw).map_err(|_| Unreadable::Damaged)?;
    if version > VERSION {
        return Err(Unreadable::Newer);
    }
    serde_json::from_str(raw).map_err(|_| Unreadable::Damaged)
}

/// Reads the record of an article.
pub fn read_article(raw: &str) -> Result<Record, Unreadable> {
    read(raw)
}

/// Reads a correction of the personal lists.
pub fn read_listed(raw: &str) -> Result<Correction, Unreadable> {
    read::<Listed>(raw).map(|listed| listed.correction)
}

/// The record of an article, as the device holds it.
pub fn write_article(record: &Record) -> String {
    serde_json::to_string(record).expect("plain data always has a JSON form")
}

/// The record of a correction of the personal lists, as the device holds it.
pub fn write_listed(correction: &Correction) -> String {
    let listed = Listed {
        version: VERSION,
        correction: correction.clone(),
    };
    serde_json::to_string(&listed).expect("plain data always has a JSON form")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_was() {
        let mut record = Record::of("One — é.");
        record.name = Some("Mine".to_owned());
        assert_eq!(read_article(&write_article(&record)), Ok(record));
        assert_eq!(
            read_article(r#"{"version":1,"text":"One."}"#).map(|record| record.text.to_string()),
            Ok("One.".to_owned()),
            "what is not given is not needed"
        );
    }

    #[test]
    fn what_is_newer_or_damaged_is_told_apart() {
        let newer = r#"{"version":2,"body":["One."]}"#;
        assert_eq!(read_article(newer), Err(Unreadable::Newer));
        for damaged in ["", "{", "[]", r#"{"version":1}"#, r#"{"text":"One."}"#] {
            assert_eq!(read_article(damaged), Err(Unreadable::Damaged), "{damaged}");
        }
    }
}
