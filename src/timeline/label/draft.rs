//! A clause written down as a line.

use super::broken::{BROKEN, BROKEN_GUARDS};
use super::clause::{Clause, Doubt};
use super::empty::{EMPTY, EMPTY_GUARDS};
use super::wording::Piece;
use super::{Label, Labeller, WORDS};
use crate::syntax::{Pos, Relation};
use crate::words::{Class, is};

/// What a line is to be written of.
pub(super) struct Draft {
    /// The event's verb or noun.
    pub trigger: usize,
    /// The clause that tells of it.
    pub clause: Clause,
    /// The tokens of its subject.
    pub subject: Vec<usize>,
    /// What is kept of what follows the verb.
    pub tail: Vec<usize>,
}

impl Labeller<'_, '_> {
    /// The line of a clause, of which an event is told.
    pub(super) fn clause_label(&self, clause: Clause, trigger: usize) -> Result<Label, Doubt> {
        let subject = self.whole_subject(&clause);
        let mut tail = self.shorten(&clause, &subject).map_err(Doubt::Grammar)?;
        self.keep_words_whole(&mut tail);
        let draft = Draft {
            trigger,
            clause,
            subject,
            tail,
        };
        if let Some(rejected) = self.forbidden(&[BROKEN, BROKEN_GUARDS], &draft) {
            return Err(Doubt::Grammar(rejected));
        }
        let Draft {
            clause,
            subject,
            tail,
            ..
        } = &draft;
        let mut pieces = match self.meant(subject, clause.subject) {
            Some(names) => vec![Piece::Text(names, clause.subject)],
            None => self.named(subject, clause.subject),
        };
        if let Some(auxiliary) = clause.supplied {
            pieces.push(Piece::Text(auxiliary.to_owned(), clause.verb));
        }
        pieces.extend(clause.group.iter().copied().map(Piece::Token));
        pieces.extend(self.verbatim(tail, clause.subject));
        let label = self.finish(&pieces, clause.verb).map_err(Doubt::Grammar)?;
        match self.forbidden(&[EMPTY, EMPTY_GUARDS], &draft) {
            Some(rejected) => Err(Doubt::NoEvent(rejected)),
            None => Ok(label),
        }
    }

    /// The subject of a clause. What stands between two commas before the verb is an aside ("The dam, ten miles
    /// from Lyon, broke"); what the parser takes for a second subject right before the first is the beginning
    /// of it ("The 2020 Games | opening ceremony").
    fn whole_subject(&self, clause: &Clause) -> Vec<usize> {
        let tree = self.tree;
        // "The first meeting of the two boards in Lyon took place": the subject is the news.
        let happens = is(tree.lemma(clause.verb), Class::Happen) && !clause.passive
            || tree.has_word(clause.verb, &[Relation::Obj], &["place"]);
        let mut tokens = match happens {
            true => self.subject_within(clause.subject, WORDS),
            false => self.subject(clause.subject),
        };
        let comma = |token: usize| tree.document.word(token) == ",";
        let closes = clause
            .group
            .first()
            .is_some_and(|&first| first > clause.subject && comma(first - 1));
        let opens = tokens
            .iter()
            .position(|&token| token > clause.subject && comma(token));
        if let Some(at) = opens.filter(|_| closes)
            && !tokens[at..]
                .iter()
                .any(|&token| tree.relation(token) == Relation::Cc)
        {
            tokens.truncate(at);
        }
        // "Rui, who was freed, and her husband": what is joined behind the clause has no part in it.
        if tree.relation(clause.verb).describes() && clause.subject < clause.verb {
            tokens.retain(|&token| token < clause.verb);
        }
        let first = tokens.first().copied().unwrap_or(clause.subject);
        let begins = self
            .clauses
            .doubles(clause.verb)
            .iter()
            .copied()
            .find(|&other| tree.phrase(other).end == first && tree.pos(other) == Pos::Propn);
        if let Some(other) = begins {
            tokens.splice(0..0, self.kept(tree.phrase(other), other));
        }
        tokens
    }
}
