//! The view: one file a panel. Components run once; what changes is read from [`Desk`].

mod brief;
mod column;
mod desk;
mod device;
mod dossier;
mod field;
mod keys;
mod legend;
mod masthead;
mod popover;
mod rich_text;
mod strip;
mod tabs;
mod trail;
mod ways_in;

use super::client::Client;
use super::protocol::Reply;
use super::state::Front;
use desk::{Desk, Pane};
use leptos::prelude::*;
use std::time::Duration;

/// How long to wait for the next key before asking the worker, in milliseconds.
const TYPING_PAUSE: Duration = Duration::from_millis(180);

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::new(device::restored());
    provide_context(desk);
    converse(desk);
    device::keep(desk);
    ways_in::listen(desk);
    trail::keep(desk);
    keys::listen(desk);
    field::listen(desk);

    let dossier = move || desk.state.with(|state| state.front == Front::Dossier);
    let blank = move || desk.blank.get();
    view! {
        <a class="skip" href="#text">"Skip to the text"</a>
        <masthead::Masthead />
        <main
            id="main"
            class:blank=blank
            class:merged=dossier
            class:editing=move || desk.editing.get()
            data-pane=move || desk.pane.get().slug()
        >
            <Show when=move || !dossier()>
                <masthead::ArticleLine />
                <strip::StripPanel />
                <div class="text pane-read" id="text" tabindex="-1">
                    <legend::Legend />
                    <field::Field />
                    <column::Column />
                </div>
                <brief::Brief />
            </Show>
            <Show when=dossier>
                <dossier::DossierPanel />
            </Show>
        </main>
        <popover::Popover />
        <keys::Keys />
        <ways_in::Told />
        <Notices />
        <BottomBar />
    }
}

/// Starts the worker, tells it what it has not been asked, and takes what it answers.
fn converse(desk: Desk) {
    let client = Client::new(move |reply| match reply {
        Reply::Ready => {}
        Reply::Analysis { id, analysis } => desk.state.update(|state| state.receive(id, *analysis)),
        Reply::Dossier { dossier, .. } => desk.state.update(|state| state.merging.receive(*dossier)),
        Reply::Failed { id, message } => desk.state.update(|state| state.fail(id, &message)),
    });
    let client = StoredValue::new_local(client);
    let ask = move || {
        if desk.state.with_untracked(|state| !state.is_due()) {
            return;
        }
        for request in desk.state.try_update(|state| state.due()).unwrap_or_default() {
            client.with_value(|client| client.send(request));
        }
    };
    let pause = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let (due, typing) = desk.state.with(|state| {
            let typing = state.current().is_some_and(|article| article.editing);
            (state.is_due(), typing)
        });
        if let Some(waiting) = pause.get_value() {
            waiting.clear();
        }
        if due && typing {
            pause.set_value(set_timeout_with_handle(ask, TYPING_PAUSE).ok());
        } else if due {
            ask();
        }
    });
}

/// What happened that the reader should know: at the foot of the page, out of the way.
#[component]
fn Notices() -> impl IntoView {
    let desk = Desk::here();
    let undo = move |_| desk.undo();
    view! {
        <div class="notices" role="status" aria-live="polite">
            {move || {
                desk.state
                    .with(|state| state.undoable)
                    .map(|act| {
                        view! {
                            <p class="notice">
                                {act}
                                <button data-testid="undo" on:click=undo>
                                    "Undo"
                                </button>
                                <button
                                    class="quiet"
                                    aria-label="Dismiss"
                                    on:click=move |_| desk.state.update(|state| state.forget())
                                >
                                    "×"
                                </button>
                            </p>
                        }
                    })
            }}
            {move || {
                desk.notice
                    .get()
                    .map(|notice| {
                        view! {
                            <p class="notice">
                                {notice}
                                <button
                                    class="quiet"
                                    aria-label="Dismiss"
                                    on:click=move |_| desk.notice.set(None)
                                >
                                    "×"
                                </button>
                            </p>
                        }
                    })
            }}
            {move || {
                desk.origin
                    .get()
                    .map(|_| {
                        view! {
                            <p class="notice back">
                                <button data-testid="back" on:click=move |_| desk.back()>
                                    "↩ Back to where you were"
                                </button>
                                <button
                                    class="quiet"
                                    aria-label="Stay here"
                                    on:click=move |_| desk.origin.set(None)
                                >
                                    "×"
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// The parts of the page, on screens with room for one at a time.
#[component]
fn BottomBar() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <nav class="bottom-bar" aria-label="Parts of the page" hidden=move || desk.blank.get() || desk.front.get() == 0>
            {Pane::ALL
                .map(|pane| {
                    view! {
                        <button
                            aria-pressed=move || (desk.pane.get() == pane).to_string()
                            on:click=move |_| desk.show(pane)
                        >
                            {pane.label()}
                        </button>
                    }
                })
                .collect_view()}
        </nav>
    }
}
