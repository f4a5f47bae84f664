//! What pages say around an article: buttons, labels, notices. Known by their wording.

/// What may stand behind the wording for a line still to be a phrase of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// Nothing.
    Nothing,
    /// A colon, a bar or an arrow, and then anything short: "Read more: Storm hits coast".
    Label,
    /// Anything short that is no sentence: "Follow us on Example".
    Short,
    /// Anything up to a paragraph: legal and cookie notices.
    Notice,
}

use Rest::{Label, Nothing, Notice, Short};

/// Wordings in lower case, longest use first where one begins another.
const PHRASES: &[(&str, Rest)] = &[
    ("show more", Nothing),
    ("show less", Nothing),
    ("show comments", Nothing),
    ("hide comments", Nothing),
    ("view comments", Nothing),
    ("view more", Nothing),
    ("view all", Short),
    ("see more", Short),
    ("see all", Short),
    ("see also", Label),
    ("load more", Short),
    ("more stories", Short),
    ("more news", Short),
    ("more from", Short),
    ("more on", Short),
    ("more on this story", Short),
    ("most read", Short),
    ("most popular", Short),
    ("most viewed", Short),
    ("editor's picks", Nothing),
    ("editors' picks", Nothing),
    ("trending", Nothing),
    ("trending now", Short),
    ("top stories", Nothing),
    ("latest news", Nothing),
    ("latest", Nothing),
    ("breaking news", Nothing),
    ("live updates", Nothing),
    ("news feed", Nothing),
    ("newsfeed", Nothing),
    ("live feed", Nothing),
    ("read more", Label),
    ("read more about", Short),
    ("read also", Label),
    ("read next", Label),
    ("read the full story", Short),
    ("read full article", Nothing),
    ("read the full article", Short),
    ("also read", Label),
    ("continue reading", Short),
    ("keep reading", Nothing),
    ("related", Label),
    ("related articles", Label),
    ("related stories", Label),
    ("related news", Label),
    ("related topics", Label),
    ("related content", Label),
    ("recommended", Label),
    ("recommended for you", Nothing),
    ("recommended stories", Nothing),
    ("you may also like", Short),
    ("you might also like", Short),
    ("you might be interested in", Short),
    ("what to read next", Nothing),
    ("up next", Label),
    ("next article", Label),
    ("previous article", Label),
    ("next story", Label),
    ("previous story", Label),
    ("click here", Short),
    ("tap here", Short),
    ("watch", Label),
    ("watch now", Short),
    ("watch live", Short),
    ("listen", Label),
    ("listen to this article", Short),
    ("listen to the article", Short),
    ("play video", Nothing),
    ("video player", Short),
    ("audio", Nothing),
    ("advertisement", Short),
    ("advertising", Nothing),
    ("sponsored", Nothing),
    ("sponsored content", Nothing),
    ("promoted", Nothing),
    ("story continues below", Short),
    ("article continues below", Short),
    ("article continues after", Short),
    ("scroll to continue", Short),
    ("scroll down", Short),
    ("share", Label),
    ("share this", Short),
    ("share on", Short),
    ("share via", Short),
    ("share article", Short),
    ("share full article", Nothing),
    ("share by email", Nothing),
    ("email this", Short),
    ("tweet", Nothing),
    ("tweet this", Short),
    ("copy link", Short),
    ("link copied", Short),
    ("copy url", Nothing),
    ("print", Nothing),
    ("print this", Short),
    ("print article", Nothing),
    ("save", Nothing),
    ("save article", Nothing),
    ("save this", Short),
    ("bookmark", Nothing),
    ("gift this article", Nothing),
    ("comments", Label),
    ("leave a comment", Short),
    ("post a comment", Short),
    ("add a comment", Short),
    ("join the conversation", Short),
    ("join the discussion", Short),
    ("follow", Nothing),
    ("follow us", Short),
    ("follow on", Short),
    ("find us on", Short),
    ("like us on", Short),
    ("subscribe", Short),
    ("subscribe to", Short),
    ("subscribe to our", Notice),
    ("already a subscriber", Short),
    ("sign up", Short),
    ("sign up for our", Notice),
    ("sign up for the", Notice),
    ("sign up to our", Notice),
    ("get the best of", Notice),
    ("get in touch", Nothing),
    ("are you affected by", Notice),
    ("sign in", Short),
    ("log in", Short),
    ("login", Short),
    ("log out", Nothing),
    ("register", Nothing),
    ("create account", Nothing),
    ("my account", Nothing),
    ("newsletter", Short),
    ("newsletters", Nothing),
    ("get our newsletter", Short),
    ("get the latest", Short),
    ("donate", Nothing),
    ("donate now", Nothing),
    ("support us", Short),
    ("support our", Short),
    ("become a member", Short),
    ("become a supporter", Short),
    ("download the app", Short),
    ("download our app", Short),
    ("get the app", Short),
    ("skip to content", Nothing),
    ("skip to main content", Nothing),
    ("skip navigation", Nothing),
    ("back to top", Nothing),
    ("go back", Nothing),
    ("menu", Nothing),
    ("search", Short),
    ("close", Nothing),
    ("home", Nothing),
    ("homepage", Nothing),
    ("contact us", Short),
    ("about us", Nothing),
    ("advertise with us", Nothing),
    ("careers", Nothing),
    ("site map", Nothing),
    ("sitemap", Nothing),
    ("help", Nothing),
    ("faq", Nothing),
    ("rss", Nothing),
    ("privacy policy", Short),
    ("privacy notice", Short),
    ("terms of use", Short),
    ("terms of service", Short),
    ("terms and conditions", Short),
    ("cookie policy", Short),
    ("cookie settings", Short),
    ("accept cookies", Nothing),
    ("accept all", Short),
    ("reject all", Short),
    ("manage preferences", Nothing),
    ("manage cookies", Nothing),
    ("we use cookies", Notice),
    ("this site uses cookies", Notice),
    ("this website uses cookies", Notice),
    ("our website uses cookies", Notice),
    ("by clicking", Notice),
    ("by continuing to use", Notice),
    ("by using this site", Notice),
    ("by signing up", Notice),
    ("by subscribing", Notice),
    ("this article was originally published", Notice),
    ("this story was originally published", Notice),
    ("all rights reserved", Notice),
    ("copyright", Notice),
    ("©", Notice),
    ("(c) 20", Notice),
    ("tags", Label),
    ("topics", Label),
    ("keywords", Label),
    ("filed under", Short),
    ("categories", Label),
    ("category", Label),
    ("avatar", Nothing),
    ("profile picture", Nothing),
    ("profile photo", Nothing),
    ("author image", Nothing),
    ("image", Nothing),
    ("photo", Nothing),
    ("photos", Nothing),
    ("gallery", Nothing),
    ("facebook", Nothing),
    ("twitter", Nothing),
    ("x", Nothing),
    ("linkedin", Nothing),
    ("whatsapp", Nothing),
    ("telegram", Nothing),
    ("instagram", Nothing),
    ("youtube", Nothing),
    ("reddit", Nothing),
    ("email", Nothing),
    ("ok", Nothing),
    ("leer en español", Nothing),
    ("lire en français", Nothing),
    ("opens in new window", Nothing),
    ("opens in a new tab", Nothing),
    ("report an error", Short),
    ("report a typo", Short),
    ("send us a correction", Short),
    ("text size", Short),
    ("font size", Short),
    ("do not sell", Short),
    ("have a tip", Notice),
    ("got a tip", Notice),
    ("do you have a story", Notice),
    ("thank you for reading", Notice),
    ("thanks for reading", Notice),
];

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
    is_reading_time(&lower)
        || is_count_of(&lower)
        || is_age(&lower)
        || is_sign_only(&lower)
        || is_link(&lower)
        || PHRASES.iter().any(|&(phrase, rest)| {
            lower
                .strip_prefix(phrase)
                .is_some_and(|after| fits(line, after, rest, words))
        })
}

/// Whether a line announces links to other articles, so that titles behind it are such links.
pub fn announces_links(line: &str) -> bool {
    let lower = normal(line);
    let lower = lower.trim_end_matches(':');
    [
        "related",
        "related articles",
        "related stories",
        "related news",
        "related content",
        "recommended",
        "recommended for you",
        "recommended stories",
        "read also",
        "also read",
        "read next",
        "more on this story",
        "more stories",
        "most read",
        "most popular",
        "top stories",
        "latest news",
        "trending",
        "trending now",
        "you may also like",
        "you might also like",
        "what to read next",
        "up next",
        "editor's picks",
        "editors' picks",
        "more news",
        "see also",
    ]
    .contains(&lower)
        || lower.starts_with("more from ")
}

/// The longest phrase of the page that a line ends with, right behind the end of its sentence or a
/// bracket; gives the offset it begins at. Pasting loses the border between them.
pub fn glued_phrase(line: &str) -> Option<usize> {
    const GLUED: &[&str] = &[
        "News Feed",
        "Newsfeed",
        "Show More",
        "Show more",
        "Read More",
        "Read more",
        "READ MORE",
        "Advertisement",
        "ADVERTISEMENT",
        "Share",
        "Related",
        "Continue reading",
        "Continue Reading",
        "Subscribe",
        "See more",
        "See More",
        "Load more",
        "Load More",
        "View comments",
        "Read full article",
        "Comments",
    ];
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

fn fits(line: &str, after: &str, rest: Rest, words: usize) -> bool {
    let trimmed = after
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…' | '!' | '?' | '›' | '»' | '→'));
    if trimmed.is_empty() {
        return rest != Notice || words >= 1;
    }
    // The wording must end where a word ends.
    if after.starts_with(char::is_alphanumeric) {
        return false;
    }
    let sentence = line.trim_end().ends_with('.');
    match rest {
        Nothing => false,
        Label => {
            let labelled = trimmed.starts_with([':', '|', '–', '—', '-', '>', '#']);
            labelled && words <= 2 * SHORT || trimmed.bytes().all(|b| b.is_ascii_digit())
        }
        Short => words <= SHORT && !sentence,
        Notice => words <= NOTICE,
    }
}

/// "2 min read", "3-minute read", "Reading time: 4 minutes".
fn is_reading_time(lower: &str) -> bool {
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let minutes = |word: &str| matches!(word, "min" | "mins" | "minute" | "minutes");
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 3;
    match words[..] {
        [count, unit, "read" | "reading"] => number(count) && minutes(unit),
        ["reading", "time", count, unit] => number(count) && minutes(unit),
        ["estimated", "reading", "time", count, unit] => number(count) && minutes(unit),
        [count, unit, "to", "read"] => number(count) && minutes(unit),
        _ => false,
    }
}

/// "5 hours ago", "Published 3 days ago", "Updated just now": when the page was made, counted from
/// when it was read, which nobody knows any more.
fn is_age(lower: &str) -> bool {
    let rest = ["published", "updated", "posted", "last updated"]
        .iter()
        .find_map(|label| lower.strip_prefix(label))
        .unwrap_or(lower)
        .trim_start_matches([':', ' ']);
    let words: Vec<&str> = rest.split_whitespace().take(4).collect();
    match words[..] {
        ["just", "now"] => true,
        [count, unit, "ago"] => {
            (matches!(count, "a" | "an" | "one") || count.bytes().all(|b| b.is_ascii_digit()))
                && matches!(
                    unit.trim_end_matches('s'),
                    "second" | "minute" | "min" | "hour" | "hr" | "day" | "week" | "month" | "year"
                )
        }
        [age, "ago"] => {
            age.len() <= 3
                && age.starts_with(|c: char| c.is_ascii_digit())
                && age.ends_with(['m', 'h', 'd', 'w', 'y'])
        }
        _ => false,
    }
}

/// "12 comments", "1.2K shares".
fn is_count_of(lower: &str) -> bool {
    let Some((count, what)) = lower.split_once(' ') else {
        return false;
    };
    count.starts_with(|c: char| c.is_ascii_digit())
        && count
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'k' | b'm'))
        && matches!(
            what,
            "comments"
                | "comment"
                | "shares"
                | "share"
                | "views"
                | "likes"
                | "reactions"
                | "replies"
                | "followers"
        )
}

/// "***", "# # #", "—", "| |": no letter and no digit, and no ellipsis either.
fn is_sign_only(lower: &str) -> bool {
    !lower.chars().any(char::is_alphanumeric) && !lower.contains(['?', '!', '…', '.'])
}

/// An address and nothing else.
fn is_link(lower: &str) -> bool {
    (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www."))
        && !lower.contains(char::is_whitespace)
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
