//! Headlines, where every word has a capital: a verb ends a name, and so does a noun behind a known place.

use super::{list, lower, overlapping};
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};
use std::ops::Range;

/// What people and bodies do in headlines; no word of it is a common surname.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accuses", "admits", "announces", "asks", "attacks", "avoids", "backs", "beats", "blasts", "breaks", "calls", "claims",
    "criticizes", "defeats", "defends", "demands", "denies", "edges", "endorses", "faces", "fires", "gets", "gives", "has",
    "heads", "hits", "holds", "is", "joins", "keeps", "kills", "launches", "leads", "leaves", "loses", "makes", "meets",
    "mocks", "offers", "opens", "orders", "picks", "pledges", "praises", "promises", "pushes", "quits", "rejects", "resigns",
    "returns", "reveals", "says", "seeks", "signs", "slams", "sues", "takes", "taps", "tells", "threatens", "trails",
    "unveils", "urges", "vetoes", "visits", "vows", "wants", "warns", "was", "will", "wins", "won't",
];

/// Most words of a person's name before a verb.
const WORDS: usize = 2;

/// Whether a token stands in a headline: capitals throughout, and no full stop.
fn in_headline(reading: &Reading, at: usize) -> bool {
    let sentence = reading.sentence_of[at] as usize;
    let last = reading.document.sentences[sentence].tokens.end - 1;
    matches!(reading.classes[sentence], Class::Title | Class::Capitals) && reading.document.word(last) != "."
}

/// Cuts names that run over a verb, and places that run on behind a known one.
pub fn cut(reading: &Reading, names: &mut Vec<Candidate>) {
    let people = list(&["given", "surname"]);
    let places = list(&["country", "area", "region", "city"]);
    let mut cut = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let verb = name
            .tokens
            .clone()
            .skip(1)
            .find(|&at| VERBS.contains(&lower(reading, at).as_str()));
        let Some(verb) = verb.filter(|&at| in_headline(reading, at)) else {
            cut.push(known_place(reading, name, places));
            continue;
        };
        for tokens in [name.tokens.start..verb, verb + 1..name.tokens.end] {
            let types = |at: usize| reading.forms[reading.ids[at] as usize].types;
            let kind = match tokens.clone().next_back() {
                Some(last) if reading.phrases[last].types.meets(places) => EntityKind::Place,
                Some(last) if types(last).meets(people) => EntityKind::Person,
                Some(_) if tokens.start == name.tokens.start => name.kind,
                _ => continue,
            };
            cut.push(Candidate {
                tokens,
                kind,
                confidence: name.confidence,
                evidence: vec!["pattern:headline".into()],
            });
        }
    }
    *names = cut;
}

/// "New Ohio Poll" names Ohio.
fn known_place(reading: &Reading, mut name: Candidate, places: Types) -> Candidate {
    let known = |at: usize| reading.phrases[at].types.meets(places);
    let last = name.tokens.end - 1;
    let doubtful = name.kind == EntityKind::Place && name.tokens.len() > 1 && in_headline(reading, last);
    if doubtful && !known(last) {
        let inner: Vec<usize> = name.tokens.clone().filter(|&at| known(at)).collect();
        if let (Some(first), Some(end)) = (inner.first(), inner.last()) {
            name.tokens = *first..end + 1;
            name.evidence.push("pattern:headline".into());
        }
    }
    name
}

/// "TRUMP WINS FLORIDA PRIMARY": the surname that opens a headline and has a verb behind it.
pub fn openers(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let people = list(&["surname", "given"]);
    let other = list(&[
        "country",
        "area",
        "region",
        "city",
        "company",
        "media",
        "body",
        "organization word",
        "time word",
        "title",
    ]);
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let opener = |tokens: &Range<usize>| -> Option<Range<usize>> {
        let verb = (tokens.start + 1..tokens.end.min(tokens.start + 1 + WORDS))
            .find(|&at| VERBS.contains(&lower(reading, at).as_str()))?;
        let named = tokens.start..verb;
        let fits = named.clone().all(|at| {
            form(at).capital
                && form(at).types.meets(people)
                && !form(at).types.meets(other)
                && !reading.seen_lower.contains(&form(at).lower)
        });
        (fits && in_headline(reading, tokens.start) && overlapping(names, &named).is_empty()).then_some(named)
    };
    document
        .sentences
        .iter()
        .filter(|sentence| !sentence.tokens.is_empty())
        .filter_map(|sentence| opener(&sentence.tokens))
        .map(|tokens| Candidate {
            tokens,
            kind: EntityKind::Person,
            confidence: 0.6,
            evidence: vec!["pattern:headline".into()],
        })
        .collect()
}

/// "Judge Blocks Texas Law", "Senate Passes Bill": a country, region or body, called as nobody is, among a
/// headline's words.
pub fn known(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let (places, bodies) = (list(&["country", "region"]), list(&["body"]));
    let given = list(&["given"]);
    let types = |at: usize| reading.forms[reading.ids[at] as usize].types;
    let fits = |at: usize| {
        reading.phrases[at].side == 0
            && reading.phrases[at].types.meets(places | bodies)
            && !types(at).meets(given)
            && reading.document.word(at).len() > 3
            && !reading.document.word(at).chars().all(char::is_uppercase)
            && in_headline(reading, at)
            && overlapping(names, &(at..at + 1)).is_empty()
    };
    (0..reading.ids.len())
        .filter(|&at| fits(at))
        .map(|at| Candidate {
            tokens: at..at + 1,
            kind: match reading.phrases[at].types.meets(places) {
                true => EntityKind::Place,
                false => EntityKind::Organization,
            },
            confidence: 0.6,
            evidence: vec!["pattern:headline".into()],
        })
        .collect()
}
