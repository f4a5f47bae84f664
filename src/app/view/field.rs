//! Where text comes in: the field, pasted rich text, dropped files, the samples.

use super::desk::Desk;
use super::ways_in::{OpenButton, Opening, files_of, incoming};
use crate::app::samples::SAMPLES;
use crate::app::words;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;
use web_sys::wasm_bindgen::JsCast;

/// A paste of fewer characters is a correction, not an article: the text stays open for editing.
const PASTED: usize = 40;

/// What browsers insert so that it can be undone they insert line by line, which takes seconds for a long text.
/// A longer one than this, in bytes, that takes no other's place goes in at once.
const LONG: usize = 2000;

/// The text field, and on an empty page what it is for.
#[component]
pub fn Field() -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Textarea>::new();
    keep_in_step(desk, node);
    let blank_page = move || desk.state.with(|state| state.is_blank());
    let words_of = move || desk.text.with(|text| text.split_whitespace().count());
    let count = move || desk.editing.get().then(words_of);

    view! {
        <div class="field" hidden=move || !desk.editing.get()>
            <textarea
                id="article-text"
                data-testid="paste"
                node_ref=node
                aria-label="Article text"
                placeholder="Paste an article. Nothing leaves this page."
                spellcheck="false"
                autocomplete="off"
                on:paste=move |event| paste_rich(desk, &event)
                on:input=move |event| typed(desk, &event_target(&event), came_at_once(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        read(desk);
                    }
                }
            ></textarea>
            <div class="field-foot">
                <Show
                    when=move || !desk.blank.get()
                    fallback=|| {
                        view! {
                            <OpenButton label="Open files…" testid="open-files" />
                            <p class="hint">
                                "Text, Markdown, HTML, Word or PDF, also dropped anywhere on this page. It works offline, too. "
                                <a href="./help.html">"More ways in"</a>
                            </p>
                        }
                    }
                >
                    <button class="primary" data-testid="read" on:click=move |_| read(desk)>
                        "Read"
                    </button>
                    <span class="hint">{move || count().map(|count| words::count(count, "word", "words"))}</span>
                </Show>
            </div>
        </div>
        <Show when=move || desk.blank.get()>
            <section class="samples" aria-label="Samples">
                <h2>
                    {move || {
                        if blank_page() {
                            "Or try a sample: one event, two outlets"
                        } else {
                            "Or add a sample"
                        }
                    }}
                </h2>
                <div class="cards">
                    {SAMPLES
                        .into_iter()
                        .enumerate()
                        .map(|(index, sample)| {
                            view! {
                                <button
                                    class="card"
                                    data-testid=format!("sample-{}", index + 1)
                                    on:click=move |_| open(desk, sample.text)
                                >
                                    <span class="outlet">{sample.outlet}</span>
                                    <span class="title">{sample.headline}</span>
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
            </section>
        </Show>
    }
}

/// Shows the text in front in the field when it is edited, and leaves what is typed in peace. The field stays in the
/// page while the text is read, so the caret and what can be undone stay, too.
fn keep_in_step(desk: Desk, node: NodeRef<html::Textarea>) {
    Effect::new(move |shown: Option<u32>| {
        if !desk.editing.get() {
            return shown.unwrap_or_default();
        }
        let front = desk.front.get();
        let text = desk.text.get();
        let Some(field) = node.get() else {
            return front;
        };
        // A field has no other line ends than "\n".
        if field.value() != text.replace('\r', "") {
            field.set_value(&text);
            if shown != Some(front) {
                let _ = field.set_selection_range(0, 0);
            }
        }
        front
    });
    Effect::new(move || {
        desk.front.track();
        if let (true, Some(field)) = (desk.editing.get(), node.get()) {
            super::desk::after_painting(move || {
                let _ = field.focus();
            });
        }
    });
}

/// Whether the text came by other ways than keys: pasted, dropped, put there by a program.
fn came_at_once(event: &ev::Event) -> bool {
    let kind = event
        .dyn_ref::<web_sys::InputEvent>()
        .map(web_sys::InputEvent::input_type)
        .unwrap_or_default();
    !(kind.starts_with("insertText") || kind.starts_with("insertComposition") || kind.starts_with("history"))
}

fn typed(desk: Desk, field: &HtmlTextAreaElement, at_once: bool) {
    let value = field.value();
    let front = desk.front.get_untracked();
    let before = desk.text.with_untracked(|text| text.len());
    desk.state.update(|state| {
        state.set_text(front, &value);
        if at_once && value.len() > before + PASTED {
            state.read(front);
        }
    });
}

fn read(desk: Desk) {
    let front = desk.front.get_untracked();
    desk.state.update(|state| state.read(front));
}

fn open(desk: Desk, text: &str) {
    desk.state.update(|state| {
        state.open(text);
    });
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts rich text into the field as plain text.
fn paste_rich(desk: Desk, event: &ev::ClipboardEvent) {
    let Some(data) = event.clipboard_data() else {
        return;
    };
    if data.get_data("text/html").is_ok_and(|html| html.is_empty()) {
        return;
    }
    let Some(incoming) = incoming(&data) else {
        return;
    };
    let field: HtmlTextAreaElement = event_target(event);
    if !insert(&field, &incoming.text) {
        return;
    }
    event.prevent_default();
    let front = desk.front.get_untracked();
    desk.state.update(|state| {
        state.set_text(front, &field.value());
        if let Some(page) = incoming.page {
            state.set_page(front, page);
        }
        if incoming.text.len() > PASTED {
            state.read(front);
        }
    });
}

/// Puts text where the caret is, or in the place of what is selected; says whether that worked.
fn insert(field: &HtmlTextAreaElement, text: &str) -> bool {
    let selected = field.selection_start() != field.selection_end();
    if text.len() > LONG && !selected {
        return field.set_range_text(text).is_ok();
    }
    let document = document().dyn_into::<web_sys::HtmlDocument>();
    document.is_ok_and(|document| {
        document
            .exec_command_with_show_ui_and_value("insertText", false, text)
            .unwrap_or(false)
    })
}

/// Hears text that is pasted outside the field, and what is dropped anywhere.
pub fn listen(desk: Desk) {
    let opening = Opening::here();
    let pasted = window_event_listener(ev::paste, move |event| {
        let in_field = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|element| element.matches("input, textarea").unwrap_or(false));
        if in_field {
            return;
        }
        if let Some(incoming) = event.clipboard_data().and_then(|data| incoming(&data)) {
            event.prevent_default();
            opening.take_in(desk, incoming);
        }
    });
    let root = move || document().document_element();
    let over = window_event_listener(ev::dragover, move |event| {
        event.prevent_default();
        if let Some(root) = root() {
            let _ = root.class_list().add_1("dropping");
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none()
            && let Some(root) = root()
        {
            let _ = root.class_list().remove_1("dropping");
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        if let Some(root) = root() {
            let _ = root.class_list().remove_1("dropping");
        }
        let Some(data) = event.data_transfer() else {
            return;
        };
        let files = data.files().map(files_of).unwrap_or_default();
        if !files.is_empty() {
            opening.take(desk, files);
        } else if let Some(incoming) = incoming(&data) {
            opening.take_in(desk, incoming);
        }
    });
    on_cleanup(move || {
        pasted.remove();
        over.remove();
        leave.remove();
        dropped.remove();
    });
}
