//! Whether an event came about: negation, tense, modality, and the verbs it depends on.

use super::attribution::Source;
use super::trigger::Trigger;
use crate::analysis::{BlockKind, EventStatus};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{self, Class, is};

/// How many verbs up the status of an event is decided.
const FURTHEST: usize = 4;

/// The status of an event, given who is said to tell of it.
pub fn of(tree: &Tree, trigger: Trigger, source: Option<&Source>) -> EventStatus {
    let status = match trigger.verb {
        Some(verb) => of_verb(tree, verb, trigger.token),
        None => of_noun(tree, trigger.token),
    };
    let doubted = source.is_some_and(|source| source.doubted) || is_hedged(tree, trigger);
    match status {
        EventStatus::Occurred | EventStatus::Ongoing if doubted => EventStatus::Claimed,
        status => status,
    }
}

/// "allegedly", "reportedly": words that leave open whether it is so.
fn is_hedged(tree: &Tree, trigger: Trigger) -> bool {
    const HEDGES: [&str; 6] = [
        "allegedly",
        "reportedly",
        "apparently",
        "purportedly",
        "supposedly",
        "seemingly",
    ];
    [Some(trigger.token), trigger.verb]
        .into_iter()
        .flatten()
        .any(|token| {
            tree.with(token, &[Relation::Advmod, Relation::Amod])
                .any(|child| {
                    HEDGES.iter().any(|hedge| tree.is(child, hedge))
                        || tree.is(child, "alleged")
                        || tree.is(child, "suspected")
                })
        })
}

fn of_noun(tree: &Tree, noun: usize) -> EventStatus {
    let ahead = tree.with(noun, &[Relation::Amod]).any(|child| {
        [
            "planned",
            "upcoming",
            "scheduled",
            "proposed",
            "possible",
            "potential",
            "future",
            "threatened",
            "forthcoming",
        ]
        .iter()
        .any(|word| tree.is(child, word))
    });
    if ahead {
        return EventStatus::Planned;
    }
    if tree
        .with(noun, &[Relation::Det])
        .any(|child| tree.is(child, "no"))
        || tree.introduced_by(noun, &["without"])
    {
        return EventStatus::Negated;
    }
    // "wants talks", "called for an inquiry", "will visit after the election".
    let above = tree
        .above(noun)
        .take(FURTHEST)
        .find(|&above| tree.pos(above) == Pos::Verb);
    let depends = matches!(
        tree.relation(noun),
        Relation::Obj | Relation::Obl | Relation::Conj
    );
    match above.filter(|_| depends) {
        Some(verb) => {
            let sought = (is(tree.lemma(verb), Class::Plan)
                || matches!(tree.lemma(verb), "call" | "urge" | "avoid"))
                && (tree.relation(noun) == Relation::Obj
                    || tree.introduced_by(noun, &["for", "to", "against"]));
            let earlier = tree.introduced_by(
                noun,
                &[
                    "after",
                    "following",
                    "since",
                    "because",
                    "due",
                    "despite",
                    "over",
                    "about",
                    "from",
                    "in",
                    "at",
                ],
            );
            match of_verb(tree, verb, verb) {
                _ if sought => EventStatus::Planned,
                EventStatus::Planned if !earlier => EventStatus::Planned,
                _ => EventStatus::Occurred,
            }
        }
        None => EventStatus::Occurred,
    }
}

fn of_verb(tree: &Tree, verb: usize, trigger: usize) -> EventStatus {
    let mut current = verb;
    let mut finite = None;
    for _ in 0..FURTHEST {
        if is_negated(tree, current) || (current == verb && trigger != verb && is_negated(tree, trigger)) {
            return EventStatus::Negated;
        }
        if finite.is_none() {
            finite = finite_status(tree, current);
        }
        if let Some(status @ (EventStatus::Planned | EventStatus::Negated)) = finite {
            return status;
        }
        if is_conditional(tree, current) {
            return EventStatus::Planned;
        }
        let Some(head) = tree.head(current) else { break };
        let infinitive = finite.is_none()
            && (tree.word(current).tag == Tag::Vb
                || tree
                    .with(current, &[Relation::Mark])
                    .any(|mark| tree.is(mark, "to")));
        match tree.relation(current) {
            // "denied that it had cut": what is denied is told as not having happened.
            Relation::Ccomp if tree.lemma(head) == "deny" && !is_negated(tree, head) => {
                return EventStatus::Negated;
            }
            Relation::Xcomp | Relation::Ccomp if finite.is_none() || is(tree.lemma(head), Class::Plan) => {
                let above = tree.lemma(head);
                if is(above, Class::Fail) && tree.relation(current) == Relation::Xcomp {
                    return EventStatus::Negated;
                }
                if is(above, Class::Plan) && (infinitive || tree.relation(current) == Relation::Xcomp) {
                    return EventStatus::Planned;
                }
                if tree.relation(current) == Relation::Ccomp && finite.is_some() {
                    break;
                }
                if matches!(tree.pos(head), Pos::Adj) {
                    // "able to", "likely to", "ready to".
                    return EventStatus::Planned;
                }
                if matches!(above, "continue" | "keep") {
                    return ongoing_unless_past(tree, head);
                }
                current = head;
            }
            Relation::Acl if infinitive => return EventStatus::Planned,
            Relation::Advcl if infinitive => return EventStatus::Planned,
            Relation::Advcl
                if tree
                    .with(current, &[Relation::Mark])
                    .any(|mark| tree.is(mark, "without")) =>
            {
                return EventStatus::Negated;
            }
            Relation::Advcl | Relation::Conj if finite.is_none() => current = head,
            _ => break,
        }
    }
    match finite {
        Some(status) => headline(tree, verb, status),
        None => EventStatus::Occurred,
    }
}

fn ongoing_unless_past(tree: &Tree, verb: usize) -> EventStatus {
    match tree.word(verb).tag {
        Tag::Vbd | Tag::Vbn => EventStatus::Occurred,
        _ => EventStatus::Ongoing,
    }
}

/// Headlines tell what happened in the present tense.
fn headline(tree: &Tree, verb: usize, status: EventStatus) -> EventStatus {
    let kind = tree.document.block_of(tree.sentence(verb)).kind;
    match status {
        EventStatus::Ongoing if matches!(kind, BlockKind::Headline | BlockKind::Caption) => {
            EventStatus::Occurred
        }
        status => status,
    }
}

fn is_negated(tree: &Tree, verb: usize) -> bool {
    let by_adverb = tree
        .with(verb, &[Relation::Advmod, Relation::Aux, Relation::Cc])
        .any(|child| {
            matches!(
                tree.lemma(child),
                "not" | "never" | "n't" | "neither" | "nor" | "no"
            )
        });
    let by_subject = || {
        tree.with(verb, &[Relation::Nsubj, Relation::NsubjPass, Relation::Obj])
            .any(|argument| {
                matches!(tree.lemma(argument), "nobody" | "none" | "nothing")
                    || tree
                        .with(argument, &[Relation::Det])
                        .any(|det| tree.is(det, "no"))
            })
    };
    by_adverb || by_subject()
}

fn is_conditional(tree: &Tree, verb: usize) -> bool {
    tree.relation(verb) == Relation::Advcl
        && tree.with(verb, &[Relation::Mark]).any(|mark| {
            ["if", "unless", "whether", "until", "lest"]
                .iter()
                .any(|word| tree.is(mark, word))
        })
}

/// What the form of a verb and its auxiliaries say; `None` for a verb without tense.
fn finite_status(tree: &Tree, verb: usize) -> Option<EventStatus> {
    let auxiliaries: Vec<usize> = tree
        .with(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
        .collect();
    let has = |lemmas: &[&str]| auxiliaries.iter().any(|&aux| lemmas.contains(&tree.lemma(aux)));
    let spelt = |words: &[&str]| {
        auxiliaries
            .iter()
            .any(|&aux| words.iter().any(|word| tree.is(aux, word)))
    };
    if has(&[
        "will", "would", "shall", "may", "might", "could", "should", "must", "can", "'ll", "wo", "ca",
    ]) || spelt(&["will", "would", "'ll"])
    {
        return Some(EventStatus::Planned);
    }
    // "is to meet", "is going to meet", "is due to meet".
    let infinitive = tree.with(verb, &[Relation::Mark]).any(|mark| tree.is(mark, "to"));
    if spelt(&["to"]) || infinitive && spelt(&["is", "are", "was", "were"]) {
        return Some(EventStatus::Planned);
    }
    if has(&["have"]) {
        let progressive = tree.word(verb).tag == Tag::Vbg;
        return Some(if progressive && spelt(&["has", "have", "'ve"]) {
            EventStatus::Ongoing
        } else {
            EventStatus::Occurred
        });
    }
    if spelt(&["was", "were", "did", "got"]) {
        return Some(EventStatus::Occurred);
    }
    if spelt(&["is", "are", "am", "'s", "'re", "being"]) {
        return Some(
            if tree.word(verb).tag == Tag::Vbn && tree.first(verb, &[Relation::AuxPass]).is_some() {
                if spelt(&["being"]) {
                    EventStatus::Ongoing
                } else {
                    EventStatus::Occurred
                }
            } else {
                EventStatus::Ongoing
            },
        );
    }
    match tree.word(verb).tag {
        _ if tree.is_simple_past(verb) => Some(EventStatus::Occurred),
        Tag::Vbz | Tag::Vbp if auxiliaries.is_empty() => Some(EventStatus::Ongoing),
        Tag::Nn | Tag::Nns => words::event_noun(tree.lemma(verb)).map(|_| EventStatus::Occurred),
        _ => None,
    }
}
