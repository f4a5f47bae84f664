//! What is known about a marked place, shown beside it: under the line, or over it when there is no
//! room, never on the word.

use super::column::said;
use super::desk::{Desk, Pop, Shared};
use crate::analysis::{EntityKind, EntityMention, MentionForm, Timex};
use crate::app::corrections::Correction;
use crate::app::ink::{InkKind, Subject, TRUSTED};
use crate::app::words;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// Between the word and the popover, and between the popover and the edge of the screen, in pixels.
const MARGIN: f64 = 8.0;

/// The popover.
#[component]
pub fn Popover() -> impl IntoView {
    let desk = Desk::here();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (Some(pop), Some(element)) = (desk.pop.get(), node.get()) {
            place(&element, &pop);
        }
    });
    view! {
        {move || {
            let pop = desk.pop.get()?;
            let reading = desk.reading.get()?;
            let mark = reading.ink.marks.get(pop.mark)?;
            let kind = mark.kind;
            let body = match mark.subject {
                Subject::Entity(index) => entity(&reading, index, mark.mention),
                Subject::Timex(index) => timex(&reading, &reading.analysis.timexes[index]),
                Subject::Quantity(index) => quantity(&reading, index),
            };
            let subject = mark.subject;
            Some(
                view! {
                    <div
                        class=format!("popover k-{}", kind.slug())
                        data-testid="popover"
                        role="region"
                        aria-label=format!("About this {}", words::kind(kind))
                        node_ref=node
                        on:click=move |_| pin(desk)
                        on:mouseenter=move |_| desk.rest(Duration::ZERO, || {})
                        on:mouseleave=move |_| {
                            desk.rest(Duration::from_millis(200), move || desk.close_loose());
                        }
                    >
                        <button class="quiet close" aria-label="Close" on:click=move |_| desk.pop.set(None)>
                            "×"
                        </button>
                        {body}
                        <Steps subject reading=reading.clone() at=pop.mark />
                    </div>
                },
            )
        }}
    }
}

/// Keeps the popover open; it is not drawn anew, so what was opened in it stays open.
fn pin(desk: Desk) {
    desk.pop.update_untracked(|pop| {
        if let Some(pop) = pop {
            pop.pinned = true;
        }
    });
}

/// Puts the popover where its word can still be read.
fn place(element: &web_sys::HtmlDivElement, pop: &Pop) {
    let (left, top, bottom) = pop.at;
    let page = document().document_element();
    let width = page.as_ref().map_or(360.0, |page| f64::from(page.client_width()));
    let height = page
        .as_ref()
        .map_or(640.0, |page| f64::from(page.client_height()));
    let scrolled = window().scroll_y().unwrap_or_default();
    let own = element.get_bounding_client_rect();
    let x = left.min(width - own.width() - MARGIN).max(MARGIN);
    let below = bottom + MARGIN;
    let above = top - MARGIN - own.height();
    let fits_below = below + own.height() <= scrolled + height;
    let y = if fits_below || above < scrolled {
        below
    } else {
        above
    };
    let style = web_sys::HtmlElement::style(element);
    let _ = style.set_property("left", &format!("{x}px"));
    let _ = style.set_property("top", &format!("{y}px"));
    let _ = style.set_property("visibility", "visible");
}

/// "2 of 7", and the way to the others.
#[component]
fn Steps(subject: Subject, reading: Shared, at: usize) -> impl IntoView {
    let desk = Desk::here();
    let marks = reading.marks_of(subject);
    let number = marks.iter().position(|&mark| mark == at).unwrap_or(0);
    let count = marks.len();
    (count > 1).then(|| {
        let go = move |by: isize| {
            let same = desk
                .reading
                .with_untracked(|reading| reading.as_ref().map(|reading| reading.same(subject)));
            desk.selected.set(same);
            desk.step.set(number);
            desk.walk(subject, by);
        };
        view! {
            <p class="steps">
                <button aria-label="Previous mention" on:click=move |_| go(-1)>
                    "‹"
                </button>
                <span>{format!("{} of {count}", number + 1)}</span>
                <button aria-label="Next mention" on:click=move |_| go(1)>
                    "›"
                </button>
            </p>
        }
    })
}

fn head(kind: InkKind, detail: &str, title: String) -> impl IntoView + use<> {
    let detail = if detail.is_empty() {
        words::kind(kind).to_owned()
    } else {
        detail.to_owned()
    };
    view! {
        <p class="pop-kind">{detail}</p>
        <p class="pop-title">{title}</p>
    }
}

fn entity(reading: &Shared, index: usize, number: usize) -> AnyView {
    let entity = &reading.analysis.entities[index];
    let mention = &entity.mentions[number];
    let named = entity
        .mentions
        .iter()
        .filter(|mention| mention.form != MentionForm::Pronoun)
        .count();
    let pronouns = entity.mentions.len() - named;
    let mut counted = words::count(named, "mention", "mentions");
    if pronouns > 0 {
        counted.push_str(", and ");
        counted.push_str(&words::count(pronouns, "pronoun", "pronouns"));
    }
    let others: Vec<&str> = entity
        .aliases
        .iter()
        .map(String::as_str)
        .filter(|name| *name != entity.name)
        .collect();
    view! {
        {head(InkKind::Name(entity.kind), "", entity.name.clone())}
        {entity.description.clone().map(|text| view! { <p class="pop-note">{text}</p> })}
        <dl class="pop-facts">
            {(!others.is_empty()).then(|| fact("Also", others.join(", ")))}
            {fact("In the text", counted)}
            {fact("Here", mention_words(mention))}
            {(!mention.evidence.is_empty()).then(|| fact("Because of", words::evidence(mention)))}
        </dl>
        {(mention.confidence < TRUSTED)
            .then(|| view! { <p class="pop-doubt">"This one is a guess: check it."</p> })}
        <Correct name=entity.name.clone() kind=entity.kind others=names(reading, index) />
    }
    .into_any()
}

/// The names of all other entities, in alphabetical order.
fn names(reading: &Shared, except: usize) -> Vec<String> {
    let entities = reading.analysis.entities.iter().enumerate();
    let mut names: Vec<String> = entities
        .filter(|&(index, _)| index != except)
        .map(|(_, entity)| entity.name.clone())
        .collect();
    names.sort_unstable();
    names
}

/// What the reader can put right about a name.
#[component]
fn Correct(name: String, kind: EntityKind, others: Vec<String>) -> impl IntoView {
    let desk = Desk::here();
    let name = StoredValue::new(name);
    let correct = move |correction| {
        desk.pop.set(None);
        desk.state.update(|state| state.correct(correction));
    };
    let change_kind = move |event| {
        let chosen = event_target_value(&event);
        let kind = InkKind::ALL.into_iter().find(|kind| kind.slug() == chosen);
        if let Some(InkKind::Name(kind)) = kind {
            let name = name.get_value();
            correct(Correction::Kind { name, kind });
        }
    };
    let join = move |event| {
        let with = event_target_value(&event);
        if !with.is_empty() {
            let name = name.get_value();
            correct(Correction::Same { name, with });
        }
    };
    let kinds = InkKind::ALL
        .into_iter()
        .filter(|kind| matches!(kind, InkKind::Name(_)))
        .map(|other| {
            let selected = other == InkKind::Name(kind);
            view! {
                <option value=other.slug() selected=selected>
                    {words::kind(other)}
                </option>
            }
        })
        .collect_view();
    let others = others
        .into_iter()
        .map(|other| {
            let shown = words::clipped(&other, 32);
            view! { <option value=other>{shown}</option> }
        })
        .collect_view();
    view! {
        <details class="correct">
            <summary>"Wrong?"</summary>
            <label>
                <span>"It is a"</span>
                <select data-testid="correct-kind" on:change=change_kind>
                    {kinds}
                </select>
            </label>
            <label>
                <span>"Same as"</span>
                <select data-testid="correct-same" on:change=join>
                    <option value="">"…"</option>
                    {others}
                </select>
            </label>
            <button
                data-testid="correct-never"
                on:click=move |_| correct(Correction::Never { name: name.get_value() })
            >
                "Not a name"
            </button>
        </details>
    }
}

fn mention_words(mention: &EntityMention) -> String {
    format!(
        "{}, {} sure",
        words::form(mention.form),
        words::share(mention.confidence)
    )
}

/// What the text says, what it means, why, and what was inferred.
pub fn timex(reading: &Shared, timex: &Timex) -> AnyView {
    let known = timex.interval.is_some();
    let inferred = words::inferred(&timex.inferred).filter(|_| known);
    let said = said(reading, timex.span);
    view! {
        {head(InkKind::Date, timex_kind(timex), words::meaning(timex))}
        <dl class="pop-facts">
            {fact("The text says", format!("“{said}”"))}
            {(!timex.why.is_empty()).then(|| fact("Why", timex.why.clone()))}
            {inferred.map(|text| fact("Inferred", text))}
            {fact("Value", timex.value.clone())}
        </dl>
    }
    .into_any()
}

fn timex_kind(timex: &Timex) -> &'static str {
    use crate::analysis::TimexType;
    match timex.kind {
        TimexType::Date => "date",
        TimexType::Time => "time",
        TimexType::Duration => "length of time",
        TimexType::Set => "repeated time",
    }
}

fn quantity(reading: &Shared, index: usize) -> AnyView {
    let quantity = &reading.analysis.quantities[index];
    let said = said(reading, quantity.span);
    view! {
        {head(InkKind::Quantity, words::quantity_kind(quantity.kind), words::quantity(quantity))}
        <dl class="pop-facts">{fact("The text says", format!("“{said}”"))}</dl>
    }
    .into_any()
}

fn fact(name: &'static str, value: String) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd>{value}</dd>
    }
}
