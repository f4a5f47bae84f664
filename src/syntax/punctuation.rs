//! Where punctuation hangs: at the highest word that it borders on without crossing a link, by the
//! rules of Universal Dependencies. Which of the few such words it is, a classifier says.

use super::lexeme::Lexeme;
use super::linear::{Features, Scorer};
use super::scheme::{Pos, TAGS};
use super::tagger::{TagIndex, best};
use super::transition::NONE;

/// Ways to hang a mark.
pub(crate) const PLACES: usize = 5;

/// How far up the tree the search for a common ancestor goes; real sentences are not as deep.
const DEPTH: usize = 64;

/// The tree of a sentence as far as it is known: for each token its head, or [`NONE`], and the number
/// of the relation to it.
pub(crate) struct Tree<'t> {
    pub heads: &'t [u32],
    pub relations: &'t [u8],
}

/// A mark of punctuation and the words it may hang on; [`NONE`] where there is no such word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Its token.
    pub token: u32,
    /// The lowest word above both neighbours; of what is below that, the highest above the left and
    /// above the right neighbour; the highest inside the brackets or quotes that it opens or closes;
    /// the neighbour on the left.
    pub candidates: [u32; PLACES],
    left: u32,
    right: u32,
    /// Whether it has no partner, opens or closes.
    side: u32,
    /// The one chosen, when it is.
    pub head: u32,
}

/// The marks of a sentence whose other words form a tree. `words` are the tokens of that tree, `root`
/// the root among them.
pub(crate) fn marks(tags: &[TagIndex], words: &[u32], tree: &Tree, root: u32, marks: &mut Vec<Mark>) {
    marks.clear();
    let (mut next, mut open) = (0, Vec::new());
    let mut trail = Vec::new();
    for token in 0..tags.len() as u32 {
        if words.get(next) == Some(&token) {
            next += 1;
            continue;
        }
        let left = next.checked_sub(1).map_or(NONE, |index| words[index]);
        let right = words.get(next).copied().unwrap_or(NONE);
        let [top, below_left, below_right] = around(left, right, root, tree, &mut trail);
        let mut mark = Mark {
            token,
            candidates: [top, below_left, below_right, NONE, left],
            left,
            right,
            side: 0,
            head: NONE,
        };
        match TAGS[usize::from(tags[token as usize])].1 {
            kind @ ("``" | "-LRB-") => {
                mark.side = 1;
                open.push((kind, marks.len(), next));
            }
            kind @ ("''" | "-RRB-") => {
                mark.side = 2;
                let opener = if kind == "''" { "``" } else { "-LRB-" };
                let partner = open.iter().rposition(|(kind, ..)| *kind == opener);
                if let Some(partner) = partner {
                    let (_, opening, first) = open[partner];
                    open.truncate(partner);
                    let inside = highest(&words[first..next], tree);
                    mark.candidates[3] = inside;
                    marks[opening].candidates[3] = inside;
                }
            }
            _ => {}
        }
        marks.push(mark);
    }
}

/// The first of a run of words whose head is outside the run.
fn highest(run: &[u32], tree: &Tree) -> u32 {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return NONE;
    };
    let inside = |token: u32| (first..=last).contains(&&token);
    run.iter()
        .copied()
        .take(DEPTH)
        .find(|&token| !inside(tree.heads[token as usize]))
        .unwrap_or(NONE)
}

/// The lowest common ancestor of two neighbours, and the words just below it on the way to each.
fn around(left: u32, right: u32, root: u32, tree: &Tree, trail: &mut Vec<u32>) -> [u32; 3] {
    trail.clear();
    let up = |token: u32| (token != NONE).then_some(token);
    let path = |from: u32| std::iter::successors(up(from), |&token| up(tree.heads[token as usize]));
    trail.extend(path(left).take(DEPTH));
    if left == NONE || right == NONE {
        let word = if left == NONE { right } else { left };
        let below = path(word)
            .take(DEPTH)
            .take_while(|&token| token != root)
            .last()
            .unwrap_or(NONE);
        return if left == NONE {
            [root, NONE, below]
        } else {
            [root, below, NONE]
        };
    }
    let mut below_right = NONE;
    for token in path(right).take(DEPTH) {
        if let Some(height) = trail.iter().position(|&other| other == token) {
            let below_left = height.checked_sub(1).map_or(NONE, |index| trail[index]);
            return [token, below_left, below_right];
        }
        below_right = token;
    }
    [left, NONE, NONE]
}

/// The word a mark hangs on, by a classifier's choice among its candidates.
pub(crate) fn head(
    scorer: &impl Scorer,
    mark: &Mark,
    lexemes: &[Lexeme],
    tags: &[TagIndex],
    tree: &Tree,
    features: &mut Features,
) -> u32 {
    let mut scores = [0.0; PLACES];
    extract(mark, lexemes, tags, tree, features);
    scorer.score(&features.hashes, &mut scores);
    for (score, candidate) in scores.iter_mut().zip(mark.candidates) {
        if candidate == NONE {
            *score = f32::NEG_INFINITY;
        }
    }
    mark.candidates[best(&scores)]
}

/// What the choice looks at.
#[rustfmt::skip]
pub(crate) fn extract(mark: &Mark, lexemes: &[Lexeme], tags: &[TagIndex], tree: &Tree, features: &mut Features) {
    let lexeme = |token: u32| lexemes.get(token as usize).copied().unwrap_or_default();
    let tag = |token: u32| tags.get(token as usize).map_or(255, |&tag| u32::from(tag));
    let pos = |token: u32| tags.get(token as usize).map_or(255, |&tag| TAGS[usize::from(tag)].0 as u32);
    let relation = |token: u32| tree.relations.get(token as usize).map_or(255, |&relation| u32::from(relation));
    let [top, below_left, below_right, inside, _] = mark.candidates;
    let word = lexeme(mark.token).lower;
    let beside = |step: i32| {
        let token = mark.token.wrapping_add_signed(step);
        let is_mark = tags.get(token as usize).is_some_and(|&tag| TAGS[usize::from(tag)].0 == Pos::Punct);
        if is_mark { lexeme(token).lower } else { u32::from((token as usize) < tags.len()) }
    };
    let (left, right) = (relation(below_left), relation(below_right));
    let (before, after) = (beside(-1), beside(1));
    let shape = mark.side * 2 + u32::from(inside == NONE);
    let apart = u32::from(mark.left == below_left) * 2 + u32::from(mark.right == below_right);

    features.clear();
    features.add(1, [word, shape]);
    features.add(2, [word, left, right, shape]);
    features.add(3, [word, left, shape]);
    features.add(4, [word, right, shape]);
    features.add(5, [word, before, after, shape]);
    features.add(6, [word, left, right, before, after]);
    features.add(7, [word, tag(below_left), tag(below_right)]);
    features.add(8, [word, pos(below_left), pos(top), pos(below_right)]);
    features.add(9, [word, tag(mark.left), tag(mark.right)]);
    features.add(10, [word, left, right, apart]);
    features.add(11, [word, left, right, pos(top), relation(top)]);
    features.add(12, [tag(mark.token), left, right, shape]);
    features.add(13, [word, right, lexeme(mark.right).lower]);
    features.add(14, [word, left, lexeme(mark.left).lower]);
    features.add(15, [word, relation(inside), shape, left, right]);
    features.add(16, [word, right, lexeme(below_right).lower]);
    features.add(17, [word, left, lexeme(below_left).lower]);
    features.add(18, [word, lexeme(top).lower, right]);
}
