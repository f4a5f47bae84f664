//! What all panels share: the state, what is shown of it, and the acts that touch several panels.

use super::card::carried;
use super::going::{Origin, screen_height};
pub use super::places::{FIRST, Pane, Pop, Topic};
use crate::app::ink::{InkKind, Subject};
use crate::app::reading::Reading;
use crate::app::state::State;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;
use web_sys::HtmlElement;

/// How many passages are drawn before the browser may paint.
pub const FIRST_SCREEN: usize = 24;

/// A reading, equal only to itself.
#[derive(Clone)]
pub struct Shared(Arc<Reading>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.0
    }
}

/// The shared signals.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The articles.
    pub state: RwSignal<State>,
    /// The article in front, 0 when it is the dossier.
    pub front: Memo<u32>,
    /// Whether the article in front has no text.
    pub blank: Memo<bool>,
    /// Whether the text in front is being edited.
    pub editing: Memo<bool>,
    /// The text in front.
    pub text: Memo<Arc<str>>,
    /// The reading of the article in front; while it is edited perhaps of an older text.
    pub reading: Memo<Option<Shared>>,
    /// What is selected.
    pub selected: RwSignal<Option<Subject>>,
    /// Which of the selection's marks was gone to last.
    pub step: RwSignal<usize>,
    /// Sentence that is lit in the text.
    pub lit: RwSignal<Option<usize>>,
    /// Row of the timeline that is pointed at.
    pub row: RwSignal<Option<usize>>,
    /// The card.
    pub pop: RwSignal<Option<Pop>>,
    /// What opened it, where that is not a mark.
    pub opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// Whether a mark that gets the focus is left unexplained: the focus only comes back to it.
    pub hushed: StoredValue<bool>,
    /// The mark of the text that has the focus or had it last, by where it starts.
    pub caret: RwSignal<Option<usize>>,
    /// What is said to those who hear the page.
    pub said: RwSignal<String>,
    /// Whether marks are announced.
    pub announced: RwSignal<bool>,
    /// Kinds that are not drawn, a bit each in the order of [`InkKind::ALL`].
    pub hidden: RwSignal<u16>,
    /// Whether every mark carries its code; otherwise only the first of a name or value does.
    pub codes: RwSignal<bool>,
    /// Whether boilerplate is shown.
    pub boilerplate: RwSignal<bool>,
    /// How many passages are drawn.
    pub drawn: RwSignal<usize>,
    /// The part that is shown when there is room for one.
    pub pane: RwSignal<Pane>,
    /// Where the last jump started.
    pub origin: RwSignal<Option<Origin>, LocalStorage>,
    /// Something the reader should know.
    pub notice: RwSignal<Option<String>>,
    /// Whether the list of keys is open.
    pub keys: RwSignal<bool>,
    /// Whether the list of what is kept is open.
    pub kept: RwSignal<bool>,
    resting: StoredValue<Option<TimeoutHandle>>,
    pub(super) telling: StoredValue<Option<TimeoutHandle>>,
}

impl Desk {
    /// A desk with these articles on it.
    pub fn new(state: State) -> Self {
        let state = RwSignal::new(state);
        let front = Memo::new(move |_| state.with(|state| state.current().map_or(0, |article| article.id)));
        let blank = Memo::new(move |_| {
            state.with(|state| {
                state
                    .current()
                    .is_some_and(|article| article.text.trim().is_empty())
            })
        });
        let editing =
            Memo::new(move |_| state.with(|state| state.current().is_some_and(|article| article.editing)));
        let text = Memo::new(move |_| {
            state.with(|state| {
                state
                    .current()
                    .map_or_else(|| "".into(), |article| article.text.clone())
            })
        });
        let reading = Memo::new(move |_| state.with(|state| state.current()?.reading.clone().map(Shared)));
        let desk = Self {
            state,
            front,
            blank,
            editing,
            text,
            reading,
            selected: RwSignal::new(None),
            step: RwSignal::new(0),
            lit: RwSignal::new(None),
            row: RwSignal::new(None),
            pop: RwSignal::new(None),
            opener: StoredValue::new_local(None),
            hushed: StoredValue::new(false),
            caret: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            announced: RwSignal::new(true),
            hidden: RwSignal::new(0),
            codes: RwSignal::new(false),
            boilerplate: RwSignal::new(false),
            drawn: RwSignal::new(FIRST_SCREEN),
            pane: RwSignal::new(Pane::Read),
            origin: RwSignal::new_local(None),
            notice: RwSignal::new(None),
            keys: RwSignal::new(false),
            kept: RwSignal::new(false),
            resting: StoredValue::new(None),
            telling: StoredValue::new(None),
        };
        desk.forget_on_change();
        desk
    }

    /// The desk of the page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Indices into a reading mean nothing in another one. What is selected stays so where it still stands.
    fn forget_on_change(self) {
        Effect::new(move |seen: Option<(u32, Option<Shared>)>| {
            let (front, reading) = (self.front.get(), self.reading.get());
            let (seen, before) = seen.unzip();
            let readings = before
                .flatten()
                .zip(reading.clone())
                .filter(|_| seen == Some(front));
            let selected = readings.and_then(|(before, after)| self.selection_in(&before, &after));
            let (subject, step) = selected.unzip();
            self.selected.set(subject);
            self.step.set(step.unwrap_or_default());
            self.lit.set(None);
            self.row.set(None);
            // What is far below is drawn again in portions, too. Asking what is in sight lays the page out.
            if self.drawn.get_untracked() > FIRST_SCREEN {
                self.drawn
                    .update(|drawn| *drawn = (*drawn).min(passage_in_sight() + FIRST_SCREEN));
            }
            if seen.is_some_and(|seen| seen != front) {
                self.caret.set(None);
                self.pop.set(None);
                self.drawn.set(FIRST_SCREEN);
                self.origin.set(None);
                self.pane.set(Pane::Read);
            }
            (front, reading)
        });
    }

    /// What is selected, and the mark of it that was gone to, in a later reading.
    fn selection_in(self, before: &Shared, after: &Shared) -> Option<(Subject, usize)> {
        let marks = before.marks_of(self.selected.get_untracked()?);
        let mark = Topic::Mark(*marks.get(self.step.get_untracked())?);
        let Topic::Mark(mark) = carried(mark, before, after)? else {
            return None;
        };
        let subject = after.same(after.ink.marks.get(mark)?.subject);
        let step = after.marks_of(subject).iter().position(|&other| other == mark)?;
        Some((subject, step))
    }

    /// Whether there is no reading of the whole article in front.
    pub fn is_unread(self) -> bool {
        let part = self
            .state
            .with(|state| state.current().is_none_or(|article| article.partial));
        part || self.reading.with(Option::is_none)
    }

    /// The reading as it is shown beside the text: the browser paints the text first.
    pub fn beside(self) -> RwSignal<Option<Shared>> {
        let shown = RwSignal::new(None);
        Effect::new(move || {
            let reading = self.reading.get();
            let show = move || {
                if shown.try_with_untracked(|shown| *shown != reading) == Some(true) {
                    shown.set(reading);
                }
            };
            request_animation_frame(move || set_timeout(show, Duration::ZERO));
        });
        shown
    }

    /// Whether a kind is drawn.
    pub fn shows(self, kind: InkKind) -> bool {
        self.hidden.get() & bit(kind) == 0
    }

    /// Draws a kind, or no longer.
    pub fn toggle(self, kind: InkKind) {
        self.hidden.update(|hidden| *hidden ^= bit(kind));
    }

    /// Turns to a part of the page, from its top.
    pub fn show(self, pane: Pane) {
        self.origin.set(None);
        self.pop.set(None);
        if self.pane.get_untracked() != pane {
            self.pane.set(pane);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Calls when the pointer has rested for a while; only the last call of several counts.
    pub fn rest(self, pause: Duration, then: impl FnOnce() + 'static) {
        if let Some(waiting) = self.resting.get_value() {
            waiting.clear();
        }
        self.resting.set_value(set_timeout_with_handle(then, pause).ok());
    }

    /// Closes a card that was opened by pointing.
    pub fn close_loose(self) {
        if self
            .pop
            .with_untracked(|pop| pop.as_ref().is_some_and(|pop| !pop.pinned))
        {
            self.pop.set(None);
        }
    }
}

fn bit(kind: InkKind) -> u16 {
    let index = InkKind::ALL.iter().position(|other| *other == kind);
    1 << index.unwrap_or(15)
}

/// Calls when the browser has drawn what was just changed.
pub fn after_painting(then: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(then));
}

/// The number of the last passage on the screen, the first when there is none.
fn passage_in_sight() -> usize {
    let text = document().query_selector("[data-p]").ok().flatten();
    let found = text.and_then(|passage| {
        let rect = passage.get_bounding_client_rect();
        let (x, foot) = (rect.left() + 1.0, screen_height() - 1.0);
        // Between two passages there is none.
        let heights = (0..12).map(|step| foot - 8.0 * f64::from(step));
        heights
            .filter_map(|y| {
                document()
                    .element_from_point(x as f32, y as f32)?
                    .closest("[data-p]")
                    .ok()?
            })
            .find_map(|passage| passage.get_attribute("data-p")?.parse().ok())
    });
    found.unwrap_or_default()
}
