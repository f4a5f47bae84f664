//! Words that two newsrooms use for one event.

use crate::words::concept;

/// Words that can tell of one event though they are no synonyms: a leader "welcomes" a minister who
/// "meets" him; two presidents "sign a treaty" and so "agree on a pact".
const FAMILIES: &[&[&str]] = &[
    &[
        "sign",
        "agree",
        "conclude",
        "ink",
        "seal",
        "ratify",
        "endorse",
        "accord",
        "agreement",
        "treaty",
        "pact",
        "deal",
        "protocol",
        "memorandum",
        "partnership",
        "reach",
    ],
    &[
        "meet",
        "welcome",
        "receive",
        "host",
        "greet",
        "visit",
        "talk",
        "summit",
        "negotiate",
        "confer",
        "discuss",
        "meeting",
        "session",
        "reception",
    ],
    &[
        "attack", "strike", "bomb", "shell", "hit", "fire", "raid", "target", "explode", "blast", "launch",
    ],
    &["kill", "die", "murder", "assassinate", "perish", "death"],
    &["injure", "wound", "hurt"],
    &[
        "give", "donate", "present", "gift", "send", "supply", "provide", "deliver", "ship",
    ],
    &[
        "increase",
        "boost",
        "raise",
        "expand",
        "rise",
        "grow",
        "widen",
        "strengthen",
        "climb",
    ],
    &[
        "cut", "reduce", "lower", "decrease", "fall", "drop", "shrink", "decline",
    ],
    &["arrest", "detain", "capture", "seize", "jail", "imprison"],
    &["leave", "depart", "withdraw", "quit", "exit"],
    &["arrive", "visit", "come", "travel", "fly", "land", "trip"],
    &[
        "appoint", "elect", "choose", "nominate", "pick", "select", "install",
    ],
    &[
        "open",
        "launch",
        "start",
        "begin",
        "inaugurate",
        "unveil",
        "introduce",
        "present",
    ],
    &["close", "shut", "end", "stop", "halt", "suspend", "finish"],
    &["dismiss", "sack", "fire", "oust", "remove", "topple", "depose"],
    &["resign", "quit", "leave", "step"],
    &["win", "beat", "defeat", "triumph", "victory"],
    &["buy", "acquire", "purchase", "merge", "takeover", "acquisition"],
    &["approve", "pass", "adopt", "vote", "back", "endorse", "ratify"],
    &["reject", "refuse", "deny", "veto", "decline", "block"],
    &["sentence", "convict", "jail", "imprison", "condemn", "verdict"],
    &["charge", "indict", "accuse", "sue", "prosecute"],
    &["deploy", "send", "dispatch", "move"],
    &["protest", "march", "rally", "demonstrate", "riot", "strike"],
    &["crash", "collide", "derail", "fall", "plunge", "collision"],
    &["collapse", "fall", "crumble"],
    &["destroy", "damage", "wreck", "ruin", "raze"],
    &["announce", "unveil", "reveal", "present", "declare", "disclose"],
    &["cancel", "scrap", "abandon", "postpone", "delay"],
];

/// A family of words, by number.
pub(super) type Kin = usize;

/// The families of a word.
pub(super) fn of(lemma: &str) -> Vec<Kin> {
    let same = concept(lemma);
    (0..FAMILIES.len())
        .filter(|&family| FAMILIES[family].contains(&lemma) || FAMILIES[family].contains(&same))
        .collect()
}

/// The small words and verbs that say nothing of what an event is about.
const EMPTY: &[&str] = &[
    "about",
    "after",
    "again",
    "against",
    "also",
    "been",
    "before",
    "between",
    "both",
    "during",
    "following",
    "from",
    "have",
    "including",
    "into",
    "more",
    "most",
    "number",
    "over",
    "said",
    "says",
    "some",
    "such",
    "than",
    "that",
    "their",
    "them",
    "they",
    "this",
    "through",
    "under",
    "were",
    "which",
    "while",
    "will",
    "with",
    "would",
    "year",
    "years",
];

/// The words of a label that tell what was done to what: lower-case ones of four letters and more,
/// cut to their stems; words of one family are one word.
pub(super) fn content(label: &str) -> Vec<String> {
    let mut words: Vec<String> = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_lowercase))
        .filter(|word| !EMPTY.contains(word))
        .map(stem)
        .map(|stem| match of(&stem).first() {
            Some(family) => FAMILIES[*family][0].to_owned(),
            None => stem,
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A word without the endings of number and tense.
fn stem(word: &str) -> String {
    for (ending, instead) in [("ies", "y"), ("ing", ""), ("ed", ""), ("s", "")] {
        if let Some(bare) = word.strip_suffix(ending)
            && bare.chars().count() >= 3
            && !bare.ends_with('s')
        {
            return format!("{bare}{instead}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_agreed_and_what_was_signed_are_kin() {
        let shared = |one: &str, two: &str| of(one).iter().any(|kin| of(two).contains(kin));
        assert!(shared("sign", "agree"));
        assert!(shared("welcome", "meet"));
        assert!(!shared("sign", "meet"));
    }

    #[test]
    fn content_words_of_two_labels_meet() {
        let (one, two) = (
            content("Lind signed a defence treaty"),
            content("leaders agreed on a defence pact"),
        );
        assert!(one.iter().any(|word| two.contains(word)));
        assert_eq!(content("Ada Lind with them over it"), Vec::<String>::new());
    }
}
