//! The walk over a parsed page: without recursion, each node once.

use super::metadata::Notes;
use super::{Cursor, Element, Line, Node, Page, Time};
use crate::span::Span;

/// Elements whose content is never text of the page.
pub(super) const SILENT: &[&str] = &[
    "button", "canvas", "dialog", "head", "iframe", "input", "math", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "audio", "video",
];

/// Elements that stand as blocks.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Blocks that follow each other without an empty line.
const CLOSE_BLOCKS: &[&str] = &["dd", "dt", "li", "tbody", "tfoot", "thead", "tr"];

/// Names of an element longer than this are of no use.
const LONGEST_NAMES: usize = 300;

/// Reads a page through a cursor that stands at its root. Any tree gives a page.
pub fn read(mut cursor: impl Cursor) -> Page {
    let mut walk = Walk::default();
    let mut depth = 0;
    loop {
        let descend = walk.enter(&cursor);
        if cursor.first_child() {
            if descend {
                depth += 1;
                continue;
            }
            cursor.parent();
        }
        walk.leave();
        while !cursor.next_sibling() {
            if depth == 0 || !cursor.parent() {
                return walk.page();
            }
            depth -= 1;
            walk.leave();
        }
        if depth == 0 {
            return walk.page();
        }
    }
}

/// An element that was entered and not left yet.
#[derive(Default)]
struct Open {
    /// Line breaks before and behind it.
    breaks: usize,
    /// Whether it is a block, noted among the elements.
    block: bool,
    link: bool,
    silent: bool,
    cell: bool,
}

/// What is collected, as a rule, from nodes of one kind.
#[derive(Default)]
struct Walk {
    page: Page,
    notes: Notes,
    open: Vec<Open>,
    /// Indices of the open blocks.
    blocks: Vec<usize>,
    links: usize,
    silent: usize,
    /// White space before the next word: line breaks, or else a tab or a blank.
    breaks: usize,
    cell: bool,
    blank: bool,
    /// Names of inline elements that were entered since the last word.
    marks: String,
}

impl Walk {
    /// Sees a node before its children; whether they are to be seen.
    fn enter(&mut self, cursor: &impl Cursor) -> bool {
        let mut open = Open::default();
        let mut descend = true;
        match cursor.node() {
            Node::Text(text) => {
                if self.notes.wants_text() {
                    self.notes.text(&text);
                } else if self.silent == 0 {
                    self.words(&text);
                }
            }
            Node::Element(tag) => {
                let tag = tag.to_ascii_lowercase();
                let attribute = |name: &str| cursor.attribute(name);
                self.notes.element(&tag, &attribute);
                open.silent = SILENT.contains(&tag.as_str()) || is_hidden(&tag, &attribute);
                // The head and its scripts are silent, but they say what the page is.
                descend = !open.silent || tag == "head" || self.notes.wants_text();
                if !open.silent && self.silent == 0 {
                    self.element(&tag, &attribute, &mut open);
                }
            }
            Node::Other => {}
        }
        self.silent += usize::from(open.silent);
        self.open.push(open);
        descend
    }

    /// Sees an element that is shown.
    fn element(&mut self, tag: &str, attribute: &dyn Fn(&str) -> Option<String>, open: &mut Open) {
        if tag == "br" {
            self.breaks = (self.breaks + 1).min(2);
            return;
        }
        let names = names(attribute);
        if BLOCKS.contains(&tag) {
            *open = Open {
                breaks: if CLOSE_BLOCKS.contains(&tag) { 1 } else { 2 },
                block: true,
                ..Open::default()
            };
            self.breaks = self.breaks.max(open.breaks);
            self.marks.clear();
            let parent = self.blocks.last().copied();
            self.blocks.push(self.page.elements.len());
            self.page.elements.push(Element {
                parent,
                tag: tag.to_owned(),
                names,
            });
            return;
        }
        open.cell = matches!(tag, "td" | "th");
        self.cell |= open.cell;
        open.link = tag == "a";
        self.links += usize::from(open.link);
        if let Some(value) = attribute("datetime").filter(|_| tag == "time") {
            self.page.metadata.times.push(Time {
                value,
                at: self.page.text.len(),
                names: names.clone(),
            });
        }
        if (!names.is_empty() || matches!(tag, "time" | "b" | "strong")) && self.marks.len() < LONGEST_NAMES {
            self.marks.extend([" ", tag, " ", &names]);
        }
    }

    /// Sees the end of the node entered last.
    fn leave(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.breaks = self.breaks.max(open.breaks);
        self.links -= usize::from(open.link);
        self.silent -= usize::from(open.silent);
        self.cell |= open.cell;
        if open.block {
            self.blocks.pop();
            self.marks.clear();
        }
        self.notes.leave();
    }

    /// Writes the words of a text node.
    fn words(&mut self, text: &str) {
        for (index, word) in text.split(|c: char| c.is_whitespace()).enumerate() {
            self.blank |= index > 0;
            if word.is_empty() {
                continue;
            }
            let start = self.page.text.len();
            let between = match self.breaks {
                _ if start == 0 => "",
                0 if self.cell => "\t",
                0 if self.blank => " ",
                0 => "",
                1 => "\n",
                _ => "\n\n",
            };
            self.page.text.push_str(between);
            if start == 0 || self.breaks > 0 {
                let start = self.page.text.len();
                self.page.lines.push(Line {
                    span: Span::new(start, start),
                    element: self.blocks.last().copied().unwrap_or_default(),
                    ..Line::default()
                });
            }
            (self.breaks, self.cell, self.blank) = (0, false, false);
            self.page.text.push_str(word);
            let end = self.page.text.len();
            if let Some(line) = self.page.lines.last_mut() {
                line.span.end = end;
                if self.links > 0 {
                    line.linked += end - start.max(line.span.start);
                }
                if line.marks.len() < LONGEST_NAMES {
                    line.marks.push_str(&self.marks);
                }
            }
            self.marks.clear();
        }
    }

    fn page(mut self) -> Page {
        if self.page.elements.is_empty() {
            self.page.elements.push(Element::default());
        }
        self.notes.close(&mut self.page.metadata);
        self.page
    }
}

/// Class, id, role, rel and itemprop, in lower case.
fn names(attribute: &dyn Fn(&str) -> Option<String>) -> String {
    let mut names = String::new();
    for name in ["class", "id", "role", "rel", "itemprop"] {
        if let Some(value) = attribute(name) {
            for word in value.split_whitespace() {
                if names.len() + word.len() > LONGEST_NAMES {
                    return names;
                }
                if !names.is_empty() {
                    names.push(' ');
                }
                names.extend(word.chars().flat_map(char::to_lowercase));
            }
        }
    }
    names
}

/// Whether browsers show nothing of an element. `aria-hidden` takes signs and doubled links from
/// people who listen; on the large blocks it only says that a dialogue covers them.
fn is_hidden(tag: &str, attribute: &dyn Fn(&str) -> Option<String>) -> bool {
    let covered = ["html", "body", "main", "article", "section", "div", "p", "header"].contains(&tag);
    if attribute("hidden").is_some() || !covered && attribute("aria-hidden").as_deref() == Some("true") {
        return true;
    }
    attribute("style").is_some_and(|style| {
        let plain: String = style
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_lowercase())
            .collect();
        ["display:none", "visibility:hidden"]
            .iter()
            .any(|rule| plain.contains(rule))
    })
}
