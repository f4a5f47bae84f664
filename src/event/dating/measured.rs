//! "They signed it a day after the council approved it": the day of one event, measured from that of another.

use super::Article;
use crate::analysis::{Basis, Event, EventWhen, TimexType};
use crate::syntax::Relation;
use crate::timex::{Period, Unit};

/// How sure the day must be from which another is measured.
const SURE: f64 = 0.75;

/// "days after it was signed", "months before": the words of a sentence whose time is not that of an event, because
/// it was some days or more off, nobody says how many. For the event behind "after" they are those up to the
/// measure, for the one that was days after it those from "after" on.
pub(super) fn apart(article: &Article, event: usize) -> Option<std::ops::Range<usize>> {
    let tree = article.reading.tree;
    let verb = article.triggers[event].carrier();
    let (own, behind) = (mark(article, verb), measured_clause(article, verb));
    let mark = own.or_else(|| behind.and_then(|clause| mark(article, clause)))?;
    let measure = mark.checked_sub(1)?;
    let is_long = matches!(
        tree.lemma(measure),
        "day" | "week" | "month" | "year" | "decade" | "century"
    );
    let sentence = &tree.document.sentences[tree.sentence(mark)].tokens;
    let words = match behind {
        Some(clause) if own.is_none() => mark..tree.phrase(clause).end,
        _ => sentence.start..measure,
    };
    (is_long && sentence.contains(&measure)).then_some(words)
}

/// The "after", "before" or "since" that leads to the clause of a verb.
fn mark(article: &Article, verb: usize) -> Option<usize> {
    let tree = article.reading.tree;
    if tree.relation(verb) != Relation::Advcl {
        return None;
    }
    tree.with(verb, &[Relation::Mark, Relation::Case])
        .find(|&mark| tree.is_one_of(mark, &["after", "before", "since"]))
}

/// "three days after the vote of May 4": gives an event its day by how long it was before or after another that a noun
/// tells, with its date.
fn measured_by_noun(article: &Article, events: &[Event], event: usize) -> Option<EventWhen> {
    let tree = article.reading.tree;
    let verb = article.triggers[event].carrier();
    let counts = |noun: &usize| tree.introduced_by(*noun, &["after", "before"]);
    let noun = tree.with(verb, &[Relation::Obl]).find(counts)?;
    let mark = tree.preposition(noun)?;
    let (length, (count, unit)) = length_before(article, mark)?;
    let phrase = tree.phrase(noun);
    let timexes = &article.reading.timexes;
    let date = timexes.iter().position(|timex| {
        let tokens = tree.document.tokens_in(timex.span);
        timex.kind != TimexType::Duration && phrase.start <= tokens.start && tokens.end <= phrase.end
    })?;
    let own = events[event].when.as_ref();
    if own.is_some_and(|when| when.basis == Basis::Stated && when.timex.as_ref() != Some(&timexes[date].id)) {
        return None;
    }
    let by = if tree.is(mark, "before") { -count } else { count };
    let there = period(timexes[date].interval.as_ref()?, unit)?.moved(by, unit)?;
    let side = if by < 0 { "before" } else { "after" };
    Some(EventWhen {
        interval: Some([there.first()?.to_string(), there.last()?.to_string()]),
        basis: Basis::Inferred,
        confidence: MEASURED,
        timex: None,
        why: format!(
            "“{}” was “{}” {side} “{}”.",
            tree.document.word(verb),
            length,
            timexes[date].text
        ),
    })
}

/// How sure a day is that is counted from a stated date.
const MEASURED: f64 = 0.9;

/// The words and the value of a length of time that ends right before a token.
fn length_before<'a>(article: &'a Article, mark: usize) -> Option<(&'a str, (i64, Unit))> {
    let document = article.reading.tree.document;
    let from = document.tokens[mark.checked_sub(1)?].span.end;
    let timexes = &article.reading.timexes;
    let ended = timexes.partition_point(|timex| timex.span.end < from);
    let length = timexes[ended..]
        .iter()
        .take_while(|timex| timex.span.end < document.tokens[mark].span.end)
        .find(|timex| timex.kind == TimexType::Duration && document.tokens_in(timex.span).end == mark)?;
    Some((&length.text, count(&length.value)?))
}

/// The clause behind an "after" that hangs on a verb or on that of its subject: "the raid came days after he was
/// freed".
fn measured_clause(article: &Article, event: usize) -> Option<usize> {
    let tree = article.reading.tree;
    let verb = match tree.relation(event).is_subject() {
        true => tree.head(event)?,
        false => event,
    };
    tree.with(verb, &[Relation::Advcl])
        .find(|&clause| clause > verb && mark(article, clause).is_some())
}

/// Gives events their days that are told by how long they were before or after another of their sentence.
pub(super) fn measure(article: &Article, events: &mut [Event]) {
    let found: Vec<(usize, EventWhen)> = (0..events.len())
        .filter_map(|event| {
            let when = measured(article, events, event).or_else(|| measured_by_noun(article, events, event));
            Some((event, when?))
        })
        .collect();
    for (event, when) in found {
        events[event].when = Some(when);
    }
}

fn measured(article: &Article, events: &[Event], event: usize) -> Option<EventWhen> {
    let tree = article.reading.tree;
    let verb_of = |event: usize| article.triggers[event].carrier();
    let verb = verb_of(event);
    let stated = |when: &EventWhen| when.basis == Basis::Stated;
    if article.said[event].is_some() {
        return None;
    }
    // Either the event stands behind "after", or the one it is measured from does.
    let (own, behind) = (mark(article, verb), measured_clause(article, verb));
    let behind = behind.filter(|_| own.is_none() && !events[event].when.as_ref().is_some_and(stated));
    let mark = own.or_else(|| mark(article, behind?))?;
    let (length, (count, unit)) = length_before(article, mark)?;
    let dated = |&other: &usize| {
        let sure = |when: &EventWhen| stated(when) || when.confidence >= SURE;
        let there = match behind {
            Some(clause) => verb_of(other) == clause,
            None => verb_of(other) < mark,
        };
        there
            && events[other].sentence == events[event].sentence
            && events[other].when.as_ref().is_some_and(sure)
    };
    let others = || (0..events.len()).filter(dated);
    let other = others()
        .find(|&other| tree.head(verb) == Some(verb_of(other)))
        .or_else(|| others().max_by_key(|&other| verb_of(other)))?;
    let when = events[other].when.as_ref()?;
    let earlier = tree.is(mark, "before") == behind.is_some();
    let by = if earlier { -count } else { count };
    let there = period(when.interval.as_ref()?, unit)?.moved(by, unit)?;
    let side = if earlier { "earlier" } else { "later" };
    let words = (
        tree.document.word(verb),
        tree.document.word(article.triggers[other].token),
    );
    Some(EventWhen {
        interval: Some([there.first()?.to_string(), there.last()?.to_string()]),
        basis: Basis::Inferred,
        confidence: when.confidence,
        timex: None,
        why: format!("“{}” was “{length}” {side} than “{}”.", words.0, words.1),
    })
}

/// How many of which unit a length has: "P5M".
fn count(value: &str) -> Option<(i64, Unit)> {
    let number = value.strip_prefix('P')?;
    let (number, unit) = number.split_at_checked(number.len().checked_sub(1)?)?;
    let unit = match unit {
        "D" => Unit::Day,
        "W" => Unit::Week,
        "M" => Unit::Month,
        "Y" => Unit::Year,
        _ => return None,
    };
    Some((number.parse().ok()?, unit))
}

/// The day, month or year that some days are, no finer than a unit. What is coarser than the unit measures nothing.
fn period([from, to]: &[String; 2], unit: Unit) -> Option<Period> {
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    let own = [Unit::Day, Unit::Month, Unit::Year]
        .into_iter()
        .map(|unit| Period::holding(unit, from))
        .find(|period| period.first() == Some(from) && period.last() == Some(to))?;
    match own.unit().cmp(&unit) {
        std::cmp::Ordering::Greater => None,
        std::cmp::Ordering::Equal => Some(own),
        std::cmp::Ordering::Less => Some(Period::holding(unit, from)),
    }
}
