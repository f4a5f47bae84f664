//! What the reader knows better: names that are none, names of another kind, two names of one thing.
//!
//! Corrections go by name, not by place, so they hold in every article and after every new reading.
//! They are laid over the analysis; the analysis itself stays as it came.

use super::ink::InkKind;
use super::words;
use crate::analysis::{Analysis, Entity, EntityKind};
use serde::{Deserialize, Serialize};

/// One thing the reader put right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// This is not a name.
    Never {
        /// The entity's name.
        name: String,
    },
    /// This is of another kind.
    Kind {
        /// The entity's name.
        name: String,
        /// What it is.
        kind: EntityKind,
    },
    /// This is another name of something else.
    Same {
        /// The entity's name.
        name: String,
        /// The name of the entity it belongs to.
        with: String,
    },
}

impl Correction {
    /// As a sentence.
    pub fn words(&self) -> String {
        match self {
            Correction::Never { name } => format!("“{name}” is not a name."),
            Correction::Kind { name, kind } => {
                format!("“{name}”: {}.", words::kind(InkKind::Name(*kind)))
            }
            Correction::Same { name, with } => format!("“{name}” is the same as “{with}”."),
        }
    }

    /// Whether this one makes the other pointless: both say what kind the same name is.
    pub fn replaces(&self, other: &Correction) -> bool {
        match (self, other) {
            (Correction::Kind { name, .. }, Correction::Kind { name: old, .. }) => name == old,
            _ => self == other,
        }
    }

    fn apply(&self, analysis: &mut Analysis) {
        match self {
            Correction::Never { name } => {
                while let Some(at) = position(analysis, name) {
                    let gone = analysis.entities.remove(at);
                    rename(analysis, &gone.id, None);
                }
            }
            Correction::Kind { name, kind } => {
                for entity in analysis.entities.iter_mut().filter(|entity| entity.name == *name) {
                    entity.kind = *kind;
                }
            }
            Correction::Same { name, with } => {
                let (Some(at), Some(into)) = (position(analysis, name), position(analysis, with)) else {
                    return;
                };
                if at == into {
                    return;
                }
                let gone = analysis.entities.remove(at);
                let into = if at < into { into - 1 } else { into };
                join(&mut analysis.entities[into], &gone);
                let id = analysis.entities[into].id.clone();
                rename(analysis, &gone.id, Some(&id));
            }
        }
    }
}

/// The analysis with all corrections laid over it, in order.
pub fn corrected(analysis: &Analysis, corrections: &[Correction]) -> Analysis {
    let mut analysis = analysis.clone();
    for correction in corrections {
        correction.apply(&mut analysis);
    }
    analysis
}

fn position(analysis: &Analysis, name: &str) -> Option<usize> {
    analysis.entities.iter().position(|entity| entity.name == name)
}

fn join(entity: &mut Entity, other: &Entity) {
    entity.mentions.extend(other.mentions.iter().cloned());
    entity.mentions.sort_by_key(|mention| mention.span);
    let names = [&other.name].into_iter().chain(&other.aliases);
    for name in names {
        if *name != entity.name && !entity.aliases.contains(name) {
            entity.aliases.push(name.clone());
        }
    }
    entity.salience = entity.salience.max(other.salience);
    entity.description = entity.description.take().or_else(|| other.description.clone());
    entity.country = entity.country.take().or_else(|| other.country.clone());
}

/// Puts one entity's id in the place of another's wherever it is referred to, or takes it out.
fn rename(analysis: &mut Analysis, old: &str, new: Option<&str>) {
    let change = |reference: &mut Option<String>| {
        if reference.as_deref() == Some(old) {
            *reference = new.map(str::to_owned);
        }
    };
    for quote in &mut analysis.quotes {
        change(&mut quote.speaker);
    }
    for event in &mut analysis.events {
        change(&mut event.place);
        change(&mut event.source);
        match new {
            None => event.participants.retain(|participant| participant.entity != old),
            Some(new) => {
                for participant in &mut event.participants {
                    if participant.entity == old {
                        new.clone_into(&mut participant.entity);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{EntityMention, MentionForm, Quote};
    use crate::span::Span;

    fn entity(id: &str, name: &str, start: usize) -> Entity {
        Entity {
            id: id.to_owned(),
            kind: EntityKind::Person,
            name: name.to_owned(),
            aliases: Vec::new(),
            description: None,
            salience: 0.5,
            country: None,
            mentions: vec![EntityMention {
                span: Span::new(start, start + name.len()),
                text: name.to_owned(),
                form: MentionForm::Name,
                confidence: 1.0,
                evidence: Vec::new(),
            }],
        }
    }

    fn analysis() -> Analysis {
        let mut analysis = crate::analyze("", &crate::Options::default());
        analysis.entities = vec![
            entity("e1", "Holm", 20),
            entity("e2", "Ada Holm", 0),
            entity("e3", "Bee", 40),
        ];
        analysis.quotes = vec![Quote {
            span: Span::default(),
            speaker: Some("e1".to_owned()),
            source: None,
            cue: None,
            cue_span: None,
            confidence: 1.0,
            direct: true,
        }];
        analysis
    }

    fn names(analysis: &Analysis) -> Vec<&str> {
        analysis
            .entities
            .iter()
            .map(|entity| entity.name.as_str())
            .collect()
    }

    #[test]
    fn what_is_no_name_is_gone_with_all_that_refers_to_it() {
        let never = Correction::Never {
            name: "Holm".to_owned(),
        };
        let corrected = corrected(&analysis(), &[never]);
        assert_eq!(names(&corrected), ["Ada Holm", "Bee"]);
        assert_eq!(corrected.quotes[0].speaker, None);
    }

    #[test]
    fn one_thing_under_two_names_has_the_mentions_of_both() {
        let same = Correction::Same {
            name: "Holm".to_owned(),
            with: "Ada Holm".to_owned(),
        };
        let corrected = corrected(&analysis(), &[same]);
        assert_eq!(names(&corrected), ["Ada Holm", "Bee"]);
        let ada = &corrected.entities[0];
        assert_eq!(ada.aliases, ["Holm"]);
        let starts: Vec<usize> = ada.mentions.iter().map(|mention| mention.span.start).collect();
        assert_eq!(starts, [0, 20]);
        assert_eq!(corrected.quotes[0].speaker.as_deref(), Some("e2"));
    }

    #[test]
    fn corrections_about_names_that_do_not_occur_change_nothing() {
        let other = || "Nobody".to_owned();
        let all = [
            Correction::Never { name: other() },
            Correction::Kind {
                name: other(),
                kind: EntityKind::Place,
            },
            Correction::Same {
                name: "Bee".to_owned(),
                with: other(),
            },
            Correction::Same {
                name: "Bee".to_owned(),
                with: "Bee".to_owned(),
            },
        ];
        assert_eq!(corrected(&analysis(), &all), analysis());
    }
}
