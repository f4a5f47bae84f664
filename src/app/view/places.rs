//! What can be gone to and opened: parts of the page, and what a card is about.

use crate::span::Span;

/// A part of the page, on screens with room for one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The text.
    Read,
    /// The timeline.
    Timeline,
    /// The lists.
    Who,
    /// Key facts, summary and quotes.
    Summary,
}

impl Pane {
    /// In the order of the bar.
    pub const ALL: [Pane; 4] = [Pane::Read, Pane::Timeline, Pane::Who, Pane::Summary];

    /// The name used in the style sheet.
    pub const fn slug(self) -> &'static str {
        match self {
            Pane::Read => "read",
            Pane::Timeline => "timeline",
            Pane::Who => "who",
            Pane::Summary => "summary",
        }
    }

    /// What the bar says.
    pub const fn label(self) -> &'static str {
        match self {
            Pane::Read => "Read",
            Pane::Timeline => "Timeline",
            Pane::Who => "Who",
            Pane::Summary => "Summary",
        }
    }
}

/// What a card is about, by its index or place in the reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Topic {
    /// A mark.
    Mark(usize),
    /// Words the reader selected.
    Selection(Span),
    /// A quote.
    Quote(usize),
    /// A row of the timeline.
    Row(usize),
    /// A piece of the page.
    Block(usize),
}

/// The control of a card that is most often wanted.
pub const FIRST: &str = "[data-first]";

/// An open card, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Pop {
    /// What it is about.
    pub topic: Topic,
    /// The line the eye is on, in page coordinates: left, top, bottom.
    pub at: (f64, f64, f64),
    /// Whether it stays until it is closed.
    pub pinned: bool,
    /// The control of it that the focus moves to, as a selector; None leaves the focus where it is.
    pub entered: Option<&'static str>,
}
