//! "told the council the dam would hold": without "that", whom it is told to is taken for a second subject of what
//! is told. It is the listener.

use super::Sentence;
use crate::syntax::{Relation, Word};
use crate::words::{Class, is};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for clause in 0..sentence.words.len() {
        if let Some((listener, verb)) = find(sentence, clause) {
            sentence.hang(listener, verb, Relation::Iobj);
        }
    }
}

/// The first of two subjects of a told clause that stand side by side right behind the verb of telling, and
/// that verb.
fn find(sentence: &Sentence, clause: usize) -> Option<(usize, usize)> {
    let verb = sentence.head(clause)?;
    let told = sentence.words[clause].relation == Relation::Ccomp;
    if !told || !is(&sentence.words[verb].lemma, Class::Tell) {
        return None;
    }
    let mut subjects = sentence.children_as(clause, &[Relation::Nsubj, Relation::NsubjPass]);
    let (first, second) = (subjects.next()?, subjects.next()?);
    let behind = sentence.start_of(first) == verb + 1;
    let beside = sentence.end_of(first) == sentence.start_of(second);
    (behind && beside).then_some((first, verb))
}
