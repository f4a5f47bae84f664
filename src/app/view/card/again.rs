//! A card whose article is read anew while it is open, because another window changed something or more of the
//! text was read: it stays where the thing it shows still stands, with what was typed into it.

use crate::app::ink::{InkKind, Mark};
use crate::app::moved::moved;
use crate::app::view::desk::{Pop, Shared, Topic};
use crate::app::view::focus;
use crate::span::Span;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlInputElement};

/// A card as it was drawn last.
#[derive(Clone)]
pub struct Drawn {
    opened: Pop,
    /// What it is about, in that reading.
    pub topic: Topic,
    reading: Shared,
    /// What the reader did in it.
    pub doings: Option<Doings>,
}

impl Drawn {
    /// The card that is open, as it is to be drawn for this reading; `last` and `element` are what stands now. None
    /// when what it shows is gone. The same card drawn twice for one reading is opened anew only when the focus is
    /// not in it: whoever is in it has done something there.
    pub fn now(pop: Pop, reading: &Shared, last: Option<Self>, element: Option<&Element>) -> Option<Self> {
        let doings = element.map(Doings::of);
        let inside = doings.as_ref().is_some_and(|doings| doings.focus.is_some());
        let same = |last: &Self| {
            let (before, now) = (&last.opened, &pop);
            (before.topic, before.at, before.entered) == (now.topic, now.at, now.entered)
                && (inside || last.reading != *reading)
        };
        let (topic, doings) = match last.filter(same) {
            Some(last) => (carried(last.topic, &last.reading, reading)?, doings),
            None => (pop.topic, None),
        };
        Some(Self {
            opened: pop,
            topic,
            reading: reading.clone(),
            doings,
        })
    }
}

/// The same thing in a later reading.
pub fn carried(topic: Topic, before: &Shared, after: &Shared) -> Option<Topic> {
    let place = |span: Span| moved(span, &before.text, &after.text);
    let sort = |mark: &Mark| match mark.kind {
        InkKind::Name(_) => 0,
        InkKind::Date => 1,
        InkKind::Quantity => 2,
    };
    Some(match topic {
        Topic::Selection(span) => Topic::Selection(place(span)?),
        Topic::Mark(mark) => {
            let mark = before.ink.marks.get(mark)?;
            let (span, sort_of) = (place(mark.span)?, sort(mark));
            let same = |mark: &Mark| mark.span == span && sort(mark) == sort_of;
            Topic::Mark(after.ink.marks.iter().position(same)?)
        }
        Topic::Quote(quote) => {
            let span = place(before.analysis.quotes.get(quote)?.span)?;
            Topic::Quote(
                after
                    .analysis
                    .quotes
                    .iter()
                    .position(|quote| quote.span == span)?,
            )
        }
        Topic::Row(row) => {
            let span = place(trigger(before, row)?)?;
            let rows = 0..after.analysis.timeline.len();
            Topic::Row(rows.into_iter().find(|&row| trigger(after, row) == Some(span))?)
        }
        Topic::Block(block) => {
            let span = place(before.ink.passages.get(block)?.span)?;
            let passages = &after.ink.passages;
            Topic::Block(passages.iter().position(|passage| passage.span == span)?)
        }
    })
}

/// The word a row of the timeline is there for.
fn trigger(reading: &Shared, row: usize) -> Option<Span> {
    let row = reading.analysis.timeline.get(row)?;
    let mut events = reading.analysis.events.iter();
    Some(events.find(|event| event.id == row.event)?.trigger.span)
}

/// What a reader did in a card: the fields that were typed into, what is folded open, and where the focus is.
#[derive(Clone)]
pub struct Doings {
    typed: Vec<(String, String)>,
    open: bool,
    focus: Option<String>,
}

impl Doings {
    fn of(card: &Element) -> Self {
        let typed = all(card, "[data-typed]").into_iter().filter_map(|field| {
            let value = field.dyn_ref::<HtmlInputElement>()?.value();
            Some((named(&field)?, value))
        });
        let active = document().active_element();
        Self {
            typed: typed.collect(),
            open: !all(card, "details[open]").is_empty(),
            focus: active
                .filter(|active| card.contains(Some(active)))
                .and_then(|active| named(&active)),
        }
    }

    /// Does it again in the card that was drawn anew.
    pub fn repeat(&self, card: &Element) {
        if let Some(fold) = all(card, "details").first().filter(|_| self.open) {
            let _ = fold.set_attribute("open", "");
        }
        let init = EventInit::new();
        init.set_bubbles(true);
        for (name, value) in &self.typed {
            for field in all(card, &selector(name)) {
                if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                    input.set_value(value);
                }
                if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
                    let _ = field.dispatch_event(&event);
                }
            }
        }
        if let Some(name) = &self.focus {
            focus::on(all(card, &selector(name)).first());
        }
    }
}

/// Remembers that a field of the card was typed into.
pub fn typed(event: &Event) {
    if let Some(field) = event.target().and_then(|field| field.dyn_into::<Element>().ok()) {
        let _ = field.set_attribute("data-typed", "");
    }
}

fn named(element: &Element) -> Option<String> {
    element.get_attribute("data-testid")
}

fn selector(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

fn all(card: &Element, selector: &str) -> Vec<Element> {
    let found = card.query_selector_all(selector).ok();
    let nodes = found
        .iter()
        .flat_map(|found| (0..found.length()).filter_map(|index| found.get(index)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}
