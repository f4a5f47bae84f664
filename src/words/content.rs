//! The words of a text that carry meaning.

use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The words of a text that carry meaning: in lower case, without stop words and endings.
pub(crate) fn content(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !STOP.contains(*word))
        .map(|word| stem(word).to_owned())
        .collect()
}

/// A word without its ending.
fn stem(word: &str) -> &str {
    ["ing", "ed", "es", "s"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().count() > 2))
        .unwrap_or(word)
}

/// Words that carry no meaning of their own.
static STOP: LazyLock<FxHashSet<&str>> = LazyLock::new(|| STOP_WORDS.iter().copied().collect());

const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he",
    "her", "him", "his", "how", "if", "in", "into", "is", "it", "its", "just", "may", "me", "might", "more",
    "most", "must", "my", "no", "nor", "not", "of", "on", "or", "our", "out", "over", "own", "same", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "these", "they", "this",
    "those", "to", "too", "up", "very", "was", "we", "were", "what", "when", "where", "which", "who", "whom",
    "why", "will", "with", "would", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn endings_and_stop_words_do_not_count() {
        assert_eq!(content("The mayors signed it"), content("Signing of the mayor"));
        assert_ne!(content("as"), content("gas"));
    }
}
