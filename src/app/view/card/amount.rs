//! The card of a quantity.

use super::parts::{fact, head, phrase};
use crate::app::view::column::said;
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use leptos::prelude::*;

/// What the text says and what it means; and the acts.
pub fn card(desk: Desk, reading: &Shared, index: usize) -> AnyView {
    let quantity = &reading.analysis.quantities[index];
    let span = quantity.span;
    view! {
        {head(words::quantity_kind(quantity.kind), words::quantity(quantity))}
        <dl class="pop-facts">{fact("The text says", format!("“{}”", said(reading, span)))}</dl>
        {phrase("It means", "$200 million, 35%, 40 workers", "quantity-value", String::new(), move |value| {
            desk.mend(span, Scope::Here, Act::Quantity { value });
        })}
        <div class="acts">
            <button
                data-testid="not-a-quantity"
                data-first
                title="Backspace"
                on:click=move |_| desk.mend(span, Scope::Here, Act::NotAQuantity)
            >
                "Not a quantity"
            </button>
        </div>
    }
    .into_any()
}
