//! How much of the story an event is.

use crate::analysis::{BlockKind, Entity, Event, EventStatus, Role};
use crate::document::Document;
use crate::words::{Class, concept, is};
use std::collections::HashMap;

/// The weight of each event, in their order; about 1 for one in passing, above 3 for what the
/// article is about. Weighed are the verb, who takes part, where in the text it stands, how often
/// it is told, whether it has a time, and whether it came about.
pub fn weights(document: &Document, entities: &[Entity], events: &[Event]) -> Vec<f64> {
    let salience: HashMap<&str, f64> = entities
        .iter()
        .map(|entity| (entity.id.as_str(), entity.salience))
        .collect();
    let mut tellings: HashMap<&str, usize> = HashMap::new();
    for event in events {
        *tellings
            .entry(event.same_as.as_deref().unwrap_or(&event.id))
            .or_default() += 1;
    }
    let first = document
        .sentences
        .iter()
        .position(|sentence| document.blocks[sentence.block].kind == BlockKind::Paragraph)
        .unwrap_or(0);
    events
        .iter()
        .map(|event| {
            let lemma = event.trigger.lemma.as_str();
            let mut weight = 1.0;
            if is(lemma, Class::Weighty) || is(concept(lemma), Class::Weighty) {
                weight += 1.0;
            }
            if is(lemma, Class::Light) || is(lemma, Class::Aspect) || super::is_cue(lemma) {
                weight -= 0.4;
            }
            let part = |role| {
                event
                    .participants
                    .iter()
                    .filter(|participant| participant.role == role)
                    .filter_map(|participant| salience.get(participant.entity.as_str()))
                    .fold(0.0_f64, |most, &next| most.max(next))
            };
            weight += 0.8 * part(Role::Agent) + 0.7 * part(Role::Patient);
            if event.arguments.is_empty() {
                weight -= 0.4;
            }
            let sentence = event.sentence.saturating_sub(first);
            weight += 3.0 / (1.0 + sentence as f64 / 2.0);
            if event.time.is_some() {
                weight += 0.6;
            }
            let told = tellings
                .get(event.same_as.as_deref().unwrap_or(&event.id))
                .copied()
                .unwrap_or(1);
            weight += 0.4 * (told.min(4) - 1) as f64;
            weight -= match event.status {
                EventStatus::Occurred | EventStatus::Claimed => 0.0,
                EventStatus::Planned => 0.5,
                EventStatus::Ongoing => 0.6,
                EventStatus::Negated => 1.0,
            };
            weight
        })
        .collect()
}
