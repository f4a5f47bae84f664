//! "The agency reported in May similar rules were agreed to": without "that", the verb that tells is taken for a
//! participle, and who tells for the subject of what is told. It is the main verb, and the noun before the clause
//! the clause's own subject.

use super::Sentence;
use crate::syntax::{Pos, Relation, Tag, Word};
use crate::words::is_cue;

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for verb in 0..sentence.words.len() {
        if let Some((teller, clause, subject)) = find(sentence, verb) {
            let above = sentence.words[clause].head;
            let relation = sentence.words[clause].relation;
            let word = &mut sentence.words[verb];
            (word.tag, word.head, word.relation) = (Tag::Vbd, above, relation);
            sentence.hang(teller, verb, Relation::Nsubj);
            sentence.hang(clause, verb, Relation::Ccomp);
            sentence.hang_subject(subject, clause);
        }
    }
}

/// Who tells, the clause that is told and its subject, where a verb that was taken for a participle tells it.
fn find(sentence: &Sentence, verb: usize) -> Option<(usize, usize, usize)> {
    const SUBJECTS: [Relation; 2] = [Relation::Nsubj, Relation::NsubjPass];
    let word = &sentence.words[verb];
    let participle = word.relation == Relation::Acl && word.tag == Tag::Vbn && is_cue(&word.lemma);
    let teller = sentence.head(verb).filter(|_| participle)?;
    let clause = sentence
        .head(teller)
        .filter(|_| SUBJECTS.contains(&sentence.words[teller].relation))?;
    let finite = sentence.is_finite(clause) && clause > verb && teller + 1 == verb;
    let auxiliary = sentence
        .children_as(clause, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
        .find(|&auxiliary| auxiliary > verb)
        .unwrap_or(clause);
    let subject = sentence
        .children_as(verb, &[Relation::Obl, Relation::Obj])
        .filter(|&noun| matches!(sentence.words[noun].pos, Pos::Noun | Pos::Propn))
        .find(|&noun| noun > verb && sentence.end_of(noun) == auxiliary)?;
    let bare = sentence.child(subject, &[Relation::Case]).is_none();
    (finite && bare).then_some((teller, clause, subject))
}
