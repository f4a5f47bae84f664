//! Time expressions: what the text states, and what that means on a calendar.
//!
//! [`recognize`] reads the expressions ([`parsers`], one form a file, and [`refiners`], which look at
//! what they found together); [`resolve`] places them on the calendar ([`anchoring`]). Values and
//! extents follow TIMEX3 as TimeML 1.2.1 defines it.

mod anchoring;
pub mod calendar;
mod guards;
mod holidays;
mod length;
mod lexicon;
mod meaning;
mod named;
mod numbers;
mod parsers;
mod period;
mod reader;
mod refiners;
mod units;

pub use anchoring::resolve;
pub(crate) use period::Period;
pub(crate) use units::Unit;

use crate::document::Document;
use crate::span::Span;
use meaning::{Fields, Meaning, Modifier, Point, When};

/// A time expression as the text states it, before anything is inferred.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Where it stands.
    pub span: Span,
    meaning: Meaning,
    modifier: Option<Modifier>,
}

impl Stated {
    /// An expression at `span` that states these parts of a date.
    pub(crate) fn of_fields(span: Span, fields: DateFields) -> Self {
        let DateFields {
            year,
            month,
            day,
            weekday,
        } = fields;
        let fields = Fields {
            year,
            month,
            day,
            weekday,
            ..Fields::default()
        };
        Self {
            span,
            meaning: Meaning::Point(When::Fields(fields).into()),
            modifier: None,
        }
    }

    /// The parts of a calendar date the text states, when that is what the expression is made of:
    /// all four for "Thursday, Nov. 21, 2024", the month for "June". `None` for anything else
    /// ("yesterday", "last June", "three days", "the third quarter").
    pub fn fields(&self) -> Option<DateFields> {
        let Meaning::Point(Point {
            when: When::Fields(fields),
            ..
        }) = &self.meaning
        else {
            return None;
        };
        let plain = Fields {
            year: fields.year,
            month: fields.month,
            day: fields.day,
            weekday: fields.weekday,
            ..Fields::default()
        };
        (plain == *fields && fields.year.is_none_or(|year| year > 0)).then_some(DateFields {
            year: fields.year,
            month: fields.month,
            day: fields.day,
            weekday: fields.weekday,
        })
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
pub fn recognize(document: &Document) -> Vec<Stated> {
    let lexemes = lexicon::read(document);
    let mut stated = Vec::new();
    for sentence in &document.sentences {
        let reader = reader::Reader::new(document, &lexemes, sentence.tokens.clone());
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match parsers::longest(&reader, at) {
                Some(found) => {
                    let end = found.end.clamp(at + 1, sentence.tokens.end);
                    at = refiners::push(&reader, at, end, found, &mut stated);
                }
                None => at += 1,
            }
        }
    }
    stated
}
