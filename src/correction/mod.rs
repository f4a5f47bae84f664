//! What the reader knows better: corrections, as input to the pipeline.
//!
//! A [`Correction`] is a statement about the text. It is laid down beside the text, not over the result: the
//! stage that makes that kind of fact asks for the corrections of its layer after its own reading, and they
//! win. What stands to the right of that stage follows by itself, so a name that is none is gone from the key
//! facts, the timeline and the JSON as well.
//!
//! [`Corrections`] finds the places of all corrections once ([`anchor`]); one file a layer applies them. What
//! stands nowhere in the text any more is kept, and listed as not found.

pub mod anchor;
mod blocks;
mod brief;
mod dates;
mod entities;
mod names;
mod quantities;
mod quotes;
mod story;

pub use anchor::Anchor;

use crate::analysis::{BlockKind, EntityKind, Question};
use crate::span::Span;
use anchor::{occurrences, resolve};
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// The name of the format of a list of corrections.
pub const SCHEMA: &str = "dateline/corrections-1";

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

/// A list of corrections as a file. An analysis is such a file, too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CorrectionFile {
    /// [`SCHEMA`], or that of an analysis.
    pub schema: String,
    /// In the order they were made.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// The corrections of a file: of a list of them, or of an analysis that was written earlier. The error is one
/// sentence.
pub fn read_file(json: &str) -> Result<Vec<Correction>, String> {
    let file: CorrectionFile =
        serde_json::from_str(json).map_err(|error| format!("this is no list of corrections: {error}"))?;
    match file.schema.as_str() {
        SCHEMA | crate::analysis::SCHEMA => Ok(file.corrections),
        other => Err(format!("this is \"{other}\", not {SCHEMA}")),
    }
}

/// The file of a list of corrections, as JSON.
pub fn write_file(corrections: &[Correction]) -> String {
    let file = CorrectionFile {
        schema: SCHEMA.to_owned(),
        corrections: corrections.to_vec(),
    };
    serde_json::to_string_pretty(&file).expect("plain data always has a JSON form")
}

/// A correction and where it holds.
struct Placed<'c> {
    correction: &'c Correction,
    /// The place it was made at.
    at: Option<Span>,
    /// All places it speaks of, in order.
    spans: Vec<Span>,
    outcome: Cell<Outcome>,
}

impl Placed<'_> {
    /// Whether the correction speaks of what stands at `span`: at its own place of all that shares a letter
    /// with it, elsewhere of the same words only ("Kim" is not "Kim Jong-un").
    fn touches(&self, span: Span) -> bool {
        self.at.is_some_and(|at| at.overlaps(span)) || self.spans.binary_search(&span).is_ok()
    }

    fn is_here(&self) -> bool {
        self.correction.scope == Scope::Here
    }
}

/// All corrections of a text, with their places.
pub struct Corrections<'c> {
    placed: Vec<Placed<'c>>,
}

impl<'c> Corrections<'c> {
    /// Finds the places of corrections in a text.
    pub fn new(text: &str, corrections: &'c [Correction]) -> Self {
        let placed = corrections
            .iter()
            .map(|correction| {
                let at = match correction.scope {
                    Scope::Always => None,
                    _ => resolve(text, &correction.at),
                };
                let spans = match correction.scope {
                    Scope::Here => at.into_iter().collect(),
                    _ => occurrences(text, &correction.at.exact),
                };
                let anywhere = matches!(correction.act, Act::Published { .. });
                let found = anywhere || at.is_some() || !spans.is_empty();
                Placed {
                    correction,
                    at,
                    spans,
                    outcome: Cell::new(if found {
                        Outcome::Applied
                    } else {
                        Outcome::NotFound
                    }),
                }
            })
            .collect();
        Self { placed }
    }

    /// What became of each. Names of the personal lists that the article does not have are left out.
    pub fn applied(&self) -> Vec<Applied> {
        self.placed
            .iter()
            .filter(|placed| placed.correction.scope != Scope::Always || !placed.spans.is_empty())
            .map(|placed| Applied {
                correction: placed.correction.clone(),
                places: match placed.spans.is_empty() {
                    true => placed.at.into_iter().collect(),
                    false => placed.spans.clone(),
                },
                outcome: placed.outcome.get(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
