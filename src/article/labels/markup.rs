//! Features of a line that HTML gives.

use super::container::Containers;
use super::features::Emit;
use super::look::Look;
use crate::article::metadata;
use crate::lexicon::hash;
use crate::markup::Page;

/// Elements that tell what stands in them, wherever above a line they stand.
const TELLING: &[&str] = &[
    "article",
    "main",
    "nav",
    "aside",
    "footer",
    "header",
    "figure",
    "figcaption",
    "form",
    "li",
    "table",
    "blockquote",
    "section",
    "ul",
    "h1",
    "h2",
    "h3",
];

/// The markup of a page, ready to be asked.
pub struct Structure<'p> {
    page: &'p Page,
    containers: Containers,
    /// Which of [`TELLING`] stand above each element, a bit for each.
    around: Vec<u32>,
    titles: Vec<u64>,
}

impl<'p> Structure<'p> {
    /// Looks at the whole page.
    pub fn new(page: &'p Page, looks: &[Look], lines: &[usize]) -> Structure<'p> {
        let mut prose = vec![false; page.lines.len()];
        for (look, &line) in looks.iter().zip(lines) {
            prose[line] |= look.prose;
        }
        let mut around: Vec<u32> = Vec::with_capacity(page.elements.len());
        for element in &page.elements {
            let own = TELLING
                .iter()
                .position(|tag| *tag == element.tag)
                .map_or(0, |at| 1 << at);
            around.push(own | element.parent.map_or(0, |parent| around[parent]));
        }
        let titles = page
            .metadata
            .titles
            .iter()
            .map(|title| Look::new(metadata::without_outlet(title, &page.metadata.outlets)).key);
        Structure {
            page,
            containers: Containers::new(page, &prose),
            around,
            titles: titles.collect(),
        }
    }

    /// The features of a piece of a line.
    pub fn features(&self, line: usize, look: &Look, emit: &mut Emit) {
        let here = &self.page.lines[line];
        let element = here.element;
        let parent = |element: usize| self.page.elements[element].parent;
        let linked = (here.linked * 4 / here.span.len().max(1)).min(4) as u64;
        emit.add("linked", linked * 16 + look.length());
        let kept = u64::from(self.containers.kept[element]);
        let unlikely = u64::from(self.containers.unlikely[element]);
        emit.add("kept", kept);
        emit.add("kept and shape", kept * 16 + look.shape());
        emit.add("kept and linked", (kept * 8 + linked) * 2 + unlikely);
        emit.add("unlikely and shape", unlikely * 16 + look.shape());
        emit.add("depth", u64::from(self.containers.depth[element].min(6)));
        for (at, _) in TELLING.iter().enumerate() {
            if self.around[element] >> at & 1 == 1 {
                emit.add("around", at as u64);
                emit.add("around and shape", at as u64 * 16 + look.shape());
            }
        }
        let mut above = Some(element);
        for level in 0..4u64 {
            let Some(element) = above else { break };
            let share = (self.containers.share[element] * 10.0).ceil() as u64;
            emit.add("share", level * 16 + share);
            let tag = hash::word(&self.page.elements[element].tag);
            emit.add("tag", hash::mix(level, tag));
            if level < 3 {
                for name in parts(&self.page.elements[element].names) {
                    emit.add("name", hash::mix(level.min(1), hash::word(name)));
                }
            }
            above = parent(element);
        }
        for name in parts(&here.marks) {
            emit.add("mark", hash::word(name));
        }
        let same = |other: Option<usize>| {
            let other = other
                .and_then(|line| self.page.lines.get(line))
                .map(|line| line.element);
            other.is_some_and(|other| parent(other) == parent(element))
        };
        emit.add(
            "siblings",
            u64::from(same(line.checked_sub(1))) * 2 + u64::from(same(Some(line + 1))),
        );
        if let Some(rank) = self
            .titles
            .iter()
            .position(|&title| title == look.key && look.key != 0)
        {
            emit.add("title", 0);
            emit.add("title of rank", rank.min(3) as u64);
        }
    }
}

/// The words names are put together from: "article-body__text" has three.
fn parts(names: &str) -> impl Iterator<Item = &str> {
    names
        .split(|c: char| !c.is_alphabetic())
        .filter(|part| (3..=20).contains(&part.len()))
        .take(24)
}
