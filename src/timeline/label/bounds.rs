//! Where a clause ends, and where the parser ran it into the next one.

use super::{Labeller, TOKENS};
use crate::syntax::{Pos, Relation};
use crate::words::{Class, event_noun, is, is_time};

impl Labeller<'_, '_> {
    /// Where a clause ends: before the next one joined to it.
    pub(super) fn end(&self, verb: usize) -> usize {
        let tree = self.tree;
        let next = tree
            .children(verb)
            .filter(|&child| child > verb)
            .filter(|&child| match tree.relation(child) {
                Relation::Conj => matches!(tree.pos(child), Pos::Verb | Pos::Aux | Pos::Adj),
                Relation::Parataxis => true,
                // "closed though the gardens stayed open": a clause of its own.
                // "close to where the river bends" is a place.
                Relation::Advcl => {
                    self.clauses.own_subject(child).is_some()
                        && tree.relation(tree.phrase(child).start) != Relation::Case
                }
                _ => false,
            })
            .map(|child| tree.phrase(child).start)
            .filter(|&start| start > verb)
            .min();
        let end = tree.phrase(verb).end.min(verb + TOKENS);
        let end = next.map_or(end, |next| next.min(end));
        let end = self.run_into(verb).map_or(end, |next| next.min(end));
        // "voted for Rui: 51 of 73". That in "9:15" joins two numbers.
        let stop = |&token: &usize| {
            matches!(tree.document.word(token), ":" | ";")
                && tree
                    .document
                    .tokens
                    .get(token + 1)
                    .is_some_and(|next| next.spaced)
        };
        let end = (verb + 1..end).find(stop).unwrap_or(end);
        self.before_foreign_subject(verb + 1..end).unwrap_or(end)
    }

    /// Where the words begin that the parser took from the next clause: "ended the strike | after their union
    /// and the firm agreed", "paid for the flight | , and a rover lifted off". No one's union is a time, and of
    /// two things no comma stands before the "and".
    fn run_into(&self, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let phrase = tree.phrase(verb);
        let tells_when = |token: usize| {
            let lemma = tree.lemma(token);
            let length = matches!(lemma, "second" | "minute" | "hour" | "decade" | "century");
            self.dated[token]
                || length
                || is_time(lemma)
                || event_noun(lemma).is_some()
                || is(lemma, Class::Calamity)
                || matches!(tree.pos(token), Pos::Verb)
        };
        let no_time = |&token: &usize| {
            tree.relation(token) == Relation::Obl
                && tree.introduced_by(token, &["after", "before", "until"])
                && !tree.phrase(token).any(tells_when)
                && !self.names.is_named(token)
        };
        let after = tree.children(verb).filter(|&child| child > verb).find(no_time);
        let joined = (verb + 1..phrase.end.min(verb + TOKENS)).find(|&token| {
            tree.relation(token) == Relation::Conj
                && tree.pos(token).is_noun()
                && tree
                    .head(token)
                    .is_some_and(|head| head > verb && tree.with(head, &[Relation::Conj]).count() == 1)
                && {
                    let start = tree.phrase(token).start;
                    tree.document.word(start) == "," && tree.is(start + 1, "and")
                        || start > 0 && tree.is(start, "and") && tree.document.word(start - 1) == ","
                }
        });
        let after = after.map(|token| tree.phrase(token).start);
        let joined = joined.map(|token| tree.phrase(token).start);
        after
            .into_iter()
            .chain(joined)
            .filter(|&start| start > verb)
            .min()
    }

    /// "signed the treaty and the mayor left": a noun joined to another by mistake is the subject of
    /// the verb right behind it; the clause ends before it.
    fn before_foreign_subject(&self, tokens: std::ops::Range<usize>) -> Option<usize> {
        let tree = self.tree;
        tokens
            .clone()
            .filter(|&token| {
                tree.relation(token) == Relation::Conj
                    && matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron)
            })
            .find_map(|token| {
                let phrase = tree.phrase(token);
                let next = phrase.end;
                let verbal = next < tree.size()
                    && tree.sentence(next) == tree.sentence(token)
                    && tree.word(next).tag.is_finite()
                    && matches!(tree.pos(next), Pos::Verb | Pos::Aux);
                // "signed, as Rome and Paris met": both joined nouns belong to the next clause.
                let first = tree.head(token).filter(|&first| {
                    tokens.contains(&first)
                        && tree.introduced_by(first, &["as", "while", "since", "after", "before", "when"])
                });
                let start = first.map_or(phrase.start, |first| tree.phrase(first).start);
                (verbal && start > tokens.start).then_some(start)
            })
    }
}
