//! Time expressions: what the text states, and what that means on a calendar.

pub mod calendar;

use crate::analysis::Timex;
use crate::document::Document;
use crate::span::Span;
use calendar::Date;

/// A time expression as the text states it, before anything is inferred.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Where it stands.
    pub span: Span,
    fields: Option<DateFields>,
}

impl Stated {
    /// The parts of a calendar date the text states, when that is what the expression is made of:
    /// all four for "Thursday, Nov. 21, 2024", the month for "June". `None` for anything else
    /// ("yesterday", "last June", "three days", "the third quarter").
    pub fn fields(&self) -> Option<DateFields> {
        self.fields
    }
}

/// Stated parts of a calendar date. Month and day, where stated, are ones the calendar has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateFields {
    /// Of the Gregorian calendar, 1000 to 2999.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, and no more than the month has.
    pub day: Option<u8>,
    /// 1 for Monday to 7 for Sunday.
    pub weekday: Option<u8>,
}

/// The time expressions of a document, in order, as stated.
pub fn recognize(_document: &Document) -> Vec<Stated> {
    Vec::new()
}

/// What the stated expressions mean when the article was published on `published`.
pub fn resolve(_document: &Document, _stated: Vec<Stated>, _published: Option<Date>) -> Vec<Timex> {
    Vec::new()
}
