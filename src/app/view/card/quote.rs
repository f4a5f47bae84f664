//! The card of a quote: who said it, and whether in these words.

use super::parts::{head, whom};
use crate::app::view::column::said;
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use crate::span::Span;
use leptos::prelude::*;

/// The quote with the number, and whom it can be given to.
pub fn card(desk: Desk, reading: &Shared, index: usize) -> Option<AnyView> {
    let quote = reading.analysis.quotes.get(index)?;
    let (span, direct) = (quote.span, quote.direct);
    let title = words::clipped(&said(reading, span), 80);
    Some(
        view! {
            {head("quote", title)}
            {speakers(desk, reading, span)}
            <div class="acts">
                <button
                    data-testid="no-speaker"
                    on:click=move |_| desk.mend(span, Scope::Here, Act::Speaker { entity: None })
                >
                    "Nobody who is named"
                </button>
                <button
                    data-testid="directness"
                    on:click=move |_| desk.mend(span, Scope::Here, Act::Quote { direct: !direct })
                >
                    {if direct { "Not the very words" } else { "The very words" }}
                </button>
            </div>
        }
        .into_any(),
    )
}

/// A search for who said the words at a span.
pub fn speakers(desk: Desk, reading: &Shared, span: Span) -> impl IntoView + use<> {
    whom("Said by", "said-by", reading, span, move |entity| {
        desk.mend(span, Scope::Here, Act::Speaker { entity: Some(entity) });
    })
}
