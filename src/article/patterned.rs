//! Lines that pages write by a pattern around an article, for text in lower case: how long it takes to read, how old it
//! is, how many liked it, an address.

/// Whether a line is one of these and nothing else.
pub fn is_patterned(line: &str) -> bool {
    is_reading_time(line) || is_age(line) || is_count(line) || is_address(line)
}

/// "2 min read", "3-minute read", "Reading time: 4 minutes".
fn is_reading_time(line: &str) -> bool {
    let minutes = |word: &str| matches!(word, "min" | "mins" | "minute" | "minutes");
    let named = line.strip_prefix("estimated ").unwrap_or(line);
    if let Some(time) = named.strip_prefix("reading time") {
        let time = time.strip_prefix(':').unwrap_or(time);
        let time = time.strip_prefix(' ').and_then(|time| time.split_once(' '));
        return time.is_some_and(|(number, unit)| is_number(number, 3) && minutes(unit));
    }
    let words: Vec<&str> = line.splitn(5, [' ', '-']).collect();
    let (&[number, unit, read] | &[number, unit, "to", read]) = &words[..] else {
        return false;
    };
    is_number(number, 3) && minutes(unit) && matches!(read, "read" | "reading")
}

/// When the page was made, counted from when it was read, which nobody knows any more: "5 hours ago", "Published 3 days
/// ago", "Updated: just now".
fn is_age(line: &str) -> bool {
    const MADE: [&str; 4] = ["last updated", "updated", "published", "posted"];
    const UNITS: [&str; 9] = [
        "second", "minute", "min", "hour", "hr", "day", "week", "month", "year",
    ];
    let made = MADE.iter().find_map(|made| line.strip_prefix(made));
    let age = made.unwrap_or(line).trim_start_matches([':', ' ']);
    let Some(age) = age.strip_suffix(" ago") else {
        return age == "just now";
    };
    match age.split_once(' ') {
        Some((number, unit)) => {
            let unit =
                UNITS.contains(&unit) || unit.strip_suffix('s').is_some_and(|unit| UNITS.contains(&unit));
            unit && (matches!(number, "a" | "an" | "one") || is_number(number, usize::MAX))
        }
        None => (age.strip_suffix(['m', 'h', 'd', 'w', 'y'])).is_some_and(|number| is_number(number, 3)),
    }
}

/// "12 comments", "1.2K shares".
fn is_count(line: &str) -> bool {
    let Some((number, what)) = line.split_once(' ') else {
        return false;
    };
    let number = number.strip_suffix(['k', 'm']).unwrap_or(number);
    number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        && matches!(
            what,
            "comment"
                | "comments"
                | "share"
                | "shares"
                | "views"
                | "likes"
                | "reactions"
                | "replies"
                | "followers"
        )
}

/// An address and nothing else.
fn is_address(line: &str) -> bool {
    let begins = ["http://", "https://", "www."];
    begins.iter().any(|begin| line.starts_with(begin)) && !line.contains([' ', '\t'])
}

/// Digits alone, at most so many.
fn is_number(word: &str, most: usize) -> bool {
    (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_by_a_pattern_are_told_from_text() {
        for line in [
            "2 min read",
            "3-minute read",
            "10 minutes to read",
            "estimated reading time: 4 minutes",
            "reading time 12 mins",
            "5 hours ago",
            "published 3 days ago",
            "last updated: just now",
            "posted: 14h ago",
            "an hour ago",
            "12 comments",
            "1.2k shares",
            "1 comment",
            "www.example.org/a",
        ] {
            assert!(is_patterned(line), "{line}");
        }
        for line in [
            "2 men read",
            "a minute read",
            "1234 min read",
            "reading time flies",
            "reading time: minutes",
            "he died 5 hours ago",
            "long ago",
            "published ago",
            "1234h ago",
            "5 hourss ago",
            "12 people",
            "many comments",
            "k comments",
            "1 view",
            "www.example.org is down",
            "https is a protocol",
            "",
        ] {
            assert!(!is_patterned(line), "{line}");
        }
    }
}
