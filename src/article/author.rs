//! Lines about who wrote the article: the byline above it, the note with the writer's career below
//! it.

use super::dates;
use super::page::{Feature, Page, bare_words, is_capitalized, is_name};
use super::phrases;
use crate::analysis::BlockKind;

/// Whether a word names what people do who write for the press.
fn is_press_role(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "reporter"
            | "reporters"
            | "correspondent"
            | "correspondents"
            | "journalist"
            | "journalists"
            | "editor"
            | "editors"
            | "writer"
            | "writers"
            | "columnist"
            | "contributor"
            | "freelancer"
            | "producer"
            | "photographer"
            | "photojournalist"
            | "bureau"
            | "desk"
            | "newsroom"
            | "stringer"
            | "anchor"
            | "presenter"
            | "author"
            | "commentator"
            | "blogger"
            | "essayist"
            | "staff"
    )
}

/// Whether a word names what people are who write opinion pieces.
fn is_learned_role(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "professor"
            | "fellow"
            | "researcher"
            | "lecturer"
            | "analyst"
            | "historian"
            | "economist"
            | "director"
            | "scholar"
    )
}

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

/// Whether a paragraph tells who the author is: it begins with a name (or "The author") and a verb
/// of being or working, and says what people of the press are.
pub fn is_bio(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(45).collect();
    let Some(verb) = words.iter().take(12).position(|word| {
        matches!(
            *word,
            "is" | "was"
                | "has"
                | "covers"
                | "reports"
                | "writes"
                | "works"
                | "joined"
                | "serves"
                | "contributed"
                | "teaches"
        )
    }) else {
        return false;
    };
    let name: Vec<&str> = words[..verb]
        .iter()
        .take_while(|word| is_capitalized(word.trim_start_matches(['"', '(', '*'])))
        .copied()
        .collect();
    let the_author = text.starts_with("The author")
        || text.starts_with("The writer")
        || text.starts_with("About the author");
    if !(the_author || (2..=5).contains(&name.len())) {
        return false;
    }
    let said = words[verb..]
        .iter()
        .take(30)
        .any(|word| matches!(*word, "said" | "says" | "told" | "killed" | "arrested"));
    let tail = &words[verb + 1..];
    let bare = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let near: Vec<String> = tail.iter().take(14).map(bare).collect();
    let press = near.iter().any(|word| is_press_role(word));
    let learned = near.iter().any(|word| is_learned_role(word));
    // Working somewhere ("at the Example Times", "based in", "for Example") is what bios add.
    let all: Vec<String> = tail.iter().map(bare).collect();
    let employed = tail.windows(2).any(|pair| {
        matches!(
            pair[0],
            "at" | "for" | "with" | "of" | "The" | "covering" | "based"
        ) && !pair[1].is_empty()
    }) || all.iter().any(|word| word == "based" || word == "covering");
    let works = matches!(words[verb], "covers" | "reports" | "writes");
    let views =
        text.contains("views expressed") || text.contains("opinions expressed") || text.contains("author of");
    !said
        && (press && employed
            || works && (press || near.len() <= 14 && !learned)
            || learned && views
            || the_author)
}

/// Marks the note about the author at the end of the page: from the name or the biography to the
/// next thing that is no part of it.
pub fn mark_author_note(page: &mut Page) {
    let count = page.pieces.len();
    mark_bio_under_byline(page);
    let Some(bio) = first_bio(page) else {
        return mark_name_card(page);
    };
    let mut start = bio;
    while start > 0 && is_card_line(page, start - 1) {
        start -= 1;
    }
    let mut end = bio + 1;
    while end < count && page.pieces[end].kind.is_none() {
        end += 1;
    }
    for piece in &mut page.pieces[start..end] {
        piece.kind.get_or_insert(BlockKind::AuthorNote);
    }
}

/// A biography may also open an opinion piece, right under the name of its author.
fn mark_bio_under_byline(page: &mut Page) {
    let Some((first, end)) = page.story else { return };
    let bio = page.text(first);
    let named = page.pieces[..first].iter().rev().take(6).any(|piece| {
        piece.words <= 6 && is_name(byline_name(piece.text).unwrap_or(piece.text)) && {
            bio.starts_with(byline_name(piece.text).unwrap_or(piece.text))
        }
    });
    if named && end - first > 2 && is_bio(bio) {
        page.pieces[first].kind = Some(BlockKind::AuthorNote);
    }
}

/// The first biography that stands behind the story: before it there is prose, behind it hardly
/// any.
fn first_bio(page: &Page) -> Option<usize> {
    let prose = |piece: &&Feature| piece.prose && piece.kind.is_none();
    let story = |piece: &Feature| !is_bio(piece.text);
    let total = page
        .pieces
        .iter()
        .filter(prose)
        .filter(|piece| story(piece))
        .count();
    let mut before = 0;
    for (index, piece) in page.pieces.iter().enumerate().filter(|(_, piece)| prose(piece)) {
        if story(piece) {
            before += 1;
        } else if before >= 2 && total - before <= 2 {
            return Some(index);
        }
    }
    None
}

/// A line of the card above a biography: the name, the role, "About the author".
fn is_card_line(page: &Page, index: usize) -> bool {
    let piece = &page.pieces[index];
    let lower = piece.text.to_lowercase();
    piece.kind.is_none()
        && !piece.prose
        && piece.words <= 9
        && !piece.closed
        && (is_name(piece.text)
            || bare_words(piece.text).any(|word| is_press_role(word) || is_learned_role(word))
            || lower.starts_with("about the author")
            || lower == "author"
            || lower == "contributor")
}

/// A name and a role under "Avatar", without a biography.
fn mark_name_card(page: &mut Page) {
    let cards: Vec<usize> = (1..page.pieces.len())
        .filter(|&index| {
            let before = page.text(index - 1).to_lowercase();
            let label = matches!(
                before.as_str(),
                "avatar" | "profile picture" | "profile photo" | "about the author" | "author"
            );
            label && page.pieces[index].kind.is_none() && is_name(page.text(index)) && page.is_below(index)
        })
        .collect();
    for index in cards {
        page.pieces[index].kind = Some(BlockKind::AuthorNote);
        if index + 1 < page.pieces.len() && is_card_line(page, index + 1) {
            page.pieces[index + 1].kind = Some(BlockKind::AuthorNote);
        }
    }
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

    #[test]
    fn biographies_are_told_from_people_in_the_news() {
        assert!(is_bio(
            "Jane Doe is a reporter at the Example Times, where she covers courts."
        ));
        assert!(is_bio(
            "Jane Doe covers transport for the Example Times and is based in Leeds."
        ));
        assert!(is_bio("The author is a doctor in Leeds."));
        assert!(!is_bio(
            "Jane Doe is a farmer in Leeds who lost her house in the flood."
        ));
        assert!(!is_bio(
            "Jane Doe was a reporter for the Example Times when she was killed on Friday."
        ));
        assert!(!is_bio(
            "The council is to meet on Friday with reporters of the Example Times."
        ));
    }
}
