//! A personal list, and the text it is used on: the first line and the rest.

#![no_main]

#[path = "../../tests/doors/mod.rs"]
mod doors;

libfuzzer_sys::fuzz_target!(|both: &str| {
    let (json, text) = both
        .split_once('\n')
        .unwrap_or((both, "Ana Reis came to Lyon on Tuesday."));
    doors::corrections(json, text);
});
