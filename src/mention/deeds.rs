//! What a name does: a word that some place is called by, too, is a person where it says and recalls, when the
//! article names somebody so in full or the word is a name of people and of no known place.

use super::Candidate;
use super::gazetteers::Types;
use super::reading::Reading;
use crate::analysis::EntityKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// What only people and those who speak for others do, right behind or before their name.
#[rustfmt::skip]
const SAYS: [&str; 18] = [
    "said", "says", "added", "adds", "recalled", "recalls", "told", "explained", "explains", "thinks", "believes",
    "remembers", "laughed", "wrote", "writes", "joked", "argued", "testified",
];

/// How often a name that nobody bears in full must speak.
const OFTEN: usize = 2;

/// Makes people of the places and things that speak as people do.
pub fn speakers(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let list = |lists: &[&str]| {
        lists
            .iter()
            .filter_map(|list| Types::named(list))
            .fold(Types::NONE, |all, list| all | list)
    };
    let (people, seats) = (list(&["given", "surname"]), list(&["country", "area", "city"]));
    let bodies = list(&["company", "media", "body", "team", "region", "town", "code"]);
    let word = |name: &Candidate| document.word(name.tokens.start);
    let types = |name: &Candidate| reading.forms[reading.ids[name.tokens.start] as usize].types;
    let doubtful = |name: &Candidate| {
        name.tokens.len() == 1
            && !matches!(name.kind, EntityKind::Person | EntityKind::Group)
            && reading.forms[reading.ids[name.tokens.start] as usize].length > 2
            && !types(name).meets(seats)
    };
    let speaks = |name: &Candidate| {
        let at = name.tokens.start;
        let behind = document.tokens.get(at + 1).map_or("", |_| document.word(at + 1));
        SAYS.contains(&behind) || at > 0 && SAYS.contains(&document.word(at - 1))
    };
    let mut spoken: FxHashMap<&str, usize> = FxHashMap::default();
    for name in names.iter().filter(|name| doubtful(name) && speaks(name)) {
        *spoken.entry(word(name)).or_default() += 1;
    }
    if spoken.is_empty() {
        return;
    }
    let full: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1)
        .flat_map(|name| [name.tokens.start, name.tokens.end - 1])
        .map(|at| document.word(at))
        .collect();
    for name in names.iter_mut() {
        let Some(&count) = spoken.get(word(name)).filter(|_| doubtful(name)) else {
            continue;
        };
        let borne = full.contains(word(name));
        let own = types(name).meets(people) && !types(name).meets(bodies);
        let fits = name.kind != EntityKind::Organization || borne && types(name).meets(people);
        if fits && (borne || own && count >= OFTEN) {
            name.kind = EntityKind::Person;
            name.evidence.push("pattern:speaker".into());
        }
    }
}
