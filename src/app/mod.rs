//! The page: its state (plain Rust, tested natively) and its view (Leptos, browser only).
