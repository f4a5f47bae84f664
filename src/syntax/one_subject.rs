//! A clause has one subject. Where the network sees two before the verb, an "and" between them joins them
//! ("Captain Lind and Doctor Rui sailed"); with a comma between them, the second says who the first is:
//! "Lind, the head of the port, was heard".

use super::{Pos, Relation, Word};

/// Hangs second subjects on the first; the words are those of one sentence, which begins at token `base`
/// of the document.
pub(crate) fn settle(words: &mut [Word], base: usize) {
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
            Some(first) if is_noun(&words[first]) && is_noun(&words[at]) => {
                let between = &words[first..at];
                let joined = |word: &Word| word.tag == "CC" && word.head == Some(base + at);
                let relation = if between.iter().any(joined) {
                    Relation::Conj
                } else if between.iter().any(|word| word.tag == ",") {
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
}

fn is_noun(word: &Word) -> bool {
    matches!(word.pos, Pos::Noun | Pos::Propn) || word.tag.starts_with("NNP")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(tag: &'static str, head: Option<usize>, relation: Relation) -> Word {
        Word {
            pos: if tag == "NN" { Pos::Noun } else { Pos::X },
            tag,
            lemma: String::new(),
            head,
            relation,
        }
    }

    #[test]
    fn a_second_subject_behind_a_comma_is_an_apposition() {
        let sentence = |mark| {
            [
                word("NN", Some(9), Relation::Nsubj),
                word(mark, Some(8), Relation::Punct),
                word("NN", Some(9), Relation::Nsubj),
                word("VBD", None, Relation::Root),
            ]
        };
        let mut parted = sentence(",");
        settle(&mut parted, 6);
        assert_eq!((parted[2].head, parted[2].relation), (Some(6), Relation::Appos));
        let mut joined = sentence("CC");
        settle(&mut joined, 6);
        assert_eq!((joined[2].head, joined[2].relation), (Some(6), Relation::Conj));
        let mut unparted = sentence("RB");
        settle(&mut unparted, 6);
        assert_eq!(unparted[2].relation, Relation::Nsubj);
    }
}
