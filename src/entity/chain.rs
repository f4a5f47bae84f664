//! From mentions to chains: which of them name the same.
//!
//! Names are first gathered by their folded form. Full names of people are then matched with each
//! other, short ones go to a full name they are part of, acronyms to the names they stand for. All
//! look-ups go by a table of names or parts of names, so the work grows with the text, not with its
//! square.

use super::acronym::{is_acronym, is_definition};
use super::country;
use super::group::{Group, Groups, Votes};
use super::links::Links;
use super::name::Name;
use super::people::link_people;
use super::rival::Bearers;
use super::role::{self, Gender, Role};
use super::scene::Scene;
use super::sex::{gender, honorific};
use super::things::{link_acronyms, link_other_names, link_short_things, link_word_orders};
use crate::analysis::{BlockKind, EntityKind};
use crate::mention::Mention;
use rustc_hash::FxHashMap;

/// Mentions that name the same.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub kind: EntityKind,
    /// In order of the text.
    pub mentions: Vec<usize>,
    /// What the article says the bearer is, in order.
    pub roles: Vec<Role>,
    pub gender: Option<Gender>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

impl Chain {
    /// A chain of which nothing but its mentions is known.
    fn of(kind: EntityKind, mentions: Vec<usize>) -> Self {
        Chain {
            kind,
            mentions,
            roles: Vec::new(),
            gender: None,
            country: None,
        }
    }

    /// The role that says most: of the highest rank, the first of equals.
    pub fn description(&self, scene: &Scene) -> Option<String> {
        let mut best: Option<&Role> = None;
        for role in self.roles.iter().filter(|role| !role.is_open(scene)) {
            let weight = |role: &Role| (role.rank, usize::from(role.country.is_some()));
            if best.is_none_or(|known| weight(role) > weight(known)) {
                best = Some(role);
            }
        }
        let span = scene.document.span_of(best?.tokens.clone());
        Some(
            scene
                .document
                .slice(span)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    /// The sentence in which the chain was last named before a token.
    pub fn last_named(&self, scene: &Scene, token: usize) -> Option<usize> {
        let before = self
            .mentions
            .partition_point(|&mention| scene.mentions[mention].tokens.start < token);
        Some(scene.sentences[self.mentions[before.checked_sub(1)?]])
    }
}

/// Gathers the mentions of a scene into chains, in order of their first mentions.
pub(crate) fn chains(scene: &Scene) -> Vec<Chain> {
    let roles: Vec<Vec<Role>> = scene
        .mentions
        .iter()
        .map(|mention| roles_beside(scene, mention))
        .collect();
    let groups = groups(scene);
    let mut links = Links::new(groups.len());
    let defined = link_definitions(scene, &groups, &mut links);
    link_acronyms(&groups, &defined, &mut links);
    link_word_orders(&groups, &mut links);
    link_other_names(&groups, &mut links);
    let open_things = link_short_things(&groups, &mut links);
    let open_people = link_people(&groups, &mut links);

    let mut chain_of_group = vec![usize::MAX; groups.len()];
    let mut built: Vec<Chain> = Vec::new();
    let open: FxHashMap<usize, Vec<usize>> = open_things.into_iter().chain(open_people).collect();
    for group in 0..groups.len() {
        if open.contains_key(&group) {
            continue;
        }
        let root = links.root(group);
        if chain_of_group[root] == usize::MAX {
            chain_of_group[root] = built.len();
            built.push(Chain::of(EntityKind::Other, Vec::new()));
        }
        chain_of_group[group] = chain_of_group[root];
        built[chain_of_group[group]]
            .mentions
            .extend(&groups[group].members);
    }
    for chain in &mut built {
        chain.mentions.sort_unstable();
    }
    let mut bearers = Bearers::new(scene, &built, &roles);
    let mut strangers: Vec<Vec<usize>> = Vec::new();
    // "President Rui", where two are called so: who it is was guessed, and that is no ground to call him president.
    let mut guessed = vec![false; scene.mentions.len()];
    for (group, candidates) in sorted(open) {
        let mut owners: Vec<usize> = candidates
            .iter()
            .map(|&candidate| chain_of_group[links.root(candidate)])
            .collect();
        owners.sort_unstable();
        owners.dedup();
        let shared = bearers.share(&groups[group].members, &owners);
        for (mention, owner) in shared.owned {
            built[owner].mentions.push(mention);
            guessed[mention] = owners.len() > 1;
        }
        strangers.extend(Some(shared.strangers).filter(|mentions| !mentions.is_empty()));
    }
    built.extend(
        strangers
            .into_iter()
            .map(|mentions| Chain::of(EntityKind::Person, mentions)),
    );
    let others: Vec<Chain> = built
        .iter_mut()
        .filter_map(|chain| part_by_address(scene, chain))
        .collect();
    built.extend(others);
    let told = |mention: usize| {
        if guessed[mention] {
            &[][..]
        } else {
            &roles[mention]
        }
    };
    for chain in &mut built {
        finish(scene, chain, told);
    }
    built.sort_by_key(|chain| chain.mentions[0]);
    built
}

/// What is told beside a mention of whoever bears the name: what a person does, what sort of business a body is.
fn roles_beside(scene: &Scene, mention: &Mention) -> Vec<Role> {
    let body = match mention.kind {
        EntityKind::Person | EntityKind::Other => false,
        EntityKind::Organization => true,
        _ => return Vec::new(),
    };
    let before = role::before_name(scene, &mention.tokens);
    let after = role::after_name(scene, &mention.tokens);
    let fits = |role: &Role| (role.rank == 0) == body;
    before.into_iter().chain(after).filter(fits).collect()
}

/// "Mr. Reed" and "Ms. Reed" are two people, though neither is named in full: takes the woman's mentions out of a
/// chain that has both. A surname without a form of address is whose it last was.
fn part_by_address(scene: &Scene, chain: &mut Chain) -> Option<Chain> {
    let bare = |&mention: &usize| scene.mentions[mention].tokens.len() == 1;
    if !chain.mentions.iter().all(bare) {
        return None;
    }
    let mut last = chain
        .mentions
        .iter()
        .find_map(|&mention| honorific(scene, mention))?;
    let (women, men): (Vec<usize>, Vec<usize>) = chain.mentions.iter().partition(|&&mention| {
        last = honorific(scene, mention).unwrap_or(last);
        last == Gender::Female
    });
    if women.is_empty() || men.is_empty() {
        return None;
    }
    chain.mentions = men;
    Some(Chain::of(EntityKind::Person, women))
}

fn sorted(open: FxHashMap<usize, Vec<usize>>) -> Vec<(usize, Vec<usize>)> {
    let mut open: Vec<_> = open.into_iter().collect();
    open.sort_unstable();
    open
}

/// Kind, roles, sex and country of a chain whose mentions are complete.
fn finish<'r>(scene: &Scene, chain: &mut Chain, roles: impl Fn(usize) -> &'r [Role]) {
    chain.mentions.sort_unstable();
    let mut votes = Votes::default();
    for &mention in &chain.mentions {
        let found = &scene.mentions[mention];
        let words = found.tokens.len().min(3) as f64;
        votes.add(found.kind, found.confidence * (1.0 + (words - 1.0) / 2.0));
    }
    chain.kind = votes.winner();
    chain.roles = chain
        .mentions
        .iter()
        .flat_map(|&mention| roles(mention).iter().cloned())
        .collect();
    if chain.kind == EntityKind::Person {
        chain.gender = gender(scene, &chain.mentions, &chain.roles);
    }
    if chain.kind != EntityKind::Person {
        chain.country = chain
            .mentions
            .iter()
            .find_map(|&mention| country::of_mention(scene, mention));
    }
}

/// The mentions by name.
fn groups(scene: &Scene) -> Vec<Group> {
    let mut groups = Groups::default();
    for (at, mention) in scene.mentions.iter().enumerate() {
        let text = scene.document.slice(mention.span);
        let compact = Name::of_thing(text).compact;
        let country = country::named(mention, &compact);
        groups.add(
            at,
            text,
            mention.kind,
            country,
            mention.confidence,
            weight(scene, at),
        );
    }
    one_name_one_kind(scene, groups.list)
}

/// Joins names with the acronyms defined beside them; says which groups are.
fn link_definitions(scene: &Scene, groups: &[Group], links: &mut Links) -> Vec<bool> {
    let mut group_of = vec![usize::MAX; scene.mentions.len()];
    for (at, group) in groups.iter().enumerate() {
        for &mention in &group.members {
            group_of[mention] = at;
        }
    }
    let mut defined = vec![false; groups.len()];
    for second in 1..scene.mentions.len() {
        let (one, two) = (group_of[second - 1], group_of[second]);
        let nameable = one != usize::MAX
            && two != usize::MAX
            && groups[one].country.is_none()
            && groups[two].country.is_none();
        if nameable && is_definition(scene, second - 1, second) {
            links.join(one, two);
            defined[one] = true;
            defined[two] = true;
        }
    }
    defined
}

/// A name tagged now as a person's, now as something else, is one or the other by the sum of the
/// confidences, unless a fuller name shows that a person bears it too: then both stay. A word never
/// tagged as a person's, not known to name a thing, that is the family name of somebody named in full,
/// is his.
fn one_name_one_kind(scene: &Scene, groups: Vec<Group>) -> Vec<Group> {
    let mut family: FxHashMap<String, ()> = FxHashMap::default();
    let mut things: FxHashMap<String, usize> = FxHashMap::default();
    for (at, group) in groups.iter().enumerate() {
        if group.kind != EntityKind::Person {
            things.insert(group.name.compact.clone(), at);
        } else if group.name.words.len() > 1 {
            family.insert(group.name.family().to_owned(), ());
        }
    }
    let mut target: Vec<usize> = (0..groups.len()).collect();
    let mut becomes_person = vec![false; groups.len()];
    for (at, group) in groups.iter().enumerate() {
        let borne = group.name.words.len() == 1 && family.contains_key(&group.name.compact);
        let total: f64 = group.votes.total();
        if group.kind == EntityKind::Person {
            let Some(&thing) = things.get(&group.name.compact) else {
                continue;
            };
            // "SIA" and "Sia" are two names.
            if borne || is_acronym(&group.text) != is_acronym(&groups[thing].text) {
                continue;
            }
            let against: f64 = groups[thing].votes.total();
            if total >= against {
                target[thing] = at;
            } else {
                target[at] = thing;
            }
        } else if borne && !is_known_thing(scene, group) {
            becomes_person[at] = true;
        }
    }
    let mut merged: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    for at in 0..merged.len() {
        if target[at] != at
            && let Some(group) = merged[at].take()
            && let Some(into) = merged[target[at]].as_mut()
        {
            into.members.extend(group.members);
            into.members.sort_unstable();
            into.votes.merge(&group.votes);
            into.weight += group.weight;
        }
        if becomes_person[at]
            && let Some(group) = merged[at].as_mut()
        {
            group.votes = Votes::default();
            group.votes.add(EntityKind::Person, 1.0);
        }
    }
    let mut groups: Vec<Group> = merged.into_iter().flatten().collect();
    for group in &mut groups {
        group.kind = group.votes.winner();
    }
    groups
}

/// Whether a list knows the name, or what is said of it shows that a firm bears it.
fn is_known_thing(scene: &Scene, group: &Group) -> bool {
    group.members.iter().any(|&mention| {
        let evidence = &scene.mentions[mention].evidence;
        evidence
            .iter()
            .any(|evidence| evidence.starts_with("gazetteer") || evidence == "pattern:firm")
    })
}

/// How much a mention counts, by where it stands.
pub(super) fn weight(scene: &Scene, mention: usize) -> f64 {
    match scene.document.block_of(scene.sentences[mention]).kind {
        BlockKind::Headline => 2.0,
        BlockKind::Caption => 0.5,
        BlockKind::AuthorNote => 0.1,
        _ => 1.0,
    }
}
