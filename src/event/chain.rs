//! Which events tell the same thing again.

use super::parts::Parts;
use crate::analysis::{Entity, EntityKind, Event, EventStatus, Role, Timex};
use crate::words::{self, Class};
use std::collections::HashMap;

/// What is compared of an event beside its fields.
pub struct Telling {
    /// One word for it and for other words of the same.
    pub concept: String,
    /// Lower-case head words of its patients.
    pub objects: Vec<String>,
    /// Whether one of them is definite ("the agreement").
    pub definite: bool,
    /// What is counted of those who take part, with its number: ("firefighter", "six").
    pub counts: Vec<(String, String)>,
}

/// How many earlier events with the same verb are compared. An article tells of few; a book pasted
/// whole must not take quadratic time.
const COMPARED: usize = 24;

/// How many sentences back a definite object alone can refer to; the same noun again goes further.
const DEFINITE_REACH: usize = 6;
const SAME_NOUN_REACH: usize = 20;

/// The likeness of two different events.
const NONE: i32 = -8;

/// Fills `same_as`, and lets the tellings of one event share its time, place and participants.
pub fn link(events: &mut [Event], tellings: &[Telling], entities: &[Entity], timexes: &[Timex]) {
    let kinds: HashMap<&str, EntityKind> = entities
        .iter()
        .map(|entity| (entity.id.as_str(), entity.kind))
        .collect();
    let intervals: HashMap<&str, &[String; 2]> = timexes
        .iter()
        .filter_map(|timex| Some((timex.id.as_str(), timex.interval.as_ref()?)))
        .collect();
    let mut earlier: HashMap<String, Vec<usize>> = HashMap::new();
    // The first telling of each event, by the index of any.
    let mut firsts: Vec<usize> = (0..events.len()).collect();
    // Where each event is told to have happened so far, by its first telling.
    let mut places: Vec<Option<String>> = vec![None; events.len()];
    for index in 0..events.len() {
        let known = earlier.entry(tellings[index].concept.clone()).or_default();
        let here = events[index].place.clone();
        // Of several, the one told most alike; then the last. "The merger" is the one that was called so,
        // not the one by which another firm had merged.
        let found = known
            .iter()
            .rev()
            .take(COMPARED)
            .copied()
            .filter_map(|other| {
                let there = &places[firsts[other]];
                let elsewhere = here.is_some() && there.is_some() && here != *there;
                let likeness = likeness(events, tellings, &kinds, &intervals, elsewhere, other, index);
                let same_place = here.is_some() && here == *there;
                let same_word = events[other].trigger.lemma == events[index].trigger.lemma;
                (likeness >= 1).then_some((likeness, same_place, same_word, other))
            })
            .max()
            .map(|(.., other)| other);
        if let Some(other) = found {
            firsts[index] = firsts[other];
            events[index].same_as = Some(events[firsts[other]].id.clone());
        }
        let place = &mut places[firsts[index]];
        *place = place.take().or(here);
        known.push(index);
    }
    share(events, &firsts);
    lend(events, &firsts);
}

/// "The protest ended": who takes part in what is told without them is said by the first telling that
/// says so.
fn lend(events: &mut [Event], firsts: &[usize]) {
    for role in [Role::Agent, Role::Patient] {
        let mut lenders: HashMap<usize, Parts> = HashMap::new();
        for (event, &first) in events.iter().zip(firsts) {
            if let Some(parts) = Parts::said(event, role) {
                lenders.entry(first).or_insert(parts);
            }
        }
        for (event, first) in events.iter_mut().zip(firsts) {
            if let Some(parts) = lenders.get(first) {
                parts.lend_to(event);
            }
        }
    }
}

fn share(events: &mut [Event], firsts: &[usize]) {
    let mut shared: HashMap<usize, (Option<String>, Option<String>)> = HashMap::new();
    for (index, &first) in firsts.iter().enumerate() {
        let entry = shared.entry(first).or_default();
        entry.0 = entry.0.take().or_else(|| events[index].time.clone());
        entry.1 = entry.1.take().or_else(|| events[index].place.clone());
    }
    for (index, first) in firsts.iter().enumerate() {
        let (time, place) = shared[first].clone();
        let event = &mut events[index];
        event.time = event.time.take().or(time);
        event.place = event.place.take().or(place);
    }
}

fn came_about(status: EventStatus) -> bool {
    matches!(status, EventStatus::Occurred | EventStatus::Claimed)
}

/// How much the later of two events seems to tell the earlier again; from one up it does. `elsewhere` when
/// they are told to have happened in two places.
fn likeness(
    events: &[Event],
    tellings: &[Telling],
    kinds: &HashMap<&str, EntityKind>,
    intervals: &HashMap<&str, &[String; 2]>,
    elsewhere: bool,
    a: usize,
    b: usize,
) -> i32 {
    let (first, second) = (&events[a], &events[b]);
    if first.status != second.status && !(came_about(first.status) && came_about(second.status)) {
        return NONE;
    }
    let interval = |event: &Event| event.time.as_deref().and_then(|id| intervals.get(id).copied());
    if let (Some([from, to]), Some([other_from, other_to])) = (interval(first), interval(second))
        && (to < other_from || other_to < from)
    {
        return NONE;
    }
    // Six hurt in one fire are not the three hurt in another.
    let miscounted = tellings[a].counts.iter().any(|(noun, number)| {
        tellings[b]
            .counts
            .iter()
            .any(|(other, count)| other == noun && count != number)
    });
    if miscounted {
        return NONE;
    }
    let mut score = 0;
    // "The quake was felt as far as Lima": what one calamity befalls is told in wider and wider circles.
    let again = tellings[b].definite && words::is(&second.trigger.lemma, Class::Calamity);
    for role in [Role::Agent, Role::Patient] {
        let alike = compare(&names(first, role), &names(second, role), kinds);
        score += if again { alike.max(0) } else { alike };
    }
    // A meeting is the same whoever of the two is named first.
    let (all, others) = (everyone(first), everyone(second));
    let crossed = all.iter().filter(|id| others.contains(id)).count();
    if crossed >= 2 {
        score += 2;
    }
    let objects = tellings[a]
        .objects
        .iter()
        .any(|object| tellings[b].objects.contains(object));
    let reach = if first.trigger.lemma == second.trigger.lemma {
        SAME_NOUN_REACH
    } else {
        DEFINITE_REACH
    };
    // "The theft" told of Bergen is not the one told of Oslo, unless more than the article says so.
    let refers =
        tellings[b].definite && second.sentence - first.sentence <= reach && score >= 0 && !elsewhere;
    // "has scored 27 goals" sums up what "scored late" tells one of.
    let sums_up = |one: &Telling, other: &Telling| {
        let counted = |object| one.counts.iter().any(|(noun, _)| noun == object);
        other.objects.is_empty() && one.objects.iter().any(counted)
    };
    // Nor are nests found in Oslo those found in Bergen, when nobody is named who found both.
    let same_things = objects && !(elsewhere && crossed == 0);
    if same_things || refers {
        score += 1;
    } else {
        let (one, other) = (&tellings[a], &tellings[b]);
        let different = !one.objects.is_empty() && !other.objects.is_empty() && crossed < 2;
        if different || sums_up(one, other) || sums_up(other, one) {
            score -= 2;
        }
    }
    score
}

/// The entities that do something or have it done to them.
fn everyone(event: &Event) -> Vec<&str> {
    event
        .participants
        .iter()
        .filter(|participant| participant.role != Role::Other)
        .map(|participant| participant.entity.as_str())
        .collect()
}

/// The entities that take one part in an event.
fn names(event: &Event, role: Role) -> Vec<&str> {
    event
        .players(role)
        .map(|participant| participant.entity.as_str())
        .collect()
}

/// Two for a shared name, less for names that exclude each other. A minister and his country do not.
fn compare(a: &[&str], b: &[&str], kinds: &HashMap<&str, EntityKind>) -> i32 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    if a.iter().any(|id| b.contains(id)) {
        return 2;
    }
    let acts_for = |id: &&str| {
        use EntityKind::{Group, Organization, Place};
        matches!(kinds.get(*id), Some(Place | Group | Organization))
    };
    let stands_in = a.iter().any(acts_for) != b.iter().any(acts_for);
    if stands_in { 0 } else { -2 }
}
