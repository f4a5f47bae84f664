//! Lines that only the lines around them explain: "The site was raided".

use super::Labeller;
use crate::story::lead;
use crate::syntax::{Pos, Relation, Tree};
use crate::words::{Class, is_any};
use rustc_hash::FxHashSet;

/// The nouns of the lead: what the story is about needs no explaining.
pub(super) fn nouns_of_lead<'a>(tree: &'a Tree) -> FxHashSet<&'a str> {
    lead(tree.document)
        .into_iter()
        .flat_map(|sentence| tree.document.sentences[sentence].tokens.clone())
        .filter(|&token| tree.pos(token).is_noun())
        .map(|token| tree.lemma(token))
        .collect()
}

impl Labeller<'_, '_> {
    /// Whether a line is of a thing that it calls only "the site" or "the two courses", and that is no matter of the
    /// lead. Bodies and people are known by what they are: "the court", "the mayor".
    pub(super) fn is_open(&self, tokens: &[usize]) -> bool {
        let tree = self.tree;
        let Some(&article) = tokens.first() else {
            return false;
        };
        let points = tree.is_one_of(article, &["the", "this", "that", "these", "those"]);
        let Some(noun) = tree
            .head(article)
            .filter(|_| points && tree.relation(article) == Relation::Det)
        else {
            return false;
        };
        let says_no_more = |child: usize| match tree.relation(child) {
            Relation::Det | Relation::Nummod => true,
            Relation::Amod => tree.is_one_of(child, &["same", "other", "former", "latter", "latest", "new"]),
            _ => false,
        };
        let described = tree
            .children(noun)
            .any(|child| tokens.binary_search(&child).is_ok() && !says_no_more(child));
        let known = || is_any(tree.lemma(noun), &[Class::Group, Class::Doer, Class::Person]);
        tree.pos(noun) == Pos::Noun
            && tree.relation(noun).is_subject()
            && !described
            && self.names.entity(noun).is_none()
            && !known()
            && !self.in_lead.contains(tree.lemma(noun))
    }
}
