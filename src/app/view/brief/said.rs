//! Who said what, by speaker, in their own words and as reported; each leads to its place in the text.

use super::change;
use crate::app::excerpts::quotation;
use crate::app::ink::Subject;
use crate::app::said::{Speaker, is_doubtful};
use crate::app::view::desk::{Desk, Shared, Topic};
use crate::app::view::device;
use crate::app::words;
use leptos::prelude::*;

/// Quotes that are drawn before the list is opened, and when it is: more of them are found in the text.
const DRAWN: usize = 60;
const MOST: usize = 400;

/// The speakers with what they said; nothing when nobody speaks.
pub fn said(desk: Desk, reading: &Shared) -> Option<impl IntoView + use<>> {
    let count = reading.analysis.quotes.len();
    let all = RwSignal::new(false);
    let reading = reading.clone();
    let drawn = move || {
        let mut room = if all.get() { MOST } else { DRAWN };
        let speakers = reading.by_speaker().into_iter().map_while(|speaker| {
            let shown = speaker.quotes.iter().take(room);
            let quotes: Vec<_> = shown.map(|&index| quote(desk, &reading, index)).collect();
            room -= quotes.len();
            let any = !quotes.is_empty();
            let drawn = || {
                view! {
                    <li data-testid="speaker">
                        {heading(desk, speaker)} <ul>{quotes}</ul>
                    </li>
                }
            };
            any.then(drawn)
        });
        speakers.collect_view()
    };
    let more = move || {
        view! {
            <button class="quiet more" hidden=move || all.get() on:click=move |_| all.set(true)>
                {format!("Show all {}", words::grouped(count))}
            </button>
        }
    };
    (count > 0).then(|| {
        view! {
            <section class="quotes" data-testid="who-said">
                <h2>"Said"</h2>
                <ul class="speakers">{drawn}</ul>
                {(count > DRAWN).then(more)}
            </section>
        }
    })
}

fn heading(desk: Desk, speaker: Speaker) -> AnyView {
    let Some(name) = speaker.name else {
        return view! { <span class="speaker">"Speaker not named"</span> }.into_any();
    };
    match speaker.entity {
        Some(index) => view! {
            <button class="link speaker" on:click=move |_| desk.walk(Subject::Entity(index), 1)>
                {name}
            </button>
        }
        .into_any(),
        None => view! { <span class="speaker">{name}</span> }.into_any(),
    }
}

fn quote(desk: Desk, reading: &Shared, index: usize) -> impl IntoView + use<> {
    let quote = reading.analysis.quotes[index].clone();
    let text = reading.words(quote.span);
    let short = words::clipped(&text, 40);
    let cue = quote.cue.clone().filter(|_| !quote.direct);
    let doubtful = quote.speaker.is_some() && is_doubtful(&quote);
    let span = quote.span;
    let copied = quotation(reading, &quote);
    let copy = move |_| {
        device::copy_rich(&copied, move |done| {
            let told = match done {
                true => "Copied with speaker, date and source.",
                false => "The browser did not allow copying.",
            };
            desk.tell(told.to_owned());
        });
    };
    let label = format!("Copy with speaker, date and source: {short}");
    view! {
        <li class:reported=!quote.direct>
            <button class="link quote" on:click=move |_| desk.go_to_span(span)>
                {cue.map(|cue| view! { <span class="cue">{format!("{cue}: ")}</span> })} {text}
            </button>
            {doubtful.then(|| view! { <span class="status">"probably"</span> })}
            <button
                class="quiet hide copy"
                data-testid="quote-copy"
                aria-label=label.clone()
                title=label
                on:click=copy
            ></button>
            {change(desk, format!("Who said {short}"), "quote-change", Topic::Quote(index))}
        </li>
    }
}
