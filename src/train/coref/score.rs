//! How well two sets of chains agree.

use rustc_hash::FxHashMap;

/// B³ (Bagga and Baldwin 1998): precision, recall and F1 in percent, averaged over mentions.
pub(super) fn b_cubed(labels: &[(String, String)]) -> String {
    let (gold, system, both) = counts(labels);
    let mut precision = 0.0;
    let mut recall = 0.0;
    for (one, two) in labels {
        let shared = both[&(one.as_str(), two.as_str())] as f64;
        precision += shared / system[two.as_str()] as f64;
        recall += shared / gold[one.as_str()] as f64;
    }
    let count = labels.len().max(1) as f64;
    scores(precision / count, recall / count)
}

/// The same for pairs of mentions that are in one chain.
pub(super) fn pairwise(labels: &[(String, String)]) -> String {
    let (gold, system, both) = counts(labels);
    let pairs = |count: &usize| (count * (count - 1) / 2) as f64;
    let shared: f64 = both.values().map(pairs).sum();
    let found: f64 = system.values().map(pairs).sum();
    let wanted: f64 = gold.values().map(pairs).sum();
    scores(shared / found.max(1.0), shared / wanted.max(1.0))
}

type Sizes<'a> = FxHashMap<&'a str, usize>;

fn counts(labels: &[(String, String)]) -> (Sizes<'_>, Sizes<'_>, FxHashMap<(&str, &str), usize>) {
    let (mut gold, mut system, mut both) = (Sizes::default(), Sizes::default(), FxHashMap::default());
    for (one, two) in labels {
        *gold.entry(one).or_default() += 1;
        *system.entry(two).or_default() += 1;
        *both.entry((one.as_str(), two.as_str())).or_default() += 1;
    }
    (gold, system, both)
}

fn scores(precision: f64, recall: f64) -> String {
    let f1 = if precision + recall > 0.0 {
        2.0 * precision * recall / (precision + recall)
    } else {
        0.0
    };
    format!(
        "{:.1} (P {:.1} R {:.1})",
        100.0 * f1,
        100.0 * precision,
        100.0 * recall
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(gold: &str, system: &str) -> (String, String) {
        (gold.to_owned(), system.to_owned())
    }

    #[test]
    fn b_cubed_of_a_known_case() {
        // Gold {a a a} {b}, system {1 1} {2 2}: precision (1+1+½+½)/4, recall (⅔+⅔+⅓+1)/4.
        let labels = [pair("a", "1"), pair("a", "1"), pair("a", "2"), pair("b", "2")];
        assert_eq!(b_cubed(&labels), "70.6 (P 75.0 R 66.7)");
        assert_eq!(pairwise(&labels), "40.0 (P 50.0 R 33.3)");
    }
}
