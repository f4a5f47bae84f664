//! Where a correction was made, told so that it is found again when the text around it was edited: the words,
//! and what stands before and behind them (the TextQuoteSelector of the W3C's Web Annotation Data Model).

use crate::analysis::Anchor;
use crate::span::Span;

/// How much of the text around the words is kept, in characters.
const CONTEXT: usize = 32;

/// Words that stand at several places are taken for the ones meant only where so many characters before or
/// behind them are the same.
const AGREEMENT: usize = 4;

impl Anchor {
    /// The anchor of a place.
    pub fn of(text: &str, span: Span) -> Self {
        let (before, behind) = (&text[..span.start], &text[span.end..]);
        let from = before
            .char_indices()
            .rev()
            .nth(CONTEXT - 1)
            .map_or(0, |(at, _)| at);
        let to = behind
            .char_indices()
            .nth(CONTEXT)
            .map_or(behind.len(), |(at, _)| at);
        Self {
            exact: span.of(text).to_owned(),
            prefix: before[from..].to_owned(),
            suffix: behind[..to].to_owned(),
            start: before.chars().count(),
        }
    }
}

/// The place an anchor means; none when the words are gone, or stand only in another context.
pub fn resolve(text: &str, anchor: &Anchor) -> Option<Span> {
    if anchor.exact.is_empty() {
        return None;
    }
    let places: Vec<usize> = text
        .match_indices(&anchor.exact)
        .map(|(start, _)| start)
        .collect();
    let alone = places.len() == 1;
    let mut best: Option<(usize, usize, usize)> = None;
    for start in places {
        let end = start + anchor.exact.len();
        let before = common(text[..start].chars().rev(), anchor.prefix.chars().rev());
        let behind = common(text[end..].chars(), anchor.suffix.chars());
        let whole_context =
            before == anchor.prefix.chars().count() && behind == anchor.suffix.chars().count();
        if !alone && !whole_context && before.max(behind) < AGREEMENT {
            continue;
        }
        let agreement = before + behind;
        if best.is_none_or(|(known, ..)| agreement >= known) {
            let away = text[..start].chars().count().abs_diff(anchor.start);
            if best.is_none_or(|(known, distance, _)| agreement > known || away < distance) {
                best = Some((agreement, away, start));
            }
        }
    }
    best.map(|(_, _, start)| Span::new(start, start + anchor.exact.len()))
}

fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// Every place where the words stand as whole words, in order.
pub fn occurrences(text: &str, words: &str) -> Vec<Span> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let bordered = |start: usize, end: usize| {
        let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = joins(text[..start].chars().next_back()) && joins(words.chars().next());
        let behind = joins(text[end..].chars().next()) && joins(words.chars().next_back());
        !before && !behind
    };
    text.match_indices(words)
        .map(|(start, found)| Span::new(start, start + found.len()))
        .filter(|span| bordered(span.start, span.end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_survives_edits_around_it() {
        let text = "Ada came. Then Bea came. Then Ada left Rome.";
        let anchor = Anchor::of(text, Span::new(30, 33));
        assert_eq!(anchor.exact, "Ada");
        let found = |text: &str| resolve(text, &anchor).map(|span| span.start);
        assert_eq!(found(text), Some(30));
        assert_eq!(found("Ada came; so did we. Then Ada left Rome."), Some(26));
        assert_eq!(found("Nobody but Ada."), Some(11), "the only one");
        assert_eq!(found("Bea left Rome."), None);
        assert_eq!(found("“Ada” or “Ada”?"), None, "neither stands as it stood");
    }

    #[test]
    fn of_places_that_are_alike_the_nearer_is_meant() {
        let text =
            "é no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no";
        let span = Span::new(text.len() - 44, text.len() - 42);
        assert_eq!(resolve(text, &Anchor::of(text, span)), Some(span));
    }

    #[test]
    fn whole_words_are_found_everywhere() {
        let starts =
            |text, words| -> Vec<usize> { occurrences(text, words).iter().map(|span| span.start).collect() };
        assert_eq!(starts("Kim, Kimberly and Kim's Akim", "Kim"), [0, 18]);
        assert!(starts("Kim", "").is_empty());
    }
}
