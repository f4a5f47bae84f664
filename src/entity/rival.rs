//! Whose short name it is, when several bear it.
//!
//! News writing gives a bare surname to its most prominent bearer and the full name to the others,
//! so the nearest bearer is not simply the right one. Three things are weighed: how prominent each
//! bearer is (how often fully named, in the headline, of what rank), how lately he was named, and
//! whether his rank matches the person named beside him: presidents sign with leaders, ministers
//! with ministers.

use super::scene::Scene;

/// What is known of one bearer of the name.
pub(crate) struct Bearer<'a> {
    /// The mentions that name him in full, in order.
    pub mentions: &'a [usize],
    /// The highest rank the article gives him, 0 when it gives none.
    pub rank: u8,
    /// Full mentions, headlines counted more, captions less.
    pub weight: f64,
}

/// The bearer a mention names, as an index into `bearers`; `beside` is the rank of the person
/// named beside it. There must be at least one bearer.
pub(crate) fn choose(scene: &Scene, mention: usize, beside: Option<u8>, bearers: &[Bearer]) -> usize {
    let weights: f64 = bearers.iter().map(prominence).sum();
    let score = |bearer: &Bearer| {
        let prominence = prominence(bearer) / weights.max(f64::MIN_POSITIVE);
        let parity = match beside {
            Some(rank) if bearer.rank > 0 => 1.0 / f64::from(1 + 2 * rank.abs_diff(bearer.rank)),
            _ => 0.0,
        };
        prominence + recency(scene, mention, bearer) + 1.5 * parity
    };
    let mut best = 0;
    let mut highest = f64::MIN;
    for (index, bearer) in bearers.iter().enumerate() {
        let score = score(bearer);
        if score > highest + 1e-9 {
            (best, highest) = (index, score);
        }
    }
    best
}

fn prominence(bearer: &Bearer) -> f64 {
    bearer.weight + f64::from(bearer.rank) / 2.0
}

/// From 1 for the same sentence down to 0.1 for a name that only comes later.
fn recency(scene: &Scene, mention: usize, bearer: &Bearer) -> f64 {
    let before = bearer.mentions.partition_point(|&named| named < mention);
    let Some(last) = before.checked_sub(1).map(|at| bearer.mentions[at]) else {
        return 0.1;
    };
    let (here, there) = (scene.sentences[mention], scene.sentences[last]);
    let block = |sentence: usize| scene.document.sentences[sentence].block;
    let same_block = if block(here) == block(there) { 0.2 } else { 0.0 };
    1.0 / (1.0 + (here - there) as f64) + same_block
}
