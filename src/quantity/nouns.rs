//! What can be told of a word by its form: whether it is a plural, what its singular is, whether
//! a noun phrase can go on over it. What the form does not tell stands in `nouns.txt`.

use crate::words::{Words, headed, under};
use std::sync::LazyLock;

const LISTS: &str = include_str!("nouns.txt");

/// Plurals that do not end in "s", and those whose singular is not theirs less an ending.
static IRREGULAR: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    headed(LISTS)
        .filter(|&(heading, _)| heading == "irregular")
        .filter_map(|(_, pair)| pair.split_once(':'))
        .collect()
});
static NO_PLURAL: LazyLock<Words> = LazyLock::new(|| under(LISTS, "no_plural"));
static OES: LazyLock<Words> = LazyLock::new(|| under(LISTS, "oes"));
static STOP: LazyLock<Words> = LazyLock::new(|| under(LISTS, "stop"));
static ADJECTIVE: LazyLock<Words> = LazyLock::new(|| under(LISTS, "adjective"));
static NOUN: LazyLock<Words> = LazyLock::new(|| under(LISTS, "noun"));
static AFTER_ORDINAL: LazyLock<Words> = LazyLock::new(|| under(LISTS, "after_ordinal"));
static TIME: LazyLock<Words> = LazyLock::new(|| under(LISTS, "time"));
static PERSON: LazyLock<Words> = LazyLock::new(|| under(LISTS, "person"));

/// The singular of a plural noun, in lower case unless it is a name.
pub fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == lower) {
        return (*singular).to_owned();
    }
    if !is_plural(word) {
        return word.to_owned();
    }
    let cut = |by: usize| word[..word.len() - by].to_owned();
    if lower.ends_with("ies") && lower.len() > 4 {
        return cut(3) + "y";
    }
    if ["ches", "shes", "sses", "xes", "zzes", "oes"]
        .iter()
        .any(|ending| lower.ends_with(ending))
    {
        return cut(2);
    }
    cut(1)
}

/// The plural of a noun in the singular: what [`singular`] makes of it is the noun again.
pub fn plural(noun: &str) -> String {
    let lower = noun.to_lowercase();
    if let Some((plural, _)) = IRREGULAR.iter().find(|(_, singular)| *singular == lower) {
        return (*plural).to_owned();
    }
    let stem = lower.strip_suffix('y').and_then(|stem| stem.chars().next_back());
    if stem.is_some_and(|last| !"aeiou".contains(last)) {
        return noun[..noun.len() - 1].to_owned() + "ies";
    }
    let hisses = ["ch", "sh", "ss", "x", "zz"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let rounds = OES.contains(lower.as_str());
    if hisses || rounds {
        return noun.to_owned() + "es";
    }
    noun.to_owned() + "s"
}

/// Whether a word looks like a noun in the plural.
pub fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if IRREGULAR.iter().any(|(plural, _)| *plural == lower) {
        return true;
    }
    lower.len() >= 4
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is")
        && !lower.ends_with("'s")
        && lower.chars().all(char::is_alphabetic)
        && !is_stop(word)
        && !NO_PLURAL.contains(lower.as_str())
}

/// Words a noun phrase does not go on over: articles, pronouns, prepositions, conjunctions and the
/// commonest verbs.
pub fn is_stop(word: &str) -> bool {
    STOP.contains(word.to_ascii_lowercase().as_str())
}

/// Whether a word has the form of a past tense or participle.
pub fn is_past_form(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !matches!(word, "speed" | "breed" | "hundred" | "embed" | "indeed" | "greed")
}

/// Whether a word has the form of an adjective, so that the noun stands behind it.
pub fn is_adjective_form(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "al", "ive", "ous", "ful", "ic", "ary", "ible", "able", "est", "less", "ish",
    ];
    let ends = || word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending));
    ADJECTIVE.contains(word) || ends() && !NOUN.contains(word)
}

/// Words after an ordinal that make a fixed phrase of it.
pub fn is_idiom_after_ordinal(word: &str) -> bool {
    AFTER_ORDINAL.contains(word)
}

/// Units of time belong to time expressions.
pub fn is_time_unit(word: &str) -> bool {
    TIME.contains(word.to_ascii_lowercase().as_str())
}

/// Words for a human being in the singular, which "one" may count.
pub fn is_person(word: &str) -> bool {
    PERSON.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plural_of_a_singular_has_it_for_its_singular() {
        for (one, many) in [
            ("side", "sides"),
            ("person", "people"),
            ("country", "countries"),
            ("day", "days"),
            ("church", "churches"),
            ("hero", "heroes"),
            ("gunman", "gunmen"),
            ("aircraft", "aircraft"),
        ] {
            assert_eq!(plural(one), many);
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn plurals_and_their_singulars() {
        for (plural, one) in [
            ("tourists", "tourist"),
            ("people", "person"),
            ("countries", "country"),
            ("churches", "church"),
            ("boxes", "box"),
            ("houses", "house"),
            ("Democrats", "Democrat"),
            ("heroes", "hero"),
            ("aircraft", "aircraft"),
        ] {
            assert!(is_plural(plural), "{plural}");
            assert_eq!(singular(plural), one);
        }
        for word in [
            "crisis", "class", "virus", "was", "politics", "man", "his", "news",
        ] {
            assert!(!is_plural(word), "{word}");
        }
    }
}
