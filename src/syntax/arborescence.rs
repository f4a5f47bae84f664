//! The best tree for the scores of all links: a maximum spanning arborescence with one root (Chu and
//! Liu 1965, Edmonds 1967).

use super::reading::best;

/// Stands for "no head" in a tree.
pub(crate) const NONE: u32 = u32::MAX;

/// What every root after the first costs: more than any tree can gain by it.
const SECOND_ROOT: f64 = 1e9;

/// The heads of the best tree, for scores as [`super::network::Verdict::links`] gives them: a row for each
/// dependent, the root's score on the diagonal. The time is at worst quadratic in the number of words.
pub(crate) fn heads(scores: &[f32], count: usize, heads: &mut Vec<u32>) {
    heads.clear();
    let rows = scores.chunks_exact(count.max(1)).take(count);
    heads.extend(rows.enumerate().map(|(word, row)| match best(row) {
        root if root == word => NONE,
        head => head as u32,
    }));
    if count > 0 && !is_tree(heads) {
        contract(scores, count, heads);
    }
}

/// Whether there is one root, and every word hangs on it in the end.
pub(super) fn is_tree(heads: &[u32]) -> bool {
    heads.iter().filter(|&&head| head == NONE).count() == 1 && cycle(heads).is_none()
}

/// A word on a cycle.
fn cycle(heads: &[u32]) -> Option<usize> {
    // Which walk came by first; 0 for none.
    let mut walks = vec![0; heads.len()];
    for (start, walk) in (0..heads.len()).zip(1..) {
        let mut at = start;
        while walks[at] == 0 {
            walks[at] = walk;
            match heads[at] {
                NONE => break,
                head => at = head as usize,
            }
        }
        if walks[at] == walk && heads[at] != NONE {
            return Some(at);
        }
    }
    None
}

/// A cycle that became one node, and what is needed to take it apart again.
struct Contraction {
    /// The node that stands for the cycle, itself one of its members.
    node: usize,
    /// The members, each with its head in the cycle.
    members: Vec<(usize, usize)>,
    /// For each node outside the member that takes it as its head.
    enters: Vec<usize>,
    /// For each node outside the member that is its head.
    leaves: Vec<usize>,
}

fn contract(scores: &[f32], count: usize, heads: &mut [u32]) {
    let root = count;
    let mut graph = Graph::new(scores, count);
    let mut contractions = Vec::new();
    while let Some(contraction) = graph.contract() {
        contractions.push(contraction);
    }
    let found = &mut graph.heads;
    for contraction in contractions.iter().rev() {
        for (head, &member) in found.iter_mut().zip(&contraction.leaves) {
            if *head == contraction.node {
                *head = member;
            }
        }
        let outside = found[contraction.node];
        for &(member, head) in &contraction.members {
            found[member] = head;
        }
        found[contraction.enters[outside]] = outside;
    }
    for (head, &found) in heads.iter_mut().zip(found.iter()) {
        *head = if found == root { NONE } else { found as u32 };
    }
}

/// Words and contracted cycles, the root last, each with its best head.
struct Graph {
    /// For each dependent a row with the worth of each head.
    worths: Vec<Vec<f64>>,
    heads: Vec<usize>,
    active: Vec<usize>,
}

impl Graph {
    fn new(scores: &[f32], count: usize) -> Self {
        let rows = scores.chunks_exact(count).enumerate();
        let worths: Vec<Vec<f64>> = rows
            .map(|(word, row)| {
                let mut worths: Vec<f64> = row.iter().map(|&score| f64::from(score)).collect();
                worths.push(worths[word] - SECOND_ROOT);
                worths
            })
            .collect();
        let mut graph = Self {
            worths,
            heads: vec![count; count],
            active: (0..=count).collect(),
        };
        for word in 0..count {
            graph.heads[word] = graph.best_head(word);
        }
        graph
    }

    fn best_head(&self, node: usize) -> usize {
        let worths = &self.worths[node];
        let others = self.active.iter().copied().filter(|&head| head != node);
        others
            .reduce(|best, head| if worths[head] > worths[best] { head } else { best })
            .expect("the root is always there")
    }

    /// Makes one node of a cycle, if there is one.
    fn contract(&mut self) -> Option<Contraction> {
        let root = self.worths.len();
        let mut heads = vec![NONE; root];
        for &node in self.active.iter().filter(|&&node| node != root) {
            heads[node] = if self.heads[node] == root {
                NONE
            } else {
                self.heads[node] as u32
            };
        }
        let node = cycle(&heads)?;
        let around = std::iter::successors(Some(node), |&at| Some(self.heads[at]));
        let mut members = vec![(node, self.heads[node])];
        members.extend(
            around
                .skip(1)
                .take_while(|&at| at != node)
                .map(|at| (at, self.heads[at])),
        );
        self.active
            .retain(|&other| other == node || members.iter().all(|member| member.0 != other));

        let (mut enters, mut leaves) = (vec![node; root + 1], vec![node; root]);
        let mut row = vec![0.0; root + 1];
        for &other in self.active.iter().filter(|&&other| other != node) {
            let mut gain = f64::NEG_INFINITY;
            for &(member, head) in &members {
                let worths = &self.worths[member];
                if worths[other] - worths[head] > gain {
                    gain = worths[other] - worths[head];
                    enters[other] = member;
                }
            }
            row[other] = gain;
            if other != root {
                let worths = &mut self.worths[other];
                let mut best = node;
                for &(member, _) in &members {
                    if worths[member] > worths[best] {
                        best = member;
                    }
                }
                worths[node] = worths[best];
                leaves[other] = best;
                if members.iter().any(|member| member.0 == self.heads[other]) {
                    self.heads[other] = node;
                }
            }
        }
        self.worths[node] = row;
        self.heads[node] = self.best_head(node);
        Some(Contraction {
            node,
            members,
            enters,
            leaves,
        })
    }
}

/// Every tree of few words, to compare with.
#[cfg(test)]
pub(super) mod exhaustive {
    use super::{NONE, is_tree};

    /// Scores for two words or more, up to `most`, that make cycles, several roots and crossing links likely.
    pub fn scores(seed: u32, most: usize) -> (Vec<f32>, usize) {
        let count = 2 + seed as usize % (most - 1);
        let number =
            |at: usize| (seed.wrapping_mul(2_654_435_761).rotate_left(at as u32 * 5 % 31) % 97) as f32;
        ((0..count * count).map(number).collect(), count)
    }

    /// The sum of the scores of a tree's links.
    pub fn worth(scores: &[f32], heads: &[u32]) -> f32 {
        let at = |(word, &head): (usize, &u32)| match head {
            NONE => scores[word * heads.len() + word],
            head => scores[word * heads.len() + head as usize],
        };
        heads.iter().enumerate().map(at).sum()
    }

    /// The best worth among the trees that are allowed.
    pub fn best(scores: &[f32], count: usize, allowed: impl Fn(&[u32]) -> bool) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..count.pow(count as u32) {
            let heads: Vec<u32> = (0..count)
                .map(|word| match code / count.pow(word as u32) % count {
                    head if head == word => NONE,
                    head => head as u32,
                })
                .collect();
            if is_tree(&heads) && allowed(&heads) {
                best = best.max(worth(scores, &heads));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(scores: &[f32], count: usize) -> Vec<u32> {
        let mut found = Vec::new();
        heads(scores, count, &mut found);
        found
    }

    #[test]
    fn what_is_a_tree_at_once_is_kept() {
        let scores = [0.0, 2.0, 1.0, 1.0, 3.0, 0.0, 0.0, 2.0, 1.0];
        assert_eq!(tree(&scores, 3), [1, NONE, 1]);
    }

    #[test]
    fn no_words_and_one_word() {
        assert!(tree(&[], 0).is_empty());
        assert_eq!(tree(&[-5.0], 1), [NONE]);
    }

    #[test]
    fn only_one_root_and_no_cycle_make_a_tree() {
        assert!(is_tree(&[1, NONE, 1]));
        assert!(!is_tree(&[NONE, NONE]), "two roots");
        assert!(!is_tree(&[1, 0, NONE]), "a cycle");
    }

    #[test]
    fn the_best_tree_with_one_root_is_found() {
        for seed in 1..400 {
            let (scores, count) = exhaustive::scores(seed, 4);
            let best = exhaustive::best(&scores, count, |_| true);
            let found = tree(&scores, count);
            assert!(is_tree(&found), "{scores:?}: {found:?}");
            assert_eq!(exhaustive::worth(&scores, &found), best, "{scores:?}: {found:?}");
        }
    }
}
