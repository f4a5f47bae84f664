//! What people are called who write for the press.

use crate::words::{Words, under};
use std::sync::LazyLock;

const LISTS: &str = include_str!("press.txt");
static PRESS: LazyLock<Words> = LazyLock::new(|| under(LISTS, "press"));
static LEARNED: LazyLock<Words> = LazyLock::new(|| under(LISTS, "learned"));

/// Whether a word names what people do who write for the press.
pub fn is_press_role(word: &str) -> bool {
    PRESS.contains(word.to_lowercase().as_str())
}

/// Whether a word names what people are who write opinion pieces.
pub fn is_learned_role(word: &str) -> bool {
    LEARNED.contains(word.to_lowercase().as_str())
}
