//! "The towns that voted last Saturday have a new mayor": a time right behind a clause that describes the subject is
//! that clause's. The parser hangs it on the verb behind it.

use super::Sentence;
use crate::syntax::{Relation, Word};

pub(super) fn settle(words: &mut [Word], base: usize) {
    Sentence { words, base }.rehang(Relation::OblTmod, described);
}

/// The verb of the clause that ends right before a time, where that clause describes the subject of the verb the time
/// hangs on.
fn described(sentence: &Sentence, time: usize) -> Option<usize> {
    let main = sentence.head(time).filter(|&main| time < main)?;
    let last = sentence.start_of(time).checked_sub(1)?;
    let subject = sentence.child(main, Relation::SUBJECTS)?;
    let above = std::iter::successors(Some(last), |&at| sentence.head(at))
        .take(sentence.words.len())
        .find(|&at| sentence.words[at].relation == Relation::AclRelcl)?;
    (sentence.end_of(above) == last + 1 && sentence.is_below(above, subject)).then_some(above)
}
