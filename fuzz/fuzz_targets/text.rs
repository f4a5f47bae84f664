//! Any text that is pasted.

#![no_main]

#[path = "../../tests/doors/mod.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|text: &str| doors::text(text));
