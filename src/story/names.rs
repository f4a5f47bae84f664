//! Who is named where.

use crate::analysis::{Entity, EntityKind, MentionForm};
use crate::document::Document;
use crate::span::Span;

/// Which entity is named where, by token.
pub struct Names {
    /// Index of the entity and of its mention, for each token inside one.
    at: Vec<Option<(u32, u32)>>,
    named: Vec<bool>,
    people: Vec<bool>,
}

impl Names {
    /// The mentions of the entities, looked up by token. A longer mention hides those inside it.
    pub fn new(document: &Document, entities: &[Entity]) -> Self {
        let mut at = vec![None; document.tokens.len()];
        let mut mentions: Vec<(Span, u32, u32)> = entities
            .iter()
            .enumerate()
            .flat_map(|(entity, found)| {
                found
                    .mentions
                    .iter()
                    .enumerate()
                    .map(move |(index, mention)| (mention.span, entity as u32, index as u32))
            })
            .collect();
        mentions.sort_by_key(|&(span, entity, _)| (span.len(), span.start, entity));
        let mut named = vec![false; at.len()];
        let mut people = vec![false; at.len()];
        for (span, entity, mention) in mentions {
            let tokens = document.tokens_in(span);
            let form = entities[entity as usize].mentions[mention as usize].form;
            let is_name = !matches!(form, MentionForm::Pronoun | MentionForm::Title);
            let person = entities[entity as usize].kind == EntityKind::Person;
            named[tokens.clone()].fill(is_name);
            people[tokens.clone()].fill(is_name && person);
            at[tokens].fill(Some((entity, mention)));
        }
        Self { at, named, people }
    }

    /// Whether a token lies inside a name, not a pronoun or a role.
    pub fn is_named(&self, token: usize) -> bool {
        self.named.get(token).copied().unwrap_or(false)
    }

    /// Whether a token lies inside a person's name.
    pub fn is_person(&self, token: usize) -> bool {
        self.people.get(token).copied().unwrap_or(false)
    }

    /// The entity named at a token: its index.
    pub fn entity(&self, token: usize) -> Option<usize> {
        self.at
            .get(token)
            .copied()
            .flatten()
            .map(|(entity, _)| entity as usize)
    }

    /// The mention at a token: the index of its entity, and its own among that entity's.
    pub fn mention(&self, token: usize) -> Option<(usize, usize)> {
        let (entity, mention) = self.at.get(token).copied().flatten()?;
        Some((entity as usize, mention as usize))
    }
}
