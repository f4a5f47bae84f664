//! All articles as one: which there are, one timeline with the sources of every event and whether they
//! agree, and who and what they name.

mod names;
mod rows;

use super::desk::Desk;
use super::device;
use super::strip::{Hand, Shown, StripDrawing};
use crate::app::state::Front;
use crate::app::strip::Row;
use crate::app::words;
use crate::dossier::{Dossier, DossierRow};
use crate::timex::calendar::Date;
use leptos::prelude::*;
use names::lists;
use rows::rows;
use std::sync::Arc;

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

/// The articles it was made of, each a card that opens it.
fn sources(desk: Desk, dossier: &Dossier) -> impl IntoView + use<> {
    dossier
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
        .collect_view()
}

fn drawing(desk: Desk, dossier: &Arc<Dossier>) -> impl IntoView + use<> {
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
    let copied = plain(dossier);
    let json = {
        let dossier = dossier.clone();
        move || serde_json::to_string_pretty(&*dossier).unwrap_or_default()
    };
    let lists = lists(desk, dossier);
    view! {
        <header class="dossier-head">
            <h1>{words::count(dossier.articles.len(), "article", "articles")}" as one"</h1>
            <div class="acts">
            <button
                on:click=move |_| {
                    device::copy(&copied, move |done| {
                        desk.tell(if done { "Copied" } else { "The browser did not allow copying" }.to_owned());
                    });
                }
            >
                "Copy timeline"
            </button>
            <button
                data-testid="download-dossier"
                on:click=move |_| device::download("dossier.json", "application/json", &json())
            >
                "Download JSON"
            </button>
            </div>
        </header>
        <ul class="sources">{sources(desk, dossier)}</ul>
        {strip(desk, dossier)}
        <div class="dossier-body">
            <div>
                {brief(desk, dossier)}
                <section class="told">
                    <h2>"Timeline"</h2>
                    <p class="hint">{agreement}</p>
                    {rows(desk, dossier)}
                </section>
            </div>
            <div class="brief">{lists}</div>
        </div>
    }
}

/// The whole in brief: the first sentence each article is summed up with.
fn brief(desk: Desk, dossier: &Arc<Dossier>) -> impl IntoView + use<> {
    let leads = dossier
        .articles
        .iter()
        .filter_map(|article| {
            let reading = desk
                .state
                .with_untracked(|state| state.merged_article(&article.id)?.fresh().cloned())?;
            let number = *reading.analysis.summary.sentences.first()?;
            let sentence = reading.analysis.sentences.get(number)?.span.of(&reading.text);
            let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            let (id, letter) = (article.id.clone(), letter_of(&article.id));
            Some(view! {
                <li>
                    <span class="badge">{letter}</span>
                    <button class="link" on:click=move |_| open(desk, &id, Some(number))>
                        {sentence}
                    </button>
                </li>
            })
        })
        .collect_view();
    view! {
        <section class="leads" data-testid="dossier-brief">
            <h2>"In brief"</h2>
            <ul>{leads}</ul>
        </section>
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
        point: Callback::new(move |pointed| {
            let _ = row.try_set(pointed);
        }),
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

/// The timeline as plain text, a row a line.
fn plain(dossier: &Dossier) -> String {
    let line = |row: &DossierRow| {
        let letters: Vec<String> = row
            .sources
            .iter()
            .map(|source| letter_of(&source.article))
            .collect();
        let when = if row.display.is_empty() {
            "Undated"
        } else {
            &row.display
        };
        format!("{when}: {} ({})\n", row.label, letters.join(", "))
    };
    dossier.timeline.iter().map(line).collect()
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
