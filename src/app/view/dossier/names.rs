//! Who and what the articles of a dossier name.

use super::letter_of;
use crate::analysis::EntityKind;
use crate::app::ink::{InkKind, Subject};
use crate::app::state::Front;
use crate::app::view::desk::{Desk, after_painting};
use crate::app::words;
use crate::dossier::{Dossier, DossierEntity};
use leptos::prelude::*;

/// The lists of names, each with the kinds in it.
const LISTS: [(&str, &[EntityKind]); 4] = [
    ("Who", &[EntityKind::Person, EntityKind::Organization]),
    ("Where", &[EntityKind::Place, EntityKind::Facility]),
    ("Groups", &[EntityKind::Group]),
    (
        "Events and works",
        &[
            EntityKind::Event,
            EntityKind::Work,
            EntityKind::Product,
            EntityKind::Law,
        ],
    ),
];
/// Entries of a list that are shown.
const FIRST: usize = 7;

/// The lists, by kinds.
pub fn lists(desk: Desk, dossier: &Dossier) -> impl IntoView + use<> {
    LISTS
        .into_iter()
        .filter_map(|(title, kinds)| list(desk, dossier, title, kinds))
        .collect_view()
}

fn list(
    desk: Desk,
    dossier: &Dossier,
    title: &'static str,
    kinds: &[EntityKind],
) -> Option<impl IntoView + use<>> {
    let found: Vec<&DossierEntity> = dossier
        .entities
        .iter()
        .filter(|entity| kinds.contains(&entity.kind))
        .collect();
    let count = found.len();
    let items = found
        .into_iter()
        .map(|entity| {
            let kind = InkKind::Name(entity.kind).slug();
            let note = entity.description.clone().or_else(|| {
                (!entity.aliases.is_empty()).then(|| format!("also {}", entity.aliases.join(", ")))
            });
            let counts = entity
                .articles
                .iter()
                .map(|appearance| {
                    let letter = letter_of(&appearance.article);
                    let said = format!("{letter} {}", appearance.mentions);
                    let label = format!("{said} mentions of {}", entity.name);
                    let (article, id) = (appearance.article.clone(), appearance.entity.clone());
                    view! {
                        <button
                            class="badge"
                            data-testid="appearance"
                            aria-label=label.clone()
                            title=label
                            on:click=move |_| open_entity(desk, &article, &id)
                        >
                            {said}
                        </button>
                    }
                })
                .collect_view();
            view! {
                <li class=format!("entry k-{kind}") data-testid="dossier-entity">
                    <span class="label">
                        <span class="name">{entity.name.clone()}</span>
                        {note.map(|note| view! { <span class="note">{note}</span> })}
                    </span>
                    <span class="badges">{counts}</span>
                </li>
            }
        })
        .collect_view();
    let all = RwSignal::new(false);
    (count > 0).then(|| {
        view! {
            <section class="list">
                <h2>{title}" "<span class="count">{words::grouped(count)}</span></h2>
                <ul class:folded=move || !all.get()>{items}</ul>
                <button
                    class="quiet more"
                    hidden=move || count <= FIRST || all.get()
                    on:click=move |_| all.set(true)
                >
                    {format!("Show all {}", words::grouped(count))}
                </button>
            </section>
        }
    })
}

/// Opens an article of the dossier at the first mention of one of its entities.
fn open_entity(desk: Desk, article: &str, id: &str) {
    let found = desk.state.with_untracked(|state| {
        let article = state.merged_article(article)?;
        let index = article.fresh()?.entity(id)?;
        Some((article.id, index))
    });
    if let Some((article, index)) = found {
        desk.leave_for(Front::Article(article), None);
        after_painting(move || desk.walk(Subject::Entity(index), 1));
    }
}
