//! Where a long clause is cut: at the border of a phrase it can do without.

use super::clause::Clause;
use super::{Labeller, WORDS};
use crate::syntax::{Pos, Relation};

/// Words beyond the limit that are allowed before a cut inside a phrase.
const LEEWAY: usize = 3;

/// Words beyond the limit that are not worth a cut.
const OVER: usize = 2;

/// Words beyond the limit that a line may have rather than end inside a phrase.
const WHOLE: usize = 6;

/// How deep the clauses that complete a verb may nest.
const DEPTH: usize = 4;

/// How a line ends at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    /// What is left is whole.
    Clean,
    /// Something is missing, which an ellipsis says.
    Open,
}

impl Labeller<'_, '_> {
    /// What follows the verb, as much of it as fits, and whether an ellipsis must say that there is
    /// more.
    pub(super) fn shorten(&self, clause: &Clause, subject: &[usize]) -> Option<(Vec<usize>, bool)> {
        let mut tail = self.kept(clause.verb + 1..clause.end.max(clause.verb + 1), clause.verb);
        let spent = self.words(subject) + clause.group.len();
        let room = WORDS.saturating_sub(spent);
        let needed = self.needed(clause.verb, 0);
        let mut open = false;
        if let Some(at) = self.unmatched(&tail) {
            if tail[at] <= needed {
                return None;
            }
            tail.truncate(at);
            open = true;
        }
        if self.words(&tail) > room + OVER {
            match self.best_cut(&tail, clause.verb, needed, room) {
                Some((at, border)) => {
                    let next = tail[at];
                    tail.truncate(at);
                    // "together | with", "away | from": the adverb goes with its preposition.
                    let leads = |last: usize| {
                        self.tree.pos(last) == Pos::Adv
                            && last + 1 == next
                            && self.tree.word(next).tag == "IN"
                    };
                    if tail.last().is_some_and(|&last| leads(last)) {
                        tail.pop();
                    }
                    open = border == Border::Open;
                }
                None if self.words(&tail) <= room + WHOLE => {}
                None => return None,
            }
        }
        self.drop_question(&mut tail);
        self.drop_date(&mut tail);
        while let Some(&last) = tail.last() {
            let mark = self.tree.pos(last) == Pos::Punct
                && !matches!(self.tree.document.word(last), ")" | "]" | "”" | "\"" | "»" | "%");
            if !mark && !self.dangles(last) && !self.is_left_over(last) {
                break;
            }
            // A word that only leads on leaves nothing missing behind it.
            open |= !mark
                && !matches!(
                    self.tree.pos(last),
                    Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Adv | Pos::Pron
                );
            tail.pop();
        }
        Some((tail, open))
    }

    /// Where a tail is cut: at the last place that fits and leaves a whole; failing that, at the first such
    /// place a little farther on, or nowhere when the end is as near; failing that, inside a phrase.
    fn best_cut(&self, tail: &[usize], verb: usize, needed: usize, room: usize) -> Option<(usize, Border)> {
        let (mut clean, mut late, mut open) = (None, None, None);
        for at in 0..tail.len() {
            let next = tail[at];
            let Some(border) = self.border(next, verb).filter(|_| next > needed) else {
                continue;
            };
            let words = self.words(&tail[..at]);
            match border {
                Border::Clean if words <= room => clean = Some((at, border)),
                Border::Clean if words <= room + WHOLE => late = late.or(Some((at, border))),
                Border::Open if words <= room + LEEWAY => open = Some((at, border)),
                _ => {}
            }
        }
        let whole = self.words(tail) <= room + WHOLE;
        clean.or(late).or(open.filter(|_| !whole))
    }

    /// "in connection with what authorities": a question word without the verb it leads to goes, with
    /// what is behind it.
    fn drop_question(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let verbal = |token: usize| matches!(tree.pos(token), Pos::Verb | Pos::Aux);
        let word = tail
            .iter()
            .rposition(|&token| matches!(tree.word(token).tag, "WDT" | "WP" | "WRB"));
        if let Some(at) = word.filter(|&at| !tail[at..].iter().any(|&token| verbal(token))) {
            tail.truncate(at);
        }
    }

    /// A day at the end of a line stands in the row already.
    fn drop_date(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let run = tail.iter().rev().take_while(|&&token| self.dated[token]).count();
        let at = tail.len() - run;
        let free = at.checked_sub(1).is_none_or(|before| {
            tree.pos(tail[before]) != Pos::Adp
                || ["on", "in", "at"].iter().any(|word| tree.is(tail[before], word))
        });
        if run > 0 && free {
            tail.truncate(at);
        }
    }

    /// "early | on Sunday", "on Thursday | and after": what was said of a date that is gone.
    fn is_left_over(&self, token: usize) -> bool {
        let tree = self.tree;
        let before_date = (token + 1..tree.size().min(token + 3)).any(|next| self.dated[next]);
        let early = ["early", "late", "earlier", "later"]
            .iter()
            .any(|word| tree.is(token, word));
        let joined = token > 0
            && tree.word(token - 1).tag == "CC"
            && ["after", "before"].iter().any(|word| tree.is(token, word));
        early && before_date || joined
    }

    /// The last token a verb cannot do without: the heads of its objects and of what completes it.
    fn needed(&self, verb: usize, depth: usize) -> usize {
        let tree = self.tree;
        let complements = tree
            .children(verb)
            .filter(|&child| child > verb)
            .filter_map(|child| match tree.relation(child) {
                Relation::Obj | Relation::Iobj | Relation::CompoundPrt => Some(child),
                Relation::Xcomp | Relation::Ccomp if depth < DEPTH => Some(self.needed(child, depth + 1)),
                _ => None,
            });
        complements.max().unwrap_or(verb).max(verb)
    }

    /// "in connection | with", "on charges | of": a bare noun behind a preposition waits for the next one.
    fn is_set_phrase(&self, head: usize) -> bool {
        let tree = self.tree;
        let Some(noun) = tree.head(head).filter(|_| tree.relation(head) == Relation::Nmod) else {
            return false;
        };
        let bare = tree
            .first(
                noun,
                &[
                    Relation::Det,
                    Relation::Amod,
                    Relation::NmodPoss,
                    Relation::Nummod,
                    Relation::Compound,
                ],
            )
            .is_none();
        bare && tree.pos(noun) == Pos::Noun && tree.preposition(noun).is_some()
    }

    /// How a line ends before a token, when a phrase begins there.
    fn border(&self, token: usize, verb: usize) -> Option<Border> {
        let tree = self.tree;
        let mut head = token;
        while let Some(above) = tree.head(head).filter(|&above| tree.phrase(above).start == token) {
            head = above;
        }
        tree.head(head)
            .filter(|&above| above < token && tree.phrase(head).start == token)?;
        // No border runs through a name, nor between a name and what it names.
        let mention = self.names.mention(token);
        if mention.is_some() && token > 0 && self.names.mention(token - 1) == mention
            || tree.relation(head) == Relation::Appos && token > 0 && tree.pos(token - 1) != Pos::Punct
        {
            return None;
        }
        // A clause that describes a noun goes as a whole or not at all.
        let described = tree
            .above(head)
            .take_while(|&above| above != verb)
            .any(|above| matches!(tree.relation(above), Relation::AclRelcl | Relation::Acl));
        // ", accusing the mayor | of theft": what the last clause is about goes with it.
        let robbed = tree.introduced_by(head, &["of"])
            && tree
                .head(head)
                .is_some_and(|above| tree.relation(above) == Relation::Advcl);
        // "to come | to the aid": an infinitive alone says too little.
        let infinitive = tree
            .head(head)
            .is_some_and(|above| above != verb && above + 1 == token && tree.word(above).tag == "VB");
        if described || robbed || infinitive || self.is_set_phrase(head) {
            return None;
        }
        match tree.relation(head) {
            // "with most of them flying": the participle is the point of it.
            Relation::Acl | Relation::Advcl
                if tree.word(head).tag == "VBG"
                    && tree
                        .above(head)
                        .take(DEPTH)
                        .any(|above| tree.introduced_by(above, &["with", "without"])) =>
            {
                None
            }
            Relation::Obl
            | Relation::OblTmod
            | Relation::OblAgent
            | Relation::Advcl
            | Relation::Parataxis => Some(Border::Clean),
            Relation::Acl | Relation::AclRelcl | Relation::Appos => Some(Border::Clean),
            Relation::Nmod if tree.preposition(head).is_some() => {
                Some(if tree.introduced_by(head, &["of", "between"]) {
                    Border::Open
                } else {
                    Border::Clean
                })
            }
            Relation::Conj if tree.pos(head) == Pos::Verb => Some(Border::Clean),
            Relation::Conj | Relation::Ccomp => Some(Border::Open),
            _ => None,
        }
    }
}
