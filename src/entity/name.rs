//! A name taken into its parts: which words it has, which of them is the family's.

use super::fold::{fold, skeleton};
use super::lists::{COMPANY_ENDINGS, GENERATIONS, HONORIFICS, SHORT_GIVEN};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Countries and unions that begin names in initials ("US Air Force").
const SHORT_COUNTRIES: &[(&str, &[&str])] = &[
    ("us", &["united", "states"]),
    ("uk", &["united", "kingdom"]),
    ("un", &["united", "nations"]),
    ("eu", &["european", "union"]),
];

/// Korean, Chinese and Vietnamese family names, which stand first.
static FAMILY_FIRST: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("family_first.txt").lines().collect());

/// The words of a name, folded, without what does not belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// In the order of the text; hyphens are gone ("jongun").
    pub words: Vec<String>,
    /// The words without the spaces between them: one for all ways to hyphenate.
    pub compact: String,
    /// "jr", "sr", …
    generation: Option<String>,
    /// Whether the family name stands first, as far as the name itself shows.
    family_first: bool,
}

impl Name {
    /// The name of a human being.
    pub fn of_person(text: &str) -> Name {
        let mut words = split(text);
        while words.len() > 1 && HONORIFICS.contains(words[0].as_str()) {
            words.remove(0);
        }
        let generation = words
            .pop_if(|word| GENERATIONS.contains(word.as_str()))
            .filter(|_| !words.is_empty());
        Name::of_words(words, generation)
    }

    /// The name of anything else.
    pub fn of_thing(text: &str) -> Name {
        let mut words = split(&text.replace('-', " "));
        while words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        if words.len() > 1
            && let Some((_, full)) = SHORT_COUNTRIES.iter().find(|(short, _)| *short == words[0])
        {
            words.splice(..1, full.iter().map(|word| (*word).to_owned()));
        }
        while words.len() > 1 && COMPANY_ENDINGS.contains(words[words.len() - 1].as_str()) {
            words.pop();
        }
        while words.len() > 1 && words[words.len() - 1] == "and" {
            words.pop();
        }
        Name::of_words(words, None)
    }

    fn of_words(words: Vec<String>, generation: Option<String>) -> Name {
        let is_family = |word: &String| FAMILY_FIRST.contains(word.as_str());
        let family_first = match words.as_slice() {
            [first, last] => is_family(first) && !is_family(last),
            [first, _, ..] => is_family(first),
            _ => false,
        };
        Name {
            compact: words.concat(),
            words,
            generation,
            family_first,
        }
    }

    /// Whether the name, as [`Name::of_thing`] reads it, has lost a company's ending of the text.
    pub fn is_cut(&self, text: &str) -> bool {
        let words = split(&text.replace('-', " "));
        words.last() != self.words.last()
    }

    /// The family name; the only word when there is but one.
    pub fn family(&self) -> &str {
        let at = if self.family_first {
            self.words.first()
        } else {
            self.words.last()
        };
        at.map_or("", String::as_str)
    }

    /// The other words, in order.
    fn given(&self) -> &[String] {
        match self.words.len() {
            0 | 1 => &[],
            _ if self.family_first => &self.words[1..],
            len => &self.words[..len - 1],
        }
    }

    /// What the name is looked up by: one key for all ways to hyphenate, another for "Jr." than for "Sr.".
    pub fn key(&self) -> String {
        match &self.generation {
            Some(generation) => format!("{} {generation}", self.compact),
            None => self.compact.clone(),
        }
    }

    /// "Jr.", "III", when the name says so.
    pub fn generation(&self) -> Option<&str> {
        self.generation.as_deref()
    }

    /// Whether two full names can be one person's: the same family name, and given names that do
    /// not contradict each other.
    pub fn may_be_same_person(&self, other: &Name) -> bool {
        if let (Some(one), Some(two)) = (&self.generation, &other.generation)
            && one != two
        {
            return false;
        }
        if self.compact == other.compact {
            return true;
        }
        let (short, long) = if self.words.len() <= other.words.len() {
            (self, other)
        } else {
            (other, self)
        };
        if short.words.len() >= 2 && long.words.ends_with(&short.words) {
            return true;
        }
        let (family, rival) = (self.family(), other.family());
        if self.family_first || other.family_first {
            let same_given = self.given().concat() == other.given().concat();
            return same_given && family == rival;
        }
        let spelt_alike = family.len() >= 5 && skeleton(family) == skeleton(rival);
        (family == rival || spelt_alike) && given_agree(self.given(), other.given(), family == rival)
    }

    /// Where a shorter name stands in this one, as a preference: 3 for the family name, 2 for the
    /// given name, 1 for words inside; `None` when it is not part of it.
    pub fn part(&self, short: &Name) -> Option<u8> {
        if short.words.len() >= self.words.len() || short.words.is_empty() {
            return (self.family_first && short.compact == self.given().concat()).then_some(2);
        }
        let first = self.family_first;
        let at = self
            .words
            .windows(short.words.len())
            .position(|window| window == short.words.as_slice());
        let Some(at) = at else {
            return (first && short.compact == self.given().concat()).then_some(2);
        };
        let last = self.words.len() - short.words.len();
        Some(match at {
            0 if first => 3,
            at if at == last => {
                if first {
                    2
                } else {
                    3
                }
            }
            0 => 2,
            _ => 1,
        })
    }
}

/// A company's name without "Inc.", "Ltd." and the like at its end.
pub(crate) fn without_ending(text: &str) -> &str {
    let mut bare = text.trim_end();
    while let Some((before, last)) = bare.rsplit_once(char::is_whitespace) {
        let folded: String = fold(last).chars().filter(|c| c.is_alphanumeric()).collect();
        if !COMPANY_ENDINGS.contains(folded.as_str()) {
            break;
        }
        bare = before.trim_end();
    }
    bare
}

/// Given names that can be one person's: equal, an initial, a short form, or (when the family name
/// is written the same) another spelling; middle names may be missing but not differ.
fn given_agree(one: &[String], two: &[String], family_equal: bool) -> bool {
    let ([first, middle @ ..], [rival, others @ ..]) = (one, two) else {
        return false;
    };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let same = first == rival
        || family_equal
            && (initial(first, rival)
                || initial(rival, first)
                || long_form(first) == long_form(rival)
                || first.len() >= 4 && skeleton(first) == skeleton(rival));
    let middle_agree = match (middle.first(), others.first()) {
        (Some(one), Some(two)) => one == two || initial(one, two) || initial(two, one),
        _ => true,
    };
    same && middle_agree
}

fn long_form(given: &str) -> &str {
    SHORT_GIVEN.get(given).copied().unwrap_or(given)
}

/// Folded words: without periods, commas, quotation marks and possessive endings; "&" is "and".
fn split(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words = Vec::new();
    for part in folded.split_whitespace() {
        let part = part.strip_suffix("'s").unwrap_or(part);
        if part == "&" {
            words.push("and".to_owned());
            continue;
        }
        let word: String = part
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == '&')
            .collect();
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, two: &str) -> bool {
        Name::of_person(one).may_be_same_person(&Name::of_person(two))
    }

    #[test]
    fn full_names_of_one_person_agree() {
        for (one, two) in [
            ("Choe Sol-ju", "Choe Sol Ju"),
            ("Anna Lindqvist", "Anna K. Lindqvist"),
            ("Bob Tanner", "Robert Tanner"),
            ("R. Tanner", "Robert Tanner"),
            ("Inês Peçanha", "Ines Pecanha"),
            ("Mohammed Farahani", "Mohamed Farahani"),
            ("Petro Zelinskyy", "Petro Zelinskiy"),
            ("Ricardo Ortiz Vega", "Ortiz Vega"),
            ("Mr. Paul Odell", "Paul Odell"),
        ] {
            assert!(same(one, two), "{one} / {two}");
        }
    }

    #[test]
    fn full_names_of_two_people_do_not() {
        for (one, two) in [
            ("Choe Sol-ju", "Choe Sol-mi"),
            ("Anna Lindqvist", "Erik Lindqvist"),
            ("Dana H. Reed", "Dana W. Reed"),
            ("Carl Moss Jr.", "Carl Moss Sr."),
            ("Anna Lindqvist", "Anna Lindholm"),
            ("Martin Fell", "Marin Fell"),
        ] {
            assert!(!same(one, two), "{one} / {two}");
        }
    }

    #[test]
    fn the_family_name_is_preferred_wherever_it_stands() {
        let part = |full: &str, short: &str| Name::of_person(full).part(&Name::of_person(short));
        assert_eq!(part("Choe Sol-ju", "Choe"), Some(3));
        assert_eq!(part("Choe Sol Ju", "Sol-ju"), Some(2));
        assert_eq!(part("Anna Lindqvist", "Lindqvist"), Some(3));
        assert_eq!(part("Anna Lindqvist", "Anna"), Some(2));
        assert_eq!(part("Anna Lindqvist", "Lind"), None);
    }

    #[test]
    fn companies_shed_their_endings_but_not_their_whole_name() {
        assert_eq!(Name::of_thing("The Orbis Motor Co.").words, ["orbis", "motor"]);
        assert_eq!(Name::of_thing("Group").words, ["group"]);
        assert_eq!(
            Name::of_thing("Mill-Gate").compact,
            Name::of_thing("Mill Gate").compact
        );
    }
}
