//! What cards are made of.

use crate::app::ink::{InkKind, Subject};
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::Scope;
use crate::span::Span;
use leptos::prelude::*;

/// Kind and title.
pub fn head(detail: &str, title: String) -> impl IntoView + use<> {
    view! {
        <p class="pop-kind">{detail.to_owned()}</p>
        <p class="pop-title">{title}</p>
    }
}

/// One line of what is known.
pub fn fact(name: &'static str, value: String) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{value}</dd>
    }
}

/// "2 of 7", and the way to the others.
pub fn steps(desk: Desk, reading: &Shared, subject: Subject, mark: usize) -> Option<impl IntoView + use<>> {
    let marks = reading.marks_of(subject);
    let number = marks.iter().position(|&other| other == mark).unwrap_or(0);
    let count = marks.len();
    (count > 1).then(|| {
        let go = move |by: isize| {
            let same = desk
                .reading
                .with_untracked(|reading| reading.as_ref().map(|reading| reading.same(subject)));
            desk.selected.set(same);
            desk.step.set(number);
            desk.walk(subject, by);
        };
        view! {
            <p class="steps">
                <button aria-label="Previous mention" on:click=move |_| go(-1)>
                    "‹"
                </button>
                <span>{format!("{} of {count}", number + 1)}</span>
                <button aria-label="Next mention" on:click=move |_| go(1)>
                    "›"
                </button>
            </p>
        }
    })
}

/// How far what is pressed reaches: this place, or all `count` of them. Nothing to choose where there is one.
pub fn reach(everywhere: RwSignal<bool>, count: usize) -> Option<impl IntoView> {
    (count > 1).then(|| {
        view! {
            <label class="reach">
                <input
                    type="checkbox"
                    data-testid="everywhere"
                    prop:checked=move || everywhere.get()
                    on:change=move |event| everywhere.set(event_target_checked(&event))
                />
                {format!("At all {} places", words::grouped(count))}
            </label>
        }
    })
}

/// The scope a switch stands for.
pub fn scope(everywhere: RwSignal<bool>) -> Scope {
    if everywhere.get_untracked() {
        Scope::Article
    } else {
        Scope::Here
    }
}

/// A chip for every kind of name, with the digit that sets it.
pub fn kinds(current: Option<InkKind>, choose: impl Fn(InkKind) + Copy + 'static) -> impl IntoView {
    let chips = InkKind::ALL
        .into_iter()
        .filter(|kind| matches!(kind, InkKind::Name(_)))
        .enumerate()
        .map(|(index, kind)| {
            let digit = (index + 1) % 10;
            view! {
                <button
                    class=format!("chip k-{}", kind.slug())
                    data-testid=format!("kind-{}", kind.slug())
                    aria-pressed=(current == Some(kind)).to_string()
                    title=format!("Key {digit}")
                    on:click=move |_| {
                        if current != Some(kind) {
                            choose(kind);
                        }
                    }
                >
                    <span class="sample">{words::kind(kind)}</span>
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="kinds" role="group" aria-label="Kind">
            {chips}
        </div>
    }
}

/// A field for words, with the button that takes them.
pub fn phrase(
    label: &'static str,
    hint: &'static str,
    id: &'static str,
    value: String,
    take: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let words = RwSignal::new(value);
    let send = move || {
        let words = words.get_untracked();
        if !words.trim().is_empty() {
            take(words.trim().to_owned());
        }
    };
    view! {
        <label class="phrase">
            <span>{label}</span>
            <input
                type="text"
                data-testid=id
                placeholder=hint
                autocomplete="off"
                prop:value=move || words.get()
                on:input=move |event| words.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        event.prevent_default();
                        send();
                    }
                }
            />
            <button data-testid=format!("{id}-set") on:click=move |_| send()>
                "Set"
            </button>
        </label>
    }
}

/// A search for who said or did what stands at a span.
pub fn whom(
    label: &'static str,
    id: &'static str,
    reading: &Shared,
    span: Span,
    choose: impl Fn(String) + Copy + Send + 'static,
) -> AnyView {
    let reading = reading.clone();
    let offer = move |query: &str| named(&reading, reading.speakers(span, query));
    picker(label, id, offer, choose).into_any()
}

/// Names and kinds of entities.
pub fn named(reading: &Shared, entities: Vec<usize>) -> Vec<(String, InkKind)> {
    let named = |index: usize| {
        let entity = &reading.analysis.entities[index];
        (entity.name.clone(), InkKind::Name(entity.kind))
    };
    entities.into_iter().map(named).collect()
}

/// A search among the entities; `offer` gives those that fit what is typed, the likeliest first.
pub fn picker(
    label: &'static str,
    id: &'static str,
    offer: impl Fn(&str) -> Vec<(String, InkKind)> + Send + 'static,
    choose: impl Fn(String) + Copy + Send + 'static,
) -> impl IntoView {
    /// Names that are offered at once.
    const OFFERED: usize = 5;
    let query = RwSignal::new(String::new());
    let offered = move || {
        let offered = offer(&query.get());
        offered
            .into_iter()
            .take(OFFERED)
            .map(|(name, kind)| {
                let shown = words::clipped(&name, 40);
                view! {
                    <li>
                        <button
                            class=format!("choice k-{}", kind.slug())
                            data-testid=format!("{id}-choice")
                            on:click=move |_| choose(name.clone())
                        >
                            {shown}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="picker">
            <label class="phrase">
                <span>{label}</span>
                <input
                    type="search"
                    data-testid=id
                    placeholder="Find a name"
                    autocomplete="off"
                    on:input=move |event| query.set(event_target_value(&event))
                />
            </label>
            <ul>{offered}</ul>
        </div>
    }
}
