//! Wire copy puts the day before the verb: "The board on Tuesday fined operator Lind". Where the verb could be
//! a participle that describes what stands behind it, the sentence is left without a verb, and its subject
//! stands for all of it.

use crate::syntax::{Pos, Relation, Tag, Word};

const DAYS: [&str; 9] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
];

/// Makes the participle behind the day the verb of a sentence that has none; the words are those of one
/// sentence, which begins at token `base` of the document.
pub(super) fn settle(words: &mut [Word], base: usize) {
    let Some((subject, verb)) = verbless(words, base) else {
        return;
    };
    let object = words[verb].head.map(|head| head - base);
    words[verb] = Word {
        pos: Pos::Verb,
        tag: Tag::Vbd,
        lemma: std::mem::take(&mut words[verb].lemma),
        head: None,
        relation: Relation::Root,
    };
    words[subject].head = Some(base + verb);
    words[subject].relation = Relation::Nsubj;
    if let Some(object) = object.filter(|&object| object > verb) {
        words[object].head = Some(base + verb);
        words[object].relation = Relation::Obj;
    }
    let day = verb - 1;
    words[day].head = Some(base + verb);
    if day > subject + 1 {
        words[day].relation = Relation::Obl;
        words[day - 1].head = Some(base + day);
        words[day - 1].relation = Relation::Case;
    } else {
        words[day].relation = Relation::OblTmod;
    }
    for word in words[verb + 1..]
        .iter_mut()
        .filter(|word| word.head == Some(base + subject))
    {
        word.head = Some(base + verb);
        if word.relation == Relation::Nmod {
            word.relation = Relation::Obl;
        }
    }
}

/// A noun that a sentence is taken to be, and the participle behind it and a day.
fn verbless(words: &[Word], base: usize) -> Option<(usize, usize)> {
    let subject = words.iter().position(|word| word.head.is_none())?;
    let is_noun = matches!(words[subject].pos, Pos::Noun | Pos::Propn);
    let says_what = words
        .iter()
        .any(|word| word.head == Some(base + subject) && word.relation == Relation::Cop);
    if !is_noun || says_what {
        return None;
    }
    let on = words.get(subject + 1).is_some_and(|word| word.lemma == "on");
    let day = subject + if on { 2 } else { 1 };
    let verb = day + 1;
    let is_day = DAYS.contains(&words.get(day)?.lemma.to_lowercase().as_str());
    let participle = words
        .get(verb)
        .filter(|word| matches!(word.tag, Tag::Vbn | Tag::Vbd))?;
    let describes = matches!(participle.relation, Relation::Amod | Relation::Acl);
    let behind = participle
        .head
        .is_some_and(|head| head > base + verb || head == base + subject);
    (is_day && describes && behind).then_some((subject, verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(lemma: &str, pos: Pos, tag: Tag, head: Option<usize>, relation: Relation) -> Word {
        Word {
            pos,
            tag,
            lemma: lemma.into(),
            head,
            relation,
        }
    }

    /// "board on DAY fined operator", as a sentence without a verb.
    fn sentence(day: &str) -> Vec<Word> {
        let mut words = vec![
            word("board", Pos::Noun, Tag::Nn, None, Relation::Root),
            word("on", Pos::Adp, Tag::In, Some(8), Relation::Case),
            word(day, Pos::Propn, Tag::Nnp, Some(7), Relation::Obl),
            word("fine", Pos::Adj, Tag::Vbn, Some(8), Relation::Amod),
            word("operator", Pos::Noun, Tag::Nn, Some(4), Relation::Nmod),
        ];
        settle(&mut words, 4);
        words
    }

    #[test]
    fn the_participle_behind_a_day_is_the_verb_of_a_sentence_without_one() {
        let words = sentence("Tuesday");
        assert_eq!((words[3].tag, words[3].head), (Tag::Vbd, None));
        assert_eq!((words[0].head, words[0].relation), (Some(7), Relation::Nsubj));
        assert_eq!((words[4].head, words[4].relation), (Some(7), Relation::Obj));
        assert_eq!((words[1].head, words[1].relation), (Some(6), Relation::Case));
    }

    #[test]
    fn behind_another_noun_it_describes() {
        assert_eq!(sentence("Lind")[0].relation, Relation::Root);
    }
}
