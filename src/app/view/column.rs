//! The text as it is read: blocks, sentences and marks, as text nodes only.

use super::desk::{Desk, Shared};
use super::focus;
use super::marks;
use crate::analysis::BlockKind;
use crate::app::ink::{Ink, InkKind, Line, Passage, Piece, Subject};
use crate::app::words;
use crate::correction::{Act, Scope};
use crate::span::Span;
use leptos::ev;
use leptos::prelude::*;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;

/// Passages drawn at a time once the first screen stands.
const PORTION: usize = 24;
const LARGEST_PORTION: usize = 32;
/// How many passages are drawn without waiting for the reader to come near: a hundred pages and more.
const AT_ONCE: usize = 2_500;
/// From so many passages on, those off the screen are left out of layout and painting.
const LONG: usize = 150;
/// What the column shows: a reading, whose marks are announced or not, or the bare text until there is one.
#[derive(Clone, PartialEq)]
enum Page {
    Read(Shared, bool),
    Bare(Arc<str>, Arc<Ink>),
}

impl Page {
    fn text(&self) -> &str {
        match self {
            Page::Read(reading, _) => &reading.text,
            Page::Bare(text, _) => text,
        }
    }

    fn ink(&self) -> &Ink {
        match self {
            Page::Read(reading, _) => &reading.ink,
            Page::Bare(_, ink) => ink,
        }
    }

    fn reading(&self) -> Option<&Shared> {
        match self {
            Page::Read(reading, _) => Some(reading),
            Page::Bare(..) => None,
        }
    }

    fn announces(&self) -> bool {
        matches!(self, Page::Read(_, true))
    }

    /// Equal for two passages exactly when they are drawn alike, so that a passage is only drawn
    /// again when something about it changed.
    fn key(&self, number: usize) -> u64 {
        let passage = &self.ink().passages[number];
        let mut hasher = FxHasher::default();
        number.hash(&mut hasher);
        passage.hash(&mut hasher);
        passage.span.of(self.text()).hash(&mut hasher);
        self.announces().hash(&mut hasher);
        self.hash_marks(&passage.lines, &mut hasher);
        fold(self.ink(), number).hash(&mut hasher);
        (passage.kind == BlockKind::Headline && is_title(self, number)).hash(&mut hasher);
        hasher.finish()
    }
}

impl Page {
    /// A mark is drawn anew when it is drawn or described otherwise.
    fn hash_marks(&self, lines: &[Line], hasher: &mut FxHasher) {
        fn pieces(page: &Page, pieces_of: &[Piece], hasher: &mut FxHasher) {
            for piece in pieces_of {
                if let Piece::Mark { mark, inside, .. } = piece {
                    mark.hash(hasher);
                    let drawn = &page.ink().marks[*mark];
                    (drawn.span, drawn.kind, drawn.faint).hash(hasher);
                    if let Some(reading) = page.reading() {
                        reading.description(*mark).hash(hasher);
                        subject_id(reading, drawn.subject).hash(hasher);
                        reading.introduces(*mark).hash(hasher);
                    }
                    pieces(page, inside, hasher);
                }
            }
        }
        for line in lines {
            pieces(self, &line.pieces, hasher);
        }
    }
}

/// The reading view.
#[component]
pub fn Column() -> impl IntoView {
    let desk = Desk::here();
    let page = Memo::new(move |_| {
        if desk.editing.get() {
            return None;
        }
        let text = desk.text.get();
        let reading = desk.reading.get().filter(|reading| reading.text == text);
        Some(match reading {
            Some(reading) => Page::Read(reading, desk.announced.get()),
            None => Page::Bare(text.clone(), Arc::new(Ink::plain(&text))),
        })
    });
    draw_on(desk, page);
    marks::mark_selection(desk);
    marks::light_sentence(desk);

    let keys = StoredValue::new((None::<Page>, Vec::new()));
    let passages = move || {
        let drawn = desk.drawn.get();
        page.with(|page| keys.try_update_value(|keys| keys_of(page.as_ref(), drawn, keys)))
            .unwrap_or_default()
    };
    let long = move || page.with(|page| page.as_ref().is_some_and(|page| page.ink().passages.len() > LONG));
    let under = StoredValue::new(None::<usize>);
    // One stop of the Tab key: the text while no mark has the focus, and else that mark.
    let inside = RwSignal::new(false);
    // An attribute of its own: classes that are set as a whole would take the others along.
    let hidden = move || {
        let hidden = InkKind::ALL.into_iter().filter(|&kind| !desk.shows(kind));
        hidden.map(InkKind::slug).collect::<Vec<_>>().join(" ")
    };
    view! {
        <article
            class="reading"
            data-hide=hidden
            class:selecting=move || desk.selected.get().is_some()
            class:all=move || desk.boilerplate.get()
            class:long=long
            data-testid="reading"
            aria-label="Article"
            hidden=move || desk.editing.get()
            tabindex=move || if inside.get() { "-1" } else { "0" }
            class:codes=move || desk.codes.get()
            on:click=move |event| marks::clicked(desk, &event)
            on:mousemove=move |event| marks::pointed(desk, under, &event)
            on:mouseleave=move |_| marks::left(desk, under)
            on:focus=move |_| {
                focus::back_to_mark(desk);
            }
            on:focusin=move |event| {
                inside.set(marks::is_mark(&event));
                marks::focused(desk, &event);
            }
            on:focusout=move |_| inside.set(false)
            on:keydown=move |event| marks::pressed(desk, &event)
            on:copy=move |event| marks::copied(desk, &event)
        >
            <For each=passages key=|&(key, _)| key let:((_, number))>
                {page.with_untracked(|page| page.as_ref().map(|page| passage(desk, page, number)))}
            </For>
        </article>
    }
}

/// Key and number of each passage that is drawn. `known` are the keys so far, and what page they are of.
fn keys_of(page: Option<&Page>, drawn: usize, known: &mut (Option<Page>, Vec<u64>)) -> Vec<(u64, usize)> {
    let (of, keys) = known;
    if of.as_ref() != page {
        *of = page.cloned();
        keys.clear();
    }
    let count = page.map_or(0, |page| page.ink().passages.len().min(drawn));
    if let Some(page) = page {
        keys.extend((keys.len()..count).map(|number| page.key(number)));
    }
    keys[..count].iter().copied().zip(0..).collect()
}

/// Draws the rest of a long text in portions, with a breath between them; of a very long one only as
/// much as the reader comes near to.
fn draw_on(desk: Desk, page: Memo<Option<Page>>) {
    let count = move || page.with_untracked(|page| page.as_ref().map_or(0, |page| page.ink().passages.len()));
    let draw = move || {
        desk.drawn
            .update(|drawn| *drawn += PORTION.max(*drawn / 3).min(LARGEST_PORTION));
    };
    Effect::new(move || {
        page.track();
        let drawn = desk.drawn.get();
        if drawn < count().min(AT_ONCE) {
            set_timeout(draw, Duration::from_millis(16));
        }
    });
    let scrolled = window_event_listener(ev::scroll, move |_| {
        if (AT_ONCE..count()).contains(&desk.drawn.get_untracked()) && is_near_the_end() {
            draw();
        }
    });
    on_cleanup(move || scrolled.remove());
}

fn is_near_the_end() -> bool {
    document().document_element().is_some_and(|page| {
        let left = page.scroll_height() - page.scroll_top() - page.client_height();
        left < 4 * page.client_height()
    })
}

fn passage(desk: Desk, page: &Page, number: usize) -> AnyView {
    let passage = &page.ink().passages[number];
    let lines = passage.lines.iter().map(|drawn| line(page, drawn)).collect_view();
    match passage.kind {
        BlockKind::Headline if is_title(page, number) => {
            view! { <h2 class="b-headline title" data-p=number>{lines}</h2> }.into_any()
        }
        BlockKind::Headline => view! { <h3 class="b-headline" data-p=number>{lines}</h3> }.into_any(),
        BlockKind::Boilerplate => {
            let fold = fold(page.ink(), number).map(|count| {
                let toggle = move |_| desk.boilerplate.update(|shown| *shown = !*shown);
                let left_out = words::count(
                    count,
                    "line that is not the article",
                    "lines that are not the article",
                );
                view! {
                    <button
                        class="fold"
                        aria-expanded=move || desk.boilerplate.get().to_string()
                        on:click=toggle
                    >
                        {left_out}
                    </button>
                }
            });
            view! {
                {fold}
                <p class="b-boilerplate" data-p=number>
                    {lines} {toggle(desk, page, number)}
                </p>
            }
            .into_any()
        }
        kind => view! {
            <p
                class=class_of(kind)
                class:doubtful=passage.doubtful
                title=passage.doubtful.then_some("Perhaps not the article")
                data-p=number
            >
                {lines} {toggle(desk, page, number)}
            </p>
        }
        .into_any(),
    }
}

/// The button that makes a passage part of the article, or no part of it. What is left out has no marks for the
/// keys to walk, so there the button is a stop of the Tab key.
fn toggle(desk: Desk, page: &Page, number: usize) -> Option<impl IntoView + use<>> {
    page.reading()?;
    let passage = &page.ink().passages[number];
    let (kind, label, sign) = match passage.kind {
        BlockKind::Boilerplate => (
            BlockKind::Paragraph,
            "This is the article",
            "+ This is the article",
        ),
        _ => (BlockKind::Boilerplate, "Not the article", "−"),
    };
    let span = passage.span;
    Some(view! {
        <button
            class="toggle"
            data-testid="block-toggle"
            tabindex=if passage.kind == BlockKind::Boilerplate { "0" } else { "-1" }
            aria-label=label
            title=label
            data-sign=sign
            on:click=move |event| {
                event.stop_propagation();
                desk.mend(span, Scope::Here, Act::Block { kind });
            }
        ></button>
    })
}

const fn class_of(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "b-headline",
        BlockKind::Dateline => "b-dateline",
        BlockKind::Byline => "b-byline",
        BlockKind::Caption => "b-caption",
        BlockKind::Paragraph => "b-paragraph",
        BlockKind::List => "b-list",
        BlockKind::Boilerplate => "b-boilerplate",
        BlockKind::AuthorNote => "b-author-note",
    }
}

/// Whether a headline is the title of the article: the first that says what the analysis gives as the
/// title, or just the first.
fn is_title(page: &Page, number: usize) -> bool {
    let passages = &page.ink().passages;
    let title = page
        .reading()
        .and_then(|reading| reading.analysis.article.title.as_deref());
    let headline = |passage: &Passage| passage.kind == BlockKind::Headline;
    let said = |passage: &Passage| headline(passage) && Some(passage.span.of(page.text()).trim()) == title;
    let first = passages
        .iter()
        .position(said)
        .or_else(|| passages.iter().position(headline));
    first == Some(number)
}

/// For the first of several boilerplate passages: how many there are.
fn fold(ink: &Ink, number: usize) -> Option<usize> {
    let is_boilerplate = |passage: &&Passage| passage.kind == BlockKind::Boilerplate;
    let first = is_boilerplate(&&ink.passages[number])
        && !number
            .checked_sub(1)
            .is_some_and(|before| is_boilerplate(&&ink.passages[before]));
    first.then(|| ink.passages[number..].iter().take_while(is_boilerplate).count())
}

fn line(page: &Page, line: &Line) -> AnyView {
    let drawn = pieces(page, &line.pieces);
    match line.sentence {
        Some(sentence) => view! { <span class="s" data-s=sentence>{drawn}</span> }.into_any(),
        None => drawn.into_any(),
    }
}

fn pieces(page: &Page, pieces_of: &[Piece]) -> Vec<AnyView> {
    pieces_of
        .iter()
        .map(|piece| match piece {
            Piece::Text(span) => span.of(page.text()).to_owned().into_any(),
            Piece::Mark {
                mark,
                last,
                height,
                inside,
            } => {
                let inside = pieces(page, inside);
                drawn_mark(page, *mark, *last, *height, inside)
            }
        })
        .collect()
}

fn drawn_mark(page: &Page, number: usize, last: bool, height: u8, inside: Vec<AnyView>) -> AnyView {
    let Some(reading) = page.reading() else {
        return inside.into_any();
    };
    let mark = &page.ink().marks[number];
    let slug = mark.kind.slug();
    let mut class = format!("m k-{slug} h{}", height.min(2));
    if last {
        class.push_str(" end");
    }
    if reading.introduces(number) {
        class.push_str(" first");
    }
    if mark.faint {
        class.push_str(" faint");
    }
    if reading.is_pronoun(number) {
        class.push_str(" pronoun");
    }
    let announced = page.announces();
    view! {
        <span
            class=class
            role=announced.then_some("link")
            tabindex="-1"
            aria-description=announced.then(|| reading.description(number))
            data-testid="mention"
            data-mark=number
            data-kind=slug
            data-of=subject_id(reading, mark.subject)
        >
            {inside}
        </span>
    }
    .into_any()
}

/// What a mark stands for; the same for all marks that mean the same.
pub fn subject_id(reading: &Shared, subject: Subject) -> String {
    match reading.same(subject) {
        Subject::Entity(index) => reading.analysis.entities[index].id.clone(),
        Subject::Timex(index) => format!("date-{index}"),
        Subject::Quantity(index) => format!("quantity-{index}"),
    }
}

/// The text under a span, on one line.
pub fn said(reading: &Shared, span: Span) -> String {
    reading.words(span)
}
