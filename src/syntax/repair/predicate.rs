//! "The man who sued while she was mayor was jailed": what somebody was is no subject of another verb. The parser takes
//! the mayor for the one who was jailed, within the clause that "while" opens, and leaves the man without a verb; here
//! he is its subject again, and the clause that says what she was goes below the one it stands in.

use super::Sentence;
use crate::syntax::{Relation, Word};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for predicate in 0..sentence.words.len() {
        if let Some((verb, mark, noun)) = find(sentence, predicate) {
            turn(sentence, predicate, verb, mark, noun);
        }
    }
}

/// The verb that has a predicate for its subject, the word that opens the predicate's clause, and the noun without a
/// verb.
fn find(sentence: &Sentence, predicate: usize) -> Option<(usize, usize, usize)> {
    let taken = matches!(
        sentence.words[predicate].relation,
        Relation::Nsubj | Relation::NsubjPass
    );
    let verb = sentence
        .head(predicate)
        .filter(|&verb| taken && verb > predicate)?;
    let subject = sentence.child(predicate, &[Relation::Nsubj])?;
    let copula = sentence.child(predicate, &[Relation::Cop])?;
    let mark = sentence
        .children_as(verb, &[Relation::Mark])
        .find(|&mark| mark < subject)?;
    let noun = (0..mark).find(|&noun| sentence.words[noun].relation == Relation::Root)?;
    let bare = sentence.words[noun].pos.is_noun() && sentence.child(noun, &[Relation::AclRelcl]).is_some();
    (subject < copula && bare && sentence.is_finite(verb)).then_some((verb, mark, noun))
}

fn turn(sentence: &mut Sentence, predicate: usize, verb: usize, mark: usize, noun: usize) {
    if let Some(above) = sentence.head(verb) {
        sentence.hang(predicate, above, Relation::Advcl);
    }
    sentence.hang(mark, predicate, Relation::Mark);
    sentence.words[verb].head = None;
    sentence.words[verb].relation = Relation::Root;
    sentence.hang_subject(noun, verb);
}
