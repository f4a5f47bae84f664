//! Time expressions.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or something coarser.
    Date,
    /// Something finer than a day.
    Time,
    /// How long.
    Duration,
    /// How often.
    Set,
}

/// A time expression. `interval` and `value` say what it means; `inferred` which parts of that the
/// text does not say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timex {
    /// "t1", "t2" … in order.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 value ("2024-11-20", "P2Y", "2024-W12", "XXXX-WXX-2", "PAST_REF").
    pub value: String,
    /// TIMEX3 modifier ("START", "APPROX", "MORE_THAN").
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// First and last day, both included, in ISO 8601, when they are known.
    pub interval: Option<[String; 2]>,
    /// The parts of the value the text does not state.
    pub inferred: Vec<DatePart>,
    /// What it is relative to: "dct" or the id of another timex.
    pub anchor: Option<String>,
    /// One plain sentence that says where the value comes from.
    pub why: String,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

/// The parts of a date that can be stated or inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day.
    Day,
}
