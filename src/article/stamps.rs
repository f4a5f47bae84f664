//! Lines of the head that state the day beside other things.

use super::dates::{date_words, has_year, is_clock};

/// Whether a line states the day beside other things: who wrote or where ("Northport, City Desk |
/// Updated: 3 May 2024, 09:01 am"), or what the page does with it ("May 3, 2024/0 Comments/in Ships"). A label, a
/// clock or a mark beside the date shows that it is no part of a title: "Harbour Festival May 3, 2024".
pub fn is_stamp(line: &str) -> bool {
    const MOST_BEFORE: usize = 8;
    if line.len() > 160 || line.ends_with('.') {
        return false;
    }
    let mut at = 0;
    for (count, word) in line.split_inclusive(char::is_whitespace).enumerate() {
        if count > MOST_BEFORE {
            return false;
        }
        let (before, rest) = line.split_at(at);
        if let Some(date) = date_words(rest, 16).filter(|date| date.dated && has_year(&rest[..date.end])) {
            let dated = rest[..date.end].trim_end_matches(|c: char| is_bar(c) || c.is_whitespace());
            let behind = rest[dated.len()..].trim();
            let marked = before.trim_end().ends_with(is_bar) || behind.starts_with(is_bar);
            let clock = dated.split_whitespace().any(|word| {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                word.contains(':') && is_clock(&word.to_ascii_lowercase())
            });
            return (date.labelled || marked || clock) && (behind.is_empty() || marked);
        }
        let named = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            || !word.contains(char::is_alphanumeric);
        if !named {
            return false;
        }
        at += word.len();
    }
    false
}

/// A mark that keeps the parts of a line apart.
fn is_bar(c: char) -> bool {
    matches!(c, '|' | '/' | '·' | '•')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_state_the_day_beside_other_things_and_titles_do_not() {
        for line in [
            "Northport, City Desk | Updated : 3 May 2024, 09:01 AM",
            "Harbour May 3, 2024 13:42",
            "May 3, 2024/0 Comments/in Ships /by admin",
            "May 3, 2024 | BY: Jane Doe",
            "Northport | 03.05.2024 | Ships",
        ] {
            assert!(is_stamp(line), "{line}");
        }
        for line in [
            "Harbour Festival May 3, 2024",
            "Harbour Festival May 3, 2024 to May 5",
            "Harbour Festival May 3 | Tickets",
            "The ferry sank on May 3, 2024 at 13:42",
            "Jane Doe died at 13:42 on May 3, 2024.",
            "May 3, 2024 was the day / it fell",
            "Harbour Times 13:42",
        ] {
            assert!(!is_stamp(line), "{line}");
        }
    }
}
