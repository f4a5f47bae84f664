//! Words that two newsrooms use for one event.

use crate::words::{Words, concept, headed, under};
use std::sync::LazyLock;

/// The families of words, as `kin.txt` tells them.
static FAMILIES: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let words: Vec<(&str, &str)> = headed(include_str!("kin.txt")).collect();
    words
        .chunk_by(|one, next| one.0 == next.0)
        .map(|family| family.iter().map(|&(_, word)| word).collect())
        .collect()
});

/// Words that say nothing of what an event is about.
static EMPTY: LazyLock<Words> = LazyLock::new(|| under(include_str!("empty.txt"), "empty"));

/// A family of words, by number.
pub(super) type Kin = usize;

/// The families of a word.
pub(super) fn of(lemma: &str) -> Vec<Kin> {
    let same = concept(lemma);
    (0..FAMILIES.len())
        .filter(|&family| FAMILIES[family].contains(&lemma) || FAMILIES[family].contains(&same))
        .collect()
}

/// The words of a label that tell what was done to what: lower-case ones of four letters and more,
/// cut to their stems; words of one family are one word.
pub(super) fn content(label: &str) -> Vec<String> {
    let mut words: Vec<String> = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_lowercase))
        .filter(|word| !EMPTY.contains(*word))
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
