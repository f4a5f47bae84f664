//! Active or passive.

use super::object::objects;
use crate::analysis::BlockKind;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is};

/// Whether a verb is passive, with or without its auxiliary.
pub fn is_passive(tree: &Tree, verb: usize) -> bool {
    let word = tree.word(verb);
    // "has signed" is active, whatever its subject is taken for.
    let auxiliary = |lemmas: &[&str]| {
        tree.with(verb, &[Relation::Aux, Relation::AuxPass])
            .any(|aux| lemmas.contains(&tree.lemma(aux)))
    };
    if auxiliary(&["have"]) && !auxiliary(&["be", "get"]) {
        return false;
    }
    if tree.has(verb, &[Relation::AuxPass, Relation::OblAgent]) {
        return true;
    }
    if tree.has(verb, &[Relation::NsubjPass]) {
        // "The ship recovered two bodies": what has an object and no auxiliary is active.
        return word.tag != Tag::Vbd || objects(tree, verb).is_empty();
    }
    // A past tense is easily taken for a participle; one with a subject or an object of its own, or
    // of a verb that is never passive, is active.
    let participle = word.tag == Tag::Vbn
        && !tree.has(verb, &[Relation::Aux, Relation::Nsubj, Relation::Obj])
        && !is(&word.lemma, Class::Undergo)
        && !is(&word.lemma, Class::Intransitive);
    let reduced = matches!(
        word.relation,
        Relation::Acl | Relation::Amod | Relation::Advcl | Relation::Xcomp
    );
    // "leaving two dead and three injured": what is said of people hurt, without an auxiliary. "targeted and killed
    // members": the object behind both is that of both.
    let shares = word.relation == Relation::Conj
        && tree
            .head(verb)
            .is_some_and(|first| tree.with(first, &[Relation::Obj]).any(|object| object > verb));
    let hurt = is(tree.document.word(verb), Class::Injured)
        && !shares
        && !tree.has(verb, &[Relation::Aux, Relation::Obj]);
    // In "was arrested and charged" the second participle shares the auxiliary of the first.
    let shared = word.relation == Relation::Conj
        && tree.head(verb).is_some_and(|first| {
            tree.pos(first) == Pos::Verb && tree.word(first).tag == Tag::Vbn && is_passive(tree, first)
        });
    hurt || participle && (reduced || shared) || is_headline_passive(tree, verb)
}

/// "Mayor jailed for fraud": headlines leave out the auxiliary.
fn is_headline_passive(tree: &Tree, verb: usize) -> bool {
    let done_to_somebody = matches!(
        tree.lemma(verb),
        "acquit" | "arrest" | "charge" | "convict" | "detain" | "indict" | "jail" | "kill" | "sentence"
    );
    done_to_somebody
        && matches!(tree.word(verb).tag, Tag::Vbd | Tag::Vbn)
        && tree.document.block_of(tree.sentence(verb)).kind == BlockKind::Headline
        && !tree.has(verb, &[Relation::Aux, Relation::Obj, Relation::Ccomp])
}
