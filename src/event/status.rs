//! Whether an event came about: negation, tense, modality, and the verbs it depends on.

use super::attribution::Source;
use super::trigger::Trigger;
use crate::analysis::{BlockKind, EventStatus};
use crate::clause::Tense;
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{self, Class, is};

/// How many verbs up the status of an event is decided.
const FURTHEST: usize = 4;

/// The status of an event, given who is said to tell of it.
pub fn of(reading: &Reading, trigger: Trigger, source: Option<&Source>) -> EventStatus {
    let status = match trigger.verb {
        Some(verb) => of_verb(reading, verb, trigger.token),
        None => of_noun(reading, trigger.token),
    };
    let doubted = source.is_some_and(|source| source.doubted) || is_hedged(reading.tree, trigger);
    match status {
        EventStatus::Occurred | EventStatus::Ongoing if doubted => EventStatus::Claimed,
        status => status,
    }
}

/// "allegedly", "reportedly": words that leave open whether it is so.
fn is_hedged(tree: &Tree, trigger: Trigger) -> bool {
    [Some(trigger.token), trigger.verb]
        .into_iter()
        .flatten()
        .any(|token| {
            tree.with(token, &[Relation::Advmod, Relation::Amod])
                .any(|child| is(&tree.document.word(child).to_lowercase(), Class::Hedge))
        })
}

fn of_noun(reading: &Reading, noun: usize) -> EventStatus {
    let tree = reading.tree;
    let ahead = tree
        .with(noun, &[Relation::Amod])
        .any(|child| is(&tree.document.word(child).to_lowercase(), Class::Ahead));
    if ahead {
        return EventStatus::Planned;
    }
    if tree.has_word(noun, &[Relation::Det], &["no"]) || tree.introduced_by(noun, &["without"]) {
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
            match of_verb(reading, verb, verb) {
                _ if sought => EventStatus::Planned,
                EventStatus::Planned if !earlier => EventStatus::Planned,
                _ => EventStatus::Occurred,
            }
        }
        None => EventStatus::Occurred,
    }
}

fn of_verb(reading: &Reading, verb: usize, trigger: usize) -> EventStatus {
    let tree = reading.tree;
    let negated = |verb: usize| reading.clauses.is_negated(verb);
    let mut current = verb;
    let mut finite = None;
    for _ in 0..FURTHEST {
        if negated(current) || current == verb && trigger != verb && negated(trigger) {
            return EventStatus::Negated;
        }
        if finite.is_none() {
            finite = finite_status(reading, current);
        }
        if let Some(status @ (EventStatus::Planned | EventStatus::Negated)) = finite {
            return status;
        }
        if is_conditional(tree, current) {
            return EventStatus::Planned;
        }
        let Some(head) = tree.head(current) else { break };
        let infinitive = finite.is_none()
            && (tree.word(current).tag == Tag::Vb || tree.has_word(current, &[Relation::Mark], &["to"]));
        match tree.relation(current) {
            // "denied that it had cut": what is denied is told as not having happened.
            Relation::Ccomp if tree.lemma(head) == "deny" && !negated(head) => {
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
                    return match reading.clauses.tells(head, |group| group.is_past()) {
                        true => EventStatus::Occurred,
                        false => EventStatus::Ongoing,
                    };
                }
                current = head;
            }
            // "no firm that sold the parts": nobody is said to have sold them.
            Relation::AclRelcl | Relation::Acl if tree.has_word(head, &[Relation::Det], &["no"]) => {
                return EventStatus::Negated;
            }
            Relation::Acl if infinitive => return EventStatus::Planned,
            Relation::Advcl if infinitive => return EventStatus::Planned,
            Relation::Advcl if tree.has_word(current, &[Relation::Mark], &["without"]) => {
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

fn is_conditional(tree: &Tree, verb: usize) -> bool {
    tree.relation(verb) == Relation::Advcl
        && tree.has_word(
            verb,
            &[Relation::Mark],
            &["if", "unless", "whether", "until", "lest"],
        )
}

/// What a verb and its auxiliaries say; `None` for a verb without tense.
fn finite_status(reading: &Reading, verb: usize) -> Option<EventStatus> {
    let tree = reading.tree;
    let group = &reading.clauses.of(verb)?.group;
    let is_participle = tree.word(verb).tag == Tag::Vbn;
    match group.tense {
        _ if group.modality.is_some() => Some(EventStatus::Planned),
        Some(Tense::Present) if group.perfect && group.progressive => Some(EventStatus::Ongoing),
        _ if group.perfect => Some(EventStatus::Occurred),
        Some(Tense::Past) => Some(EventStatus::Occurred),
        // "is closed", but "is being closed".
        Some(Tense::Present) if is_participle && !group.progressive => {
            let done = tree.has(verb, &[Relation::AuxPass]) || group.lender.is_some();
            Some(if done {
                EventStatus::Occurred
            } else {
                EventStatus::Ongoing
            })
        }
        Some(Tense::Present) => Some(EventStatus::Ongoing),
        // "a bridge being built".
        None if group.progressive && tree.relation(verb) == Relation::Acl => Some(EventStatus::Ongoing),
        None if tree.pos(verb) == Pos::Noun => {
            words::event_noun(tree.lemma(verb)).map(|_| EventStatus::Occurred)
        }
        None => None,
    }
}
