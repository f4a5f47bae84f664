//! What "they" and "the train" go back to when they have no name.
//!
//! Names are linked before ([`crate::entity`]); here a phrase is given the words that told first what it
//! means: "they" the plural subject before it, "the train" the last phrase that says which train. "It" may
//! mean a clause or nothing, and is left alone.

use crate::story::Names;
use crate::syntax::{Pos, Relation, Tree};

/// How many words and sentences back the antecedent of a pronoun may stand.
const PRONOUN_REACH: (usize, usize) = (80, 1);
/// And that of a noun.
const NOUN_REACH: (usize, usize) = (400, 12);
/// How many pronouns in a row are followed back.
const STEPS: usize = 3;

/// The head of the phrase that a phrase without a name goes back to.
pub fn antecedent(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let mut found = head;
    for _ in 0..STEPS {
        if names.entity(found).is_some() {
            return None;
        }
        if !is_they(tree, found) {
            break;
        }
        found = subject_before(tree, found)?;
    }
    // "The men fled. They were armed": which men was said when the men were.
    let described = described_before(tree, names, found);
    described.or((found != head && !is_they(tree, found)).then_some(found))
}

fn is_they(tree: &Tree, token: usize) -> bool {
    tree.is_one_of(token, &["they", "them", "themselves"])
}

/// The nearest subject before "they" that is many.
fn subject_before(tree: &Tree, pronoun: usize) -> Option<usize> {
    back(tree, pronoun, PRONOUN_REACH)
        .filter(|&noun| tree.relation(noun).is_subject())
        .filter(|&noun| tree.head(noun) != tree.head(pronoun) && tree.head(pronoun) != Some(noun))
        .find(|&noun| {
            let many = tree.word(noun).tag.is_plural()
                || tree.has(noun, &[Relation::Conj])
                || matches!(tree.lemma(noun), "police" | "people");
            let noun_like = tree.pos(noun).is_noun();
            noun_like && many || is_they(tree, noun)
        })
}

/// For "the train": the last phrase before it that says of a train which one.
fn described_before(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    if tree.pos(head) != Pos::Noun || !is_bare_definite(tree, head) {
        return None;
    }
    back(tree, head, NOUN_REACH).find(|&noun| {
        tree.lemma(noun) == tree.lemma(head)
            && tree.word(noun).tag == tree.word(head).tag
            && names.entity(noun).is_none()
            && !matches!(tree.relation(noun), Relation::Compound | Relation::Flat)
            && tree.has(noun, DESCRIBING)
            && !tree.has(noun, &[Relation::Cop])
    })
}

/// What says of a noun which one it is.
pub(super) const DESCRIBING: &[Relation] = &[
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Amod,
    Relation::Compound,
    Relation::Nmod,
    Relation::NmodPoss,
    Relation::Nummod,
];

/// "the train", with nothing that says which.
fn is_bare_definite(tree: &Tree, noun: usize) -> bool {
    let definite = tree.has_word(noun, &[Relation::Det], &["the", "this", "these"]);
    definite && !tree.has(noun, DESCRIBING)
}

/// The tokens before one, nearest first.
pub(super) fn back<'t>(
    tree: &'t Tree,
    token: usize,
    (words, sentences): (usize, usize),
) -> impl Iterator<Item = usize> + 't {
    let sentence = tree.sentence(token);
    (token.saturating_sub(words)..token)
        .rev()
        .take_while(move |&noun| sentence - tree.sentence(noun) <= sentences)
}
