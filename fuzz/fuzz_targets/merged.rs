//! An analysis that is to be merged.

#![no_main]

#[path = "../../tests/doors/mod.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|json: &str| doors::merged(json));
