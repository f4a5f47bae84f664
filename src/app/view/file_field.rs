//! A field that takes a JSON file from the device.

use leptos::prelude::*;
use web_sys::HtmlInputElement;
use web_sys::wasm_bindgen::JsCast;

/// A label with a file field; `take` gets the name and the text of the file that was chosen.
pub fn file_field(
    label: &'static str,
    id: &'static str,
    take: impl Fn(String, String) + Copy + 'static,
) -> impl IntoView {
    let changed = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()?.get(0)) else {
            return;
        };
        leptos::task::spawn_local(async move {
            let content = wasm_bindgen_futures::JsFuture::from(file.text()).await;
            let content = content.ok().and_then(|content| content.as_string());
            take(file.name(), content.unwrap_or_default());
        });
    };
    view! {
        <label class="file">
            <span>{label}</span>
            <input type="file" accept=".json,application/json" data-testid=id on:change=changed />
        </label>
    }
}
