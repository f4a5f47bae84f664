//! Where the focus goes when what had it is gone: never to the body of the page, from which a reader without
//! a mouse would start over.

use super::desk::{Desk, after_painting};
use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// What follows an element that is gone, by what it stood in: the first of these that is in sight.
const HEIRS: [(&str, &[&str]); 6] = [
    (
        "dialog.kept",
        &[".kept .link", ".kept header button:not([disabled])"],
    ),
    ("[data-testid=published-input]", &["[data-testid=published]"]),
    ("[data-testid=published-reset]", &["[data-testid=published]"]),
    (
        ".tabs",
        &[".tabs [aria-current=page]", ".tabs .add", "textarea", ".reading"],
    ),
    (".history", &[".history button:not([disabled])", ".reading"]),
    ("*", &["textarea", ".reading", "#text"]),
];

/// Watches over the focus.
pub fn keep(desk: Desk) {
    let last = StoredValue::new_local(None::<(Element, &'static [&'static str])>);
    let seen = window_event_listener(ev::focusin, move |event| {
        let element = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        last.set_value(element.map(|element| {
            let heirs = heirs(&element);
            (element, heirs)
        }));
    });
    let mend = move || {
        let nowhere = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        let Some((lost, heirs)) = last.get_value().filter(|_| nowhere) else {
            return;
        };
        if lost.is_connected() && lost.get_client_rects().length() > 0 {
            return;
        }
        let in_text = desk.caret.get_untracked().is_some() && !desk.editing.get_untracked();
        if in_text && back_to_mark(desk) {
            return;
        }
        for heir in heirs.iter().chain(HEIRS[HEIRS.len() - 1].1) {
            let found = document().query_selector(heir).ok().flatten();
            let found = found.filter(|element| element.get_client_rects().length() > 0);
            if found.is_some() {
                return on(found.as_ref());
            }
        }
    };
    Effect::new(move || {
        desk.state.track();
        desk.reading.track();
        desk.pop.track();
        desk.pane.track();
        desk.keys.track();
        desk.kept.track();
        desk.boilerplate.track();
        after_painting(mend);
    });
    let lost = window_event_listener(ev::focusout, move |event| {
        if event.related_target().is_none() {
            after_painting(mend);
        }
    });
    on_cleanup(move || {
        seen.remove();
        lost.remove();
    });
}

fn heirs(element: &Element) -> &'static [&'static str] {
    HEIRS
        .iter()
        .find(|(place, _)| element.closest(place).ok().flatten().is_some())
        .map_or(&[], |(_, heirs)| heirs)
}

/// Moves the focus to an element, without scrolling.
pub fn on(element: Option<&Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_ref::<HtmlElement>()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to what opened the card, or to the mark it was about.
pub fn back_to_text(desk: Desk) {
    let opener = desk.opener.get_value().filter(|opener| opener.is_connected());
    desk.opener.set_value(None);
    match opener {
        Some(opener) => on(Some(&opener)),
        None => {
            if !back_to_mark(desk) {
                on(document().query_selector(".reading").ok().flatten().as_ref());
            }
        }
    }
}

/// Moves the focus to the mark it was on last, or the first one behind that place; says whether there is one.
pub fn back_to_mark(desk: Desk) -> bool {
    let Some(place) = desk.caret.get_untracked() else {
        return false;
    };
    let mark = desk.reading.with_untracked(|reading| {
        let marks = &reading.as_ref()?.ink.marks;
        let behind = marks.partition_point(|mark| mark.span.end <= place);
        (behind < marks.len()).then_some(behind)
    });
    let element = mark.and_then(|mark| {
        document()
            .query_selector(&format!("[data-mark=\"{mark}\"]"))
            .ok()
            .flatten()
    });
    let element = element.filter(|element| element.get_client_rects().length() > 0);
    desk.hushed.set_value(true);
    on(element.as_ref());
    desk.hushed.set_value(false);
    element.is_some()
}
