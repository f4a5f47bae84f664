//! From what an expression states to where it lies on the calendar.

mod fields;
mod narrative;
mod ranges;
mod resolve;
mod tense;
mod why;

pub use resolve::resolve;
