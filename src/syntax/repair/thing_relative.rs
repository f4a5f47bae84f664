//! "The mayor of Lyon, which was flooded": "which" never stands for a person. A clause that the parser hung on one goes
//! to the noun that ends the person's phrase.

use super::Sentence;
use crate::syntax::{Relation, Word};
use crate::words::{Class, is};

pub(super) fn settle(words: &mut [Word], base: usize) {
    Sentence { words, base }.rehang(Relation::AclRelcl, described);
}

/// The noun before the clause of a verb that begins with "which", where that clause hangs on a person.
fn described(sentence: &Sentence, verb: usize) -> Option<usize> {
    let person = sentence.head(verb)?;
    let mut begins = sentence.start_of(verb);
    if sentence.is_comma(begins) {
        begins += 1;
    }
    let which = sentence.words.get(begins)?.lemma == "which";
    let before = begins.checked_sub(1)?;
    let noun = if sentence.is_comma(before) {
        before.checked_sub(1)?
    } else {
        before
    };
    let held = sentence.words[noun].relation == Relation::Nmod && sentence.head(noun) == Some(person);
    (which && held && is(&sentence.words[person].lemma, Class::Person)).then_some(noun)
}
