//! Who a verb is about, where the grammar leaves it out as much as where it says so.

use crate::event::lexicon::{Class, is, is_time};
use crate::event::tree::Tree;
use crate::syntax::{Pos, Relation};

/// How many verbs up a missing subject is looked for.
const FURTHEST: usize = 6;

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
        match tree.relation(current) {
            Relation::Conj if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => current = head,
            Relation::Conj if tree.first(head, &[Relation::Cop]).is_some() => current = head,
            Relation::Xcomp => {
                if is(tree.lemma(head), Class::ObjectControl)
                    && let Some(object) = tree.first(head, &[Relation::Obj, Relation::Iobj])
                {
                    return (vec![object], false);
                }
                current = head;
            }
            Relation::Advcl if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => {
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
            Relation::Acl if tree.word(current).tag == "VB" => {
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
            Relation::Acl if tree.word(current).tag == "VBG" && is(tree.lemma(head), Class::Message) => {
                // "released a statement urging": whoever released it urged.
                match tree.head(head) {
                    Some(above) if tree.pos(above) == Pos::Verb && tree.relation(head) == Relation::Obj => {
                        current = above;
                    }
                    _ => return (vec![head], false),
                }
            }
            Relation::Acl | Relation::AclRelcl => return (vec![equated(tree, head)], false),
            _ => break,
        }
    }
    (nouns_before(tree, verb), true)
}

/// The subject that hangs on a verb itself. Of two, the nearer one is the verb's, unless it describes a
/// name ("Rui, the head of the board, was welcomed").
pub fn own_subject(tree: &Tree, verb: usize) -> Option<usize> {
    let subjects: Vec<usize> = tree
        .with(verb, &[Relation::Nsubj, Relation::NsubjPass])
        .filter(|&subject| !has_preposition(tree, subject))
        .collect();
    if let &[name, description] = subjects.as_slice()
        && description < verb
        && tree.word(name).tag.starts_with("NNP")
        && !is_time(tree.lemma(name))
        && name + 1 < tree.phrase(description).start
        && tree.is(tree.phrase(description).start - 1, ",")
    {
        return Some(name);
    }
    subjects
        .into_iter()
        .min_by_key(|&subject| (is_time(tree.lemma(subject)), subject.abs_diff(verb)))
}

/// "The ship was a freighter that carried coal": the ship carried it.
fn equated(tree: &Tree, noun: usize) -> usize {
    tree.first(noun, &[Relation::Cop])
        .and_then(|_| tree.first(noun, &[Relation::Nsubj]))
        .unwrap_or(noun)
}

/// Whether a phrase begins with a preposition: then it is no subject, whatever the parser says. Those
/// that also stand before numbers ("around 50 people") do not count.
fn has_preposition(tree: &Tree, head: usize) -> bool {
    const PREPOSITIONS: [&str; 11] = [
        "after",
        "as",
        "by",
        "during",
        "following",
        "for",
        "from",
        "in",
        "of",
        "on",
        "with",
    ];
    tree.preposition(head)
        .is_some_and(|case| case < head && PREPOSITIONS.iter().any(|word| tree.is(case, word)))
}

/// "Ana Rui, the mayor, and Ben Ode signed": cut off by its apposition, the first of two subjects is
/// taken for a noun the clause describes; the "and" before the second gives it away.
pub(super) fn joined_before(tree: &Tree, verb: usize, subjects: &[usize]) -> Option<usize> {
    let clause = matches!(tree.relation(verb), Relation::AclRelcl | Relation::Acl);
    let subject = subjects.first().copied().filter(|_| clause)?;
    let noun = tree.head(verb).filter(|noun| *noun < subject)?;
    tree.with(verb, &[Relation::Cc])
        .any(|cc| noun < cc && cc < subject && tree.is(cc, "and"))
        .then_some(noun)
}

/// The noun a relative pronoun stands for.
fn antecedent(tree: &Tree, pronoun: usize) -> Option<usize> {
    if !matches!(tree.word(pronoun).tag, "WDT" | "WP") {
        return None;
    }
    tree.above(pronoun)
        .take(FURTHEST)
        .find(|&above| tree.relation(above) == Relation::AclRelcl)
        .and_then(|clause| tree.head(clause))
        .or_else(|| {
            // Hung elsewhere, the clause still follows its noun.
            let noun = pronoun.checked_sub(2)?..pronoun;
            noun.rev().find(|&token| {
                matches!(tree.pos(token), Pos::Noun | Pos::Propn)
                    && tree.sentence(token) == tree.sentence(pronoun)
            })
        })
}

/// The nouns right before a verb with a tense but without a subject, which a parser hung elsewhere:
/// after a comma ("After the talks in Rome, Rui and Ode signed"), or bare.
fn nouns_before(tree: &Tree, verb: usize) -> Vec<usize> {
    let finite =
        matches!(tree.word(verb).tag, "VBD" | "VBZ" | "VBP") || tree.first(verb, &[Relation::Aux]).is_some();
    let is_noun = |token: usize| matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron);
    let Some(last) = (verb.saturating_sub(4)..verb)
        .rev()
        .find(|&token| !matches!(tree.pos(token), Pos::Aux | Pos::Adv))
        .filter(|&token| finite && is_noun(token) && tree.sentence(token) == tree.sentence(verb))
    else {
        return Vec::new();
    };
    let comma = |from: usize, to: usize| (from..to).rev().find(|&token| tree.is(token, ","));
    let mut noun = last;
    for above in tree.above(last).take(FURTHEST) {
        if above >= verb || !is_noun(above) || comma(above, noun).is_some() {
            break;
        }
        noun = above;
    }
    if has_preposition(tree, noun) || matches!(tree.relation(noun), Relation::Obj | Relation::Nmod) {
        return Vec::new();
    }
    let head = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Conj);
    let first = head.and_then(|head| comma(head, noun));
    match (head, first) {
        // "Rome, Rui and Ode": what stands between the comma and the verb was joined to Rome.
        (Some(head), Some(first)) => tree
            .with(head, &[Relation::Conj])
            .filter(|&conjunct| first < conjunct && conjunct < verb)
            .collect(),
        _ => vec![noun],
    }
}
