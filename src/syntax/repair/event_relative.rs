//! "the blast at a mill that injured two pilots": what kills and destroys is the event, not the place it was at. And a
//! time between an event and the clause that describes it ("a fire in Lyon last month that wrecked two ovens")
//! is the event's. The parser hangs the clause on the nearest noun, and the time on the verb of the sentence.

use super::Sentence;
use crate::syntax::{Relation, Word};
use crate::words::{Class, event_noun, is, is_time};

pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for verb in 0..sentence.words.len() {
        let destroys =
            is(&sentence.words[verb].lemma, Class::Strike) || sentence.words[verb].lemma == "leave";
        if sentence.words[verb].relation != Relation::AclRelcl || !destroys {
            continue;
        }
        let Some(noun) = sentence.head(verb).filter(|&noun| noun < verb) else {
            continue;
        };
        if is_time(&sentence.words[noun].lemma) {
            if let Some(event) = event_before(sentence, noun) {
                sentence.hang(verb, event, Relation::AclRelcl);
                sentence.hang(noun, event, Relation::NmodTmod);
            }
        } else if let Some(event) = event_above(sentence, noun) {
            sentence.hang(verb, event, Relation::AclRelcl);
        }
    }
}

/// The event whose phrase ends right before another.
fn event_before(sentence: &Sentence, other: usize) -> Option<usize> {
    let start = sentence.start_of(other);
    (0..start)
        .rev()
        .find(|&noun| is_event(sentence, noun) && sentence.end_of(noun) == start)
}

/// The event that a noun says the place of, or what it was done to.
fn event_above(sentence: &Sentence, noun: usize) -> Option<usize> {
    if is_event(sentence, noun) {
        return None;
    }
    let above = sentence.nouns_above(noun).find(|&noun| is_event(sentence, noun));
    // The place may hang on the verb: "spoke of a blast | at a mill".
    above.or_else(|| event_before(sentence, noun).filter(|_| sentence.words[noun].relation == Relation::Obl))
}

fn is_event(sentence: &Sentence, noun: usize) -> bool {
    let lemma = &sentence.words[noun].lemma;
    sentence.words[noun].pos.is_noun() && (event_noun(lemma).is_some() || is(lemma, Class::Calamity))
}
