//! Who a verb is about, where the grammar leaves it out as much as where it says so.

use super::relative::{antecedent, described, equated};
use super::stray::{behind_scene, joined_clause, nouns_before, reported, set_off};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is, is_time};

/// How many verbs up a missing subject is looked for.
pub(super) const FURTHEST: usize = 6;

pub(super) const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// The heads of a verb's subjects with what is joined to them, and whether they are its own. A verb
/// without one takes that of the verb it is joined to, of the verb that controls it, or the noun it
/// describes.
pub fn subjects(tree: &Tree, verb: usize) -> (Vec<usize>, bool) {
    let mut current = verb;
    for step in 0..FURTHEST {
        let own = own_subject(tree, current);
        if let Some(subject) = own {
            let subject = antecedent(tree, subject).unwrap_or(subject);
            return (vec![subject], step == 0);
        }
        let Some(head) = tree.head(current) else { break };
        if let Some(subject) = joined_clause(tree, current) {
            return (vec![subject], step == 0);
        }
        match tree.relation(current) {
            Relation::Conj if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => current = head,
            Relation::Conj if tree.first(head, &[Relation::Cop]).is_some() => current = head,
            Relation::Xcomp => {
                if is(tree.lemma(head), Class::ObjectControl)
                    && let Some(object) = tree.first(head, &[Relation::Obj, Relation::Iobj])
                {
                    return (vec![object], false);
                }
                // "follows the bank cutting rates": the bank cuts them.
                if let Some(doer) = tree
                    .with(head, &[Relation::Obj])
                    .find(|&object| tree.word(current).tag == Tag::Vbg && tree.phrase(object).end == current)
                {
                    return (vec![doer], false);
                }
                current = head;
            }
            Relation::Ccomp => match reported(tree, current, head) {
                Some(subject) => return (vec![subject], false),
                None => break,
            },
            // "The road was shut, the bridge closed", with the bridge hung on the first verb.
            Relation::Parataxis => match tree
                .with(head, SUBJECTS)
                .find(|&noun| head < noun && noun < current)
            {
                Some(subject) => return (vec![subject], step == 0),
                None => break,
            },
            Relation::Advcl if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => {
                // "gave the envoys a day to leave": the envoys leave.
                let receiver = tree.first(head, &[Relation::Iobj]);
                if let Some(receiver) = receiver.filter(|_| tree.word(current).tag == Tag::Vb) {
                    return (vec![receiver], false);
                }
                // "ordered the firm to close", with the deed taken for the purpose of the order.
                let ordered = tree.first(head, &[Relation::Obj]).filter(|&object| {
                    tree.word(current).tag == Tag::Vb
                        && is(tree.lemma(head), Class::ObjectControl)
                        && object < current
                });
                if let Some(ordered) = ordered {
                    return (vec![ordered], false);
                }
                // "jailed a man for taking bribes": the one it is done to did it.
                let of_deed = tree
                    .with(current, &[Relation::Mark])
                    .any(|mark| tree.is(mark, "for") || is(tree.lemma(head), Class::Accuse));
                if of_deed && let Some(object) = tree.first(head, &[Relation::Obj]) {
                    return (vec![object], false);
                }
                // "The bridge fell, killing two": what follows is done by the whole event; the
                // subject is the nearest there is.
                current = head;
            }
            Relation::Acl if tree.word(current).tag == Tag::Vb => {
                let owner = tree.first(head, &[Relation::NmodPoss]).or_else(|| {
                    tree.with(head, &[Relation::Nmod])
                        .find(|&noun| tree.introduced_by(noun, &["by"]))
                });
                if let Some(owner) = owner {
                    return (vec![owner], false);
                }
                // "signed a deal to build": whoever signed it.
                match tree.head(head) {
                    Some(above) if tree.pos(above) == Pos::Verb && tree.relation(head) == Relation::Obj => {
                        current = above;
                    }
                    _ => return (vec![head], false),
                }
            }
            Relation::Acl if tree.word(current).tag == Tag::Vbg && is(tree.lemma(head), Class::Message) => {
                // "released a statement urging": whoever released it urged.
                match tree.head(head) {
                    Some(above) if tree.pos(above) == Pos::Verb && tree.relation(head) == Relation::Obj => {
                        current = above;
                    }
                    _ => return (vec![head], false),
                }
            }
            Relation::Acl => {
                let doer = accompanying(tree, current, head).unwrap_or_else(|| equated(tree, head));
                return (vec![doer], false);
            }
            Relation::AclRelcl => return (vec![equated(tree, described(tree, current, head))], false),
            _ => break,
        }
    }
    let before = nouns_before(tree, verb);
    if before.is_empty() && current != verb {
        return (nouns_before(tree, current), false);
    }
    (before, true)
}

/// The subject that hangs on a verb itself. One before the verb comes before one behind it, which is that
/// of a clause whose verb is left out ("the road was shut, the bridge closed"). Of two before it, the
/// nearer one is the verb's, unless it describes a name ("Rui, the head of the board, was welcomed").
pub fn own_subject(tree: &Tree, verb: usize) -> Option<usize> {
    if let Some((_, teller)) = set_off(tree, verb) {
        return Some(teller);
    }
    let subjects: Vec<usize> = tree
        .with(verb, &[Relation::Nsubj, Relation::NsubjPass])
        .filter(|&subject| !has_preposition(tree, subject))
        .collect();
    if let &[name, description] = subjects.as_slice()
        && description < verb
        && tree.word(name).tag.is_name()
        && !is_time(tree.lemma(name))
        && name + 1 < tree.phrase(description).start
        && tree.is(tree.phrase(description).start - 1, ",")
    {
        return Some(name);
    }
    let nearest = subjects.into_iter().min_by_key(|&subject| {
        (
            is_time(tree.lemma(subject)),
            subject > verb,
            subject.abs_diff(verb),
        )
    });
    let nearest = nearest.map(|subject| behind_scene(tree, subject).unwrap_or(subject));
    nearest.or_else(|| {
        // "As the harbour's last ferry, Aurora has been losing money": what stands behind the phrase that
        // opens the sentence, taken for a second name of it.
        tree.with(verb, SUBJECTS)
            .filter(|&opening| has_preposition(tree, opening))
            .flat_map(|opening| tree.with(opening, &[Relation::Appos]))
            .find(|&name| name < verb && tree.preposition(name).is_none())
    })
}

/// "a post inside the port, with soldiers guarding it", with both hung on the port: the soldiers guard.
fn accompanying(tree: &Tree, participle: usize, noun: usize) -> Option<usize> {
    tree.with(noun, &[Relation::Nmod])
        .find(|&beside| tree.introduced_by(beside, &["with"]) && tree.phrase(beside).end == participle)
        .filter(|_| tree.word(participle).tag == Tag::Vbg)
}

/// Whether a phrase begins with a preposition: then it is no subject, whatever the parser says. Those
/// that also stand before numbers ("around 50 people") do not count.
pub(super) fn has_preposition(tree: &Tree, head: usize) -> bool {
    const PREPOSITIONS: [&str; 13] = [
        "after",
        "as",
        "by",
        "during",
        "following",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "to",
        "with",
    ];
    tree.preposition(head)
        .is_some_and(|case| case < head && PREPOSITIONS.iter().any(|word| tree.is(case, word)))
}
