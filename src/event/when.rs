//! Which time expression says when an event happened.

use super::narrative;
use super::trigger::{Trigger, places};
use crate::analysis::{Timex, TimexType};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::timex::calendar::Date;
use crate::words::is_cue;
use crate::words::{self, Class, is};
use std::collections::HashMap;
use std::ops::Range;

/// How many words a figure may have that another is compared with.
const COMPARED: usize = 6;

/// How many words up from a time expression its event is looked for, and how many events up a time
/// is inherited.
const FURTHEST: usize = 8;

/// How many events back the one that is spoken of again is looked for.
const REVISITED: usize = 8;

/// The time of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Index of the time expression.
    pub timex: usize,
    /// Whether it stands with the event itself, not with one the event is part of.
    pub own: bool,
}

/// The time of each trigger, in their order. What is told as done was done by `published`.
pub fn assign(
    tree: &Tree,
    triggers: &[Trigger],
    timexes: &[Timex],
    published: Option<Date>,
) -> Vec<Option<When>> {
    let published = published.map(|day| day.to_string());
    let to_come = |timex: &Timex| {
        let interval = published.as_ref().zip(timex.interval.as_ref());
        interval.is_some_and(|(day, [from, _])| from > day)
    };
    let hosts = hosts(tree, triggers);
    let mut times: Vec<Option<When>> = vec![None; triggers.len()];
    // Whether the only day beside an event is that of what it led up to.
    let mut led_on = vec![false; triggers.len()];
    for (index, timex) in timexes.iter().enumerate() {
        if matches!(timex.kind, TimexType::Set)
            || (timex.kind == TimexType::Duration && timex.interval.is_none())
        {
            continue;
        }
        let tokens = tree.document.tokens_in(timex.span);
        let Some(head) = tree.head_of(tokens.clone()) else {
            continue;
        };
        let Some(mut trigger) = host(tree, &hosts, head) else {
            continue;
        };
        // "has been closed since May" tells how long it has been so, not when it happened.
        let mut through = triggers[trigger].verb.unwrap_or(triggers[trigger].token);
        let since = std::iter::once(head)
            .chain(tree.above(head).take_while(|&above| above != through))
            .take(FURTHEST)
            .any(|above| tree.introduced_by(above, &["since"]));
        if since {
            continue;
        }
        if is_compared(tree, tokens) {
            continue;
        }
        // "called for a strike on Friday", which is still to come: that day is the strike's.
        if to_come(timex) && is_done(tree, through) {
            led_on[trigger] |= is(tree.lemma(through), Class::Plan);
            let Some(next) = looked_forward_to(tree, &hosts, through) else {
                continue;
            };
            trigger = next;
            through = triggers[trigger].verb.unwrap_or(triggers[trigger].token);
        }
        // "scheduled a hearing for Friday": that day is the hearing's.
        let planned = is(tree.lemma(through), Class::Plan) && tree.introduced_by(head, &["for"]);
        if planned && tree.first(through, &[Relation::Obj]).is_some() {
            continue;
        }
        let better = |held: When| rank(timex) > rank(&timexes[held.timex]);
        if times[trigger].is_none_or(better) {
            times[trigger] = Some(When {
                timex: index,
                own: true,
            });
        }
    }
    let own = times.clone();
    let spans: Vec<Range<usize>> = timexes
        .iter()
        .map(|timex| tree.document.tokens_in(timex.span))
        .collect();
    let dates: Vec<usize> = timexes
        .iter()
        .zip(&spans)
        .filter(|(timex, _)| timex.interval.is_some())
        .map(|(_, span)| span.start)
        .collect();
    for (index, trigger) in triggers.iter().enumerate() {
        if times[index].is_none() && !led_on[index] {
            times[index] = explained(tree, &spans, *trigger)
                .or_else(|| inherited(tree, &hosts, &own, &spans, &dates, *trigger))
                .or_else(|| opened(tree, &hosts, &own, *trigger))
                .or_else(|| of_subject(tree, &hosts, &own, &spans, *trigger))
                .or_else(|| shared(tree, &hosts, &own, &spans, *trigger))
                .filter(|when| {
                    let through = trigger.verb.unwrap_or(trigger.token);
                    !(to_come(&timexes[when.timex]) && is_done(tree, through))
                });
        }
    }
    revisited(tree, triggers, timexes, &mut times);
    narrative::carry_on(tree, triggers, timexes, &mut times);
    times
}

/// The days on which verbs of saying report: the timex of each such verb, by its token.
pub fn reports(tree: &Tree, timexes: &[Timex]) -> HashMap<usize, usize> {
    let mut reports = HashMap::new();
    for (index, timex) in timexes.iter().enumerate() {
        let head = tree.head_of(tree.document.tokens_in(timex.span));
        let above = head.and_then(|head| tree.head(head));
        if let Some(verb) = above.filter(|&verb| tree.pos(verb) == Pos::Verb && is_cue(tree.lemma(verb)))
            && timex.interval.is_some()
        {
            reports.entry(verb).or_insert(index);
        }
    }
    reports
}

/// The timex of the day on which the clause around a token was reported.
pub fn reported(tree: &Tree, reports: &HashMap<usize, usize>, token: usize) -> Option<usize> {
    std::iter::once(token)
        .chain(tree.above(token).take(FURTHEST))
        .find_map(|above| {
            let beside = tree
                .with(above, &[Relation::Parataxis])
                .find_map(|child| reports.get(&child));
            // "Cases were reported on Monday in the floods": the day of the cases, not of the floods.
            let received = tree.first(above, &[Relation::NsubjPass]);
            let told = received.is_none_or(|subject| subject == token || tree.pos(subject) == Pos::Pron);
            reports
                .get(&above)
                .filter(|_| above != token && told)
                .or(beside)
                .copied()
        })
}

/// Whether a verb tells of what is done: "called", "has called", "was called".
fn is_done(tree: &Tree, verb: usize) -> bool {
    let auxiliaries = || tree.with(verb, &[Relation::Aux, Relation::AuxPass]);
    let past = |aux: usize| {
        ["has", "have", "had", "was", "were", "been"]
            .iter()
            .any(|word| tree.is(aux, word))
    };
    match tree.word(verb).tag {
        Tag::Vbd | Tag::Vbp => tree.is_simple_past(verb) && auxiliaries().next().is_none(),
        // "was scheduled for Friday" tells of Friday.
        Tag::Vbn
            if matches!(
                tree.lemma(verb),
                "arrange" | "book" | "expect" | "pencil" | "plan" | "schedule" | "set" | "slate"
            ) =>
        {
            false
        }
        Tag::Vbn => auxiliaries().next().is_some() && auxiliaries().all(past),
        _ => false,
    }
}

/// The event that what was done is about, and that may be still to come.
fn looked_forward_to(tree: &Tree, hosts: &[Option<usize>], verb: usize) -> Option<usize> {
    tree.with(
        verb,
        &[
            Relation::Obj,
            Relation::Obl,
            Relation::Xcomp,
            Relation::Ccomp,
            Relation::NsubjPass,
        ],
    )
    .filter_map(|child| hosts[child].filter(|&event| hosts[verb] != Some(event)))
    .next()
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
        let through = trigger.verb.unwrap_or(trigger.token);
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
        if matches!(tree.pos(above), Pos::Verb | Pos::Aux) && !describes {
            return None;
        }
        let of_time = is_time_noun(tree.lemma(above)) || tree.pos(above) == Pos::Num;
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

fn is_time_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "hour"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "day"
            | "week"
            | "month"
            | "year"
            | "end"
            | "beginning"
            | "start"
            | "part"
            | "half"
            | "quarter"
            | "middle"
            | "period"
            | "weekend"
            | "time"
            | "date"
            | "decade"
            | "dawn"
            | "noon"
            | "midnight"
            | "summer"
            | "winter"
            | "spring"
            | "autumn"
            | "fall"
            | "anniversary"
            | "minute"
    )
}

/// "in July, when a rival sued": what a day is known by happened on it.
fn explained(tree: &Tree, spans: &[Range<usize>], trigger: Trigger) -> Option<When> {
    let verb = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb)?;
    let when = tree
        .with(verb, &[Relation::Advmod, Relation::Mark])
        .find(|&child| child < verb && tree.is(child, "when"))?;
    let before = when.checked_sub(1)?;
    let before = match tree.document.word(before) {
        "," => before.checked_sub(1)?,
        _ => before,
    };
    let timex = spans.partition_point(|span| span.end <= before);
    spans
        .get(timex)
        .is_some_and(|span| span.contains(&before))
        .then_some(When { timex, own: false })
}

/// "a fire on Saturday killed two people": a verb tells of the same day as the event that is its subject,
/// unless it tells what became of it before ("the vote on Tuesday had been put off").
fn of_subject(
    tree: &Tree,
    hosts: &[Option<usize>],
    own: &[Option<When>],
    spans: &[Range<usize>],
    trigger: Trigger,
) -> Option<When> {
    let verb = trigger
        .verb
        .filter(|&verb| verb == trigger.token && tree.word(verb).tag == Tag::Vbd)?;
    let lemma = tree.lemma(verb);
    let hindered = is(lemma, Class::Fail) || is(lemma, Class::Plan) || is_cue(lemma);
    let plain = tree
        .first(verb, &[Relation::Aux, Relation::CompoundPrt])
        .is_none();
    let subject = tree
        .first(verb, &[Relation::Nsubj])
        .filter(|&subject| !hindered && plain && subject < verb)?;
    let when = hosts[subject].and_then(|index| own[index])?;
    let span = &spans[when.timex];
    (subject < span.start && span.end <= verb).then_some(When { own: false, ..when })
}

/// "stormed the palace and broke the windows on Sunday": a day behind the last of several verbs of one
/// subject is that of all. Of passives it is too when each has its own: "two were hurt and six were held on
/// Sunday" counts what one thing led to.
fn shared(
    tree: &Tree,
    hosts: &[Option<usize>],
    own: &[Option<When>],
    spans: &[Range<usize>],
    trigger: Trigger,
) -> Option<When> {
    let plain = |verb: usize| {
        tree.word(verb).tag == Tag::Vbd && tree.first(verb, &[Relation::Aux, Relation::AuxPass]).is_none()
    };
    let suffered = |verb: usize| {
        tree.word(verb).tag == Tag::Vbn
            && tree.first(verb, &[Relation::Aux]).is_none()
            && tree
                .with(verb, &[Relation::AuxPass])
                .any(|aux| tree.is(aux, "was") || tree.is(aux, "were"))
    };
    let verb = trigger.verb.filter(|&verb| !is_cue(tree.lemma(verb)))?;
    let last = tree.with(verb, &[Relation::Conj]).last()?;
    let subject = tree.first(last, &[Relation::Nsubj, Relation::NsubjPass]);
    let alike = plain(verb) && plain(last) && subject.is_none() || suffered(verb) && suffered(last);
    let when = hosts[last].and_then(|index| own[index])?;
    let span = &spans[when.timex];
    let ends = span.end >= tree.size() || matches!(tree.document.word(span.end), "." | ",");
    (alike && last < span.start && ends).then_some(When { own: false, ..when })
}

/// The time of the event this one is joined to or part of.
fn inherited(
    tree: &Tree,
    hosts: &[Option<usize>],
    own: &[Option<When>],
    spans: &[Range<usize>],
    dates: &[usize],
    trigger: Trigger,
) -> Option<When> {
    let start = trigger.verb.unwrap_or(trigger.token);
    let mut current = start;
    for _ in 0..FURTHEST {
        let Some(above) = tree.head(current) else { break };
        let same_time = match tree.relation(current) {
            // "opened on Monday, and traffic has grown since".
            Relation::Conj => {
                matches!(tree.pos(above), Pos::Verb | Pos::Noun | Pos::Adj)
                    && !is_perfect(tree, current)
                    && (looks_ahead(tree, above) || !looks_ahead(tree, current))
                    && !is_dated(tree, dates, current)
            }
            Relation::Xcomp => !is(tree.lemma(above), Class::Plan) && !is_cue(tree.lemma(above)),
            Relation::Advcl => {
                !tree.with(current, &[Relation::Mark]).any(|mark| {
                    [
                        "after", "before", "since", "until", "if", "unless", "to", "because", "although",
                        "though",
                    ]
                    .iter()
                    .any(|word| tree.is(mark, word))
                }) && (matches!(tree.word(current).tag, Tag::Vbg | Tag::Vbn) || tree.is_simple_past(current))
            }
            Relation::Obl | Relation::Nmod => {
                tree.introduced_by(current, &["during", "in", "at"]) && tree.pos(above) == Pos::Verb
            }
            // "Their talks in Rome on Monday ended": handled by hosts. "signed the deal Monday" hung
            // on the deal: the verb asks its object below.
            _ => false,
        };
        if !same_time {
            break;
        }
        let held = hosts[above].and_then(|index| own[index]);
        if let Some(when) = held {
            return Some(When { own: false, ..when });
        }
        current = above;
    }
    // The parser may hang "on Monday" on the object: "signed the agreement on Monday".
    if tree.pos(start) == Pos::Verb && !is(tree.lemma(start), Class::Plan) && !is_cue(tree.lemma(start)) {
        let object = tree.first(start, &[Relation::Obj, Relation::NsubjPass])?;
        let when = hosts[object].and_then(|index| own[index])?;
        // "investigate the May 6 attack": that day is the attack's alone.
        let trails = object < spans[when.timex].start;
        return (trails && tree.preposition(object).is_none()).then_some(When { own: false, ..when });
    }
    None
}

/// Whether a date stands behind a verb in its clause, as in "and won a medal at this June's games". `dates`
/// are the first words of those of the text.
fn is_dated(tree: &Tree, dates: &[usize], verb: usize) -> bool {
    let next = dates.partition_point(|&date| date <= verb);
    let end = tree.phrase(verb).end;
    tree.pos(verb) == Pos::Verb && dates.get(next).is_some_and(|&date| date < end)
}

/// Whether a verb has "will" or the like of its own: "closed on Monday and will stay shut".
fn looks_ahead(tree: &Tree, verb: usize) -> bool {
    tree.with(verb, &[Relation::Aux]).any(|aux| {
        ["will", "would", "may", "could", "should"]
            .iter()
            .any(|word| tree.is(aux, word))
    })
}

/// Whether a verb has "has", "have" or "had" of its own.
fn is_perfect(tree: &Tree, verb: usize) -> bool {
    tree.with(verb, &[Relation::Aux])
        .any(|aux| ["has", "have", "had"].iter().any(|word| tree.is(aux, word)))
}

/// "After talks in June, the two signed", "Releasing its advice on Monday, the board urged": an event that
/// opens the sentence gives the main one its time.
fn opened(tree: &Tree, hosts: &[Option<usize>], own: &[Option<When>], trigger: Trigger) -> Option<When> {
    let verb = trigger.verb.filter(|&verb| tree.pos(verb) == Pos::Verb)?;
    let finite = matches!(tree.word(verb).tag, Tag::Vbd | Tag::Vbn);
    let opens = |child: usize| match tree.pos(child) {
        Pos::Noun => tree.introduced_by(child, &["after", "following", "during", "at", "in"]),
        Pos::Verb => tree.word(child).tag == Tag::Vbg && tree.first(child, &[Relation::Mark]).is_none(),
        _ => false,
    };
    tree.with(verb, &[Relation::Obl, Relation::Advcl, Relation::Nsubj])
        .filter(|&child| finite && child < verb && opens(child))
        .find_map(|child| hosts[child].and_then(|index| own[index]))
        .map(|when| When { own: false, ..when })
}

/// "During the visit", "at the meeting": an event told just before lends its day. "In the attack" has that of
/// the attack.
fn revisited(tree: &Tree, triggers: &[Trigger], timexes: &[Timex], times: &mut [Option<When>]) {
    let is_day = |when: When| {
        let timex = &timexes[when.timex];
        timex.interval.as_ref().is_some_and(|[from, to]| from == to)
    };
    let mut last: Option<(usize, When)> = None;
    let mut pending: Option<(usize, When)> = None;
    for index in 0..triggers.len() {
        let trigger = triggers[index];
        let sentence = tree.sentence(trigger.token);
        if pending.is_some_and(|(of, _)| of != sentence) {
            last = pending.take();
        }
        let inside = tree.introduced_by(trigger.token, &["in"]);
        let definite = tree.pos(trigger.token) == Pos::Noun
            && (inside || tree.introduced_by(trigger.token, &["during", "at"]))
            && tree.with(trigger.token, &[Relation::Det]).any(|det| {
                ["the", "that", "this", "those", "these"]
                    .iter()
                    .any(|word| tree.is(det, word))
            })
            && tree.first(trigger.token, &[Relation::Nmod]).is_none();
        let concept = |index: usize| words::concept(tree.lemma(triggers[index].token));
        let told = || {
            let before = (0..index)
                .rev()
                .take(REVISITED)
                .find(|&other| concept(other) == concept(index))?;
            times[before].filter(|&when| is_day(when))
        };
        let before = || last.filter(|&(of, _)| of + 1 == sentence).map(|(_, when)| when);
        if times[index].is_none()
            && definite
            && let Some(when) = if inside { told() } else { before() }
        {
            let when = When { own: false, ..when };
            times[index] = Some(when);
            let verb = tree.head(trigger.token);
            for other in index.saturating_sub(4)..(index + 5).min(triggers.len()) {
                let same = verb
                    .is_some_and(|verb| triggers[other].token == verb || triggers[other].verb == Some(verb));
                if same && times[other].is_none() {
                    times[other] = Some(when);
                }
            }
        }
        if let Some(when) = times[index].filter(|&when| is_day(when)) {
            pending = Some((sentence, when));
        }
    }
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
            counted && (tree.is(token, "from") || tree.is(token, "than"))
        })
}
