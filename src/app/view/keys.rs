//! The keys of the page, and the list of them.

use super::desk::{Desk, Pane};
use super::dialog::Dialog;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

const KEYS: [(&str, &str); 21] = [
    ("Tab", "into the text, and on to what comes after it"),
    ("← →", "in the text: the mark before, the next"),
    ("↑ ↓", "in the text: the sentence before, the next"),
    ("n  p", "next and previous mention of the same"),
    ("Enter", "what the mark means, and what can be put right"),
    ("Backspace", "not a name, not a date"),
    ("1 … 9, 0", "a person, an organization, a place …"),
    ("m", "same as another name"),
    ("d", "what a date means"),
    (
        "Alt+← →",
        "a word less or more at the end of a name; with Shift at its start",
    ),
    (
        "x  X",
        "the paragraph is not the article, or is; what kind of piece it is",
    ),
    ("Ctrl+Z", "undo; with Shift do again"),
    ("/", "find a name in the lists"),
    ("t", "the timeline; ← → walk it, Enter goes to the sentence"),
    ("l", "the lists: key facts, summary, names"),
    ("b", "back to where you were"),
    ("e", "edit the text"),
    ("k", "what is kept on this device"),
    ("Ctrl+Enter", "in the text field: read it"),
    ("Esc", "close, or select nothing"),
    ("?", "this list"),
];

/// Hears the keys that work everywhere but in fields.
pub fn listen(desk: Desk) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let field = in_field(&event);
        if event.ctrl_key() || event.meta_key() {
            // In a field the browser undoes what was typed.
            match event.key().to_lowercase().as_str() {
                "z" if !field && event.shift_key() => desk.redo(),
                "z" if !field => desk.undo(),
                "y" if !field => desk.redo(),
                _ => return,
            }
            return event.prevent_default();
        }
        if event.alt_key() {
            return;
        }
        if event.key() == "Escape" {
            return escape(desk);
        }
        let in_dialog = document().query_selector("dialog[open]").ok().flatten().is_some();
        if field || in_dialog {
            return;
        }
        match event.key().as_str() {
            "?" => desk.keys.set(true),
            "k" => desk.kept.set(true),
            "e" if !desk.blank.get_untracked() => {
                let front = desk.front.get_untracked();
                desk.state.update(|state| state.edit(front));
            }
            "b" => desk.back(),
            "t" => {
                desk.origin.set(None);
                desk.pane.set(Pane::Timeline);
                focus(".strip-walk");
            }
            "l" => {
                desk.origin.set(None);
                if desk.pane.get_untracked() == Pane::Read {
                    desk.pane.set(Pane::Summary);
                }
                focus(".brief button");
            }
            "/" => {
                desk.origin.set(None);
                desk.pane.set(Pane::Who);
                focus("[data-testid=find]");
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Takes back one layer of what was opened.
fn escape(desk: Desk) {
    if desk.keys.get_untracked() || desk.kept.get_untracked() {
        desk.keys.set(false);
        desk.kept.set(false);
    } else if desk.pop.with_untracked(Option::is_some) {
        desk.close_card();
    } else if desk.selected.get_untracked().is_some() || desk.lit.get_untracked().is_some() {
        desk.selected.set(None);
        desk.lit.set(None);
    } else {
        desk.back();
    }
}

fn in_field(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

fn focus(selector: &'static str) {
    super::desk::after_painting(move || {
        let found = document().query_selector(selector).ok().flatten();
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// The list of keys.
#[component]
pub fn Keys() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <Dialog open=desk.keys class="keys" id="keys-panel" label="Keys">
            <h2 tabindex="-1" autofocus>
                "Keys"
            </h2>
            <dl>
                {KEYS
                    .map(|(key, act)| {
                        view! {
                            <dt>
                                <kbd>{key}</kbd>
                            </dt>
                            <dd>{act}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
            <label class="reach">
                <input
                    type="checkbox"
                    data-testid="announce"
                    prop:checked=move || desk.announced.get()
                    on:change=move |event| desk.announced.set(event_target_checked(&event))
                />
                "Screen readers say what every mark means"
            </label>
            <button on:click=move |_| desk.keys.set(false)>"Close"</button>
        </Dialog>
    }
}
