//! Files that come in: the button, and what is told of them.

use super::desk::Desk;
use super::rich_text;
use crate::app::state::Front;
use crate::app::ways_in::opener::Opener;
use crate::app::ways_in::{Incoming, Report, is_same_text};
use crate::app::words;
use crate::intake::{Content, LONGEST, Opened};
use js_sys::{Array, ArrayBuffer};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{CustomEvent, DataTransfer, File};

/// What the system's dialogue offers; what a file is, its bytes tell.
const ACCEPTED: &str = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf,.json,\
    text/plain,text/html,text/markdown,application/pdf,application/json,\
    application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The files that are being opened, and what became of the last ones.
#[derive(Clone, Copy)]
pub struct Opening {
    picker: NodeRef<html::Input>,
    waiting: RwSignal<usize>,
    report: RwSignal<Report>,
    /// What the address carries, until the reader says what becomes of it.
    offered: RwSignal<Option<Incoming>>,
}

impl Opening {
    /// Nothing opened yet.
    pub fn new() -> Self {
        Self {
            picker: NodeRef::new(),
            waiting: RwSignal::new(0),
            report: RwSignal::default(),
            offered: RwSignal::new(None),
        }
    }

    /// The one of the page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Opens files, each in a tab; the first comes to the front.
    pub fn take(self, desk: Desk, files: Vec<File>) {
        self.report.set(Report::default());
        self.waiting.update(|waiting| *waiting += files.len());
        leptos::task::spawn_local(async move {
            let mut report = Report::default();
            let mut opener = None;
            let mut first = None;
            for file in files {
                let name = file.name();
                match opened(&mut opener, &file).await {
                    Ok(opened) => {
                        let shown = show(desk, &name, opened, &mut report);
                        first = first.or(shown);
                    }
                    Err(why) => report.say(&name, why),
                }
                self.waiting.update(|waiting| *waiting -= 1);
            }
            if let Some(first) = first {
                desk.state.update(|state| state.front = Front::Article(first));
            }
            self.report.set(report);
        });
    }

    /// Opens a text that was dropped or pasted beside the field, unless it is open already.
    pub fn take_in(self, desk: Desk, incoming: Incoming) {
        let mut report = Report::default();
        add(desk, incoming, &mut report);
        self.report.set(report);
    }

    /// Shows what a file of Dateline's own holds, before anything of it is opened or kept.
    fn offer(self, file: File) {
        leptos::task::spawn_local(async move {
            let name = file.name();
            match opened(&mut None, &file).await.map(|opened| opened.content) {
                Ok(Content::Saved { text, corrections }) => self.offered.set(Some(Incoming {
                    corrections,
                    ..Incoming::text(&name, text)
                })),
                Ok(_) => self
                    .report
                    .set(Report::of("This address does not hold an article.".to_owned())),
                Err(why) => self.report.set(Report::of(format!("{name} {why}."))),
            }
        });
    }

    /// Opens once more what is open already.
    fn open_twins(self, desk: Desk) {
        let twins = self.report.with_untracked(|report| report.twins.clone());
        self.report.set(Report::default());
        desk.state.update(|state| {
            for twin in twins {
                state.add();
                state.take_in(twin);
            }
        });
    }
}

/// Lets the worker open a file, and starts one where there is none. The error is a clause that follows on
/// the file's name.
async fn opened(opener: &mut Option<Opener>, file: &File) -> Result<Opened, String> {
    if file.size() > LONGEST as f64 {
        return Err(format!("is longer than {} megabytes", LONGEST >> 20));
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    let bytes: ArrayBuffer = bytes
        .ok()
        .and_then(|bytes| bytes.dyn_into().ok())
        .ok_or("could not be read: it is a folder, or it has gone")?;
    let worker = match opener.take_if(|opener| !opener.is_broken()) {
        Some(worker) => worker,
        None => Opener::start().await?,
    };
    opener.insert(worker).open(&file.name(), &bytes).await
}

/// What the clipboard holds, or what is dropped: rich text when there is some, since only that tells
/// paragraphs, captions and menus apart.
pub fn incoming(data: &DataTransfer) -> Option<Incoming> {
    const NAME: &str = "This text";
    let rich = data.get_data("text/html").ok().filter(|html| !html.is_empty());
    let page = rich.and_then(|html| rich_text::page_of(&html));
    page.map(|page| Incoming::page(NAME, page)).or_else(|| {
        let text = data.get_data("text/plain").ok()?;
        (!text.trim().is_empty()).then(|| Incoming::text(NAME, text))
    })
}

/// Shows what a file held; gives the article's id.
fn show(desk: Desk, name: &str, opened: Opened, report: &mut Report) -> Option<u32> {
    for note in opened.notes {
        report.say(name, note);
    }
    let incoming = match opened.content {
        Content::Text(text) => Some(Incoming::text(name, text)),
        Content::Saved { text, corrections } => Some(Incoming {
            corrections,
            ..Incoming::text(name, text)
        }),
        Content::Html(html) => rich_text::page_of(&html).map(|page| Incoming::page(name, page)),
        // The worker has read it.
        Content::Pdf => None,
    };
    let Some(incoming) = incoming.filter(|incoming| !incoming.text.trim().is_empty()) else {
        report.say(name, "has no text in it");
        return None;
    };
    Some(add(desk, incoming, report))
}

/// Opens an article in a tab, or brings to the front the one that it is in already; gives the article's id.
fn add(desk: Desk, incoming: Incoming, report: &mut Report) -> u32 {
    let twin = desk.state.with_untracked(|state| {
        let mut articles = state.articles.iter();
        articles
            .find(|article| is_same_text(&article.text, &incoming.text))
            .map(|article| article.id)
    });
    window().scroll_to_with_x_and_y(0.0, 0.0);
    let Some(twin) = twin else {
        return desk
            .state
            .try_update(|state| state.take_in(incoming))
            .unwrap_or_default();
    };
    report.twins.push(incoming);
    desk.state.update(|state| state.front = Front::Article(twin));
    twin
}

/// The button, and the browser's picker behind it.
#[component]
pub fn OpenButton(
    /// What it says.
    label: &'static str,
    /// Its name for tests.
    testid: &'static str,
) -> impl IntoView {
    let opening = Opening::here();
    let pick = move |_| {
        if let Some(picker) = opening.picker.get_untracked() {
            picker.click();
        }
    };
    view! {
        <button data-testid=testid on:click=pick>
            {label}
        </button>
    }
}

/// The browser's picker of files, which [`OpenButton`] opens, and what became of the last ones.
#[component]
pub fn Told() -> impl IntoView {
    let (desk, opening) = (Desk::here(), Opening::here());
    let picked = move |_| {
        let Some(picker) = opening.picker.get_untracked() else {
            return;
        };
        let files = picker.files().map(files_of).unwrap_or_default();
        // The same file can be picked again.
        picker.set_value("");
        opening.take(desk, files);
    };
    let waiting = move || match opening.waiting.get() {
        0 => None,
        1 => Some("Opening a file…".to_owned()),
        count => Some(format!("Opening {count} files…")),
    };
    view! {
        <input type="file" multiple hidden accept=ACCEPTED node_ref=opening.picker on:change=picked />
        <div class="reports" role="status">
            {move || waiting().map(|words| view! { <p class="notice">{words}</p> })}
            {move || {
                let report = opening.report.get();
                (!report.is_empty()).then(move || report_view(desk, opening, report))
            }}
            {move || opening.offered.get().map(|offered| offer_view(desk, opening, offered))}
        </div>
    }
}

fn offer_view(desk: Desk, opening: Opening, offered: Incoming) -> impl IntoView {
    let begin = words::clipped(&offered.text, 100);
    let length = words::count(offered.text.split_whitespace().count(), "word", "words");
    let corrections = match offered.corrections.len() {
        0 => String::new(),
        count => format!(" and {}", words::count(count, "correction", "corrections")),
    };
    let take = move |_| {
        if let Some(offered) = opening.offered.try_update(Option::take).flatten() {
            opening.take_in(desk, offered);
        }
    };
    view! {
        <div class="notice report" data-testid="offer">
            <p>
                {format!(
                    "This address carries an article of {length}{corrections}: “{begin}” It was sent to no site, \
                     and is not kept yet.",
                )}
            </p>
            <button data-testid="offer-open" on:click=take>
                "Open it"
            </button>
            <button data-testid="offer-leave" on:click=move |_| opening.offered.set(None)>
                "Leave it"
            </button>
        </div>
    }
}

fn report_view(desk: Desk, opening: Opening, report: Report) -> impl IntoView {
    let sentences = report
        .sentences()
        .into_iter()
        .map(|sentence| view! { <li>{sentence}</li> });
    let again = (!report.twins.is_empty()).then(|| {
        view! {
            <button data-testid="open-again" on:click=move |_| opening.open_twins(desk)>
                "Open again"
            </button>
        }
    });
    view! {
        <div class="notice report" data-testid="report">
            <ul>{sentences.collect_view()}</ul>
            {again}
            <button
                class="quiet"
                aria-label="Dismiss"
                on:click=move |_| opening.report.set(Report::default())
            >
                "×"
            </button>
        </div>
    }
}

/// The files of a list of the browser's.
pub fn files_of(files: web_sys::FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// Hears what comes in from outside the page (www/ways-in.js).
pub fn listen(desk: Desk) {
    let opening = Opening::new();
    provide_context(opening);
    let detail = |event: web_sys::Event| event.dyn_into::<CustomEvent>().map(|event| event.detail());
    let files = window_event_listener_untyped("dateline-files", move |event| {
        let files = detail(event).unwrap_or_default();
        let files = Array::from(&files)
            .into_iter()
            .filter_map(|file| file.dyn_into().ok());
        opening.take(desk, files.collect());
    });
    let offered = window_event_listener_untyped("dateline-offer", move |event| {
        if let Some(file) = detail(event).ok().and_then(|file| file.dyn_into().ok()) {
            opening.offer(file);
        }
    });
    let told = window_event_listener_untyped("dateline-tell", move |event| {
        if let Some(sentence) = detail(event).ok().and_then(|told| told.as_string()) {
            opening.report.set(Report::of(sentence));
        }
    });
    on_cleanup(move || {
        files.remove();
        offered.remove();
        told.remove();
    });
}
