//! "He keeps bonds — two from each of nine districts — that fall due in May": what describes a noun may stand behind
//! an aside between dashes. The parser hangs it on the last noun of the aside; here it goes back to the noun before.

use super::Sentence;
use crate::syntax::{Relation, Word};

/// How many tokens an aside may have.
const ASIDE: usize = 24;

pub(super) fn settle(words: &mut [Word], base: usize) {
    Sentence { words, base }.rehang(Relation::AclRelcl, described);
}

/// The noun before the aside that the clause of a verb stands behind, where that clause hangs within the aside.
fn described(sentence: &Sentence, verb: usize) -> Option<usize> {
    let held = sentence.head(verb)?;
    let begins = sentence.start_of(verb);
    let close = match is_dash(&sentence.words[begins]) {
        true => begins,
        false => begins.checked_sub(1)?,
    };
    let open = (close.saturating_sub(ASIDE)..close)
        .rev()
        .find(|&at| is_dash(&sentence.words[at]))?;
    let noun = open.checked_sub(1)?;
    let fits = is_dash(&sentence.words[close]) && (open..close).contains(&held);
    (fits && sentence.words[noun].pos.is_noun()).then_some(noun)
}

/// Whether a word is a dash that stands between two phrases.
fn is_dash(word: &Word) -> bool {
    matches!(word.lemma.as_str(), "—" | "–" | "―" | "--")
}
