//! Who is named where.

use crate::analysis::{Entity, EntityKind, MentionForm};
use crate::document::Document;
use crate::span::Span;
use std::ops::Range;

/// Which entity is named where, by token.
pub struct Names {
    /// The mentions.
    mentions: Vec<Named>,
    /// For each token the mention it lies in, counted from 1; 0 for none.
    at: Vec<u32>,
}

/// A mention, and what is known of it.
#[derive(Clone, Copy)]
struct Named {
    entity: u32,
    mention: u32,
    kind: EntityKind,
    form: MentionForm,
}

impl Named {
    /// Whether it is a name, not a pronoun or a role.
    fn is_name(self) -> bool {
        !matches!(self.form, MentionForm::Pronoun | MentionForm::Title)
    }
}

impl Names {
    /// The mentions of the entities, looked up by token. A longer mention hides those inside it.
    pub fn new(document: &Document, entities: &[Entity]) -> Self {
        let mut mentions: Vec<(Span, Named)> = Vec::new();
        for (entity, found) in entities.iter().enumerate() {
            for (mention, told) in found.mentions.iter().enumerate() {
                let named = Named {
                    entity: entity as u32,
                    mention: mention as u32,
                    kind: found.kind,
                    form: told.form,
                };
                mentions.push((told.span, named));
            }
        }
        mentions.sort_by_key(|&(span, named)| (span.len(), span.start, named.entity));
        let mut at = vec![0; document.tokens.len()];
        for (&(span, _), number) in mentions.iter().zip(1..) {
            at[document.tokens_in(span)].fill(number);
        }
        Self {
            mentions: mentions.into_iter().map(|(_, named)| named).collect(),
            at,
        }
    }

    fn at(&self, token: usize) -> Option<Named> {
        let mention = self.at.get(token)?.checked_sub(1)?;
        self.mentions.get(mention as usize).copied()
    }

    /// Whether a token lies inside a name, not a pronoun or a role.
    pub fn is_named(&self, token: usize) -> bool {
        self.at(token).is_some_and(Named::is_name)
    }

    /// Whether a token lies inside a person's name.
    pub fn is_person(&self, token: usize) -> bool {
        let person = |named: Named| named.is_name() && named.kind == EntityKind::Person;
        self.at(token).is_some_and(person)
    }

    /// The entity named at a token: its index.
    pub fn entity(&self, token: usize) -> Option<usize> {
        self.at(token).map(|named| named.entity as usize)
    }

    /// What is named at a token, by a name, a role or a pronoun.
    pub fn kind(&self, token: usize) -> Option<EntityKind> {
        self.at(token).map(|named| named.kind)
    }

    /// How what a token lies in is named.
    pub fn form(&self, token: usize) -> Option<MentionForm> {
        self.at(token).map(|named| named.form)
    }

    /// The mention at a token: the index of its entity, and its own among that entity's.
    pub fn mention(&self, token: usize) -> Option<(usize, usize)> {
        self.at(token)
            .map(|named| (named.entity as usize, named.mention as usize))
    }

    /// The tokens around one that lie in the same mention.
    pub fn whole(&self, token: usize) -> Option<Range<usize>> {
        let mention = self.mention(token)?;
        let own = |&other: &usize| self.mention(other) == Some(mention);
        let first = (0..=token).rev().take_while(own).last()?;
        Some(first..(token..self.at.len()).take_while(own).last()? + 1)
    }
}
