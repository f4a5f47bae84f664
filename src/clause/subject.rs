//! Who a verb is about, where the grammar leaves it out as much as where it says so.

use super::relative::{antecedent, described, equated};
use super::stray::nouns_before;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{Class, is, is_time};

/// How many verbs up a missing subject is looked for.
pub(super) const FURTHEST: usize = 6;

pub(super) const SUBJECTS: &[Relation] = Relation::SUBJECTS;

/// Where the subject of a verb without one of its own is found.
enum Next {
    /// This noun is it.
    Noun(usize),
    /// It is that of this verb.
    Verb(usize),
    /// Grammar does not say.
    Unsaid,
}

/// The heads of a verb's subjects, and whether they are its own. A verb without one takes that of the verb it is
/// joined to, of the verb that controls it, or the noun it describes.
pub fn subjects(tree: &Tree, verb: usize) -> (Vec<usize>, bool) {
    let mut current = verb;
    for step in 0..FURTHEST {
        if let Some(subject) = own_subject(tree, current) {
            let subject = antecedent(tree, subject).unwrap_or(subject);
            return (vec![subject], step == 0);
        }
        let Some(head) = tree.head(current) else { break };
        match lent(tree, current, head) {
            Next::Noun(noun) => {
                let own = step == 0 && tree.relation(current) == Relation::Parataxis;
                return (vec![noun], own);
            }
            Next::Verb(above) => current = above,
            Next::Unsaid => break,
        }
    }
    let before = nouns_before(tree, verb);
    if before.is_empty() && current != verb {
        return (nouns_before(tree, current), false);
    }
    (before, true)
}

/// What the word above a verb lends it for a subject.
fn lent(tree: &Tree, verb: usize, head: usize) -> Next {
    let tag = tree.word(verb).tag;
    match tree.relation(verb) {
        Relation::Conj if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => Next::Verb(head),
        Relation::Conj if tree.has(head, &[Relation::Cop]) => Next::Verb(head),
        Relation::Xcomp => {
            let object = tree.first(head, &[Relation::Obj, Relation::Iobj]);
            let controls = is(tree.lemma(head), Class::ObjectControl);
            // "follows the bank cutting rates": the bank cuts them.
            let doer = || {
                tree.with(head, &[Relation::Obj])
                    .find(|&object| tag == Tag::Vbg && tree.phrase(object).end == verb)
            };
            let noun = object.filter(|_| controls).or_else(doer);
            noun.map_or(Next::Verb(head), Next::Noun)
        }
        // "The road was shut, the bridge closed", with the bridge hung on the first verb.
        Relation::Parataxis => tree
            .with(head, SUBJECTS)
            .find(|&noun| head < noun && noun < verb)
            .map_or(Next::Unsaid, Next::Noun),
        // "The bridge fell, killing two": what follows is done by the whole event; the subject is the nearest
        // there is.
        Relation::Advcl if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => {
            received(tree, verb, head).map_or(Next::Verb(head), Next::Noun)
        }
        Relation::Acl if tag == Tag::Vb => {
            let owner = tree.first(head, &[Relation::NmodPoss]).or_else(|| {
                tree.with(head, &[Relation::Nmod])
                    .find(|&noun| tree.introduced_by(noun, &["by"]))
            });
            owner.map_or_else(|| issuer(tree, head), Next::Noun)
        }
        // "released a statement urging": whoever released it urged.
        Relation::Acl if tag == Tag::Vbg && is(tree.lemma(head), Class::Message) => issuer(tree, head),
        Relation::Acl => Next::Noun(accompanying(tree, verb, head).unwrap_or_else(|| equated(tree, head))),
        Relation::AclRelcl => Next::Noun(equated(tree, described(tree, verb, head))),
        _ => Next::Unsaid,
    }
}

/// The one whom the verb above gives, orders or lays something that this verb then tells: "gave the envoys a day
/// to leave", "ordered the firm to close", "jailed a man for taking bribes".
fn received(tree: &Tree, verb: usize, head: usize) -> Option<usize> {
    let infinitive = tree.word(verb).tag == Tag::Vb;
    let object = tree.first(head, &[Relation::Obj]);
    let ordered = object.filter(|&object| is(tree.lemma(head), Class::ObjectControl) && object < verb);
    let of_deed = tree
        .with(verb, &[Relation::Mark])
        .any(|mark| tree.is(mark, "for") || is(tree.lemma(head), Class::Accuse));
    tree.first(head, &[Relation::Iobj])
        .or(ordered)
        .filter(|_| infinitive)
        .or(object.filter(|_| of_deed))
}

/// "signed a deal to build": whoever signed it builds. A deal that nobody is said to have signed builds itself.
fn issuer(tree: &Tree, noun: usize) -> Next {
    match tree.head(noun) {
        Some(above) if tree.pos(above) == Pos::Verb && tree.relation(noun) == Relation::Obj => {
            Next::Verb(above)
        }
        _ => Next::Noun(noun),
    }
}

/// The subject that hangs on a verb itself. One before the verb comes before one behind it, which is that
/// of a clause whose verb is left out ("the road was shut, the bridge closed"). Of two before it, the
/// nearer one is the verb's, unless it describes a name ("Rui, the head of the board, was welcomed").
pub fn own_subject(tree: &Tree, verb: usize) -> Option<usize> {
    let subjects: Vec<usize> = tree
        .with(verb, Relation::SUBJECTS)
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
