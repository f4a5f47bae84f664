//! From what an expression states to where it lies on the calendar.

mod fields;
mod focus;
mod inside;
mod narrative;
mod origin;
mod place;
mod ranges;
mod relative;
mod resolve;
mod side;
mod tense;
mod value;
mod why;

pub use resolve::resolve;
