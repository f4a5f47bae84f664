//! The head of the page: its name and tabs; and the head of the article: its dateline, how the date
//! was found, what can be done with it, and what went wrong.

use super::desk::Desk;
use super::device;
use super::keeping::{KeptButton, Unkept};
use super::tabs::Tabs;
use super::take_away::{TakeAway, exported, file_name};
use super::ways_in::OpenButton;
use crate::analysis::Published;
use crate::app::state::Status;
use crate::app::words;
use crate::export::FORMATS;
use crate::span::Span;
use crate::timex::calendar::Date;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// Below this confidence the reader is asked whether the date is right.
const SURE: f64 = 0.7;

/// Name, tabs and what concerns the whole page.
#[component]
pub fn Masthead() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <header class="masthead">
            <h1 class="name">"Dateline"</h1>
            <Tabs />
            <div class="tools">
                <Show when=move || !desk.blank.get()>
                    <span class="open-more">
                        <OpenButton label="Open" testid="open" />
                    </span>
                </Show>
                <KeptButton />
                <button class="quiet key" aria-label="Keys" on:click=move |_| desk.keys.set(true)>
                    "?"
                </button>
            </div>
        </header>
    }
}

/// The article's dateline and acts.
#[component]
pub fn ArticleLine() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <p class="print-head">
            {move || desk.state.with(|state| state.current().and_then(|article| article.outlet()))}
        </p>
        <div class="article-line" hidden=move || desk.blank.get()>
            <Dateline />
            <Acts />
        </div>
        <Messages />
    }
}

#[component]
fn Dateline() -> impl IntoView {
    let desk = Desk::here();
    let changing = RwSignal::new(false);
    Effect::new(move || {
        desk.front.track();
        changing.set(false);
    });
    let published = Memo::new(move |_| {
        desk.reading.with(|reading| {
            let reading = reading.as_ref()?;
            let found = reading.analysis.article.published.clone()?;
            let how = words::how_found(&found, &reading.text);
            Some((found, how))
        })
    });
    let place = move || {
        desk.reading
            .with(|reading| Some(reading.as_ref()?.place()?.to_owned()))
    };
    let given = move || {
        desk.state.with(|state| {
            state
                .current()
                .is_some_and(|article| article.published().is_some())
        })
    };
    let known = move || desk.reading.with(Option::is_some);
    view! {
        <div class="dateline">
            {move || place().map(|place| view! { <span class="place">{place}</span> })}
            <Show
                when=move || changing.get() || (known() && published.get().is_none())
                fallback=move || {
                    view! {
                        <button
                            class="published"
                            data-testid="published"
                            title="Change the date"
                            on:click=move |_| changing.set(true)
                        >
                            {move || {
                                match published.get() {
                                    Some((found, _)) => date_words(&found),
                                    None => "Date not known yet".to_owned(),
                                }
                            }}
                        </button>
                        {move || published.get().map(|(found, how)| evidence(desk, found, how))}
                    }
                }
            >
                <DateInput changing published />
            </Show>
            <Show when=move || given() && !changing.get()>
                <button class="quiet" data-testid="published-reset" on:click=move |_| set_date(desk, None)>
                    "use the article’s own"
                </button>
            </Show>
        </div>
    }
}

fn date_words(found: &Published) -> String {
    found
        .value
        .parse::<Date>()
        .map_or_else(|_| found.value.clone(), words::day_and_weekday)
}

/// How the date was found; a click shows it in the text.
fn evidence(desk: Desk, found: Published, how: String) -> impl IntoView {
    let doubtful = found.confidence < SURE;
    let words = move || {
        let sure = if doubtful { "probably: " } else { "" };
        format!("{sure}{how}")
    };
    match found.span {
        Some(span) => view! {
            <button
                class="quiet how"
                title="Show it in the text"
                on:click=move |_| desk.go_to_span(span)
            >
                {words()}
            </button>
        }
        .into_any(),
        None => view! { <span class="how">{words()}</span> }.into_any(),
    }
}

#[component]
fn DateInput(changing: RwSignal<bool>, published: Memo<Option<(Published, String)>>) -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Input>::new();
    let value = published
        .get_untracked()
        .map(|(found, _)| found.value)
        .unwrap_or_default();
    Effect::new(move || {
        if let (true, Some(input)) = (changing.get_untracked(), node.get()) {
            let _ = input.focus();
        }
    });
    // A date input reports every half-typed year; only whole, plausible ones count.
    let accept = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if value.parse::<Date>().is_ok_and(|date| date.year() >= 1000) {
            // The field stays until the reader leaves it, even if it was only there to ask.
            changing.set(true);
            set_date(desk, Some(value));
        }
    };
    view! {
        <label class="date-input">
            <span>
                {move || {
                    if published.get().is_some() { "Published on" } else { "When was this published?" }
                }}
            </span>
            <input
                type="date"
                data-testid="published-input"
                node_ref=node
                prop:value=value
                on:change=accept
                on:blur=move |_| changing.set(false)
                on:keydown=move |event| {
                    if event.key() == "Enter" || event.key() == "Escape" {
                        changing.set(false);
                    }
                }
            />
        </label>
    }
}

fn set_date(desk: Desk, date: Option<String>) {
    let front = desk.front.get_untracked();
    let published = date.map(|day| (super::acts::new_id(), day));
    desk.state.update(|state| state.set_published(front, published));
}

#[component]
fn Acts() -> impl IntoView {
    let desk = Desk::here();
    let copied = RwSignal::new(false);
    let format = &FORMATS[0];
    let json = move || {
        let reading = desk.reading.get_untracked()?;
        Some((format.write)(&reading.text, &exported(&reading)))
    };
    let download = move |_| {
        if let Some(json) = json() {
            device::download(&file_name(desk, format.extension), format.media_type, &json);
        }
    };
    let copy = move |_| {
        let Some(json) = json() else {
            return;
        };
        device::copy(&json, move |done| {
            copied.set(done);
            if !done {
                desk.notice.set(Some(
                    "The browser did not allow copying. “Download JSON” works.".to_owned(),
                ));
            }
            set_timeout(move || copied.set(false), Duration::from_secs(2));
        });
    };
    let unread = move || desk.is_unread();
    view! {
        <div class="acts">
            <super::history::History />
            <button
                data-testid="edit-text"
                hidden=move || desk.editing.get()
                on:click=move |_| {
                    let front = desk.front.get_untracked();
                    desk.state.update(|state| state.edit(front));
                }
            >
                "Edit text"
            </button>
            <button data-testid="copy-json" disabled=unread on:click=copy>
                {move || if copied.get() { "Copied" } else { "Copy JSON" }}
            </button>
            <button data-testid="download-json" disabled=unread on:click=download>
                "Download JSON"
            </button>
            <TakeAway />
        </div>
    }
}

/// Both days that the head of the page gives, for the reader to choose from: the article's, and the one at a
/// span.
fn either_day(desk: Desk, other: Span) -> Option<impl IntoView> {
    let reading = desk.reading.get_untracked()?;
    let analysis = &reading.analysis;
    let other = analysis.timexes.iter().find(|timex| timex.span == other)?;
    let days = [&analysis.article.published.as_ref()?.value, &other.value];
    let buttons = days.map(|day| {
        let name = day.parse().map_or_else(|_| day.clone(), words::day);
        let day = day.clone();
        view! {
            <button data-testid="either-day" on:click=move |_| set_date(desk, Some(day.clone()))>
                {name}
            </button>
        }
    });
    Some(buttons.into_iter().collect_view())
}

/// Told of a long text whose reading was stopped.
const STOPPED: &str = "Reading this text was stopped. What is marked so far stays; the rest is not read.";

/// What the reading says it could not do, each with the way to its place.
#[component]
fn Warnings() -> impl IntoView {
    let desk = Desk::here();
    let warnings = Memo::new(move |_| {
        desk.reading.with(|reading| {
            reading
                .as_ref()
                .map(|reading| reading.analysis.warnings.clone())
                .unwrap_or_default()
        })
    });
    move || {
        warnings
            .get()
            .into_iter()
            .map(|warning| {
                let span = warning.span;
                let disagree = warning.code == "dates_disagree";
                view! {
                    <p class="warning" data-testid="warning">
                        {warning.message}
                        {span
                            .map(|span| {
                                view! {
                                    <button class="quiet" on:click=move |_| desk.go_to_span(span)>
                                        "Show"
                                    </button>
                                }
                            })}
                        {disagree.then(|| span.map(|span| either_day(desk, span)))}
                    </p>
                }
            })
            .collect_view()
    }
}

/// What went wrong, what is missing, and that the text is being read.
#[component]
fn Messages() -> impl IntoView {
    let desk = Desk::here();
    let status = Memo::new(move |_| {
        desk.state.with(|state| {
            state
                .current()
                .map_or(Status::Blank, |article| article.status.clone())
        })
    });
    let stage = Memo::new(move |_| desk.state.with(|state| state.current()?.stage));
    view! {
        <div class="messages">
            <div class="progress" class:busy=move || status.get() == Status::Waiting aria-hidden="true"></div>
            <Unkept />
            {move || {
                let stage = stage.get()?;
                Some(
                    view! {
                        <p class="stage" data-testid="stage">
                            {words::stage(stage)}
                            <button
                                class="quiet"
                                data-testid="stop"
                                on:click=move |_| {
                                    let front = desk.front.get_untracked();
                                    desk.state.update(|state| state.fail(front, STOPPED));
                                }
                            >
                                "Stop"
                            </button>
                        </p>
                    },
                )
            }}
            {move || {
                let Status::Failed(message) = status.get() else {
                    return None;
                };
                Some(
                    view! {
                        <p class="failure" role="alert">
                            {message}
                            <button on:click=move |_| desk.state.update(|state| state.retry())>
                                "Try again"
                            </button>
                        </p>
                    },
                )
            }}
            <Warnings />
        </div>
    }
}
