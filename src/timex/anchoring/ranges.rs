//! The two ends of a range: "between January and September", "from Nov. 3 to 5", "2014-2018".

use crate::document::Document;
use crate::timex::Stated;
use crate::timex::meaning::{Fields, Meaning, Point, When};

/// For each expression, the other end of the range it belongs to.
pub fn partners(document: &Document, stated: &[Stated]) -> Vec<Option<usize>> {
    let mut partners = vec![None; stated.len()];
    for index in 1..stated.len() {
        if partners[index - 1].is_none() && is_range(document, &stated[index - 1], &stated[index]) {
            partners[index - 1] = Some(index);
            partners[index] = Some(index - 1);
        }
    }
    partners
}

fn is_range(document: &Document, from: &Stated, to: &Stated) -> bool {
    let dates = |stated: &Stated| {
        matches!(
            &stated.meaning,
            Meaning::Point(Point {
                when: When::Fields(_) | When::Part(..),
                ..
            })
        )
    };
    let nth = |stated: &Stated| {
        matches!(
            &stated.meaning,
            Meaning::Point(Point {
                when: When::Nth(..),
                ..
            })
        )
    };
    if !(dates(from) || nth(from)) || !(dates(to) || nth(to)) {
        return false;
    }
    let (first, last) = (document.tokens_in(from.span), document.tokens_in(to.span));
    // "the revision Friday to December's figures": no range leads from a weekday to a month.
    let weekday = |stated| innermost(stated).is_some_and(Fields::is_bare_weekday);
    if last.start != first.end + 1 || weekday(from) != weekday(to) {
        return false;
    }
    let before = first
        .start
        .checked_sub(1)
        .map_or("", |index| document.word(index));
    match document.word(first.end) {
        "-" | "–" | "—" | "to" | "through" | "until" | "till" => true,
        "and" if matches!(before, "between" | "Between") => true,
        // "in March and April 1867": the year behind the last is that of both.
        "and" | "or" => lends_year(from, to),
        _ => false,
    }
}

/// Whether only the later of two dates has a year.
fn lends_year(from: &Stated, to: &Stated) -> bool {
    match (innermost(from), innermost(to)) {
        (Some(from), Some(to)) => {
            from.year.is_none() && to.year.is_some() && to.month.is_some() && from.month.is_some()
        }
        _ => false,
    }
}

/// The fields an expression is made of, or those it counts in: "May 1867" of "the first week of May 1867".
pub fn innermost(stated: &Stated) -> Option<&Fields> {
    let Meaning::Point(Point { when, .. }) = &stated.meaning else {
        return None;
    };
    match when {
        When::Fields(fields) => Some(fields),
        When::Nth(_, _, outer) => match outer.as_ref() {
            When::Fields(fields) => Some(fields),
            _ => None,
        },
        _ => None,
    }
}
