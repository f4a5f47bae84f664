//! Words that are given as somebody's.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Words that are given as somebody's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words, with their quotation marks when they have any.
    pub span: Span,
    /// Who said them: an entity's id.
    pub speaker: Option<String>,
    /// The words that name who said them, as they stand: a name, a description or a pronoun.
    #[serde(default)]
    pub source: Option<Span>,
    /// The verb or phrase that says so ("said", "according to").
    pub cue: Option<String>,
    /// Where that verb or phrase stands. Quotes that share it are pieces of one.
    #[serde(default)]
    pub cue_span: Option<Span>,
    /// How sure it is that these words are the source's, from 0 to 1.
    #[serde(default)]
    pub confidence: f64,
    /// Whether they stand in quotation marks.
    pub direct: bool,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}
