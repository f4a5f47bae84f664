//! Places in the text that name something.
//!
//! [`find`] reads the document once ([`reading`]), lets the trained tagger mark its names ([`tagger`]),
//! settles what one name is throughout the article ([`consistency`]), and adds what only form tells
//! ([`patterns`]). Names never overlap: a longer name found by a pattern takes the place of those inside
//! it, and whatever else was found first stays.

pub mod confidence;
pub mod consistency;
mod deeds;
pub mod features;
pub mod form;
mod founders;
pub mod gazetteers;
pub mod lattice;
pub mod marginals;
pub mod model;
mod pairs;
pub mod patterns;
pub mod reading;
pub mod tagger;
pub mod tags;
pub mod votes;
mod whereabouts;

pub use whereabouts::{is_state, is_state_abbreviation, state_in_full};

use crate::analysis::{EntityKind, Timex};
use crate::document::Document;
use crate::span::Span;
use gazetteers::{Phrase, Types};
use model::Model;
use reading::Reading;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::ops::Range;

/// A place in the text that names something, before it is known what else names the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands: whole tokens, without titles and possessive endings.
    pub span: Span,
    /// The same as a range of the document's tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided ("model", "gazetteer:country", "pattern:law", "document:elsewhere").
    pub evidence: Vec<String>,
    /// ISO 3166-1 alpha-2 code when the gazetteer knows it.
    pub country: Option<String>,
}

/// A name on its way to becoming a mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided so far.
    pub evidence: Vec<Cow<'static, str>>,
}

/// The mentions that do not lie inside a time expression: "Monday" is no event, however it is written.
pub fn outside(mut mentions: Vec<Mention>, timexes: &[Timex]) -> Vec<Mention> {
    mentions.retain(|mention| {
        let next = timexes.partition_point(|timex| timex.span.end <= mention.span.start);
        !timexes
            .get(next)
            .is_some_and(|timex| timex.span.contains(mention.span))
    });
    mentions
}

/// The mentions of a document, in order, without overlaps.
pub fn find(document: &Document) -> Vec<Mention> {
    find_with(document, Model::embedded())
}

/// The same, by another model than the one that travels with the library.
pub fn find_with(document: &Document, model: &Model) -> Vec<Mention> {
    let reading = Reading::new(document);
    let mut names: Vec<Candidate> = tagger::names(&reading, model)
        .into_iter()
        .map(|name| Candidate {
            tokens: name.tokens,
            kind: tags::KINDS[name.kind],
            confidence: f64::from(name.probability),
            evidence: vec!["model".into()],
        })
        .collect();
    consistency::agree(&reading, &mut names);
    deeds::speakers(&reading, &mut names);
    deeds::places(&reading, &mut names);
    founders::firms(&reading, &mut names);
    pairs::split(&reading, &mut names);
    patterns::apply(&reading, &mut names);
    let mut mentions: Vec<Mention> = names
        .into_iter()
        .filter_map(|name| mention(&reading, name))
        .collect();
    homonyms(&mut mentions, &reading);
    whereabouts::settle(&mut mentions, &reading);
    mentions
}

/// Small places share their names with others the gazetteers do not know: one is taken for the known one
/// only where another name is of that country's people or lies in it. That the country itself is named
/// tells little: every second article speaks of the United States.
fn homonyms(mentions: &mut [Mention], reading: &Reading) {
    let listed = |mention: &Mention, lists: &[&str]| {
        let list = |evidence: &String| {
            evidence
                .strip_prefix("gazetteer:")
                .is_some_and(|list| lists.contains(&list))
        };
        mention.country.is_some() && mention.evidence.iter().any(list)
    };
    let name = |mention: &Mention| reading.document.slice(mention.span);
    let mut told: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for mention in mentions
        .iter()
        .filter(|mention| listed(mention, &["city", "town", "region", "demonym"]))
    {
        let country = mention.country.as_deref().unwrap_or_default();
        told.entry(country).or_default().insert(name(mention));
    }
    let homonyms: Vec<bool> = mentions
        .iter()
        .map(|mention| {
            let alone = |country: &str| told.get(country).is_none_or(|names| names.len() < 2);
            listed(mention, &["town", "region"])
                && !listed(mention, &["city", "country", "code"])
                && mention.country.as_deref().is_some_and(alone)
        })
        .collect();
    for (mention, homonym) in mentions.iter_mut().zip(homonyms) {
        if homonym {
            mention.country = None;
        }
    }
}

fn mention(reading: &Reading, mut name: Candidate) -> Option<Mention> {
    let document = reading.document;
    trim(reading, &mut name);
    if name.tokens.is_empty() {
        return None;
    }
    let mut phrase = Phrase::default();
    for at in name.tokens.clone() {
        phrase.push(reading.forms[reading.ids[at] as usize].lower);
    }
    let mut types = phrase.types();
    let capitals = |c: char| !c.is_alphabetic() || c.is_uppercase();
    if !document
        .span_of(name.tokens.clone())
        .of(document.text)
        .chars()
        .all(capitals)
    {
        types = types & !Types::CODE;
    }
    let mut evidence: Vec<String> = name.evidence.into_iter().map(Cow::into_owned).collect();
    let mut country = None;
    for list in supporting_lists(name.kind) {
        if Types::named(list).is_some_and(|list| types.meets(list)) {
            evidence.push(format!("gazetteer:{list}"));
            // "Western" is a group, and a region of one country besides.
            let places =
                Types::named("region").unwrap_or_default() | Types::named("town").unwrap_or_default();
            if name.kind == EntityKind::Place || name.kind == EntityKind::Group && !types.meets(places) {
                country = phrase.country().map(str::to_owned);
            }
        }
    }
    let titles = Types::named("title").unwrap_or_default();
    if name.kind == EntityKind::Person && name.tokens.start > 0 {
        let before = &reading.forms[reading.ids[name.tokens.start - 1] as usize];
        if before.types.meets(titles) {
            evidence.push("lexicon:title".to_owned());
        }
    }
    let first = &reading.forms[reading.ids[name.tokens.start] as usize];
    if name.tokens.len() == 1 && reading.spelt_out.contains_key(&first.word) {
        evidence.push("document:acronym".to_owned());
    }
    Some(Mention {
        span: document.span_of(name.tokens.clone()),
        tokens: name.tokens,
        kind: name.kind,
        // Four digits are what the figure is worth, and what every platform's arithmetic agrees on.
        confidence: (confidence::calibrated(name.confidence) * 1e4).round() / 1e4,
        evidence,
        country,
    })
}

/// The lists that speak for a kind.
fn supporting_lists(kind: EntityKind) -> &'static [&'static str] {
    match kind {
        EntityKind::Place => &[
            "country", "area", "region", "city", "town", "water", "mountain", "code",
        ],
        EntityKind::Group => &["demonym"],
        EntityKind::Organization => &["company", "media", "body", "team"],
        EntityKind::Person => &["given", "surname"],
        _ => &[],
    }
}

/// Takes forms of address off the front of a person, and possessive endings and marks off the end of
/// any name.
fn trim(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let owned = name
        .evidence
        .iter()
        .any(|evidence| evidence == "pattern:possessive");
    while let Some(last) = name.tokens.clone().next_back() {
        if owned
            || !matches!(
                document.word(last),
                "'s" | "’s" | "'" | "’" | "," | ";" | ":" | "\"" | "”" | "“"
            )
        {
            break;
        }
        name.tokens.end -= 1;
    }
    while name.tokens.len() > 1 {
        let word = document.word(name.tokens.start);
        let dash = matches!(word, "―" | "—" | "–" | "-" | "--" | "•" | "|" | "*");
        let form = matches!(
            word,
            "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Dr" | "Dr." | "Prof" | "Prof." | "Sir"
        );
        let address = name.kind == EntityKind::Person && (form || patterns::is_rank(word));
        if !address && !dash && !patterns::is_quote(word) {
            break;
        }
        name.tokens.start += 1;
    }
}
