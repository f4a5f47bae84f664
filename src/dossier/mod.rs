//! Several articles as one: the same people and things brought together, one timeline, and for each
//! event whether the articles agree on it.
//!
//! [`merge`] reads analyses only, so it works on files written earlier, in any offset unit. The
//! texts themselves are not needed.

mod agreement;
mod cast;
pub mod check;
mod kin;
mod pairing;
mod telling;

use crate::analysis::{Analysis, Certainty, EntityKind, EventStatus};
use serde::{Deserialize, Serialize};

/// The name of the JSON format a dossier is written in.
pub const SCHEMA: &str = "dateline/dossier-1";

/// What several articles say together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dossier {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The program and its version.
    pub generator: String,
    /// The articles, in the order given.
    pub articles: Vec<DossierArticle>,
    /// Who and what is named, most salient first.
    pub entities: Vec<DossierEntity>,
    /// The events that matter, in order of time; vague ones last.
    pub timeline: Vec<DossierRow>,
}

/// One of the articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DossierArticle {
    /// "a1", "a2" … in the order given.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// ISO 8601 calendar date.
    pub published: Option<String>,
    /// Number of word tokens.
    pub words: usize,
}

/// What the articles name in common, or one of them alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DossierEntity {
    /// "d1", "d2" … in order of the list.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name the articles use.
    pub name: String,
    /// The other names they use.
    pub aliases: Vec<String>,
    /// A role or description an article gives.
    pub description: Option<String>,
    /// How much the articles are about it, 0 to 1.
    pub salience: f64,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// Where it is named.
    pub articles: Vec<Appearance>,
}

/// An entity in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Appearance {
    /// The article's id.
    pub article: String,
    /// The entity's id there.
    pub entity: String,
    /// How often it is named there, pronouns included.
    pub mentions: usize,
    /// How much that article is about it.
    pub salience: f64,
}

/// One event on the common timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DossierRow {
    /// "r1", "r2" … in order of the list.
    pub id: String,
    /// First and last day, both included, in ISO 8601.
    pub interval: Option<[String; 2]>,
    /// The time as people write it.
    pub display: String,
    /// What happened, in a few words.
    pub label: String,
    /// How sure the time is.
    pub certainty: Certainty,
    /// Whether the articles tell it alike.
    pub agreement: Agreement,
    /// Who takes part: ids of the dossier's entities.
    pub participants: Vec<String>,
    /// Each article that tells it, in order; at least one.
    pub sources: Vec<Source>,
    /// In what they differ.
    pub differences: Vec<Difference>,
}

/// Whether the articles tell an event alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Several tell it, and nothing in them is at odds.
    Agree,
    /// One tells it.
    Single,
    /// Several tell it, with different dates or numbers.
    Differ,
}

/// One article's telling of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The article's id.
    pub article: String,
    /// The event's id there.
    pub event: String,
    /// Index into the article's sentences.
    pub sentence: usize,
    /// What happened, in its words, when its own timeline has the event.
    pub label: Option<String>,
    /// When, according to it.
    pub interval: Option<[String; 2]>,
    /// Whom it gives as its source: the id of one of the dossier's entities.
    pub according_to: Option<String>,
    /// Whether the event came about, according to it.
    pub status: EventStatus,
}

/// What two articles say differently of one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// What it is about.
    pub about: Aspect,
    /// What each article says, in the order of the articles.
    pub values: Vec<Claim>,
}

/// What sources can differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// The day it happened.
    Date,
    /// How many, how much.
    Quantity,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    /// The article's id.
    pub article: String,
    /// Its date ("2024-03-08", "2024-03-01/2024-03-31") or quantity ("over 5,000").
    pub value: String,
}

/// Brings analyses together. Any analyses give a dossier; of one article it holds that article's
/// timeline, every row with a single source. An article that is given twice counts as one source: it cannot agree
/// with itself.
pub fn merge(analyses: &[Analysis]) -> Dossier {
    let cast = cast::Cast::new(analyses);
    let tellings: Vec<Vec<telling::Telling>> = analyses
        .iter()
        .enumerate()
        .map(
            |(article, analysis)| match repeats(&analyses[..article], analysis) {
                true => Vec::new(),
                false => telling::tellings(article, analysis, &cast),
            },
        )
        .collect();
    let clusters = pairing::clusters(&tellings, &cast);
    let mut timeline: Vec<DossierRow> = clusters
        .iter()
        .filter_map(|cluster| agreement::row(cluster, &cast))
        .collect();
    timeline.sort_by(|one, two| {
        let key = |row: &DossierRow| (row.interval.is_none(), row.interval.clone());
        key(one).cmp(&key(two))
    });
    for (index, row) in timeline.iter_mut().enumerate() {
        row.id = format!("r{}", index + 1);
    }
    Dossier {
        schema: SCHEMA.to_owned(),
        generator: concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned(),
        articles: analyses.iter().enumerate().map(article).collect(),
        entities: cast.entities,
        timeline,
    }
}

/// Whether one of those before is the same article: the same headline over as many sentences, words and characters.
fn repeats(before: &[Analysis], analysis: &Analysis) -> bool {
    let shape = |analysis: &Analysis| {
        let article = &analysis.article;
        (article.characters, article.words, analysis.sentences.len())
    };
    before
        .iter()
        .any(|other| shape(other) == shape(analysis) && other.article.title == analysis.article.title)
}

fn article((index, analysis): (usize, &Analysis)) -> DossierArticle {
    let article = &analysis.article;
    DossierArticle {
        id: article_id(index),
        title: article.title.clone(),
        outlet: article.outlet.clone(),
        byline: article.byline.clone(),
        published: article
            .published
            .as_ref()
            .map(|published| published.value.clone()),
        words: article.words,
    }
}

fn article_id(index: usize) -> String {
    format!("a{}", index + 1)
}
