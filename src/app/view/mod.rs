//! The view: one file a panel. Components run once; what changes is read from [`Desk`].

mod acts;
mod brief;
mod card;
mod column;
mod desk;
mod device;
mod dialog;
mod dossier;
mod field;
mod file_field;
mod focus;
mod going;
mod history;
mod keeping;
mod keys;
mod legend;
mod marks;
mod masthead;
mod places;
mod rich_text;
mod share;
mod strip;
mod tabs;
mod take_away;
mod trail;
mod ways_in;

use super::client::Client;
use super::protocol::Reply;
use super::state::Front;
use desk::{Desk, Pane};
use leptos::prelude::*;
use std::time::Duration;

/// How long to wait for the next key before asking the worker, and how much longer for each kilobyte of text, in
/// milliseconds; at most so long.
const TYPING_PAUSE: u64 = 180;
const PAUSE_PER_KB: u64 = 1;
const LONGEST_PAUSE: u64 = 2_000;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::new(keeping::new_window());
    provide_context(desk);
    converse(desk);
    keeping::start(desk);
    ways_in::listen(desk);
    trail::keep(desk);
    keys::listen(desk);
    focus::keep(desk);
    history::announce(desk);
    field::listen(desk);

    let dossier = move || desk.state.with(|state| state.front == Front::Dossier);
    let blank = move || desk.blank.get();
    let fitted = fit_out();
    let has = move |part: Part| fitted.get() > part as usize;
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
                <Show when=move || has(Part::Head)>
                    <masthead::ArticleLine />
                </Show>
                <Show when=move || has(Part::Strip)>
                    <strip::StripPanel />
                </Show>
                <div class="text pane-read" id="text" tabindex="-1">
                    <Show when=move || has(Part::Text)>
                        <legend::Legend />
                    </Show>
                    <field::Field />
                    <Show when=move || has(Part::Text)>
                        <column::Column />
                    </Show>
                </div>
                <Show when=move || has(Part::Brief)>
                    <brief::Brief />
                </Show>
            </Show>
            <Show when=dossier>
                <dossier::DossierPanel />
            </Show>
        </main>
        <Show when=move || has(Part::Windows)>
            <card::Card />
            <keys::Keys />
            <keeping::KeptPanel />
        </Show>
        <ways_in::Told />
        <Notices />
        <p class="said" role="status" aria-live="polite" data-testid="said">
            {move || desk.said.get()}
        </p>
        <BottomBar />
    }
}

/// What an empty page can do without, in the order it is fitted out with it.
#[derive(Clone, Copy)]
enum Part {
    Text,
    Head,
    Brief,
    Strip,
    Windows,
}

/// Counts the parts that are there: one after the other, so that no key press waits for more than one of them.
fn fit_out() -> RwSignal<usize> {
    fn next(fitted: RwSignal<usize>) {
        if fitted.get_untracked() <= Part::Windows as usize {
            let fit = move || {
                fitted.update(|fitted| *fitted += 1);
                next(fitted);
            };
            set_timeout(fit, Duration::ZERO);
        }
    }
    let fitted = RwSignal::new(0);
    next(fitted);
    fitted
}

/// Starts the worker, tells it what it has not been asked, and takes what it answers.
fn converse(desk: Desk) {
    let client = Client::new(move |reply| match reply {
        Reply::Ready | Reply::Portion { .. } => {}
        Reply::Progress { id, stage } => desk.state.update(|state| state.progress(id, stage)),
        Reply::Opening { id, analysis } => desk.state.update(|state| state.receive_opening(id, *analysis)),
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
        let is_awaited = |id| desk.state.with_untracked(|state| state.awaits(id));
        client.with_value(|client| client.retain(is_awaited));
        if let Some(waiting) = pause.get_value() {
            waiting.clear();
        }
        if due && typing {
            let kilobytes = desk.text.with_untracked(|text| text.len() / 1_000) as u64;
            let pause_ms = (TYPING_PAUSE + PAUSE_PER_KB * kilobytes).min(LONGEST_PAUSE);
            pause.set_value(set_timeout_with_handle(ask, Duration::from_millis(pause_ms)).ok());
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
    let nothing = move || desk.state.with(|state| state.history.last().is_none());
    let silent = move || desk.notice.with(Option::is_none) && desk.origin.with(Option::is_none);
    view! {
        <section class="notices" aria-label="Notices" hidden=silent>
            {move || {
                desk.notice
                    .get()
                    .map(|notice| {
                        view! {
                            <p class="notice">
                                {notice}
                                <button data-testid="undo" hidden=nothing on:click=undo>
                                    "Undo"
                                </button>
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
        </section>
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
