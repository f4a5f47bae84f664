//! The page. On other targets than a browser's there is nothing to run.

fn main() {}

/// Draws the page: what www/start.js calls once the program is there.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn mount() {
    leptos::mount::mount_to_body(dateline::app::view::App);
}
