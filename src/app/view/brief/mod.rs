//! The brief: what a reader in a hurry wants. Key facts, summary, the timeline as a list, who said what, and
//! who, where, when and how much.

mod corrections;
mod lists;
mod said;

use super::desk::{Desk, Shared, Topic};
use super::strip;
use crate::analysis::{Certainty, Question};
use crate::app::words;
use crate::correction::{Act, Scope};
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The column beside the text.
#[component]
pub fn Brief() -> impl IntoView {
    let desk = Desk::here();
    let shown = desk.beside();
    view! {
        <section class="brief" data-testid="brief" aria-label="In brief" hidden=move || desk.blank.get()>
            {move || {
                shown
                    .get()
                    .map(|reading| {
                        view! {
                            <div class="pane-summary">
                                {facts(desk, &reading)} {summary(desk, &reading)}
                            </div>
                            <div class="pane-timeline">{rows(desk, &reading)}</div>
                            <div class="pane-summary">{said::said(desk, &reading)}</div>
                        }
                    })
            }}
            <div class="pane-who">
                <lists::Lists shown /> <corrections::Corrections />
            </div>
        </section>
    }
}

/// What a question is called.
pub fn question(question: Question) -> &'static str {
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
            let standing = reading.fact_standing(fact);
            let out = Act::Fact {
                question: fact.question,
                text: fact.text.clone(),
                keep: false,
            };
            let take_out = evidence.map(|span| hide(format!("Not a key fact: {text}"), move || {
                desk.mend(span, Scope::Here, out.clone());
            }));
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
                <dd>
                    {said} {standing.map(|standing| view! { <span class="status">{standing}</span> })} {take_out}
                </dd>
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

/// A button that takes a line out.
fn hide(label: String, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button class="quiet hide" aria-label=label.clone() title=label on:click=move |_| act()>
            "×"
        </button>
    }
}

/// A button that opens the card of a line.
fn change(desk: Desk, label: String, id: &'static str, topic: Topic) -> impl IntoView {
    view! {
        <button
            class="quiet hide"
            data-testid=id
            aria-label=label.clone()
            aria-haspopup="dialog"
            title=label
            on:click=move |event| {
                let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
                if let Some(element) = target {
                    desk.open_card(topic, &element);
                }
            }
        >
            "✎"
        </button>
    }
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
                        {text.clone()}
                    </button>
                    {hide(format!("Out of the summary: {}", words::clipped(&text, 40)), move || {
                        desk.mend(span, Scope::Here, Act::Sentence { keep: false });
                    })}
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
            let status = reading.standing(row);
            let when = words::when(row);
            let label = format!("Change: {}", words::clipped(&row.label, 40));
            view! {
                <li>
                    <button
                        class=class
                        class:pointed=move || desk.row.get() == Some(number)
                        class:background=row.background
                        data-testid="timeline-row"
                        on:mouseenter=move |_| strip::point(desk, Some(number))
                        on:mouseleave=move |_| strip::point(desk, None)
                        on:focus=move |_| strip::point(desk, Some(number))
                        on:click=move |_| strip::follow(desk, Some(number))
                    >
                        <span class="when">{when}</span>
                        <span class="what">
                            {row.label.clone()}
                            <span class="status">{status}</span>
                        </span>
                    </button>
                    {change(desk, label, "row-change", Topic::Row(number))}
                </li>
            }
        })
        .collect_view();
    (!timeline.is_empty()).then(|| {
        view! {
            <section class="rows">
                <h2>"Timeline"</h2>
                <ol on:keydown=move |event| step(&event)>
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
