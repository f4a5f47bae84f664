//! The rows of a dossier: what the articles agree on, where they differ, what one alone tells.

use super::{letter_of, open};
use crate::analysis::Certainty;
use crate::app::view::desk::Desk;
use crate::app::words;
use crate::dossier::{Agreement, Aspect, Difference, Dossier, DossierRow, Source};
use crate::timex::calendar::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// Which rows are shown.
#[derive(Clone, PartialEq)]
enum Which {
    All,
    Agree,
    Differ,
    /// What only the article with this id tells.
    Only(String),
}

impl Which {
    fn has(&self, row: &DossierRow) -> bool {
        match self {
            Which::All => true,
            Which::Agree => row.agreement == Agreement::Agree,
            Which::Differ => row.agreement == Agreement::Differ,
            Which::Only(article) => {
                row.agreement == Agreement::Single
                    && row
                        .sources
                        .first()
                        .is_some_and(|source| source.article == *article)
            }
        }
    }

    fn label(&self) -> String {
        match self {
            Which::All => "All".to_owned(),
            Which::Agree => "Agree".to_owned(),
            Which::Differ => "Differ".to_owned(),
            Which::Only(article) => format!("Only {}", letter_of(article)),
        }
    }
}

/// The rows, all or those the reader asks for: what the articles agree on, where they differ, what one alone
/// tells.
pub fn rows(desk: Desk, dossier: &Arc<Dossier>) -> impl IntoView + use<> {
    let shown = RwSignal::new(Which::All);
    let only = dossier
        .articles
        .iter()
        .map(|article| Which::Only(article.id.clone()));
    let choices = [Which::All, Which::Agree, Which::Differ]
        .into_iter()
        .chain(only)
        .map(|which| {
            let count = dossier.timeline.iter().filter(|row| which.has(row)).count();
            let (pressed, chosen) = (which.clone(), which.clone());
            view! {
                <button
                    class="chip codes"
                    data-testid="which"
                    disabled=count == 0
                    aria-pressed=move || (shown.get() == pressed).to_string()
                    on:click=move |_| shown.set(chosen.clone())
                >
                    {which.label()}
                    <span class="count">{words::grouped(count)}</span>
                </button>
            }
        })
        .collect_view();
    let all = dossier.clone();
    view! {
        <div class="which" role="group" aria-label="Which rows are shown">
            {choices}
        </div>
        <ol>
            {move || {
                let which = shown.get();
                all.timeline
                    .iter()
                    .filter(|row| which.has(row))
                    .map(|found| row(desk, found))
                    .collect_view()
            }}
        </ol>
    }
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
    let several = row.sources.len() > 1;
    let tellings = row
        .sources
        .iter()
        .filter(|_| several)
        .filter_map(telling)
        .collect_view();
    view! {
        <li class=class data-testid="dossier-row" data-agreement=agreement>
            <span class="when">
                {if row.display.is_empty() { "Undated".to_owned() } else { row.display.clone() }}
            </span>
            <span class="what">
                {row.label.clone()}
                {name.map(|name| view! { <span class=format!("status {name}")>{name}</span> })}
                {differences}
                {tellings}
            </span>
            <span class="badges">{sources}</span>
        </li>
    }
}

/// What one of several articles says, in its words and with its day.
fn telling(source: &Source) -> Option<impl IntoView + use<>> {
    let label = source.label.clone()?;
    let when = source
        .interval
        .as_ref()
        .map(|[from, to]| format!(" · {}", value(&format!("{from}/{to}"))));
    Some(view! {
        <span class="telling">
            <span class="badge">{letter_of(&source.article)}</span>
            {format!("{label}{}", when.unwrap_or_default())}
        </span>
    })
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
