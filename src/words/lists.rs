//! Lists of words as data: text files of headings in square brackets, each with what its words are, and the words
//! in lines below it. Lines that begin with "#" say where a file is from.

use rustc_hash::{FxHashMap, FxHashSet};

/// Words of one kind.
pub(crate) type Words = FxHashSet<&'static str>;

/// The lines of a list that say something.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a list, in order, each with the heading it stands under.
pub(crate) fn headed(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut heading = "";
    lines(text).flat_map(move |line| {
        let words = match line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            Some((name, _)) => {
                heading = name;
                ""
            }
            None => line,
        };
        let under = heading;
        words.split_ascii_whitespace().map(move |word| (under, word))
    })
}

/// The words under one heading.
pub(crate) fn under(text: &'static str, heading: &str) -> Words {
    headed(text)
        .filter(|&(name, _)| name == heading)
        .map(|(_, word)| word)
        .collect()
}

/// Words with what goes with each.
pub(crate) type Pairs = FxHashMap<&'static str, &'static str>;

/// The words under one heading, each with what stands behind its colon.
pub(crate) fn pairs(text: &'static str, heading: &str) -> Pairs {
    headed(text)
        .filter(|&(name, _)| name == heading)
        .filter_map(|(_, pair)| pair.split_once(':'))
        .collect()
}

/// The lines under one heading, each a wording of one or more words.
pub(crate) fn wordings(text: &'static str, heading: &str) -> Words {
    let mut inside = false;
    lines(text)
        .filter(|line| {
            let name = line.strip_prefix('[').and_then(|line| line.split_once(']'));
            inside = name.map_or(inside, |(name, _)| name == heading);
            inside && name.is_none()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# Written for this test.\n\n[bird] what flies\ngull tern\nswift\n[fish] what swims\ncod\n";

    #[test]
    fn words_stand_under_the_heading_before_them() {
        assert_eq!(
            under(TEXT, "bird"),
            ["gull", "tern", "swift"].into_iter().collect()
        );
        assert_eq!(under(TEXT, "fish"), ["cod"].into_iter().collect());
        assert!(under(TEXT, "flies").is_empty());
    }

    #[test]
    fn a_word_of_a_pair_stands_with_the_other() {
        let young = pairs("[young]\ngull:chick whale:calf\n[fish]\ncod\n", "young");
        assert_eq!(
            (young.len(), young.get("whale"), young.get("cod")),
            (2, Some(&"calf"), None)
        );
    }

    #[test]
    fn wordings_are_whole_lines() {
        assert_eq!(
            wordings(TEXT, "bird"),
            ["gull tern", "swift"].into_iter().collect()
        );
        assert!(wordings(TEXT, "plant").is_empty());
    }
}
