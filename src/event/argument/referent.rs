//! Whom a phrase stands for.

use crate::story::Names;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is};

/// How many words a description may have behind its noun.
const DESCRIPTION: usize = 8;

/// The entities a phrase stands for: the one its head names, the one that stands beside a title or
/// after "of" in "members of", or the one a group of people acts for ("the Russian delegation").
pub fn entities(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    let named = described_by(tree, names, head)
        .and_then(|noun| name_behind(tree, names, noun))
        .or_else(|| names.entity(head))
        .or_else(|| described(tree, names, head))
        .or_else(|| name_behind(tree, names, head))
        .or_else(|| name_at_end(tree, names, head))
        .or_else(|| name_set_off(tree, names, head))
        .or_else(|| name_beside(tree, names, head))
        .or_else(|| name_given(tree, names, head));
    if let Some(entity) = named {
        return vec![entity];
    }
    let mut found = acted_for(tree, names, head);
    found.dedup();
    found
}

/// "Ana Rui, the candidate who lost": the candidate is Rui.
fn described(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let above = tree
        .head(head)
        .filter(|_| tree.relation(head) == Relation::Appos)?;
    names.entity(above)
}

/// "Premier Ana Rui", "their head, former minister Ana Rui": the description beside may itself hold the name. "His wife,
/// longtime Holm aide Ana Rui," is no Holm.
fn name_beside(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let named = |child: usize| match described_by(tree, names, child) {
        Some(noun) => name_behind(tree, names, noun),
        None => names.entity(child).or_else(|| name_behind(tree, names, child)),
    };
    tree.with(head, &[Relation::Flat])
        .chain(tree.with(head, &[Relation::Appos]))
        .find_map(named)
}

/// The noun that a name right before it only describes: the "aide" of "Holm aide Ana Rui".
pub fn described_by(tree: &Tree, names: &Names, name: usize) -> Option<usize> {
    let next = names.whole(name).filter(|_| names.is_named(name))?.end;
    let noun = next < tree.size()
        && tree.sentence(next) == tree.sentence(name)
        && tree.pos(next).is_noun()
        && tree.document.word(next).starts_with(char::is_lowercase)
        && !names.is_named(next);
    noun.then_some(next)
}

/// "a woman named Ana Rui", "a fourth man, identified as Ben Ode".
fn name_given(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    tree.with(head, &[Relation::Acl])
        .filter(|&clause| names_somebody(tree, clause))
        .find_map(|clause| {
            tree.with(clause, &[Relation::Xcomp, Relation::Obj, Relation::Obl])
                .filter(|&name| tree.preposition(name).is_none() || tree.introduced_by(name, &["as"]))
                .find_map(|name| names.entity(name))
        })
}

/// Those whom a noun without a name is part of, is the share of, speaks for or acts for.
fn acted_for(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let lemma = tree.lemma(head).to_lowercase();
    if is(&lemma, Class::Part) {
        let wholes = tree
            .with(head, &[Relation::Nmod])
            .filter(|&noun| tree.introduced_by(noun, &["of", "from"]));
        found.extend(
            wholes
                .flat_map(|whole| tree.conjuncts(whole))
                .filter_map(|token| names.entity(token)),
        );
    }
    // "investigated Rui's role in it": Rui.
    if is_share(&lemma) {
        let owners = tree.with(head, &[Relation::NmodPoss]);
        found.extend(owners.filter_map(|owner| names.entity(owner)));
    }
    if is(&lemma, Class::Message) || is_press_release(tree, head) {
        found.extend(tellers(tree, head).filter_map(|teller| names.entity(teller)));
    }
    if is(&lemma, Class::Group) {
        let of_group = &[
            Relation::NmodPoss,
            Relation::Amod,
            Relation::Compound,
            Relation::Nmod,
        ];
        let members = tree.with(head, of_group).filter(|&part| {
            tree.relation(part) != Relation::Nmod || tree.introduced_by(part, &["of", "from"])
        });
        found.extend(members.filter_map(|member| names.entity(member)));
        found.extend(leaders(tree, head).flat_map(|leader| entities(tree, names, leader)));
    }
    found
}

/// "a Red Cross statement": who says it. In "a Red Cross press release" the name hangs on "press".
fn tellers(tree: &Tree, message: usize) -> impl Iterator<Item = usize> {
    let owners = [Relation::NmodPoss, Relation::Compound, Relation::Nmod];
    let inner = tree
        .with(message, &[Relation::Compound])
        .flat_map(|part| tree.with(part, &[Relation::Compound]));
    tree.children(message)
        .chain(inner)
        .filter(move |&child| owners.contains(&tree.relation(child)))
        .filter(|&child| tree.relation(child) != Relation::Nmod || tree.introduced_by(child, &["by", "from"]))
}

/// "the delegation, led by the minister": who leads a group acts in it.
fn leaders(tree: &Tree, group: usize) -> impl Iterator<Item = usize> {
    tree.with(group, &[Relation::Acl])
        .filter(|&clause| matches!(tree.lemma(clause), "lead" | "head" | "chair"))
        .flat_map(|clause| tree.with(clause, &[Relation::OblAgent, Relation::Obl]))
        .filter(|&agent| tree.introduced_by(agent, &["by"]))
}

/// "manufacturer Lind Motors", "opponent Ana Rui": a name right behind its description, however the
/// parser hangs it.
fn name_behind(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let next = head + 1;
    let lower = tree.document.word(head).starts_with(char::is_lowercase);
    let is_name = (tree.pos(head) == Pos::Noun || lower && tree.pos(head).is_noun())
        && next < tree.size()
        && names.is_named(next)
        && tree.word(next).tag.is_name()
        && tree.sentence(next) == tree.sentence(head);
    if !is_name {
        return None;
    }
    match described_by(tree, names, next) {
        Some(noun) => name_behind(tree, names, noun),
        None => names.entity(next),
    }
}

/// Nouns for what somebody did in a matter.
fn is_share(lemma: &str) -> bool {
    matches!(lemma, "conduct" | "handling" | "involvement" | "part" | "role")
}

/// "The governor of the central bank Ana Rui": the person's name right behind the last noun of a longer
/// description, with no word or mark between them.
fn name_at_end(tree: &Tree, names: &Names, head: usize) -> Option<usize> {
    let describes = tree.pos(head).is_noun() && !names.is_named(head);
    let phrase = tree.phrase(head);
    let behind = |&token: &usize| {
        let before = token - 1;
        let described =
            tree.pos(before).is_noun() && tree.word(before).tag.is_noun() && !names.is_person(before);
        names.is_person(token) && described && tree.preposition(token).is_none()
    };
    (head + 2..phrase.end)
        .take_while(|&token| describes && !tree.is(token, ",") && tree.pos(token) != Pos::Verb)
        .find(behind)
        .filter(|_| tree.has(head, &[Relation::Nmod]))
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
