//! The card of a piece of the page: what kind of piece it is.

use super::parts::head;
use crate::analysis::BlockKind;
use crate::app::view::column::said;
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use leptos::prelude::*;

/// What a piece of the page can be, the commonest first.
const KINDS: [BlockKind; 8] = [
    BlockKind::Paragraph,
    BlockKind::Boilerplate,
    BlockKind::Headline,
    BlockKind::Caption,
    BlockKind::Byline,
    BlockKind::Dateline,
    BlockKind::List,
    BlockKind::AuthorNote,
];

/// The piece with the number, and what it can be made.
pub fn card(desk: Desk, reading: &Shared, passage: usize) -> Option<AnyView> {
    let span = reading.ink.passages.get(passage)?.span;
    Some(
        view! {
            {head("piece of the page", words::clipped(&said(reading, span), 80))}
            {kinds(desk, reading, passage)}
        }
        .into_any(),
    )
}

/// A chip for every kind.
pub fn kinds(desk: Desk, reading: &Shared, passage: usize) -> Option<impl IntoView + use<>> {
    let passage = reading.ink.passages.get(passage)?;
    let (span, current) = (passage.span, passage.kind);
    let chips = KINDS.map(|kind| {
        view! {
            <button
                class="chip"
                data-testid=format!("block-{}", words::block(kind).replace(' ', "-"))
                aria-pressed=(current == kind).to_string()
                on:click=move |_| {
                    if current != kind {
                        desk.mend(span, Scope::Here, Act::Block { kind });
                    }
                }
            >
                {words::block(kind)}
            </button>
        }
    });
    Some(view! {
        <div class="kinds" role="group" aria-label="This piece of the page is">
            {chips.collect_view()}
        </div>
    })
}
