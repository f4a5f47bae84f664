//! The brief: what a reader in a hurry wants. Key facts, summary, the timeline as a list, quotes, and
//! who, where, when and how much.

use super::desk::{Desk, Shared};
use super::strip;
use crate::analysis::{Certainty, Question};
use crate::app::ink::Subject;
use crate::app::reading::{Item, Section};
use crate::app::words;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

/// Entries of a list that are shown before it is opened.
const FIRST: usize = 7;
/// Size of a sparkline, in pixels.
const SPARK: (f64, f64) = (56.0, 12.0);

/// The column beside the text.
#[component]
pub fn Brief() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <section class="brief" data-testid="brief" aria-label="In brief" hidden=move || desk.blank.get()>
            {move || {
                desk.reading
                    .get()
                    .map(|reading| {
                        view! {
                            <div class="pane-summary">
                                {facts(desk, &reading)} {summary(desk, &reading)}
                            </div>
                            <div class="pane-timeline">{rows(desk, &reading)}</div>
                            <div class="pane-summary">{quotes(desk, &reading)}</div>
                            <div class="pane-who">
                                {reading
                                    .sections()
                                    .into_iter()
                                    .map(|section| view! { <List section /> })
                                    .collect_view()} {nothing(&reading)} <Corrections />
                            </div>
                        }
                    })
            }}
        </section>
    }
}

fn question(question: Question) -> &'static str {
    match question {
        Question::Who => "Who",
        Question::What => "What",
        Question::When => "When",
        Question::Where => "Where",
        Question::HowMany => "How much",
        Question::AccordingTo => "Says who",
    }
}

fn facts(desk: Desk, reading: &Shared) -> Option<impl IntoView + use<>> {
    let facts = reading.analysis.summary.key_facts.clone();
    let mut before = None;
    let rows = facts
        .iter()
        .map(|fact| {
            let name = (before != Some(fact.question)).then(|| question(fact.question));
            before = Some(fact.question);
            let text = fact.text.clone();
            let evidence = fact.evidence.first().copied();
            let said = match evidence {
                Some(span) => view! {
                    <button class="link" on:click=move |_| desk.go_to_span(span)>
                        {text}
                    </button>
                }
                .into_any(),
                None => text.into_any(),
            };
            view! {
                <dt>{name}</dt>
                <dd>{said}</dd>
            }
        })
        .collect_view();
    (!facts.is_empty()).then(|| {
        view! {
            <section class="facts">
                <h2>"Key facts"</h2>
                <dl>{rows}</dl>
            </section>
        }
    })
}

fn summary(desk: Desk, reading: &Shared) -> Option<impl IntoView + use<>> {
    let sentences = reading.analysis.summary.sentences.clone();
    let drawn = sentences
        .iter()
        .filter_map(|&number| {
            let span = reading.analysis.sentences.get(number)?.span;
            let text = super::column::said(reading, span);
            Some(view! {
                <li>
                    <button class="link" on:click=move |_| desk.go_to_sentence(number)>
                        {text}
                    </button>
                </li>
            })
        })
        .collect_view();
    (!sentences.is_empty()).then(|| {
        view! {
            <section class="summary" data-testid="summary">
                <h2>"Summary"</h2>
                <ol>{drawn}</ol>
            </section>
        }
    })
}

/// The rows of the timeline, for the keyboard, for screen readers, and for whoever prefers a list.
fn rows(desk: Desk, reading: &Shared) -> Option<impl IntoView + use<>> {
    let timeline = reading.analysis.timeline.clone();
    let drawn = timeline
        .iter()
        .enumerate()
        .map(|(number, row)| {
            let class = match row.certainty {
                Certainty::Exact => "row exact",
                Certainty::Inferred => "row inferred",
                Certainty::Vague => "row vague",
            };
            let status = reading
                .analysis
                .events
                .iter()
                .find(|event| event.id == row.event)
                .and_then(|event| words::status(event.status));
            let when = if row.display.is_empty() {
                "Undated".to_owned()
            } else {
                row.display.clone()
            };
            view! {
                <li>
                    <button
                        class=class
                        class:pointed=move || desk.row.get() == Some(number)
                        data-testid="timeline-row"
                        title=strip::why(reading, row)
                        on:mouseenter=move |_| strip::point(desk, Some(number))
                        on:mouseleave=move |_| strip::point(desk, None)
                        on:focus=move |_| strip::point(desk, Some(number))
                        on:click=move |_| strip::follow(desk, Some(number))
                    >
                        <span class="when">{when}</span>
                        <span class="what">
                            {row.label.clone()}
                            {status.map(|status| view! { <span class="status">{status}</span> })}
                        </span>
                    </button>
                </li>
            }
        })
        .collect_view();
    let node = NodeRef::<html::Ol>::new();
    (!timeline.is_empty()).then(|| {
        view! {
            <section class="rows">
                <h2>"Timeline"</h2>
                <ol node_ref=node on:keydown=move |event| step(&event)>
                    {drawn}
                </ol>
            </section>
        }
    })
}

/// Up and down move the focus through the buttons of a list.
fn step(event: &leptos::ev::KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let neighbour = || {
        let target: HtmlElement = event.target()?.dyn_into().ok()?;
        let item = target.closest("li").ok()??;
        let other = if down {
            item.next_element_sibling()
        } else {
            item.previous_element_sibling()
        }?;
        other
            .query_selector("button")
            .ok()??
            .dyn_into::<HtmlElement>()
            .ok()
    };
    if let Some(element) = neighbour() {
        event.prevent_default();
        let _ = element.focus();
    }
}

fn quotes(desk: Desk, reading: &Shared) -> Option<impl IntoView + use<>> {
    let quotes: Vec<_> = reading
        .analysis
        .quotes
        .iter()
        .filter(|quote| quote.direct)
        .cloned()
        .collect();
    let count = quotes.len();
    let drawn = quotes
        .into_iter()
        .map(|quote| {
            let text = super::column::said(reading, quote.span);
            let speaker = quote
                .speaker
                .as_deref()
                .and_then(|id| reading.entity(id))
                .map(|index| (index, reading.analysis.entities[index].name.clone()));
            let span = quote.span;
            view! {
                <li>
                    <button class="link quote" on:click=move |_| desk.go_to_span(span)>
                        {text}
                    </button>
                    {match speaker {
                        Some((index, name)) => {
                            view! {
                                <button
                                    class="link speaker"
                                    on:click=move |_| desk.walk(Subject::Entity(index), 1)
                                >
                                    {name}
                                </button>
                            }
                                .into_any()
                        }
                        None => view! { <span class="speaker">"speaker not named"</span> }.into_any(),
                    }}
                </li>
            }
        })
        .collect_view();
    (count > 0).then(|| {
        view! {
            <section class="quotes">
                <h2>"Quotes"</h2>
                <ul>{drawn}</ul>
            </section>
        }
    })
}

/// What the reader put right, each to be taken back.
#[component]
fn Corrections() -> impl IntoView {
    let desk = Desk::here();
    let corrections = Memo::new(move |_| desk.state.with(|state| state.corrections.clone()));
    view! {
        <section class="corrections" hidden=move || corrections.with(Vec::is_empty)>
            <h2>"Your corrections"</h2>
            <ul>
                {move || {
                    corrections
                        .get()
                        .iter()
                        .enumerate()
                        .map(|(index, correction)| {
                            let words = correction.words();
                            view! {
                                <li>
                                    {words.clone()}
                                    <button
                                        class="quiet"
                                        aria-label=format!("Take back: {words}")
                                        on:click=move |_| {
                                            desk.state.update(|state| state.uncorrect(index))
                                        }
                                    >
                                        "×"
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </section>
    }
}

/// When there is nothing to list, it is said.
fn nothing(reading: &Shared) -> Option<impl IntoView + use<>> {
    reading.sections().is_empty().then(|| {
        view! {
            <p class="nothing">
                "No names, dates or amounts were found in this text. Articles in English are read best."
            </p>
        }
    })
}

/// One list, sorted by salience, folded when it is long.
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
            <ul on:keydown=move |event| step(&event)>
                {move || {
                    let shown = if all.get() { count } else { FIRST };
                    items.iter().take(shown).map(|item| entry(desk, item)).collect_view()
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
