//! "The ship was carrying coal and a pilot boat of the port rammed it": the noun behind "and" is taken for one
//! more thing that was carried, and leaves the verb behind it without a subject. It is that verb's.

use super::Sentence;
use crate::syntax::{Pos, Relation, Word};

/// How many words of description can stand between the noun and its verb.
const TRAILING: usize = 16;

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for verb in 0..sentence.words.len() {
        if let Some((and, subject)) = find(sentence, verb) {
            sentence.hang(and, verb, Relation::Cc);
            sentence.hang_subject(subject, verb);
            sentence.words[verb].relation = Relation::Conj;
        }
    }
}

/// The "and" and the noun behind it.
fn find(sentence: &Sentence, verb: usize) -> Option<(usize, usize)> {
    let joined = sentence.words[verb].pos == Pos::Verb
        && matches!(sentence.words[verb].relation, Relation::Advcl | Relation::Conj)
        && sentence.is_finite(verb)
        && !sentence.has_subject(verb)
        && sentence.child(verb, &[Relation::Mark, Relation::Cc]).is_none();
    if !joined {
        return None;
    }
    (verb.saturating_sub(TRAILING)..verb).rev().find_map(|noun| {
        let word = &sentence.words[noun];
        let object = sentence.head(noun).is_some_and(|above| {
            above < noun
                && matches!(
                    sentence.words[above].relation,
                    Relation::Obj | Relation::Obl | Relation::Nmod
                )
        });
        let and = sentence
            .children_as(noun, &[Relation::Cc])
            .find(|&and| sentence.words[and].lemma == "and")?;
        (word.relation == Relation::Conj
            && matches!(word.pos, Pos::Noun | Pos::Propn)
            && object
            && sentence.end_of(noun) == verb)
            .then_some((and, noun))
    })
}
