//! The timeline strip: draws what the layout computed, and lets pointer and arrow keys walk it. For
//! screen readers the list in the brief carries the same rows.

use super::desk::{Desk, Shared};
use crate::analysis::{Certainty, TimelineRow};
use crate::app::strip::{Bar, LANES, Row, Strip};
use crate::app::words;
use crate::timex::calendar::Date;
use leptos::html;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use web_sys::wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ResizeObserver};

/// Height of a lane, of the band above the lanes, and of the axis, in pixels.
const LANE: f64 = 22.0;
const TOP: f64 = 16.0;
const AXIS: f64 = 34.0;
const HEIGHT: f64 = TOP + LANE * LANES as f64 + AXIS;
/// Height of a bar.
const BAR: f64 = 5.0;

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
    fn follow(self, row: Option<usize>) {
        if let Some(row) = row {
            self.follow.run(row);
        }
    }
}

/// The strip of the article in front.
#[component]
pub fn StripPanel() -> impl IntoView {
    let desk = Desk::here();
    let shown = Memo::new(move |_| {
        let reading = desk.reading.get()?;
        Some(Shown {
            rows: reading.analysis.timeline.iter().map(Row::from).collect(),
            published: reading.published(),
        })
    });
    let explain = move |row: usize| {
        let reading = desk.reading.get()?;
        let row = reading.analysis.timeline.get(row)?.clone();
        Some(why(&reading, &row))
    };
    let hand = Hand {
        row: desk.row.into(),
        point: Callback::new(move |row| point(desk, row)),
        follow: Callback::new(move |row| follow(desk, Some(row))),
        why: Callback::new(move |row| explain(row).unwrap_or_default()),
    };
    view! {
        <section class="strip pane-timeline" aria-label="Timeline" hidden=move || desk.blank.get()>
            <StripDrawing shown hand />
        </section>
    }
}

/// A strip with its tray and its readout.
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
    view! {
        <div
            class="strip-walk"
            tabindex="0"
            role="group"
            aria-label="Timeline. Arrow keys walk it, Enter goes to the sentence."
            node_ref=node
            on:keydown=move |event| walk(shown, hand, &event)
            on:mouseleave=move |_| hand.point.run(None)
            on:blur=move |_| hand.point.run(None)
        >
            {move || strip.get().map(|strip| drawing(hand, strip))}
            <p class="strip-empty" hidden=move || !empty()>
                "Nothing in this text could be put on a calendar."
            </p>
        </div>
        <Tray shown strip hand />
        <p class="readout" aria-live="polite">
            {move || readout(shown, hand)}
        </p>
    }
}

/// Rows that have no place on a calendar.
#[component]
fn Tray(shown: Memo<Option<Shown>>, strip: Memo<Option<Strip>>, hand: Hand) -> impl IntoView {
    let vague = Memo::new(move |_| {
        strip.with(|strip| {
            strip
                .as_ref()
                .map(|strip| strip.vague.clone())
                .unwrap_or_default()
        })
    });
    let open = RwSignal::new(false);
    let entry = move |row: usize| {
        let found = shown.with(|shown| shown.as_ref()?.rows.get(row).cloned())?;
        let when = (!found.display.is_empty()).then(|| view! { <span class="when">{found.display}</span> });
        Some(view! {
            <li>
                <button on:click=move |_| hand.follow.run(row)>{when} {found.label}</button>
            </li>
        })
    };
    view! {
        <div class="tray" hidden=move || vague.with(Vec::is_empty)>
            <button
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || format!("Undated · {}", vague.with(Vec::len))}
            </button>
            <ul hidden=move || !open.get()>
                {move || vague.get().into_iter().filter_map(entry).collect_view()}
            </ul>
        </div>
    }
}

fn drawing(hand: Hand, strip: Strip) -> impl IntoView {
    let base = HEIGHT - AXIS;
    let lane_y = move |lane: usize| base - LANE * (lane + 1) as f64;
    let zones = strip
        .zones
        .iter()
        .map(|&(from, to)| view! { <line class="axis" x1=from x2=to y1=base y2=base /> })
        .collect_view();
    let breaks = strip
        .breaks
        .iter()
        .map(|&x| {
            let path = format!("M{} {}l4 -10m3 0l-4 10", x - 4.0, base + 5.0);
            view! { <path class="break" d=path /> }
        })
        .collect_view();
    let ticks = strip
        .ticks
        .iter()
        .map(|tick| {
            let label = tick.label.clone();
            view! {
                <line class="tick" x1=tick.x x2=tick.x y1=base y2=base + 5.0 />
                <text class="tick-label" x=tick.label_x y=base + 16.0 text-anchor="middle">
                    {label}
                </text>
            }
        })
        .collect_view();
    let captions = strip
        .captions
        .iter()
        .map(|caption| {
            view! {
                <text class="caption" x=caption.x y=base + 30.0>
                    {caption.text.clone()}
                </text>
            }
        })
        .collect_view();
    let rule = strip.published.map(|(x, width)| {
        let middle = x + width / 2.0;
        let (anchor, label_x) = if middle > strip.width - 64.0 {
            ("end", (x + width).min(strip.width))
        } else {
            ("start", x)
        };
        view! {
            <rect class="published-day" x=x y=0.0 width=width height=base />
            <line class="published-rule" x1=middle x2=middle y1=TOP - 2.0 y2=base />
            <text class="published-label" x=label_x y=11.0 text-anchor=anchor>
                "Published"
            </text>
        }
    });
    let bars = strip
        .bars
        .iter()
        .map(|bar| drawn_bar(hand, bar, lane_y(bar.lane)))
        .collect_view();
    let crowds = strip
        .crowds
        .iter()
        .map(|crowd| {
            let first = crowd.rows.first().copied();
            view! {
                <g
                    class="crowd"
                    on:mouseenter=move |_| hand.point.run(first)
                    on:click=move |_| hand.follow(first)
                >
                    <text x=crowd.x y=lane_y(0) + 14.0>
                        {format!("+{}", crowd.rows.len())}
                    </text>
                </g>
            }
        })
        .collect_view();
    view! {
        <svg
            data-testid="timeline-svg"
            aria-hidden="true"
            width=strip.width
            height=HEIGHT
            viewBox=format!("0 0 {} {HEIGHT}", strip.width)
        >
            {rule}
            {zones}
            {breaks}
            {ticks}
            {captions}
            {bars}
            {crowds}
        </svg>
    }
}

fn drawn_bar(hand: Hand, bar: &Bar, y: f64) -> impl IntoView + use<> {
    let Bar {
        row,
        x,
        width,
        label,
        label_x,
        certainty,
        ..
    } = bar.clone();
    let class = match certainty {
        Certainty::Inferred => "bar inferred",
        _ => "bar exact",
    };
    let left = x.min(label_x);
    let reach = (x + width - left).max(measured(&label) + label_x - left);
    view! {
        <g
            class=class
            class:pointed=move || hand.row.get() == Some(row)
            on:mouseenter=move |_| hand.point.run(Some(row))
            on:click=move |_| hand.follow.run(row)
        >
            <rect class="hit" x=left y=y width=reach height=LANE />
            <text x=label_x y=y + 12.5>
                {label}
            </text>
            <rect class="ink" x=x + 0.5 y=y + LANE - BAR - 1.5 width=width - 1.0 height=BAR rx=2.0 />
        </g>
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
    hand.point.run(Some(row));
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
    reading
        .timex_of(row)
        .map(|timex| reading.analysis.timexes[timex].why.clone())
        .filter(|why| !why.is_empty())
        .unwrap_or_else(|| words::certainty(row.certainty).to_owned())
}

/// Keeps `width` what the element's is.
fn follow_width(node: NodeRef<html::Div>, width: RwSignal<f64>) {
    let observed = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move || {
        let Some(element) = node.get() else {
            return;
        };
        let seen = element.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(seen.client_width());
            if width.get_untracked() != now {
                width.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, changed)));
        }
    });
    on_cleanup(move || {
        observed.with_value(|observed| {
            if let Some((observer, _)) = observed {
                observer.disconnect();
            }
        });
    });
}

/// The width of a label of the strip, in pixels; a guess where the browser does not measure.
fn measured(label: &str) -> f64 {
    thread_local! {
        static CANVAS: RefCell<Option<CanvasRenderingContext2d>> = const { RefCell::new(None) };
    }
    CANVAS.with_borrow_mut(|canvas| {
        if canvas.is_none() {
            *canvas = context();
        }
        canvas
            .as_ref()
            .and_then(|canvas| canvas.measure_text(label).ok())
            .map_or(label.chars().count() as f64 * 6.6, |metrics| {
                metrics.width() + 1.0
            })
    })
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let body = document().body()?;
    let style = window().get_computed_style(&body).ok()??;
    let family = style.get_property_value("font-family").ok()?;
    context.set_font(&format!("12px {family}"));
    Some(context)
}
