//! HTML as a neutral list of lines: the text a reader sees, with what the markup tells of each line.
//!
//! One walker ([`read`]) serves every parser: a parser lends it a [`Cursor`] over its tree. The
//! command line has html5ever ([`parse`], native only); the page lends the browser's own parser.

mod edited;
#[cfg(not(target_arch = "wasm32"))]
mod html;
mod metadata;
mod tag;
mod walk;

#[cfg(not(target_arch = "wasm32"))]
pub use html::parse;
pub(crate) use tag::{is_block_tag, tag_length};
pub use walk::read;

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A page as it is shown, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What a reader sees of it. Lines of one paragraph or list are parted by one line break, blocks
    /// by two.
    pub text: String,
    /// The lines of the text that are not empty, in order.
    pub lines: Vec<Line>,
    /// The elements that stand as blocks, each behind the one it stands in.
    pub elements: Vec<Element>,
    /// What the page says of itself to machines.
    pub metadata: Metadata,
}

impl Page {
    /// Whether its lines, elements and times fit its text and each other, as those of a page that was read do. One that
    /// was kept or sent may be damaged.
    pub fn is_sound(&self) -> bool {
        let mut end = 0;
        let mut follows = |span: Span| {
            let after = end <= span.start && span.start < span.end;
            end = span.end;
            after && self.text.get(span.start..span.end).is_some()
        };
        let count = self.elements.len();
        let lines = (self.lines.iter())
            .all(|line| follows(line.span) && line.element < count && line.linked <= self.text.len());
        let elements = self.elements.iter().enumerate();
        lines
            && elements
                .into_iter()
                .all(|(at, element)| element.parent.is_none_or(|parent| parent < at))
            && (self.metadata.times.iter()).all(|time| self.text.is_char_boundary(time.at))
    }
}

/// A line with what the markup tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where it stands in the text.
    pub span: Span,
    /// The innermost block it begins in, as an index into [`Page::elements`].
    pub element: usize,
    /// How many of its bytes are links.
    pub linked: usize,
    /// Names (tag, class, id, role, rel, itemprop) of the elements inside the line.
    pub marks: String,
}

/// An element that stands as a block of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// The block it stands in; the first element stands in none.
    pub parent: Option<usize>,
    /// Its tag, in lower case.
    pub tag: String,
    /// Its class, id, role, rel and itemprop, in lower case, with blanks between them.
    pub names: String,
}

/// What a page says of itself to machines: JSON-LD, Open Graph, meta elements, its title, `<time>`. Each
/// list has the most trustworthy first; nothing is checked but that it is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Titles of the article; the page's own title, which often adds the outlet, is the last.
    pub titles: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who published it.
    pub outlets: Vec<String>,
    /// When it was published, as a rule in ISO 8601.
    pub published: Vec<String>,
    /// When it was last changed.
    pub modified: Vec<String>,
    /// The times that stand in the text.
    pub times: Vec<Time>,
}

/// A `<time datetime>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// Its attribute, as a rule in ISO 8601.
    pub value: String,
    /// Byte offset of its text.
    pub at: usize,
    /// Its class and itemprop.
    pub names: String,
}

/// What a node of the tree is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element, by its tag; upper and lower case are the same.
    Element(String),
    /// A text node with its text.
    Text(String),
    /// A comment or anything else that is not read.
    Other,
}

/// A place in a parsed tree, which can be moved. It begins at the root (the document, or its
/// outermost element) and is what the browser's `TreeWalker` is: `first_child`, `next_sibling` and
/// `parent` move there and say true, or stay and say false when there is no such node.
///
/// In a browser, use a `TreeWalker` over a document of `DOMParser`, not the nodes' own properties:
/// form controls named like them take their place.
pub trait Cursor {
    /// What stands here.
    fn node(&self) -> Node;
    /// An attribute of the element that stands here.
    fn attribute(&self, name: &str) -> Option<String>;
    /// Moves down.
    fn first_child(&mut self) -> bool;
    /// Moves on.
    fn next_sibling(&mut self) -> bool;
    /// Moves up.
    fn parent(&mut self) -> bool;
}
