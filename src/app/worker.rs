//! The worker's side of the conversation.

use super::protocol::{Reply, Request};
use super::samples::SAMPLES;
use crate::{Options, analyze};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsError, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, console};

/// Answers one message of the page; `tell` is given what is told on the way and, as the last, the answer. A
/// message that is no [`Request`] is an error.
pub fn answer(message: JsValue, tell: impl Fn(&Uint8Array) -> Result<(), JsValue>) -> Result<(), JsValue> {
    let bytes: Uint8Array = message.dyn_into()?;
    let request: Request = serde_json::from_slice(&bytes.to_vec()).map_err(JsError::from)?;
    let mut outcome = Ok(());
    request.answer(&mut |reply| {
        if outcome.is_ok() {
            outcome = encode(&reply).and_then(|message| tell(&message));
        }
    });
    outcome
}

/// Listens for messages, says that the worker is ready, and makes itself warm.
///
/// A panic stops the worker; the page hears of it as an error event and starts another one.
pub fn listen() -> Result<(), JsValue> {
    std::panic::set_hook(Box::new(|panic| console::error_1(&panic.to_string().into())));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let outbox = scope.clone();
    let on_message =
        Closure::<dyn FnMut(MessageEvent) -> Result<(), JsValue>>::new(move |event: MessageEvent| {
            answer(event.data(), |reply| post(&outbox, reply))
        });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &encode(&Reply::Ready)?)?;
    let passages = SAMPLES.iter().flat_map(|sample| sample.text.split("\n\n"));
    warm_up(scope, passages.chain(SAMPLES.map(|sample| sample.text)))
}

/// Reads samples while nobody asks for anything else, first passage by passage and then each as a whole: tables are
/// unpacked, and the browser makes fast code of what is run often. A request that comes meanwhile waits for one of
/// them at most.
fn warm_up(
    scope: DedicatedWorkerGlobalScope,
    mut passages: impl Iterator<Item = &'static str> + 'static,
) -> Result<(), JsValue> {
    let Some(passage) = passages.next() else {
        return Ok(());
    };
    let timer = scope.clone();
    let next = Closure::once_into_js(move || {
        analyze(passage, &Options::default());
        warm_up(scope, passages)
    });
    timer.set_timeout_with_callback(next.unchecked_ref())?;
    Ok(())
}

fn encode(reply: &Reply) -> Result<Uint8Array, JsValue> {
    let bytes = serde_json::to_vec(reply).map_err(JsError::from)?;
    Ok(Uint8Array::from(&bytes[..]))
}

/// Hands a reply over without copying it.
fn post(scope: &DedicatedWorkerGlobalScope, reply: &Uint8Array) -> Result<(), JsValue> {
    scope.post_message_with_transfer(reply, &Array::of1(&reply.buffer()))
}
