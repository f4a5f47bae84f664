//! "In Faro, Portugal, police closed a road": the country, which says where Faro is, is taken for the subject, and
//! the police for another name of it.

use super::Sentence;
use crate::syntax::{Pos, Relation, Word};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for country in 2..sentence.words.len() {
        if let Some((town, subject, verb)) = find(sentence, country) {
            sentence.hang(country, town, Relation::Appos);
            sentence.hang_subject(subject, verb);
        }
    }
}

/// The town before a country, the noun behind it, and the verb whose subject the noun is.
fn find(sentence: &Sentence, country: usize) -> Option<(usize, usize, usize)> {
    let town = country - 2;
    let verb = sentence.head(country)?;
    let opens = sentence.words[country].pos == Pos::Propn
        && matches!(
            sentence.words[country].relation,
            Relation::Nsubj | Relation::NsubjPass
        )
        && sentence.is_comma(town + 1)
        && sentence.words[town].relation == Relation::Obl
        && sentence.children_as(town, &[Relation::Case]).any(|case| {
            matches!(
                sentence.words[case].lemma.as_str(),
                "in" | "near" | "at" | "outside"
            )
        });
    if !opens {
        return None;
    }
    // A second name has a comma at either end.
    let subject = sentence.children_as(country, &[Relation::Appos]).find(|&noun| {
        let end = sentence.end_of(noun);
        sentence.words[noun].pos == Pos::Noun && !sentence.is_comma(end - 1) && !sentence.is_comma(end)
    })?;
    (subject < verb).then_some((town, subject, verb))
}
