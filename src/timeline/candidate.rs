//! Which telling of an event speaks for it, and how much its row would matter.

use super::label::{Label, Labeller};
use super::time::{Time, Times};
use crate::analysis::{Event, EventStatus, Role};
use crate::clause::{Clauses, Modality, Tense};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is};
use std::collections::HashSet;

/// How much better a telling is for saying when.
const DATED: f64 = 1.0;

/// How much better one is for saying by name who acts, not only "the two sides".
const NAMED: f64 = 1.0;

/// An event with what its row needs.
pub(super) struct Candidate {
    /// The telling that speaks for it: its index.
    pub event: usize,
    /// What the row says.
    pub label: Label,
    /// When it happened.
    pub time: Time,
    /// How likely a reader would put it on a timeline.
    pub weight: f64,
}

/// The tellings of an article, to be asked by chain.
pub(super) struct Tellings<'a, 't> {
    pub labeller: &'a Labeller<'a, 't>,
    pub events: &'a [Event],
    /// How likely a reader would put each event on a timeline.
    pub weights: &'a [f64],
    /// The words of the events that have a time.
    pub dated: HashSet<usize>,
}

impl Tellings<'_, '_> {
    /// The best telling of an event, one of a chain, when it is one for a timeline.
    pub fn best(&self, times: &Times, chain: &[usize], time: Time) -> Option<Candidate> {
        let told = chain.iter().enumerate().filter_map(|(place, &index)| {
            let (quality, label) = self.told(times, index, time)?;
            Some((quality + 1.0 / (1.0 + place as f64), index, label))
        });
        let best = told.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, event, label)| Candidate {
            event,
            label,
            time,
            weight: self.weights[event],
        })
    }

    /// What a row would say by one telling, when it is one for a timeline, and how good that is.
    fn told(&self, times: &Times, index: usize, time: Time) -> Option<(f64, Label)> {
        let &Labeller { tree, clauses, .. } = self.labeller;
        let event = &self.events[index];
        let block = tree.document.block_of(event.sentence);
        let token = tree.document.tokens_in(event.trigger.span).start;
        if event.status == EventStatus::Negated
            || !block.kind.is_prose()
            || block.is_doubtful()
            || token >= tree.size()
        {
            return None;
        }
        // The telling that says when is the one the row's day is of.
        let dates = matches!(time, Time::Happened(timex) if times.sentence_of(timex) == Some(event.sentence));
        // A noun is often told long after its day, among others'.
        let far = !dates && tree.pos(token) == Pos::Noun;
        if far || !times.agrees(event, time) || is_standing(tree, clauses, event, token, time) {
            return None;
        }
        let label = self.labeller.label(token).ok()?;
        if is_unreal(tree, clauses, label.teller) {
            return None;
        }
        // "a rally in Lyon": whose?
        let nobodys = label.teller == token
            && tree.pos(token) == Pos::Noun
            && !is(tree.lemma(token), Class::Calamity)
            && event.participants.iter().all(|part| part.role == Role::Other);
        // "signed the agreement": the signing has a row of its own.
        let told_by_another = label.teller != token && self.dated.contains(&label.teller);
        let subject = clauses.own_subject(label.teller);
        let names = subject.is_some_and(|subject| self.labeller.names.is_named(subject));
        let quality = quality(tree, event, token, &label)
            + if dates { DATED } else { 0.0 }
            + if names { NAMED } else { 0.0 };
        (!nobodys && !told_by_another).then_some((quality, label))
    }
}

/// How well a telling would stand for its event: who does what to whom, in a clause of its own.
fn quality(tree: &Tree, event: &Event, token: usize, label: &Label) -> f64 {
    let nested = matches!(
        tree.relation(token),
        Relation::AclRelcl | Relation::Acl | Relation::Advcl | Relation::Amod
    );
    let has = |role: Role| {
        let named = event.players(role).any(|player| !player.inferred);
        let told = event
            .arguments
            .iter()
            .any(|part| part.role == role && !part.inferred);
        f64::from(u8::from(named)) + f64::from(u8::from(told))
    };
    has(Role::Agent) + has(Role::Patient) + if tree.pos(token) == Pos::Verb { 1.5 } else { 0.0 }
        - if nested { 1.0 } else { 0.0 }
        - if label.excerpt { 3.0 } else { 0.0 }
        - if label.open { 1.0 } else { 0.0 }
}

/// "A trader can run the country", "the talk might have turned", "it would have closed": no event, neither then nor
/// now.
fn is_unreal(tree: &Tree, clauses: &Clauses, teller: usize) -> bool {
    let held = |words: &[&str]| tree.has_word(teller, &[Relation::Aux], words);
    match clauses.of(teller).and_then(|clause| clause.group.modality) {
        Some(Modality::Possible) => held(&["can", "ca", "cannot", "have"]),
        Some(Modality::Conditional) => held(&["have"]),
        _ => false,
    }
}

/// "makes most of the chips", "was still burning", "is serving a sentence": how things are or were, not what happened.
fn is_standing(tree: &Tree, clauses: &Clauses, event: &Event, token: usize, time: Time) -> bool {
    let Some(group) = clauses.of(token).map(|clause| &clause.group) else {
        return false;
    };
    let tag = tree.word(token).tag;
    let present = group.tense == Some(Tense::Present);
    let went_on = group.progressive
        && tag == Tag::Vbg
        && !group.perfect
        && (group.tense == Some(Tense::Past) || present && event.status == EventStatus::Ongoing);
    // "is valued at two million": not "is charged", which somebody has just been.
    let is_so = tag == Tag::Vbn
        && event.status != EventStatus::Planned
        && !matches!(time, Time::Published(..))
        && !is(tree.lemma(token), Class::Weighty)
        && present
        && !group.perfect
        && group.auxiliaries.len() == 1;
    // "makes most of the chips", "make and export"; an order ("Sign here") tells of nothing either.
    let order = tag == Tag::Vb && tree.head(token).is_none() && !group.is_finite() && !group.infinitive;
    let stands = event.status != EventStatus::Planned
        && tree.pos(token) == Pos::Verb
        && group.auxiliaries.is_empty()
        && (order || present && tag.is_present());
    went_on || is_so || stands
}
