//! Words that stand for a name.

use super::chain::Chain;
use super::scene::Scene;
use super::{definite, pronoun, title};
use crate::analysis::MentionForm;
use std::ops::Range;

/// A place in the text that names nothing itself but means what a chain names.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Index of the chain.
    pub chain: usize,
    pub tokens: Range<usize>,
    pub sentence: usize,
    pub form: MentionForm,
    pub confidence: f64,
    pub evidence: &'static str,
}

/// All of them, in order of the text: the phrases, and then the pronouns, whose antecedents the
/// phrases can be.
pub(crate) fn all(scene: &Scene, chains: &mut [Chain]) -> Vec<Reference> {
    let mut references = title::references(scene, chains);
    references.extend(definite::references(scene, chains, &references));
    references.sort_by_key(|reference| reference.tokens.start);
    references.extend(pronoun::references(scene, chains, &references));
    references.sort_by_key(|reference| reference.tokens.start);
    references
}
