//! Which entities of several articles are the same.

use super::acronym::is_acronym;
use super::country;
use super::group::{Group, Groups};
use super::links::Links;
use super::name::Name;
use super::people::link_people;
use super::things::{link_acronyms, link_short_things, link_word_orders};
use crate::analysis::{Entity, EntityKind};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// For each article and each of its entities a number that the same entity has in every article.
/// Numbers are dense and in order of first appearance.
///
/// The rules are those of one article, with full names only: a surname alone joins a full name of
/// another article when just one person there bears it, and two people of one surname stay two. A
/// shortened name counts for the entity it shortens in its own article and is not matched itself.
pub fn match_across(articles: &[&[Entity]]) -> Vec<Vec<usize>> {
    let entities: Vec<&Entity> = articles.iter().flat_map(|list| list.iter()).collect();
    let mut groups = Groups::default();
    let mut pairs = Vec::new();
    for (at, entity) in entities.iter().enumerate() {
        let weight = entity.mentions.len() as f64;
        let mut first = None;
        for text in full_names(entity) {
            let country = country::of_entity(entity, text);
            let group = groups.add(at, text, entity.kind, country, weight, weight);
            match (first, group) {
                (None, found) => first = found,
                (Some(one), Some(two)) => pairs.push((one, two)),
                _ => {}
            }
        }
    }
    let mut groups = groups.list;
    for group in &mut groups {
        group.kind = group.votes.winner();
    }
    let mut links = Links::new(groups.len());
    for (one, two) in pairs {
        links.join(one, two);
    }
    link_acronyms(&groups, &vec![false; groups.len()], &mut links);
    link_word_orders(&groups, &mut links);
    link_attested(&entities, &groups, &mut links);
    link_short_things(&groups, &mut links);
    for (short, owners) in link_people(&groups, &mut links) {
        let root = links.root(owners[0]);
        if owners.iter().all(|&owner| links.root(owner) == root) {
            links.join(root, short);
        }
    }
    let mut same = Links::new(entities.len());
    let mut first_of = vec![usize::MAX; groups.len()];
    for (at, group) in groups.iter().enumerate() {
        let root = links.root(at);
        for &member in &group.members {
            if first_of[root] == usize::MAX {
                first_of[root] = member;
            }
            same.join(first_of[root], member);
        }
    }
    number(articles, &mut same)
}

/// What an article calls a thing for short is its name in another article, where nothing longer is
/// said; if several things are called so, one of them must stand out.
fn link_attested(entities: &[&Entity], groups: &[Group], links: &mut Links) {
    let things = |group: &Group| group.kind != EntityKind::Person && group.country.is_none();
    let by_name: FxHashMap<&str, usize> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| things(group))
        .map(|(at, group)| (group.name.compact.as_str(), at))
        .collect();
    let mut owners: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
    for entity in entities.iter().filter(|entity| entity.kind != EntityKind::Person) {
        let Some(&full) = by_name.get(Name::of_thing(&entity.name).compact.as_str()) else {
            continue;
        };
        for alias in &entity.aliases {
            if let Some(&short) = by_name.get(Name::of_thing(alias).compact.as_str())
                && short != full
                && groups[short].kind == groups[full].kind
            {
                *owners
                    .entry(short)
                    .or_default()
                    .entry(links.root(full))
                    .or_default() += entity.mentions.len() as f64;
            }
        }
    }
    for (short, owners) in owners {
        let total: f64 = owners.values().sum();
        if let Some((owner, _)) = owners.iter().find(|(_, weight)| **weight * 3.0 >= total * 2.0) {
            links.join(*owner, short);
        }
    }
}

/// The names to match by: the fullest, and others as full as it or its initials.
fn full_names(entity: &Entity) -> Vec<&str> {
    let person = entity.kind == EntityKind::Person;
    let best = if person {
        Name::of_person(&entity.name)
    } else {
        Name::of_thing(&entity.name)
    };
    let mut names = vec![entity.name.as_str()];
    for alias in &entity.aliases {
        let fits = if person {
            let name = Name::of_person(alias);
            name.words.len() > 1 && name.may_be_same_person(&best)
        } else {
            let name = Name::of_thing(alias);
            is_acronym(alias) || name.words.len() >= best.words.len() || name.compact == best.compact
        };
        if fits {
            names.push(alias);
        }
    }
    names
}

fn number(articles: &[&[Entity]], same: &mut Links) -> Vec<Vec<usize>> {
    let mut numbers = vec![usize::MAX; articles.iter().map(|list| list.len()).sum()];
    let mut next = 0;
    let mut at = 0;
    let mut result = Vec::with_capacity(articles.len());
    for list in articles {
        let mut row = Vec::with_capacity(list.len());
        for _ in 0..list.len() {
            let root = same.root(at);
            if numbers[root] == usize::MAX {
                numbers[root] = next;
                next += 1;
            }
            row.push(numbers[root]);
            at += 1;
        }
        result.push(row);
    }
    result
}
