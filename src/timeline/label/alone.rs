//! What a line that stands alone cannot say: days and months told by their distance, "this" and "that".

use super::Labeller;
use crate::analysis::{MentionForm, Timex};
use crate::event::argument;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::timeline::display::{interval, part};
use crate::words::is_time;

impl Labeller<'_, '_> {
    /// "These three plants", "this strike": the line stands alone, so its noun has only "the".
    pub(super) fn points_back(&self, token: usize) -> bool {
        let tree = self.tree;
        tree.relation(token) == Relation::Det
            && tree.is_one_of(token, &["this", "that", "these", "those"])
            && tree
                .head(token)
                .is_some_and(|noun| token < noun && tree.pos(noun) == Pos::Noun)
            && !tree.head(token).is_some_and(|noun| is_time(tree.lemma(noun)))
            && !self.dated[token]
            && !self.is_spoken(token)
            && !self.opens_clause(token)
    }

    /// Whether a "that" right behind a noun opens a clause whose verb was taken for a noun: "repairs that matter".
    fn opens_clause(&self, token: usize) -> bool {
        let tree = self.tree;
        tree.is(token, "that") && token > 0 && tree.pos(token - 1) == Pos::Noun
    }

    /// The names that a subject stands for which says nothing more than "the company", "both" or "the two
    /// leaders".
    pub(super) fn meant(&self, subject: &[usize], head: usize) -> Option<String> {
        let tree = self.tree;
        let says_no_more = |&token: &usize| {
            token == head || matches!(tree.relation(token), Relation::Det | Relation::Nummod)
        };
        if !subject.iter().all(says_no_more) {
            return None;
        }
        let name = |entity: usize| self.entities[entity].name.clone();
        if let Some(entity) = self.names.entity(head) {
            let described = self.names.form(head) == Some(MentionForm::Title);
            return (described && subject.len() > 1).then(|| name(entity));
        }
        match argument::several(tree, self.names, self.entities, head).as_slice() {
            &[one, other] => Some(format!("{} and {}", name(one), name(other))),
            _ => None,
        }
    }

    /// Whether a month or year told by its distance says when all by itself: "raised two million last month", not
    /// "since last month" or "the last year of the war".
    pub(super) fn stands_free(&self, token: usize, end: usize) -> bool {
        let tree = self.tree;
        tree.head_of(token..end).is_some_and(|head| {
            matches!(tree.relation(head), Relation::OblTmod | Relation::NmodTmod)
                && tree.preposition(head).is_none()
                && !self.is_called(token)
        })
    }

    /// Whether a token is a day by its name or by its distance, and no more of it is told.
    fn is_lone_day(&self, token: usize) -> bool {
        let beside = |other: usize| self.dated.get(other).copied().unwrap_or(false);
        let day = self.tree.word(token).lemma.to_lowercase();
        self.dated[token]
            && !(token > 0 && beside(token - 1) || beside(token + 1))
            && (day.ends_with("day") || matches!(day.as_str(), "tomorrow" | "tonight"))
    }

    /// "Tuesday's vote", "yesterday's raid": the row says when.
    pub(super) fn is_owning_day(&self, token: usize) -> bool {
        let tree = self.tree;
        self.is_lone_day(token) && token + 1 < tree.size() && tree.word(token + 1).tag == Tag::Pos
    }

    /// The "'s" of such a day.
    pub(super) fn is_owner_before(&self, token: usize) -> bool {
        token > 0 && self.tree.word(token).tag == Tag::Pos && self.is_owning_day(token - 1)
    }

    /// "a Sunday riot", "Friday 400 homes": the day a noun before it has, where the article still fits
    /// without.
    pub(super) fn is_describing_day(&self, token: usize) -> bool {
        let tree = self.tree;
        let describes = matches!(
            tree.relation(token),
            Relation::Compound | Relation::NmodTmod | Relation::Nmod | Relation::OblTmod
        );
        let noun = tree
            .head(token)
            .filter(|&noun| token < noun && tree.pos(noun) == Pos::Noun);
        if !describes || noun.is_none() || !self.is_lone_day(token) || tree.preposition(token).is_some() {
            return false;
        }
        let next = tree.document.word(token + 1);
        let fits = token == 0
            || !tree.is(token - 1, "a")
            || !next.starts_with(|c: char| "aeiouh8".contains(c.to_ascii_lowercase()));
        fits && matches!(tree.pos(token + 1), Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
    }
}

/// "last month", "the past year": the month or the year by its name.
pub(super) fn distant_name(timex: &Timex) -> Option<String> {
    let first = timex
        .text
        .split_whitespace()
        .find(|word| !word.eq_ignore_ascii_case("the"))?;
    let distant = ["last", "past", "next"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word));
    let [from, to] = timex.interval.as_ref()?;
    let whole = matches!(timex.value.len(), 4 | 7) && timex.value.starts_with(|c: char| c.is_ascii_digit());
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    let whole_name = || part(&timex.value, None, from, to).unwrap_or_else(|| interval(from, to));
    (distant && whole).then(whole_name)
}

/// How many tokens at a place say by which clock an hour before it counts: "GMT", "local time".
pub(super) fn zone(tree: &Tree, start: usize) -> usize {
    if start >= tree.size() {
        return 0;
    }
    let word = |at: usize| {
        let inside = at < tree.size() && tree.sentence(at) == tree.sentence(start);
        if inside { tree.document.word(at) } else { "" }
    };
    let name = word(start);
    let clock = (2..=5).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    if clock && (name.ends_with('T') || name == "UTC") {
        return 1;
    }
    let comma = usize::from(name == ",");
    let local = word(start + comma) == "local" && word(start + comma + 1) == "time";
    if local { comma + 2 } else { 0 }
}
