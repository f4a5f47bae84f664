//! Several people or bodies that one phrase stands for: "they", "both", "the two sides", "the presidents".

use super::antecedent::{DESCRIBING, back};
use super::referent::entities;
use crate::analysis::Entity;
use crate::story::Names;
use crate::syntax::{Relation, Tag, Tree};

/// How many words and sentences back the subject is looked for that "they" means.
const REACH: (usize, usize) = (60, 1);
/// And that "the two leaders" means.
const PAIR_REACH: (usize, usize) = (200, 4);

/// The entities that "they", "both", "the two leaders" or "the presidents" means.
pub fn several(tree: &Tree, names: &Names, entities: &[Entity], head: usize) -> Vec<usize> {
    let joined = joined_before(tree, names, head);
    if joined.is_empty() {
        office_holders(tree, names, entities, head)
    } else {
        joined
    }
}

/// Those joined in the subject before "they", "both" or "the two leaders". A plural noun as subject nearer by
/// takes "they" away from them.
fn joined_before(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    let pair = is_pair(tree, head);
    if !pair && !tree.is_one_of(head, &["they", "them", "their", "both"]) {
        return Vec::new();
    }
    for token in back(tree, head, if pair { PAIR_REACH } else { REACH }) {
        if !tree.relation(token).is_subject() || tree.head(token) == tree.head(head) {
            continue;
        }
        let known = |parts: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
            parts
                .filter(|&part| part < head)
                .filter_map(|part| entities(tree, names, part).first().copied())
                .collect()
        };
        let mut joined = known(&mut tree.conjuncts(token));
        if joined.len() < 2 {
            // "Both parties — the Left and the Centre — voted": those named behind the noun.
            let behind = tree.with(token, &[Relation::Appos]);
            joined = known(&mut behind.flat_map(|name| tree.conjuncts(name)));
        }
        if joined.len() == 2 || !pair && joined.len() > 2 {
            return joined;
        }
        if !pair && tree.word(token).tag == Tag::Nns {
            break;
        }
    }
    if pair || tree.is(head, "both") {
        only_pair(tree, names, head)
    } else {
        Vec::new()
    }
}

/// The only two names that are joined in the sentence before, wherever they stand in it, but for a name that only
/// describes a thing: "a Lind and Holm song".
fn only_pair(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    let sentence = tree.sentence(head);
    let mut pairs = (head.saturating_sub(REACH.0)..head)
        .filter(|&token| tree.sentence(token) + 1 == sentence && names.is_named(token))
        .filter(|&token| !matches!(tree.relation(token), Relation::Compound | Relation::Amod))
        .filter_map(|token| {
            let mut joined = tree
                .with(token, &[Relation::Conj])
                .filter(|&part| names.is_named(part));
            let other = joined.next()?;
            let pair = [names.entity(token)?, names.entity(other)?];
            (joined.next().is_none() && pair[0] != pair[1]).then_some(pair)
        });
    match (pairs.next(), pairs.next()) {
        (Some(pair), None) => pair.to_vec(),
        _ => Vec::new(),
    }
}

/// Those whom "the leaders" or "the presidents" means: the only two named before who hold such an office.
fn office_holders(tree: &Tree, names: &Names, entities: &[Entity], head: usize) -> Vec<usize> {
    // A minister leads no country, a prime minister does.
    let offices: &[&str] = match tree.lemma(head) {
        "leader" => &[
            "leader",
            "president",
            "premier",
            "prime minister",
            "chancellor",
            "king",
        ],
        "president" => &["president"],
        "minister" => &["minister"],
        _ => return Vec::new(),
    };
    let definite = tree.has_word(head, &[Relation::Det], &["the"]);
    if !definite || tree.word(head).tag != Tag::Nns || tree.has(head, DESCRIBING) {
        return Vec::new();
    }
    let holds = |entity: &usize| {
        let description = entities[*entity].description.as_deref().unwrap_or_default();
        let description = format!(" {} ", description.to_lowercase());
        offices
            .iter()
            .any(|office| description.contains(&format!(" {office} ")))
    };
    let sentence = tree.sentence(head);
    let mut found: Vec<usize> = Vec::new();
    for token in head.saturating_sub(PAIR_REACH.0)..head {
        if sentence - tree.sentence(token) <= PAIR_REACH.1
            && names.is_person(token)
            && let Some(person) = names.entity(token).filter(holds)
            && !found.contains(&person)
        {
            found.push(person);
        }
    }
    if found.len() == 2 { found } else { Vec::new() }
}

/// "The two sides", "both leaders".
fn is_pair(tree: &Tree, noun: usize) -> bool {
    if tree.word(noun).tag != Tag::Nns {
        return false;
    }
    let has = |relation, word| tree.has_word(noun, relation, &[word]);
    has(&[Relation::Det], "both") || has(&[Relation::Det], "the") && has(&[Relation::Nummod], "two")
}
