//! Any HTML.

#![no_main]

#[path = "../../tests/doors/mod.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|html: &str| doors::page(html));
