//! "Denied any part in the May 3, 2011, raid": the commas of the date hide that it belongs to the noun behind it. The
//! parser hangs the date on the verb; here the noun takes its place, and the date describes the noun.

use super::Sentence;
use crate::syntax::{Relation, Tag, Word};
use std::ops::Range;

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for noun in 0..sentence.words.len() {
        let Some((date, top)) = find(sentence, noun) else {
            continue;
        };
        let outside: Vec<usize> = sentence
            .children(top)
            .filter(|child| !date.contains(child) && *child != noun)
            .collect();
        (sentence.words[noun].head, sentence.words[noun].relation) =
            (sentence.words[top].head, sentence.words[top].relation);
        for child in outside {
            sentence.words[child].head = Some(base + noun);
        }
        sentence.hang(top, noun, Relation::NmodTmod);
    }
}

/// The tokens of the date before a noun ("May 3, 2011"), behind an article, and the one of them that the others hang on.
fn find(sentence: &Sentence, noun: usize) -> Option<(Range<usize>, usize)> {
    let words = &sentence.words;
    if !matches!(words[noun].tag, Tag::Nn | Tag::Nns) {
        return None;
    }
    let last = noun.checked_sub(1)?;
    let year = if sentence.is_comma(last) {
        last.checked_sub(1)?
    } else {
        last
    };
    let (day, month, article) = (year.checked_sub(2)?, year.checked_sub(3)?, year.checked_sub(4)?);
    let digits = |token: usize, most: usize| {
        let lemma = words[token].lemma.as_str();
        lemma.len() <= most && lemma.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dated = digits(year, 4)
        && words[year].lemma.len() == 4
        && sentence.is_comma(year - 1)
        && digits(day, 2)
        && words[month].tag == Tag::Nnp
        && matches!(words[article].tag, Tag::Dt | Tag::PrpPoss);
    let date = month..year + 1;
    let top = date
        .clone()
        .find(|&token| sentence.head(token).is_none_or(|head| !date.contains(&head)))?;
    let free = sentence
        .head(top)
        .is_some_and(|head| !sentence.is_below(head, noun));
    (dated && free).then_some((date, top))
}
