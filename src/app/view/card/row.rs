//! The card of a row of the timeline: its day, its words, and that it is none.

use super::parts::{fact, head, phrase};
use crate::app::view::desk::{Desk, Shared};
use crate::app::view::strip;
use crate::app::words;
use crate::correction::{Act, Scope};
use leptos::prelude::*;

/// The row with the number, and the acts.
pub fn card(desk: Desk, reading: &Shared, index: usize) -> Option<AnyView> {
    let row = reading.analysis.timeline.get(index)?;
    let event = reading
        .analysis
        .events
        .iter()
        .find(|event| event.id == row.event)?;
    let span = event.trigger.span;
    let set = move |when: Option<String>, label: Option<String>| {
        desk.mend(
            span,
            Scope::Here,
            Act::Event {
                when,
                who: None,
                label,
            },
        );
    };
    let when = row.interval.as_ref().map(|[from, to]| match from == to {
        true => from.clone(),
        false => format!("{from}/{to}"),
    });
    Some(
        view! {
            {head("event", words::when(row))}
            <dl class="pop-facts">
                {fact("What", row.label.clone())}
                {fact("Status", reading.standing(row))}
                {fact("Why", strip::why(reading, row))}
            </dl>
            {phrase("When", "18 Nov, June 2024", "row-when", when.unwrap_or_default(), move |when| {
                set(Some(when), None);
            })}
            {phrase("Words", "", "row-label", row.label.clone(), move |label| set(None, Some(label)))}
            <div class="acts">
                <button
                    data-testid="not-an-event"
                    on:click=move |_| desk.mend(span, Scope::Here, Act::NotAnEvent)
                >
                    "Not an event"
                </button>
            </div>
        }
        .into_any(),
    )
}
