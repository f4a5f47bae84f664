//! What several mentions name: chains of mentions.
//!
//! Names are matched first ([`chain`]), then the phrases ([`title`]) and pronouns that stand for
//! them are added where the antecedent is clear. What is not clear stays unresolved: a wrong link
//! puts words into somebody's mouth.

mod acronym;
mod across;
mod alias;
mod business;
mod chain;
mod country;
mod definite;
mod fold;
mod group;
mod lexicon;
mod links;
mod lists;
mod name;
mod people;
mod pronoun;
mod reference;
mod rival;
mod role;
mod salience;
mod scene;
mod sex;
mod things;
mod title;

pub use across::match_across;

use crate::analysis::{Entity, EntityMention};
use crate::clause::Clauses;
use crate::document::Document;
use crate::mention::Mention;
use crate::syntax::Syntax;
use chain::Chain;
use reference::Reference;
use scene::Scene;

/// Gathers mentions into entities, most salient first, and adds the pronouns and roles that stand
/// for them.
pub fn link(document: &Document, syntax: &Syntax, clauses: &Clauses, mentions: Vec<Mention>) -> Vec<Entity> {
    let scene = Scene::new(document, syntax, clauses, mentions);
    let mut chains = chain::chains(&scene);
    let mut references: Vec<Vec<Reference>> = vec![Vec::new(); chains.len()];
    for reference in reference::all(&scene, &mut chains) {
        references[reference.chain].push(reference);
    }
    let mut entities: Vec<Entity> = chains
        .iter()
        .zip(&references)
        .map(|(chain, references)| entity(&scene, chain, references))
        .collect();
    entities.sort_by(|one, two| {
        two.salience
            .total_cmp(&one.salience)
            .then_with(|| one.mentions[0].span.cmp(&two.mentions[0].span))
    });
    for (index, entity) in entities.iter_mut().enumerate() {
        entity.id = format!("e{}", index + 1);
    }
    entities
}

fn entity(scene: &Scene, chain: &Chain, references: &[Reference]) -> Entity {
    let document = scene.document;
    let called = alias::called(scene, chain);
    let mut mentions: Vec<(usize, EntityMention)> = chain
        .mentions
        .iter()
        .zip(called.forms)
        .map(|(&mention, form)| {
            let found = &scene.mentions[mention];
            let mention_of = EntityMention {
                span: found.span,
                text: document.slice(found.span).to_owned(),
                form,
                confidence: found.confidence,
                evidence: found.evidence.clone(),
                set_by: None,
            };
            (scene.sentences[mention], mention_of)
        })
        .collect();
    mentions.extend(references.iter().map(|reference| {
        let span = document.span_of(reference.tokens.clone());
        let mention = EntityMention {
            span,
            text: document.slice(span).to_owned(),
            form: reference.form,
            confidence: reference.confidence,
            evidence: vec![reference.evidence.to_owned()],
            set_by: None,
        };
        (reference.sentence, mention)
    }));
    mentions.sort_by_key(|(_, mention)| mention.span);
    Entity {
        id: String::new(),
        kind: chain.kind,
        name: called.name,
        aliases: called.aliases,
        description: chain.description(scene),
        salience: salience::salience(scene, chain.kind, &mentions),
        country: chain.country.clone(),
        mentions: mentions.into_iter().map(|(_, mention)| mention).collect(),
        set_by: None,
    }
}
