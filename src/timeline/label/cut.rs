//! Where a long clause is cut: at the border of a phrase it can do without.

use super::clause::Clause;
use super::{Labeller, WORDS};
use crate::rule::Rejected;
use crate::syntax::{Pos, Relation, Tag};
use crate::words::is_cue;
use crate::words::{Class, is, is_any};

/// Words beyond the limit that are not worth a cut.
const OVER: usize = 2;

/// Words beyond the limit that a line may have rather than end inside a phrase.
const WHOLE: usize = 6;

/// How deep the clauses that complete a verb may nest.
pub(super) const DEPTH: usize = 4;

/// Why nothing whole fits.
const HALF_QUOTED: Rejected = Rejected::by(
    "quotation over the end",
    "A quotation runs beyond what the verb needs.",
);
pub(super) const NO_BORDER: Rejected = Rejected::by(
    "no border",
    "The clause is long, and there is no place where it could be cut.",
);
const OPEN_END: Rejected = Rejected::by(
    "open end",
    "What is left behind the verb waits for a word that was cut off.",
);

impl Labeller<'_, '_> {
    /// What follows the verb, as much of it as fits, where something whole does.
    pub(super) fn shorten(&self, clause: &Clause, subject: &[usize]) -> Result<Vec<usize>, Rejected> {
        let tree = self.tree;
        let mut tail = self.kept(clause.verb + 1..clause.end.max(clause.verb + 1), clause.verb);
        let spent = self.words(subject) + clause.group.len();
        let room = WORDS.saturating_sub(spent);
        let needed = self.needed(clause.verb, 0);
        if let Some(at) = self.unmatched(&tail) {
            // "released a statement a boat | "sailed too close"": what is told ends in the words of another.
            let objects = tail[..at].iter().filter(|&&token| {
                tree.relation(token) == Relation::Obj && tree.head(token) == Some(clause.verb)
            });
            let told = objects.count() > 1;
            if tail[at] <= needed || told {
                return Err(HALF_QUOTED);
            }
            tail.truncate(at);
        }
        if self.words(&tail) > room + OVER {
            match self.best_cut(&tail, clause.verb, needed, room) {
                Some(at) if at == tail.len() => {}
                Some(at) => {
                    let next = tail[at];
                    tail.truncate(at);
                    // "together | with", "away | from": the adverb goes with its preposition.
                    let leads = |last: usize| {
                        self.tree.pos(last) == Pos::Adv
                            && last + 1 == next
                            && self.tree.word(next).tag == Tag::In
                    };
                    if tail.last().is_some_and(|&last| leads(last)) {
                        tail.pop();
                    }
                }
                None if self.words(&tail) <= room + WHOLE => {}
                None => return Err(NO_BORDER),
            }
        }
        self.drop_list(&mut tail);
        // A day may hide what has to go, and what goes may hide a day.
        self.drop_date(&mut tail);
        self.drop_question(&mut tail);
        self.drop_opened(&mut tail);
        self.drop_date(&mut tail);
        self.drop_participle(&mut tail);
        self.drop_relative(&mut tail);
        self.drop_length(&mut tail);
        while let Some(&last) = tail.last() {
            let mark = self.is_mark(last);
            // "of snow for Sunday, not | Saturday".
            let negates = self.tree.is(last, "not");
            if !mark && !negates && !self.dangles(last) && !self.is_left_over(last) {
                break;
            }
            // A word that only leads on leaves nothing missing behind it; any other does.
            let leads = matches!(
                self.tree.pos(last),
                Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Adv | Pos::Pron
            );
            if !mark && !leads && !negates {
                return Err(OPEN_END);
            }
            tail.pop();
        }
        Ok(tail)
    }

    /// Where a tail is cut: at the last place that fits and leaves a whole; failing that, at the first such
    /// place a little farther on, be it its end. Where the last that fits leaves a noun waiting for what it
    /// is of, a little more is told, or else a little less.
    fn best_cut(&self, tail: &[usize], verb: usize, needed: usize, room: usize) -> Option<usize> {
        let borders_where = |is_border: &dyn Fn(usize) -> bool| -> Vec<(usize, usize)> {
            (0..tail.len())
                .filter(|&at| {
                    tail[at] > needed && is_border(tail[at]) && self.unmatched(&tail[..at]).is_none()
                })
                .map(|at| (at, self.words(&tail[..at])))
                .take_while(|&(_, words)| words <= room + WHOLE)
                .collect()
        };
        let borders = borders_where(&|token| self.is_border(token, verb));
        let fits = borders.partition_point(|&(_, words)| words <= room + OVER);
        let whole = |&(at, _): &(usize, usize)| !self.leaves_open(tail, at);
        let last = fits.checked_sub(1).map(|last| borders[last]);
        let farther = || {
            let end = (self.words(tail) <= room + WHOLE).then_some((tail.len(), 0));
            let outside = borders[fits..].iter().copied().find(whole).or(end);
            outside.or_else(|| {
                let mut inside = borders_where(&|token| self.is_inner_border(token, verb));
                inside.retain(|border| last.is_none_or(|(_, least)| border.1 > least));
                let told = inside.partition_point(|&(_, words)| words <= room + OVER);
                let fitting = inside[..told].iter().rfind(|border| whole(border));
                let beyond = || inside[told..].iter().find(|border| whole(border));
                fitting.or_else(beyond).or(inside[..told].last()).copied()
            })
        };
        let before = || borders[..fits].iter().copied().rfind(whole);
        let cut = match last {
            // "Joined others | to reject the plan": a little too long is better than without what for.
            Some((at, words))
                if 2 * words < self.words(tail)
                    && self.words(tail) <= room + WHOLE
                    && tail
                        .get(at)
                        .is_some_and(|&next| self.tree.word(next).tag == Tag::To) =>
            {
                Some((tail.len(), words))
            }
            Some(last) if whole(&last) => Some(last),
            _ => farther().or_else(before).or(last).or(borders.first().copied()),
        };
        cut.map(|(at, _)| at)
    }

    /// "for an act | to boost exports", "signed an order | that closed the port", "has roots | in": a noun nobody
    /// knows yet says too little without the phrase that describes it; "its failure | to speak" any noun without
    /// what it was to do.
    fn leaves_open(&self, tail: &[usize], at: usize) -> bool {
        let tree = self.tree;
        let Some(&noun) = at.checked_sub(1).and_then(|before| tail.get(before)) else {
            return false;
        };
        let describes = |child: &usize| {
            let start = tree.phrase(*child).start;
            tail.get(at) == Some(&start) && (noun..start).all(|token| tree.document.word(token) != ",")
        };
        // "groups or people | that had given": what describes the first of several describes all.
        let first = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Conj);
        let described = [Some(noun), first].into_iter().flatten().any(|noun| {
            tree.with(noun, &[Relation::Acl, Relation::AclRelcl, Relation::Nmod])
                .any(|child| describes(&child))
        });
        let done = tree.word(tail[at]).tag == Tag::To
            && tail.get(at + 1).is_some_and(|&next| tree.pos(next) == Pos::Verb);
        if done && (described && tree.pos(noun) == Pos::Noun || self.is_for_somebody(noun)) {
            return true;
        }
        let counted = tree.first(noun, &[Relation::NmodPoss, Relation::Nummod]);
        if !described || tree.pos(noun) != Pos::Noun || counted.is_some() || self.names.is_named(noun) {
            return false;
        }
        if let Some(article) = tree.first(noun, &[Relation::Det]) {
            return tree.is_one_of(article, &["a", "an"]);
        }
        let light = || {
            let verb = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Obj);
            verb.is_some_and(|verb| is_any(tree.lemma(verb), &[Class::Light, Class::State]))
        };
        let bare = !tree.has(noun, &[Relation::Amod, Relation::Compound]);
        let clause = tree
            .with(first.unwrap_or(noun), &[Relation::AclRelcl])
            .any(|child| describes(&child));
        bare && (light()
            || clause && tree.word(noun).tag == Tag::Nns
            || tree.introduced_by(noun, &["in", "on", "under"]))
    }

    /// "Cheaper for the widows of sailors | to sue", "a fight for the port | to stay open": the last word is of those for
    /// whom it is to be done.
    fn is_for_somebody(&self, last: usize) -> bool {
        let tree = self.tree;
        std::iter::once(last)
            .chain(tree.above(last))
            .take(DEPTH)
            .any(|noun| tree.introduced_by(noun, &["for"]) && tree.phrase(noun).end == last + 1)
    }

    /// "People were held, including ten in Lyon, four": a list of examples that was cut goes.
    fn drop_list(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let end = tail.last().map_or(0, |&last| last + 1);
        let open = tail.iter().position(|&token| {
            tree.is(token, "including")
                && tree.head(token).is_some_and(|head| {
                    let list = tree.phrase(head);
                    list.contains(&token) && end < list.end
                })
        });
        tail.truncate(open.unwrap_or(tail.len()));
    }

    /// "in connection with what authorities": a question word without the verb it leads to goes, with
    /// what is behind it.
    fn drop_question(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let verbal = |token: usize| tree.pos(token).is_verbal();
        let word = tail.iter().rposition(|&token| {
            matches!(tree.word(token).tag, Tag::Wdt | Tag::Wp | Tag::Wrb) || tree.is(token, "whether")
        });
        if let Some(at) = word.filter(|&at| !tail[at..].iter().any(|&token| verbal(token))) {
            tail.truncate(at);
            while tail.last().is_some_and(|&last| tree.pos(last) == Pos::Adp) {
                tail.pop();
            }
        }
    }

    /// "and, by all reports", "when, leaving the port": a word that opens a clause goes when only a remark
    /// follows it; so does a participle that led to somebody's words ("adding").
    pub(super) fn drop_opened(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let finite = |&token: &usize| tree.word(token).tag == Tag::Vb || tree.word(token).tag.is_finite();
        let opens = |at: usize| {
            matches!(tree.word(tail[at]).tag, Tag::Cc | Tag::Wrb | Tag::To)
                && tail
                    .get(at + 1)
                    .is_some_and(|&next| tree.document.word(next) == ",")
        };
        let open = (0..tail.len())
            .rev()
            .find(|&at| opens(at))
            .filter(|&at| !tail[at..].iter().any(finite));
        tail.truncate(open.unwrap_or(tail.len()));
        // "indicted in connection", where the day before "with" is gone.
        if let [.., before, last] = tail[..]
            && tree.is(before, "in")
            && is(tree.lemma(last), Class::Bare)
        {
            tail.truncate(tail.len() - 2);
        }
        // "a statement warning …", taken for one noun or for what the statement is.
        let leads = |last: usize| {
            let before = last.checked_sub(1).map(|before| tree.lemma(before));
            let message = before.is_some_and(|before| is(before, Class::Message));
            let apart = last > 0 && tree.is(last - 1, ",");
            tree.document.word(last).ends_with("ing")
                && (tree.word(last).tag == Tag::Vbg && (apart || is_cue(tree.lemma(last))) || message)
        };
        // "began in the north, followed | by the south".
        let trails = |last: usize| tree.word(last).tag == Tag::Vbn && last > 0 && tree.is(last - 1, ",");
        if tail.last().is_some_and(|&last| leads(last) || trails(last)) {
            tail.pop();
        }
    }

    /// A day at the end of a line stands in the row already. "Talked about today" needs it.
    pub(super) fn drop_date(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        while tail.last().is_some_and(|&last| self.is_mark(last)) {
            tail.pop();
        }
        let run = tail.iter().rev().take_while(|&&token| self.dated[token]).count();
        let mut at = tail.len() - run;
        // "between May 4 | and June 2": both ends of a stretch go, or none.
        let first = at.checked_sub(1).filter(|&joins| {
            run > 0 && joins > 0 && self.dated[tail[joins - 1]] && tree.is_one_of(tail[joins], &["and", "to"])
        });
        if let Some(joins) = first {
            at = joins
                - tail[..joins]
                    .iter()
                    .rev()
                    .take_while(|&&token| self.dated[token])
                    .count();
        }
        let free = at.checked_sub(1).is_none_or(|before| {
            tree.pos(tail[before]) != Pos::Adp
                || tree.is_one_of(tail[before], &["on", "in", "at", "around"])
                || first.is_some() && tree.is_one_of(tail[before], &["between", "from"])
                || tree.is(tail[before], "about")
                    && tail.get(at).is_some_and(|&date| tree.pos(date) == Pos::Num)
        });
        if run > 0 && free {
            tail.truncate(at);
        }
    }

    /// "in a ruling released | on Thursday": a participle whose day is gone goes with it.
    fn drop_participle(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let bare = |last: usize| {
            tree.word(last).tag == Tag::Vbn
                && tree.relation(last) == Relation::Acl
                && tree.head(last).is_some_and(|noun| noun + 1 == last)
                && (tree.children(last).any(|child| child > last && self.dated[child])
                    || self.dated.get(last + 1).copied().unwrap_or(false))
        };
        if tail.last().is_some_and(|&last| bare(last)) {
            tail.pop();
        }
    }

    /// "failed to lock the door, which led | to": a clause that only its verb is left of goes.
    fn drop_relative(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        if let [.., link, verb] = tail[..]
            && tree.word(link).tag.is_relative()
            && tree.relation(verb) == Relation::AclRelcl
            && tree
                .children(verb)
                .any(|child| child > verb && tree.pos(child) != Pos::Punct && !self.dated[child])
        {
            tail.truncate(tail.len() - 2);
        }
    }

    /// "was jailed a few months | after she left": how long it was goes with what it is counted from.
    fn drop_length(&self, tail: &mut Vec<usize>) {
        let tree = self.tree;
        let Some(&last) = tail.last() else { return };
        let counted = last + 1 < tree.size() && tree.is_one_of(last + 1, &["after", "before"]);
        if counted && is(tree.lemma(last), Class::Period) {
            let length = tree.phrase(last).start;
            tail.retain(|&token| token < length);
        }
    }

    /// Whether a token is a mark that no line ends with; what closes something stays.
    fn is_mark(&self, token: usize) -> bool {
        self.tree.pos(token) == Pos::Punct
            && !matches!(self.tree.document.word(token), ")" | "]" | "”" | "\"" | "»" | "%")
    }

    /// "early | on Sunday", "on Thursday | and after": what was said of a date that is gone.
    pub(super) fn is_left_over(&self, token: usize) -> bool {
        let tree = self.tree;
        let before_date = (token + 1..tree.size().min(token + 3)).any(|next| self.dated[next]);
        let early = tree.is_one_of(
            token,
            &[
                "early",
                "late",
                "earlier",
                "later",
                "sometime",
                "beginning",
                "starting",
            ],
        );
        let joined =
            token > 0 && tree.word(token - 1).tag == Tag::Cc && tree.is_one_of(token, &["after", "before"]);
        // "broke on | Tuesday", taken for a verb and its particle; "sworn in" is one.
        let particle = tree.relation(token) == Relation::CompoundPrt
            && tree.is_one_of(token, &["on", "in", "at"])
            && tree.head(token).is_none_or(|verb| tree.lemma(verb) != "swear")
            && self.dated.get(token + 1).copied().unwrap_or(false);
        early && before_date || joined || particle
    }

    /// The last token a verb cannot do without: the heads of its objects and of what completes it.
    fn needed(&self, verb: usize, depth: usize) -> usize {
        let tree = self.tree;
        let complements = tree
            .children(verb)
            .filter(|&child| child > verb)
            .filter_map(|child| match tree.relation(child) {
                Relation::Obj | Relation::Iobj | Relation::CompoundPrt => Some(child),
                // "put the share at five percent": where it is put.
                Relation::Obl if tree.lemma(verb) == "put" => Some(child),
                // "joins Rui in calling for a strike": what they do together.
                Relation::Advcl if tree.lemma(verb) == "join" && tree.introduced_by(child, &["in"]) => {
                    Some(self.needed(child, depth + 1))
                }
                Relation::Xcomp | Relation::Ccomp if depth < DEPTH => Some(self.needed(child, depth + 1)),
                _ => None,
            });
        complements.max().unwrap_or(verb).max(verb)
    }
}
