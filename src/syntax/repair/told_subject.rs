//! "The researchers announced a team led by Rui had found it": without "that", the subject of what is told is
//! taken for what was announced. It is the subject of the clause that has none.

use super::Sentence;
use crate::syntax::{Pos, Relation, Word};
use crate::words::{is_cue, is_time};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for clause in 0..sentence.words.len() {
        if let Some(subject) = find(sentence, clause) {
            sentence.hang_subject(subject, clause);
        }
    }
}

fn find(sentence: &Sentence, clause: usize) -> Option<usize> {
    let verb = sentence.head(clause)?;
    let told = sentence.words[clause].relation == Relation::Ccomp
        && sentence.words[clause].pos == Pos::Verb
        && is_cue(&sentence.words[verb].lemma)
        && sentence.is_finite(clause)
        && !sentence.has_subject(clause);
    if !told {
        return None;
    }
    sentence
        .children_as(verb, &[Relation::Obj, Relation::Obl, Relation::Ccomp])
        .filter(|&noun| verb < noun && noun < clause)
        .filter(|&noun| {
            sentence
                .child(noun, &[Relation::Case, Relation::Cop, Relation::Nsubj])
                .is_none()
        })
        .filter(|&noun| {
            let word = &sentence.words[noun];
            matches!(word.pos, Pos::Noun | Pos::Propn) && !is_time(&word.lemma)
        })
        .last()
}
