//! The marks of the text under pointer and keys. The text is one stop of the Tab key: within it, the arrows
//! move from mark to mark and from sentence to sentence.

mod keys;

use super::column::subject_id;
use super::desk::{Desk, Pop, Shared, Topic};
use crate::app::ink::InkKind;
use crate::span::Span;
pub use keys::pressed;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// How long the pointer rests on a word before it is explained, and how long the explanation waits
/// for the pointer to come over.
const REST: Duration = Duration::from_millis(140);

/// How the marks of the selection look, of any selection.
const SELECTION: &str = include_str!("../../../www/style/selection.css");

/// Marks of the selection stand out; all others recede by the style sheet. However many there are, none of them is
/// touched: a style sheet of its own names them.
pub fn mark_selection(desk: Desk) {
    let sheet = web_sys::CssStyleSheet::new().ok();
    if let Some(sheet) = &sheet {
        document().set_adopted_style_sheets(&js_sys::Array::of1(sheet));
    }
    let sheet = StoredValue::new_local(sheet);
    Effect::new(move || {
        let style = desk
            .selected
            .get()
            .zip(desk.reading.get())
            .map(|(chosen, reading)| {
                let here = reading.marks_of(chosen).get(desk.step.get()).copied();
                let named = SELECTION.replace("CHOSEN", &subject_id(&reading, chosen));
                named.replace("HERE", &here.map_or_else(String::new, |mark| mark.to_string()))
            });
        sheet.with_value(|sheet| {
            if let Some(sheet) = sheet {
                let _ = sheet.replace_sync(&style.unwrap_or_default());
            }
        });
    });
}

/// Lights the sentence that is pointed at from elsewhere.
pub fn light_sentence(desk: Desk) {
    Effect::new(move || {
        let lit = desk.lit.get();
        request_animation_frame(move || {
            for_each(".s.lit", |element| {
                let _ = element.class_list().remove_1("lit");
            });
            if let Some(sentence) = lit {
                for_each(&format!("[data-s=\"{sentence}\"]"), |element| {
                    let _ = element.class_list().add_1("lit");
                });
            }
        });
    });
}

fn for_each(selector: &str, act: impl Fn(Element)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|node| node.dyn_into().ok()) {
            act(element);
        }
    }
}

/// The innermost mark under an event, with its number.
fn mark_at(event: &web_sys::Event) -> Option<(Element, usize)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("[data-mark]").ok()??;
    let number = mark.get_attribute("data-mark")?.parse().ok()?;
    Some((mark, number))
}

/// Whether an event is about a mark.
pub fn is_mark(event: &web_sys::Event) -> bool {
    mark_at(event).is_some()
}

/// A click on a mark opens its card; selecting words offers what they can be made.
pub fn clicked(desk: Desk, event: &ev::MouseEvent) {
    if let Some((span, line)) = selection(desk) {
        desk.caret.set(Some(span.start));
        desk.opener.set_value(None);
        return desk.pop.set(Some(Pop {
            topic: Topic::Selection(span),
            at: line,
            pinned: true,
            entered: None,
        }));
    }
    match mark_at(event) {
        Some((element, number)) => choose(desk, &element, number, Some(f64::from(event.client_y())), None),
        None => {
            desk.selected.set(None);
            desk.lit.set(None);
            desk.pop.set(None);
        }
    }
}

/// The words of the text that are selected, and the line they stand in.
pub fn selection(desk: Desk) -> Option<(Span, (f64, f64, f64))> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let reading = desk.reading.get_untracked()?;
    let from = edge(
        &reading,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
        false,
    )?;
    let to = edge(
        &reading,
        &range.end_container().ok()?,
        range.end_offset().ok()?,
        true,
    )?;
    let words = reading.text.get(from..to)?;
    let start = from + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    let rect = range.get_bounding_client_rect();
    let (x, y) = (
        window().scroll_x().unwrap_or_default(),
        window().scroll_y().unwrap_or_default(),
    );
    (start < end).then(|| {
        (
            Span::new(start, end),
            (rect.left() + x, rect.top() + y, rect.bottom() + y),
        )
    })
}

/// The byte of the text at one end of a selection.
fn edge(reading: &Shared, node: &Node, offset: u32, end: bool) -> Option<usize> {
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    let passage_of = |element: &Element| -> Option<usize> { element.get_attribute("data-p")?.parse().ok() };
    let Some(passage) = element.closest("[data-p]").ok()? else {
        // Between passages: from the beginning of the one behind, to the end of the one before.
        let children = node.child_nodes();
        let passage = |index: u32| passage_of(children.get(index)?.dyn_ref()?);
        let number = match end {
            false => (offset..children.length()).find_map(passage)?,
            true => (0..offset).rev().find_map(passage)?,
        };
        let span = reading.ink.passages.get(number)?.span;
        return Some(if end { span.end } else { span.start });
    };
    let before = document().create_range().ok()?;
    before.select_node_contents(&passage).ok()?;
    before.set_end(node, offset).ok()?;
    let start = reading.ink.passages.get(passage_of(&passage)?)?.span.start;
    let mut left = before.to_string().as_string()?.encode_utf16().count();
    let mut behind = reading.text[start..].char_indices();
    let found = behind.find(|(_, c)| {
        let found = left == 0;
        left = left.saturating_sub(c.len_utf16());
        found
    });
    Some(found.map_or(reading.text.len(), |(at, _)| start + at))
}

/// Copies what is selected as clean text: paragraphs and titles, nothing of the page's dress.
pub fn copied(desk: Desk, event: &ev::ClipboardEvent) {
    let Some(((span, _), data)) = selection(desk).zip(event.clipboard_data()) else {
        return;
    };
    let Some((plain, rich)) = desk
        .reading
        .with_untracked(|reading| Some(reading.as_ref()?.copied(span)))
    else {
        return;
    };
    let done = data
        .set_data("text/plain", &plain)
        .and_then(|()| data.set_data("text/html", &rich));
    if done.is_ok() {
        event.prevent_default();
    }
}

fn choose(desk: Desk, element: &Element, number: usize, y: Option<f64>, entered: Option<&'static str>) {
    let Some(reading) = desk.reading.get_untracked() else {
        return;
    };
    let subject = reading.same(reading.ink.marks[number].subject);
    let marks = reading.marks_of(subject);
    desk.caret.set(Some(reading.ink.marks[number].span.start));
    desk.selected.set(Some(subject));
    desk.step
        .set(marks.iter().position(|&mark| mark == number).unwrap_or(0));
    explain(desk, element, number, y, (true, entered));
}

/// Opens the card at the line of the mark that is nearest to `y`; it can be pinned, and entered.
fn explain(
    desk: Desk,
    element: &Element,
    number: usize,
    y: Option<f64>,
    (pinned, entered): (bool, Option<&'static str>),
) {
    let lines = element.get_client_rects();
    let line = (0..lines.length())
        .filter_map(|index| lines.get(index))
        .min_by(|one, other| {
            let distance =
                |rect: &web_sys::DomRect| y.map_or(0.0, |y| (rect.top() + rect.height() / 2.0 - y).abs());
            distance(one).total_cmp(&distance(other))
        });
    if let Some(line) = line {
        let (x, y) = (
            window().scroll_x().unwrap_or_default(),
            window().scroll_y().unwrap_or_default(),
        );
        desk.opener.set_value(None);
        desk.pop.set(Some(Pop {
            topic: Topic::Mark(number),
            at: (line.left() + x, line.top() + y, line.bottom() + y),
            pinned,
            entered,
        }));
    }
}

/// Explains the mark the pointer has come to rest on. Text that moves under a resting pointer, as it
/// does when a page is opened or scrolled, is not pointed at.
pub fn pointed(desk: Desk, under: StoredValue<Option<usize>>, event: &ev::MouseEvent) {
    if event.movement_x() == 0 && event.movement_y() == 0 || event.buttons() != 0 {
        return;
    }
    let found = mark_at(event).filter(|(element, _)| is_drawn(desk, element));
    let number = found.as_ref().map(|&(_, number)| number);
    if under.get_value() == number {
        return;
    }
    under.set_value(number);
    let y = f64::from(event.client_y());
    desk.rest(REST, move || match found {
        Some((element, number)) => {
            if !desk
                .pop
                .with_untracked(|pop| pop.as_ref().is_some_and(|pop| pop.pinned))
            {
                explain(desk, &element, number, Some(y), (false, None));
            }
        }
        None => desk.close_loose(),
    });
}

/// Whether the mark's kind is shown; what the legend has switched off explains nothing by itself.
fn is_drawn(desk: Desk, element: &Element) -> bool {
    let kind = element.get_attribute("data-kind");
    InkKind::ALL
        .into_iter()
        .find(|other| Some(other.slug()) == kind.as_deref())
        .is_none_or(|kind| untrack(|| desk.shows(kind)))
}

/// The pointer has left the text.
pub fn left(desk: Desk, under: StoredValue<Option<usize>>) {
    under.set_value(None);
    desk.rest(REST, move || desk.close_loose());
}

/// The mark that has the focus is remembered, and explained to who came by keys.
pub fn focused(desk: Desk, event: &ev::FocusEvent) {
    let Some((element, number)) = mark_at(event) else {
        return;
    };
    let place = desk
        .reading
        .with_untracked(|reading| Some(reading.as_ref()?.ink.marks.get(number)?.span.start));
    desk.caret.set(place);
    if !desk.hushed.get_value() && element.matches(":focus-visible").unwrap_or(false) {
        desk.rest(Duration::ZERO, || {});
        explain(desk, &element, number, None, (false, None));
    }
}
