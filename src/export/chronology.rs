//! A timeline, of one article or of several, as the formats for timelines and calendars tell it.

use super::plain::{one_line, spelling};
use crate::analysis::{Analysis, Certainty, EventStatus};
use crate::dossier::{Agreement, Dossier, DossierRow};
use crate::timex::calendar::Date;

/// What happened, and when.
pub struct Entry {
    /// Its id in the analysis or dossier.
    pub id: String,
    /// First and last day, both included, where they are known.
    pub days: Option<(Date, Date)>,
    /// The time as people write it.
    pub display: String,
    /// What happened, in a few words.
    pub label: String,
    /// The sentence behind it, who says so, how sure its time is.
    pub detail: String,
    /// Whether it is only planned or claimed, or its time was worked out.
    pub tentative: bool,
    /// Whether it is said not to have happened.
    pub negated: bool,
}

/// The rows of an article's timeline.
pub fn of_article(text: &str, analysis: &Analysis) -> Vec<Entry> {
    let entry = |(index, row): (usize, &crate::analysis::TimelineRow)| {
        let event = analysis.events.iter().find(|event| event.id == row.event);
        let sentence = analysis.sentences.get(row.sentence);
        let mut detail = vec![sentence.map_or_else(String::new, |sentence| one_line(sentence.span.of(text)))];
        let source = event.and_then(|event| event.source.as_deref());
        let source = analysis
            .entities
            .iter()
            .find(|entity| Some(entity.id.as_str()) == source);
        detail.extend(source.map(|source| format!("According to {}.", one_line(&source.name))));
        detail.extend(certainty_words(row.certainty).map(str::to_owned));
        let status = event.map(|event| event.status);
        Entry {
            id: format!("{}-{}", row.event, index + 1),
            days: days(row.interval.as_ref()),
            display: one_line(&row.display),
            label: one_line(&row.label),
            detail: detail.join(" ").trim().to_owned(),
            tentative: row.certainty != Certainty::Exact
                || matches!(status, Some(EventStatus::Planned | EventStatus::Claimed)),
            negated: status == Some(EventStatus::Negated),
        }
    };
    analysis.timeline.iter().enumerate().map(entry).collect()
}

/// The rows of a dossier's timeline.
pub fn of_dossier(dossier: &Dossier) -> Vec<Entry> {
    let entry = |row: &DossierRow| {
        let mut detail = vec![format!(
            "{}: {}.",
            agreement_words(row.agreement),
            tellers(dossier, row)
        )];
        for difference in &row.differences {
            detail.push(differing(dossier, difference));
        }
        detail.extend(certainty_words(row.certainty).map(str::to_owned));
        let all = |status: EventStatus| row.sources.iter().all(|source| source.status == status);
        Entry {
            id: row.id.clone(),
            days: days(row.interval.as_ref()),
            display: one_line(&row.display),
            label: one_line(&row.label),
            detail: detail.join(" "),
            tentative: row.certainty != Certainty::Exact
                || row.agreement == Agreement::Differ
                || all(EventStatus::Planned)
                || all(EventStatus::Claimed),
            negated: all(EventStatus::Negated),
        }
    };
    dossier.timeline.iter().map(entry).collect()
}

/// "Wire; Courier": the outlets of the articles that tell a row, or their headlines, or their ids.
pub fn tellers(dossier: &Dossier, row: &DossierRow) -> String {
    let names: Vec<String> = row
        .sources
        .iter()
        .map(|source| article_name(dossier, &source.article))
        .collect();
    names.join("; ")
}

/// "date: Wire 2024-03-07, Courier 2024-03-08."
pub fn differing(dossier: &Dossier, difference: &crate::dossier::Difference) -> String {
    let values: Vec<String> = difference
        .values
        .iter()
        .map(|claim| {
            format!(
                "{} {}",
                article_name(dossier, &claim.article),
                one_line(&claim.value)
            )
        })
        .collect();
    format!(
        "They differ in the {}: {}.",
        spelling(difference.about),
        values.join(", ")
    )
}

/// What an article is called: its outlet, else its headline, else its id.
pub fn article_name(dossier: &Dossier, id: &str) -> String {
    let article = dossier.articles.iter().find(|article| article.id == id);
    let name = article.and_then(|article| article.outlet.as_deref().or(article.title.as_deref()));
    one_line(name.unwrap_or(id))
}

/// How the articles tell a row.
pub fn agreement_words(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Agree => "Told alike by",
        Agreement::Single => "Told by",
        Agreement::Differ => "Told differently by",
    }
}

fn certainty_words(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Exact => None,
        Certainty::Inferred => Some("The date was worked out, not stated."),
        Certainty::Vague => Some("The date is vague."),
    }
}

fn days(interval: Option<&[String; 2]>) -> Option<(Date, Date)> {
    let [from, to] = interval?;
    Some((from.parse().ok()?, to.parse().ok()?))
}
