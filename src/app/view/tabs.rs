//! The articles that are open, and the dossier of all of them.

use super::desk::{Desk, after_painting};
use crate::app::state::Front;
use crate::app::words;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// One tab's words.
#[derive(Clone, PartialEq)]
struct Tab {
    id: u32,
    title: String,
    outlet: Option<String>,
}

/// The tabs; nothing while there is only one article.
#[component]
pub fn Tabs() -> impl IntoView {
    let desk = Desk::here();
    let tabs = Memo::new(move |_| {
        desk.state.with(|state| {
            state
                .articles
                .iter()
                .map(|article| Tab {
                    id: article.id,
                    title: article.title(),
                    outlet: article.outlet(),
                })
                .collect::<Vec<_>>()
        })
    });
    // The tab in front is in sight, however many there are.
    Effect::new(move || {
        desk.front.track();
        tabs.track();
        after_painting(|| {
            let current = document().query_selector(".tabs .open .current").ok().flatten();
            if let Some(tab) = current {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                options.set_inline(ScrollLogicalPosition::Nearest);
                tab.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    let merged = move || desk.state.with(|state| state.front == Front::Dossier);
    let several = move || tabs.with(|tabs| tabs.len() > 1);
    view! {
        <nav class="tabs" aria-label="Articles">
            <ul class="open">
                <Show when=several>
                    <For each=move || tabs.get() key=|tab| (tab.id, tab.title.clone(), tab.outlet.clone()) let:tab>
                        {tab_view(desk, tab)}
                    </For>
                </Show>
            </ul>
            <ul class="always">
                <Show when=move || desk.state.with(|state| state.has_several())>
                    <li class="whole" class:current=merged>
                        <button
                            class="tab dossier-tab"
                            data-testid="dossier-tab"
                            aria-current=move || merged().then_some("page")
                            on:click=move |_| desk.state.update(|state| state.front = Front::Dossier)
                        >
                            <span class="title">"Dossier"</span>
                        </button>
                    </li>
                </Show>
                <li class="whole">
                    <button
                        class="add"
                        hidden=move || desk.blank.get()
                        on:click=move |_| {
                            desk.state.update(|state| {
                                state.add();
                            })
                        }
                    >
                        "+ Another article"
                    </button>
                </li>
            </ul>
        </nav>
    }
}

fn tab_view(desk: Desk, tab: Tab) -> impl IntoView {
    let Tab { id, title, outlet } = tab;
    let current = move || desk.state.with(|state| state.front == Front::Article(id));
    let close = format!("Close “{}”", words::clipped(&title, 40));
    view! {
        <li class:current=current>
            <button
                class="tab"
                data-testid="tab"
                aria-current=move || current().then_some("page")
                title=title.clone()
                on:click=move |_| desk.state.update(|state| state.front = Front::Article(id))
            >
                {outlet.map(|outlet| view! { <span class="outlet">{outlet}</span> })}
                <span class="title">{words::clipped(&title, 42)}</span>
            </button>
            <button
                class="quiet close"
                aria-label=close
                on:click=move |_| {
                    desk.state.update(|state| state.close(id));
                    desk.tell("Article closed".to_owned());
                }
            >
                "×"
            </button>
        </li>
    }
}
