//! Who and what is named.

use super::SetBy;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The kinds of named things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// One human being, or a family.
    Person,
    /// Governments' bodies, companies, parties, teams, media.
    Organization,
    /// Countries, regions, cities, waters, mountains.
    Place,
    /// Airports, bridges, buildings, stations, squares.
    Facility,
    /// Nationalities, religions, members of parties.
    Group,
    /// Named wars, storms, summits, tournaments.
    Event,
    /// Books, films, newspapers' columns, songs.
    Work,
    /// Things made and sold.
    Product,
    /// Treaties, acts, bills.
    Law,
    /// A name that is none of these.
    Other,
}

/// What several mentions name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// "e1", "e2" … in order of the list.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name the article uses.
    pub name: String,
    /// The other names it uses.
    pub aliases: Vec<String>,
    /// A role or description the article gives ("premier of North Korea").
    pub description: Option<String>,
    /// How much the article is about it, 0 to 1.
    pub salience: f64,
    /// ISO 3166-1 alpha-2 code, for countries and places known to lie in one.
    pub country: Option<String>,
    /// Where it is named, in order.
    pub mentions: Vec<EntityMention>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}

impl Entity {
    /// Whether it is a country, not a place that lies in one.
    pub fn is_country(&self) -> bool {
        let listed =
            |mention: &EntityMention| mention.evidence.iter().any(|list| list == "gazetteer:country");
        self.kind == EntityKind::Place && self.country.is_some() && self.mentions.iter().any(listed)
    }
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// The full name.
    Name,
    /// A surname, a given name, a short form.
    Short,
    /// Initials.
    Acronym,
    /// The same name, spelt otherwise.
    Spelling,
    /// A role or description that stands for the name.
    Title,
    /// A pronoun.
    Pronoun,
}

/// One place that names an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntityMention {
    /// Where it stands.
    pub span: Span,
    /// The text under the span.
    pub text: String,
    /// How it names the entity.
    pub form: MentionForm,
    /// 0 to 1.
    pub confidence: f64,
    /// What decided: "model", "gazetteer:country", "pattern:acronym", …
    pub evidence: Vec<String>,
    /// Who set it, when it was not the program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<SetBy>,
}
