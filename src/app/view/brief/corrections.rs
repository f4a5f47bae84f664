//! What the reader put right, each to be taken back; and the personal lists, to be taken along.

use crate::app::mending;
use crate::app::view::desk::Desk;
use crate::app::view::device;
use crate::app::view::file_field::file_field;
use crate::app::words;
use crate::correction::{self, Correction, Outcome};
use leptos::prelude::*;

/// One correction in a list.
#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    words: String,
    /// Why it does not hold, when it does not.
    fault: Option<&'static str>,
}

/// The corrections of the article in front, and the personal lists.
#[component]
pub fn Corrections() -> impl IntoView {
    let desk = Desk::here();
    let own = Memo::new(move |_| {
        let made = desk
            .state
            .with(|state| Some(state.current()?.corrections.clone()));
        let outcome = |id: &str| {
            desk.reading.with(|reading| {
                let applied = reading.as_ref()?.analysis.corrections.iter();
                let applied = applied.clone().find(|applied| applied.correction.id == id)?;
                Some((applied.outcome, applied.places.len()))
            })
        };
        let line = |correction: Correction| {
            let (outcome, places) = outcome(&correction.id).unwrap_or((Outcome::Applied, 1));
            Line {
                words: mending::step_name(&correction, places),
                fault: fault(outcome),
                id: correction.id,
            }
        };
        made.unwrap_or_default().into_iter().map(line).collect::<Vec<_>>()
    });
    let lists = Memo::new(move |_| {
        desk.state.with(|state| {
            let line = |correction: &Correction| Line {
                id: correction.id.clone(),
                words: mending::said(correction),
                fault: None,
            };
            state.lists.iter().map(line).collect::<Vec<_>>()
        })
    });
    let nothing = move || own.with(Vec::is_empty) && lists.with(Vec::is_empty);
    view! {
        <section class="corrections" data-testid="corrections" hidden=move || own.with(Vec::is_empty)>
            <h2>"Your corrections"</h2>
            <ul>{move || own.get().into_iter().map(|line| drawn(desk, line)).collect_view()}</ul>
        </section>
        <section class="corrections" data-testid="personal" hidden=move || lists.with(Vec::is_empty)>
            <h2>"In every article"</h2>
            <ul>{move || lists.get().into_iter().map(|line| drawn(desk, line)).collect_view()}</ul>
        </section>
        <section class="corrections">
            <details>
                <summary>"Corrections as a file"</summary>
                <button
                    data-testid="export-corrections"
                    disabled=nothing
                    on:click=move |_| export(desk)
                >
                    "Download"
                </button>
                {file_field("Open", "import-corrections", move |name, content| import(desk, &name, &content))}
            </details>
        </section>
    }
}

const fn fault(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Applied => None,
        Outcome::NotFound => Some("not found in the text"),
        Outcome::NotUnderstood => Some("not understood"),
    }
}

fn drawn(desk: Desk, line: Line) -> impl IntoView {
    let Line { id, words, fault } = line;
    let name = format!("take back: {words}");
    view! {
        <li>
            <span>{words.clone()} {fault.map(|fault| view! { <span class="status fault">{fault}</span> })}</span>
            <button
                class="quiet hide"
                aria-label=format!("Take back: {words}")
                on:click=move |_| {
                    let front = desk.front.get_untracked();
                    desk.state.update(|state| state.take_back(front, &[&id], name.clone()));
                    desk.tell(format!("Taken back: {words}"));
                }
            >
                "×"
            </button>
        </li>
    }
}

fn export(desk: Desk) {
    let all: Vec<Correction> = desk.state.with_untracked(|state| {
        let own = state.current().map(|article| article.corrections.clone());
        own.unwrap_or_default()
            .into_iter()
            .chain(state.lists.clone())
            .collect()
    });
    device::download(
        "corrections.json",
        "application/json",
        &correction::write_file(&all),
    );
}

/// Adds the corrections of a file, or of an analysis; those the article has already are left out.
fn import(desk: Desk, name: &str, content: &str) {
    match correction::read_file(content) {
        Ok(corrections) => {
            let front = desk.front.get_untracked();
            let added = desk
                .state
                .try_update(|state| state.import(front, corrections, name));
            desk.tell(format!(
                "{} from “{name}”",
                words::count(added.unwrap_or(0), "correction", "corrections")
            ));
        }
        Err(error) => desk.tell(format!("“{name}” was not opened: {error}.")),
    }
}
