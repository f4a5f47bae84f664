//! Who, where, when and how much, as lists that can be searched and sorted.

use super::step;
use crate::app::ink::Subject;
use crate::app::reading::{Item, Order, Section};
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use leptos::prelude::*;

/// Entries of a list that are shown before it is opened; the style sheet hides the others, but not in print.
const FIRST: usize = 7;
/// Entries that are drawn before it is opened.
const DRAWN: usize = 40;
/// Entries a list has at most: more of them are found by their names.
const MOST: usize = 400;
/// Size of a sparkline, in pixels.
const SPARK: (f64, f64) = (56.0, 12.0);

/// The lists of the reading that is shown, with the field that finds in them and the order they are in.
#[component]
pub fn Lists(shown: RwSignal<Option<Shared>>) -> impl IntoView {
    let desk = Desk::here();
    let query = RwSignal::new(String::new());
    let order = RwSignal::new(Order::Salience);
    let found = move || {
        let reading = shown.get()?;
        let query = query.get();
        let sections = reading.sections(order.get(), &query);
        let nothing = sections.is_empty().then(|| {
            let words = match query.trim() {
                "" => {
                    "No names, dates or amounts were found in this text. Articles in English are read best."
                }
                _ => "No name, date or amount here is called so.",
            };
            view! { <p class="nothing">{words}</p> }
        });
        let lists = sections
            .into_iter()
            .map(|section| view! { <List section /> })
            .collect_view();
        Some((lists, nothing))
    };
    view! {
        <div class="find" role="search">
            <label>
                <span class="hidden-words">"Find in the lists"</span>
                <input
                    type="search"
                    data-testid="find"
                    placeholder="Find a name  /"
                    autocomplete="off"
                    on:input=move |event| query.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            open_first(desk, order.get_untracked(), &query.get_untracked());
                        }
                    }
                />
            </label>
            <label>
                <span class="hidden-words">"Order of the lists"</span>
                <select
                    data-testid="order"
                    on:change=move |event| order.set(Order::named(&event_target_value(&event)))
                >
                    {Order::ALL
                        .map(|other| view! { <option value=other.label()>{other.label()}</option> })
                        .collect_view()}
                </select>
            </label>
        </div>
        {found}
    }
}

/// Goes to the first thing that was found.
fn open_first(desk: Desk, order: Order, query: &str) {
    let subject = desk.reading.with_untracked(|reading| {
        let sections = reading.as_ref()?.sections(order, query);
        Some(sections.first()?.items.first()?.subject)
    });
    if let Some(subject) = subject {
        desk.walk(subject, 1);
    }
}

/// One list, folded when it is long.
#[component]
fn List(section: Section) -> impl IntoView {
    let desk = Desk::here();
    let all = RwSignal::new(false);
    let count = section.items.len();
    let items = section.items;
    view! {
        <section class="list">
            <h2>
                {section.title} <span class="count">{words::grouped(count)}</span>
            </h2>
            <ul class:folded=move || !all.get() on:keydown=move |event| step(&event)>
                {items.iter().take(DRAWN).map(|item| entry(desk, item)).collect_view()}
                {move || {
                    let more = items.get(DRAWN..count.min(MOST)).filter(|_| all.get())?;
                    Some(more.iter().map(|item| entry(desk, item)).collect_view())
                }}
            </ul>
            {(count > FIRST)
                .then(|| {
                    view! {
                        <button
                            class="quiet more"
                            aria-expanded=move || all.get().to_string()
                            on:click=move |_| all.update(|all| *all = !*all)
                        >
                            {move || {
                                if all.get() {
                                    "Show fewer".to_owned()
                                } else {
                                    format!("Show all {}", words::grouped(count))
                                }
                            }}
                        </button>
                    }
                })}
        </section>
    }
}

fn entry(desk: Desk, item: &Item) -> impl IntoView + use<> {
    let subject = item.subject;
    let id = match subject {
        Subject::Entity(_) => "entity-item",
        Subject::Timex(_) => "date-item",
        Subject::Quantity(_) => "quantity-item",
    };
    let selected = move || desk.selected.get() == Some(subject);
    let times = words::count(item.count, "mention", "mentions");
    view! {
        <li>
            <button
                class=format!("entry k-{}", item.kind.slug())
                data-testid=id
                data-kind=item.kind.slug()
                aria-pressed=move || selected().to_string()
                on:click=move |_| desk.walk(subject, 1)
            >
                <span class="label">
                    <span class="name">{item.label.clone()}</span>
                    {item.note.clone().map(|note| view! { <span class="note">{note}</span> })}
                </span>
                {sparkline(&item.places)}
                <span class="count" title=times.clone()>
                    {words::grouped(item.count)}
                </span>
            </button>
        </li>
    }
}

/// Where in the text something occurs, from its beginning at the left to its end.
fn sparkline(places: &[f64]) -> impl IntoView + use<> {
    let (width, height) = SPARK;
    let marks: String = places
        .iter()
        .map(|place| format!("M{:.1} 1V{}", 1.0 + place * (width - 2.0), height - 2.0))
        .collect();
    view! {
        <svg class="spark" aria-hidden="true" width=width height=height viewBox=format!("0 0 {width} {height}")>
            <line class="base" x1=0 x2=width y1=height - 1.0 y2=height - 1.0 />
            <path d=marks />
        </svg>
    }
}
