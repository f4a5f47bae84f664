//! The web worker that opens files. On other targets than a browser's there is nothing to run.

#[cfg(target_arch = "wasm32")]
fn main() -> Result<(), wasm_bindgen::JsValue> {
    dateline::app::ways_in::worker::listen()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
