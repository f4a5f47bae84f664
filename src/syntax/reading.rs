//! From what the network says to tags and trees.

use super::arborescence::{self, NONE};
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
use super::input::Places;
use super::matrix::Multiply;
use super::network::{Network, Verdict};
use super::projective;
use super::scheme::{RELATIONS, Relation, TAGS};

/// Reads a few sentences at a time; holds the result, and what is reused from one time to the next.
#[derive(Default)]
pub(crate) struct Reader {
    /// For each word its place in [`TAGS`].
    pub tags: Vec<u8>,
    /// For each word its head, counted from the start of its sentence, or [`NONE`].
    pub heads: Vec<u32>,
    /// For each word the relation to its head, as a number.
    pub relations: Vec<u8>,
    /// Whether links may cross.
    crossing: bool,
    verdict: Verdict,
    scores: Vec<f32>,
    sentence: Vec<u32>,
    pairs: Vec<(usize, usize)>,
}

impl Reader {
    /// One that lets links cross: a network that learns from another learns a little better from trees
    /// that are left as they came.
    #[cfg(all(feature = "train", not(target_arch = "wasm32")))]
    pub fn crossing() -> Self {
        Self {
            crossing: true,
            ..Self::default()
        }
    }

    /// Reads sentences, one after the other in `words`; `ends` says where each ends. Every sentence
    /// gets a tree with one root.
    #[cfg(all(feature = "train", not(target_arch = "wasm32")))]
    pub fn read(&mut self, network: &Network<impl Multiply>, words: &[Places], ends: &[usize]) {
        network.begin(words, &mut self.scores, &mut self.verdict.gates);
        self.read_on(network, ends);
    }

    /// Where to put the gates of the first layer of the words to [read on](Self::read_on) from, one after the other.
    pub fn begin(&mut self) -> &mut Vec<f32> {
        self.verdict.gates.clear();
        &mut self.verdict.gates
    }

    /// Reads sentences of whose words the gates of the first layer are known; `ends` says where each ends. Every
    /// sentence gets a tree with one root.
    pub fn read_on(&mut self, network: &Network<impl Multiply>, ends: &[usize]) {
        network.read(ends, &mut self.verdict);
        self.tags.clear();
        let tags = self.verdict.tags.chunks_exact(TAGS.len());
        self.tags.extend(tags.map(|scores| best(scores) as u8));

        self.heads.clear();
        self.pairs.clear();
        let mut start = 0;
        for &end in ends {
            self.verdict.links(&network.shape, start..end, &mut self.scores);
            arborescence::heads(&self.scores, end - start, &mut self.sentence);
            if !self.crossing {
                projective::uncross(&self.scores, &mut self.sentence);
            }
            self.heads.extend_from_slice(&self.sentence);
            let linked = (start..end)
                .zip(&self.sentence)
                .filter(|(_, head)| **head != NONE);
            self.pairs
                .extend(linked.map(|(word, &head)| (word, start + head as usize)));
            start = end;
        }

        self.verdict.relations(network, &self.pairs, &mut self.scores);
        self.relations.clear();
        self.relations.resize(self.heads.len(), Relation::Root as u8);
        let scores = self.scores.chunks_exact(RELATIONS.len());
        for (&(word, _), scores) in self.pairs.iter().zip(scores) {
            // The first relation is the root's.
            self.relations[word] = 1 + best(&scores[1..]) as u8;
        }
    }
}

/// Index of the highest score; the first of equals.
pub(crate) fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (index, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = index;
        }
    }
    best
}
