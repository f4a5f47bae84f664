//! What stays on the device: the records are read when the page opens, written while it is worked on, and
//! other windows are told of each change.

mod articles;
mod memory;
mod panel;
mod store;
mod switch;

pub use panel::{KeptButton, KeptPanel, Unkept};

use super::desk::Desk;
use crate::app::state::State;
use crate::app::state::kept::{Late, WHOLE, Write};
use leptos::prelude::*;
use memory::{OLD, item, late, set_item};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::{Failure, Store};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// Who types without a pause loses no more than this.
const PAUSE: Duration = Duration::from_millis(250);
/// When what could not be written is tried again.
const LATER: Duration = Duration::from_secs(20);

/// How it stands with keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What is kept is being read.
    Opening,
    /// All is kept.
    Kept,
    /// The reader wants nothing to be kept.
    Nothing,
    /// Nothing can be kept.
    Failed(Failure),
}

/// What is kept, and what is not.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// How it stands.
    pub standing: RwSignal<Standing>,
    /// The articles whose last change is not kept.
    pub unkept: RwSignal<BTreeSet<u32>>,
    desk: Desk,
    window: StoredValue<String>,
    store: StoredValue<Option<Store>, LocalStorage>,
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
    work: StoredValue<Work>,
}

/// What is to be done; one thing at a time.
#[derive(Clone, Default)]
struct Work {
    busy: bool,
    save: bool,
    waiting: bool,
    /// Records that another window has changed.
    heard: BTreeSet<String>,
    /// What was sent to be written and is not known to be.
    sent: Option<(String, Option<String>)>,
    /// What an older version kept, until it is moved over.
    whole: Option<String>,
    /// Names of what closing windows could not write, until it is written.
    late: Vec<String>,
}

/// An empty page of a window that is like no other.
pub fn new_window() -> State {
    State::of_window(format!("{:011}-{:09}", js_sys::Date::now() as u64, chance()))
}

fn chance() -> u64 {
    (js_sys::Math::random() * 1e9) as u64
}

/// Reads what is kept, and keeps the page from now on.
pub fn start(desk: Desk) {
    let keeping = Keeping {
        standing: RwSignal::new(Standing::Opening),
        unkept: RwSignal::default(),
        desk,
        window: StoredValue::new(format!("{}-{}", js_sys::Date::now(), chance())),
        store: StoredValue::new_local(None),
        channel: StoredValue::new_local(None),
        // Until what is kept was read.
        work: StoredValue::new(Work {
            busy: true,
            ..Work::default()
        }),
    };
    provide_context(keeping);
    leptos::task::spawn_local(async move { keeping.open().await });
    Effect::new(move || {
        desk.state.track();
        if keeping.standing.get() == Standing::Kept {
            keeping.save_soon(PAUSE);
        }
    });
    Effect::new(move || {
        desk.front.track();
        let now = js_sys::Date::now() as u64;
        desk.state.update_untracked(|state| state.looked_at(now));
        let key = desk
            .state
            .with_untracked(|state| state.current().map(|article| article.key.clone()));
        if let Some(key) = key {
            memory::set_front(&key);
        }
    });
    let leaving = window_event_listener_untyped("pagehide", move |_| keeping.leave());
    let hidden =
        window_event_listener_untyped("visibilitychange", move |_| keeping.save_soon(Duration::ZERO));
    // A page that was put away and comes back has heard nothing meanwhile.
    let back = window_event_listener_untyped("pageshow", move |event| {
        let event = event.dyn_into::<web_sys::PageTransitionEvent>();
        if event.is_ok_and(|event| event.persisted()) {
            keeping.hear(vec![switch::word(switch::is_on()).to_owned()]);
        }
    });
    on_cleanup(move || {
        leaving.remove();
        hidden.remove();
        back.remove();
    });
}

impl Keeping {
    /// The one of the page.
    pub fn here() -> Self {
        expect_context()
    }

    async fn open(self) {
        let front = memory::front();
        self.listen();
        if switch::is_on() {
            self.standing.set(Standing::Nothing);
            self.forget_all().await;
            self.work.update_value(|work| work.busy = false);
            return self.go_on();
        }
        let (records, standing) = match self.records().await {
            Ok(records) => (records, Standing::Kept),
            Err(why) => (BTreeMap::new(), Standing::Failed(why)),
        };
        let (names, late): (Vec<String>, Vec<Vec<Late>>) = late().into_iter().unzip();
        let whole = item(OLD);
        self.desk.state.update(|state| {
            state.recall(&late.concat(), &records);
            state.adopt_all(&records);
            if let Some(whole) = &whole {
                state.move_over(whole);
            }
            state.settle(front.as_deref());
        });
        self.work.update_value(|work| {
            work.whole = whole;
            work.late = names;
            work.save = true;
            work.busy = false;
        });
        self.standing.set(standing);
        self.go_on();
    }

    /// Opens the store and reads it.
    async fn records(self) -> Result<BTreeMap<String, String>, Failure> {
        let store = match self.store.get_value() {
            Some(store) => store,
            None => Store::open().await?,
        };
        self.store.set_value(Some(store));
        store.all().await
    }

    /// Hears what other windows change.
    fn listen(self) {
        let Ok(channel) = BroadcastChannel::new(OLD) else {
            return;
        };
        let hear = move |event: MessageEvent| {
            let keys = js_sys::Array::from(&event.data()).into_iter();
            let keys: Vec<String> = keys.filter_map(|key| key.as_string()).collect();
            self.hear(keys);
        };
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(hear).into_js_value();
        channel.set_onmessage(Some(hear.unchecked_ref()));
        self.channel.set_value(Some(channel));
    }

    fn hear(self, keys: Vec<String>) {
        self.work.update_value(|work| {
            for key in keys {
                // The last turn of the switch counts.
                if [switch::ON, switch::OFF].contains(&key.as_str()) {
                    work.heard.remove(switch::ON);
                    work.heard.remove(switch::OFF);
                }
                work.heard.insert(key);
            }
        });
        self.go_on();
    }

    fn tell(self, keys: impl IntoIterator<Item = String>) {
        let keys: js_sys::Array = keys.into_iter().map(|key| JsValue::from_str(&key)).collect();
        self.channel.with_value(|channel| {
            if let Some(channel) = channel.as_ref().filter(|_| keys.length() > 0) {
                let _ = channel.post_message(&keys);
            }
        });
    }

    fn save_soon(self, pause: Duration) {
        if self.work.with_value(|work| work.waiting) {
            return;
        }
        self.work.update_value(|work| work.waiting = true);
        let act = move || {
            self.work.update_value(|work| {
                work.waiting = false;
                work.save = true;
            });
            self.go_on();
        };
        set_timeout(act, pause);
    }

    /// Does what there is to do, one thing after another.
    fn go_on(self) {
        if self.work.with_value(|work| work.busy) {
            return;
        }
        self.work.update_value(|work| work.busy = true);
        leptos::task::spawn_local(async move {
            loop {
                let heard = self
                    .work
                    .try_update_value(|work| work.heard.pop_first())
                    .flatten();
                let save = self.work.with_value(|work| work.save);
                if let Some(turned @ (switch::ON | switch::OFF)) = heard.as_deref() {
                    self.switched(turned == switch::ON).await;
                } else if let Some(key) = heard {
                    self.read(&key).await;
                } else if save {
                    self.work.update_value(|work| work.save = false);
                    self.save().await;
                } else {
                    break;
                }
            }
            self.work.update_value(|work| work.busy = false);
        });
    }

    async fn read(self, key: &str) {
        let Some(store) = self.store.get_value() else {
            return;
        };
        if let Ok(stored) = store.get(key).await {
            self.desk
                .state
                .update(|state| state.adopt(key, stored.as_deref()));
        }
    }

    /// Writes what is due.
    async fn save(self) {
        let keeps = self.standing.get_untracked() == Standing::Kept;
        let Some(store) = self.store.get_value().filter(|_| keeps) else {
            return;
        };
        let mut changed = Vec::new();
        let mut unkept = BTreeSet::new();
        let mut failed = None;
        for write in self.desk.state.with_untracked(State::due_writes) {
            let sent = Some((write.key.clone(), write.put.clone()));
            self.work.update_value(|work| work.sent = sent);
            match store.write(&write).await {
                Ok(Ok(())) => {
                    self.desk.state.update_untracked(|state| state.written(&write));
                    changed.push(write.key);
                }
                // Brought together, it is due again.
                Ok(Err(stored)) => {
                    self.desk
                        .state
                        .update(|state| state.adopt(&write.key, stored.as_deref()));
                    self.work.update_value(|work| work.save = true);
                }
                Err(why) => {
                    failed = Some(why);
                    unkept.extend(
                        self.desk
                            .state
                            .with_untracked(|state| state.with_record(&write.key)),
                    );
                }
            }
            self.work.update_value(|work| work.sent = None);
        }
        self.tell(changed);
        if self.unkept.with_untracked(|known| *known != unkept) {
            self.unkept.set(unkept);
        }
        match failed {
            Some(Failure::Full) => set_timeout(
                move || {
                    self.work.update_value(|work| work.save = true);
                    self.go_on();
                },
                LATER,
            ),
            Some(why) => self.standing.set(Standing::Failed(why)),
            None => self.let_go(),
        }
    }

    /// All is written: what was only kept until then goes. That is what closing windows could not write, and what
    /// an older version kept, unless it cannot be read and was not deleted.
    fn let_go(self) {
        if self.work.with_value(|work| work.save) {
            return;
        }
        for name in self
            .work
            .try_update_value(|work| std::mem::take(&mut work.late))
            .unwrap_or_default()
        {
            set_item(&name, None);
        }
        let aside = self.desk.state.with_untracked(|state| {
            let whole = state.aside.iter().find(|aside| aside.key == WHOLE);
            whole.map(|aside| aside.raw.clone())
        });
        let whole = self.work.with_value(|work| work.whole.clone());
        if whole != aside {
            set_item(OLD, aside.as_deref());
            self.work.update_value(|work| work.whole = aside);
        }
    }

    /// The page goes. What is not written goes where it is written at once, and is taken up when it opens again.
    fn leave(self) {
        if self.standing.get_untracked() != Standing::Kept {
            return;
        }
        let sent = self.work.with_value(|work| work.sent.clone());
        let late = |write: Write| {
            let sent = sent.as_ref().filter(|(key, _)| *key == write.key);
            let sent = sent.and_then(|(_, put)| put.clone());
            Late { write, sent }
        };
        let due: Vec<Late> = self
            .desk
            .state
            .with_untracked(State::due_writes)
            .into_iter()
            .map(late)
            .collect();
        if let (false, Ok(json)) = (due.is_empty(), serde_json::to_string(&due)) {
            let name = memory::late_name(&self.window.get_value());
            set_item(&name, Some(&json));
            self.work.update_value(|work| work.late.push(name));
        }
        self.save_soon(Duration::ZERO);
    }
}
