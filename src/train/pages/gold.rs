//! The right label of each piece of a page, found by laying the gold body and the metadata beside it.

use super::corpora::GoldPage;
use super::dates::days;
use crate::article::author_note::is_bio;
use crate::article::byline::byline_name;
use crate::article::captions::is_caption;
use crate::article::labels::Label;
use crate::article::metadata::without_outlet;
use crate::article::pieces::Piece;
use crate::markup::Page;
use std::collections::{HashMap, HashSet};

/// Words in a shingle.
const SHINGLE: usize = 4;

/// Letters and digits of a text in lower case, word by word.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The same as one line.
pub fn normal(text: &str) -> String {
    words(text).join(" ")
}

/// The words of each title the page gives itself, without the name of the outlet.
pub fn titles(gold: &GoldPage) -> Vec<Vec<String>> {
    let bare = |title: &String| words(without_outlet(title, &gold.page.metadata.outlets));
    gold.title
        .iter()
        .chain(&gold.page.metadata.titles)
        .map(bare)
        .collect()
}

/// Whether two titles are the same, or one holds the other and hardly more.
pub fn alike(a: &[String], b: &[String]) -> bool {
    let (a, b) = (a.join(" "), b.join(" "));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && long.contains(&short) && short.len() * 3 > long.len() * 2
}

/// The label of every piece, of the page as text or, with `page`, as HTML.
pub fn labels(gold: &GoldPage, text: &str, pieces: &[Piece], page: Option<&Page>) -> Vec<Label> {
    let body = words(&gold.body);
    let shingles: HashSet<&[String]> = body.windows(SHINGLE).collect();
    let lines: HashSet<String> = gold.body.lines().map(normal).collect();
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.span.of(text)).collect();
    let mut story: Vec<bool> = texts
        .iter()
        .map(|text| {
            let words = words(text);
            let all = words.windows(SHINGLE).count();
            let inside = words
                .windows(SHINGLE)
                .filter(|shingle| shingles.contains(shingle))
                .count();
            words.len() > SHINGLE && inside * 2 > all
        })
        .collect();
    let long = story.clone();
    for at in 0..texts.len() {
        let near = long[at.saturating_sub(3)..(at + 4).min(long.len())]
            .iter()
            .any(|&story| story);
        story[at] |= near
            && words(texts[at]).len() <= SHINGLE
            && lines.contains(&normal(texts[at]))
            && !normal(texts[at]).is_empty();
    }
    let first = story.iter().position(|&story| story).unwrap_or(texts.len());
    let end = story.iter().rposition(|&story| story).map_or(0, |last| last + 1);
    let headline = headline(gold, &texts, first);
    let head = headline.unwrap_or(first).saturating_sub(4)..(first + 3).min(texts.len());
    let captions = captions(&gold.page);
    let tag = |at: usize| page.map(|page| page.elements[page.lines[pieces[at].line].element].tag.as_str());
    (0..texts.len())
        .map(|at| {
            let text = texts[at];
            let count = words(text).len();
            if Some(at) == headline {
                Label::Headline
            } else if story[at] {
                let below = story.get(at + 1).copied().unwrap_or_default();
                match tag(at) {
                    Some("li") => Label::List,
                    Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => Label::Heading,
                    _ if text.starts_with(['•', '▪']) => Label::List,
                    _ if count <= 14 && below && !text.ends_with(['.', '!', '"', '”', ',', ':', ';']) => {
                        Label::Heading
                    }
                    _ => Label::Story,
                }
            } else if head.contains(&at) && is_byline(gold, text) {
                Label::Byline
            } else if head.contains(&at) && is_dateline(gold, text) {
                Label::Dateline
            } else if captions.contains(&normal(text)) || count < 60 && is_caption(text) {
                Label::Caption
            } else if at >= end && at < end + 8 && is_author_note(gold, text) {
                Label::AuthorNote
            } else if at < first
                && gold
                    .page
                    .metadata
                    .outlets
                    .iter()
                    .any(|outlet| normal(outlet) == normal(text))
            {
                Label::Outlet
            } else {
                Label::Boilerplate
            }
        })
        .collect()
}

/// The nearest line above the story that is the title, or holds hardly more than it.
fn headline(gold: &GoldPage, texts: &[&str], first: usize) -> Option<usize> {
    let titles: Vec<String> = gold
        .title
        .iter()
        .chain(&gold.page.metadata.titles)
        .map(|title| normal(without_outlet(title, &gold.page.metadata.outlets)))
        .filter(|title| title.split(' ').count() >= 2)
        .collect();
    let above = || (0..(first + 2).min(texts.len())).rev();
    titles.iter().find_map(|title| {
        above().find(|&at| normal(texts[at]) == *title).or_else(|| {
            above().find(|&at| {
                let line = normal(texts[at]);
                line.split(' ').count() >= 3
                    && (title.contains(&line) && line.len() * 3 > title.len() * 2
                        || line.contains(title.as_str()) && title.len() * 3 > line.len() * 2)
            })
        })
    })
}

fn is_byline(gold: &GoldPage, text: &str) -> bool {
    let count = words(text).len();
    let named = gold
        .author
        .as_ref()
        .map(|author| normal(author))
        .filter(|author| author.contains(' '));
    match named {
        Some(author) => count <= 25 && normal(text).contains(&author),
        None => text.starts_with("By ") && count <= 15 && byline_name(text).is_some(),
    }
}

fn is_dateline(gold: &GoldPage, text: &str) -> bool {
    let known = gold.published.as_deref().map(days).unwrap_or_default();
    words(text).len() <= 25
        && days(text)
            .iter()
            .any(|day| known.is_empty() || known.contains(day))
}

fn is_author_note(gold: &GoldPage, text: &str) -> bool {
    let author = gold.author.as_ref().map(|author| normal(author));
    is_bio(text) || author.is_some_and(|author| author.contains(' ') && normal(text).starts_with(&author))
}

/// What stands under the pictures of a page.
fn captions(page: &Page) -> HashSet<String> {
    let mut below: HashMap<usize, bool> = HashMap::new();
    for (at, element) in page.elements.iter().enumerate() {
        let own = element.tag == "figcaption" || element.tag == "figure" || element.names.contains("caption");
        let above = element.parent.is_some_and(|parent| below[&parent]);
        below.insert(at, own || above);
    }
    page.lines
        .iter()
        .filter(|line| below[&line.element] && line.span.len() < 500)
        .map(|line| normal(line.span.of(&page.text)))
        .filter(|line| line.contains(' '))
        .collect()
}
