//! The page's side: a worker of its own opens files, so that no file stops the page, whatever is in it.

use crate::intake::Opened;
use js_sys::{Array, ArrayBuffer, Promise};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlMetaElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long one file may take, in milliseconds.
const PATIENCE_MS: i32 = 60_000;

/// Told for every file while the worker cannot be started.
const UNAVAILABLE: &str =
    "could not be opened: the part of this page that opens files did not load; check the connection";
/// Told for a file the worker broke down over.
const CRASHED: &str = "could not be opened: something in it is beyond this page";

/// A worker that opens files one by one; it ends with this value.
pub struct Opener {
    worker: Worker,
    broken: Cell<bool>,
}

impl Opener {
    /// Starts a worker. The error is a clause that follows on the file's name.
    pub async fn start() -> Result<Self, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = worker_url().and_then(|url| Worker::new_with_options(&url, &options));
        let opener = Self {
            worker: worker.map_err(|_| UNAVAILABLE)?,
            broken: Cell::new(false),
        };
        opener.next_message(|_| Ok(())).await.map_err(|_| UNAVAILABLE)?;
        Ok(opener)
    }

    /// Whether the worker broke down, and is of no more use.
    pub fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// Opens a file. The error is a clause that follows on the file's name.
    pub async fn open(&self, name: &str, bytes: &ArrayBuffer) -> Result<Opened, String> {
        let message = Array::of2(&name.into(), bytes);
        let post = |worker: &Worker| worker.post_message_with_transfer(&message, &Array::of1(bytes));
        let answer = self.next_message(post).await;
        let json = answer.ok().and_then(|answer| answer.as_string());
        let opened = json.and_then(|json| serde_json::from_str(&json).ok());
        opened.unwrap_or_else(|| {
            self.broken.set(true);
            Err(CRASHED.to_owned())
        })
    }

    /// What the worker says next. An error of its, or too long a silence, is an error.
    async fn next_message(
        &self,
        ask: impl FnOnce(&Worker) -> Result<(), JsValue>,
    ) -> Result<JsValue, JsValue> {
        let mut asked = Ok(());
        let mut ask = Some(ask);
        let heard = Promise::new(&mut |done, failed| {
            let on_message = Closure::once_into_js(move |event: MessageEvent| {
                let _ = done.call1(&JsValue::NULL, &event.data());
            });
            self.worker.set_onmessage(Some(on_message.unchecked_ref()));
            self.worker.set_onerror(Some(&failed));
            self.worker.set_onmessageerror(Some(&failed));
            if let Some(window) = web_sys::window() {
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, PATIENCE_MS);
            }
            if let Some(ask) = ask.take() {
                asked = ask(&self.worker);
            }
        });
        asked?;
        JsFuture::from(heard).await
    }
}

impl Drop for Opener {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Where the worker's script is, as the build has named it.
fn worker_url() -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.query_selector("meta[name=files-worker]").ok()?);
    let meta: HtmlMetaElement = element.ok_or(JsValue::UNDEFINED)?.dyn_into()?;
    Ok(meta.content())
}
