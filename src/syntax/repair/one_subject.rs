//! A clause has one subject. Where the network sees two before the verb, an "and" between them joins them
//! ("Captain Lind and Doctor Rui sailed"); with a comma between them, the second says who the first is:
//! "Lind, the head of the port, was heard". And what is joined to the second behind another comma is
//! joined to the first: "Lind, the head of the port, and his aide were heard". Two nouns side by side are one:
//! "the attorney general was heard".

use crate::syntax::{Pos, Relation, Tag, Word};

/// Hangs second subjects on the first; the words are those of one sentence, which begins at token `base`
/// of the document.
pub(super) fn settle(words: &mut [Word], base: usize) {
    let mut first_of: Vec<Option<usize>> = vec![None; words.len()];
    for at in 0..words.len() {
        let Some(verb) = words[at].head.map(|head| head - base) else {
            continue;
        };
        let subject = matches!(words[at].relation, Relation::Nsubj | Relation::NsubjPass);
        if !subject || at > verb {
            continue;
        }
        match first_of[verb] {
            None => first_of[verb] = Some(at),
            Some(first) if first + 1 == at && is_common(&words[first]) && is_common(&words[at]) => {
                one_noun(words, base, first, at);
                first_of[verb] = Some(at);
            }
            Some(first) if is_noun(&words[first]) && is_noun(&words[at]) => {
                let between = &words[first..at];
                let joined = |word: &Word| word.tag == Tag::Cc && word.head == Some(base + at);
                let relation = if between.iter().any(joined) {
                    Relation::Conj
                } else if between.iter().any(|word| word.tag == Tag::Comma) {
                    Relation::Appos
                } else {
                    continue;
                };
                words[at].head = Some(base + first);
                words[at].relation = relation;
            }
            Some(_) => {}
        }
    }
    for subject in first_of.into_iter().flatten() {
        lift(words, base, subject);
    }
}

/// Makes two nouns side by side one, headed by the second: "the attorney general".
fn one_noun(words: &mut [Word], base: usize, first: usize, second: usize) {
    for word in words.iter_mut().filter(|word| word.head == Some(base + first)) {
        word.head = Some(base + second);
    }
    words[first].head = Some(base + second);
    words[first].relation = Relation::Compound;
}

/// Joins to a subject what is joined to its apposition behind a comma and an "and", when it is somebody
/// else: "his aide", not "father of two". A name behind it says who that is.
fn lift(words: &mut [Word], base: usize, subject: usize) {
    let hangs =
        |word: &Word, head: usize, relation| word.head == Some(base + head) && word.relation == relation;
    let Some(apposition) = (subject + 1..words.len()).find(|&at| hangs(&words[at], subject, Relation::Appos))
    else {
        return;
    };
    let joins = |words: &[Word], cc: usize, at: usize| {
        words[cc].tag == Tag::Cc && words[cc].head == Some(base + at) && words[cc - 1].tag == Tag::Comma
    };
    let told_apart = |words: &[Word], at: usize| {
        words[at].tag.is_name()
            || words
                .iter()
                .any(|word| hangs(word, at, Relation::Det) || hangs(word, at, Relation::NmodPoss))
    };
    let other = (apposition + 1..words.len()).find(|&at| {
        hangs(&words[at], apposition, Relation::Conj)
            && told_apart(words, at)
            && (apposition + 1..at).any(|cc| joins(words, cc, at))
    });
    let Some(other) = other else { return };
    words[other].head = Some(base + subject);
    words[other].relation = Relation::Conj;
    for word in &mut words[other + 1..] {
        if hangs(word, apposition, Relation::Conj) && word.tag.is_name() {
            word.head = Some(base + other);
            word.relation = Relation::Appos;
        }
    }
}

fn is_common(word: &Word) -> bool {
    matches!(word.tag, Tag::Nn | Tag::Nns)
}

fn is_noun(word: &Word) -> bool {
    matches!(word.pos, Pos::Noun | Pos::Propn) || word.tag.is_name()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(tag: Tag, head: Option<usize>, relation: Relation) -> Word {
        Word {
            pos: if tag == Tag::Nn { Pos::Noun } else { Pos::X },
            tag,
            lemma: crate::syntax::Lemma::default(),
            head,
            relation,
        }
    }

    #[test]
    fn a_second_subject_behind_a_comma_is_an_apposition() {
        let sentence = |mark| {
            [
                word(Tag::Nn, Some(9), Relation::Nsubj),
                word(mark, Some(8), Relation::Punct),
                word(Tag::Nn, Some(9), Relation::Nsubj),
                word(Tag::Vbd, None, Relation::Root),
            ]
        };
        let mut parted = sentence(Tag::Comma);
        settle(&mut parted, 6);
        assert_eq!((parted[2].head, parted[2].relation), (Some(6), Relation::Appos));
        let mut joined = sentence(Tag::Cc);
        settle(&mut joined, 6);
        assert_eq!((joined[2].head, joined[2].relation), (Some(6), Relation::Conj));
        let mut unparted = sentence(Tag::Rb);
        settle(&mut unparted, 6);
        assert_eq!(unparted[2].relation, Relation::Nsubj);
    }

    #[test]
    fn two_nouns_side_by_side_are_one() {
        // "The attorney general sued".
        let mut words = [
            word(Tag::Dt, Some(7), Relation::Det),
            word(Tag::Nn, Some(9), Relation::Nsubj),
            word(Tag::Nn, Some(9), Relation::Nsubj),
            word(Tag::Vbd, None, Relation::Root),
        ];
        settle(&mut words, 6);
        assert_eq!((words[1].head, words[1].relation), (Some(8), Relation::Compound));
        assert_eq!((words[0].head, words[2].relation), (Some(8), Relation::Nsubj));
    }

    #[test]
    fn what_is_joined_behind_the_apposition_is_joined_to_the_subject() {
        // "Lind, head, and his aide sailed", "Lind, head, and father sailed".
        let sentence = |of_aide| {
            let mut words = vec![
                word(Tag::Nnp, Some(7), Relation::Nsubj),
                word(Tag::Comma, Some(2), Relation::Punct),
                word(Tag::Nn, Some(0), Relation::Appos),
                word(Tag::Comma, Some(6), Relation::Punct),
                word(Tag::Cc, Some(6), Relation::Cc),
                word(Tag::PrpPoss, Some(6), of_aide),
                word(Tag::Nn, Some(2), Relation::Conj),
                word(Tag::Vbd, None, Relation::Root),
            ];
            settle(&mut words, 0);
            words[6].head
        };
        assert_eq!(sentence(Relation::NmodPoss), Some(0));
        assert_eq!(sentence(Relation::Amod), Some(2));
    }
}
