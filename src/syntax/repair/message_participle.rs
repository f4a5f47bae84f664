//! "a survey of 90 bakers published on Friday": what comes out is the message, not those it was sent to or is about. The
//! parser hangs the participle on the nearest noun.

use super::Sentence;
use crate::syntax::{Relation, Tag, Word};
use crate::words::{Class, is};

pub(super) fn settle(words: &mut [Word], base: usize) {
    Sentence { words, base }.rehang(Relation::Acl, message);
}

/// The message that a participle of coming out hangs below, where it hangs on no message itself.
fn message(sentence: &Sentence, verb: usize) -> Option<usize> {
    let word = &sentence.words[verb];
    let comes_out = word.tag == Tag::Vbn && (is(&word.lemma, Class::Issue) || word.lemma == "conduct");
    let noun = sentence.head(verb).filter(|&noun| comes_out && noun < verb)?;
    if is_message(sentence, noun) {
        return None;
    }
    sentence
        .nouns_above(noun)
        .find(|&noun| is_message(sentence, noun))
}

fn is_message(sentence: &Sentence, noun: usize) -> bool {
    let lemma = sentence.words[noun].lemma.as_str();
    is(lemma, Class::Message) || matches!(lemma, "poll" | "survey" | "video" | "list" | "interview")
}
