//! The card of a name.

use super::parts::{fact, head, kinds, named, phrase, picker, reach, scope, steps};
use crate::analysis::{EntityMention, MentionForm};
use crate::app::ink::{InkKind, TRUSTED};
use crate::app::view::desk::{Desk, Shared};
use crate::app::words;
use crate::correction::{Act, Scope};
use leptos::prelude::*;

/// What is known about the entity named at a mark, and the acts.
pub fn card(desk: Desk, reading: &Shared, index: usize, mark: usize) -> AnyView {
    let entity = &reading.analysis.entities[index];
    let mention = &entity.mentions[reading.ink.marks[mark].mention];
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
        {head(words::kind(InkKind::Name(entity.kind)), entity.name.clone())}
        {entity.description.clone().map(|text| view! { <p class="pop-note">{text}</p> })}
        <dl class="pop-facts">
            {(!others.is_empty()).then(|| fact("Also", others.join(", ")))}
            {fact("In the text", counted)}
            {fact("Here", mention_words(mention))}
            {(!mention.evidence.is_empty()).then(|| fact("Because of", words::evidence(mention)))}
        </dl>
        {(mention.confidence < TRUSTED)
            .then(|| view! { <p class="pop-doubt">"This one is a guess: check it."</p> })}
        {acts(desk, reading, index, mark)}
        {steps(desk, reading, reading.ink.marks[mark].subject, mark)}
    }
    .into_any()
}

fn acts(desk: Desk, reading: &Shared, index: usize, mark: usize) -> impl IntoView + use<> {
    let entity = &reading.analysis.entities[index];
    let span = reading.ink.marks[mark].span;
    let kind = entity.kind;
    let places = reading.touched(&Act::NotAName, span, Scope::Article);
    let everywhere = RwSignal::new(true);
    let here = move |act: Act| desk.mend(span, scope(everywhere), act);
    let offered = reading.clone();
    let offer = move |query: &str| named(&offered, offered.guesses(index, query));
    // The surname alone can be somebody else's.
    let words = span.of(&reading.text);
    let parted = entity
        .mentions
        .iter()
        .any(|mention| mention.text != words || mention.span != span);
    let name = entity.name.clone();
    view! {
        <div class="acts">
            <button data-testid="not-a-name" data-first title="Backspace" on:click=move |_| here(Act::NotAName)>
                "Not a name"
            </button>
            {reach(everywhere, places)}
        </div>
        {kinds(
            Some(InkKind::Name(kind)),
            move |kind| {
                if let InkKind::Name(kind) = kind {
                    here(Act::Name { kind });
                }
            },
        )}
        <details class="more">
            <summary data-testid="more" title="m">"Same as, called, always"</summary>
            {picker("Same as", "same-as", offer, move |entity| here(Act::SameAs { entity }))}
            {parted
                .then(|| {
                    view! {
                        <button data-testid="apart" on:click=move |_| here(Act::Apart)>
                            "Somebody else than the others"
                        </button>
                    }
                })}
            {phrase("Called", "", "called", name, move |name| {
                desk.mend(span, Scope::Article, Act::Called { name });
            })}
            <div class="acts">
                <button
                    data-testid="always"
                    on:click=move |_| desk.mend(span, Scope::Always, Act::Name { kind })
                >
                    {format!("Always {}", words::a_kind(InkKind::Name(kind)))}
                </button>
                <button
                    data-testid="never"
                    on:click=move |_| desk.mend(span, Scope::Always, Act::NotAName)
                >
                    "Never a name"
                </button>
            </div>
        </details>
    }
}

fn mention_words(mention: &EntityMention) -> String {
    if mention.set_by.is_some() {
        return format!("{}, set by you", words::form(mention.form));
    }
    format!(
        "{}, {} sure",
        words::form(mention.form),
        words::share(mention.confidence)
    )
}
