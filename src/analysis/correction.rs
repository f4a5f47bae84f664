//! What the reader said about the text, and what became of it.

use super::{BlockKind, EntityKind, Question};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// One statement of the reader about the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Correction {
    /// Its own; no other correction of the article has it.
    pub id: String,
    /// Where it was made.
    #[serde(default)]
    pub at: Anchor,
    /// How far it reaches.
    #[serde(default)]
    pub scope: Scope,
    /// What it says.
    pub act: Act,
    /// When it was made, in ISO 8601, when that is known.
    #[serde(default)]
    pub made: Option<String>,
}

/// How far a correction reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// This place.
    #[default]
    Here,
    /// Every place of the article with the same words.
    Article,
    /// Every article: the personal lists of names and of what is none.
    Always,
}

/// What a correction says. Entities are called by their names; days and other times are written as people
/// write them ("18 Nov", "2024-06", "last Friday", "2024-11-18/2024-11-20").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// What this piece of the page is.
    Block {
        /// The kind.
        kind: BlockKind,
    },
    /// These words, no more and no fewer, are a name.
    Name {
        /// What they name.
        kind: EntityKind,
    },
    /// This is no name.
    NotAName,
    /// This names another entity: the place alone, or with [`Scope::Article`] all that its entity is named by.
    SameAs {
        /// That entity.
        entity: String,
    },
    /// These words name somebody else than the entity they were given to.
    Apart,
    /// The entity is called so.
    Called {
        /// Its name.
        name: String,
    },
    /// When this is: a time, or what the words here count from.
    Date {
        /// The time they mean.
        #[serde(default)]
        value: Option<String>,
        /// The day they count from.
        #[serde(default)]
        from: Option<String>,
    },
    /// This is no time.
    NotADate,
    /// How much this is, written as people write it ("$200 million").
    Quantity {
        /// The amount.
        value: String,
    },
    /// This is no quantity.
    NotAQuantity,
    /// Who said this.
    Speaker {
        /// The entity; none when nobody is named.
        entity: Option<String>,
    },
    /// Whether these are the speaker's very words, or what was said in other words.
    Quote {
        /// Whether they are the very words.
        direct: bool,
    },
    /// When and how an event was; what is not given stays as it is.
    Event {
        /// When it was.
        #[serde(default)]
        when: Option<String>,
        /// Who did it.
        #[serde(default)]
        who: Option<String>,
        /// The words of its row.
        #[serde(default)]
        label: Option<String>,
    },
    /// This is no event.
    NotAnEvent,
    /// A row of the reader's own, about these words.
    Row {
        /// When it was.
        #[serde(default)]
        when: Option<String>,
        /// The words of the row.
        label: String,
    },
    /// A key fact is put in, or taken out.
    Fact {
        /// The question it answers.
        question: Question,
        /// The fact.
        text: String,
        /// Whether it stands among the key facts.
        keep: bool,
    },
    /// A sentence is put into the summary, or taken out.
    Sentence {
        /// Whether it stands in the summary.
        keep: bool,
    },
    /// The day the article was published.
    Published {
        /// The day.
        day: String,
    },
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Applied,
    /// Its words, or the entity it speaks of, stand nowhere in the text.
    NotFound,
    /// The time or amount in it could not be read.
    NotUnderstood,
}

/// A correction with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Applied {
    /// The correction.
    #[serde(flatten)]
    pub correction: Correction,
    /// The places it was applied to.
    pub places: Vec<Span>,
    /// Whether it holds.
    pub outcome: Outcome,
}

/// A place in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Anchor {
    /// The words.
    pub exact: String,
    /// What stands before them.
    #[serde(default)]
    pub prefix: String,
    /// What stands behind them.
    #[serde(default)]
    pub suffix: String,
    /// Where they stood, in code points: of two places that are otherwise alike the nearer one is meant.
    #[serde(default)]
    pub start: usize,
}
