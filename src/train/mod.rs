//! Native only: corpora readers, training, packing and evaluation.

pub mod coref;
pub mod corpora;
