//! Which time expression says when an event happened.

mod again;
mod bound;
mod lent;
mod report;

pub use bound::{Bound, bound};
pub use report::{reported, reports};

use super::narrative;
use super::trigger::{Trigger, places};
use crate::analysis::{Timex, TimexType};
use crate::clause::Clauses;
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is};
use again::revisited;
use lent::Lenders;
use std::ops::Range;

/// How many words a figure may have that another is compared with.
const COMPARED: usize = 6;

/// How many words up from a time expression its event is looked for, and how many events up a time
/// is inherited.
const FURTHEST: usize = 8;

/// The time of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Index of the time expression.
    pub timex: usize,
    /// Whether it stands with the event itself, not with one the event is part of.
    pub own: bool,
}

impl When {
    /// The same time, for an event it does not stand with.
    pub fn lent(self) -> Self {
        Self { own: false, ..self }
    }
}

/// The time of each trigger, in their order. What is told as done was done by `published`.
pub fn assign(reading: &Reading, triggers: &[Trigger]) -> Vec<Option<When>> {
    let &Reading {
        tree,
        clauses,
        timexes,
        ..
    } = reading;
    let published = reading.published.map(|day| day.to_string());
    let to_come = |timex: &Timex| {
        let interval = published.as_ref().zip(timex.interval.as_ref());
        interval.is_some_and(|(day, [from, _])| from > day)
    };
    let done = |trigger: Trigger| is_done(tree, clauses, trigger.carrier());
    let hosts = hosts(tree, triggers);
    // Whether the only day beside an event is that of what it led up to.
    let mut led_on = vec![false; triggers.len()];
    let mut times: Vec<Option<When>> = vec![None; triggers.len()];
    for (index, timex) in timexes.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &timexes[before]);
        let Some((mut trigger, head)) = beside(tree, &hosts, triggers, timex, before) else {
            continue;
        };
        // "called for a strike on Friday", which is still to come: that day is the strike's.
        if to_come(timex) && done(triggers[trigger]) {
            led_on[trigger] |= is(tree.lemma(triggers[trigger].carrier()), Class::Plan);
            let Some(next) = looked_forward_to(tree, clauses, &hosts, triggers[trigger].carrier()) else {
                continue;
            };
            trigger = next;
        }
        // "scheduled a hearing for Friday": that day is the hearing's.
        let verb = triggers[trigger].carrier();
        let planned = is(tree.lemma(verb), Class::Plan) && tree.introduced_by(head, &["for"]);
        let better = |held: When| rank(timex) > rank(&timexes[held.timex]);
        if !(planned && tree.has(verb, &[Relation::Obj])) && times[trigger].is_none_or(better) {
            times[trigger] = Some(When {
                timex: index,
                own: true,
            });
        }
    }
    let own = times.clone();
    let lenders = Lenders::new(reading, &hosts, &own);
    for (index, &trigger) in triggers.iter().enumerate() {
        if times[index].is_none() && !led_on[index] {
            let possible = |when: &When| !(to_come(&timexes[when.timex]) && done(trigger));
            times[index] = lenders.lend(trigger).filter(possible);
        }
    }
    revisited(reading, triggers, &mut times);
    narrative::carry_on(reading, triggers, &mut times);
    times
}

/// The event a time expression stands with, and the head of the expression. None for how often or how long
/// something is done, for "since May" and for a day that is only compared with.
fn beside(
    tree: &Tree,
    hosts: &[Option<usize>],
    triggers: &[Trigger],
    timex: &Timex,
    before: Option<&Timex>,
) -> Option<(usize, usize)> {
    let placed = timex.kind != TimexType::Duration || timex.interval.is_some();
    if timex.kind == TimexType::Set || !placed {
        return None;
    }
    let tokens = tree.document.tokens_in(timex.span);
    // "the first three months of 2020": those months, not the year.
    if before.is_some_and(|before| is_portion(tree, before, tokens.start)) {
        return None;
    }
    let head = tree.head_of(tokens.clone())?;
    let trigger = host(tree, hosts, head)?;
    // "has been closed since May" tells how long it has been so, not when it happened.
    let through = triggers[trigger].carrier();
    let since = std::iter::once(head)
        .chain(tree.above(head).take_while(|&above| above != through))
        .take(FURTHEST)
        .any(|above| tree.introduced_by(above, &["since"]));
    // "a slogan straight out of the 1990s", "a year like 2008".
    let likened = tree.introduced_by(head, &["out", "like", "than"]);
    (!since && !likened && !is_compared(tree, tokens)).then_some((trigger, head))
}

/// Whether an expression stands for a part of the period that begins at a token: "the first three months of" it.
fn is_portion(tree: &Tree, part: &Timex, whole: usize) -> bool {
    let end = tree.document.tokens_in(part.span).end;
    part.kind == TimexType::Duration && part.interval.is_some() && end + 1 == whole && tree.is(end, "of")
}

/// Whether a verb tells of what is done: "called", "has called", "was called". "Was scheduled for Friday" tells
/// of Friday.
fn is_done(tree: &Tree, clauses: &Clauses, verb: usize) -> bool {
    let arranged = tree.word(verb).tag == Tag::Vbn
        && matches!(
            tree.lemma(verb),
            "arrange" | "book" | "expect" | "pencil" | "plan" | "schedule" | "set" | "slate"
        );
    !arranged && clauses.tells(verb, |group| group.is_past() && !group.progressive)
}

/// The event that what was done is about, and that may be still to come.
fn looked_forward_to(tree: &Tree, clauses: &Clauses, hosts: &[Option<usize>], verb: usize) -> Option<usize> {
    const ABOUT: &[Relation] = &[Relation::Obj, Relation::Obl, Relation::Xcomp, Relation::Ccomp];
    let subject = clauses.passive_subject(verb);
    subject
        .into_iter()
        .chain(tree.with(verb, ABOUT))
        .find_map(|child| hosts[child].filter(|&event| hosts[verb] != Some(event)))
}

fn rank(timex: &Timex) -> u8 {
    match (&timex.interval, timex.kind) {
        (Some(_), TimexType::Date | TimexType::Time) => 2,
        (Some(_), _) => 1,
        (None, _) => 0,
    }
}

/// The trigger each token speaks for: triggers themselves, verbs that lend them their tense, and
/// verbs that only say how far something has come.
fn hosts(tree: &Tree, triggers: &[Trigger]) -> Vec<Option<usize>> {
    let mut hosts = vec![None; tree.size()];
    for (index, trigger) in triggers.iter().enumerate() {
        hosts[trigger.token] = Some(index);
    }
    for (index, trigger) in triggers.iter().enumerate() {
        let through = trigger.carrier();
        hosts[through].get_or_insert(index);
        if tree.relation(through) == Relation::Xcomp
            && let Some(above) = tree.head(through)
            && !is(tree.lemma(above), Class::Plan)
        {
            hosts[above].get_or_insert(index);
        }
    }
    hosts
}

/// The event a time expression stands with. The day somebody reported is not the day it happened.
fn host(tree: &Tree, hosts: &[Option<usize>], head: usize) -> Option<usize> {
    let is_loose = |token: usize| {
        !matches!(
            tree.relation(token),
            Relation::NmodPoss | Relation::Compound | Relation::Amod | Relation::Nummod
        )
    };
    let bare = is_loose(head) && tree.preposition(head).is_none();
    let mut current = head;
    for above in tree.above(head).take(FURTHEST) {
        if let Some(trigger) = hosts[above] {
            return Some(trigger);
        }
        // "broke the record, a tie between two days in May": the day belongs to what explains the noun.
        if current != head && !bare && tree.relation(current) == Relation::Appos {
            return None;
        }
        // "a park located in Lyon Monday": a participle that only says where tells of nothing itself.
        let describes = tree.relation(above) == Relation::Acl && places(tree.lemma(above));
        if tree.pos(above).is_verbal() && !describes {
            return None;
        }
        let of_time = is(tree.lemma(above), Class::Period) || tree.pos(above) == Pos::Num;
        // A parser hangs "on Monday" on the noun before it as often as on the verb, and "the previous day"
        // on any.
        let trails = current > above
            && (bare
                || is_loose(current)
                    && (tree.preposition(current).is_none()
                        || tree.introduced_by(
                            current,
                            &["on", "in", "at", "during", "between", "over", "within"],
                        )));
        if !of_time && !trails && !describes {
            // "Friday's paper", "the 2012 budget": the time belongs to the thing.
            return None;
        }
        current = above;
    }
    None
}

/// "Fell to two million from four a year earlier": the day is that of what is compared, not of the fall.
fn is_compared(tree: &Tree, tokens: Range<usize>) -> bool {
    let looks_back = ["ago", "before", "earlier"]
        .iter()
        .any(|word| tokens.end > 0 && tree.is(tokens.end - 1, word));
    let mut before = (tokens.start.saturating_sub(COMPARED)..tokens.start)
        .rev()
        .take_while(|&token| {
            tree.pos(token) != Pos::Verb && tree.sentence(token) == tree.sentence(tokens.start)
        });
    let mut counted = false;
    looks_back
        && before.any(|token| {
            counted |= tree.pos(token) == Pos::Num;
            counted && (tree.is_one_of(token, &["from", "than"]))
        })
}
