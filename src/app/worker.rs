//! The worker's side of the conversation.

use super::protocol::{Reply, Request};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, console};

/// Answers one message of the page. A message that is no [`Request`] is an error.
pub fn answer(message: JsValue) -> Result<JsValue, JsValue> {
    let request: Request = serde_wasm_bindgen::from_value(message)?;
    encode(&request.answer())
}

/// Listens for messages and says that the worker is ready.
///
/// A panic stops the worker; the page hears of it as an error event and starts another one.
pub fn listen() -> Result<(), JsValue> {
    std::panic::set_hook(Box::new(|panic| console::error_1(&panic.to_string().into())));
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let outbox = scope.clone();
    let on_message =
        Closure::<dyn FnMut(MessageEvent) -> Result<(), JsValue>>::new(move |event: MessageEvent| {
            outbox.post_message(&answer(event.data())?)
        });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    scope.post_message(&encode(&Reply::Ready)?)
}

fn encode(reply: &Reply) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(reply.serialize(&serializer)?)
}
