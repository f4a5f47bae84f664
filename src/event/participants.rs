//! Whom the phrases that fill a part in an event stand for, out of everybody the article names.

use super::argument::{self, Filler};
use crate::analysis::{Entity, EntityKind, Participant, Quote};
use crate::span::Span;
use crate::story::Names;
use crate::syntax::{Relation, Tree};
use std::collections::HashMap;

/// Everybody who can take part in an event.
pub(super) struct Cast<'a> {
    names: &'a Names,
    entities: &'a [Entity],
    /// The countries by their codes.
    countries: HashMap<&'a str, &'a Entity>,
    speech: &'a [Quote],
}

impl<'a> Cast<'a> {
    pub fn new(names: &'a Names, entities: &'a [Entity], speech: &'a [Quote]) -> Self {
        let countries = entities
            .iter()
            .filter(|entity| entity.is_country())
            .filter_map(|entity| Some((entity.country.as_deref()?, entity)))
            // The most salient of one code stays.
            .rev()
            .collect();
        Self {
            names,
            entities,
            countries,
            speech,
        }
    }

    /// Those named by the phrases that fill the parts of an event.
    pub fn participants(&self, tree: &Tree, fillers: &[Filler]) -> Vec<Participant> {
        let mut participants: Vec<Participant> = Vec::new();
        for filler in fillers {
            for id in self.named(tree, filler.head) {
                if !participants.iter().any(|participant| participant.entity == id) {
                    participants.push(Participant {
                        entity: id,
                        role: filler.role,
                        inferred: false,
                    });
                }
            }
        }
        participants
    }

    /// The ids of those a phrase stands for.
    fn named(&self, tree: &Tree, head: usize) -> Vec<String> {
        let id = |entity: usize| self.entities[entity].id.clone();
        // "The Dutch" are a people; in "Dutch talks" and "the Dutch government" the country acts.
        let adjective =
            !self.names.is_named(head) || matches!(tree.relation(head), Relation::Amod | Relation::Compound);
        let found: Vec<String> = argument::entities(tree, self.names, head)
            .into_iter()
            .map(|entity| match self.country_of(&self.entities[entity]) {
                Some(country) if adjective => country.id.clone(),
                _ => id(entity),
            })
            .collect();
        if !found.is_empty() {
            return found;
        }
        let several = argument::several(tree, self.names, self.entities, head);
        // "I" is whoever speaks.
        let first = tree.is_one_of(head, &["i", "me", "my", "myself"]);
        let speaker = self.speaker_at(tree.document.tokens[head].span).filter(|_| first);
        several.into_iter().map(id).chain(speaker).collect()
    }

    /// The country of a people, when it is named by its noun as well.
    fn country_of(&self, group: &Entity) -> Option<&Entity> {
        let code = group.country.as_deref()?;
        let country = self.countries.get(code).copied();
        country.filter(|_| group.kind == EntityKind::Group)
    }

    /// Who says what stands at a span, when it stands in quotation marks.
    pub fn speaker_at(&self, span: Span) -> Option<String> {
        let quote = super::quote_at(self.speech, span)?;
        quote.speaker.clone().filter(|_| quote.direct)
    }
}
