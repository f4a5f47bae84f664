//! Ships, aircraft and spacecraft.

use super::overlapping;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::{Class, Reading};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What stands before the name of a ship and belongs to it.
const PREFIXES: [&str; 11] = [
    "USS", "HMS", "HMCS", "HMAS", "HMNZS", "MV", "SS", "RMS", "INS", "RRS", "USNS",
];

/// What a craft is called before its name.
const CRAFTS: [&str; 23] = [
    "ferry",
    "tanker",
    "frigate",
    "destroyer",
    "freighter",
    "trawler",
    "yacht",
    "warship",
    "steamer",
    "tugboat",
    "ship",
    "vessel",
    "liner",
    "corvette",
    "icebreaker",
    "lifeboat",
    "schooner",
    "submarine",
    "spacecraft",
    "spaceship",
    "capsule",
    "rover",
    "lander",
];

/// What a craft is called behind its name. Ships are not among these, "the Stena ferry" is whose it is;
/// nor probes, which are inquiries as often.
const SPACECRAFTS: [&str; 6] = [
    "spacecraft",
    "spaceship",
    "lander",
    "orbiter",
    "rover",
    "telescope",
];

/// "The ferry Estonia", "HMS Victory", "the Hope orbiter": what they are called is a name of theirs, and no
/// person's or place's, there and wherever else unless the name also says where something is.
pub fn crafts(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = (0..reading.ids.len().saturating_sub(1))
        .filter_map(|at| named_behind(reading, names, at).or_else(|| named_before(reading, names, at)))
        .collect();
    // "The ferry MV Estonia" is found by both its words.
    found.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    let mut known: FxHashSet<&str> = found.iter().map(|craft| text(reading, craft)).collect();
    for place in names.iter().filter(|name| tells_where(reading, name)) {
        known.remove(text(reading, place));
    }
    let again: Vec<Candidate> = names
        .iter()
        .filter(|name| known.contains(text(reading, name)))
        .filter(|name| overlapping(&found, &name.tokens).is_empty())
        .map(|name| craft(name.tokens.clone(), name.confidence))
        .collect();
    found.extend(again);
    found.sort_by_key(|craft| craft.tokens.start);
    found
}

fn craft(tokens: Range<usize>, confidence: f64) -> Candidate {
    Candidate {
        tokens,
        kind: EntityKind::Product,
        confidence,
        evidence: vec!["pattern:craft".into()],
    }
}

fn text<'d>(reading: &Reading<'d>, name: &Candidate) -> &'d str {
    let document = reading.document;
    document.slice(document.span_of(name.tokens.clone()))
}

/// Whether a name that may be a craft's is a place's after all: a country, or what stands behind "in".
fn tells_where(reading: &Reading, name: &Candidate) -> bool {
    let countries = Types::named("country").unwrap_or_default();
    let start = name.tokens.start;
    let behind = start > 0
        && matches!(
            reading.document.word(start - 1),
            "in" | "In" | "at" | "At" | "from" | "From" | "near" | "Near"
        );
    behind || reading.forms[reading.ids[start] as usize].types.meets(countries)
}

/// "the ferry Estonia", "HMS Victory": the craft whose name follows a token, or begins with it.
fn named_behind(reading: &Reading, names: &[Candidate], at: usize) -> Option<Candidate> {
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let days = Types::named("time word").unwrap_or_default();
    let sentence = reading.sentence_of[at] as usize;
    if reading.sentence_of[at + 1] as usize != sentence || reading.classes[sentence] != Class::Running {
        return None;
    }
    let word = reading.document.word(at);
    let run = &reading.runs[at + 1];
    let prefix = PREFIXES.contains(&word) && run.start == at;
    let called = CRAFTS.contains(&word) && run.start == at + 1 && is_said(reading, at);
    let covered = overlapping(names, &(run.start..run.end));
    // "The ship Monday" is none; "Queen" and "Admiral" begin many a ship's name.
    let long = run.length() > 4 && !covered.iter().any(|name| name.tokens == (run.start..run.end));
    let named = !long
        && form(at + 1).capital
        && !form(at + 1)
            .types
            .meets(if run.length() > 1 { days } else { Types::WORDS });
    if !(prefix || called) || !named {
        return None;
    }
    let end = covered
        .last()
        .map_or(run.end, |last| last.tokens.end.max(run.end));
    let end = end_of_phrase(reading, end);
    // Whose it is may stand there too: "the frigate NATO sent".
    let whose = |name: &Candidate| name.kind != EntityKind::Place && says_whose(reading, name);
    if covered
        .first()
        .is_some_and(|first| first.tokens.start < run.start)
        || !prefix && covered.iter().any(whose)
    {
        return None;
    }
    let confidence = covered.iter().map(|name| name.confidence).fold(0.8, f64::max);
    Some(craft(run.start..end, confidence))
}

/// "the Hope orbiter", "(Hope) orbiter": the name before a noun for spacecraft, unless it is known for
/// something else: then it says whose the craft is. The tagger need not have seen it.
fn named_before(reading: &Reading, names: &[Candidate], at: usize) -> Option<Candidate> {
    let document = reading.document;
    let noun = document.word(at);
    if !SPACECRAFTS.contains(&noun) || reading.classes[reading.sentence_of[at] as usize] != Class::Running {
        return None;
    }
    let last = at.checked_sub(if at > 0 && document.word(at - 1) == ")" {
        2
    } else {
        1
    })?;
    let tagged = overlapping(names, &(last..last + 1)).first().cloned();
    let mut name = tagged.or_else(|| {
        let run = &reading.runs[last];
        let stands = run.end == last + 1 && is_said(reading, run.start);
        stands.then(|| craft(run.start..run.end, 0.6))
    })?;
    // "The Chinese Hope orbiter": whose it is stands before.
    while name.tokens.len() > 1 && is_owner(reading, name.tokens.start) {
        name.tokens.start += 1;
        name.kind = EntityKind::Product;
    }
    let is_its = name.tokens.end == last + 1 && !says_whose(reading, &name);
    is_its.then(|| craft(name.tokens, name.confidence))
}

/// Whether a name beside a craft says whose it is: that of a people, or of what is known to be a body or a
/// country.
fn says_whose(reading: &Reading, name: &Candidate) -> bool {
    name.kind == EntityKind::Group
        || is_owner(reading, name.tokens.start)
        || is_owner(reading, name.tokens.end - 1)
}

fn is_owner(reading: &Reading, at: usize) -> bool {
    let types = &reading.forms[reading.ids[at] as usize].types;
    ["company", "media", "body", "team", "country", "demonym", "code"]
        .iter()
        .filter_map(|list| Types::named(list))
        .any(|list| types.meets(list))
}

/// The end with what "of" adds to a name: "Spirit of Aran".
fn end_of_phrase(reading: &Reading, end: usize) -> usize {
    let added = end + 1 < reading.ids.len()
        && reading.document.word(end) == "of"
        && reading.sentence_of[end + 1] == reading.sentence_of[end - 1]
        && reading.forms[reading.ids[end + 1] as usize].capital;
    if added { reading.runs[end + 1].end } else { end }
}

/// Whether the noun has what a noun before a name has in front of it: an article or an owner, up to three
/// words before it.
fn is_said(reading: &Reading, noun: usize) -> bool {
    let article = |at: usize| {
        reading.sentence_of[at] == reading.sentence_of[noun]
            && matches!(
                reading.document.word(at),
                "the" | "The" | "a" | "A" | "its" | "their" | "his" | "her" | "'s" | "’s"
            )
    };
    (1..=4).any(|steps| noun.checked_sub(steps).is_some_and(article))
}
