//! What the page kept.

#![no_main]

#[path = "../../tests/doors/mod.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|json: &str| doors::kept(json));
