//! What the tagger left off the front of a name, since it is a word for something else, too: given names that
//! are months, virtues or verbs ("August Fischer", "Will Rose"), and initials ("H. G. August").

use super::{list, overlapping};
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;

/// What stands before a month, a day or a place, and so shows that it is no given name: "in April Jones said".
#[rustfmt::skip]
const BEFORE_TIMES: [&str; 20] = [
    "in", "since", "until", "till", "by", "of", "from", "last", "next", "this", "every", "on", "during", "through", "In",
    "Since", "Until", "By", "On", "Last",
];

/// Small words that some list takes for given names.
#[rustfmt::skip]
const SMALL: [&str; 12] = [
    "Among", "And", "But", "For", "His", "Her", "She", "The", "They", "Their", "With", "Per",
];

/// "August Fischer" and "April R. Stone", of which the tagger saw what follows the given name alone.
pub fn before_surnames(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let given = list(&["given"]);
    let other = list(&["title", "demonym", "country", "region"]);
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let end = |sentence: u32| document.sentences[sentence as usize].tokens.end;
    let fits = |name: &&Candidate| {
        let Some(first) = name.tokens.start.checked_sub(1) else {
            return false;
        };
        let sentence = reading.sentence_of[first];
        let before = first
            .checked_sub(1)
            .filter(|&at| reading.sentence_of[at] == sentence)
            .map_or("", |at| document.word(at));
        let initial = is_initial(document.word(name.tokens.start));
        let timed = BEFORE_TIMES.contains(&before) || before.starts_with(|c: char| c.is_ascii_digit());
        name.kind == EntityKind::Person
            && (name.tokens.len() == 1 || initial)
            && sentence == reading.sentence_of[name.tokens.start]
            && reading.is_prose(first)
            && form(first).capital
            && form(first).length > 2
            && form(first).types.meets(given)
            && !form(first).types.meets(other)
            && !SMALL.contains(&document.word(first))
            // "Will Cruz resign?"
            && !(before.is_empty() && document.word(end(sentence) - 1) == "?")
            && (initial || !timed)
            && overlapping(names, &(first..first + 1)).is_empty()
    };
    names
        .iter()
        .filter(fits)
        .map(|name| Candidate {
            tokens: name.tokens.start - 1..name.tokens.end,
            evidence: vec!["pattern:given".into()],
            ..name.clone()
        })
        .collect()
}

/// "H. G. August": a word with a capital behind two initials is a surname.
pub fn initials(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let surname = |at: usize| {
        let form = &reading.forms[reading.ids[at] as usize];
        let same = reading.sentence_of[at] == reading.sentence_of[at - 2];
        let open = at < 3 || !is_initial(document.word(at - 3));
        same && open
            && form.capital
            && form.length > 2
            && document.tokens[at].kind == TokenKind::Word
            && is_initial(document.word(at - 1))
            && is_initial(document.word(at - 2))
            && overlapping(names, &(at - 2..at + 1)).is_empty()
    };
    (2..reading.ids.len())
        .filter(|&at| surname(at))
        .map(|at| Candidate {
            tokens: at - 2..at + 1,
            kind: EntityKind::Person,
            confidence: 0.8,
            evidence: vec!["pattern:initials".into()],
        })
        .collect()
}

/// What people do and firms do not, right behind their name.
#[rustfmt::skip]
const DONE_BY_PEOPLE: [&str; 25] = [
    "ate", "cried", "danced", "died", "drank", "drove", "flew", "grinned", "knelt", "landed", "laughed", "lives", "lived",
    "married", "moved", "nodded", "recalled", "sang", "sat", "smiled", "spoke", "studied", "walked", "wept", "works",
];

/// "Dean Fields flew home": a given name and a surname that do what people do are nobody's firm, whatever the
/// tagger makes of the places called so.
pub fn who_act(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let types = |at: usize| reading.forms[reading.ids[at] as usize].types;
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let bodies = list(&["company", "media", "body", "team"]);
    let behind = document
        .tokens
        .get(last + 1)
        .map_or("", |_| document.word(last + 1));
    if name.kind == EntityKind::Organization
        && name.tokens.len() == 2
        && types(first).meets(list(&["given"]))
        && types(last).meets(list(&["surname"]))
        && !reading.phrases[first].types.meets(bodies)
        && !types(last).meets(bodies)
        && DONE_BY_PEOPLE.contains(&behind)
    {
        name.kind = EntityKind::Person;
        name.evidence.push("pattern:given".into());
    }
}

/// "J. P. Marsh & Co.", of which the tagger saw what follows the initials.
pub fn of_firms(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let of_people = name
        .tokens
        .clone()
        .any(|at| matches!(document.word(at), "&" | "and"));
    if name.kind != EntityKind::Organization || !of_people {
        return;
    }
    while let Some(before) = name.tokens.start.checked_sub(1)
        && is_initial(document.word(before))
        && reading.sentence_of[before] == reading.sentence_of[name.tokens.start]
    {
        name.tokens.start = before;
    }
}

/// "R."
pub fn is_initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.') && word.starts_with(|c: char| c.is_ascii_uppercase())
}
