//! The card of words the reader selected: what they are.

use super::block;
use super::parts::{head, kinds, phrase, reach, scope};
use super::quote::speakers;
use crate::analysis::{EntityKind, Question};
use crate::app::ink::InkKind;
use crate::app::view::brief::question;
use crate::app::view::column::said;
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use crate::span::Span;
use leptos::prelude::*;

/// The questions a key fact answers, in the order of the brief.
const QUESTIONS: [Question; 6] = [
    Question::Who,
    Question::What,
    Question::When,
    Question::Where,
    Question::HowMany,
    Question::AccordingTo,
];

/// What the words at a span can be made.
pub fn card(desk: Desk, reading: &Shared, span: Span) -> AnyView {
    let words = said(reading, span);
    let name = Act::Name {
        kind: EntityKind::Other,
    };
    let places = reading.touched(&name, span, Scope::Article);
    let everywhere = RwSignal::new(places > 1);
    let label = words::clipped(&words, 60);
    let timeline = reading.on_the_timeline(span).into_iter();
    let timeline = timeline.map(|told| view! { <li>{told}</li> }).collect_view();
    view! {
        {head("selected", words::clipped(&words, 80))}
        {kinds(
            None,
            move |kind| {
                if let InkKind::Name(kind) = kind {
                    desk.mend(span, scope(everywhere), Act::Name { kind });
                }
            },
        )}
        {reach(everywhere, places)}
        {phrase("A date", "18 Nov, last Friday, 2024-06", "date-value", String::new(), move |value| {
            desk.mend(span, Scope::Here, Act::Date { value: Some(value), from: None });
        })}
        {phrase("An event", "", "event-label", label, move |label| {
            desk.mend(span, Scope::Here, Act::Row { when: None, label });
        })}
        {speakers(desk, reading, span)}
        <details class="more">
            <summary data-testid="more">"An amount, a key fact, the summary, this piece of the page"</summary>
            {phrase("An amount", "$200 million, 35%", "quantity-value", String::new(), move |value| {
                desk.mend(span, Scope::Here, Act::Quantity { value });
            })}
            {key_fact(desk, span, words)}
            {summary(desk, reading, span)}
            {reading.ink.passage_at(span.start).and_then(|passage| block::kinds(desk, reading, passage))}
        </details>
        <details class="why" data-testid="why-not">
            <summary>"Why is this on the timeline, or not?"</summary>
            <ul>{timeline}</ul>
        </details>
    }
    .into_any()
}

/// A chip for every question the words answer.
fn key_fact(desk: Desk, span: Span, text: String) -> impl IntoView {
    let chips = QUESTIONS.map(|asked| {
        let text = text.clone();
        let put_in = move |_| {
            let fact = Act::Fact {
                question: asked,
                text: text.clone(),
                keep: true,
            };
            desk.mend(span, Scope::Here, fact);
        };
        view! {
            <button
                class="chip"
                data-testid=format!("fact-{}", question(asked).to_lowercase().replace(' ', "-"))
                on:click=put_in
            >
                {question(asked)}
            </button>
        }
    });
    view! {
        <div class="kinds" role="group" aria-label="A key fact that answers">
            <span>"A key fact:"</span>
            {chips.collect_view()}
        </div>
    }
}

fn summary(desk: Desk, reading: &Shared, span: Span) -> impl IntoView + use<> {
    let in_summary = reading.in_summary(span);
    view! {
        <div class="acts">
            <button
                data-testid="summary-sentence"
                on:click=move |_| desk.mend(span, Scope::Here, Act::Sentence { keep: !in_summary })
            >
                {if in_summary { "Out of the summary" } else { "Into the summary" }}
            </button>
        </div>
    }
}
