//! The articles that are kept: to go back to, rename and delete.

use crate::app::state::{Article, State};
use crate::app::view::desk::Desk;
use crate::app::words;
use leptos::html;
use leptos::prelude::*;

/// An article of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: u32,
    title: String,
    /// "in a tab, 412 words, 2 corrections, last open 29 November 2026".
    note: String,
}

/// The list of them.
#[component]
pub fn Articles() -> impl IntoView {
    let desk = Desk::here();
    let lines = Memo::new(move |_| desk.state.with(lines));
    view! {
        <ul class="articles">
            <For each=move || lines.get() key=|line| (line.id, line.title.clone(), line.note.clone()) let:line>
                {entry(desk, line)}
            </For>
        </ul>
    }
}

/// The articles, the one that was open last first.
fn lines(state: &State) -> Vec<Line> {
    let mut kept: Vec<_> = state
        .all_articles()
        .filter(|article| article.is_worth_keeping())
        .collect();
    kept.sort_by_key(|article| std::cmp::Reverse(article.opened));
    let line = |article: &Article| {
        let mut notes = Vec::new();
        if state.article(article.id).is_some() {
            notes.push("in a tab".to_owned());
        }
        notes.push(words::count(
            article.text.split_whitespace().count(),
            "word",
            "words",
        ));
        if !article.corrections.is_empty() {
            notes.push(words::count(
                article.corrections.len(),
                "correction",
                "corrections",
            ));
        }
        if article.opened > 0 {
            notes.push(format!("last open {}", day(article.opened)));
        }
        Line {
            id: article.id,
            title: article.title(),
            note: notes.join(", "),
        }
    };
    kept.into_iter().map(line).collect()
}

/// The day of a moment, where the reader is.
fn day(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    let parts = (date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    let iso = format!("{:04}-{:02}-{:02}", parts.0, parts.1, parts.2);
    iso.parse().map_or(iso, words::day)
}

fn entry(desk: Desk, line: Line) -> impl IntoView {
    let Line { id, title, note } = line;
    let renaming = RwSignal::new(false);
    let (named, shown, gone) = (title.clone(), title.clone(), title.clone());
    view! {
        <li data-testid="kept-article">
            <Show
                when=move || renaming.get()
                fallback=move || {
                    view! {
                        <button
                            class="link"
                            data-testid="kept-open"
                            on:click=move |_| {
                                desk.state.update(|state| state.go_back_to(id));
                                desk.kept.set(false);
                            }
                        >
                            {shown.clone()}
                        </button>
                    }
                }
            >
                {name_field(desk, id, named.clone(), renaming)}
            </Show>
            <span class="note">{note}</span>
            <button
                class="quiet hide"
                data-testid="kept-rename"
                aria-label=format!("Rename: {title}")
                title="Rename"
                on:click=move |_| renaming.update(|renaming| *renaming = !*renaming)
            >
                "✎"
            </button>
            <button
                class="quiet hide"
                data-testid="kept-delete"
                aria-label=format!("Delete: {title}")
                title="Delete"
                on:click=move |_| {
                    desk.state.update(|state| state.delete(id));
                    desk.tell(format!("Deleted: {}", words::clipped(&gone, 40)));
                }
            >
                "×"
            </button>
        </li>
    }
}

fn name_field(desk: Desk, id: u32, title: String, renaming: RwSignal<bool>) -> impl IntoView {
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = node.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let take = move || {
        if let Some(input) = node.get_untracked() {
            desk.state.update(|state| state.rename(id, &input.value()));
        }
        renaming.set(false);
    };
    view! {
        <input
            type="text"
            data-testid="kept-name"
            aria-label="Name of the article"
            node_ref=node
            prop:value=title
            on:change=move |_| take()
            on:keydown=move |event| {
                match event.key().as_str() {
                    "Enter" => take(),
                    "Escape" => {
                        event.prevent_default();
                        event.stop_propagation();
                        renaming.set(false);
                    }
                    _ => {}
                }
            }
        />
    }
}
