//! The two ends of a range: "between January and September", "from Nov. 3 to 5", "2014-2018".

use crate::document::Document;
use crate::timex::Stated;
use crate::timex::meaning::{Meaning, Point, When};

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
    if !dates(from) || !dates(to) {
        return false;
    }
    let (first, last) = (document.tokens_in(from.span), document.tokens_in(to.span));
    if last.start != first.end + 1 {
        return false;
    }
    let before = first
        .start
        .checked_sub(1)
        .map_or("", |index| document.word(index));
    match document.word(first.end) {
        "-" | "–" | "—" | "to" | "through" | "until" | "till" => true,
        "and" => matches!(before, "between" | "Between"),
        _ => false,
    }
}
