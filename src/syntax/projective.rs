//! The best tree in which no two links cross (Eisner 1996). English hardly ever crosses links, and what the
//! network alone would link across a clause is nearly always wrong.

use super::arborescence::NONE;

/// Longer sentences are left as they are: the time is cubic in the number of words.
const LONGEST: usize = 120;

/// Makes the heads of a tree those of the best tree without crossing links, if it has any. Scores are a row
/// for each dependent, with the root's score on the diagonal.
pub(crate) fn uncross(scores: &[f32], heads: &mut [u32]) {
    if heads.len() <= LONGEST && crosses(heads) {
        Chart::new(scores, heads.len()).read(scores, heads);
    }
}

/// Whether two links cross, or one goes over the root.
fn crosses(heads: &[u32]) -> bool {
    // Ends of the links that are open at a word, the outermost first.
    let mut open: Vec<usize> = Vec::new();
    let links = || heads.iter().enumerate().filter(|(_, head)| **head != NONE);
    let mut spans: Vec<(usize, usize)> = links()
        .map(|(word, &head)| (word.min(head as usize), word.max(head as usize)))
        .collect();
    spans.sort_unstable_by_key(|&(from, to)| (from, std::cmp::Reverse(to)));
    let root = heads.iter().position(|&head| head == NONE).unwrap_or(0);
    spans.iter().any(|&(from, to)| {
        while open.last().is_some_and(|&end| end <= from) {
            open.pop();
        }
        let crossing = open.last().is_some_and(|&end| end < to) || from < root && root < to;
        open.push(to);
        crossing
    })
}

/// The worth of the best parts of a tree over every stretch of words, and where they were put together.
struct Chart {
    count: usize,
    /// By direction of the link (0 to the left: the last word is the head) and stretch: closed, the head has
    /// all its dependents on that side.
    closed: [Vec<f32>; 2],
    closed_at: [Vec<u8>; 2],
    /// The first and the last word are linked; where their parts meet serves both directions.
    open: [Vec<f32>; 2],
    open_at: Vec<u8>,
}

impl Chart {
    fn new(scores: &[f32], count: usize) -> Self {
        let (worths, places) = (vec![0.0; count * count], vec![0; count * count]);
        let mut chart = Self {
            count,
            closed: [worths.clone(), worths.clone()],
            closed_at: [places.clone(), places.clone()],
            open: [worths.clone(), worths],
            open_at: places,
        };
        for length in 1..count {
            for from in 0..count - length {
                chart.fill(scores, from, from + length);
            }
        }
        chart
    }

    fn at(&self, from: usize, to: usize) -> usize {
        from * self.count + to
    }

    fn fill(&mut self, scores: &[f32], from: usize, to: usize) {
        let at = self.at(from, to);
        let meet = |split| self.closed[1][self.at(from, split)] + self.closed[0][self.at(split + 1, to)];
        let (split, worth) = highest(from..to, meet);
        self.open_at[at] = split as u8;
        self.open[0][at] = worth + scores[from * self.count + to];
        self.open[1][at] = worth + scores[to * self.count + from];

        let left = |split| self.closed[0][self.at(from, split)] + self.open[0][self.at(split, to)];
        let (split, worth) = highest(from..to, left);
        (self.closed_at[0][at], self.closed[0][at]) = (split as u8, worth);
        let right = |split| self.open[1][self.at(from, split)] + self.closed[1][self.at(split, to)];
        let (split, worth) = highest(from + 1..to + 1, right);
        (self.closed_at[1][at], self.closed[1][at]) = (split as u8, worth);
    }

    /// Writes the heads of the best tree.
    fn read(&self, scores: &[f32], heads: &mut [u32]) {
        let last = self.count - 1;
        let worth = |root| {
            self.closed[0][self.at(0, root)]
                + self.closed[1][self.at(root, last)]
                + scores[root * self.count + root]
        };
        let (root, _) = highest(0..self.count, worth);
        heads[root] = NONE;
        // Closed stretches yet to be taken apart: direction, first and last word.
        let mut stretches = vec![(0, 0, root), (1, root, last)];
        while let Some((direction, from, to)) = stretches.pop() {
            if from == to {
                continue;
            }
            let split = usize::from(self.closed_at[direction][self.at(from, to)]);
            let (first, second) = if direction == 0 {
                heads[split] = to as u32;
                stretches.push((0, from, split));
                (split, to)
            } else {
                heads[split] = from as u32;
                stretches.push((1, split, to));
                (from, split)
            };
            let meet = usize::from(self.open_at[self.at(first, second)]);
            stretches.push((1, first, meet));
            stretches.push((0, meet + 1, second));
        }
    }
}

/// The place with the highest worth, and that; the first of equals.
fn highest(places: std::ops::Range<usize>, worth: impl Fn(usize) -> f32) -> (usize, f32) {
    let first = places.start;
    places.skip(1).fold((first, worth(first)), |best, place| {
        let worth = worth(place);
        if worth > best.1 { (place, worth) } else { best }
    })
}

#[cfg(test)]
mod tests {
    use super::super::arborescence::{exhaustive, is_tree};
    use super::*;

    #[test]
    fn crossing_links_and_links_over_the_root_are_seen() {
        assert!(!crosses(&[1, NONE, 1, 2]));
        assert!(crosses(&[2, 3, NONE, 2]), "0-2 and 1-3");
        assert!(crosses(&[2, NONE, 1]), "0-2 goes over 1");
        assert!(!crosses(&[]) && !crosses(&[NONE]));
    }

    #[test]
    fn the_best_tree_without_crossing_links_is_found() {
        for seed in 1..300 {
            let (scores, count) = exhaustive::scores(seed, 5);
            let best = exhaustive::best(&scores, count, |heads| !crosses(heads));
            let mut found = vec![NONE; count];
            Chart::new(&scores, count).read(&scores, &mut found);
            assert!(is_tree(&found) && !crosses(&found), "{scores:?}: {found:?}");
            assert_eq!(exhaustive::worth(&scores, &found), best, "{scores:?}: {found:?}");
        }
    }
}
