//! The page: its state (plain Rust, tested natively) and its view (Leptos, browser only).

pub mod protocol;
pub mod queue;

#[cfg(target_arch = "wasm32")]
pub mod client;
#[cfg(target_arch = "wasm32")]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod worker;
