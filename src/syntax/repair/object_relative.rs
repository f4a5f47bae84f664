//! "The guild, the body that Lind chaired in May, pushed the towns": behind "that" the parser takes the verb of the clause
//! that describes for the main one, and who acts in it for one more name of the subject. The main verb is the next.

use super::Sentence;
use crate::syntax::{Pos, Relation, Word};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for verb in 0..sentence.words.len() {
        if let Some(found) = find(sentence, verb) {
            let Found {
                subject,
                noun,
                actor,
                main,
            } = found;
            let (head, relation) = (sentence.words[verb].head, sentence.words[verb].relation);
            sentence.hang(verb, noun, Relation::AclRelcl);
            sentence.hang_subject(actor, verb);
            sentence.hang_subject(subject, main);
            sentence.words[main].head = head;
            sentence.words[main].relation = relation;
        }
    }
}

/// What stands around the verb of a clause that describes.
struct Found {
    /// The subject of the sentence, which was taken for that of the verb.
    subject: usize,
    /// The noun the clause describes.
    noun: usize,
    /// Who acts in the clause.
    actor: usize,
    /// The main verb.
    main: usize,
}

fn find(sentence: &Sentence, verb: usize) -> Option<Found> {
    let is_link = |&at: &usize| sentence.words[at].tag.is_relative() && at < verb;
    let link = sentence.children_as(verb, &[Relation::Obj]).find(is_link)?;
    let noun = link.checked_sub(1)?;
    let subject = sentence
        .child(verb, &[Relation::Nsubj])
        .filter(|&subject| subject < noun)?;
    let of_subject =
        |at: usize| sentence.words[at].relation == Relation::Appos && sentence.head(at) == Some(subject);
    let actor = (link + 1..verb).find(|&at| of_subject(at) && sentence.words[at].pos.is_noun())?;
    let main = sentence.children_as(verb, &[Relation::Conj]).find(|&main| {
        sentence.words[main].pos == Pos::Verb
            && sentence.is_finite(main)
            && main > verb
            && sentence.is_comma(main - 1)
            && !sentence.has_subject(main)
            && sentence.child(main, &[Relation::Cc]).is_none()
    })?;
    of_subject(noun).then_some(Found {
        subject,
        noun,
        actor,
        main,
    })
}
