//! Initials and the names they stand for: from their definition ("Northern Grain Board (NGB)") and
//! without it, when the initials match.

use super::name::without_ending;
use super::scene::Scene;

/// Words that give no letter to an acronym, or need not.
const SMALL: &[&str] = &[
    "of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "to", "a",
];

/// Whether a text is written as initials: two to eight capitals, perhaps with digits, periods or
/// "&".
pub(crate) fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters)
        && text
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&'))
}

/// The initials of a name, without a company's ending, in lower case: all its words', and all but the small words'. A word in
/// capitals gives all its letters ("US Air Force": "usaf").
pub(crate) fn initials(text: &str) -> Vec<String> {
    let mut full = String::new();
    let mut bare = String::new();
    let words = without_ending(text)
        .split(|c: char| c.is_whitespace() || c == '-' || c == '‑')
        .filter(|word| !word.is_empty());
    for (at, word) in words.enumerate() {
        if at == 0 && word.eq_ignore_ascii_case("the") {
            continue;
        }
        let small = SMALL.contains(&word.to_lowercase().as_str());
        let capitals = word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && word.chars().all(|c| c.is_uppercase() || c == '.');
        let letters: String = word
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(if capitals { 8 } else { 1 })
            .flat_map(char::to_lowercase)
            .collect();
        full.push_str(&letters);
        if !small {
            bare.push_str(&letters);
        }
    }
    let mut found = vec![full];
    if bare != found[0] {
        found.push(bare);
    }
    // "VA" is the Department of Veterans Affairs.
    let office = ["Department of ", "Ministry of ", "Bureau of "];
    if let Some(field) = office.iter().find_map(|office| text.strip_prefix(office))
        && !field.contains(" of ")
    {
        found.extend(initials(field));
    }
    found.retain(|initials| initials.chars().count() >= 2);
    found
}

/// Whether two neighbouring mentions define each other: one stands in brackets right after the
/// other, and the letters of the shorter appear in the longer in order, the first as its first.
pub(crate) fn is_definition(scene: &Scene, first: usize, second: usize) -> bool {
    let (one, two) = (&scene.mentions[first], &scene.mentions[second]);
    let open = one.tokens.end;
    let marks = (open + 1..two.tokens.start)
        .all(|at| matches!(scene.word(at), "“" | "\"" | "‘" | "'" | "the" | "or"));
    let bracketed = open < two.tokens.start
        && two.tokens.start <= open + 3
        && marks
        && scene.word(open) == "("
        && two.tokens.end < scene.document.tokens.len()
        && matches!(
            scene.word(two.tokens.end),
            ")" | "," | ";" | "”" | "\"" | "’" | "'"
        );
    if !bracketed {
        return false;
    }
    let (one, two) = (scene.document.slice(one.span), scene.document.slice(two.span));
    let (long, short) = if one.len() >= two.len() {
        (one, two)
    } else {
        (two, one)
    };
    let part = long.split_whitespace().count() > short.split_whitespace().count()
        && short
            .split_whitespace()
            .all(|word| long.split_whitespace().any(|other| other == word));
    part || is_acronym(short) && long.contains(char::is_whitespace) && letters_in_order(short, long)
}

fn letters_in_order(short: &str, long: &str) -> bool {
    let long = long
        .strip_prefix("the ")
        .or(long.strip_prefix("The "))
        .unwrap_or(long);
    let mut rest = long.chars().flat_map(char::to_lowercase);
    let mut first = true;
    for letter in short
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
    {
        let found = if first {
            rest.next() == Some(letter)
        } else {
            rest.any(|other| other == letter)
        };
        if !found {
            return false;
        }
        first = false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_with_and_without_small_words() {
        assert_eq!(initials("Bank of the North"), ["botn", "bn"]);
        assert_eq!(initials("US Coast Guard"), ["uscg"]);
        assert_eq!(initials("the Northern Grain Board"), ["ngb"]);
        assert_eq!(initials("Northern Grain Inc."), ["ng"]);
        assert!(initials("Grain").is_empty());
    }

    #[test]
    fn acronyms_are_capitals() {
        for text in ["NGB", "U.S.", "G7", "R&DA"] {
            assert_eq!(is_acronym(text), text != "G7", "{text}");
        }
        assert!(!is_acronym("Ngb"));
        assert!(!is_acronym("A"));
    }

    #[test]
    fn letters_must_come_in_order() {
        assert!(letters_in_order("SIA", "Singapore Airlines"));
        assert!(!letters_in_order("IAS", "Singapore Airlines"));
    }
}
