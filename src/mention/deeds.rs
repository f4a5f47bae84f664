//! What a name does: a word that some place is called by, too, is a person where it says and recalls, when the
//! article names somebody so in full or the word is a name of people and of no known place. And it is the place
//! where something goes on in it or a state's offices are its own.

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

/// What a country has, and hardly a person: "Jordan's king", "Chad's army".
#[rustfmt::skip]
const OF_STATE: [&str; 24] = [
    "king", "queen", "government", "president", "parliament", "capital", "army", "military", "prime", "foreign",
    "economy", "border", "borders", "ambassador", "embassy", "constitution", "cabinet", "interior", "ruling",
    "coast", "northern", "southern", "eastern", "western",
];

/// What is put in somebody, not in a place: "faith in Jordan".
const PUT_IN: [&str; 6] = ["trust", "faith", "confidence", "belief", "believe", "interest"];

/// What a town or a city has: "the mayor of Lyon".
const OF_TOWN: [&str; 8] = [
    "mayor",
    "city",
    "town",
    "village",
    "port",
    "suburb",
    "streets",
    "outskirts",
];

/// Makes places of the countries and cities that were taken for people or bodies who share their name.
pub fn places(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let word = |at: Option<usize>| {
        at.filter(|&at| at < document.tokens.len())
            .map_or(String::new(), |at| document.word(at).to_lowercase())
    };
    let seats = ["country", "city"]
        .iter()
        .filter_map(|list| Types::named(list))
        .fold(Types::NONE, |all, list| all | list);
    for name in names.iter_mut() {
        let at = name.tokens.start;
        let shared = matches!(name.kind, EntityKind::Person | EntityKind::Organization)
            && name.tokens.len() == 1
            && reading.forms[reading.ids[at] as usize].types.meets(seats);
        if !shared {
            continue;
        }
        let owns = matches!(word(Some(at + 1)).as_str(), "'s" | "’s");
        let (before, second) = (word(at.checked_sub(1)), word(at.checked_sub(2)));
        let place = match before.as_str() {
            "in" => !owns && !PUT_IN.contains(&second.as_str()),
            "of" => OF_TOWN.contains(&second.as_str()),
            _ => owns && OF_STATE.contains(&word(Some(at + 2)).as_str()),
        };
        if place {
            name.kind = EntityKind::Place;
            name.evidence.push("pattern:place".into());
        }
    }
}

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
