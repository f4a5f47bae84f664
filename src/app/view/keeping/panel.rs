//! The list of what is kept, with what can be done to all of it; and what is said when something is not kept.

use super::articles::Articles;
use super::switch;
use super::{Failure, Keeping, Standing};
use crate::app::state::{State, kept};
use crate::app::view::desk::Desk;
use crate::app::view::device;
use crate::app::view::dialog::Dialog;
use crate::app::view::file_field::file_field;
use crate::app::words;
use leptos::prelude::*;

/// What could not be read.
#[derive(Clone, PartialEq)]
struct Unread {
    key: String,
    why: &'static str,
}

/// The button that opens the list.
#[component]
pub fn KeptButton() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <button
            class="quiet"
            data-testid="kept"
            aria-haspopup="dialog"
            title="What is kept on this device"
            on:click=move |_| desk.kept.set(true)
        >
            "Kept"
        </button>
    }
}

/// The list.
#[component]
pub fn KeptPanel() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <Dialog open=desk.kept class="kept" id="kept-panel" label="What is kept">
            <Show when=move || desk.kept.get()>
                <Contents />
            </Show>
        </Dialog>
    }
}

#[component]
fn Contents() -> impl IntoView {
    let (desk, keeping) = (Desk::here(), Keeping::here());
    let unread = Memo::new(move |_| {
        desk.state.with(|state| {
            let unread = |aside: &kept::Aside| Unread {
                key: aside.key.clone(),
                why: aside.why.words(),
            };
            state.aside.iter().map(unread).collect::<Vec<_>>()
        })
    });
    let nothing = move || desk.state.with(|state| state.everything() == Default::default());
    view! {
        <header>
            <h2>"What is kept on this device"</h2>
            <crate::app::view::history::History />
            <button class="quiet" aria-label="Close" on:click=move |_| desk.kept.set(false)>
                "×"
            </button>
        </header>
        <p class="told" data-testid="kept-told">
            {move || told(keeping)}
        </p>
        <Articles />
        <section hidden=move || unread.with(Vec::is_empty) data-testid="unread">
            <h3>"Cannot be read"</h3>
            <ul class="articles">
                <For each=move || unread.get() key=|unread| unread.key.clone() let:unread>
                    {unread_entry(desk, unread)}
                </For>
            </ul>
        </section>
        <label class="reach">
            <input
                type="checkbox"
                data-testid="keep-nothing"
                prop:checked=switch::is_on()
                on:change=move |event| keeping.keep_nothing(event_target_checked(&event))
            />
            "Keep nothing on this device"
        </label>
        <div class="acts">
            <button data-testid="download-all" disabled=nothing on:click=move |_| download_all(desk)>
                "Download all"
            </button>
            {file_field("Bring back a download", "bring-back", move |name, content| bring_back(desk, &name, &content))}
            <button
                data-testid="clear"
                disabled=move || nothing() && unread.with(Vec::is_empty)
                on:click=move |_| {
                    desk.state.update(State::clear);
                    desk.tell("Everything is deleted".to_owned());
                }
            >
                "Delete everything"
            </button>
        </div>
    }
}

/// What is kept, and where.
fn told(keeping: Keeping) -> String {
    let standing = keeping.standing.get();
    let (articles, lists, size) = keeping.desk.state.with(|state| {
        let articles = state.all_articles().filter(|article| article.is_worth_keeping());
        (articles.count(), state.lists.len(), state.ledger.size())
    });
    match standing {
        Standing::Opening => "What is kept is being read…".to_owned(),
        Standing::Nothing => {
            "Nothing but this choice is kept: what stands here is gone when the window is closed.".to_owned()
        }
        Standing::Failed(why) => format!(
            "{} What stands here is gone when the window is closed.",
            failed(why)
        ),
        Standing::Kept if articles + lists == 0 => {
            "Nothing yet. Articles and corrections will stay in this browser, and are sent nowhere."
                .to_owned()
        }
        Standing::Kept => {
            let names = match lists {
                0 => String::new(),
                _ => format!(
                    " and {}",
                    words::count(
                        lists,
                        "correction for every article",
                        "corrections for every article"
                    )
                ),
            };
            format!(
                "{}{names}, {} in all: texts, corrections, dates and titles. They stay in this browser, and are sent \
                 nowhere.",
                words::count(articles, "article", "articles"),
                words::size(size),
            )
        }
    }
}

fn failed(why: Failure) -> &'static str {
    match why {
        Failure::Full => "There is no room on this device.",
        Failure::Newer => {
            "A newer version of Dateline has made the store of this browser its own: reload the page."
        }
        Failure::Forbidden => {
            "This browser does not let the page keep anything; a private window may be why."
        }
    }
}

fn unread_entry(desk: Desk, unread: Unread) -> impl IntoView {
    let Unread { key, why } = unread;
    let gone = key.clone();
    let download = move |_| {
        let raw = desk.state.with_untracked(|state| {
            let aside = state.aside.iter().find(|aside| aside.key == key);
            aside.map(|aside| aside.raw.clone())
        });
        device::download(
            "cannot-be-read.json",
            "application/json",
            &raw.unwrap_or_default(),
        );
    };
    view! {
        <li data-testid="unread-record">
            <span class="note">{format!("An article {why}")}</span>
            <button data-testid="unread-download" on:click=download>
                "Download"
            </button>
            <button
                data-testid="unread-delete"
                on:click=move |_| {
                    desk.state.update(|state| state.delete_aside(&gone));
                    desk.tell("Deleted what cannot be read".to_owned());
                }
            >
                "Delete"
            </button>
        </li>
    }
}

fn download_all(desk: Desk) {
    let file = desk
        .state
        .with_untracked(|state| kept::write_file(&state.everything()));
    device::download("dateline-articles.json", "application/json", &file);
}

fn bring_back(desk: Desk, name: &str, content: &str) {
    match kept::read_file(content) {
        Ok(everything) => {
            let new = desk
                .state
                .try_update(|state| state.bring_back(everything))
                .unwrap_or(0);
            desk.tell(format!(
                "{} from “{name}”",
                words::count(new, "new article", "new articles")
            ));
        }
        Err(why) => desk.tell(format!("“{name}” {why}.")),
    }
}

/// Says that the article in front is not kept, and offers it as a file.
#[component]
pub fn Unkept() -> impl IntoView {
    let (desk, keeping) = (Desk::here(), Keeping::here());
    let seen = RwSignal::new(None::<Failure>);
    let unkept = move || {
        let id = Some(desk.front.get()).filter(|_| !desk.blank.get())?;
        let full = keeping.unkept.with(|unkept| unkept.contains(&id));
        let why = match keeping.standing.get() {
            Standing::Failed(why) => why,
            Standing::Kept if full => Failure::Full,
            _ => return None,
        };
        (seen.get() != Some(why)).then_some((id, why))
    };
    let unkept = Memo::new(move |_| unkept());
    move || {
        let (id, why) = unkept.get()?;
        let title = desk
            .state
            .with_untracked(|state| Some(state.article(id)?.title()))?;
        let words = format!(
            "{} “{}” will be gone when the window is closed. What was kept before stays.",
            failed(why),
            words::clipped(&title, 60)
        );
        let download = move |_| {
            if let Some(file) = desk.state.with_untracked(|state| state.file_of(id)) {
                device::download("dateline-article.json", "application/json", &file);
            }
        };
        Some(view! {
            <p class="failure" role="alert" data-testid="unkept">
                {words}
                <button data-testid="unkept-download" on:click=download>
                    "Download it"
                </button>
                <button class="quiet" aria-label="Dismiss" on:click=move |_| seen.set(Some(why))>
                    "×"
                </button>
            </p>
        })
    }
}
