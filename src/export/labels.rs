//! What other tools call the kinds.

use super::marks::Fact;
use crate::analysis::{EntityKind, QuantityKind, TimexType};

/// The label set of OntoNotes 5, which spaCy and displaCy know.
pub fn ontonotes(fact: Fact) -> &'static str {
    match fact {
        Fact::Entity(entity, _) => match entity.kind {
            EntityKind::Person => "PERSON",
            EntityKind::Organization => "ORG",
            EntityKind::Place if entity.country.is_some() => "GPE",
            EntityKind::Place => "LOC",
            EntityKind::Facility => "FAC",
            EntityKind::Group => "NORP",
            EntityKind::Event => "EVENT",
            EntityKind::Work => "WORK_OF_ART",
            EntityKind::Product => "PRODUCT",
            EntityKind::Law => "LAW",
            EntityKind::Other => "MISC",
        },
        Fact::Timex(timex) => match timex.kind {
            TimexType::Time => "TIME",
            TimexType::Date | TimexType::Duration | TimexType::Set => "DATE",
        },
        Fact::Quantity(quantity) => match quantity.kind {
            QuantityKind::Money => "MONEY",
            QuantityKind::Percent => "PERCENT",
            QuantityKind::Count => "CARDINAL",
            QuantityKind::Measure => "QUANTITY",
            QuantityKind::Ordinal => "ORDINAL",
        },
    }
}

/// The four labels of CoNLL-2003, which has names only.
pub fn conll(fact: Fact) -> Option<&'static str> {
    match fact {
        Fact::Entity(entity, _) => Some(match entity.kind {
            EntityKind::Person => "PER",
            EntityKind::Organization => "ORG",
            EntityKind::Place | EntityKind::Facility => "LOC",
            EntityKind::Group
            | EntityKind::Event
            | EntityKind::Work
            | EntityKind::Product
            | EntityKind::Law
            | EntityKind::Other => "MISC",
        }),
        Fact::Timex(_) | Fact::Quantity(_) => None,
    }
}

/// Our own kind, with a capital: "Person", "Date", "Money".
pub fn own(fact: Fact) -> String {
    let word = match fact {
        Fact::Entity(entity, _) => super::plain::spelling(entity.kind),
        Fact::Timex(timex) => super::plain::spelling(timex.kind).to_lowercase(),
        Fact::Quantity(quantity) => super::plain::spelling(quantity.kind),
    };
    capitalized(&word)
}

/// "person" as "Person".
pub fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
