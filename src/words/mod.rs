//! Classes of words that every room shares: lists of verbs and nouns in two text files beside this one.

mod content;
mod lists;

pub(crate) use content::content;
pub(crate) use lists::{Pairs, Words, headed, pairs, under, wordings};

use lists::lines;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

macro_rules! classes {
    ($($heading:literal $class:ident,)*) => {
        /// A class of words of `classes.txt`, whose first comment on each says what it holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Class {
            $($class,)*
        }

        const NAMES: &[(&str, Class)] = &[$(($heading, Class::$class),)*];
    };
}

classes! {
    "say" Say,
    "cue" Cue,
    "tell" Tell,
    "speech" Speech,
    "claim" Claim,
    "agency" Agency,
    "aspect" Aspect,
    "plan" Plan,
    "fail" Fail,
    "light" Light,
    "happen" Happen,
    "state" State,
    "deed" Deed,
    "object_control" ObjectControl,
    "undergo" Undergo,
    "intransitive" Intransitive,
    "accuse" Accuse,
    "message" Message,
    "calamity" Calamity,
    "done_to_owner" DoneToOwner,
    "time" Time,
    "group" Group,
    "adjective" Adjective,
    "injured" Injured,
    "weighty" Weighty,
    "turn" Turn,
    "strike" Strike,
    "part" Part,
    "hedge" Hedge,
    "ahead" Ahead,
    "period" Period,
    "thought" Thought,
    "keep_from" KeepFrom,
    "accuse_of" AccuseOf,
    "see_as" SeeAs,
    "bare" Bare,
    "reveal" Reveal,
    "issue" Issue,
    "move" Move,
    "standing" Standing,
    "comment" Comment,
    "when" When,
    "leaning" Leaning,
    "condition" Condition,
    "subordinate" Subordinate,
    "staff" Staff,
    "doer" Doer,
    "person" Person,
}

/// A noun that tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventNoun {
    /// The verb that tells of the same.
    pub verb: Option<&'static str>,
    /// Whether "of" brings in the one who does it ("the death of"), not the one it is done to.
    pub of_agent: bool,
}

struct Lexicon {
    /// The classes of each word, a bit for each.
    classes: FxHashMap<&'static str, u64>,
    nouns: FxHashMap<&'static str, EventNoun>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let class_of = |name: &str| {
        let known = NAMES.iter().find(|(known, _)| *known == name);
        known.map(|&(_, class)| class)
    };
    let mut classes: FxHashMap<&str, u64> = FxHashMap::default();
    for (heading, word) in headed(include_str!("classes.txt")) {
        *classes.entry(word).or_default() |= class_of(heading).map_or(0, bit);
    }
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
    is_any(lemma, &[class])
}

/// Whether a dictionary form belongs to one of some classes.
pub fn is_any(lemma: &str, classes: &[Class]) -> bool {
    let wanted = classes.iter().fold(0, |bits, &class| bits | bit(class));
    let held = LEXICON.classes.get(lemma);
    held.is_some_and(|held| held & wanted != 0)
}

fn bit(class: Class) -> u64 {
    1 << class as u64
}

/// Whether a verb reports what somebody says.
pub fn is_cue(lemma: &str) -> bool {
    is_any(lemma, &[Class::Say, Class::Cue])
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
    fn every_heading_is_a_class_and_every_class_has_words() {
        for (heading, _) in headed(include_str!("classes.txt")) {
            assert!(NAMES.iter().any(|(name, _)| *name == heading), "{heading}");
        }
        for (name, class) in NAMES {
            let mut words = headed(include_str!("classes.txt"));
            assert!(
                words.any(|(heading, word)| heading == *name && is(word, *class)),
                "{name}"
            );
        }
    }

    #[test]
    fn nouns_and_verbs_of_one_event_share_a_concept() {
        assert_eq!(concept("signing"), concept("sign"));
        assert_ne!(concept("signing"), concept("meet"));
    }
}
