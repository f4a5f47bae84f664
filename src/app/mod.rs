//! The page: its state (plain Rust, tested natively) and its view (Leptos, browser only).

mod copying;
pub mod excerpts;
pub mod ink;
pub mod mending;
#[cfg(any(test, all(target_arch = "wasm32", feature = "page")))]
mod moved;
pub mod portions;
pub mod protocol;
pub mod queue;
pub mod reading;
pub mod said;
pub mod samples;
pub mod speech;
pub mod state;
pub mod strip;
pub mod untold;
pub mod ways_in;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod worker;
