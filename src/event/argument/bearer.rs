//! Whom a phrase stands for.

use crate::clause::behind_scene;
use crate::story::Names;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is};

/// How many words a description may have behind its noun.
const DESCRIPTION: usize = 8;

/// The entities a phrase stands for: the one its head names, the one that stands beside a title or
/// after "of" in "members of", or the one a group of people acts for ("the Russian delegation").
pub fn entities(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    if let Some(entity) = names.entity(head) {
        return vec![entity];
    }
    let beside = [Relation::Flat, Relation::Appos];
    // "Ana Rui, the candidate who lost": the candidate is Rui.
    if tree.relation(head) == Relation::Appos
        && let Some(above) = tree.head(head)
        && behind_scene(tree, above) != Some(head)
        && let Some(entity) = names.entity(above)
    {
        return vec![entity];
    }
    if let Some(entity) = name_behind(tree, names, head) {
        return vec![entity];
    }
    if let Some(entity) = name_at_end(tree, names, head).or_else(|| name_set_off(tree, names, head)) {
        return vec![entity];
    }
    let by_relation = |relation| {
        tree.children(head)
            .filter(move |&child| tree.relation(child) == relation)
    };
    for relation in &beside {
        // "their head, former minister Ana Rui": the description may itself hold the name.
        let named = |child| names.entity(child).or_else(|| name_behind(tree, names, child));
        if let Some(entity) = by_relation(*relation).find_map(named) {
            return vec![entity];
        }
    }
    // "a woman named Ana Rui", "a fourth man, identified as Ben Ode".
    for clause in tree
        .with(head, &[Relation::Acl])
        .filter(|&clause| names_somebody(tree, clause))
    {
        let name = tree
            .with(clause, &[Relation::Xcomp, Relation::Obj, Relation::Obl])
            .filter(|&name| tree.preposition(name).is_none() || tree.introduced_by(name, &["as"]))
            .find_map(|name| names.entity(name));
        if let Some(entity) = name {
            return vec![entity];
        }
    }
    let mut found = Vec::new();
    let lemma = tree.lemma(head).to_lowercase();
    if is_part(&lemma) {
        for whole in tree
            .with(head, &[Relation::Nmod])
            .filter(|&noun| tree.introduced_by(noun, &["of", "from"]))
        {
            found.extend(tree.conjuncts(whole).filter_map(|token| names.entity(token)));
        }
    }
    // "investigated Rui's role in it": Rui.
    if is_share(&lemma) {
        found.extend(
            tree.with(head, &[Relation::NmodPoss])
                .filter_map(|owner| names.entity(owner)),
        );
    }
    // "a Red Cross statement": who says it. In "a Red Cross press release" the name hangs on "press".
    if is(&lemma, Class::Message) || is_press_release(tree, head) {
        let owners = [Relation::NmodPoss, Relation::Compound, Relation::Nmod];
        let inner = tree
            .with(head, &[Relation::Compound])
            .flat_map(|part| tree.with(part, &[Relation::Compound]));
        found.extend(
            tree.children(head)
                .chain(inner)
                .filter(|&child| owners.contains(&tree.relation(child)))
                .filter(|&child| {
                    tree.relation(child) != Relation::Nmod || tree.introduced_by(child, &["by", "from"])
                })
                .filter_map(|child| names.entity(child)),
        );
    }
    if is(&lemma, Class::Group) {
        for modifier in tree.with(
            head,
            &[
                Relation::NmodPoss,
                Relation::Amod,
                Relation::Compound,
                Relation::Nmod,
            ],
        ) {
            if tree.relation(modifier) != Relation::Nmod || tree.introduced_by(modifier, &["of", "from"]) {
                found.extend(names.entity(modifier));
            }
        }
        // "the delegation, led by the minister": who leads a group acts in it.
        for clause in tree.with(head, &[Relation::Acl]) {
            if matches!(tree.lemma(clause), "lead" | "head" | "chair") {
                for agent in tree.with(clause, &[Relation::OblAgent, Relation::Obl]) {
                    if tree.introduced_by(agent, &["by"]) {
                        found.extend(entities(tree, names, agent));
                    }
                }
            }
        }
    }
    found.dedup();
    found
}

/// "manufacturer Lind Motors", "opponent Ana Rui": a name right behind its description, however the
/// parser hangs it.
fn name_behind(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let next = head + 1;
    let is_name = tree.pos(head) == Pos::Noun
        && next < tree.size()
        && names.is_named(next)
        && tree.word(next).tag.is_name()
        && tree.sentence(next) == tree.sentence(head);
    is_name.then(|| names.entity(next)).flatten()
}

/// Nouns for what somebody did in a matter.
fn is_share(lemma: &str) -> bool {
    matches!(lemma, "conduct" | "handling" | "involvement" | "part" | "role")
}

/// "The governor of the central bank Ana Rui": the person's name right behind the last noun of a longer
/// description, with no word or mark between them.
fn name_at_end(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let describes = matches!(tree.pos(head), Pos::Noun | Pos::Propn) && !names.is_named(head);
    let phrase = tree.phrase(head);
    let behind = |&token: &usize| {
        let before = token - 1;
        let described = matches!(tree.pos(before), Pos::Noun | Pos::Propn)
            && tree.word(before).tag.is_noun()
            && !names.is_person(before);
        names.is_person(token) && described && tree.preposition(token).is_none()
    };
    (head + 2..phrase.end)
        .take_while(|&token| describes && !tree.is(token, ",") && tree.pos(token) != Pos::Verb)
        .find(behind)
        .filter(|_| tree.with(head, &[Relation::Nmod]).next().is_some())
        .and_then(|token| names.entity(token))
}

/// "The former head of the port, Ana Rui, was": the person's name set off behind the description, though the
/// parser hangs it on the port.
fn name_set_off(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let described = tree.pos(head) == Pos::Noun && !names.is_named(head);
    let comma = (head + 1..tree.phrase(head).end)
        .take(DESCRIPTION)
        .take_while(|&token| tree.pos(token) != Pos::Verb)
        .find(|&token| described && tree.is(token, ","))?;
    let name = comma + 1;
    let said_of = |noun: usize| {
        tree.relation(noun) == Relation::Nmod && tree.head(noun) == Some(head) && !names.is_person(noun)
    };
    (name < tree.size()
        && names.is_person(name)
        && tree.relation(name) == Relation::Appos
        && tree.head(name).is_some_and(said_of))
    .then(|| names.entity(name))
    .flatten()
}

/// Whether a participle says what something is called.
fn names_somebody(tree: &Tree, participle: usize) -> bool {
    tree.word(participle).tag == Tag::Vbn
        && matches!(
            tree.lemma(participle),
            "call" | "dub" | "identify" | "know" | "name"
        )
}

fn is_press_release(tree: &Tree, noun: usize) -> bool {
    tree.lemma(noun) == "release"
        && tree
            .with(noun, &[Relation::Compound])
            .any(|word| matches!(tree.lemma(word), "press" | "news" | "media"))
}

fn is_part(lemma: &str) -> bool {
    matches!(
        lemma,
        "member"
            | "one"
            | "some"
            | "many"
            | "most"
            | "part"
            | "majority"
            | "number"
            | "group"
            | "hundred"
            | "thousand"
            | "people"
            | "resident"
            | "head"
            | "leader"
            | "both"
            | "all"
            | "coast"
            | "city"
            | "town"
            | "island"
            | "government"
            | "president"
            | "delegation"
            | "team"
            | "aircraft"
            | "destroyer"
            | "drone"
            | "frigate"
            | "helicopter"
            | "jet"
            | "plane"
            | "submarine"
            | "warship"
    )
}
