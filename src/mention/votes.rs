//! What a first reading of the document made of each name, for the second: the kinds that the same
//! words have elsewhere (after Krishnan and Manning, "An effective two-stage model for exploiting
//! non-local dependencies in named entity recognition", 2006).

use super::reading::Reading;
use super::tagger::Name;
use super::tags::{KINDS, TAGS, split};
use crate::lexicon::hash;
use rustc_hash::FxHashMap;

/// Shares of the kinds, and of no name at all in the last place.
pub type Shares = [f32; KINDS.len() + 1];

/// The shares of kinds, from those of tags.
pub fn shares(tags: &[f32; TAGS]) -> Shares {
    let mut shares = [0.0; KINDS.len() + 1];
    for (tag, share) in tags.iter().enumerate() {
        shares[split(tag).map_or(KINDS.len(), |(kind, _)| kind)] += share;
    }
    shares
}

/// The share of tokens that are no names for sure.
const NO_NAME: Shares = {
    let mut shares = [0.0; KINDS.len() + 1];
    shares[KINDS.len()] = 1.0;
    shares
};

/// Words in the longest run that is taken for one name.
const LONGEST: usize = 16;

/// Where a token stands in a longer name: first, inside, last.
const SIDES: usize = 3;

/// The votes on a word.
#[derive(Clone, Default)]
struct Word {
    /// Of each capitalised place.
    places: Shares,
    /// How many there are.
    count: f32,
    /// Of the longer names that contain it, by its side in them.
    longer: [[f32; KINDS.len()]; SIDES],
}

/// The votes of a document.
pub struct Votes {
    /// By the word's hash in lower case.
    words: FxHashMap<u64, Word>,
    /// By the hash of the whole name in lower case: kinds, and number of votes.
    names: FxHashMap<u64, ([f32; KINDS.len()], f32)>,
    /// The votes capitalised tokens cast themselves; in order; those that are not here are no names
    /// for sure.
    own: Vec<(u32, Shares)>,
    /// The name over each token, as an index into `found`, from 1.
    over: Vec<u32>,
    /// The names found, in order.
    pub found: Vec<Name>,
}

fn key(reading: &Reading, tokens: std::ops::Range<usize>) -> u64 {
    tokens.fold(1, |key, at| {
        hash::mix(key, reading.forms[reading.ids[at] as usize].lower)
    })
}

/// The vote of a token, of those that are kept in order.
fn own_vote(own: &[(u32, Shares)], at: usize) -> &Shares {
    let place = own.binary_search_by_key(&at, |&(token, _)| token as usize);
    place.map_or(&NO_NAME, |place| &own[place].1)
}

/// Where `at` stands in a name.
fn side(name: &Name, at: usize) -> usize {
    match at {
        _ if at == name.tokens.start => 0,
        _ if at + 1 == name.tokens.end => 2,
        _ => 1,
    }
}

/// The largest of some shares and how large it is, in four steps.
fn leader(shares: &[f32], total: f32) -> Option<u64> {
    let (best, share) = shares
        .iter()
        .copied()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    if total < 0.1 || share < 0.05 {
        return None;
    }
    let step = match share / total {
        share if share > 0.95 => 3,
        share if share > 0.8 => 2,
        share if share > 0.5 => 1,
        _ => 0,
    };
    Some(best as u64 * 4 + step)
}

impl Votes {
    /// Counts what was found in a document; `own` are the votes of capitalised tokens that may be names, in order.
    pub fn count(reading: &Reading, own: Vec<(u32, Shares)>, found: Vec<Name>) -> Votes {
        let mut votes = Votes {
            words: FxHashMap::default(),
            names: FxHashMap::default(),
            over: vec![0; reading.ids.len()],
            own,
            found,
        };
        for at in 0..reading.ids.len() {
            let form = &reading.forms[reading.ids[at] as usize];
            if form.capital {
                let own = own_vote(&votes.own, at);
                let word = votes.words.entry(form.lower).or_default();
                word.count += 1.0;
                word.places
                    .iter_mut()
                    .zip(own)
                    .for_each(|(sum, share)| *sum += share);
            }
        }
        for (index, name) in votes.found.iter().enumerate() {
            votes.over[name.tokens.clone()].fill(index as u32 + 1);
            let (kinds, count) = votes.names.entry(key(reading, name.tokens.clone())).or_default();
            kinds[name.kind] += name.probability;
            *count += 1.0;
            if name.tokens.len() > 1 {
                for at in name.tokens.clone() {
                    let form = &reading.forms[reading.ids[at] as usize];
                    if form.capital {
                        let word = votes.words.entry(form.lower).or_default();
                        word.longer[side(name, at)][name.kind] += name.probability;
                    }
                }
            }
        }
        votes
    }

    /// Calls `emit` with what the other places say of the token: a number of the question, the answer.
    pub fn each(&self, reading: &Reading, at: usize, mut emit: impl FnMut(u64, u64)) {
        let form = &reading.forms[reading.ids[at] as usize];
        if !form.capital {
            return;
        }
        let Some(word) = self.words.get(&form.lower) else {
            return;
        };
        let name = (self.over[at] as usize)
            .checked_sub(1)
            .map(|index| &self.found[index]);
        let run = &reading.runs[at];
        let alone = u64::from(run.length() == 1);
        if word.count > 1.5 {
            let own = own_vote(&self.own, at);
            let others: Shares = std::array::from_fn(|kind| word.places[kind] - own[kind]);
            if let Some(leader) = leader(&others, word.count - 1.0) {
                emit(0, leader);
                emit(1, leader * 2 + alone);
                emit(2, hash::mix(leader, form.brief));
                emit(3, leader * 4 + (word.count as u64 - 1).min(3));
            }
        }
        let mut longer = word.longer;
        if let Some(name) = name.filter(|name| name.tokens.len() > 1) {
            longer[side(name, at)][name.kind] -= name.probability;
        }
        for (side, kinds) in longer.iter().enumerate() {
            if let Some(leader) = leader(kinds, kinds.iter().sum()) {
                emit(4, (leader * 4 + side as u64) * 2 + alone);
            }
        }
        for (question, run) in [(5, &reading.runs[at]), (6, &reading.wide[at])] {
            let same = question == 6 && run.length() == reading.runs[at].length();
            if run.length() == 0 || run.length() > LONGEST || same {
                continue;
            }
            if let Some((kinds, count)) = self.names.get(&key(reading, run.start..run.end)) {
                let (mut kinds, mut count) = (*kinds, *count);
                if let Some(name) = name.filter(|name| name.tokens == (run.start..run.end)) {
                    kinds[name.kind] -= name.probability;
                    count -= 1.0;
                }
                if let Some(leader) = leader(&kinds, count) {
                    let side = u64::from(at == run.start) + 2 * u64::from(at + 1 == run.end);
                    emit(question, leader * 4 + side);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article, token};

    /// What the votes on the word at a place say, when the only name found is `named`.
    fn asked(text: &str, named: std::ops::Range<usize>, at: usize) -> Vec<u64> {
        let document = token::document(text, article::blocks(text));
        let reading = Reading::new(&document);
        let found = Name {
            tokens: named.clone(),
            kind: 1,
            probability: 0.9,
        };
        let mut shares = [0.0; KINDS.len() + 1];
        shares[1] = 1.0;
        let own = named.map(|at| (at as u32, shares)).collect();
        let mut questions = Vec::new();
        Votes::count(&reading, own, vec![found]).each(&reading, at, |question, _| questions.push(question));
        questions
    }

    #[test]
    fn a_name_is_told_of_its_other_places_and_not_of_itself() {
        let text = "They went to Harland Marine. Then Harland closed.";
        assert_eq!(asked(text, 3..5, 7), [0, 1, 2, 3, 4]);
        assert!(asked(text, 3..5, 4).is_empty());
        assert_eq!(
            asked("Harland closed. Then they left Harland.", 0..1, 6),
            [0, 1, 2, 3, 5]
        );
    }
}
