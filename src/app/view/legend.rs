//! The kinds that occur, with counts; each can be switched off.

use super::desk::Desk;
use crate::app::ink::InkKind;
use crate::app::words;
use leptos::prelude::*;

/// The legend over the text.
#[component]
pub fn Legend() -> impl IntoView {
    let desk = Desk::here();
    let counts = Memo::new(move |_| {
        desk.reading.with(|reading| {
            InkKind::ALL
                .map(|kind| (kind, reading.as_ref().map_or(0, |reading| reading.count(kind))))
                .into_iter()
                .filter(|&(_, count)| count > 0)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div class="legend" role="group" aria-label="Kinds that are marked" hidden=move || desk.blank.get()>
            <For each=move || counts.get() key=|&entry| entry let:((kind, count))>
                <button
                    class=format!("chip k-{}", kind.slug())
                    data-testid=format!("legend-{}", kind.slug())
                    aria-pressed=move || desk.shows(kind).to_string()
                    title="Show or hide"
                    on:click=move |_| desk.toggle(kind)
                >
                    <span class="sample">{words::kinds(kind)}</span>
                    <span class="count">{words::grouped(count)}</span>
                </button>
            </For>
            <button
                class="chip codes"
                data-testid="codes"
                hidden=move || counts.with(Vec::is_empty)
                aria-pressed=move || desk.codes.get().to_string()
                title="A code on every mark, or only on the first of each"
                on:click=move |_| desk.codes.update(|codes| *codes = !*codes)
            >
                "Codes"
            </button>
        </div>
    }
}
