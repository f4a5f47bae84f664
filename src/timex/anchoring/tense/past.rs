//! Past forms of verbs, known by the word alone.

use crate::words::{Words, under};
use std::sync::LazyLock;

const LISTS: &str = include_str!("words.txt");
static IRREGULAR: LazyLock<Words> = LazyLock::new(|| under(LISTS, "irregular"));
static NO_PAST: LazyLock<Words> = LazyLock::new(|| under(LISTS, "no_past"));

/// Past forms: the irregular ones that news write beside dates, and the regular ones.
pub(super) fn is_past_form(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    IRREGULAR.contains(word) || regular && !NO_PAST.contains(word)
}
