//! Native only: corpora readers, training, packing and evaluation.

pub mod corpora;
pub mod ner;
pub mod story;
