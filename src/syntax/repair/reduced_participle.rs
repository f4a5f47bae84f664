//! "A merger announced Monday would turn the firm": a participle behind the subject, taken for the verb of the sentence,
//! leaves the clause it seems to tell without a subject. The clause is the sentence, and the participle describes
//! its subject.

use super::Sentence;
use crate::syntax::{Relation, Tag, Word};
use crate::words::is_time;

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for clause in 0..sentence.words.len() {
        let Some((participle, subject)) = find(sentence, clause) else {
            continue;
        };
        let (above, relation) = {
            let word = &sentence.words[participle];
            (word.head, word.relation)
        };
        (sentence.words[clause].head, sentence.words[clause].relation) = (above, relation);
        let times: Vec<usize> = sentence
            .children(clause)
            .filter(|&child| participle < child && child < clause && is_time(&sentence.words[child].lemma))
            .collect();
        let behind: Vec<usize> = sentence
            .children(participle)
            .filter(|&child| child > clause)
            .collect();
        for time in times {
            sentence.words[time].head = Some(base + participle);
        }
        for child in behind {
            sentence.words[child].head = Some(base + clause);
        }
        sentence.words[participle].tag = Tag::Vbn;
        sentence.hang(participle, subject, Relation::Acl);
        sentence.hang_subject(subject, clause);
    }
}

/// The verb that seems to tell a clause without a subject which begins right behind it or its time, and its
/// subject, which stands right before it.
fn find(sentence: &Sentence, clause: usize) -> Option<(usize, usize)> {
    let verb = sentence.head(clause)?;
    let told = sentence.words[clause].relation == Relation::Ccomp
        && sentence.words[verb].tag == Tag::Vbd
        && sentence.is_finite(clause)
        && !sentence.has_subject(clause);
    let subject = sentence.child(verb, &[Relation::Nsubj]).filter(|_| told)?;
    let first = sentence
        .children_as(clause, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
        .chain([clause])
        .filter(|&token| sentence.words[token].tag.is_finite())
        .min()?;
    let time_only = (verb + 1..first)
        .all(|token| is_time(&sentence.words[token].lemma) || sentence.words[token].tag == Tag::In);
    (sentence.end_of(subject) == verb && verb < first && time_only && first - verb <= 3)
        .then_some((verb, subject))
}
