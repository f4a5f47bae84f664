//! The page: its state (plain Rust, tested natively) and its view (Leptos, browser only).

pub mod corrections;
pub mod ink;
pub mod protocol;
pub mod queue;
pub mod reading;
pub mod samples;
pub mod state;
pub mod strip;
pub mod ways_in;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod worker;
