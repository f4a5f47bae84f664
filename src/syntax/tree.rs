//! Questions about the trees: who depends on whom, what a word stands for with all that depends on it.

use super::{Relation, Word};
use std::ops::Range;

/// The syntax of a document: one [`Word`] for each of its tokens, in the same order, and one tree for
/// each of its sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// Parallel to [`Document::tokens`](crate::document::Document::tokens).
    pub words: Vec<Word>,
    /// The dependents of all words, those of one word after the other.
    dependents: Vec<u32>,
    /// Where those of each word begin; one more at the end.
    starts: Vec<u32>,
    /// For each word the first token and the token after the last of all that depends on it.
    extents: Vec<(u32, u32)>,
}

impl Syntax {
    /// Indexes the trees. Heads must be inside `words` and free of cycles, as the parser's are.
    pub fn new(words: Vec<Word>) -> Self {
        let mut starts = vec![0u32; words.len() + 1];
        for head in words.iter().filter_map(|word| word.head) {
            starts[head + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut dependents = vec![0; starts.last().copied().unwrap_or(0) as usize];
        let mut free = starts.clone();
        for (index, word) in words.iter().enumerate() {
            if let Some(head) = word.head {
                dependents[free[head] as usize] = index as u32;
                free[head] += 1;
            }
        }
        let mut syntax = Self {
            words,
            dependents,
            starts,
            extents: Vec::new(),
        };
        syntax.extents = syntax.measure();
        syntax
    }

    /// The dependents of a token, from left to right.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[token] as usize..self.starts[token + 1] as usize;
        self.dependents[range].iter().map(|&child| child as usize)
    }

    /// The dependents of a token that have one of these relations to it, from left to right.
    pub fn children_as<'s>(
        &'s self,
        token: usize,
        relations: &'s [Relation],
    ) -> impl DoubleEndedIterator<Item = usize> + 's {
        self.children(token)
            .filter(move |&child| relations.contains(&self.words[child].relation))
    }

    /// The first dependent with this relation.
    pub fn child_as(&self, token: usize, relation: Relation) -> Option<usize> {
        self.children(token)
            .find(|&child| self.words[child].relation == relation)
    }

    /// The tokens from the first to the last of all that depends on a token, itself included. A tree
    /// with crossing links may have tokens of others in between; the parser makes hardly any.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (start, end) = self.extents[token];
        start as usize..end as usize
    }

    /// The token itself, then its head, its head's head and so on to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(token), |&token| self.words[token].head)
    }

    /// Extents from the leaves up: a word is done when all its dependents are, so each is seen once.
    fn measure(&self) -> Vec<(u32, u32)> {
        let mut extents: Vec<(u32, u32)> = (0..self.words.len() as u32).map(|at| (at, at + 1)).collect();
        let mut open: Vec<u32> = self.starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let mut done: Vec<usize> = (0..open.len()).filter(|&token| open[token] == 0).collect();
        while let Some(token) = done.pop() {
            if let Some(head) = self.words[token].head {
                let (start, end) = extents[token];
                let extent = &mut extents[head];
                *extent = (extent.0.min(start), extent.1.max(end));
                open[head] -= 1;
                if open[head] == 0 {
                    done.push(head);
                }
            }
        }
        extents
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Pos, Tag};

    /// One word a line: lemma, part of speech, head (1-based, 0 for the root), relation.
    fn tree(lines: &[(&str, Pos, usize, Relation)]) -> Syntax {
        let word = |&(lemma, pos, head, relation): &(&str, Pos, usize, Relation)| Word {
            pos,
            tag: Tag::Sym,
            lemma: lemma.into(),
            head: head.checked_sub(1),
            relation,
        };
        Syntax::new(lines.iter().map(word).collect())
    }

    /// "Kozlov and Yun met and signed no treaty of theirs"
    fn active() -> Syntax {
        tree(&[
            ("Kozlov", Pos::Propn, 4, Relation::Nsubj),
            ("and", Pos::Cconj, 3, Relation::Cc),
            ("Yun", Pos::Propn, 1, Relation::Conj),
            ("meet", Pos::Verb, 0, Relation::Root),
            ("and", Pos::Cconj, 6, Relation::Cc),
            ("sign", Pos::Verb, 4, Relation::Conj),
            ("no", Pos::Det, 8, Relation::Det),
            ("treaty", Pos::Noun, 6, Relation::Obj),
            ("of", Pos::Adp, 10, Relation::Case),
            ("theirs", Pos::Pron, 8, Relation::Nmod),
        ])
    }

    #[test]
    fn children_and_subtrees_follow_the_heads() {
        let syntax = active();
        assert_eq!(syntax.children(3).collect::<Vec<_>>(), [0, 5]);
        assert_eq!(syntax.children(9).collect::<Vec<_>>(), [8]);
        assert_eq!(syntax.subtree(7), 6..10);
        assert_eq!(syntax.subtree(3), 0..10);
        assert_eq!(syntax.subtree(6), 6..7);
        assert_eq!(syntax.ancestors(8).collect::<Vec<_>>(), [8, 9, 7, 5, 3]);
    }

    #[test]
    fn children_are_told_apart_by_their_relation() {
        let syntax = active();
        let joined: Vec<usize> = syntax.children_as(0, &[Relation::Conj]).collect();
        assert_eq!(joined, [2]);
        assert_eq!(syntax.child_as(5, Relation::Obj), Some(7));
        assert_eq!(syntax.child_as(3, Relation::Obj), None);
    }

    #[test]
    fn an_empty_text_has_no_trees() {
        assert!(Syntax::new(Vec::new()).words.is_empty());
    }
}
