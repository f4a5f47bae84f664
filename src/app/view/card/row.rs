//! The card of a row of the timeline: its day, who did it, its words, and that it is none.

use super::parts::{fact, head, phrase, whom};
use crate::analysis::Role;
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
    let set = move |when: Option<String>, who: Option<String>, label: Option<String>| {
        desk.mend(span, Scope::Here, Act::Event { when, who, label });
    };
    let agents = event
        .participants
        .iter()
        .filter(|participant| participant.role == Role::Agent);
    let names = agents.filter_map(|agent| {
        let index = reading.entity(&agent.entity)?;
        Some(reading.analysis.entities[index].name.clone())
    });
    let who: Vec<String> = names.collect();
    let when = row.interval.as_ref().map(|[from, to]| match from == to {
        true => from.clone(),
        false => format!("{from}/{to}"),
    });
    Some(
        view! {
            {head("event", words::when(row))}
            <dl class="pop-facts">
                {fact("What", row.label.clone())}
                {(!who.is_empty()).then(|| fact("Who", who.join(", ")))}
                {fact("Status", reading.standing(row))}
                {fact("Why", strip::why(reading, row))}
            </dl>
            {phrase("When", "18 Nov, June 2024", "row-when", when.unwrap_or_default(), move |when| {
                set(Some(when), None, None);
            })}
            {phrase("Words", "", "row-label", row.label.clone(), move |label| set(None, None, Some(label)))}
            {whom("Who", "row-who", reading, span, move |who| set(None, Some(who), None))}
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
