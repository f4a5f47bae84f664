//! The rules that say what a piece of the page is, in the order they are asked.

use super::author_note;
use super::byline;
use super::captions::is_caption;
use super::dates;
use super::head;
use super::page::{Page, is_capitalized, is_name};
use super::phrases;
use super::stamps::is_stamp;
use crate::analysis::BlockKind;

/// A rule looks at one piece on its page and says what it is, or nothing.
type Rule = fn(&Page, usize) -> Option<BlockKind>;

/// Asked piece by piece, from first to last; the first answer holds.
///
/// - Page phrases come first: "Related:" must be known before titles near it are looked at.
/// - Dates come before bylines ("By" lines may hold one), bylines before titles, which they
///   resemble.
/// - Captions come before titles: a caption may have no period.
/// - Links need the phrase before them to be known, and come before lists: links may be numbered.
/// - Menus come before titles, of which they look like a row.
/// - What stands below the story is asked last, when nothing better is known.
const RULES: &[Rule] = &[
    page_phrase,
    date_line,
    caption,
    picture_text,
    byline,
    contributors,
    link_title,
    list_item,
    menu,
    section_label,
    title,
    subtitle,
    below_story,
];

/// Gives every piece its kind.
pub fn classify(page: &mut Page) {
    // Notices and captions may be whole sentences; the story begins and ends without them.
    for index in 0..page.pieces.len() {
        if page.pieces[index].kind.is_none() {
            page.pieces[index].kind = page_phrase(page, index).or_else(|| caption(page, index));
        }
    }
    page.find_story();
    author_note::mark_author_note(page);
    page.find_story();
    for index in 0..page.pieces.len() {
        let known = page.pieces[index].kind;
        let kind = known.or_else(|| RULES.iter().find_map(|rule| rule(page, index)));
        page.settle(index, kind);
    }
}

/// What a line of the head of a whole page is, by its wording alone.
pub fn head_line(page: &Page, index: usize) -> Option<BlockKind> {
    let (line, prose) = (page.text(index), page.pieces[index].prose);
    date_line(page, index)
        .or_else(|| (!prose && byline::byline_name(line).is_some()).then_some(BlockKind::Byline))
        .or_else(|| (!prose && is_stamp(line)).then_some(BlockKind::Dateline))
}

fn page_phrase(page: &Page, index: usize) -> Option<BlockKind> {
    phrases::is_page_phrase(page.text(index)).then_some(BlockKind::Boilerplate)
}

fn date_line(page: &Page, index: usize) -> Option<BlockKind> {
    dates::is_date_line(page.text(index)).then_some(BlockKind::Dateline)
}

/// What stands under a picture: it says so ("This photo shows"), or ends with the credit of one.
fn caption(page: &Page, index: usize) -> Option<BlockKind> {
    let piece = &page.pieces[index];
    (piece.words <= 59 && is_caption(piece.text)).then_some(BlockKind::Caption)
}

/// A line behind the bare credit of a picture ("Getty Images") says what is on it.
fn picture_text(page: &Page, index: usize) -> Option<BlockKind> {
    let before = &page.pieces[index.checked_sub(1)?];
    let bare_credit = before.kind == Some(BlockKind::Caption) && before.words <= 4 && !before.closed;
    (bare_credit && !page.pieces[index].prose).then_some(BlockKind::Caption)
}

/// "Jane Doe in Lyon contributed to this report.", "(Reporting by Jane Doe; editing by John Roe)".
fn contributors(page: &Page, index: usize) -> Option<BlockKind> {
    let piece = &page.pieces[index];
    let text = piece.text.trim_end_matches(['.', ')', ' ']);
    let contributed = [
        "contributed to this report",
        "contributed to this story",
        "contributed reporting",
        "contributed to this article",
    ]
    .iter()
    .any(|ending| text.ends_with(ending));
    (piece.words <= 40 && (contributed || piece.text.starts_with("(Reporting by ")))
        .then_some(BlockKind::Byline)
}

fn byline(page: &Page, index: usize) -> Option<BlockKind> {
    let line = page.text(index);
    if byline::byline_name(line).is_some() && (!page.pieces[index].prose || line.starts_with("Reporting by"))
    {
        return Some(BlockKind::Byline);
    }
    // A bare name is a byline between the title and the story, or next to its date.
    let piece = &page.pieces[index];
    let bare_name = piece.words <= 4 && !piece.closed && is_name(line);
    let near_head = page.is_above(index)
        && index > 0
        && (!page.headlines.is_empty() || dates::is_date_line(page.text(index + 1)));
    (bare_name && near_head).then_some(BlockKind::Byline)
}

/// A bullet, or a short item in a row of numbered ones.
fn list_item(page: &Page, index: usize) -> Option<BlockKind> {
    let text = page.text(index);
    let bullet = ["• ", "· ", "* ", "- ", "– ", "▪ ", "‣ ", "◦ ", "● ", "■ ", "→ "]
        .iter()
        .any(|mark| text.starts_with(mark))
        || text.starts_with('•');
    let number = item_number(text);
    let numbered = number.is_some_and(|number| {
        let neighbour = |text: &str, by: u32| item_number(text) == Some(by);
        neighbour(page.text(index + 1), number + 1)
            || index > 0 && number > 1 && neighbour(page.text(index - 1), number - 1)
    });
    (bullet || numbered).then_some(BlockKind::List)
}

/// 3 for "3. Bring water" and "3) Bring water".
fn item_number(text: &str) -> Option<u32> {
    let digits = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let marked = [". ", ") ", "\t"].iter().any(|mark| rest.starts_with(mark));
    if digits == 0 || !marked {
        return None;
    }
    text[..digits].parse().ok()
}

/// Titles of other articles, behind "Related:", up to the next prose.
fn link_title(page: &Page, index: usize) -> Option<BlockKind> {
    let unfinished = |index: usize| !page.pieces[index].prose && !page.text(index).ends_with(['.', ':']);
    if !unfinished(index) {
        return None;
    }
    let before = (0..index).rev().take(12).find(|&before| {
        page.pieces[before].kind != Some(BlockKind::Boilerplate)
            || phrases::announces_links(page.text(before))
    });
    before
        .is_some_and(|before| phrases::announces_links(page.text(before)))
        .then_some(BlockKind::Boilerplate)
}

/// What newspapers call their sections, in the bar above every page.
const SECTIONS: &[&str] = &[
    "Analysis",
    "Arts",
    "Books",
    "Business",
    "Climate",
    "Comment",
    "Culture",
    "Economy",
    "Education",
    "Entertainment",
    "Environment",
    "Fashion",
    "Film",
    "Food",
    "Health",
    "Home",
    "Lifestyle",
    "Local",
    "Markets",
    "Money",
    "Music",
    "News",
    "Obituaries",
    "Opinion",
    "Photos",
    "Podcasts",
    "Politics",
    "Puzzles",
    "Science",
    "Shop",
    "Sport",
    "Sports",
    "Style",
    "Tech",
    "Technology",
    "Travel",
    "Video",
    "Videos",
    "Weather",
    "World",
];

/// Three or more sections in one line, and nothing else.
fn is_section_bar(text: &str) -> bool {
    let mut words = text.split_whitespace();
    text.split_whitespace().count() >= 3 && words.all(|word| SECTIONS.binary_search(&word).is_ok())
}

/// Three or more lines of a word or two each, one under the other, or many with bars between them; or
/// the sections of the paper in a row.
fn menu(page: &Page, index: usize) -> Option<BlockKind> {
    let text = page.text(index);
    if is_section_bar(text) {
        return Some(BlockKind::Boilerplate);
    }
    let bars = text.matches(['|', '›', '·', '»']).count();
    if bars >= 2
        && !page.pieces[index].closed
        && text
            .split(['|', '›', '·', '»'])
            .all(|item| item.split_whitespace().count() <= 3)
    {
        return Some(BlockKind::Boilerplate);
    }
    page.story?;
    let item = |index: usize| {
        let piece = &page.pieces[index];
        piece.words <= 2
            && !piece.closed
            && is_capitalized(piece.text)
            && !piece.text.ends_with([',', ';', '-'])
            && matches!(piece.kind, None | Some(BlockKind::Boilerplate))
    };
    if !item(index) || !(page.is_above(index) || page.is_below(index)) {
        return None;
    }
    let before = (0..index)
        .rev()
        .take(3)
        .take_while(|&before| item(before))
        .count();
    let after = (index + 1..page.pieces.len())
        .take(3)
        .take_while(|&after| item(after))
        .count();
    (before + after >= 2).then_some(BlockKind::Boilerplate)
}

/// A word or two above the title name the section it stands in; a few more, the paper.
fn section_label(page: &Page, index: usize) -> Option<BlockKind> {
    let piece = &page.pieces[index];
    let label = page.is_above(index)
        && (piece.words <= 2 || head::is_masthead(piece.text))
        && !piece.closed
        && !piece.text.contains(|c: char| c.is_numeric());
    let title_below = (index + 1..page.pieces.len())
        .take(10)
        .take_while(|&below| page.is_above(below))
        .any(|below| {
            page.pieces[below].kind.is_none() && page.pieces[below].words >= 4 && !page.pieces[below].prose
        });
    (label && title_below).then_some(BlockKind::Boilerplate)
}

/// The title of the article: above the story, short, not ended by a period; or the same again
/// wherever it is repeated.
fn title(page: &Page, index: usize) -> Option<BlockKind> {
    let piece = &page.pieces[index];
    // A line with tabs is a row of a table.
    let title_like =
        piece.words <= 30 && !piece.text.ends_with(['.', ':', ',', ';']) && !piece.text.contains('\t');
    if !title_like || page.story.is_none() {
        return None;
    }
    if page.is_above(index) && (piece.words >= 2 || page.pieces.len() == 2) {
        return Some(BlockKind::Headline);
    }
    let mut titles = page.headlines.iter().take(5).map(|&title| page.text(title));
    (piece.repeated && titles.any(|title| title.eq_ignore_ascii_case(piece.text)))
        .then_some(BlockKind::Headline)
}

/// Words a question begins with that stands as a title.
const QUESTION_WORDS: &[&str] = &["What", "Why", "How", "Who", "When", "Where", "Which"];

/// "What happens next?": no more than a question of a few words.
fn is_question(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    text.ends_with('?')
        && QUESTION_WORDS.contains(&first.split(['\'', '’']).next().unwrap_or_default())
        && (2..=9).contains(&text.split_whitespace().count())
        && !text[..text.len() - 1].contains(['.', '!', '?'])
}

/// A title inside the story: a question, or a short line without a period, that prose follows and no
/// other such line surrounds (those are verse, or a table).
fn subtitle(page: &Page, index: usize) -> Option<BlockKind> {
    let piece = &page.pieces[index];
    let title_like = |index: usize| {
        let piece = &page.pieces[index];
        is_question(piece.text)
            || piece.words <= 20
                && !piece.closed
                && !piece.prose
                && !piece.text.ends_with([',', ';'])
                && !piece.text.contains('\t')
                && piece
                    .text
                    .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                && piece.text.chars().any(char::is_alphabetic)
    };
    if !title_like(index) || piece.words < 2 && piece.text.len() < 6 || page.is_below(index) {
        return None;
    }
    let below = index + 1 < page.pieces.len() && page.pieces[index + 1].prose;
    let alone = index == 0 || {
        let before = &page.pieces[index - 1];
        before.prose || before.closed || before.kind.is_some()
    };
    (below && alone).then_some(BlockKind::Headline)
}

/// Behind the last prose: links and labels once the page has begun to speak of itself; text, when
/// it follows the story directly.
fn below_story(page: &Page, index: usize) -> Option<BlockKind> {
    let piece = &page.pieces[index];
    if !page.is_below(index) || piece.closed && piece.words >= 4 {
        return None;
    }
    let tags = piece.text.starts_with('#') && piece.text.split_whitespace().all(|word| word.starts_with('#'));
    let bare = !piece.text.chars().any(char::is_alphabetic);
    (tags || page.turned && !bare).then_some(BlockKind::Boilerplate)
}
