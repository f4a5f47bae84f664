//! All articles as one: which there are, one timeline with the sources of every event and whether they
//! agree, and who and what they name.

use super::desk::Desk;
use super::device;
use super::strip::{Hand, Shown, StripDrawing};
use crate::analysis::{Certainty, EntityKind};
use crate::app::ink::InkKind;
use crate::app::state::Front;
use crate::app::strip::Row;
use crate::app::words;
use crate::dossier::{Agreement, Aspect, Difference, Dossier, DossierEntity, DossierRow};
use crate::timex::calendar::Date;
use leptos::prelude::*;
use std::sync::Arc;

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
const FIRST: usize = 20;

/// A dossier, equal only to itself.
#[derive(Clone)]
struct Merged(Arc<Dossier>);

impl PartialEq for Merged {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The dossier's panel.
#[component]
pub fn DossierPanel() -> impl IntoView {
    let desk = Desk::here();
    let merged = Memo::new(move |_| desk.state.with(|state| state.merging.dossier.clone().map(Merged)));
    let failure = Memo::new(move |_| desk.state.with(|state| state.merging.failure.clone()));
    view! {
        <section class="dossier" id="text" tabindex="-1" data-testid="dossier" aria-label="Dossier">
            {move || {
                failure.get().map(|message| view! { <p class="failure" role="alert">{message}</p> })
            }}
            {move || match merged.get() {
                Some(Merged(dossier)) => drawing(desk, &dossier).into_any(),
                None => view! { <p class="hint">"The articles are being read…"</p> }.into_any(),
            }}
        </section>
    }
}

fn drawing(desk: Desk, dossier: &Arc<Dossier>) -> impl IntoView + use<> {
    let articles = dossier
        .articles
        .iter()
        .enumerate()
        .map(|(index, article)| {
            let id = article.id.clone();
            let name = article
                .title
                .clone()
                .or_else(|| {
                    desk.state
                        .with_untracked(|state| Some(state.merged_article(&id)?.title()))
                })
                .unwrap_or_else(|| "Article".to_owned());
            let day = article
                .published
                .as_deref()
                .and_then(|day| day.parse::<Date>().ok())
                .map(words::day_and_weekday);
            let about: Vec<String> = article.outlet.clone().into_iter().chain(day).collect();
            view! {
                <li>
                    <button class="source-card" on:click=move |_| open(desk, &id, None)>
                        <span class="badge">{letter(index)}</span>
                        <span class="about">{about.join(" · ")}</span>
                        <span class="title">{name}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    let rows = dossier
        .timeline
        .iter()
        .map(|found| row(desk, found))
        .collect_view();
    let shared = dossier
        .timeline
        .iter()
        .filter(|row| row.sources.len() > 1)
        .count();
    let agreement = format!(
        "{}, {} told by more than one article",
        words::count(dossier.timeline.len(), "event", "events"),
        words::grouped(shared)
    );
    let json = {
        let dossier = dossier.clone();
        move || serde_json::to_string_pretty(&*dossier).unwrap_or_default()
    };
    let lists = LISTS
        .into_iter()
        .filter_map(|(title, kinds)| list(dossier, title, kinds))
        .collect_view();
    view! {
        <header class="dossier-head">
            <h1>{words::count(dossier.articles.len(), "article", "articles")}" as one"</h1>
            <button
                data-testid="download-dossier"
                on:click=move |_| device::download("dossier.json", "application/json", &json())
            >
                "Download JSON"
            </button>
        </header>
        <ul class="sources">{articles}</ul>
        {strip(desk, dossier)}
        <div class="dossier-body">
            <section class="told">
                <h2>"Timeline"</h2>
                <p class="hint">{agreement}</p>
                <ol>{rows}</ol>
            </section>
            <div class="brief">{lists}</div>
        </div>
    }
}

/// The strip of all articles; a row leads to its first source.
fn strip(desk: Desk, dossier: &Arc<Dossier>) -> impl IntoView + use<> {
    let rows = dossier.timeline.iter().map(Row::from).collect();
    let shown = Memo::new(move |_| {
        Some(Shown {
            rows: Arc::clone(&rows),
            published: None,
        })
    });
    let row = RwSignal::new(None);
    let (leads, told) = (dossier.clone(), dossier.clone());
    let hand = Hand {
        row: row.into(),
        point: Callback::new(move |pointed| row.set(pointed)),
        follow: Callback::new(move |row: usize| {
            if let Some(source) = leads.timeline.get(row).and_then(|row| row.sources.first()) {
                open(desk, &source.article, Some(source.sentence));
            }
        }),
        why: Callback::new(move |row: usize| told.timeline.get(row).map(told_by).unwrap_or_default()),
    };
    view! {
        <section class="strip" aria-label="Timeline of all articles">
            <StripDrawing shown hand />
        </section>
    }
}

/// "told by A and B".
fn told_by(row: &DossierRow) -> String {
    let letters: Vec<String> = row
        .sources
        .iter()
        .map(|source| letter_of(&source.article))
        .collect();
    format!("told by {}", letters.join(", "))
}

/// "A" for the first article, "B" for the second; numbers when the letters are used up.
fn letter(index: usize) -> String {
    match u8::try_from(index) {
        Ok(index) if index < 26 => char::from(b'A' + index).to_string(),
        _ => (index + 1).to_string(),
    }
}

fn letter_of(article: &str) -> String {
    let number = article.trim_start_matches('a').parse::<usize>().unwrap_or(1);
    letter(number.saturating_sub(1))
}

fn row(desk: Desk, row: &DossierRow) -> impl IntoView + use<> {
    let class = match row.certainty {
        Certainty::Exact => "row exact",
        Certainty::Inferred => "row inferred",
        Certainty::Vague => "row vague",
    };
    let sources = row
        .sources
        .iter()
        .map(|source| {
            let (article, sentence) = (source.article.clone(), source.sentence);
            let letter = letter_of(&article);
            let label = format!("Show it in article {letter}");
            view! {
                <button
                    class="badge"
                    data-testid="source"
                    title=label.clone()
                    aria-label=label
                    on:click=move |_| open(desk, &article, Some(sentence))
                >
                    {letter}
                </button>
            }
        })
        .collect_view();
    let (agreement, name) = match row.agreement {
        Agreement::Agree => ("agree", Some("agree")),
        Agreement::Differ => ("differ", Some("differ")),
        Agreement::Single => ("single", None),
    };
    let differences = row.differences.iter().map(difference).collect_view();
    view! {
        <li class=class data-testid="dossier-row" data-agreement=agreement>
            <span class="when">
                {if row.display.is_empty() { "Undated".to_owned() } else { row.display.clone() }}
            </span>
            <span class="what">
                {row.label.clone()}
                {name.map(|name| view! { <span class=format!("status {name}")>{name}</span> })}
                {differences}
            </span>
            <span class="badges">{sources}</span>
        </li>
    }
}

fn difference(difference: &Difference) -> impl IntoView + use<> {
    let about = match difference.about {
        Aspect::Date => "Dates",
        Aspect::Quantity => "Numbers",
    };
    let claims: Vec<String> = difference
        .values
        .iter()
        .map(|claim| format!("{} says {}", letter_of(&claim.article), value(&claim.value)))
        .collect();
    view! {
        <span class="difference">{format!("{about}: {}.", claims.join(", "))}</span>
    }
}

/// Days as people write them; anything else as it is.
fn value(value: &str) -> String {
    let (from, to) = value.split_once('/').unwrap_or((value, value));
    match (from.parse::<Date>(), to.parse::<Date>()) {
        (Ok(from), Ok(to)) if from <= to => words::days_words(from, to),
        _ => value.to_owned(),
    }
}

fn list(dossier: &Dossier, title: &'static str, kinds: &[EntityKind]) -> Option<impl IntoView + use<>> {
    let found: Vec<&DossierEntity> = dossier
        .entities
        .iter()
        .filter(|entity| kinds.contains(&entity.kind))
        .collect();
    let count = found.len();
    let items = found
        .into_iter()
        .take(FIRST)
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
                    view! {
                        <span class="badge" title=format!("mentions in article {letter}")>
                            {said}
                        </span>
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
    (count > 0).then(|| {
        view! {
            <section class="list">
                <h2>{title}" "<span class="count">{words::grouped(count)}</span></h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

/// Opens an article of the dossier, at a sentence when one is given.
fn open(desk: Desk, article: &str, sentence: Option<usize>) {
    let Some(id) = desk
        .state
        .with_untracked(|state| Some(state.merged_article(article)?.id))
    else {
        return;
    };
    desk.leave_for(Front::Article(id), sentence);
}
