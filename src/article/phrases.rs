//! What pages say around an article: buttons, labels, notices. Known by their wording or their pattern.

use super::patterned::is_patterned;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Nothing stands behind these.
const BUTTONS: &[&str] = &[
    "show more",
    "show less",
    "show comments",
    "hide comments",
    "view comments",
    "view more",
    "learn more",
    "editor's picks",
    "editors' picks",
    "trending",
    "top stories",
    "latest news",
    "latest",
    "breaking news",
    "live updates",
    "news feed",
    "newsfeed",
    "live feed",
    "read full article",
    "keep reading",
    "recommended for you",
    "recommended stories",
    "what to read next",
    "play video",
    "audio",
    "advertising",
    "sponsored",
    "sponsored content",
    "promoted",
    "share full article",
    "share by email",
    "tweet",
    "copy url",
    "print",
    "print article",
    "save",
    "save article",
    "bookmark",
    "gift this article",
    "follow",
    "get in touch",
    "log out",
    "register",
    "create account",
    "my account",
    "newsletters",
    "donate",
    "donate now",
    "skip to content",
    "skip to main content",
    "skip navigation",
    "back to top",
    "go back",
    "menu",
    "close",
    "home",
    "homepage",
    "about us",
    "advertise with us",
    "careers",
    "site map",
    "sitemap",
    "help",
    "faq",
    "rss",
    "accept cookies",
    "manage preferences",
    "manage cookies",
    "avatar",
    "profile picture",
    "profile photo",
    "author image",
    "image",
    "photo",
    "photos",
    "gallery",
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "whatsapp",
    "telegram",
    "instagram",
    "youtube",
    "reddit",
    "email",
    "ok",
    "leer en español",
    "lire en français",
    "opens in new window",
    "opens in a new tab",
];

/// A colon, a bar or an arrow may follow, and then anything short: "Read more: Storm hits coast".
const LABELS: &[&str] = &[
    "see also",
    "read more",
    "read also",
    "read next",
    "also read",
    "related",
    "related articles",
    "related stories",
    "related news",
    "related topics",
    "related content",
    "recommended",
    "up next",
    "next article",
    "previous article",
    "next story",
    "previous story",
    "watch",
    "listen",
    "share",
    "comments",
    "tags",
    "topics",
    "keywords",
    "categories",
    "category",
];

/// Anything short may follow that makes no sentence: "Follow us on Example".
const OPENINGS: &[&str] = &[
    "view all",
    "see more",
    "see all",
    "load more",
    "more stories",
    "more news",
    "more from",
    "more on",
    "more on this story",
    "most read",
    "most popular",
    "most viewed",
    "trending now",
    "read more about",
    "read the full story",
    "read the full article",
    "continue reading",
    "you may also like",
    "you might also like",
    "you might be interested in",
    "click here",
    "tap here",
    "watch now",
    "watch live",
    "listen to this article",
    "listen to the article",
    "video player",
    "advertisement",
    "story continues below",
    "article continues below",
    "article continues after",
    "scroll to continue",
    "scroll down",
    "share this",
    "share on",
    "share via",
    "share article",
    "email this",
    "tweet this",
    "copy link",
    "link copied",
    "print this",
    "save this",
    "leave a comment",
    "post a comment",
    "add a comment",
    "join the conversation",
    "join the discussion",
    "follow us",
    "follow on",
    "find us on",
    "like us on",
    "subscribe",
    "subscribe to",
    "already a subscriber",
    "sign up",
    "sign in",
    "log in",
    "login",
    "newsletter",
    "get our newsletter",
    "get the latest",
    "support us",
    "support our",
    "become a member",
    "become a supporter",
    "download the app",
    "download our app",
    "get the app",
    "search",
    "contact us",
    "privacy policy",
    "privacy notice",
    "terms of use",
    "terms of service",
    "terms and conditions",
    "cookie policy",
    "cookie settings",
    "accept all",
    "reject all",
    "filed under",
    "report an error",
    "report a typo",
    "send us a correction",
    "text size",
    "font size",
    "do not sell",
];

/// Anything up to a paragraph may follow: legal and cookie notices.
const NOTICES: &[&str] = &[
    "subscribe to our",
    "sign up for our",
    "sign up for the",
    "sign up to our",
    "get the best of",
    "are you affected by",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "our website uses cookies",
    "by clicking",
    "by continuing to use",
    "by using this site",
    "by signing up",
    "by subscribing",
    "this article was originally published",
    "this story was originally published",
    "all rights reserved",
    "copyright",
    "©",
    "(c) 20",
    "have a tip",
    "got a tip",
    "do you have a story",
    "thank you for reading",
    "thanks for reading",
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
    let sentence = line.trim_end().ends_with('.');
    is_sign_only(&lower)
        || is_patterned(&lower)
        || WORDINGS.contains(lower.trim_end_matches(is_mark))
        || words <= 2 * SHORT && behind(LABELS, &lower).any(is_labelled)
        || words <= SHORT && !sentence && behind(OPENINGS, &lower).any(begins_anew)
        || words <= NOTICE && behind(NOTICES, &lower).any(begins_anew)
}

/// All wordings, none of which ends with a mark.
static WORDINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    [BUTTONS, LABELS, OPENINGS, NOTICES]
        .concat()
        .into_iter()
        .collect()
});

/// What stands behind each of some wordings that a line begins with.
fn behind<'l>(wordings: &'static [&str], line: &'l str) -> impl Iterator<Item = &'l str> {
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
