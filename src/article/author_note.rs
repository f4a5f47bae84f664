//! The note about the author below an article: a name, a role, a few sentences on a career.

use super::byline::byline_name;
use super::page::{Feature, Page, bare_words, is_capitalized, is_name};
use super::press::{is_learned_role, is_press_role};
use crate::analysis::BlockKind;

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
