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

pub use crate::analysis::{Act, Anchor, Applied, Correction, Outcome, Scope};

use crate::span::Span;
use anchor::{occurrences, resolve};
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// The name of the format of a list of corrections.
pub const SCHEMA: &str = "dateline/corrections-1";

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
