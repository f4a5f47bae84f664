//! What happened, who took part, and when.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// Something that happened, is happening, will happen, or is said to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// "v1", "v2" … in order.
    pub id: String,
    /// The clause.
    pub span: Span,
    /// The word that tells of it.
    pub trigger: Trigger,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Who and what takes part, in the article's words, named or not.
    pub arguments: Vec<Argument>,
    /// When, as far as grammar says: a timex's id.
    pub time: Option<String>,
    /// When it happened, as far as can be told from the whole article.
    #[serde(default)]
    pub when: Option<EventWhen>,
    /// Where: an entity's id.
    pub place: Option<String>,
    /// According to whom: an entity's id.
    pub source: Option<String>,
    /// Whether it came about.
    pub status: EventStatus,
    /// The event this one tells again: its id.
    pub same_as: Option<String>,
    /// Index into `sentences`.
    pub sentence: usize,
    /// Why no row of the timeline tells of it, as one plain sentence; none when one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_no_row: Option<String>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

impl Event {
    /// The id of its first telling: its own, if it is that.
    pub fn first_telling(&self) -> &str {
        self.same_as.as_deref().unwrap_or(&self.id)
    }

    /// Those who play a part in it.
    pub fn players(&self, role: Role) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(move |player| player.role == role)
    }
}

/// The word that tells of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trigger {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form.
    pub lemma: String,
}

/// Whether an event came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// It happened.
    Occurred,
    /// It goes on.
    Ongoing,
    /// It is meant to happen.
    Planned,
    /// Somebody says it happened.
    Claimed,
    /// It did not happen.
    Negated,
}

/// An entity's part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Participant {
    /// The entity's id.
    pub entity: String,
    /// Its part.
    pub role: Role,
    /// Whether the event's own sentence does not say so, but another telling of it, or another deed of the
    /// same affair.
    #[serde(default)]
    pub inferred: bool,
}

/// The part an entity plays in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Who does it.
    Agent,
    /// To whom or to what it is done.
    Patient,
    /// Another part in it.
    Other,
}

/// The words that fill a part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Argument {
    /// The whole phrase; it can stand outside the clause ("the men who were arrested").
    pub span: Span,
    /// Its part.
    pub role: Role,
    /// Whether it stands elsewhere and says what the words here go back to ("they", "the train").
    #[serde(default)]
    pub inferred: bool,
}

/// When an event happened, or is to happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventWhen {
    /// First and last day, both included, in ISO 8601; nothing when the text does not say, or names no time of
    /// the calendar.
    pub interval: Option<[String; 2]>,
    /// What it rests on.
    pub basis: Basis,
    /// How likely it is right, between 0 and 1; without an interval, how likely it is that none can be told.
    pub confidence: f64,
    /// The time expression: its id.
    pub timex: Option<String>,
    /// The reason, as one plain sentence.
    pub why: String,
}

/// What the time of an event rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The time stands with the event.
    Stated,
    /// It was worked out from times that stand elsewhere.
    Inferred,
    /// Only the day on which the article tells of it is known.
    Reported,
}
