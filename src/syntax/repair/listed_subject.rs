//! "Norway, North Ridge agree to share a port": headlines set a comma for "and". A name right before a plural verb,
//! behind a comma and another name, is no other name of the first: both act.

use super::Sentence;
use crate::syntax::{Relation, Tag, Word};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for first in 0..sentence.words.len() {
        for second in listed(sentence, first) {
            sentence.words[second].relation = Relation::Conj;
        }
    }
}

/// The names that act with the subject of a plural verb.
fn listed(sentence: &Sentence, first: usize) -> Vec<usize> {
    let word = &sentence.words[first];
    let alone = word.tag.is_name() && sentence.child(first, &[Relation::Conj]).is_none();
    let verb = sentence
        .head(first)
        .filter(|_| alone && word.relation == Relation::Nsubj);
    let Some(verb) = verb.filter(|&verb| first < verb) else {
        return Vec::new();
    };
    let finite = sentence
        .children_as(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
        .find(|&auxiliary| auxiliary > first)
        .unwrap_or(verb);
    let others: Vec<usize> = sentence
        .children_as(first, &[Relation::Appos])
        .filter(|&other| other > first)
        .collect();
    let named = |&other: &usize| {
        let start = sentence.start_of(other);
        let comma = sentence.is_comma(start) || start > 0 && sentence.is_comma(start - 1);
        sentence.words[other].tag.is_name() && comma
    };
    let adjoins = others.last().is_some_and(|&last| sentence.end_of(last) == finite);
    if sentence.words[finite].tag == Tag::Vbp && adjoins && others.iter().all(named) {
        others
    } else {
        Vec::new()
    }
}
