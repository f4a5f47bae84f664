//! Dateline reads a news article and says who, where, when and how much is in it.
//!
//! [`analyze`] takes a text as it was pasted and gives an [`Analysis`](analysis::Analysis). It is
//! total and deterministic: any text gives an analysis, and the same text always the same one. The
//! page, the web worker and the command line are thin walls around it.

pub mod analysis;
pub mod article;
pub mod attribution;
pub mod clause;
pub mod correction;
pub mod document;
pub mod dossier;
pub mod entity;
pub mod event;
pub mod explain;
pub mod export;
pub mod intake;
pub mod lexicon;
pub mod markup;
pub mod mention;
mod pipeline;
pub mod quantity;
pub mod rank;
pub mod rule;
pub mod span;
pub mod story;
pub mod summary;
pub mod syntax;
pub mod timeline;
pub mod timex;
pub mod token;
pub mod words;

pub mod app;

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub mod train;

#[cfg(all(feature = "schema", not(target_arch = "wasm32")))]
pub mod schema;

pub use dossier::merge;
pub use pipeline::{Options, Stage, analyze, analyze_page, analyze_watched};
