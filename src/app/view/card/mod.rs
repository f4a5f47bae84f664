//! The card: what is known about a place of the text, and what the reader can put right about it. It stands
//! beside the word, under the line or over it, never on the word; on a narrow screen it is a sheet from the
//! bottom.
//!
//! Enter on a mark moves the focus into the card, Tab stays in it, Escape leads back to the word. Nothing
//! happens on moving through what it offers; everything happens on pressing it.

mod again;
mod amount;
mod block;
mod name;
mod parts;
mod quote;
mod row;
mod selection;
mod time;

use super::desk::{Desk, Pop, Topic, after_painting};
use super::focus;
use crate::app::ink::Subject;
use crate::app::words;
use again::Drawn;
pub use again::carried;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Between the word and the card, and between the card and the edge of the screen, in pixels.
const MARGIN: f64 = 8.0;

/// The card.
#[component]
pub fn Card() -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Div>::new();
    let drawn = StoredValue::new(None::<Drawn>);
    Effect::new(move || {
        let (Some(pop), Some(element)) = (desk.pop.get(), node.get()) else {
            return;
        };
        place(&element, &pop);
        if let Some(doings) = drawn.with_value(|drawn| drawn.as_ref()?.doings.clone()) {
            doings.repeat(&element);
        } else if let Some(control) = pop.entered {
            // Only then do its fields hold what they are to show.
            let card = Element::from(element);
            after_painting(move || enter(&card, control));
        }
    });
    view! {
        {move || {
            let (pop, reading) = (desk.pop.get(), desk.reading.get());
            let last = drawn.try_update_value(Option::take).flatten();
            let (pop, reading) = pop.zip(reading)?;
            let element = node.get_untracked().map(Element::from);
            let now = Drawn::now(pop, &reading, last, element.as_ref());
            drawn.set_value(now.clone());
            let Some(now) = now else {
                desk.pop.set(None);
                return None;
            };
            let (kind, label, body) = match now.topic {
                Topic::Mark(mark) => {
                    let drawn = reading.ink.marks.get(mark)?;
                    let slug = drawn.kind.slug();
                    let label = format!("About this {}", words::kind(drawn.kind));
                    let body = match drawn.subject {
                        Subject::Entity(index) => name::card(desk, &reading, index, mark),
                        Subject::Timex(index) => time::card(desk, &reading, index, mark),
                        Subject::Quantity(index) => amount::card(desk, &reading, index),
                    };
                    (slug, label, body)
                }
                Topic::Selection(span) => {
                    ("other", "About these words".to_owned(), selection::card(desk, &reading, span))
                }
                Topic::Quote(index) => {
                    ("person", "Who said it".to_owned(), quote::card(desk, &reading, index)?)
                }
                Topic::Row(index) => ("date", "About this row".to_owned(), row::card(desk, &reading, index)?),
                Topic::Block(index) => {
                    ("other", "About this piece of the page".to_owned(), block::card(desk, &reading, index)?)
                }
            };
            Some(
                view! {
                    <div
                        class=format!("popover k-{kind}")
                        data-testid="popover"
                        role="dialog"
                        aria-label=label
                        tabindex="-1"
                        node_ref=node
                        on:click=move |_| pin(desk)
                        on:input=move |event| again::typed(&event)
                        on:focusin=move |_| pin(desk)
                        on:keydown=move |event| pressed(desk, node, &event)
                        on:mouseenter=move |_| desk.rest(Duration::ZERO, || {})
                        on:mouseleave=move |_| {
                            desk.rest(Duration::from_millis(200), move || desk.close_loose());
                        }
                    >
                        <button class="quiet close" aria-label="Close" on:click=move |_| desk.close_card()>
                            "×"
                        </button>
                        {body}
                    </div>
                },
            )
        }}
    }
}

/// Moves the focus to a control of the card, or to its first, and opens what is folded around it.
fn enter(card: &Element, control: &str) {
    let control = card.query_selector(control).ok().flatten();
    let Some(control) = control.or_else(|| controls(card).into_iter().next()) else {
        return;
    };
    if let Ok(Some(fold)) = control.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
    focus::on(Some(&control));
    if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
        field.select();
    }
}

/// Keeps the card open; it is not drawn anew, so what was opened in it stays open.
fn pin(desk: Desk) {
    desk.pop.update_untracked(|pop| {
        if let Some(pop) = pop {
            pop.pinned = true;
        }
    });
}

/// Escape leads back to the word; Tab goes round.
fn pressed(desk: Desk, node: NodeRef<html::Div>, event: &KeyboardEvent) {
    match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            desk.close_card();
        }
        "Tab" => {
            let Some(card) = node.get_untracked() else {
                return;
            };
            let controls = controls(&card);
            let Some(active) = document().active_element() else {
                return;
            };
            let at = controls.iter().position(|control| *control == active);
            let last = controls.len().saturating_sub(1);
            let wraps = match (event.shift_key(), at) {
                (false, Some(at)) => at == last,
                (true, Some(at)) => at == 0,
                (_, None) => true,
            };
            if wraps {
                event.prevent_default();
                focus::on(controls.get(if event.shift_key() { last } else { 0 }));
            }
        }
        _ => {}
    }
}

/// What of a card can have the focus, in order.
fn controls(card: &Element) -> Vec<Element> {
    let Ok(found) = card.query_selector_all("button:not([disabled]), input, select, summary") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into::<Element>().ok())
        .filter(|element| element.get_client_rects().length() > 0)
        .collect()
}

/// Puts the card where its word can still be read. The style sheet makes a sheet of it on narrow screens.
fn place(element: &HtmlElement, pop: &Pop) {
    let (left, top, bottom) = pop.at;
    let page = document().document_element();
    let width = page.as_ref().map_or(360.0, |page| f64::from(page.client_width()));
    let height = page
        .as_ref()
        .map_or(640.0, |page| f64::from(page.client_height()));
    let scrolled = window().scroll_y().unwrap_or_default();
    let own = element.get_bounding_client_rect();
    let x = left.min(width - own.width() - MARGIN).max(MARGIN);
    let below = bottom + MARGIN;
    let above = top - MARGIN - own.height();
    let fits_below = below + own.height() <= scrolled + height;
    let y = if fits_below || above < scrolled {
        below
    } else {
        above
    };
    let style = HtmlElement::style(element);
    let _ = style.set_property("left", &format!("{x}px"));
    let _ = style.set_property("top", &format!("{y}px"));
    let _ = style.set_property("visibility", "visible");
}
