//! A clause that describes a noun without a subject of its own has no tense: in "the men arrested on Monday
//! were freed" the first verb is a participle, whatever its form may be elsewhere. Taken for a clause of its
//! own, with "the men" for its subject, it leaves the main verb without one.

use crate::syntax::{Relation, Tag, Word};

/// Makes such verbs participles; the words are those of one sentence, which begins at token `base` of the
/// document.
pub(super) fn settle(words: &mut [Word], base: usize) {
    for at in 0..words.len() {
        give_back(words, base, at);
    }
    for at in 0..words.len() {
        let finite = |child: &Word| {
            child.head == Some(base + at)
                && matches!(
                    child.relation,
                    Relation::Nsubj | Relation::NsubjPass | Relation::Expl | Relation::Mark | Relation::Aux
                )
        };
        if words[at].relation == Relation::Acl && words[at].tag == Tag::Vbd && !words.iter().any(finite) {
            words[at].tag = Tag::Vbn;
        }
    }
}

/// Gives the subject of a clause that nothing joins to the verb behind it to that verb, when it has none.
fn give_back(words: &mut [Word], base: usize, at: usize) {
    let Some(main) = words[at].head.map(|head| head - base) else {
        return;
    };
    if words[at].relation != Relation::Advcl || words[at].tag != Tag::Vbd || main < at {
        return;
    }
    let child = |of: usize, wanted: fn(&Word) -> bool| {
        words
            .iter()
            .position(|word| word.head == Some(base + of) && wanted(word))
    };
    let is_subject = |word: &Word| matches!(word.relation, Relation::Nsubj | Relation::NsubjPass);
    let joined = child(at, |word| {
        matches!(word.relation, Relation::Mark | Relation::Aux | Relation::AuxPass) || word.tag == Tag::Wrb
    });
    let passive = child(main, |word| word.relation == Relation::AuxPass).is_some();
    let finite = passive
        || child(main, |word| {
            matches!(word.relation, Relation::Aux | Relation::Cop)
        })
        .is_some();
    if let Some(subject) = child(at, is_subject)
        && subject < at
        && joined.is_none()
        && finite
        && child(main, is_subject).is_none()
    {
        words[subject].head = Some(base + main);
        words[subject].relation = if passive {
            Relation::NsubjPass
        } else {
            Relation::Nsubj
        };
        words[at].head = Some(base + subject);
        words[at].relation = Relation::Acl;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Pos;

    fn word(tag: Tag, head: Option<usize>, relation: Relation) -> Word {
        Word {
            pos: Pos::X,
            tag,
            lemma: crate::syntax::Lemma::default(),
            head,
            relation,
        }
    }

    #[test]
    fn a_describing_verb_is_a_participle_unless_it_has_a_subject() {
        let tag = |of_it| {
            let mut words = [
                word(Tag::Nns, None, Relation::Root),
                word(Tag::Prp, Some(7), of_it),
                word(Tag::Vbd, Some(5), Relation::Acl),
            ];
            settle(&mut words, 5);
            words[2].tag
        };
        assert_eq!(tag(Relation::Obl), Tag::Vbn);
        assert_eq!(tag(Relation::Nsubj), Tag::Vbd);
    }

    #[test]
    fn the_subject_of_the_main_verb_is_given_back() {
        // "men detained were tried", "men smiled when tried".
        let sentence = |joint| {
            let mut words = [
                word(Tag::Nns, Some(1), Relation::Nsubj),
                word(Tag::Vbd, Some(3), Relation::Advcl),
                word(Tag::Vbd, Some(3), joint),
                word(Tag::Vbn, None, Relation::Root),
            ];
            settle(&mut words, 0);
            (words[0].head, words[1].head, words[1].tag)
        };
        assert_eq!(sentence(Relation::AuxPass), (Some(3), Some(0), Tag::Vbn));
        assert_eq!(sentence(Relation::Advmod), (Some(1), Some(3), Tag::Vbd));
    }
}
