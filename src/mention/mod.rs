//! Places in the text that name something.

pub mod features;
pub mod gazetteers;
pub mod lattice;
pub mod model;
pub mod reading;
pub mod tagger;
pub mod tags;

use crate::analysis::EntityKind;
use crate::document::Document;
use crate::span::Span;
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
    /// What decided ("model", "gazetteer:country", "pattern:acronym").
    pub evidence: Vec<String>,
    /// ISO 3166-1 alpha-2 code when the gazetteer knows it.
    pub country: Option<String>,
}

/// The mentions of a document, in order, without overlaps.
pub fn find(document: &Document) -> Vec<Mention> {
    find_with(document, model::Model::embedded())
}

/// The same, by another model than the one that travels with the library.
pub fn find_with(document: &Document, model: &model::Model) -> Vec<Mention> {
    let reading = reading::Reading::new(document);
    tagger::names(&reading, model)
        .into_iter()
        .map(|name| mention(&reading, name))
        .collect()
}

fn mention(reading: &reading::Reading, name: tagger::Name) -> Mention {
    let mut phrase = gazetteers::Phrase::default();
    for at in name.tokens.clone() {
        phrase.push(reading.forms[reading.ids[at] as usize].lower);
    }
    let kind = tags::KINDS[name.kind];
    let mut evidence = vec!["model".to_owned()];
    let mut country = None;
    let lists = match kind {
        EntityKind::Place => &gazetteers::TYPES[..7],
        EntityKind::Group => &["demonym"],
        EntityKind::Organization => &["company", "media"],
        _ => &[][..],
    };
    for list in lists {
        if gazetteers::Types::named(list).is_some_and(|list| phrase.types().meets(list)) {
            evidence.push(format!("gazetteer:{list}"));
            country = phrase.country().map(str::to_owned);
        }
    }
    Mention {
        span: reading.document.span_of(name.tokens.clone()),
        tokens: name.tokens,
        kind,
        // Four digits are what the figure is worth, and what every platform's arithmetic agrees on.
        confidence: (f64::from(name.probability) * 1e4).round() / 1e4,
        evidence,
        country,
    }
}
