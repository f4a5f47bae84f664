//! Offices, companies and parties.

use super::overlapping;
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::Reading;
use rustc_hash::FxHashSet;

/// "Ministry of Trade, Industry, and Energy": what an office is for ends with the last of a list.
pub fn enumerations(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let count = reading.ids.len();
    for index in 0..names.len() {
        let name = &names[index];
        let end = name.tokens.end;
        let listed =
            name.kind == EntityKind::Organization && name.tokens.clone().any(|at| document.word(at) == ",");
        let and = if end < count && document.word(end) == "," {
            end + 1
        } else {
            end
        };
        if !listed || and + 1 >= count || !matches!(document.word(and), "and" | "&") {
            continue;
        }
        let run = &reading.runs[and + 1];
        let open = names
            .get(index + 1)
            .is_none_or(|next| next.tokens.start >= run.end);
        let same = reading.sentence_of[and + 1] == reading.sentence_of[end - 1];
        if open && same && run.start == and + 1 && (1..=2).contains(&run.length()) {
            names[index].tokens.end = run.end;
        }
    }
}

/// Nouns for what has a name and does business.
const BUSINESSES: [&str; 20] = [
    "company",
    "firm",
    "airline",
    "bank",
    "manufacturer",
    "maker",
    "retailer",
    "developer",
    "operator",
    "startup",
    "start-up",
    "publisher",
    "broadcaster",
    "newspaper",
    "charity",
    "supplier",
    "producer",
    "contractor",
    "consultancy",
    "conglomerate",
];

/// Those of them that are no people's trades, and others that stand right before a name.
const ONLY_BUSINESSES: [&str; 18] = [
    "company",
    "firm",
    "airline",
    "bank",
    "manufacturer",
    "retailer",
    "operator",
    "startup",
    "start-up",
    "broadcaster",
    "newspaper",
    "charity",
    "consultancy",
    "conglomerate",
    "carmaker",
    "automaker",
    "insurer",
    "lender",
];

/// "Lind Marine, a Swedish shipping firm based in Malmö", "grid operator Lind": what is said of a name tells
/// that it is no person, here and wherever else it stands. A given name before it leaves it a person's.
pub fn companies(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let given = Types::named("given").unwrap_or_default();
    let called = |name: &Candidate| {
        let start = name.tokens.start;
        let person = reading.forms[reading.ids[start] as usize].types.meets(given);
        start > 0
            && !person
            && reading.sentence_of[start - 1] == reading.sentence_of[start]
            && ONLY_BUSINESSES.contains(&document.word(start - 1))
    };
    let said = |name: &Candidate| {
        let end = name.tokens.end;
        let sentence = &document.sentences[reading.sentence_of[end - 1] as usize].tokens;
        if end + 2 >= sentence.end
            || document.word(end) != ","
            || !matches!(document.word(end + 1), "a" | "an" | "the")
        {
            return false;
        }
        (end + 2..sentence.end.min(end + 8))
            .find(|&at| BUSINESSES.contains(&document.word(at)))
            .is_some_and(|at| {
                (end + 2..at).all(|at| document.tokens[at].kind == TokenKind::Word)
                    && matches!(
                        document.tokens.get(at + 1).map_or(".", |_| document.word(at + 1)),
                        "," | "." | "based" | "that" | "which" | "in" | "of" | "from" | "with" | "whose"
                    )
            })
    };
    let text = |name: &Candidate| document.slice(document.span_of(name.tokens.clone()));
    let told: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && (said(name) || called(name)))
        .map(text)
        .collect();
    if told.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        if name.kind == EntityKind::Person && told.contains(text(name)) {
            name.kind = EntityKind::Organization;
            name.evidence.push("pattern:company".into());
        }
    }
}

/// Takes off the end of a body's name what is no part of it: "the Coast Guard (officers)", "Lind Holding
/// (company)", "the Harbour Party (in Lind)'s survey", "Secretary of the Navy (for Harbours)".
pub fn cut(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    if name.kind != EntityKind::Organization || name.tokens.len() < 2 {
        return;
    }
    let first = name.tokens.start;
    let owner = name.tokens.end < reading.ids.len() && matches!(document.word(name.tokens.end), "'s" | "’s");
    let inside = (first + 1..name.tokens.end).find(|&at| document.word(at) == "in");
    if let Some(at) = inside.filter(|_| owner) {
        name.tokens.end = at;
    }
    let of =
        |at: usize| document.word(at) == "of" && document.word(at.saturating_sub(1)).ends_with("ecretary");
    let office = (first.saturating_sub(2)..first).any(of);
    let field = (first + 1..name.tokens.end).find(|&at| document.word(at) == "for");
    if let Some(at) = field.filter(|_| office) {
        name.tokens.end = at;
    }
    let last = name.tokens.end - 1;
    let of_many = name.tokens.clone().any(|at| document.word(at) == "of");
    let staff = matches!(
        document.word(last),
        "Agents" | "Employees" | "Officers" | "Officials" | "Spokesmen" | "Spokespeople" | "Staff"
    );
    let common = matches!(document.word(last), "company" | "corporation" | "firm" | "group");
    if last > first && (staff && !of_many || common) {
        name.tokens.end = last;
    }
}

/// What a party is called by, when the word "party" itself has no capital.
const PARTIES: [&str; 16] = [
    "Conservative",
    "Labour",
    "Labor",
    "Liberal",
    "Republican",
    "Democratic",
    "Communist",
    "Socialist",
    "Green",
    "Nationalist",
    "Progressive",
    "Baath",
    "Congress",
    "Tory",
    "Nazi",
    "Peronist",
];

/// "The Conservative party": not its followers but the party.
pub fn party(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let end = name.tokens.end;
    // "The next GOP debate": a party, whatever it holds.
    if name.tokens.len() == 1 && document.word(name.tokens.start) == "GOP" {
        name.kind = EntityKind::Organization;
    }
    if name.tokens.len() == 1
        && PARTIES.contains(&document.word(name.tokens.start))
        && end < reading.ids.len()
        && document.word(end) == "party"
        && reading.sentence_of[end] == reading.sentence_of[name.tokens.start]
    {
        name.tokens.end = end + 1;
        name.kind = EntityKind::Organization;
        name.evidence.push("pattern:party".into());
    }
}

/// Businesses whose name ends in a possessive, by the word before it.
#[rustfmt::skip]
const POSSESSIVE: &[&str] = &[
    "Macy", "McDonald", "Lloyd", "Moody", "Wendy", "Denny", "Sotheby", "Christie", "Kohl", "Lowe", "Levi", "Domino",
    "Arby", "Sainsbury", "Bloomingdale", "Wegman", "Barney", "Applebee", "Hardee", "Zaxby", "Claire", "Kellogg",
    "Ladbroke", "Morrison", "Debenham", "Harrod", "Hershey", "Dick", "Ben & Jerry", "Trader Joe", "Victoria",
    "Jimmy John", "Papa John", "Chili", "Culver", "Nathan", "Sam", "BJ", "Standard & Poor",
];

/// Those of them that are people's names as well.
#[rustfmt::skip]
const ALSO_PEOPLE: &[&str] = &[
    "Wendy", "Denny", "Levi", "Christie", "Lloyd", "Moody", "Claire", "Dick", "Victoria", "Sam", "Nathan", "Barney",
    "Morrison",
];

/// What a business does or is, right behind its name.
#[rustfmt::skip]
const DONE: [&str; 16] = [
    "said", "says", "is", "was", "has", "had", "will", "would", "announced", "reported", "plans", "rose", "fell", "did",
    "does", "stores",
];

/// Whether a text is a business's name with the possessive that belongs to it: "Macy's".
pub fn is_possessive_name(text: &str) -> bool {
    ["'s", "’s"]
        .iter()
        .filter_map(|ending| text.strip_suffix(ending))
        .any(|bare| POSSESSIVE.contains(&bare))
}

/// "Lloyd's of London": what stands behind "of" belongs to a business with a possessive in its name.
pub fn possessives_of_places(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let whole = |name: &Candidate| {
        let of = name.tokens.end;
        let place = reading
            .ids
            .get(of + 1)
            .is_some_and(|&id| reading.forms[id as usize].capital);
        let end = overlapping(names, &(of + 1..of + 2))
            .first()
            .map_or(of + 2, |next| next.tokens.end);
        let text = document.slice(document.span_of(name.tokens.clone()));
        (place && document.word(of) == "of" && is_possessive_name(text)).then(|| Candidate {
            tokens: name.tokens.start..end,
            ..name.clone()
        })
    };
    names.iter().filter_map(whole).collect()
}

/// "Macy's": the possessive belongs to the name.
pub fn possessive(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let mark = |at: usize| at < reading.ids.len() && matches!(document.word(at), "'s" | "’s");
    // The tagger may have taken the ending in already.
    let taken = usize::from(name.tokens.len() > 1 && mark(name.tokens.end - 1));
    let end = name.tokens.end - taken;
    let text = document.slice(document.span_of(name.tokens.start..end));
    if !mark(end) || !POSSESSIVE.contains(&text) {
        return;
    }
    let before = name
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |at| document.word(at));
    let behind = document
        .tokens
        .get(end + 1)
        .map_or("", |_| document.word(end + 1));
    let people = ALSO_PEOPLE.contains(&text);
    let there = matches!(before, "at" | "from" | "by" | "a" | "the" | "outside" | "inside") && !people;
    // What has nothing behind it, or does something, owns nothing.
    let done = DONE.contains(&behind) || behind.len() > 4 && behind.ends_with("ed");
    let whole = done || !people && matches!(behind, "," | "." | ";" | "and" | "or");
    if name.kind == EntityKind::Organization || there || whole {
        name.tokens.end = end + 1;
        name.kind = EntityKind::Organization;
        name.evidence.push("pattern:possessive".into());
    }
}

/// What bodies named after a place are headed by.
const OF_PLACES: [&str; 8] = [
    "Church",
    "Bank",
    "University",
    "Archdiocese",
    "Diocese",
    "Parliament",
    "College",
    "Port",
];

/// "The Church of England", of which the tagger saw only the place.
pub fn of_places(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let headed = |name: &&Candidate| {
        let start = name.tokens.start;
        name.kind == EntityKind::Place
            && start >= 2
            && document.word(start - 1) == "of"
            && OF_PLACES.contains(&document.word(start - 2))
            && reading.wide[start - 2].start == start - 2
            && reading.sentence_of[start - 2] == reading.sentence_of[start]
            && overlapping(names, &(start - 2..start)).is_empty()
    };
    names
        .iter()
        .filter(headed)
        .map(|name| Candidate {
            tokens: name.tokens.start - 2..name.tokens.end,
            kind: EntityKind::Organization,
            confidence: name.confidence,
            evidence: vec!["pattern:body".into()],
        })
        .collect()
}

/// What stands before "of" or "in" and a business: its head, or what it has.
const HEADED: [&str; 16] = [
    "CEO",
    "CFO",
    "COO",
    "executive",
    "chairman",
    "chairwoman",
    "founder",
    "co-founder",
    "cofounder",
    "shares",
    "rating",
    "ratings",
    "stake",
    "shareholders",
    "subsidiary",
    "employees",
];

/// "The CEO of Orvane", "shares in Orvane": a name that no list knows is a business, here and wherever else it
/// stands.
pub fn headed(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let lists = [
        "country", "area", "region", "city", "town", "given", "surname", "water", "mountain",
    ];
    let known: Types = lists
        .iter()
        .filter_map(|list| Types::named(list))
        .fold(Types::NONE, |all, list| all | list);
    let unknown = |name: &Candidate| {
        name.tokens.len() == 1
            && matches!(
                name.kind,
                EntityKind::Place | EntityKind::Person | EntityKind::Other
            )
            && !reading.forms[reading.ids[name.tokens.start] as usize]
                .types
                .meets(known)
    };
    // "CEO Jim Pratt of Orvane": whoever heads it may be named in between.
    let heads: FxHashSet<usize> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.start > 0)
        .filter(|name| HEADED.contains(&document.word(name.tokens.start - 1)))
        .map(|name| name.tokens.end)
        .collect();
    let behind = |name: &Candidate| {
        let start = name.tokens.start;
        start >= 2
            && matches!(document.word(start - 1), "of" | "in")
            && (HEADED.contains(&document.word(start - 2)) || heads.contains(&(start - 1)))
            && reading.sentence_of[start - 2] == reading.sentence_of[start]
    };
    let text = |name: &Candidate| document.slice(document.span_of(name.tokens.clone()));
    let told: FxHashSet<&str> = names
        .iter()
        .filter(|name| unknown(name) && behind(name))
        .map(text)
        .collect();
    for name in names.iter_mut() {
        if !told.is_empty() && unknown(name) && told.contains(text(name)) {
            name.kind = EntityKind::Organization;
            name.evidence.push("pattern:company".into());
        }
    }
}
