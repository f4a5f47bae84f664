//! "Rui, the police said, has left": what stands between the commas only says who tells it. The parser takes Rui
//! for the one who said it, and the police for another name of Rui; here the clause that is told becomes the main
//! one, with Rui for its subject, and the police say it.

use super::Sentence;
use crate::syntax::{Relation, Word};
use crate::words::is_cue;

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for verb in 0..sentence.words.len() {
        if is_cue(&sentence.words[verb].lemma)
            && let Some((subject, teller, clause)) = find(sentence, verb)
        {
            turn(sentence, verb, subject, teller, clause);
        }
    }
}

/// The subject that is not the verb's, the one who is, and the clause that is told.
fn find(sentence: &Sentence, verb: usize) -> Option<(usize, usize, usize)> {
    let subject = sentence.child(verb, &[Relation::Nsubj])?;
    let teller = sentence
        .children_as(subject, &[Relation::Appos])
        .find(|&teller| sentence.end_of(teller) == verb)?;
    let opens = sentence.start_of(teller).checked_sub(1)?;
    let clause = sentence
        .children_as(verb, &[Relation::Ccomp])
        .find(|&clause| clause > verb && sentence.is_finite(clause) && !sentence.has_subject(clause))?;
    (sentence.is_comma(opens) && sentence.is_comma(verb + 1)).then_some((subject, teller, clause))
}

fn turn(sentence: &mut Sentence, verb: usize, subject: usize, teller: usize, clause: usize) {
    let (above, relation) = (sentence.words[verb].head, sentence.words[verb].relation);
    let end = sentence.end_of(clause);
    let outside: Vec<usize> = sentence
        .children(verb)
        .filter(|&child| child != clause && (child < subject || child >= end))
        .collect();
    for child in outside {
        sentence.hang(child, clause, sentence.words[child].relation);
    }
    sentence.words[clause].head = above;
    sentence.words[clause].relation = relation;
    sentence.hang(verb, clause, Relation::Parataxis);
    sentence.hang(teller, verb, Relation::Nsubj);
    sentence.hang_subject(subject, clause);
}
