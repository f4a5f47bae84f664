//! The strip as an SVG.

use super::Hand;
use crate::analysis::Certainty;
use crate::app::strip::{Bar, LANES, Strip};
use leptos::prelude::*;
use std::cell::RefCell;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Height of a lane, of the band above the lanes, and of the axis, in pixels.
const LANE: f64 = 22.0;
const TOP: f64 = 16.0;
const AXIS: f64 = 34.0;
const HEIGHT: f64 = TOP + LANE * LANES as f64 + AXIS;
/// Height of a bar.
const BAR: f64 = 5.0;

/// The line of time at a height: its stretches, the breaks between them, the ticks and what stands below them.
fn axis(strip: &Strip, base: f64) -> impl IntoView + use<> {
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
    (zones, breaks, ticks, captions)
}

/// The strip, laid out.
pub fn drawing(hand: Hand, strip: Strip) -> impl IntoView {
    let scale = text_scale();
    let base = HEIGHT - AXIS;
    let lane_y = move |lane: usize| base - LANE * (lane + 1) as f64;
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
                    on:mouseenter=move |_| hand.point(first)
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
            width=strip.width * scale
            height=HEIGHT * scale
            viewBox=format!("0 0 {} {HEIGHT}", strip.width)
        >
            {rule}
            {axis(&strip, base)}
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
        background,
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
            class:background=background
            class:pointed=move || hand.row.get() == Some(row)
            on:mouseenter=move |_| hand.point(Some(row))
            on:click=move |_| hand.follow(Some(row))
        >
            <rect class="hit" x=left y=y width=reach height=LANE />
            <text x=label_x y=y + 12.5>
                {label}
            </text>
            <rect class="ink" x=x + 0.5 y=y + LANE - BAR - 1.5 width=width - 1.0 height=BAR rx=2.0 />
        </g>
    }
}

/// How large the reader has text, 1 being the browser's usual size. The strip is laid out at that size and drawn
/// larger.
pub fn text_scale() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size = size.and_then(|size| size.strip_suffix("px")?.parse::<f64>().ok());
    size.map_or(1.0, |size| size / 16.0).max(0.1)
}

/// The width of a label of the strip, in pixels; a guess where the browser does not measure.
pub fn measured(label: &str) -> f64 {
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
