//! The card of words the reader selected: what they are.

use super::parts::{head, kinds, phrase, reach, scope};
use super::quote::speakers;
use crate::analysis::EntityKind;
use crate::app::ink::InkKind;
use crate::app::view::column::said;
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use crate::span::Span;
use leptos::prelude::*;

/// What the words at a span can be made.
pub fn card(desk: Desk, reading: &Shared, span: Span) -> AnyView {
    let words = said(reading, span);
    let name = Act::Name {
        kind: EntityKind::Other,
    };
    let places = reading.touched(&name, span, Scope::Article);
    let everywhere = RwSignal::new(places > 1);
    let in_summary = reading.in_summary(span);
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
        <div class="acts">
            <button
                data-testid="summary-sentence"
                on:click=move |_| desk.mend(span, Scope::Here, Act::Sentence { keep: !in_summary })
            >
                {if in_summary { "Out of the summary" } else { "Into the summary" }}
            </button>
        </div>
        <details class="why" data-testid="why-not">
            <summary>"Why is this on the timeline, or not?"</summary>
            <ul>{timeline}</ul>
        </details>
    }
    .into_any()
}
