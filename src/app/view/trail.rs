//! Tabs, parts of the page and jumps as entries of the browser's history, so that Back and Forward walk them;
//! and the window's title, which names what is in front.

use super::desk::{Desk, Pane};
use crate::app::state::Front;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::History;
use web_sys::wasm_bindgen::JsValue;

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    /// The article in front, 0 when it is the dossier.
    front: u32,
    pane: Pane,
    /// Whether a jump led here, from which there is a way back.
    jumped: bool,
}

impl Place {
    fn of(desk: Desk) -> Self {
        Self {
            front: desk.state.with(|state| match state.front {
                Front::Article(id) => id,
                Front::Dossier => 0,
            }),
            pane: desk.pane.get(),
            jumped: desk.origin.with(Option::is_some),
        }
    }

    /// As an entry of the history keeps it. Numbers of articles mean nothing after a reload, so the entry names
    /// the page's `run`.
    fn entry(self, run: f64) -> JsValue {
        let Self { front, pane, jumped } = self;
        JsValue::from_str(&format!("{run} {front} {} {jumped}", pane.slug()))
    }

    fn from_entry(entry: &JsValue, run: f64) -> Option<Self> {
        let entry = entry.as_string()?;
        let mut words = entry.split(' ');
        if words.next()? != run.to_string() {
            return None;
        }
        let front = words.next()?.parse().ok()?;
        let slug = words.next()?;
        Some(Self {
            front,
            pane: Pane::ALL.into_iter().find(|pane| pane.slug() == slug)?,
            jumped: words.next()? == "true",
        })
    }
}

/// Keeps history and title in step with the page from now on.
pub fn keep(desk: Desk) {
    name_window(desk);
    let Ok(history) = window().history() else {
        return;
    };
    let run = js_sys::Date::now();
    let noted = StoredValue::new(None::<Place>);
    let place = Memo::new(move |_| Place::of(desk));
    let history = StoredValue::new_local(history);
    Effect::new(move || {
        place.track();
        // What changes together is one step.
        set_timeout(
            move || {
                let now = place.get_untracked();
                if noted.get_value() != Some(now) {
                    history.with_value(|history| note(history, noted.get_value(), now, run));
                    noted.set_value(Some(now));
                }
            },
            Duration::ZERO,
        );
    });
    let walked = window_event_listener_untyped("popstate", move |_| {
        let entry = history.with_value(History::state).unwrap_or_default();
        if let Some(to) = Place::from_entry(&entry, run) {
            go(desk, to);
            noted.set_value(Some(place.get_untracked()));
        }
    });
    on_cleanup(move || walked.remove());
}

/// Notes where the reader has come to. The way back from a jump, taken in the page, is no place of its own.
fn note(history: &History, before: Option<Place>, now: Place, run: f64) {
    let returned = before.is_some_and(|before| {
        before.jumped
            && Place {
                jumped: false,
                ..before
            } == now
    });
    let entry = now.entry(run);
    let _ = match before {
        None => history.replace_state_with_url(&entry, "", None),
        Some(_) if returned => history.replace_state_with_url(&entry, "", None),
        Some(_) => history.push_state_with_url(&entry, "", None),
    };
}

/// Goes to a place of the history, as far as it is still there.
fn go(desk: Desk, to: Place) {
    if desk.origin.with_untracked(Option::is_some) && !to.jumped {
        desk.back();
    }
    desk.state.update(|state| {
        if to.front == 0 {
            state.front = Front::Dossier;
        } else if state.article(to.front).is_some() {
            state.front = Front::Article(to.front);
        }
    });
    desk.pane.set(to.pane);
}

fn name_window(desk: Desk) {
    let own = document().title();
    Effect::new(move || {
        let title = desk.state.with(|state| match state.front {
            _ if state.is_blank() => None,
            Front::Dossier => Some("Dossier".to_owned()),
            Front::Article(_) => state.current().map(|article| article.title()),
        });
        document().set_title(&title.map_or_else(|| own.clone(), |title| format!("{title} – {own}")));
    });
}
