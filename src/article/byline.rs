//! The line above an article that says who wrote it.

use super::dates;
use super::page::{bare_words, is_capitalized, is_name};
use super::phrases;
use super::press::is_press_role;

/// The name a byline gives: "By Jane Doe, Staff Writer", "Jane Doe in Paris", "Reporting by Jane
/// Doe". `None` when the line is none.
pub fn byline_name(line: &str) -> Option<&str> {
    let words = line.split_whitespace().take(25).count();
    if words > 24 || line.len() > 220 {
        return None;
    }
    if let Some(rest) = after_by(line) {
        return name_at_start(before_date(rest));
    }
    // "Monday March 4, 2024 7:45 am by Jane Doe": the date may come first.
    if let Some((date, rest)) = line.split_once(" by ")
        && dates::is_date_line(date)
    {
        return name_at_start(before_date(rest));
    }
    // "Jane Doe - Mar 4, 2024, 10:31 pm", "Jane Doe @jane", "Jane DoeView More Articles".
    let name = before_date(line);
    if name.len() < line.len() && is_name(name) {
        let rest = line[name.len()..].trim_matches(is_mark);
        let handle = rest.starts_with('@') && words <= 8 && !line.ends_with('.');
        if handle || dates::is_date_line(rest) || phrases::is_page_phrase(rest) {
            return Some(name);
        }
    }
    // "Jane Doe, Staff Writer", "Jane Doe | Example Times".
    if let Some((name, role)) = line.split_once([',', '|', '–', '—', '·', '•'])
        && is_name(name.trim())
        && words <= 12
        && !line.ends_with('.')
        && bare_words(role).any(is_press_role)
    {
        return Some(name.trim());
    }
    // "Jane Doe in Paris".
    if let Some((name, place)) = line.split_once(" in ")
        && is_name(name)
        && name.split_whitespace().count() <= 3
        && words <= 8
        && !line.ends_with(['.', '!', '?'])
        && bare_words(place).all(|word| (is_capitalized(word) || word == "and") && !is_calendar(word))
    {
        return Some(name);
    }
    None
}

/// Marks between a name and what follows it.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | ',' | '/')
}

/// What stands before the date, the address or the word of another line that pasting glued on: "Jane Doe
/// Updated Mar 4, 2024", "Jane Doe@jane", "Jane DoeStaff Writer".
fn before_date(text: &str) -> &str {
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_ascii_lowercase();
        let dated = bare.contains(|c: char| c.is_ascii_digit())
            || dates::is_weekday(&lower)
            || dates::is_month(&lower) && bare.starts_with(char::is_uppercase) && start > 0
            || matches!(lower.as_str(), "updated" | "published" | "posted");
        if dated || word.starts_with('@') {
            return text[..start].trim_end_matches(is_mark);
        }
        if let Some(at) = glued(word) {
            return text[..start + at].trim_end_matches(is_mark);
        }
        start += word.len();
    }
    text
}

/// Where a word is glued to the one before it: a capital, or an address, behind four small letters.
fn glued(word: &str) -> Option<usize> {
    let mut small = 0;
    for (at, c) in word.char_indices() {
        if small >= 4 && (c.is_uppercase() || c == '@') {
            return Some(at);
        }
        small = if c.is_lowercase() { small + 1 } else { 0 };
    }
    None
}

/// Whether a word is a month or a weekday: "Ferry Line Closing in December" names nobody.
fn is_calendar(word: &str) -> bool {
    let lower = word.to_lowercase();
    dates::is_month(&lower) || dates::is_weekday(&lower)
}

/// What follows "By", "Written by" and their like; any white space may stand between.
fn after_by(line: &str) -> Option<&str> {
    const OPENERS: &[&str] = &[
        "By",
        "BY",
        "by",
        "By:",
        "BY:",
        "Written by",
        "Written By",
        "written by",
        "Reported by",
        "Reporting by",
        "Story by",
        "Text by",
        "Words by",
        "Posted by",
        "Published by",
        "Author:",
        "Analysis by",
        "Opinion by",
        "Edited by",
        "Additional reporting by",
        "Reporter:",
        "Report by",
    ];
    OPENERS.iter().find_map(|opener| {
        let rest = line.strip_prefix(opener)?;
        rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
    })
}

/// The name a text begins with, when hardly anything but names follows: "By Monday evening the
/// water ..." is no byline.
fn name_at_start(rest: &str) -> Option<&str> {
    let mut small = 0;
    let mut large = 0;
    for word in bare_words(rest) {
        let lower = word.to_lowercase();
        if is_capitalized(word) {
            large += 1;
        } else if !matches!(
            lower.as_str(),
            "and"
                | "in"
                | "for"
                | "of"
                | "the"
                | "at"
                | "with"
                | "de"
                | "van"
                | "von"
                | "der"
                | "bin"
                | "al"
                | "from"
        ) && !is_press_role(word)
        {
            small += 1;
        }
    }
    let first = bare_words(rest).next()?;
    let calendar = is_calendar(first) || first.to_lowercase().ends_with("day");
    if large == 0 || small > large / 2 || !is_capitalized(first) || calendar {
        return None;
    }
    let end = rest
        .find([',', '|', '(', ';', '/', '·', '•', '–', '—'])
        .into_iter()
        .chain(rest.find(" in "))
        .chain(rest.find(" for "))
        .chain(rest.find(" at "))
        .chain(rest.find(" @"))
        .chain(rest.find(" - "))
        .min()
        .unwrap_or(rest.len());
    let name = rest[..end].trim().trim_end_matches('.');
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_give_the_name() {
        for (line, name) in [
            ("By Jane Doe, Staff Writer", "Jane Doe"),
            ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE"),
            ("By Jane Doe in Paris and John Roe in Rome", "Jane Doe"),
            ("Jane Doe, senior correspondent", "Jane Doe"),
            ("Jane Doe in Paris", "Jane Doe"),
            ("Reporting by Jane Doe; editing by John Roe", "Jane Doe"),
            ("By Jane Doe | Example Times", "Jane Doe"),
            ("By Jane Doe Updated Mar 4, 2024, 10:28am EST", "Jane Doe"),
            ("By Jane Doe 2024-03-04T20:51:19Z Science", "Jane Doe"),
            ("By Jane Reeve@reeve Mar 4, 2024", "Jane Reeve"),
            ("By Jane ReeveStaff Writer", "Jane Reeve"),
            ("By Jane McReady", "Jane McReady"),
            ("By Jane Doe - Example Contributor", "Jane Doe"),
            ("Jane Doe - Mar 4, 2024, 10:31 pm", "Jane Doe"),
            ("Monday March 4, 2024 7:45 am by Jane Doe", "Jane Doe"),
            ("By\u{a0}Jane ReeveStaff Writer\u{a0}", "Jane Reeve"),
            ("Jane Doe @janedoe / 2 days", "Jane Doe"),
            ("Jane ReeveView More", "Jane Reeve"),
            ("written by Jane Doe", "Jane Doe"),
        ] {
            assert_eq!(byline_name(line), Some(name), "{line}");
        }
    }

    #[test]
    fn sentences_with_by_and_in_are_no_bylines() {
        for line in [
            "By Monday evening the water had reached the doors.",
            "By 2030 the plan will be done",
            "By train and by bus they came to the capital",
            "Floods in Paris",
            "Ferry Line Closing in December",
            "Jane Doe @janedoe wrote that the quay had gone.",
            "Byron Hall",
            "Jane Doe in Paris said nothing.",
            "Jane Doe, a farmer from the north",
            "Jane Doe died on March 4, 2024",
            "On March 4 it was seen by Jane Doe",
            "River Festival March 4, 2024 to May 5",
        ] {
            assert_eq!(byline_name(line), None, "{line}");
        }
    }
}
