//! The timeline strip: draws what the layout computed, and lets pointer and arrow keys walk it. For
//! screen readers the list in the brief carries the same rows.

mod drawing;

use super::desk::{Desk, Shared};
use crate::analysis::TimelineRow;
use crate::app::ink::Subject;
use crate::app::strip::{Row, Strip, dates};
use crate::app::words;
use crate::timex::calendar::Date;
use drawing::{drawing, measured, text_scale};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::ResizeObserver;
use web_sys::wasm_bindgen::{JsCast, closure::Closure};

/// What a strip shows.
#[derive(Clone, Default, PartialEq)]
pub struct Shown {
    /// The rows, in the order the arrow keys walk them.
    pub rows: Arc<[Row]>,
    /// The day that is ruled.
    pub published: Option<Date>,
}

/// What happens when a strip is touched, and which row it points at.
#[derive(Clone, Copy)]
pub struct Hand {
    /// The row that is pointed at.
    pub row: Signal<Option<usize>>,
    /// Points at a row, or at none.
    pub point: Callback<Option<usize>>,
    /// Goes where a row leads.
    pub follow: Callback<usize>,
    /// Why a row stands where it does.
    pub why: Callback<usize, String>,
}

impl Hand {
    /// Following a row can take the strip away while the pointer is still on it: what is heard afterwards is
    /// heard by nobody.
    fn point(self, row: Option<usize>) {
        let _ = self.point.try_run(row);
    }

    fn follow(self, row: Option<usize>) {
        if let Some(row) = row {
            let _ = self.follow.try_run(row);
        }
    }
}

/// The strip of the article in front: its events, or every date it speaks of.
#[component]
pub fn StripPanel() -> impl IntoView {
    let desk = Desk::here();
    let every = RwSignal::new(false);
    let beside = desk.beside();
    let shown = Memo::new(move |_| {
        let reading = beside.get()?;
        let rows = if every.get() {
            dates(&reading).into_iter().map(|(row, _)| row).collect()
        } else {
            reading.analysis.timeline.iter().map(Row::from).collect()
        };
        Some(Shown {
            rows,
            published: reading.published(),
        })
    });
    let timex = move |row: usize| {
        let reading = desk.reading.get_untracked()?;
        let (_, timex) = *dates(&reading).get(row)?;
        Some((reading, timex))
    };
    let date = RwSignal::new(None::<usize>);
    let explain = move |row: usize| {
        if every.get() {
            let (reading, timex) = timex(row)?;
            return Some(reading.analysis.timexes[timex].why.clone());
        }
        let reading = desk.reading.get()?;
        let row = reading.analysis.timeline.get(row)?.clone();
        Some(format!("{}. {}", reading.standing(&row), why(&reading, &row)))
    };
    let hand =
        Hand {
            row: Signal::derive(move || if every.get() { date.get() } else { desk.row.get() }),
            point: Callback::new(move |row: Option<usize>| {
                if every.get_untracked() {
                    date.set(row);
                    desk.lit.set(row.and_then(timex).and_then(|(reading, timex)| {
                        reading.sentence_at(reading.analysis.timexes[timex].span)
                    }));
                } else {
                    point(desk, row);
                }
            }),
            follow: Callback::new(move |row| {
                if every.get_untracked() {
                    if let Some((_, timex)) = timex(row) {
                        desk.walk(Subject::Timex(timex), 1);
                    }
                } else {
                    follow(desk, Some(row));
                }
            }),
            why: Callback::new(move |row| explain(row).unwrap_or_default()),
        };
    let choose = move |all: bool| {
        hand.point(None);
        every.set(all);
    };
    let switch = move |all: bool, id: &'static str, label: &'static str| {
        view! {
            <button
                data-testid=id
                aria-pressed=move || (every.get() == all).to_string()
                on:click=move |_| choose(all)
            >
                {label}
            </button>
        }
    };
    view! {
        <section class="strip pane-timeline" aria-label="Timeline" hidden=move || desk.blank.get()>
            <StripDrawing shown hand />
            <div class="strip-switch" role="group" aria-label="What the timeline shows">
                {switch(false, "strip-events", "Events")} {switch(true, "strip-dates", "Every date")}
            </div>
        </section>
    }
}

/// A strip with what it cannot place and its readout.
#[component]
pub fn StripDrawing(shown: Memo<Option<Shown>>, hand: Hand) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0.0_f64);
    follow_width(node, width);
    let strip = Memo::new(move |_| {
        let shown = shown.get()?;
        let width = width.get();
        (width > 0.0).then(|| Strip::new(&shown.rows, shown.published, width, &measured))
    });
    let empty = move || shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.rows.is_empty()));
    // Where nothing stands on a calendar, the rows are listed in place of an empty axis.
    let listed = Memo::new(move |_| {
        strip.with(|strip| {
            let placed = |strip: &Strip| !strip.bars.is_empty() || !strip.crowds.is_empty();
            strip
                .as_ref()
                .is_some_and(|strip| !placed(strip) && !strip.vague.is_empty())
        })
    });
    view! {
        <div
            class="strip-walk"
            tabindex="0"
            role="group"
            aria-label="Timeline. Arrow keys walk it, Enter goes to the sentence."
            node_ref=node
            on:keydown=move |event| walk(shown, hand, &event)
            on:mouseleave=move |_| hand.point(None)
            on:blur=move |_| hand.point(None)
        >
            {move || strip.get().filter(|_| !listed.get()).map(|strip| drawing(hand, strip))}
            <ul class="strip-list" hidden=move || !listed.get()>
                {move || {
                    let rows = if listed.get() { unplaced(strip) } else { Vec::new() };
                    rows.into_iter().filter_map(|row| entry(shown, hand, row)).collect_view()
                }}
            </ul>
            <p class="strip-empty" hidden=move || !empty()>
                "Nothing in this text could be put on a calendar."
            </p>
        </div>
        <Tray shown strip hand listed />
        <p class="readout" aria-live="polite">
            {move || readout(shown, hand)}
        </p>
    }
}

/// Rows that have no place on a calendar.
fn unplaced(strip: Memo<Option<Strip>>) -> Vec<usize> {
    strip.with(|strip| {
        strip
            .as_ref()
            .map(|strip| strip.vague.clone())
            .unwrap_or_default()
    })
}

fn entry(shown: Memo<Option<Shown>>, hand: Hand, row: usize) -> Option<impl IntoView> {
    let found = shown.with(|shown| shown.as_ref()?.rows.get(row).cloned())?;
    let when = if found.display.is_empty() {
        "Undated".to_owned()
    } else {
        found.display
    };
    Some(view! {
        <li>
            <button on:click=move |_| hand.follow(Some(row))>
                <span class="when">{when}</span>
                {found.label}
            </button>
        </li>
    })
}

/// The list of what the axis has no place for, behind a button.
#[component]
fn Tray(
    shown: Memo<Option<Shown>>,
    strip: Memo<Option<Strip>>,
    hand: Hand,
    listed: Memo<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let none = move || listed.get() || unplaced(strip).is_empty();
    view! {
        <div class="tray" hidden=none>
            <button
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || format!("Without a day · {}", unplaced(strip).len())}
            </button>
            <ul hidden=move || !open.get()>
                {move || unplaced(strip).into_iter().filter_map(|row| entry(shown, hand, row)).collect_view()}
            </ul>
        </div>
    }
}

/// Points at a row: it is read out, and its sentence lit.
pub fn point(desk: Desk, row: Option<usize>) {
    desk.row.set(row);
    let sentence = row.and_then(|row| with_row(desk, row, |row| row.sentence));
    desk.lit.set(sentence);
}

/// Goes to the sentence of a row.
pub fn follow(desk: Desk, row: Option<usize>) {
    if let Some(sentence) = row.and_then(|row| with_row(desk, row, |row| row.sentence)) {
        desk.go_to_sentence(sentence);
    }
}

fn with_row<T>(desk: Desk, row: usize, read: impl FnOnce(&TimelineRow) -> T) -> Option<T> {
    desk.reading.with_untracked(|reading| {
        let row = reading.as_ref()?.analysis.timeline.get(row)?;
        Some(read(row))
    })
}

fn walk(shown: Memo<Option<Shown>>, hand: Hand, event: &leptos::ev::KeyboardEvent) {
    let count = shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.rows.len()));
    if count == 0 {
        return;
    }
    let at = hand.row.get_untracked();
    let row = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => at.map_or(0, |row| (row + 1).min(count - 1)),
        "ArrowLeft" | "ArrowUp" => at.map_or(count - 1, |row| row.saturating_sub(1)),
        "Home" => 0,
        "End" => count - 1,
        "Enter" | " " => {
            event.prevent_default();
            return hand.follow(at);
        }
        _ => return,
    };
    event.prevent_default();
    hand.point(Some(row));
}

/// The row that is pointed at, in full.
fn readout(shown: Memo<Option<Shown>>, hand: Hand) -> impl IntoView + use<> {
    let index = hand.row.get()?;
    let row = shown.with(|shown| shown.as_ref()?.rows.get(index).cloned())?;
    Some(view! {
        <span class="when">{row.display}</span>
        <span class="what">{row.label}</span>
        <span class="why">{hand.why.run(index)}</span>
    })
}

/// Why a row stands where it does.
pub fn why(reading: &Shared, row: &TimelineRow) -> String {
    let analysis = &reading.analysis;
    let event = analysis.events.iter().find(|event| event.id == row.event);
    let chosen = event.and_then(|event| Some(event.when.as_ref()?.why.as_str()));
    let placed = reading
        .timex_of(row)
        .map(|timex| analysis.timexes[timex].why.as_str());
    let mut whys: Vec<&str> = [chosen, placed].into_iter().flatten().collect();
    whys.retain(|why| !why.is_empty());
    whys.dedup();
    match whys.is_empty() {
        true => words::certainty(row.certainty).to_owned(),
        false => whys.join(" "),
    }
}

/// Keeps `width` what the element's is, in pixels of usual text.
fn follow_width(node: NodeRef<html::Div>, width: RwSignal<f64>) {
    let observed = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    let leave = move || {
        observed.with_value(|observed| {
            if let Some((observer, _)) = observed {
                observer.disconnect();
            }
        });
    };
    Effect::new(move || {
        let Some(element) = node.get() else {
            return;
        };
        let seen = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(seen.client_width()) / text_scale();
            if width.get_untracked() != now {
                width.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
            // One that goes is told to before its closure does.
            leave();
            observed.set_value(Some((observer, changed)));
        }
    });
    on_cleanup(leave);
}
