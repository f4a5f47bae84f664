//! Classes of words that every room shares: lists of verbs and nouns in two text files beside this one.

mod content;
mod lists;

pub(crate) use content::content;
pub(crate) use lists::{Words, headed, under};

use lists::lines;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A class of words of `classes.txt`, whose first comment on each says what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Class {
    Say,
    Cue,
    Speech,
    Claim,
    Agency,
    Aspect,
    Plan,
    Fail,
    Light,
    Happen,
    State,
    ObjectControl,
    Undergo,
    Intransitive,
    Accuse,
    Message,
    Calamity,
    DoneToOwner,
    Time,
    Group,
    Adjective,
    Injured,
    Weighty,
    Turn,
    Strike,
    Part,
    Hedge,
    Ahead,
    Period,
}

const NAMES: &[(&str, Class)] = &[
    ("say", Class::Say),
    ("cue", Class::Cue),
    ("speech", Class::Speech),
    ("claim", Class::Claim),
    ("agency", Class::Agency),
    ("aspect", Class::Aspect),
    ("plan", Class::Plan),
    ("fail", Class::Fail),
    ("light", Class::Light),
    ("happen", Class::Happen),
    ("state", Class::State),
    ("object_control", Class::ObjectControl),
    ("undergo", Class::Undergo),
    ("intransitive", Class::Intransitive),
    ("accuse", Class::Accuse),
    ("message", Class::Message),
    ("calamity", Class::Calamity),
    ("done_to_owner", Class::DoneToOwner),
    ("time", Class::Time),
    ("group", Class::Group),
    ("adjective", Class::Adjective),
    ("injured", Class::Injured),
    ("weighty", Class::Weighty),
    ("turn", Class::Turn),
    ("strike", Class::Strike),
    ("part", Class::Part),
    ("hedge", Class::Hedge),
    ("ahead", Class::Ahead),
    ("period", Class::Period),
];

/// A noun that tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventNoun {
    /// The verb that tells of the same.
    pub verb: Option<&'static str>,
    /// Whether "of" brings in the one who does it ("the death of"), not the one it is done to.
    pub of_agent: bool,
}

struct Lexicon {
    classes: HashSet<(Class, &'static str)>,
    nouns: HashMap<&'static str, EventNoun>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let class_of = |name: &str| {
        let known = NAMES.iter().find(|(known, _)| *known == name);
        known.map(|&(_, class)| class)
    };
    let classes = headed(include_str!("classes.txt"))
        .filter_map(|(heading, word)| Some((class_of(heading)?, word)))
        .collect();
    let nouns = lines(include_str!("nouns.txt"))
        .filter_map(|line| {
            let mut parts = line.split_ascii_whitespace();
            let (noun, verb, of) = (parts.next()?, parts.next()?, parts.next()?);
            let noun_of = EventNoun {
                verb: (verb != "-").then_some(verb),
                of_agent: of == "a",
            };
            Some((noun, noun_of))
        })
        .collect();
    Lexicon { classes, nouns }
});

/// Whether a dictionary form belongs to a class.
pub fn is(lemma: &str, class: Class) -> bool {
    // The set is keyed by text that lives as long as the program; a borrowed key of a shorter life
    // is compared, never kept.
    LEXICON.classes.contains(&(class, lemma) as &(Class, &str))
}

/// Whether a verb reports what somebody says.
pub fn is_cue(lemma: &str) -> bool {
    is(lemma, Class::Say) || is(lemma, Class::Cue)
}

/// Whether a noun names a day or a part of one, whatever its case.
pub fn is_time(lemma: &str) -> bool {
    is(&lemma.to_lowercase(), Class::Time)
}

/// What is known of a noun that tells of an event.
pub fn event_noun(lemma: &str) -> Option<EventNoun> {
    LEXICON.nouns.get(lemma).copied()
}

/// One word for a verb and the nouns that tell of the same: "sign" for "signing".
pub fn concept(lemma: &str) -> &str {
    let verb = event_noun(lemma).and_then(|noun| noun.verb).unwrap_or(lemma);
    SYNONYMS
        .iter()
        .find(|(word, _)| *word == verb)
        .map_or(verb, |(_, concept)| concept)
}

/// The verb that a verb and the word behind it stand for, whose subject has it happen to it.
pub fn set_phrase(verb: &str, word: &str) -> Option<&'static str> {
    SET_PHRASES
        .iter()
        .find(|(of, beside, _)| *of == verb && *beside == word)
        .map(|(.., concept)| concept)
        .copied()
}

const SET_PHRASES: &[(&str, &str, &str)] = &[
    ("give", "way", "collapse"),
    ("cave", "in", "collapse"),
    ("go", "off", "explode"),
];

/// Verbs that are used for one another when the same event is told twice.
const SYNONYMS: &[(&str, &str)] = &[
    ("wound", "injure"),
    ("depart", "leave"),
    ("slay", "kill"),
    ("murder", "kill"),
    ("perish", "die"),
    ("quake", "earthquake"),
    ("blaze", "fire"),
    ("blast", "explode"),
    ("bid", "offer"),
    ("greet", "welcome"),
    ("purchase", "buy"),
    ("acquire", "buy"),
    ("shut", "close"),
    ("indict", "charge"),
    ("talk", "meet"),
    ("negotiate", "meet"),
    ("gift", "give"),
    ("present", "give"),
    ("donate", "give"),
    ("okay", "approve"),
    ("pass", "approve"),
    ("adopt", "approve"),
    ("capture", "seize"),
    ("free", "release"),
    ("rally", "protest"),
    ("demonstrate", "protest"),
    ("ceasefire", "truce"),
    ("cease-fire", "truce"),
    ("summit", "meet"),
    ("conclude", "end"),
    ("finish", "end"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_is_a_class() {
        for (heading, _) in headed(include_str!("classes.txt")) {
            assert!(NAMES.iter().any(|(name, _)| *name == heading), "{heading}");
        }
    }

    #[test]
    fn nouns_and_verbs_of_one_event_share_a_concept() {
        assert_eq!(concept("signing"), concept("sign"));
        assert_ne!(concept("signing"), concept("meet"));
    }
}
