//! Questions about the trees: who depends on whom, what a word stands for with all that depends on it.

use super::{Pos, Relation, Word};
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

    /// The members of a coordination that begins with this token: itself, then its conjuncts.
    pub fn conjuncts(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(token).chain(self.children_as(token, &[Relation::Conj]))
    }

    /// Whether a verb is in the passive, full ("was signed") or reduced ("sent by").
    pub fn is_passive(&self, verb: usize) -> bool {
        self.children(verb).any(|child| {
            matches!(
                self.words[child].relation,
                Relation::NsubjPass | Relation::AuxPass | Relation::OblAgent
            )
        })
    }

    /// Whether a word is negated by a word of its own ("not", "never", "no").
    pub fn is_negated(&self, token: usize) -> bool {
        self.children_as(token, &[Relation::Advmod, Relation::Det])
            .any(|child| {
                matches!(
                    self.words[child].lemma.as_str(),
                    "not" | "never" | "no" | "neither"
                )
            })
    }

    /// The heads of a verb's subjects, with their conjuncts. A verb that shares its subject with one
    /// before it ("met and signed") has that one's.
    pub fn subjects(&self, verb: usize) -> Vec<usize> {
        const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];
        let own = |verb: usize| self.children_as(verb, SUBJECTS).next().is_some();
        let holder = self
            .ancestors(verb)
            .scan(true, |goes_on, token| {
                let here = goes_on.then_some(token);
                *goes_on = !own(token) && self.words[token].relation == Relation::Conj;
                here
            })
            .find(|&token| own(token));
        self.with_conjuncts(holder, SUBJECTS)
    }

    /// The heads of a verb's objects, with their conjuncts.
    pub fn objects(&self, verb: usize) -> Vec<usize> {
        self.with_conjuncts(Some(verb), &[Relation::Obj])
    }

    /// The preposition of a noun, when it has one.
    pub fn preposition(&self, noun: usize) -> Option<usize> {
        self.children_as(noun, &[Relation::Case])
            .find(|&child| self.words[child].pos == Pos::Adp)
    }

    fn with_conjuncts(&self, verb: Option<usize>, relations: &[Relation]) -> Vec<usize> {
        verb.into_iter()
            .flat_map(|verb| self.children_as(verb, relations))
            .flat_map(|head| self.conjuncts(head))
            .collect()
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

    /// One word a line: lemma, part of speech, head (1-based, 0 for the root), relation.
    fn tree(lines: &[(&str, Pos, usize, Relation)]) -> Syntax {
        let word = |&(lemma, pos, head, relation): &(&str, Pos, usize, Relation)| Word {
            pos,
            tag: "",
            lemma: lemma.to_owned(),
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

    /// "It was signed"
    fn passive() -> Syntax {
        tree(&[
            ("it", Pos::Pron, 3, Relation::NsubjPass),
            ("be", Pos::Aux, 3, Relation::AuxPass),
            ("sign", Pos::Verb, 0, Relation::Root),
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
    fn subjects_are_shared_by_coordinated_verbs_only() {
        let syntax = active();
        assert_eq!(syntax.subjects(3), [0, 2]);
        assert_eq!(syntax.subjects(5), [0, 2]);
        assert!(syntax.subjects(7).is_empty());
        assert_eq!(syntax.objects(5), [7]);
        assert!(syntax.objects(3).is_empty());
    }

    #[test]
    fn voice_negation_and_prepositions() {
        assert!(passive().is_passive(2));
        assert!(!active().is_passive(5));
        assert!(active().is_negated(7));
        assert!(!active().is_negated(5));
        assert_eq!(active().preposition(9), Some(8));
        assert_eq!(active().preposition(7), None);
    }

    #[test]
    fn an_empty_text_has_no_trees() {
        assert!(Syntax::new(Vec::new()).words.is_empty());
    }
}
