//! Where a place of a text is in a later state of that text.

use crate::span::Span;
use std::iter::zip;

/// The same bytes in `after`; none when they were changed, or stand where it was changed.
pub fn moved(span: Span, before: &str, after: &str) -> Option<Span> {
    let alike = |(one, other): &(u8, u8)| one == other;
    if span.end <= zip(before.bytes(), after.bytes()).take_while(alike).count() {
        return Some(span);
    }
    let (from, to) = (before.bytes().rev(), after.bytes().rev());
    let behind = before.len() - span.start;
    (behind <= zip(from, to).take_while(alike).count()).then(|| {
        let start = after.len() - behind;
        Span::new(start, start + span.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(words: &str, before: &str, after: &'a str) -> Option<&'a str> {
        let start = before.find(words).unwrap();
        let span = moved(Span::new(start, start + words.len()), before, after)?;
        Some(span.of(after))
    }

    #[test]
    fn what_stands_before_or_behind_a_change_is_found_again() {
        let (before, after) = (
            "Ada née Holm left. Émile stayed.",
            "Ada née Holm left at noon. Émile stayed.",
        );
        assert_eq!(found("Holm", before, after), Some("Holm"));
        assert_eq!(found("Émile", before, after), Some("Émile"));
        assert_eq!(found("stayed.", before, before), Some("stayed."));
        assert_eq!(found("stayed.", after, before), Some("stayed."));
    }

    #[test]
    fn what_was_changed_is_not() {
        assert_eq!(found("Holm", "Ada Holm left.", "Ada Brandt left."), None);
        assert_eq!(found("è", "a è b", "a é b"), None);
        assert_eq!(found("Ada", "Ada", ""), None);
    }
}
