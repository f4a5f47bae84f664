//! What is told in short: the rows of the timeline and the summary.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// One event on the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineRow {
    /// First and last day, both included, in ISO 8601.
    pub interval: Option<[String; 2]>,
    /// The time as people write it ("20 Nov 2024", "June 2024").
    pub display: String,
    /// The event's id.
    pub event: String,
    /// What happened, in a few words.
    pub label: String,
    /// Index into `sentences`.
    pub sentence: usize,
    /// How sure the time is.
    pub certainty: Certainty,
    /// Whether it is told beside the story: few readers would put it on a timeline.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub background: bool,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// How sure the time of a timeline row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The text states it.
    Exact,
    /// It was worked out.
    Inferred,
    /// It cannot be placed on a calendar.
    Vague,
}

/// The article in brief.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Indices into `sentences`, in order of the text.
    pub sentences: Vec<usize>,
    /// Those sentences as one text.
    pub text: String,
    /// Who, what, when, where, how many, according to whom.
    pub key_facts: Vec<KeyFact>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// One fact of the brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeyFact {
    /// The question it answers.
    pub question: Question,
    /// The fact, as one short line.
    pub text: String,
    /// Where the article says so.
    pub evidence: Vec<Span>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

impl KeyFact {
    /// A fact that was found, with where the text says so.
    pub fn found(question: Question, text: String, evidence: Vec<Span>) -> Self {
        Self {
            question,
            text,
            evidence,
            set_by: None,
        }
    }
}

/// The questions a brief answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Who it is about.
    Who,
    /// What happened.
    What,
    /// When it happened.
    When,
    /// Where it happened.
    Where,
    /// How many, how much.
    HowMany,
    /// According to whom.
    AccordingTo,
}
