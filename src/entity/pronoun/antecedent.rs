//! The places that name somebody or something, as a pronoun may go back to them.

use crate::entity::chain::Chain;
use crate::entity::reference::Reference;
use crate::entity::scene::Scene;
use std::ops::Range;

/// One place that names a chain, as a pronoun may go back to it.
#[derive(Clone, Copy)]
pub(super) struct Antecedent {
    pub chain: usize,
    /// The token the others of its phrase depend on.
    pub head: usize,
    pub sentence: usize,
    pub subject: bool,
}

/// All of them, in order of the text.
pub(super) fn antecedents(scene: &Scene, chains: &[Chain], phrases: &[Reference]) -> Vec<Antecedent> {
    let mut found: Vec<Antecedent> = phrases
        .iter()
        .map(|phrase| Antecedent {
            chain: phrase.chain,
            head: phrase.tokens.end - 1,
            sentence: phrase.sentence,
            subject: scene.is_subject(&phrase.tokens),
        })
        .collect();
    for (at, chain) in chains.iter().enumerate() {
        found.extend(chain.mentions.iter().map(|&mention| {
            let tokens = &scene.mentions[mention].tokens;
            Antecedent {
                chain: at,
                head: scene.head_of(tokens),
                sentence: scene.sentences[mention],
                subject: scene.is_subject(tokens),
            }
        }));
    }
    found.sort_by_key(|antecedent| antecedent.head);
    found
}

/// The chain that the token names or stands for.
pub(super) fn named_at(antecedents: &[Antecedent], token: usize) -> Option<usize> {
    let at = antecedents.partition_point(|antecedent| antecedent.head < token);
    let antecedent = antecedents.get(at)?;
    (antecedent.head == token).then_some(antecedent.chain)
}

/// Those whose head stands in a range of tokens, the last first.
pub(super) fn back(antecedents: &[Antecedent], tokens: Range<usize>) -> impl Iterator<Item = &Antecedent> {
    let last = antecedents.partition_point(|antecedent| antecedent.head < tokens.end);
    antecedents[..last]
        .iter()
        .rev()
        .take_while(move |antecedent| antecedent.head >= tokens.start)
}
