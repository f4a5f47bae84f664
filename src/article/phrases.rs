//! What pages say around an article: buttons, labels, notices. Known by their wording or their pattern.

use super::patterned::is_patterned;
use crate::words::{Words, wordings};
use std::sync::LazyLock;

const LISTS: &str = include_str!("phrases.txt");
static LABELS: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "label"));
static OPENINGS: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "opening"));
static NOTICES: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "notice"));
static LINKS: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "links"));
static GLUED: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "glued"));

/// All wordings that may be a line by themselves, none of which ends with a mark.
static WORDINGS: LazyLock<Words> = LazyLock::new(|| {
    let buttons = wordings(LISTS, "button");
    let sets = [&buttons, &*LABELS, &*OPENINGS, &*NOTICES];
    sets.into_iter().flatten().copied().collect()
});

/// Longest line, in words, that is still taken for a phrase with something behind it.
const SHORT: usize = 14;

/// Longest notice, in words.
const NOTICE: usize = 60;

/// Whether a line is a phrase of the page and not of the article.
pub fn is_page_phrase(line: &str) -> bool {
    if line.len() > 600 {
        return false;
    }
    let lower = normal(line);
    let words = lower.split_whitespace().count();
    let sentence = line.trim_end().ends_with('.');
    is_sign_only(&lower)
        || is_patterned(&lower)
        || WORDINGS.contains(lower.trim_end_matches(is_mark))
        || words <= 2 * SHORT && behind(&LABELS, &lower).any(is_labelled)
        || words <= SHORT && !sentence && behind(&OPENINGS, &lower).any(begins_anew)
        || words <= NOTICE && behind(&NOTICES, &lower).any(begins_anew)
}

/// What stands behind each of some wordings that a line begins with.
fn behind<'l>(wordings: &'static Words, line: &'l str) -> impl Iterator<Item = &'l str> {
    wordings.iter().filter_map(|wording| line.strip_prefix(wording))
}

/// Whether what stands behind a label is a colon, a bar or an arrow, and what that brings in; or a number.
fn is_labelled(rest: &str) -> bool {
    let label = rest.trim_start_matches(is_mark);
    let number = label.trim_end_matches(is_mark);
    label.starts_with([':', '|', '–', '—', '>', '#', '-'])
        || label.len() < rest.len() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the word before has ended.
fn begins_anew(rest: &str) -> bool {
    let inside = |c: char| matches!(c, '0'..='9' | 'a'..='z' | 'ß'..='ɏ');
    rest.chars().next().is_some_and(|c| !inside(c))
}

/// What may stand behind a button.
fn is_mark(c: char) -> bool {
    matches!(c, ' ' | '\t' | '.' | '…' | '!' | '?' | '›' | '»' | '→')
}

/// Whether a line announces links to other articles, so that titles behind it are such links.
pub fn announces_links(line: &str) -> bool {
    let lower = normal(line);
    let lower = lower.trim_end_matches(':');
    LINKS.contains(lower) || lower.starts_with("more from ")
}

/// The longest phrase of the page that a line ends with, right behind the end of its sentence or a
/// bracket; gives the offset it begins at. Pasting loses the border between them.
pub fn glued_phrase(line: &str) -> Option<usize> {
    GLUED
        .iter()
        .filter(|phrase| line.ends_with(**phrase))
        .map(|phrase| line.len() - phrase.len())
        .filter(|&at| {
            let before = &line[..at];
            let ended = before.trim_end();
            // With a space between, only a bracket or a full stop is border enough.
            ended.ends_with([')', ']', '.', '!', '?', '”', '"', '…']) && !ended.is_empty()
        })
        .min()
}

fn normal(line: &str) -> String {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '›' | '»' | '→' | '|' | '•' | '·' | '>' | '<' | '▶' | '+')
    })
    .to_lowercase()
    .replace('’', "'")
}

/// "***", "# # #", "—", "| |": no letter and no digit, and no ellipsis either.
fn is_sign_only(lower: &str) -> bool {
    !lower.chars().any(char::is_alphanumeric) && !lower.contains(['?', '!', '…', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_of_pages_in_several_wordings() {
        for line in [
            "Show More",
            "2 min read",
            "Reading time: 4 minutes",
            "Read more",
            "READ MORE: Storm closes the port",
            "Read more »",
            "Follow us on Example",
            "We use cookies to improve this site. By staying you agree.",
            "© 2024 Example Media. All rights reserved.",
            "Tags: rivers, bridges",
            "12 comments",
            "Advertisement",
            "ADVERTISEMENT",
            "Skip to content",
            "* * *",
            "https://example.org/a",
            "Related:",
            "Share",
            "Avatar",
        ] {
            assert!(is_page_phrase(line), "{line}");
        }
    }

    #[test]
    fn sentences_that_begin_alike_are_text() {
        for line in [
            "Read more than the label, he told them.",
            "Follow the money, she said.",
            "Sharon left.",
            "Watch out for falling rocks.",
            "Related claims were dismissed on Friday.",
            "He left.",
            "No.",
            "Home prices rose.",
            "Print is dead, they said",
            "12 people",
            "...",
            "?",
            "1, 2, 3",
            "Comments by the minister angered them.",
            "Tweets were deleted.",
            "Xavier won",
            "He died 5 hours ago",
            "Long ago",
            "Photographs were taken",
        ] {
            assert!(!is_page_phrase(line), "{line}");
        }
    }

    #[test]
    fn a_phrase_is_cut_off_where_pasting_glued_it_on() {
        let cut = |line: &str| glued_phrase(line).map(|at| line[at..].to_owned());
        assert_eq!(cut("It opened. (Wire)News Feed").as_deref(), Some("News Feed"));
        assert_eq!(cut("It opened on Friday.Read more").as_deref(), Some("Read more"));
        assert_eq!(cut("She told them to Read more"), None);
        assert_eq!(cut("Share"), None);
    }
}
