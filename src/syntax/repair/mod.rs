//! Repairs of the trees: mistakes the parser makes again and again, and constructions that hide the clause
//! they tell, each mended once, before anybody reads the tree. One file a repair.

mod aside_relative;
mod cleft;
mod conjunction;
mod dated_noun;
mod event_relative;
mod joined_subject;
mod listed_subject;
mod main_verb;
mod message_participle;
mod object_relative;
mod one_subject;
mod participle;
mod place_line;
mod predicate;
mod reduced_participle;
mod relative_time;
mod said_aside;
mod telling_verb;
mod thing_relative;
mod told_listener;
mod told_subject;

use super::{Relation, Tag, Word};

/// A repair of the words of one sentence, which begins at a token of the document.
type Repair = fn(&mut [Word], usize);

/// All repairs, in the order in which they are made.
const REPAIRS: &[Repair] = &[
    // A sentence must have its verb before a subject is sought for it.
    main_verb::settle,
    object_relative::settle,
    // Whom something is told to is no second subject of it.
    told_listener::settle,
    // Which of two nouns is the subject must be known before a participle gives its subject back.
    one_subject::settle,
    listed_subject::settle,
    predicate::settle,
    place_line::settle,
    dated_noun::settle,
    participle::settle,
    message_participle::settle,
    // Looks for verbs with a tense, so what is a participle must be known.
    conjunction::settle,
    // No other repair reads what a relative clause hangs on; one behind an aside finds its noun first.
    aside_relative::settle,
    thing_relative::settle,
    event_relative::settle,
    // What a clause describes must be known before a time behind it is its own.
    relative_time::settle,
    // A clause whose subject was taken by the verb that tells it must be known to lack one, so these come after
    // all that gives a verb its subject back. An aside is taken out first: what is left of it may be told.
    said_aside::settle,
    telling_verb::settle,
    told_subject::settle,
    // What is left without a subject by then is no clause that is told.
    reduced_participle::settle,
    joined_subject::settle,
    // Last: the clause behind "that" must be whole before it becomes the main one.
    cleft::settle,
];

/// Makes all repairs in a sentence, which begins at token `base` of the document.
pub(super) fn settle(words: &mut [Word], base: usize) {
    for repair in REPAIRS {
        repair(words, base);
    }
}

/// The words of a sentence; tokens are counted from its first.
struct Sentence<'w> {
    words: &'w mut [Word],
    /// Index of its first token in the document, from which heads are counted.
    base: usize,
}

impl Sentence<'_> {
    fn head(&self, token: usize) -> Option<usize> {
        self.words[token].head.map(|head| head - self.base)
    }

    fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |&child| self.words[child].head == Some(self.base + token))
    }

    fn children_as<'s>(
        &'s self,
        token: usize,
        relations: &'s [Relation],
    ) -> impl Iterator<Item = usize> + 's {
        self.children(token)
            .filter(|&child| relations.contains(&self.words[child].relation))
    }

    fn is_comma(&self, token: usize) -> bool {
        self.words.get(token).is_some_and(|word| word.tag == Tag::Comma)
    }

    fn has_subject(&self, verb: usize) -> bool {
        const SUBJECTS: &[Relation] = &[
            Relation::Nsubj,
            Relation::NsubjPass,
            Relation::Expl,
            Relation::Csubj,
        ];
        self.child(verb, SUBJECTS).is_some()
    }

    /// Whether a verb has a tense, its own or an auxiliary's.
    fn is_finite(&self, verb: usize) -> bool {
        const AUXILIARIES: &[Relation] = &[Relation::Aux, Relation::AuxPass, Relation::Cop];
        self.words[verb].tag.is_finite()
            || self
                .children_as(verb, AUXILIARIES)
                .any(|auxiliary| self.words[auxiliary].tag.is_finite())
    }

    /// The first of all that depends on a token, or the token itself.
    fn start_of(&self, token: usize) -> usize {
        (0..token)
            .find(|&other| self.is_below(other, token))
            .unwrap_or(token)
    }

    /// The nouns above one that says of what, to whom or where they are, the nearest first.
    fn nouns_above(&self, noun: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(noun), |&noun| {
            self.head(noun)
                .filter(|_| self.words[noun].relation == Relation::Nmod)
        })
        .skip(1)
        .take(self.words.len())
    }

    fn is_below(&self, token: usize, above: usize) -> bool {
        std::iter::successors(Some(token), |&at| self.head(at))
            .take(self.words.len())
            .any(|at| at == above)
    }

    fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        self.children(token)
            .find(|&child| relations.contains(&self.words[child].relation))
    }

    /// The token after the last of all that depends on a token.
    fn end_of(&self, token: usize) -> usize {
        (token + 1..self.words.len())
            .rev()
            .find(|&other| self.is_below(other, token))
            .map_or(token + 1, |last| last + 1)
    }

    /// Makes a noun the subject of a verb.
    fn hang_subject(&mut self, noun: usize, verb: usize) {
        let relation = match self.child(verb, &[Relation::AuxPass]) {
            Some(_) => Relation::NsubjPass,
            None => Relation::Nsubj,
        };
        self.hang(noun, verb, relation);
    }

    /// Hangs each word of a relation on the head that is found for it, if any is.
    fn rehang(&mut self, relation: Relation, found: fn(&Self, usize) -> Option<usize>) {
        for token in 0..self.words.len() {
            if self.words[token].relation == relation
                && let Some(head) = found(self, token)
            {
                self.hang(token, head, relation);
            }
        }
    }

    fn hang(&mut self, token: usize, head: usize, relation: Relation) {
        self.words[token].head = Some(self.base + head);
        self.words[token].relation = relation;
    }
}
