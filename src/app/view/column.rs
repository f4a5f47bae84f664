//! The text as it is read: blocks, sentences and marks, as text nodes only.

use super::desk::{Desk, Pop, Shared};
use crate::analysis::{BlockKind, MentionForm};
use crate::app::ink::{Ink, InkKind, Line, Mark, Passage, Piece, Subject};
use crate::app::words;
use crate::span::Span;
use leptos::ev;
use leptos::prelude::*;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::time::Duration;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Passages drawn at a time once the first screen stands.
const PORTION: usize = 60;
const LARGEST_PORTION: usize = 160;
/// How many passages are drawn without waiting for the reader to come near: a hundred pages and more.
const AT_ONCE: usize = 2_500;
/// From so many passages on, those off the screen are left out of layout and painting.
const LONG: usize = 150;
/// How long the pointer rests on a word before it is explained, and how long the explanation waits
/// for the pointer to come over.
const REST: Duration = Duration::from_millis(140);

/// What the column shows: a reading, or the bare text until there is one.
#[derive(Clone, PartialEq)]
enum Page {
    Read(Shared),
    Bare(Arc<str>, Arc<Ink>),
}

impl Page {
    fn text(&self) -> &str {
        match self {
            Page::Read(reading) => &reading.text,
            Page::Bare(text, _) => text,
        }
    }

    fn ink(&self) -> &Ink {
        match self {
            Page::Read(reading) => &reading.ink,
            Page::Bare(_, ink) => ink,
        }
    }

    fn reading(&self) -> Option<&Shared> {
        match self {
            Page::Read(reading) => Some(reading),
            Page::Bare(..) => None,
        }
    }

    /// Equal for two passages exactly when they are drawn alike, so that a passage is only drawn
    /// again when something about it changed.
    fn key(&self, number: usize) -> u64 {
        let passage = &self.ink().passages[number];
        let mut hasher = FxHasher::default();
        number.hash(&mut hasher);
        passage.hash(&mut hasher);
        passage.span.of(self.text()).hash(&mut hasher);
        hash_marks(&passage.lines, self.ink(), &mut hasher);
        fold(self.ink(), number).hash(&mut hasher);
        (passage.kind == BlockKind::Headline && is_title(self, number)).hash(&mut hasher);
        hasher.finish()
    }
}

fn hash_marks(lines: &[Line], ink: &Ink, hasher: &mut FxHasher) {
    fn pieces(pieces_of: &[Piece], ink: &Ink, hasher: &mut FxHasher) {
        for piece in pieces_of {
            if let Piece::Mark { mark, inside, .. } = piece {
                ink.marks[*mark].hash(hasher);
                pieces(inside, ink, hasher);
            }
        }
    }
    for line in lines {
        pieces(&line.pieces, ink, hasher);
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
            Some(reading) => Page::Read(reading),
            None => Page::Bare(text.clone(), Arc::new(Ink::plain(&text))),
        })
    });
    draw_on(desk, page);
    mark_selection(desk);
    light_sentence(desk);

    let keys = Memo::new(move |_| {
        page.with(|page| {
            let page = page.as_ref()?;
            let count = page.ink().passages.len();
            Some(Arc::new(
                (0..count).map(|number| page.key(number)).collect::<Vec<_>>(),
            ))
        })
    });
    let passages = move || {
        let drawn = desk.drawn.get();
        let keys = keys.get();
        let keys = keys.iter().flat_map(|keys| keys.iter().copied());
        keys.zip(0..drawn).collect::<Vec<_>>()
    };
    let long = move || page.with(|page| page.as_ref().is_some_and(|page| page.ink().passages.len() > LONG));
    let under = StoredValue::new(None::<usize>);
    let hidden = move || {
        let mut classes = String::from("reading");
        for kind in InkKind::ALL {
            if !desk.shows(kind) {
                classes.push_str(" hide-");
                classes.push_str(kind.slug());
            }
        }
        classes
    };
    view! {
        <article
            class=hidden
            class:selecting=move || desk.selected.get().is_some()
            class:all=move || desk.boilerplate.get()
            class:long=long
            data-testid="reading"
            aria-label="Article"
            hidden=move || desk.editing.get()
            on:click=move |event| clicked(desk, &event)
            class:codes=move || desk.codes.get()
            on:mousemove=move |event| pointed(desk, under, &event)
            on:mouseleave=move |_| left(desk, under)
            on:focusin=move |event| focused(desk, &event)
            on:keydown=move |event| pressed(desk, &event)
        >
            <For each=passages key=|&(key, _)| key let:((_, number))>
                {page.with_untracked(|page| page.as_ref().map(|page| passage(desk, page, number)))}
            </For>
        </article>
    }
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
                    {lines}
                </p>
            }
            .into_any()
        }
        kind => view! { <p class=class_of(kind) data-p=number>{lines}</p> }.into_any(),
    }
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
    let entity = match mark.subject {
        Subject::Entity(index) => Some(reading.analysis.entities[index].id.clone()),
        _ => None,
    };
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
    if is_pronoun(reading, mark) {
        class.push_str(" pronoun");
    }
    view! {
        <span
            class=class
            role="link"
            tabindex="0"
            aria-roledescription=words::kind(mark.kind)
            data-testid="mention"
            data-mark=number
            data-kind=slug
            data-entity=entity
        >
            {inside}
        </span>
    }
    .into_any()
}

fn is_pronoun(reading: &Shared, mark: &Mark) -> bool {
    match mark.subject {
        Subject::Entity(index) => {
            let mentions = &reading.analysis.entities[index].mentions;
            mentions[mark.mention].form == MentionForm::Pronoun
        }
        _ => false,
    }
}

/// Marks of the selection stand out; all others recede by the style sheet.
fn mark_selection(desk: Desk) {
    Effect::new(move || {
        let chosen = desk.selected.get();
        desk.drawn.track();
        let step = desk.step.get();
        let reading = desk.reading.get();
        request_animation_frame(move || {
            for_each(".m.chosen", |element| {
                let _ = element.class_list().remove_2("chosen", "here");
            });
            let (Some(chosen), Some(reading)) = (chosen, reading) else {
                return;
            };
            for (number, mark) in reading.marks_of(chosen).iter().enumerate() {
                for_each(&format!("[data-mark=\"{mark}\"]"), |element| {
                    let _ = element.class_list().add_1("chosen");
                    if number == step {
                        let _ = element.class_list().add_1("here");
                    }
                });
            }
        });
    });
}

fn light_sentence(desk: Desk) {
    Effect::new(move || {
        let lit = desk.lit.get();
        request_animation_frame(move || {
            for_each(".s.lit", |element| {
                let _ = element.class_list().remove_1("lit");
            });
            if let Some(sentence) = lit {
                for_each(&format!("[data-s=\"{sentence}\"]"), |element| {
                    let _ = element.class_list().add_1("lit");
                });
            }
        });
    });
}

fn for_each(selector: &str, act: impl Fn(Element)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|node| node.dyn_into().ok()) {
            act(element);
        }
    }
}

/// The innermost mark under an event, with its number.
fn mark_at(event: &web_sys::Event) -> Option<(Element, usize)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("[data-mark]").ok()??;
    let number = mark.get_attribute("data-mark")?.parse().ok()?;
    Some((mark, number))
}

fn clicked(desk: Desk, event: &ev::MouseEvent) {
    // Selecting text to copy it is not a click.
    let selecting = window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed());
    if selecting {
        return;
    }
    match mark_at(event) {
        Some((element, number)) => choose(desk, &element, number, Some(f64::from(event.client_y()))),
        None => {
            desk.selected.set(None);
            desk.lit.set(None);
            desk.pop.set(None);
        }
    }
}

fn choose(desk: Desk, element: &Element, number: usize, y: Option<f64>) {
    let Some(reading) = desk.reading.get_untracked() else {
        return;
    };
    let subject = reading.same(reading.ink.marks[number].subject);
    let marks = reading.marks_of(subject);
    desk.selected.set(Some(subject));
    desk.step
        .set(marks.iter().position(|&mark| mark == number).unwrap_or(0));
    explain(desk, element, number, y, true);
}

/// Opens the popover at the line of the mark that is nearest to `y`.
fn explain(desk: Desk, element: &Element, number: usize, y: Option<f64>, pinned: bool) {
    let lines = element.get_client_rects();
    let line = (0..lines.length())
        .filter_map(|index| lines.get(index))
        .min_by(|one, other| {
            let distance =
                |rect: &web_sys::DomRect| y.map_or(0.0, |y| (rect.top() + rect.height() / 2.0 - y).abs());
            distance(one).total_cmp(&distance(other))
        });
    if let Some(line) = line {
        let (x, y) = (
            window().scroll_x().unwrap_or_default(),
            window().scroll_y().unwrap_or_default(),
        );
        desk.pop.set(Some(Pop {
            mark: number,
            at: (line.left() + x, line.top() + y, line.bottom() + y),
            pinned,
        }));
    }
}

/// Explains the mark the pointer has come to rest on. Text that moves under a resting pointer, as it
/// does when a page is opened or scrolled, is not pointed at.
fn pointed(desk: Desk, under: StoredValue<Option<usize>>, event: &ev::MouseEvent) {
    if event.movement_x() == 0 && event.movement_y() == 0 {
        return;
    }
    let found = mark_at(event).filter(|(element, _)| is_drawn(desk, element));
    let number = found.as_ref().map(|&(_, number)| number);
    if under.get_value() == number {
        return;
    }
    under.set_value(number);
    let y = f64::from(event.client_y());
    desk.rest(REST, move || match found {
        Some((element, number)) => {
            if !desk
                .pop
                .with_untracked(|pop| pop.as_ref().is_some_and(|pop| pop.pinned))
            {
                explain(desk, &element, number, Some(y), false);
            }
        }
        None => desk.close_loose(),
    });
}

/// Whether the mark's kind is shown; what the legend has switched off explains nothing by itself.
fn is_drawn(desk: Desk, element: &Element) -> bool {
    let kind = element.get_attribute("data-kind");
    InkKind::ALL
        .into_iter()
        .find(|other| Some(other.slug()) == kind.as_deref())
        .is_none_or(|kind| untrack(|| desk.shows(kind)))
}

fn left(desk: Desk, under: StoredValue<Option<usize>>) {
    under.set_value(None);
    desk.rest(REST, move || desk.close_loose());
}

fn focused(desk: Desk, event: &ev::FocusEvent) {
    if let Some((element, number)) = mark_at(event)
        && element.matches(":focus-visible").unwrap_or(false)
    {
        desk.rest(Duration::ZERO, || {});
        explain(desk, &element, number, None, false);
    }
}

fn pressed(desk: Desk, event: &ev::KeyboardEvent) {
    let Some((element, number)) = mark_at(event) else {
        return;
    };
    let subject = desk
        .reading
        .with_untracked(|reading| reading.as_ref().map(|reading| reading.ink.marks[number].subject));
    match event.key().as_str() {
        "Enter" | " " => choose(desk, &element, number, None),
        "ArrowRight" | "ArrowDown" => neighbour(&element, 1),
        "ArrowLeft" | "ArrowUp" => neighbour(&element, -1),
        "n" => walk_from(desk, subject, 1),
        "p" => walk_from(desk, subject, -1),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn walk_from(desk: Desk, subject: Option<Subject>, by: isize) {
    if let Some(subject) = subject {
        desk.walk(subject, by);
        super::desk::after_painting(|| {
            for_each(".m.here", |element| {
                if let Ok(element) = element.dyn_into::<HtmlElement>() {
                    let _ = element.focus();
                }
            });
        });
    }
}

/// Moves the focus to the next mark of the text, or the one before.
fn neighbour(element: &Element, by: i32) {
    let Ok(marks) = document().query_selector_all(".reading .m:not(.pronoun)") else {
        return;
    };
    let position = (0..marks.length()).find(|&index| {
        marks
            .get(index)
            .is_some_and(|node| node.is_same_node(Some(element)))
    });
    let target = position
        .and_then(|position| position.checked_add_signed(by))
        .and_then(|index| marks.get(index))
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(target) = target {
        let _ = target.focus();
    }
}

/// The text under a span, on one line.
pub fn said(reading: &Shared, span: Span) -> String {
    let text = reading.text.get(span.start..span.end).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
