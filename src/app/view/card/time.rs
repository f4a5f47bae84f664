//! The card of a time expression.

use super::parts::{fact, head, phrase, reach, scope, steps};
use crate::analysis::{Timex, TimexType};
use crate::app::view::column::said;
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use leptos::prelude::*;

/// What the text says, what it means, why, and what was inferred; and the acts.
pub fn card(desk: Desk, reading: &Shared, index: usize, mark: usize) -> AnyView {
    let timex = &reading.analysis.timexes[index];
    let known = timex.interval.is_some();
    let inferred = words::inferred(&timex.inferred).filter(|_| known);
    let span = timex.span;
    let places = reading.touched(&Act::NotADate, span, Scope::Article);
    let everywhere = RwSignal::new(false);
    let here = move |act: Act| desk.mend(span, scope(everywhere), act);
    let value = match timex.value.as_bytes() {
        [b'0'..=b'9', ..] => timex.value.clone(),
        _ => String::new(),
    };
    view! {
        {head(timex_kind(timex), words::meaning(timex))}
        <dl class="pop-facts">
            {fact("The text says", format!("“{}”", said(reading, span)))}
            {(!timex.why.is_empty()).then(|| fact("Why", timex.why.clone()))}
            {inferred.map(|text| fact("Inferred", text))}
            {fact("Value", timex.value.clone())}
        </dl>
        {phrase("It means", "18 Nov, last Friday, 2024-06", "date-value", value, move |value| {
            here(Act::Date {
                value: Some(value),
                from: None,
            });
        })}
        {timex
            .anchor
            .is_some()
            .then(|| {
                phrase("Counted from", "a day", "date-from", String::new(), move |from| {
                    here(Act::Date {
                        value: None,
                        from: Some(from),
                    });
                })
            })}
        <div class="acts">
            <button
                data-testid="not-a-date"
                data-first
                title="Backspace"
                on:click=move |_| here(Act::NotADate)
            >
                "Not a date"
            </button>
            {reach(everywhere, places)}
        </div>
        {steps(desk, reading, reading.ink.marks[mark].subject, mark)}
    }
    .into_any()
}

fn timex_kind(timex: &Timex) -> &'static str {
    match timex.kind {
        TimexType::Date => "date",
        TimexType::Time => "time",
        TimexType::Duration => "length of time",
        TimexType::Set => "repeated time",
    }
}
