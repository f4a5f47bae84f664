//! Numbers with a meaning.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// An amount of a currency.
    Money,
    /// A share of a hundred.
    Percent,
    /// So many of something.
    Count,
    /// Length, weight, speed, temperature, …
    Measure,
    /// A place in an order.
    Ordinal,
}

/// Which way a quantity is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// "at least", "over", "more than".
    AtLeast,
    /// "at most", "up to", "fewer than".
    AtMost,
    /// "about", "some", "nearly".
    About,
}

/// A number with a meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// Where it stands.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// What it measures.
    pub kind: QuantityKind,
    /// The number, in `unit`s: "$200 million" is 200000000.
    pub value: f64,
    /// ISO 4217 code, unit symbol, or the noun that is counted, in the singular.
    pub unit: Option<String>,
    /// What it is divided by ("month").
    pub per: Option<String>,
    /// Which way it is open.
    pub bound: Option<Bound>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}
