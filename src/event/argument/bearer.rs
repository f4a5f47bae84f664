//! Whom a phrase stands for.

use super::subject::behind_scene;
use crate::analysis::Entity;
use crate::event::lexicon::{Class, is};
use crate::event::tree::{Names, Tree};
use crate::syntax::{Pos, Relation};

/// How many words and sentences back the subject is looked for that "they" means.
const REACH: (usize, usize) = (60, 1);
/// And that "the two leaders" means.
const PAIR_REACH: (usize, usize) = (200, 4);

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
    if let Some(entity) = name_at_end(tree, names, head) {
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
        && tree.word(next).tag.starts_with("NNP")
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
            && tree.word(before).tag.starts_with("NN")
            && !names.is_person(before);
        names.is_person(token) && described && tree.preposition(token).is_none()
    };
    (head + 2..phrase.end)
        .take_while(|&token| describes && !tree.is(token, ",") && tree.pos(token) != Pos::Verb)
        .find(behind)
        .filter(|_| tree.with(head, &[Relation::Nmod]).next().is_some())
        .and_then(|token| names.entity(token))
}

/// Whether a participle says what something is called.
fn names_somebody(tree: &Tree, participle: usize) -> bool {
    tree.word(participle).tag == "VBN"
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

/// The entities "they", "both" or "the two leaders" means: those joined in the subject before it. A
/// plural noun as subject nearer by takes "they" away from them.
pub fn several(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    let pair = is_pair(tree, head);
    let many = ["they", "them", "their", "both"];
    if !pair && !many.iter().any(|word| tree.is(head, word)) {
        return Vec::new();
    }
    let (words, sentences) = if pair { PAIR_REACH } else { REACH };
    let sentence = tree.sentence(head);
    for token in (head.saturating_sub(words)..head).rev() {
        if sentence - tree.sentence(token) > sentences {
            break;
        }
        if !matches!(tree.relation(token), Relation::Nsubj | Relation::NsubjPass)
            || tree.head(token) == tree.head(head)
        {
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
        if !pair && tree.word(token).tag == "NNS" {
            break;
        }
    }
    if pair || tree.is(head, "both") {
        only_pair(tree, names, head)
    } else {
        Vec::new()
    }
}

/// The only two names that are joined in the sentence before, wherever they stand in it.
fn only_pair(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    let sentence = tree.sentence(head);
    let mut pairs = (head.saturating_sub(REACH.0)..head)
        .filter(|&token| tree.sentence(token) + 1 == sentence && names.is_named(token))
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
pub fn office_holders(tree: &Tree, names: &Names, entities: &[Entity], head: usize) -> Vec<usize> {
    const TOLD_APART: &[Relation] = &[
        Relation::Acl,
        Relation::AclRelcl,
        Relation::Amod,
        Relation::Compound,
        Relation::Nmod,
        Relation::NmodPoss,
        Relation::Nummod,
    ];
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
    let definite = tree.with(head, &[Relation::Det]).any(|det| tree.is(det, "the"));
    if !definite || tree.word(head).tag != "NNS" || tree.first(head, TOLD_APART).is_some() {
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
    if tree.word(noun).tag != "NNS" {
        return false;
    }
    let has = |relation, word| tree.with(noun, relation).any(|part| tree.is(part, word));
    has(&[Relation::Det], "both") || has(&[Relation::Det], "the") && has(&[Relation::Nummod], "two")
}
