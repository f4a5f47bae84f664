//! Verbs and phrases that say who speaks.

use super::marks::within;
use crate::analysis::BlockKind;
use crate::clause::{is_negated, is_passive, own_subject};
use crate::event::according_to;
use crate::syntax::{Pos, Relation, Tree};
use crate::words::{Class, is, is_cue};
use std::ops::Range;

/// How many nouns may stand between "according to" and the verb it belongs to: "wrote in a letter, according to".
const ABOVE: usize = 3;

/// A verb of saying, or "according to".
#[derive(Clone, Debug)]
pub struct Cue {
    /// The verb, or "according".
    pub token: usize,
    /// The word or words.
    pub words: Range<usize>,
    /// Dictionary form of the verb, or "according".
    pub lemma: String,
    /// Whether the verb is passive.
    pub passive: bool,
}

/// The cues outside quotation marks, in order.
pub fn find(tree: &Tree, marked: &[Range<usize>]) -> Vec<Cue> {
    let document = tree.document;
    let mut cues = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let block = document.block_of(index);
        if !block.is_story() || matches!(block.kind, BlockKind::Byline | BlockKind::Headline) {
            continue;
        }
        let mut behind = sentence.tokens.start;
        for token in sentence.tokens.clone() {
            if within(marked, token).is_some() || token < behind {
                continue;
            }
            if let Some(words) = quoted_as(tree, token).filter(|words| words.end <= sentence.tokens.end) {
                behind = words.end;
                cues.push(Cue {
                    token,
                    words,
                    lemma: "say".to_owned(),
                    passive: false,
                });
                continue;
            }
            if let Some(according) = according_to(tree, token).filter(|_| !relays(tree, token)) {
                cues.push(Cue {
                    token: according,
                    words: according..(according + 2).min(sentence.tokens.end),
                    lemma: "according".to_owned(),
                    passive: false,
                });
            }
            let lemma = tree.lemma(token);
            let verb = tree.pos(token) == Pos::Verb && (is_cue(lemma) || is(lemma, Class::Speech));
            if verb && !is_withheld(tree, token) && !takes(tree, token) {
                // "pointed out": the particle is part of it.
                let particle = |next: usize| {
                    tree.relation(next) == Relation::CompoundPrt && tree.head(next) == Some(token)
                };
                let end = token + 1 + usize::from(token + 1 < sentence.tokens.end && particle(token + 1));
                cues.push(Cue {
                    token,
                    words: token..end,
                    lemma: lemma.to_owned(),
                    passive: is_passive(tree, token),
                });
            }
        }
    }
    cues.sort_by_key(|cue| cue.token);
    cues.dedup_by_key(|cue| cue.token);
    cues
}

/// "was quoted as saying": whoever was quoted says it. The words, when a token is the "quoted" of them.
fn quoted_as(tree: &Tree, token: usize) -> Option<Range<usize>> {
    let quoted = tree.is_one_of(token, &["quoted", "cited"]) && is_passive(tree, token);
    let said = token + 2 < tree.size() && tree.is(token + 1, "as") && tree.is(token + 2, "saying");
    let auxiliary = tree.with(token, &[Relation::Aux, Relation::AuxPass]).min()?;
    (quoted && said && auxiliary < token).then_some(auxiliary..token + 3)
}

/// "Did not mention", "refused to say", "without saying": what nobody said is nobody's.
fn is_withheld(tree: &Tree, verb: usize) -> bool {
    let hindered = || {
        let above = tree.head(verb).filter(|_| tree.relation(verb) == Relation::Xcomp);
        above.is_some_and(|above| is(tree.lemma(above), Class::Fail))
    };
    // "Few on either side think".
    let by_few = || {
        let few = |noun: usize| {
            tree.lemma(noun) == "few" || tree.has_word(noun, &[Relation::Amod, Relation::Det], &["few"])
        };
        let subject = own_subject(tree, verb).filter(|&noun| few(noun));
        subject.is_some_and(|noun| !tree.has_word(noun, &[Relation::Det], &["a"]))
    };
    is_negated(tree, verb)
        || by_few()
        || hindered()
        || tree.has_word(verb, &[Relation::Mark, Relation::Case], &["without"])
}

/// "Rui said, according to CNN": the paper only relays what Rui said. `source` is the one behind "according to".
fn relays(tree: &Tree, source: usize) -> bool {
    let verb = tree
        .above(source)
        .take(ABOVE)
        .find(|&above| tree.pos(above) == Pos::Verb);
    verb.is_some_and(|verb| is(tree.lemma(verb), Class::Say) && own_subject(tree, verb).is_some())
}

/// "claimed the prize": what is claimed is taken, not said.
fn takes(tree: &Tree, verb: usize) -> bool {
    let noun = |object: usize| tree.pos(object).is_noun();
    tree.lemma(verb) == "claim"
        && tree.with(verb, &[Relation::Obj]).any(noun)
        && !tree.has(verb, &[Relation::Ccomp, Relation::Xcomp])
}
