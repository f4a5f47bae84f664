//! The keys of the text.

use super::{choose, mark_at, selection};
use crate::analysis::{BlockKind, EntityKind};
use crate::app::ink::{InkKind, Subject};
use crate::app::mending::Edge;
use crate::app::view::desk::{Desk, FIRST, Pop, Topic, after_painting};
use crate::app::view::focus;
use crate::correction::{Act, Scope};
use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Hears the keys of the text.
pub fn pressed(desk: Desk, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() {
        return;
    }
    let handled = match mark_at(event) {
        Some((_, number)) if event.alt_key() => stretch(desk, number, event),
        Some((element, number)) => on_mark(desk, &element, number, event.key().as_str()),
        None if event.alt_key() => false,
        None => on_text(desk, event.key().as_str()),
    };
    if handled {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The text itself has the focus: an arrow goes to the first mark in sight.
fn on_text(desk: Desk, key: &str) -> bool {
    if matches!(key, "ArrowRight" | "ArrowLeft") {
        if !focus::back_to_mark(desk) {
            let seen = |element: &HtmlElement| element.get_bounding_client_rect().top() > 0.0;
            focus::on(marks().into_iter().find(seen).as_deref());
        }
        return true;
    }
    let selected = selection(desk);
    match (key, selected) {
        ("Enter" | "m" | "d", Some((span, line))) => {
            desk.caret.set(Some(span.start));
            desk.opener.set_value(None);
            desk.pop.set(Some(Pop {
                topic: Topic::Selection(span),
                at: line,
                pinned: true,
                entered: Some(FIRST),
            }));
            true
        }
        (_, Some((span, _))) => match kind_of(key) {
            Some(kind) => {
                desk.mend(span, Scope::Here, Act::Name { kind });
                true
            }
            None => false,
        },
        _ => false,
    }
}

fn on_mark(desk: Desk, element: &Element, number: usize, key: &str) -> bool {
    let Some(reading) = desk.reading.get_untracked() else {
        return false;
    };
    let Some((span, subject)) = reading.marked(number) else {
        return false;
    };
    match key {
        "Enter" | " " => choose(desk, element, number, None, Some(FIRST)),
        "ArrowRight" => neighbour(element, 1),
        "ArrowLeft" => neighbour(element, -1),
        "ArrowDown" => sentence(desk, element, 1),
        "ArrowUp" => sentence(desk, element, -1),
        "n" => walk_from(desk, subject, number, 1),
        "p" => walk_from(desk, subject, number, -1),
        "Backspace" | "Delete" => match subject {
            Subject::Entity(_) => desk.mend(span, Scope::Article, Act::NotAName),
            Subject::Timex(_) => desk.mend(span, Scope::Here, Act::NotADate),
            Subject::Quantity(_) => desk.mend(span, Scope::Here, Act::NotAQuantity),
        },
        "x" => {
            let block = reading
                .ink
                .passage_at(span.start)
                .map(|passage| &reading.ink.passages[passage]);
            if let Some(block) = block {
                let kind = match block.kind {
                    BlockKind::Boilerplate => BlockKind::Paragraph,
                    _ => BlockKind::Boilerplate,
                };
                desk.mend(block.span, Scope::Here, Act::Block { kind });
            }
        }
        "X" => {
            if let Some(passage) = reading.ink.passage_at(span.start) {
                desk.caret.set(Some(span.start));
                desk.open_card(Topic::Block(passage), element);
            }
        }
        "m" if matches!(subject, Subject::Entity(_)) => {
            choose(desk, element, number, None, Some("[data-testid=same-as]"));
        }
        "d" => {
            if !matches!(subject, Subject::Timex(_)) {
                return false;
            }
            choose(desk, element, number, None, Some("[data-testid=date-value]"));
        }
        _ => match kind_of(key) {
            Some(kind) => desk.mend(span, Scope::Article, Act::Name { kind }),
            None => return false,
        },
    }
    true
}

/// The kind a digit stands for.
fn kind_of(key: &str) -> Option<EntityKind> {
    let digit: usize = key.parse().ok().filter(|_| key.len() == 1)?;
    match InkKind::ALL[(digit + 9) % 10] {
        InkKind::Name(kind) => Some(kind),
        _ => None,
    }
}

/// Alt and an arrow move the end of a name by a word, with Shift its start.
fn stretch(desk: Desk, number: usize, event: &ev::KeyboardEvent) -> bool {
    let right = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return false,
    };
    let edge = if event.shift_key() { Edge::Start } else { Edge::End };
    let grow = right == (edge == Edge::End);
    let found = desk.reading.with_untracked(|reading| {
        let reading = reading.as_ref()?;
        let mark = reading.ink.marks.get(number)?;
        let InkKind::Name(kind) = mark.kind else {
            return None;
        };
        Some((reading.stretched(mark.span, edge, grow)?, kind))
    });
    if let Some((span, kind)) = found {
        desk.mend(span, Scope::Here, Act::Name { kind });
    }
    true
}

fn walk_from(desk: Desk, subject: Subject, number: usize, by: isize) {
    let Some(reading) = desk.reading.get_untracked() else {
        return;
    };
    let marks = reading.marks_of(subject);
    desk.selected.set(Some(reading.same(subject)));
    desk.step
        .set(marks.iter().position(|&mark| mark == number).unwrap_or(0));
    desk.walk(subject, by);
    let here = marks.get(desk.step.get_untracked()).copied().unwrap_or(number);
    after_painting(move || {
        let mark = document().query_selector(&format!("[data-mark=\"{here}\"]"));
        focus::on(mark.ok().flatten().as_ref());
    });
}

/// The marks that are walked, in order.
fn marks() -> Vec<HtmlElement> {
    let Ok(marks) = document().query_selector_all(".reading .m:not(.pronoun)") else {
        return Vec::new();
    };
    (0..marks.length())
        .filter_map(|index| marks.get(index)?.dyn_into().ok())
        .collect()
}

/// Moves the focus to the next mark of the text, or the one before.
fn neighbour(element: &Element, by: isize) {
    let marks = marks();
    let position = marks.iter().position(|mark| **mark == *element);
    let target = position
        .and_then(|position| position.checked_add_signed(by))
        .and_then(|index| marks.get(index));
    go(target);
}

/// Moves the focus to the first mark of the next sentence that has one, or of the one before.
fn sentence(desk: Desk, element: &Element, by: isize) {
    let marks = marks();
    let own = sentence_of(element);
    let Some(position) = marks.iter().position(|mark| **mark == *element) else {
        return;
    };
    let other = |mark: &&HtmlElement| sentence_of(mark) != own;
    let target = if by > 0 {
        marks[position..].iter().find(other)
    } else {
        let before = marks[..position].iter().rev().find(other);
        before.and_then(|before| {
            let sentence = sentence_of(before);
            marks.iter().find(|mark| sentence_of(mark) == sentence)
        })
    };
    desk.lit.set(target.and_then(|mark| sentence_of(mark)));
    go(target);
}

fn sentence_of(mark: &Element) -> Option<usize> {
    let sentence = mark.closest("[data-s]").ok().flatten()?;
    sentence.get_attribute("data-s")?.parse().ok()
}

fn go(target: Option<&HtmlElement>) {
    if let Some(target) = target {
        let _ = target.focus();
    }
}
