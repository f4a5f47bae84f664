//! Body scores as scrapinghub's article-extraction-benchmark counts them: shingles of four words, matched
//! as bags; each page's counts are brought to a sum of one, and precision and recall are means over pages.

use std::collections::HashMap;

/// Precision and recall of one page, where it has them.
#[derive(Clone, Copy, Debug)]
pub struct PageScore {
    /// Share of what was found that is right.
    pub precision: Option<f64>,
    /// Share of what is right that was found.
    pub recall: Option<f64>,
}

/// Compares a body with the gold one.
pub fn page_score(gold: &str, found: &str) -> PageScore {
    let (gold, found) = (shingles(gold), shingles(found));
    let count = |bag: &HashMap<Vec<&str>, usize>| bag.values().sum::<usize>() as f64;
    let right: usize = gold
        .iter()
        .map(|(shingle, &count)| count.min(found.get(shingle).copied().unwrap_or_default()))
        .sum();
    let share = |all: f64| (all > 0.0).then(|| right as f64 / all);
    PageScore {
        precision: share(count(&found)),
        recall: share(count(&gold)),
    }
}

/// Mean precision, mean recall, and their harmonic mean, in per cent.
pub fn mean(scores: &[PageScore]) -> (f64, f64, f64) {
    let mean = |values: Vec<f64>| 100.0 * values.iter().sum::<f64>() / values.len().max(1) as f64;
    let precision = mean(scores.iter().filter_map(|score| score.precision).collect());
    let recall = mean(scores.iter().filter_map(|score| score.recall).collect());
    (
        precision,
        recall,
        2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
    )
}

fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let mut bag = HashMap::new();
    let short = (words.len() < 4 && !words.is_empty()).then(|| words.clone());
    for shingle in words.windows(4).map(<[&str]>::to_vec).chain(short) {
        *bag.entry(shingle).or_default() += 1;
    }
    bag
}
