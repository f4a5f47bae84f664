//! Native only: corpora readers, training, packing and evaluation.

pub mod article;
pub mod coref;
pub mod corpora;
pub mod ner;
pub mod pages;
pub mod quotes;
mod recognizers;
pub mod story;
pub mod syntax;
pub mod timex;
