//! Words that tell an office, a trade or a sex, looked up by token.

use super::role::Gender;
use rustc_hash::FxHashMap;

/// Nouns for offices and trades: the word, its rank, and the sex it tells. The rank orders
/// prominence and says who meets whom as an equal: 5 heads of state, 4 of government, 3 ministers,
/// governors and heads of companies, 2 other office holders, 1 everybody else; 0 are not people but
/// bodies ("agency", "airline").
const ROLES: &str = include_str!("roles.tsv");

/// Given names that are nearly always a woman's ("f") or a man's ("m").
const GIVEN: &str = include_str!("given_names.tsv");

/// More of them, gathered from packages by `scripts/given-names.py`.
const GIVEN_BY_PACKAGES: &str = include_str!("given_names.packages.tsv");

/// The tables, ready for look-ups of folded words.
pub(crate) struct Lexicon {
    roles: FxHashMap<&'static str, (u8, Option<Gender>)>,
    given: FxHashMap<&'static str, Gender>,
}

impl Lexicon {
    pub fn new() -> Self {
        let roles = ROLES
            .lines()
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let (word, rank) = (columns.next()?, columns.next()?);
                Some((word, (rank.parse().ok()?, columns.next().and_then(gender))))
            })
            .collect();
        // Where both hold a name, what was written for news has the last word.
        let given = GIVEN_BY_PACKAGES
            .lines()
            .chain(GIVEN.lines())
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(letter, names)| Some((gender(letter)?, names)))
            .flat_map(|(gender, names)| names.split(' ').map(move |name| (name, gender)))
            .collect();
        Lexicon { roles, given }
    }

    /// Rank and sex of an office or trade.
    pub fn role(&self, word: &str) -> Option<(u8, Option<Gender>)> {
        self.roles.get(word).copied()
    }

    /// The sex a given name tells.
    pub fn given(&self, word: &str) -> Option<Gender> {
        self.given.get(word).copied()
    }
}

fn gender(letter: &str) -> Option<Gender> {
    match letter {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}
