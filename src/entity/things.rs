//! Which names of organisations, places and other things are one thing's.

use super::acronym::{initials, is_acronym};
use super::country;
use super::group::Group;
use super::links::Links;
use super::lists::{ALSO_CALLED, GENERIC, PLACE_WORDS};
use crate::analysis::EntityKind;
use crate::mention::{is_state_abbreviation, state_in_full};
use rustc_hash::FxHashMap;

/// Joins acronyms with the names whose initials they are, when those are one thing's. Groups in
/// `defined` have been told what they stand for by the text.
pub(crate) fn link_acronyms(groups: &[Group], defined: &[bool], links: &mut Links) {
    let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, group) in groups.iter().enumerate() {
        if group.kind != EntityKind::Person && group.name.words.len() > 1 {
            for initials in initials(&group.text) {
                by_initials.entry(initials).or_default().push(at);
            }
        }
    }
    for (at, group) in groups.iter().enumerate() {
        if defined[at]
            || group.country.is_some()
            || group.kind == EntityKind::Person
            || is_state_abbreviation(&group.text)
            || !is_acronym(&group.text)
        {
            continue;
        }
        if let Some(candidates) = by_initials.get(&group.name.compact)
            && let Some(&first) = candidates.first()
            && candidates
                .iter()
                .all(|&other| links.root(other) == links.root(first))
        {
            links.join(at, first);
        }
    }
}

/// "ISIS" and the "Islamic State"; "Fla." and "Florida".
pub(crate) fn link_other_names(groups: &[Group], links: &mut Links) {
    let named = |compact: &str| {
        groups
            .iter()
            .position(|group| group.kind == EntityKind::Organization && group.name.compact == compact)
    };
    for (one, other) in ALSO_CALLED.iter() {
        if let (Some(one), Some(other)) = (named(one), named(other)) {
            links.join(other, one);
        }
    }
    let place = |text: &str| {
        groups
            .iter()
            .position(|group| group.kind == EntityKind::Place && group.text == text)
    };
    let short = |group: &Group| Some(state_in_full(&group.text)?).filter(|_| group.kind == EntityKind::Place);
    for (at, group) in groups.iter().enumerate() {
        if let Some(full) = short(group).and_then(place) {
            links.join(full, at);
        }
    }
}

/// "Ministry of Fisheries" and "Fisheries Ministry": the same words in another order.
pub(crate) fn link_word_orders(groups: &[Group], links: &mut Links) {
    let mut seen: FxHashMap<Vec<&str>, usize> = FxHashMap::default();
    for (at, group) in groups.iter().enumerate() {
        if group.kind != EntityKind::Organization || group.name.words.len() < 2 {
            continue;
        }
        let mut words: Vec<&str> = group
            .name
            .words
            .iter()
            .map(String::as_str)
            .filter(|word| !matches!(*word, "of" | "the" | "for" | "and"))
            .collect();
        words.sort_unstable();
        links.join(*seen.entry(words).or_insert(at), at);
    }
}

/// Joins short names of things with the one longer name they begin or end. A short name with
/// several comes back with all of them, to be decided mention by mention.
pub(crate) fn link_short_things(groups: &[Group], links: &mut Links) -> Vec<(usize, Vec<usize>)> {
    let by_name: FxHashMap<&str, usize> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| is_shortened(group.kind))
        .map(|(at, group)| (group.name.compact.as_str(), at))
        .collect();
    let mut longer: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (at, group) in groups.iter().enumerate() {
        let words = &group.name.words;
        if !is_shortened(group.kind) || words.len() > 8 || group.country.is_some() {
            continue;
        }
        for cut in 1..words.len() {
            for (part, rest, begins) in [
                (&words[..cut], &words[cut..], true),
                (&words[cut..], &words[..cut], false),
            ] {
                let Some(&short) = by_name.get(part.concat().as_str()) else {
                    continue;
                };
                if may_shorten(&groups[short], group, rest, begins) {
                    longer.entry(short).or_default().push(at);
                }
            }
        }
    }
    let mut open = Vec::new();
    let mut shorts: Vec<_> = longer.into_iter().collect();
    shorts.sort_unstable_by_key(|(short, _)| (groups[*short].name.words.len(), *short));
    for (short, mut names) in shorts.into_iter().rev() {
        names.sort_unstable();
        names.dedup();
        let mut roots: Vec<(usize, f64)> = Vec::new();
        for &name in &names {
            let root = links.root(name);
            match roots.iter_mut().find(|(known, _)| *known == root) {
                Some((_, sum)) => *sum += groups[name].weight,
                None => roots.push((root, groups[name].weight)),
            }
        }
        if roots.iter().any(|(root, _)| *root == links.root(short)) {
            continue;
        }
        // "Coast Guard" is the "US Coast Guard" before it is the "Coast Guard Academy".
        let national = names.iter().copied().find(|&name| {
            let words = &groups[name].name.words;
            words
                .strip_suffix(groups[short].name.words.as_slice())
                .is_some_and(|rest| country::is_word(&rest.concat()))
        });
        if let Some(name) = national {
            links.join(name, short);
            continue;
        }
        match roots.as_slice() {
            [(only, _)] => links.join(*only, short),
            _ if groups[short].name.words.len() == 1
                && GENERIC.contains(groups[short].name.words[0].as_str()) =>
            {
                open.push((short, names));
            }
            _ => {
                // One of several companies of the name may stand out; if none does, the short name
                // is a thing of its own (a company beside its daughters).
                let total: f64 = roots.iter().map(|(_, sum)| sum).sum();
                if let Some((root, _)) = roots.iter().find(|(_, sum)| *sum * 3.0 >= total * 2.0) {
                    links.join(*root, short);
                }
            }
        }
    }
    open.retain(|(short, _)| links.is_alone(*short));
    open
}

fn is_shortened(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Organization
            | EntityKind::Place
            | EntityKind::Facility
            | EntityKind::Event
            | EntityKind::Law
    )
}

/// Whether a kind is that of houses or of those who work in them: a museum is taken for either.
fn is_built(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Organization | EntityKind::Facility)
}

fn may_shorten(short: &Group, long: &Group, rest: &[String], begins: bool) -> bool {
    // The "House" is no White House, and a council no "Council on Trade".
    let house = short.name.compact == "house";
    let other = begins
        && short.name.words.len() > 1
        && rest
            .first()
            .is_some_and(|word| matches!(word.as_str(), "on" | "against" | "to"));
    if house || other {
        return false;
    }
    let digits = rest.iter().any(|word| word.chars().any(|c| c.is_ascii_digit()));
    if digits || short.formal {
        return false;
    }
    let joins_two = rest.iter().any(|word| word == "and");
    match (short.kind, long.kind) {
        (EntityKind::Place, EntityKind::Place) => {
            let half = long.country.is_some() && matches!(short.name.compact.as_str(), "north" | "south");
            let wider = rest.iter().all(|word| PLACE_WORDS.contains(word.as_str()));
            short.country.is_none() && begins && (half || wider)
        }
        (EntityKind::Place, _) | (_, EntityKind::Place) => false,
        (one, other) => {
            let dangling = |word: Option<&String>| {
                word.is_some_and(|word| matches!(word.as_str(), "of" | "for" | "and" | "in"))
            };
            let generic = |word: Option<&String>| word.is_some_and(|word| GENERIC.contains(word.as_str()));
            let whole = if begins {
                !dangling(rest.first())
                    || generic(short.name.words.first())
                    || short.name.words.len() > 1 && generic(short.name.words.last())
            } else {
                !dangling(rest.last())
            };
            (one == other || is_built(one) && is_built(other)) && whole && !joins_two
        }
    }
}
