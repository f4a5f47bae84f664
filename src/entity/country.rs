//! Which country a name stands for, and which names are one country's.

use super::fold::fold;
use super::lists::COUNTRIES;
use super::name::Name;
use super::scene::Scene;
use crate::analysis::{Entity, EntityKind};
use crate::lexicon::hash;
use crate::mention::Mention;
use crate::mention::gazetteers::{Phrase, Types};

/// Countries that are parts of one: they share its code, and are not it.
const PARTS: [&str; 4] = ["england", "northernireland", "scotland", "wales"];

/// The country a place's name stands for as a whole: not the country a city lies in.
pub(crate) fn named(mention: &Mention, compact: &str) -> Option<String> {
    if matches!(mention.kind, EntityKind::Group | EntityKind::Person) || PARTS.contains(&compact) {
        return None;
    }
    if mention
        .evidence
        .iter()
        .any(|evidence| evidence == "gazetteer:country")
        && mention.country.is_some()
    {
        return mention.country.clone();
    }
    variant(compact)
}

fn variant(compact: &str) -> Option<String> {
    COUNTRIES.get(compact).map(|code| (*code).to_owned())
}

/// Whether a word, in lower case, is a country's name or its people's.
pub(crate) fn is_word(lower: &str) -> bool {
    let mut phrase = Phrase::default();
    phrase.push(hash::lower(lower));
    let lists = ["country", "demonym"]
        .iter()
        .filter_map(|list| Types::named(list));
    variant(lower).is_some() || lists.into_iter().any(|list| phrase.types().meets(list))
}

/// The country an entity's name stands for as a whole.
pub(crate) fn of_entity(entity: &Entity, name: &str) -> Option<String> {
    let compact = Name::of_thing(name).compact;
    if matches!(entity.kind, EntityKind::Group | EntityKind::Person) || PARTS.contains(&compact.as_str()) {
        return None;
    }
    if entity.is_country() {
        return entity.country.clone();
    }
    variant(&compact)
}

/// The country a mention points to: the country itself, the one a city lies in, or the one a
/// nationality belongs to.
pub(crate) fn of_mention(scene: &Scene, mention: usize) -> Option<String> {
    let found = &scene.mentions[mention];
    found.country.clone().or_else(|| {
        let compact: String = fold(scene.document.slice(found.span))
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        named(found, compact.strip_prefix("the").unwrap_or(&compact))
    })
}
