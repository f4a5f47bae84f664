//! What the extraction found: the types the JSON carries.
//!
//! Field names and enum spellings are the JSON's (`dateline/analysis-1`). Spans are bytes inside
//! the library; [`Analysis::with_offsets`] translates all of them at once at the boundary.

mod article;
mod brief;
mod correction;
mod entity;
mod event;
mod quantity;
mod quote;
mod spans;
mod timex;

pub use article::{Article, BlockKind, BlockSpan, Published, PublishedHow, SentenceSpan};
pub use brief::{Certainty, KeyFact, Question, Summary, TimelineRow};
pub use correction::{Act, Anchor, Applied, Correction, Outcome, Scope};
pub use entity::{Entity, EntityKind, EntityMention, MentionForm};
pub use event::{Argument, Basis, Event, EventStatus, EventWhen, Participant, Role, Trigger};
pub use quantity::{Bound, Quantity, QuantityKind};
pub use quote::Quote;
pub use timex::{DatePart, Timex, TimexType};

use crate::span::{OffsetUnit, Span};
use serde::{Deserialize, Serialize};

/// The name of the JSON format this crate writes.
pub const SCHEMA: &str = "dateline/analysis-1";

/// Everything that was found in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Analysis {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The program and its version.
    pub generator: String,
    /// What the numbers of every span count.
    pub offset_unit: OffsetUnit,
    /// The text that spans count in, when it is not the input itself (a page in HTML).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The article as a whole.
    pub article: Article,
    /// Pieces of the page, in order.
    pub blocks: Vec<BlockSpan>,
    /// Sentences, in order.
    pub sentences: Vec<SentenceSpan>,
    /// Who and what is named, most salient first.
    pub entities: Vec<Entity>,
    /// Time expressions, in order.
    pub timexes: Vec<Timex>,
    /// Numbers with a meaning, in order.
    pub quantities: Vec<Quantity>,
    /// Who is quoted, in order.
    pub quotes: Vec<Quote>,
    /// What happened, in order of mention.
    pub events: Vec<Event>,
    /// The events that matter, in order of time; vague ones last.
    pub timeline: Vec<TimelineRow>,
    /// The article in brief.
    pub summary: Summary,
    /// What could not be done, or was assumed.
    pub warnings: Vec<Warning>,
    /// What the reader corrected, in order, with what became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Applied>,
}

/// Who set a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SetBy {
    /// The reader, by a correction.
    Reader,
}

/// What could not be done, or was assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// A stable name for programs ("no_publication_date").
    pub code: String,
    /// A sentence for people.
    pub message: String,
    /// Where, when it is about one place.
    pub span: Option<Span>,
}
