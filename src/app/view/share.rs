//! An article in an address: the part behind "#", which browsers send to nobody.

use super::desk::Desk;
use super::device;
use super::take_away::file_name;
use crate::export::carried;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};

/// The longest address that is made, in bytes; letters and chats cut longer ones off.
const LONGEST: usize = 30_000;

/// The button that copies the address.
#[component]
pub fn Share(
    /// Hears what became of it.
    said: RwSignal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let unread = move || desk.reading.with(Option::is_none);
    let share = move |_| {
        let Some(reading) = desk.reading.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let json = carried::article(&reading.text, &reading.analysis);
            match address(&json).await {
                Ok(address) if address.len() <= LONGEST => {
                    device::copy(&address, move |done| {
                        said.set(match done {
                            true => "Address copied. Whoever opens it reads this article with your corrections.",
                            false => "The browser did not allow copying.",
                        }
                        .to_owned());
                    });
                }
                _ => {
                    device::download(&file_name(desk, "json"), "application/json", &json);
                    said.set(
                        "Too long for an address: here it is as a file, to be opened with Dateline."
                            .to_owned(),
                    );
                }
            }
        });
    };
    view! {
        <h2>"Share"</h2>
        <button disabled=unread on:click=share data-testid="share">
            "Copy an address with the article"
        </button>
        <p class="hint">
            "Text, date and corrections are in the address itself; no site gets them when it is opened."
        </p>
    }
}

/// The address of this page with the article, by a function of www/ways-in.js.
async fn address(json: &str) -> Result<String, JsValue> {
    let made: Function = Reflect::get(&js_sys::global(), &"datelineCarried".into())?.dyn_into()?;
    let address: Promise = made.call1(&JsValue::NULL, &json.into())?.dyn_into()?;
    JsFuture::from(address)
        .await?
        .as_string()
        .ok_or(JsValue::UNDEFINED)
}
