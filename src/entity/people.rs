//! Which names of people are one person's.

use super::fold::skeleton;
use super::group::Group;
use super::links::Links;
use super::name::Name;
use crate::analysis::EntityKind;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Joins full names of people with each other, and gives the short ones with the full names they
/// may stand for.
pub(crate) fn link_people(groups: &[Group], links: &mut Links) -> Vec<(usize, Vec<usize>)> {
    let mut people: Vec<usize> = (0..groups.len())
        .filter(|&at| groups[at].kind == EntityKind::Person)
        .collect();
    people.sort_by_key(|&at| (Reverse(groups[at].name.words.len()), at));
    let mut by_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut open = Vec::new();
    for &at in &people {
        let name = &groups[at].name;
        let mut near: Vec<usize> = name_keys(name)
            .into_iter()
            .filter_map(|key| by_word.get(&key))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable_by_key(|&other| (Reverse(groups[other].name.words.len()), other));
        near.dedup();
        if name.words.len() > 1 {
            let same = near.iter().copied().find(|&other| {
                groups[other].name.words.len() > 1
                    && groups[other].name.may_be_same_person(name)
                    && !are_two_generations(&groups[other], &groups[at])
            });
            if let Some(other) = same {
                links.join(other, at);
                continue;
            }
        }
        let mut fit: Vec<(u8, usize)> = near
            .iter()
            .filter_map(|&other| Some((groups[other].name.part(name)?, other)))
            .collect();
        // "Trump Jr." is the son; "Trump" alone the father, when both are named.
        let generation = |at: usize| groups[at].name.generation();
        if fit
            .iter()
            .any(|&(_, other)| generation(other) == name.generation())
        {
            fit.retain(|&(_, other)| generation(other) == name.generation());
        }
        if let Some(best) = fit.iter().map(|(part, _)| *part).max() {
            let owners = fit
                .into_iter()
                .filter(|(part, _)| *part == best)
                .map(|(_, other)| other);
            open.push((at, owners.collect()));
            continue;
        }
        for key in name_keys(name) {
            let known = by_word.entry(key).or_default();
            if known.len() < MAX_BEARERS {
                known.push(at);
            }
        }
    }
    open
}

/// "Donald Trump" and then "Donald Trump Jr." are father and son. A "Jr." at the first mention is left out
/// later, and both are the same.
fn are_two_generations(one: &Group, other: &Group) -> bool {
    match (one.name.generation(), other.name.generation()) {
        (None, Some(_)) => one.members.first() < other.members.first(),
        (Some(_), None) => other.members.first() < one.members.first(),
        _ => false,
    }
}

/// How many bearers of one word are told apart; past them a name is its own. It bounds the work on
/// lists of thousands of names.
const MAX_BEARERS: usize = 64;

/// What a person can be looked up by.
fn name_keys(name: &Name) -> Vec<String> {
    let mut keys = name.words.clone();
    keys.push(name.compact.clone());
    if name.words.len() > 1 {
        keys.push(name.words[1..].concat());
        keys.push(skeleton(name.family()));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
