//! The page's side of the conversation: sends requests to the worker and keeps the worker alive.

use super::protocol::{Reply, Request};
use super::queue::Queue;
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsError, JsValue, closure::Closure};
use web_sys::{Event, HtmlMetaElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Told for a request that was in hand when the worker broke down.
const CRASHED: &str = "Something went wrong while reading this text, and the reader was started \
    again. Your text is still here: change it, or try one part of it at a time.";
/// Told for a request the worker was silent about for too long.
const SILENT: &str = "Reading this text took too long and was stopped. Your text is still here: \
    try one part of it at a time.";
/// Told for every request while the worker cannot be started.
const UNAVAILABLE: &str = "The part of this page that reads articles could not be loaded. Your \
    text is still here: check the connection, then reload the page.";

/// How long the worker may take to get ready, in milliseconds: it is fetched over any network.
const STARTING_MS: usize = 120_000;
/// How long it may be silent about any text, in milliseconds. Of a long text it tells how far it has come.
const PATIENCE_MS: usize = 30_000;
/// How many more bytes of text earn it one more millisecond; a stage takes a hundredth of that.
const BYTES_PER_MS: usize = 50;

/// A worker that reads articles for the page.
///
/// It starts with the client. When it crashes, falls silent or does not load, the request in hand is
/// answered with [`Reply::Failed`] and a new worker is started for what comes next.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    on_reply: Box<dyn Fn(Reply)>,
    queue: RefCell<Queue>,
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    watchdog: Cell<Option<i32>>,
    /// How long the worker may be silent about what it has in hand, in milliseconds.
    patience: Cell<usize>,
    handlers: Handlers,
}

/// What the browser calls back.
struct Handlers {
    message: Closure<dyn FnMut(MessageEvent)>,
    error: Closure<dyn FnMut(Event)>,
    silence: Closure<dyn FnMut()>,
}

impl Client {
    /// Starts a worker; `on_reply` hears of everything that is still worth hearing.
    pub fn new(on_reply: impl Fn(Reply) + 'static) -> Self {
        let inner = Rc::new_cyclic(|inner: &Weak<Inner>| Inner {
            on_reply: Box::new(on_reply),
            queue: RefCell::default(),
            worker: RefCell::default(),
            ready: Cell::default(),
            watchdog: Cell::default(),
            patience: Cell::default(),
            handlers: Handlers::new(inner),
        });
        inner.start_worker();
        Self(inner)
    }

    /// Asks for something. A request for the same article that is still on its way is forgotten.
    pub fn send(&self, request: Request) {
        self.0.queue.borrow_mut().push(request);
        if self.0.queue.borrow_mut().interrupt() {
            self.0.stop_worker();
        }
        if self.0.worker.borrow().is_none() {
            self.0.start_worker();
        }
        self.0.post_next();
    }

    /// Forgets what nobody waits for any more, by its id; the worker does not go on with it.
    pub fn retain(&self, is_awaited: impl Fn(u32) -> bool) {
        if self.0.queue.borrow_mut().retain(is_awaited) {
            self.0.stop_worker();
            self.0.start_worker();
        }
    }
}

impl Handlers {
    fn new(inner: &Weak<Inner>) -> Self {
        let (message, error, silence) = (inner.clone(), inner.clone(), inner.clone());
        Self {
            message: Closure::new(move |event: MessageEvent| {
                if let Some(inner) = message.upgrade() {
                    inner.hear(event.data());
                }
            }),
            error: Closure::new(move |_| {
                if let Some(inner) = error.upgrade() {
                    inner.recover(CRASHED);
                }
            }),
            silence: Closure::new(move || {
                if let Some(inner) = silence.upgrade() {
                    inner.recover(SILENT);
                }
            }),
        }
    }
}

impl Inner {
    fn start_worker(&self) {
        match self.new_worker() {
            Ok(worker) => {
                *self.worker.borrow_mut() = Some(worker);
                self.watch(STARTING_MS);
            }
            Err(_) => self.give_up(),
        }
    }

    fn new_worker(&self) -> Result<Worker, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&worker_url()?, &options)?;
        worker.set_onmessage(Some(self.handlers.message.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(self.handlers.error.as_ref().unchecked_ref()));
        worker.set_onerror(Some(self.handlers.error.as_ref().unchecked_ref()));
        Ok(worker)
    }

    /// Hands the worker its next request when it has none.
    fn post_next(&self) {
        if !self.ready.get() {
            return;
        }
        let posted = {
            let mut queue = self.queue.borrow_mut();
            let Some(request) = queue.start() else { return };
            self.patience.set(PATIENCE_MS + request.size() / BYTES_PER_MS);
            self.watch(self.patience.get());
            self.post(request)
        };
        if posted.is_err() {
            self.recover(CRASHED);
        }
    }

    fn post(&self, request: &Request) -> Result<(), JsValue> {
        let worker = self.worker.borrow();
        let worker = worker.as_ref().ok_or(JsValue::UNDEFINED)?;
        let bytes = serde_json::to_vec(request).map_err(JsError::from)?;
        worker.post_message(&Uint8Array::from(&bytes[..]))
    }

    fn hear(&self, message: JsValue) {
        let bytes = message.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        // As a text, as all that is kept is read: a reader of bytes would be all of it once more.
        let json = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let reply = json.and_then(|json| serde_json::from_str(&json).ok());
        let Some(reply) = reply else {
            return self.recover(CRASHED);
        };
        self.unwatch();
        let news = match reply {
            Reply::Ready => {
                self.ready.set(true);
                Some(reply)
            }
            reply => self.queue.borrow_mut().hear(reply),
        };
        if self.queue.borrow().is_busy() {
            self.watch(self.patience.get());
        }
        self.post_next();
        self.tell(news);
    }

    /// Puts a new worker in the place of one that is of no more use.
    fn recover(&self, message: &str) {
        let had_started = self.stop_worker();
        if !had_started {
            return self.give_up();
        }
        let news = self.queue.borrow_mut().abandon(message);
        self.start_worker();
        self.tell(news);
    }

    /// Answers everything that was asked; the next request tries to start a worker again.
    fn give_up(&self) {
        let news = self.queue.borrow_mut().abandon_all(UNAVAILABLE);
        self.tell(news);
    }

    /// Ends the worker, whatever it does. Says whether it had got as far as taking requests.
    fn stop_worker(&self) -> bool {
        self.unwatch();
        if let Some(worker) = self.worker.borrow_mut().take() {
            worker.set_onmessage(None);
            worker.set_onmessageerror(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.ready.replace(false)
    }

    fn tell(&self, news: impl IntoIterator<Item = Reply>) {
        news.into_iter().for_each(&self.on_reply);
    }

    /// From now on the worker may be silent for so many milliseconds.
    fn watch(&self, patience: usize) {
        self.unwatch();
        let timer = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(
                    self.handlers.silence.as_ref().unchecked_ref(),
                    i32::try_from(patience).unwrap_or(i32::MAX),
                )
                .ok()
        });
        self.watchdog.set(timer);
    }

    fn unwatch(&self) {
        if let (Some(timer), Some(window)) = (self.watchdog.take(), web_sys::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

/// Where the worker's script is. The build names it after its content and writes the name into the
/// page, so that a page never starts the worker of another version.
fn worker_url() -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.query_selector("meta[name=worker]").ok()?);
    let meta: HtmlMetaElement = element.ok_or(JsValue::UNDEFINED)?.dyn_into()?;
    Ok(meta.content())
}
