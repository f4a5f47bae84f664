//! The worker that opens files: names and bytes come in, articles or refusals go out.

use crate::intake::pdf::{self, Run};
use crate::intake::{self, Content, Opened};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Listens for `[name, bytes]` and says that the worker is ready; answers are the `Result` of
/// [`intake::open`] with PDFs read, as JSON.
pub fn listen() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let outbox = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let outbox = outbox.clone();
        spawn_local(async move {
            let answer = open(event.data().unchecked_into()).await;
            if let Ok(json) = serde_json::to_string(&answer) {
                let _ = outbox.post_message(&json.into());
            }
        });
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    scope.post_message(&JsValue::NULL)
}

async fn open(file: Array) -> Result<Opened, String> {
    let name = file.get(0).as_string().unwrap_or_default();
    let bytes = Uint8Array::new(&file.get(1));
    let mut opened = intake::open(&name, &bytes.to_vec())?;
    if opened.content == Content::Pdf {
        let pages = pieces(&bytes).await.map_err(|why| {
            why.as_string()
                .unwrap_or_else(|| "is damaged: it could not be read as a PDF".to_owned())
        })?;
        opened.content = Content::Text(pdf::text(&pages)?);
    }
    Ok(opened)
}

/// The pieces of text of each page of a PDF, by a function of the worker's script (www/files-start.js).
async fn pieces(bytes: &Uint8Array) -> Result<Vec<Vec<Run>>, JsValue> {
    let read: Function = Reflect::get(&js_sys::global(), &"piecesOfPdf".into())?.dyn_into()?;
    let pages: Promise = read.call1(&JsValue::NULL, bytes)?.dyn_into()?;
    Ok(serde_wasm_bindgen::from_value(JsFuture::from(pages).await?)?)
}
