//! "Take away": the article in the form the next tool reads, each form with what it is good for.

use super::desk::Desk;
use super::device;
use super::share::Share;
use crate::analysis::Analysis;
use crate::app::excerpts::{self, Excerpt};
use crate::app::reading::Reading;
use crate::export::{FORMATS, Format, format};
use leptos::prelude::*;

/// What can be copied with one click: its name, and what makes it.
type Copied = (&'static str, fn(&Reading) -> Excerpt);

const EXCERPTS: [Copied; 4] = [
    ("Summary", excerpts::summary),
    ("Key facts", excerpts::key_facts),
    ("Timeline", excerpts::timeline),
    ("Quotations", excerpts::quotations),
];

/// A menu of what can be copied, downloaded and printed.
#[component]
pub fn TakeAway() -> impl IntoView {
    let desk = Desk::here();
    let unread = move || desk.is_unread();
    let said = RwSignal::new(String::new());
    let excerpts = EXCERPTS.map(|(name, words)| {
        let copy = move |_| {
            let Some(reading) = desk.reading.get_untracked() else {
                return;
            };
            device::copy_rich(&words(&reading), move |done| {
                said.set(match done {
                    true => format!("{name} copied."),
                    false => "The browser did not allow copying.".to_owned(),
                });
            });
        };
        view! { <button disabled=unread on:click=copy data-testid=format!("copy-{}", slug(name))>{name}</button> }
    });
    let downloads = FORMATS
        .iter()
        .map(|format| view! { <Download format /> })
        .collect_view();
    let picture = move |_| {
        let Some(reading) = desk.reading.get_untracked() else {
            return;
        };
        let svg = format("svg").expect("the table has it");
        let name = file_name(desk, "png");
        device::download_as_png(&name, &(svg.write)(&reading.text, &reading.analysis));
    };
    let print = move |_| {
        let _ = window().print();
    };
    let menu = NodeRef::<leptos::html::Details>::new();
    let summary = NodeRef::<leptos::html::Summary>::new();
    let close = move |event: leptos::ev::KeyboardEvent| {
        let open = menu.get().filter(|menu| menu.has_attribute("open"));
        let Some(menu) = open.filter(|_| event.key() == "Escape") else {
            return;
        };
        event.stop_propagation();
        let _ = menu.remove_attribute("open");
        if let Some(summary) = summary.get() {
            let _ = summary.focus();
        }
    };
    view! {
        <details class="take-away" data-testid="take-away" node_ref=menu on:keydown=close>
            <summary node_ref=summary>"Take away"</summary>
            <div class="take-away-sheet">
                <h2>"Copy"</h2>
                <div class="excerpts">{excerpts}</div>
                <p class="said" role="status">{move || said.get()}</p>
                <h2>"Download"</h2>
                <ul>
                    {downloads} <li>
                        <button disabled=unread on:click=picture data-testid="take-png">
                            "Picture of the timeline (PNG)"
                        </button>
                        <span>"The same picture for programs that take no SVG."</span>
                    </li>
                </ul>
                <Share said />
                <h2>"On paper"</h2>
                <button on:click=print>"Print"</button>
            </div>
        </details>
    }
}

#[component]
fn Download(format: &'static Format) -> impl IntoView {
    let desk = Desk::here();
    let unread = move || desk.is_unread();
    let download = move |_| {
        if let Some(reading) = desk.reading.get_untracked() {
            let file = (format.write)(&reading.text, &exported(&reading));
            device::download(&file_name(desk, format.extension), format.media_type, &file);
        }
    };
    view! {
        <li>
            <button disabled=unread on:click=download data-testid=format!("take-{}", format.name)>
                {format.title}
            </button>
            <span>{format.purpose}</span>
        </li>
    }
}

/// The analysis with the text it is of, so that a file of it can be opened again.
pub(super) fn exported(reading: &Reading) -> Analysis {
    Analysis {
        text: Some(reading.text.to_string()),
        ..reading.analysis.clone()
    }
}

/// "galway-signs-214-million-contract.json".
pub(super) fn file_name(desk: Desk, extension: &str) -> String {
    let title = desk
        .state
        .with_untracked(|state| state.current().map(|article| article.title()))
        .unwrap_or_default();
    let words = slug(&title);
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).take(7).collect();
    let name = if words.is_empty() {
        "dateline".to_owned()
    } else {
        words.join("-")
    };
    format!("{name}.{extension}")
}

/// Small letters and digits, with hyphens between the words.
fn slug(title: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    title.chars().map(plain).collect()
}
