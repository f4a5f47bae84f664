//! Whose short name it is, when several bear it.
//!
//! Whoever an article names for the first time it names in full: a surname goes to somebody who was named before
//! it, and where only one was, it is theirs. News writing gives a bare surname to its most prominent bearer and
//! the full name to the others, so among several the nearest is not simply the right one. Three things are
//! weighed: how prominent each bearer is (how often named, in the headline, of what rank), how lately they were
//! named, and whether their rank matches the person named beside them: presidents sign with leaders, ministers
//! with ministers.

use super::chain::{Chain, weight};
use super::role::{Gender, Role};
use super::scene::Scene;
use super::sex::{gender, honorific};
use crate::analysis::EntityKind;

/// Most that surnames without doubt add to how prominent their bearer is: a passage about a namesake stays the
/// namesake's, and the story comes back to its own.
const BARE: f64 = 3.0;

/// What is known of one bearer of a name.
struct Bearer {
    /// The mentions that name them in full, in order, and those with a form of address that only fits them.
    named: Vec<usize>,
    /// The highest rank the article gives them, 0 when it gives none.
    rank: u8,
    /// Full mentions, headlines counted more, captions less.
    weight: f64,
    /// The same of the surnames that are theirs without doubt, up to [`BARE`].
    bare: f64,
    gender: Option<Gender>,
}

/// The chains of full names as bearers of short ones.
pub(crate) struct Bearers<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    roles: &'s [Vec<Role>],
    bearers: Vec<Bearer>,
    /// Index of the bearer each mention names, where it is a full name.
    bearer_of: Vec<Option<usize>>,
}

/// The mentions of a short name, shared out.
pub(crate) struct Shared {
    /// A mention and the chain it goes to.
    pub owned: Vec<(usize, usize)>,
    /// The mentions of somebody the article does not name in full.
    pub strangers: Vec<usize>,
}

impl<'s, 'a, 't> Bearers<'s, 'a, 't> {
    /// Chains of full names, with the roles told beside each mention.
    pub fn new(scene: &'s Scene<'a, 't>, chains: &[Chain], roles: &'s [Vec<Role>]) -> Self {
        let mut bearer_of = vec![None; scene.mentions.len()];
        for (index, chain) in chains.iter().enumerate() {
            for &mention in &chain.mentions {
                bearer_of[mention] = Some(index);
            }
        }
        let bearer = |chain: &Chain| Bearer {
            named: chain.mentions.clone(),
            rank: chain
                .mentions
                .iter()
                .flat_map(|&mention| &roles[mention])
                .map(|role| role.rank)
                .max()
                .unwrap_or(0),
            weight: chain.mentions.iter().map(|&named| weight(scene, named)).sum(),
            bare: 0.0,
            gender: gender(scene, &chain.mentions, &[]),
        };
        Bearers {
            scene,
            roles,
            bearers: chains.iter().map(bearer).collect(),
            bearer_of,
        }
    }

    /// Shares the mentions of one short name among those who bear it; there must be at least one.
    pub fn share(&mut self, mentions: &[usize], owners: &[usize]) -> Shared {
        let stranger = self.stranger(mentions, owners);
        let (strangers, own): (Vec<usize>, Vec<usize>) = mentions.iter().partition(|&&mention| {
            let told = honorific(self.scene, mention);
            stranger.is_some() && told.is_none_or(|told| Some(told) == stranger)
        });
        let mut owned = Vec::new();
        let mut open = Vec::new();
        for mention in own {
            let fitting = self.fitting(mention, owners);
            let before = |&owner: &usize| self.bearers[owner].named.first() < Some(&mention);
            let introduced: Vec<usize> = fitting.iter().copied().filter(before).collect();
            match introduced[..] {
                [owner] => {
                    let bearer = &mut self.bearers[owner];
                    bearer.bare = BARE.min(bearer.bare + weight(self.scene, mention));
                    self.learn(mention, owner, fitting.len());
                    owned.push((mention, owner));
                }
                [] => open.push((mention, fitting)),
                _ => open.push((mention, introduced)),
            }
        }
        for (mention, fitting) in open {
            let owner = self.choose(mention, &fitting);
            self.learn(mention, owner, fitting.len());
            owned.push((mention, owner));
        }
        Shared { owned, strangers }
    }

    /// "Mr. Obama" beside Michelle Obama alone is somebody the article does not name in full, and so is "Obama":
    /// the sex of that somebody.
    fn stranger(&self, mentions: &[usize], owners: &[usize]) -> Option<Gender> {
        mentions.iter().find_map(|&mention| {
            honorific(self.scene, mention).filter(|&told| {
                let other = |&owner: &usize| self.bearers[owner].gender.is_some_and(|known| known != told);
                owners.iter().all(other)
            })
        })
    }

    /// Those whom a form of address fits. "Mr. Voss" is rather he whose given name tells than one whose name leaves
    /// it open.
    fn fitting(&self, mention: usize, owners: &[usize]) -> Vec<usize> {
        let told = honorific(self.scene, mention);
        let those = |fits: &dyn Fn(Option<Gender>) -> bool| -> Vec<usize> {
            owners
                .iter()
                .copied()
                .filter(|&owner| fits(self.bearers[owner].gender))
                .collect()
        };
        [
            those(&|gender| told.is_some() && gender == told),
            those(&|gender| told.is_none() || gender.is_none()),
        ]
        .into_iter()
        .find(|fitting| !fitting.is_empty())
        .unwrap_or_else(|| owners.to_vec())
    }

    /// "Mrs. Voss", which fits nobody else, names her as clearly as her full name does, and so does "President Voss".
    fn learn(&mut self, mention: usize, owner: usize, fitting: usize) {
        let rank = self.bearers[owner].rank;
        let office = rank > 1 && self.roles[mention].iter().any(|role| role.rank == rank);
        if office || fitting == 1 && honorific(self.scene, mention).is_some() {
            let named = &mut self.bearers[owner].named;
            let at = named.partition_point(|&earlier| earlier < mention);
            named.insert(at, mention);
        }
    }

    /// The one of several bearers whom a mention names.
    fn choose(&self, mention: usize, owners: &[usize]) -> usize {
        let bearers = || owners.iter().map(|&owner| &self.bearers[owner]);
        let weights: f64 = bearers().map(prominence).sum();
        let beside = self.rank_beside(mention);
        let score = |bearer: &Bearer| {
            let prominence = prominence(bearer) / weights.max(f64::MIN_POSITIVE);
            let parity = match beside {
                Some(rank) if bearer.rank > 0 => 1.0 / f64::from(1 + 2 * rank.abs_diff(bearer.rank)),
                _ => 0.0,
            };
            prominence + recency(self.scene, mention, bearer) + 1.5 * parity
        };
        let mut best = (owners[0], f64::MIN);
        for (&owner, score) in owners.iter().zip(bearers().map(score)) {
            if score > best.1 + 1e-9 {
                best = (owner, score);
            }
        }
        best.0
    }

    /// The rank of the person named nearest in the same sentence.
    fn rank_beside(&self, mention: usize) -> Option<u8> {
        let scene = self.scene;
        let rank = |other: usize| -> Option<u8> {
            let same_sentence = scene.sentences.get(other) == scene.sentences.get(mention);
            if !same_sentence || scene.mentions[other].kind != EntityKind::Person {
                return None;
            }
            let own = self.roles[other].iter().map(|role| role.rank).max();
            own.or_else(|| self.bearer_of[other].map(|bearer| self.bearers[bearer].rank))
                .filter(|rank| *rank > 0)
        };
        let after = (mention + 1..scene.mentions.len().min(mention + 4)).find_map(rank);
        after.or_else(|| (mention.saturating_sub(3)..mention).rev().find_map(rank))
    }
}

fn prominence(bearer: &Bearer) -> f64 {
    bearer.weight + bearer.bare + f64::from(bearer.rank) / 2.0
}

/// From 1 for the same sentence down to 0.1 for a name that only comes later.
fn recency(scene: &Scene, mention: usize, bearer: &Bearer) -> f64 {
    let before = bearer.named.partition_point(|&named| named < mention);
    let Some(last) = before.checked_sub(1).map(|at| bearer.named[at]) else {
        return 0.1;
    };
    let (here, there) = (scene.sentences[mention], scene.sentences[last]);
    let block = |sentence: usize| scene.document.sentences[sentence].block;
    let same_block = if block(here) == block(there) { 0.2 } else { 0.0 };
    1.0 / (1.0 + (here - there) as f64) + same_block
}
