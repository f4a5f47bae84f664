//! What stands under a picture.

use super::page::{bare_words, is_capitalized};
use crate::words::{Words, wordings};
use std::sync::LazyLock;

const LISTS: &str = include_str!("captions.txt");
static OPENERS: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "opener"));
static TAKEN: LazyLock<Words> = LazyLock::new(|| wordings(LISTS, "taken"));

/// Whether a text says it describes a picture ("This photo shows"), or ends with a picture's credit.
pub fn is_caption(text: &str) -> bool {
    let opened = OPENERS.iter().any(|opener| {
        text.strip_prefix(opener)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_lowercase()) || opener.ends_with(' '))
    });
    // "This photo of you is nice, she told him." is a sentence of a story; pictures show and are
    // taken.
    let described = !text.starts_with("This ") && !text.starts_with("In this") && !text.starts_with("A ")
        || bare_words(text).take(20).any(|word| TAKEN.contains(word));
    opened && described || ends_with_credit(text)
}

/// "(Jane Doe / POOL / AFP)", "(AP Photo/Jane Doe)", "[Jane Doe/Reuters]", "| Photo: Jane Doe",
/// "REUTERS/Jane Doe".
fn ends_with_credit(text: &str) -> bool {
    // "The quay at dusk.CreditJane Doe for Example": pasting glues the label to both.
    if let Some((_, credit)) = text.split_once(".Credit") {
        return credit.starts_with(char::is_uppercase) && credit.len() < 80;
    }
    let text = text.trim_end_matches(['.', ' ']);
    let bracketed = text
        .strip_suffix([')', ']'])
        .and_then(|inner| inner.rfind(['(', '[']).map(|open| &inner[open + 1..]));
    if let Some(credit) = bracketed {
        let words: Vec<&str> = bare_words(credit).collect();
        let names = !words.is_empty()
            && words.len() <= 12
            && words.iter().all(|word| {
                is_capitalized(word)
                    || matches!(
                        *word,
                        "via" | "by" | "of" | "for" | "courtesy" | "pool" | "file" | "the"
                    )
            });
        return names
            && (credit.contains('/')
                || credit.contains(" via ")
                || words.iter().any(|word| {
                    matches!(
                        *word,
                        "Photo"
                            | "Photos"
                            | "Image"
                            | "Images"
                            | "Picture"
                            | "Getty"
                            | "Handout"
                            | "File"
                            | "FILE"
                            | "POOL"
                            | "Pool"
                    )
                }));
    }
    let tail = text
        .rfind(['|', '•'])
        .map(|bar| text[bar..].trim_start_matches(['|', '•', ' ']));
    if let Some(tail) = tail
        && [
            "Photo:",
            "Photo credit",
            "Photo by",
            "Image:",
            "Credit:",
            "Picture:",
        ]
        .iter()
        .any(|label| tail.starts_with(label))
    {
        return true;
    }
    let last: Vec<&str> = text.split_whitespace().rev().take(4).collect();
    last.iter().any(|word| {
        ["REUTERS/", "AFP/", "EPA/", "AP/", "Reuters/"]
            .iter()
            .any(|agency| word.starts_with(agency))
    }) || text.len() < 400
        && (text.ends_with("Getty Images")
            || text.ends_with("/AFP")
            || text.ends_with("/Reuters")
            || text.ends_with("/AP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_show_or_carry_a_credit() {
        for text in [
            "This photo shows the mayor (left) at the quay on Friday. (Wire)",
            "The mayor at the quay (Jane Doe / POOL / AFP)",
            "The mayor at the quay on Friday. (AP Photo/Jane Doe)",
            "The mayor at the quay [Jane Doe/Reuters]",
            "FILE - The mayor at the quay in 2019.",
            "The mayor at the quay. REUTERS/Jane Doe",
            "The mayor at the quay | Photo: Jane Doe",
            "The mayor at the quay in May.CreditJane Doe for Example",
        ] {
            assert!(is_caption(text), "{text}");
        }
        for text in [
            "This photo of you is nice, she told him.",
            "The mayor spoke to Reuters on Friday.",
            "The council met on Friday. (It was late.)",
            "The mayor sold them.Credit Harbour said nothing.",
            "Filed under protest, the claim failed (twice).",
            "The Central News Agency (CNA) said so.",
            "He sold the house (and/or the land).",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }
}
