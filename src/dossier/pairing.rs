//! Which tellings of several articles are of one event.
//!
//! Two tellings may be one event when their words are the same or kin, people or bodies take part in
//! both, and their times do not exclude each other. The likeliest pairs are joined first, and an
//! article has one telling of an event at most (it has gathered its own already), so an article that
//! tells of two agreements keeps two.

use super::cast::Cast;
use super::telling::Telling;
use crate::analysis::{EntityKind, EventStatus};
use crate::timex::calendar::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How many days two articles may be apart on the date of one event.
const DAYS_APART: i64 = 2;
/// From this on two tellings are of one event.
const ENOUGH: f64 = 2.0;
/// How many tellings of one kind of event are compared for each article. An article tells of few; it
/// bounds the work on books.
const COMPARED: usize = 200;

/// The tellings that matter, gathered into events: every one that has a row in some article's
/// timeline, with what the other articles say of it.
pub(super) fn clusters<'a>(articles: &'a [Vec<Telling>], cast: &Cast) -> Vec<Vec<&'a Telling>> {
    let all: Vec<&Telling> = articles.iter().flatten().collect();
    let mut buckets: FxHashMap<Word, Vec<usize>> = FxHashMap::default();
    for (at, telling) in all.iter().enumerate() {
        let concepts = telling.concepts.iter().map(|concept| Word::Same(concept));
        let kin = telling.kin.iter().map(|kin| Word::Kin(*kin));
        for word in concepts.chain(kin) {
            buckets.entry(word).or_default().push(at);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (one, telling) in all
        .iter()
        .enumerate()
        .filter(|(_, telling)| telling.row.is_some())
    {
        let concepts = telling.concepts.iter().map(|concept| Word::Same(concept));
        let kin = telling.kin.iter().map(|kin| Word::Kin(*kin));
        let near = concepts.chain(kin).filter_map(|word| buckets.get(&word));
        for &two in near.flat_map(|list| list.iter().take(COMPARED)) {
            if all[two].article != telling.article {
                pairs.insert((one.min(two), one.max(two)));
            }
        }
    }
    let mut scored: Vec<(f64, usize, usize)> = pairs
        .into_iter()
        .filter_map(|(one, two)| Some((likeness(all[one], all[two], cast)?, one, two)))
        .collect();
    scored.sort_by(|one, two| two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2))));
    let mut cluster_of: Vec<usize> = (0..all.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..all.len()).map(|at| vec![at]).collect();
    for (_, one, two) in scored {
        let (into, from) = (cluster_of[one], cluster_of[two]);
        let clash = members[into].iter().any(|&known| {
            members[from]
                .iter()
                .any(|&new| all[known].article == all[new].article)
        });
        if into == from || clash {
            continue;
        }
        let moved = std::mem::take(&mut members[from]);
        for &member in &moved {
            cluster_of[member] = into;
        }
        members[into].extend(moved);
        members[into].sort_unstable();
    }
    members
        .into_iter()
        .filter(|cluster| cluster.iter().any(|&member| all[member].row.is_some()))
        .map(|cluster| cluster.into_iter().map(|member| all[member]).collect())
        .collect()
}

#[derive(PartialEq, Eq, Hash)]
enum Word<'a> {
    Same(&'a str),
    Kin(usize),
}

/// How likely two tellings are of one event; nothing when they are not.
fn likeness(one: &Telling, two: &Telling, cast: &Cast) -> Option<f64> {
    if (one.status == EventStatus::Negated) != (two.status == EventStatus::Negated)
        || (one.status == EventStatus::Planned) != (two.status == EventStatus::Planned)
    {
        return None;
    }
    let same = one.concepts.iter().any(|concept| two.concepts.contains(concept));
    let words = if same { 1.0 } else { 0.6 };
    let time = times(one.interval.as_ref(), two.interval.as_ref())?;
    let named = shared_names(&one.named, &two.named, cast);
    let taking_part = shared(&one.participants, &two.participants);
    let objects = shared(&one.words, &two.words);
    let people = people_in_both(one, two, cast).min(2);
    if named == 0.0 || !same && time <= 0.0 && people < 2 {
        return None;
    }
    // Other people in other words are another event; in the same words they may be the same one.
    let others = match (names_others(one, two, cast), same) {
        (true, false) => 1.0,
        (true, true) => 0.5,
        (false, _) => 0.0,
    };
    let likeness = words + time + named + taking_part + 0.5 * (objects + people as f64) - others;
    (likeness >= ENOUGH).then_some(likeness)
}

/// The part of the smaller list of names that is in the other; a name of the same country counts half
/// (a capital for its government, a nationality for its nation).
fn shared_names(one: &[usize], two: &[usize], cast: &Cast) -> f64 {
    let (small, large) = if one.len() <= two.len() {
        (one, two)
    } else {
        (two, one)
    };
    let country = |entity: usize| cast.entities[entity].country.as_deref();
    let both: f64 = small
        .iter()
        .map(|&entity| {
            let land = country(entity);
            if large.contains(&entity) {
                1.0
            } else if land.is_some() && large.iter().any(|&other| country(other) == land) {
                0.5
            } else {
                0.0
            }
        })
        .sum();
    if small.is_empty() {
        0.0
    } else {
        both / small.len() as f64
    }
}

/// How many people both tellings name.
fn people_in_both(one: &Telling, two: &Telling, cast: &Cast) -> usize {
    one.named
        .iter()
        .filter(|entity| cast.entities[**entity].kind == EntityKind::Person && two.named.contains(entity))
        .count()
}

/// Whether each telling names somebody the other does not: a guest met two hosts, not one.
fn names_others(one: &Telling, two: &Telling, cast: &Cast) -> bool {
    let alone = |here: &Telling, there: &Telling| {
        here.named
            .iter()
            .any(|entity| cast.entities[*entity].kind == EntityKind::Person && !there.named.contains(entity))
    };
    alone(one, two) && alone(two, one)
}

/// The part of the smaller list that is in the other.
fn shared<T: PartialEq>(one: &[T], two: &[T]) -> f64 {
    let smaller = one.len().min(two.len());
    if smaller == 0 {
        return 0.0;
    }
    let both = one.iter().filter(|item| two.contains(item)).count();
    both as f64 / smaller as f64
}

/// 0.8 for the same days, less for times of which one holds the other or is unknown, below nothing
/// for neighbouring days; `None` when they exclude each other.
fn times(one: Option<&[String; 2]>, two: Option<&[String; 2]>) -> Option<f64> {
    let (Some(one), Some(two)) = (one.and_then(days), two.and_then(days)) else {
        return Some(0.0);
    };
    if one == two {
        return Some(0.8);
    }
    if one.0 <= two.1 && two.0 <= one.1 {
        return Some(0.4);
    }
    let apart = (two.0 - one.1).max(one.0 - two.1);
    (apart <= DAYS_APART).then_some(-0.4)
}

/// First and last day, counted from 1970.
pub(super) fn days(interval: &[String; 2]) -> Option<(i64, i64)> {
    let [from, to] = interval;
    let from: Date = from.parse().ok()?;
    let to: Date = to.parse().ok()?;
    Some((from.days(), to.days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(from: &str, to: &str) -> [String; 2] {
        [from.to_owned(), to.to_owned()]
    }

    #[test]
    fn times_that_exclude_each_other_part_events() {
        let june = interval("2021-06-01", "2021-06-30");
        let day = interval("2021-06-19", "2021-06-19");
        let july = interval("2021-07-09", "2021-07-09");
        assert_eq!(times(Some(&june), Some(&day)), Some(0.4));
        assert_eq!(times(Some(&june), Some(&july)), None);
        assert_eq!(times(Some(&june), None), Some(0.0));
    }
}
