//! What the reader does to the article in front: cards, corrections, undoing; and what is told of it.

use super::desk::{Desk, FIRST, Pop, Topic};
use super::focus;
use crate::app::mending;
use crate::correction::{Act, Scope};
use crate::span::Span;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Element;
use web_sys::wasm_bindgen::JsCast;

/// How long a notice stays.
const TOLD: Duration = Duration::from_secs(9);

impl Desk {
    /// Closes the card; the focus, when it was in it, goes back to what opened it.
    pub fn close_card(self) {
        let inside = document()
            .active_element()
            .is_some_and(|active| active.closest(".popover").ok().flatten().is_some());
        self.pop.set(None);
        if inside {
            focus::back_to_text(self);
        }
    }

    /// Opens a card about what an element stands for, and moves the focus into it.
    pub fn open_card(self, topic: Topic, element: &Element) {
        let rect = element.get_bounding_client_rect();
        let (x, y) = (
            window().scroll_x().unwrap_or_default(),
            window().scroll_y().unwrap_or_default(),
        );
        self.opener.set_value(element.clone().dyn_into().ok());
        self.pop.set(Some(Pop {
            topic,
            at: (rect.left() + x, rect.top() + y, rect.bottom() + y),
            pinned: true,
            entered: Some(FIRST),
        }));
    }

    /// Corrects what stands at a span of the article in front.
    pub fn mend(self, span: Span, scope: Scope, act: Act) {
        let Some(reading) = self.reading.get_untracked() else {
            return;
        };
        let places = reading.touched(&act, span, scope);
        let correction = reading.correction(new_id(), Some(now()), span, scope, act);
        let name = mending::step_name(&correction, places);
        let front = self.front.get_untracked();
        self.pop.set(None);
        self.selected.set(None);
        self.state
            .update(|state| state.correct(front, correction, name.clone()));
        self.tell(name);
    }

    /// Undoes the last step.
    pub fn undo(self) {
        if let Some(Some(name)) = self.state.try_update(|state| state.undo()) {
            self.tell(format!("Undone: {name}"));
        }
    }

    /// Does the last undone step again.
    pub fn redo(self) {
        if let Some(Some(name)) = self.state.try_update(|state| state.redo()) {
            self.tell(format!("Done again: {name}"));
        }
    }

    /// Tells the reader what happened. The words leave by themselves.
    pub fn tell(self, words: String) {
        if let Some(waiting) = self.telling.get_value() {
            waiting.clear();
        }
        self.said.set(words.clone());
        self.notice.set(Some(words));
        let forget = move || self.notice.set(None);
        self.telling.set_value(set_timeout_with_handle(forget, TOLD).ok());
    }
}

/// An id no other correction has, also when another window makes one.
pub fn new_id() -> String {
    let chance = (js_sys::Math::random() * 1e9) as u64;
    format!("c{}-{chance}", js_sys::Date::now() as u64)
}

/// Now, in ISO 8601.
fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}
