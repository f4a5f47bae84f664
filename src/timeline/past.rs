//! The past tense of English verbs, for labels made from infinitives and participles.

/// Irregular verbs: dictionary form and past tense, a line each.
const IRREGULAR: &str = include_str!("irregular.txt");

/// Verbs of two syllables stressed on the second, which double their last letter.
const DOUBLING: &[&str] = &[
    "admit", "commit", "permit", "submit", "transmit", "omit", "emit", "refer", "prefer", "transfer",
    "confer", "defer", "infer", "occur", "incur", "recur", "compel", "expel", "propel", "repel", "rebel",
    "control", "patrol", "equip", "regret", "abet", "acquit", "deter", "inter", "cancel", "travel", "kidnap",
];

/// The past tense of a verb given by its dictionary form. Unknown verbs are taken for regular ones.
pub fn past(lemma: &str) -> String {
    let irregular = IRREGULAR
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(verb, _)| *verb == lemma);
    if let Some((_, past)) = irregular {
        return past.to_owned();
    }
    // "re-open", "co-found": what stands after the hyphen decides.
    if let Some((prefix, verb)) = lemma.rsplit_once('-') {
        return format!("{prefix}-{}", past(verb));
    }
    let vowel = |c: char| "aeiou".contains(c);
    let mut back = lemma.chars().rev();
    let (last, before, third) = (back.next(), back.next(), back.next());
    match (last, before) {
        (Some('e'), _) => format!("{lemma}d"),
        (Some('y'), Some(before)) if !vowel(before) => format!("{}ied", &lemma[..lemma.len() - 1]),
        (Some('c'), Some(before)) if vowel(before) => format!("{lemma}ked"),
        (Some(last), Some(before)) if doubles(lemma, last, before, third) => format!("{lemma}{last}ed"),
        _ => format!("{lemma}ed"),
    }
}

fn doubles(lemma: &str, last: char, before: char, third: Option<char>) -> bool {
    let vowel = |c: char| "aeiou".contains(c);
    if DOUBLING.contains(&lemma) {
        return true;
    }
    let single = lemma.chars().filter(|&c| vowel(c)).count() == 1;
    single && vowel(before) && !vowel(last) && !"wxy".contains(last) && third.is_none_or(|c| !vowel(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_verbs() {
        let cases = [
            ("sign", "signed"),
            ("meet", "met"),
            ("agree", "agreed"),
            ("carry", "carried"),
            ("stay", "stayed"),
            ("stop", "stopped"),
            ("occur", "occurred"),
            ("open", "opened"),
            ("visit", "visited"),
            ("panic", "panicked"),
            ("re-open", "re-opened"),
            ("flow", "flowed"),
            ("rain", "rained"),
            ("ban", "banned"),
        ];
        for (lemma, expected) in cases {
            assert_eq!(past(lemma), expected);
        }
    }

    #[test]
    fn any_text_has_a_past() {
        for odd in ["", "é", "-", "y", "ß-", "#"] {
            past(odd);
        }
    }
}
