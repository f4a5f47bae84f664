//! The article as a whole: what it says of itself, and its pieces.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The article as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// The headline, when there is one.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// BCP 47 language code, "und" when it cannot be told.
    pub language: String,
    /// The publication date.
    pub published: Option<Published>,
    /// Length in code points.
    pub characters: usize,
    /// Number of word tokens.
    pub words: usize,
}

/// The article's own date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    /// ISO 8601 calendar date.
    pub value: String,
    /// How it was found.
    pub how: PublishedHow,
    /// Where it stands in the text.
    pub span: Option<Span>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// Where the publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PublishedHow {
    /// The reader said so.
    Given,
    /// A header line above or below the article.
    Header,
    /// The line with the author's name.
    Byline,
    /// "LONDON, March 3 (Wire) -".
    Dateline,
    /// A caption's full date completes one in the text.
    Caption,
    /// The running text.
    Text,
    /// What a page in HTML says of itself to machines.
    Metadata,
}

/// What a piece of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The article's title, or a title inside it.
    Headline,
    /// A line of its own with place or date.
    Dateline,
    /// A line with the author's name.
    Byline,
    /// What stands under a picture.
    Caption,
    /// Running text.
    Paragraph,
    /// An item of a list.
    List,
    /// Menus, buttons, reading times, links to other articles.
    Boilerplate,
    /// A note about the author.
    AuthorNote,
}

impl BlockKind {
    /// Whether the article tells its story in such pieces.
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::List)
    }
}

/// A block in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlockSpan {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// On a whole page, how sure it is that the block belongs to the article, or is left out, as its kind
    /// says: 0 to 1. Below a half it was kept so that nothing of the article is lost. Absent where wording
    /// alone says what the block is, where the reader said so, and in texts that are no whole page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

impl BlockSpan {
    /// Whether the block was kept in the article although it rather looks like a piece of the page around it.
    pub fn is_doubtful(&self) -> bool {
        self.kind.is_prose() && self.confidence.is_some_and(|confidence| confidence < 0.5)
    }
}

/// A sentence in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentenceSpan {
    /// Where it stands.
    pub span: Span,
    /// Index into `blocks`.
    pub block: usize,
}
