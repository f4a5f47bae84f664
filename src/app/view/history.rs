//! Undoing and doing again, and what is said when a text was read.

use super::desk::Desk;
use crate::app::state::{Status, Step};
use leptos::prelude::*;

/// The buttons that undo the last step and do the last undone one again, each with the step's name.
#[component]
pub fn History() -> impl IntoView {
    let desk = Desk::here();
    let name = |step: Option<&Step>| step.map(|step| step.name.clone());
    let undo = Memo::new(move |_| desk.state.with(|state| name(state.history.last())));
    let redo = Memo::new(move |_| desk.state.with(|state| name(state.history.next())));
    let none = move || undo.with(Option::is_none) && redo.with(Option::is_none);
    view! {
        <div class="history" role="group" aria-label="History" hidden=none>
            <button
                class="quiet"
                data-testid="undo-step"
                aria-label=move || format!("Undo: {}", undo.get().unwrap_or_default())
                title=move || format!("Undo: {} (Ctrl+Z)", undo.get().unwrap_or_default())
                disabled=move || undo.with(Option::is_none)
                on:click=move |_| desk.undo()
            >
                "↶"
            </button>
            <button
                class="quiet"
                data-testid="redo-step"
                aria-label=move || format!("Do again: {}", redo.get().unwrap_or_default())
                title=move || format!("Do again: {} (Ctrl+Shift+Z)", redo.get().unwrap_or_default())
                disabled=move || redo.with(Option::is_none)
                on:click=move |_| desk.redo()
            >
                "↷"
            </button>
        </div>
    }
}

/// Says what was read, once for every text; a correction has said its own words.
pub fn announce(desk: Desk) {
    Effect::new(move |last: Option<Option<(u32, usize)>>| {
        let read = desk.reading.get().and_then(|reading| {
            let article = desk.state.with(|state| state.current().cloned())?;
            let fresh = article.status == Status::Read && !article.editing;
            fresh.then(|| (article.id, reading.text.as_ptr() as usize, reading.announcement()))
        });
        let (read, words) = match read {
            Some((id, text, words)) => (Some((id, text)), words),
            None => return last.flatten(),
        };
        if last.flatten() != read {
            desk.said.set(words);
        }
        read
    });
}
