//! Native only: corpora readers, training, packing and evaluation.

pub mod corpora;
pub mod story;
