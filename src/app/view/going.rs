//! Going through the text: to mentions, sentences and spans, and back to where the reader was.

use super::desk::{Desk, after_painting};
use super::places::Pane;
use crate::app::ink::Subject;
use crate::app::state::Front;
use crate::span::Span;
use leptos::prelude::*;
use web_sys::{
    Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, wasm_bindgen::JsCast,
};

/// Where the reader was before a jump.
#[derive(Clone)]
pub struct Origin {
    front: Front,
    pane: Pane,
    scroll: f64,
    focus: Option<HtmlElement>,
}

impl Desk {
    /// Selects something, or, when it is selected already, goes on to its next mention.
    pub fn walk(self, subject: Subject, by: isize) {
        let Some(reading) = self.reading.get_untracked() else {
            return;
        };
        let subject = reading.same(subject);
        let marks = reading.marks_of(subject);
        if marks.is_empty() {
            return;
        }
        let step = if self.selected.get_untracked() == Some(subject) {
            let step = self.step.get_untracked() as isize + by;
            step.rem_euclid(marks.len() as isize) as usize
        } else {
            0
        };
        self.selected.set(Some(subject));
        self.step.set(step);
        let mark = marks[step];
        self.go_to(reading.ink.marks[mark].span, format!("[data-mark=\"{mark}\"]"));
    }

    /// Goes to a sentence of the text and lights it.
    pub fn go_to_sentence(self, sentence: usize) {
        let Some(reading) = self.reading.get_untracked() else {
            return;
        };
        let Some(found) = reading.analysis.sentences.get(sentence) else {
            return;
        };
        self.lit.set(Some(sentence));
        self.go_to(found.span, format!("[data-s=\"{sentence}\"]"));
    }

    /// Turns to another tab, and there to a sentence; the way back leads here.
    pub fn leave_for(self, front: Front, sentence: Option<usize>) {
        let origin = Origin {
            front: self.state.with_untracked(|state| state.front),
            pane: self.pane.get_untracked(),
            scroll: window().scroll_y().unwrap_or_default(),
            focus: None,
        };
        self.state.update(|state| state.front = front);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        after_painting(move || {
            self.origin.set(Some(origin));
            if let Some(sentence) = sentence {
                self.go_to_sentence(sentence);
            }
        });
    }

    /// Goes to the sentence that holds a span of the text.
    pub fn go_to_span(self, span: Span) {
        let Some(reading) = self.reading.get_untracked() else {
            return;
        };
        let sentences = &reading.analysis.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        if sentences
            .get(after)
            .is_some_and(|sentence| sentence.span.overlaps(span))
        {
            self.go_to_sentence(after);
        } else if let Some(passage) = reading.ink.passage_at(span.start) {
            self.go_to(span, format!("[data-p=\"{passage}\"]"));
        }
    }

    /// Draws the text as far as `span`, turns to it and scrolls there.
    fn go_to(self, span: Span, selector: String) {
        let Some(reading) = self.reading.get_untracked() else {
            return;
        };
        if self.editing.get_untracked() {
            let front = self.front.get_untracked();
            self.state.update(|state| state.read(front));
        }
        if let Some(passage) = reading.ink.passage_at(span.start) {
            if self.drawn.get_untracked() < passage + 8 {
                self.drawn.set(passage + 8);
            }
            if reading.ink.passages[passage].kind == crate::analysis::BlockKind::Boilerplate {
                self.boilerplate.set(true);
            }
        }
        if self.origin.get_untracked().is_none() {
            self.origin.set(Some(Origin {
                front: self.state.with_untracked(|state| state.front),
                pane: self.pane.get_untracked(),
                scroll: window().scroll_y().unwrap_or_default(),
                focus: document()
                    .active_element()
                    .and_then(|element| element.dyn_into().ok()),
            }));
        }
        self.pop.set(None);
        self.pane.set(Pane::Read);
        after_painting(move || {
            if let Ok(Some(element)) = document().query_selector(&selector) {
                if is_in_sight(&element) {
                    // Nothing moved, so there is nothing to go back from.
                    if self.origin.with_untracked(|origin| {
                        let front = self.state.with_untracked(|state| state.front);
                        origin
                            .as_ref()
                            .is_some_and(|origin| origin.pane == Pane::Read && origin.front == front)
                    }) {
                        self.origin.set(None);
                    }
                } else {
                    scroll_to(&element);
                }
            }
        });
    }

    /// Goes back to where the last jump started.
    pub fn back(self) {
        let Some(origin) = self.origin.get_untracked() else {
            return;
        };
        self.origin.set(None);
        if self.state.with_untracked(|state| state.front != origin.front) {
            self.state.update(|state| state.front = origin.front);
        }
        self.pane.set(origin.pane);
        after_painting(move || {
            window().scroll_to_with_x_and_y(0.0, origin.scroll);
            if let Some(focus) = origin.focus {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = focus.focus_with_options(&options);
            }
        });
    }
}

/// The height of the window, in pixels.
pub fn screen_height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

fn is_in_sight(element: &Element) -> bool {
    const EDGE: f64 = 70.0;
    let rect = element.get_bounding_client_rect();
    rect.top() > EDGE && rect.bottom() < screen_height() - EDGE
}

/// Whether the reader asked for less motion.
fn still() -> bool {
    window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Brings an element to the middle of the screen: gliding when it is near, at once when it is far.
fn scroll_to(element: &Element) {
    let screens = element.get_bounding_client_rect().top().abs() / screen_height().max(1.0);
    let near = screens < 3.0 && !still();
    let to_middle = |behavior| {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(behavior);
        options
    };
    if near {
        element.scroll_into_view_with_scroll_into_view_options(&to_middle(ScrollBehavior::Smooth));
        return;
    }
    element.scroll_into_view_with_scroll_into_view_options(&to_middle(ScrollBehavior::Instant));
    // Blocks on the way were only guessed in height until now.
    let element = element.clone();
    after_painting(move || {
        element.scroll_into_view_with_scroll_into_view_options(&to_middle(ScrollBehavior::Instant));
    });
}
