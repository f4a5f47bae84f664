//! Tags of HTML in a text that is no page: pasted with the words, or typed.

use super::walk::{BLOCKS, SILENT};

/// Length of the HTML tag or comment a text begins with. A tag has a name HTML knows, closes within
/// a thousand bytes and before the next one opens, and has attributes with values or none, so that
/// `a <b and c> d` stays text.
pub(crate) fn tag_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 1000;
    let close = text
        .bytes()
        .take(LONGEST)
        .skip(1)
        .position(|b| matches!(b, b'>' | b'<'))?
        + 1;
    if text.as_bytes()[close] != b'>' {
        return None;
    }
    let inner = &text[1..close];
    let name = tag_name(text);
    let attributes = inner
        .trim_start_matches('/')
        .get(name.len()..)?
        .trim_end_matches('/')
        .trim();
    let known = parts(&name) || INLINE_TAGS.contains(&name.as_str());
    (known && (attributes.is_empty() || attributes.contains('=')) || inner.starts_with("!--"))
        .then_some(close + 1)
}

/// Whether a tag parts what stands before and behind it; so does a comment.
pub(crate) fn is_block_tag(tag: &str) -> bool {
    parts(&tag_name(tag)) || tag.starts_with("<!--")
}

fn parts(name: &str) -> bool {
    [BLOCKS, SILENT, PARTING_TAGS]
        .iter()
        .any(|tags| tags.contains(&name))
}

fn tag_name(tag: &str) -> String {
    tag[1..]
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .take(12)
        .collect()
}

/// Tags beside those of blocks and of what is never shown that part what stands before and behind them.
const PARTING_TAGS: &[&str] = &["br", "img", "link", "meta", "td", "th", "time", "title"];

/// Tags inside running text.
const INLINE_TAGS: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "u",
];
