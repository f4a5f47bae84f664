//! The day of an event told without one: the story is still at the day it was at.
//!
//! "A bomb went off on Monday. It killed two people." A sentence that goes on in the simple past, names
//! no time of its own and turns to no other ("later", "previously") tells of the day of the one before.

use super::trigger::Trigger;
use super::when::When;
use crate::analysis::{Timex, TimexType};
use crate::clause::Kind;
use crate::story::Reading;
use crate::syntax::{Pos, Relation};
use crate::words::{Class, is, is_cue};

/// Lends the day of a sentence to the main events of the next ones of its paragraph.
pub fn carry_on(reading: &Reading, triggers: &[Trigger], times: &mut [Option<When>]) {
    let tree = reading.tree;
    let document = tree.document;
    let mut day: Option<(usize, When)> = None;
    let mut at = 0;
    for events in triggers.chunk_by(|a, b| tree.sentence(a.token) == tree.sentence(b.token)) {
        let of_sentence = at..at + events.len();
        at = of_sentence.end;
        let sentence = tree.sentence(events[0].token);
        let told: Vec<usize> = of_sentence
            .filter(|&index| is_told(reading, triggers[index]))
            .collect();
        let carried = day.filter(|&(before, _)| {
            before + 1 == sentence
                && document.sentences[before].block == document.sentences[sentence].block
                && goes_on(reading, sentence)
        });
        if let Some((_, when)) = carried {
            for &index in &told {
                times[index].get_or_insert(when.lent());
            }
        }
        day = told
            .iter()
            .rev()
            .find_map(|&index| times[index])
            .filter(|when| is_day(&reading.timexes[when.timex]))
            .map(|when| (sentence, when));
    }
}

/// Whether a time expression means one day.
pub(super) fn is_day(timex: &Timex) -> bool {
    timex.interval.as_ref().is_some_and(|[from, to]| from == to)
}

/// Whether an event is one the story tells by its main verb, in the simple past.
fn is_told(reading: &Reading, trigger: Trigger) -> bool {
    let tree = reading.tree;
    let Some(verb) = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb) else {
        return false;
    };
    let told = reading
        .clauses
        .of(verb)
        .is_some_and(|clause| clause.kind == Kind::Main && clause.group.is_simple_past());
    let turns = tree
        .with(verb, &[Relation::Advmod])
        .any(|adverb| is(&tree.document.word(adverb).to_lowercase(), Class::Turn));
    told && !turns && !is_cue(tree.lemma(verb))
}

/// Whether a sentence of the story names no time of its own and is nobody's words.
fn goes_on(reading: &Reading, sentence: usize) -> bool {
    let &Reading { tree, timexes, .. } = reading;
    let document = tree.document;
    let span = document.sentences[sentence].span;
    let from = timexes.partition_point(|timex| timex.span.end <= span.start);
    let timeless = timexes[from..]
        .iter()
        .take_while(|timex| timex.span.start < span.end)
        .all(|timex| timex.kind == TimexType::Duration && timex.interval.is_none());
    let kind = document.block_of(sentence).kind;
    timeless && kind.is_prose() && !document.slice(span).contains(['"', '“', '”'])
}
