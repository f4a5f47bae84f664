//! The entities of several articles, each once.

use super::{Appearance, DossierEntity, article_id};
use crate::analysis::{Analysis, Entity, EntityKind};
use crate::entity::match_across;
use rustc_hash::FxHashMap;

/// Who and what the articles name.
pub(super) struct Cast {
    /// Most salient first.
    pub entities: Vec<DossierEntity>,
    /// For each article, its entities' ids to indices of `entities`.
    index: Vec<FxHashMap<String, usize>>,
}

impl Cast {
    pub fn new(analyses: &[Analysis]) -> Cast {
        let lists: Vec<&[Entity]> = analyses
            .iter()
            .map(|analysis| analysis.entities.as_slice())
            .collect();
        let numbers = match_across(&lists);
        let mut members: Vec<Vec<(usize, &Entity)>> = Vec::new();
        for (article, (list, numbers)) in lists.iter().zip(&numbers).enumerate() {
            for (entity, &number) in list.iter().zip(numbers) {
                if members.len() <= number {
                    members.resize_with(number + 1, Vec::new);
                }
                members[number].push((article, entity));
            }
        }
        let mut entities: Vec<(usize, DossierEntity)> = members
            .iter()
            .enumerate()
            .map(|(number, members)| (number, entity(members)))
            .collect();
        entities.sort_by(|(first, one), (second, two)| {
            two.salience.total_cmp(&one.salience).then(first.cmp(second))
        });
        let mut index: Vec<FxHashMap<String, usize>> = vec![FxHashMap::default(); analyses.len()];
        for (at, (number, _)) in entities.iter().enumerate() {
            for (article, entity) in &members[*number] {
                index[*article].insert(entity.id.clone(), at);
            }
        }
        let mut entities: Vec<DossierEntity> = entities.into_iter().map(|(_, entity)| entity).collect();
        for (at, entity) in entities.iter_mut().enumerate() {
            entity.id = format!("d{}", at + 1);
        }
        Cast { entities, index }
    }

    /// The entity an article's id stands for, as an index.
    pub fn find(&self, article: usize, id: &str) -> Option<usize> {
        self.index[article].get(id).copied()
    }
}

fn entity(members: &[(usize, &Entity)]) -> DossierEntity {
    let best = members
        .iter()
        .enumerate()
        .max_by_key(|(at, (_, entity))| {
            let initials = entity.name.chars().any(char::is_lowercase);
            let spelt = entity.name.chars().filter(|c| c.is_alphanumeric()).count();
            (initials, spelt, entity.mentions.len(), std::cmp::Reverse(*at))
        })
        .map_or("", |(_, (_, entity))| entity.name.as_str());
    let mut aliases: Vec<String> = Vec::new();
    for (_, entity) in members {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            if name != best && !aliases.contains(name) {
                aliases.push(name.clone());
            }
        }
    }
    let mut kinds: Vec<(EntityKind, f64)> = Vec::new();
    for (_, entity) in members {
        let weight = entity.salience + entity.mentions.len() as f64 / 1000.0;
        match kinds.iter_mut().find(|(kind, _)| *kind == entity.kind) {
            Some((_, sum)) => *sum += weight,
            None => kinds.push((entity.kind, weight)),
        }
    }
    let mut kind = (EntityKind::Other, f64::MIN);
    for (known, weight) in kinds {
        if weight > kind.1 {
            kind = (known, weight);
        }
    }
    // An article the entity is absent from says nothing about it; those it is in add up.
    let absent: f64 = members
        .iter()
        .map(|(_, entity)| 1.0 - entity.salience.clamp(0.0, 1.0))
        .product();
    let first =
        |field: fn(&Entity) -> Option<&String>| members.iter().find_map(|(_, entity)| field(entity)).cloned();
    DossierEntity {
        id: String::new(),
        kind: kind.0,
        name: best.to_owned(),
        aliases,
        description: first(|entity| entity.description.as_ref()),
        salience: ((1.0 - absent) * 1000.0).round() / 1000.0,
        country: first(|entity| entity.country.as_ref()),
        articles: members
            .iter()
            .map(|(article, entity)| Appearance {
                article: article_id(*article),
                entity: entity.id.clone(),
                mentions: entity.mentions.len(),
                salience: entity.salience,
            })
            .collect(),
    }
}
