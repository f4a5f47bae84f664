//! Which of the names are businesses, and which of them is "the company".

use super::chain::Chain;
use super::definite::genus;
use super::lists::BUSINESSES;
use super::name::Name;
use super::scene::Scene;
use crate::analysis::EntityKind;
use crate::syntax::Relation;

/// How many sentences back "the company" looks for one that has not been called so.
const BUSINESS_REACH: usize = 3;

/// The one business of the last sentence that names any, and that sentence. Whose another is is not counted:
/// "Lind's owner, Osthaven".
pub(super) fn last_business(
    scene: &Scene,
    owner: &[Option<usize>],
    businesses: &[bool],
    sentence: usize,
    token: usize,
) -> Option<(usize, usize)> {
    let before = scene
        .mentions
        .partition_point(|mention| mention.tokens.start < token);
    let mut named = (0..before)
        .rev()
        .take_while(|&mention| sentence - scene.sentences[mention] <= BUSINESS_REACH)
        .filter_map(|mention| Some((mention, owner[mention].filter(|&chain| businesses[chain])?)))
        .filter(|&(mention, _)| {
            let head = scene.head_of(&scene.mentions[mention].tokens);
            let word = scene.syntax.words.get(head);
            word.is_none_or(|word| word.relation != Relation::NmodPoss)
        })
        .map(|(mention, chain)| (scene.sentences[mention], chain));
    let (last, only) = named.next()?;
    named
        .take_while(|&(sentence, _)| sentence == last)
        .all(|(_, chain)| chain == only)
        .then_some((only, last))
}

/// Whether a chain is that of a business: known for one, called one, or with a company's ending.
pub(super) fn is_business(scene: &Scene, chain: &Chain) -> bool {
    let known = |&mention: &usize| {
        let mention = &scene.mentions[mention];
        let lists = ["gazetteer:company", "lexicon:business", "pattern:company"];
        let text = scene.document.slice(mention.span);
        mention.evidence.iter().any(|list| lists.contains(&list.as_str()))
            || Name::of_thing(text).is_cut(text)
    };
    let called = chain.roles.iter().any(|role| {
        matches!(genus(&role.noun), Some("companies"))
            || role.noun.ends_with("maker")
            || BUSINESSES.contains(role.noun.as_str())
    });
    chain.kind == EntityKind::Organization && (called || chain.mentions.iter().any(known))
}
