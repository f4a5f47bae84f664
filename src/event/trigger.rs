//! The words that tell of events: verbs, nouns, and a few adjectives.

use crate::analysis::{BlockKind, EntityKind};
use crate::clause::{Modality, Tense};
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{self, Class, is};

/// A word that tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The token.
    pub token: usize,
    /// The verb that carries its tense and its subject: the token itself, or the verb that lends a
    /// noun both ("held talks", "the talks began").
    pub verb: Option<usize>,
}

impl Trigger {
    /// The verb that carries it, or itself.
    pub fn carrier(self) -> usize {
        self.verb.unwrap_or(self.token)
    }
}

/// The triggers of the story, in order. Bylines and lines of place and date tell of nothing.
pub fn find(reading: &Reading) -> Vec<Trigger> {
    let tree = reading.tree;
    let document = tree.document;
    let mut triggers = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let block = document.block_of(index);
        if !block.is_story() || matches!(block.kind, BlockKind::Byline | BlockKind::Dateline) {
            continue;
        }
        for token in sentence.tokens.clone() {
            let found = match tree.pos(token) {
                Pos::Verb => verb(reading, token),
                Pos::Noun | Pos::Propn => noun(reading, token),
                Pos::Adj => adjective(reading, token),
                _ => None,
            };
            triggers.extend(found);
        }
    }
    triggers
}

fn verb(reading: &Reading, token: usize) -> Option<Trigger> {
    let &Reading { tree, names, .. } = reading;
    let word = tree.word(token);
    let lemma = word.lemma.as_str();
    // A verb inside a name ("Doctors Without Borders Show") is not read.
    if names.is_named(token) || word.tag == Tag::Md {
        return None;
    }
    match word.relation {
        // "including", "following" and "according to" are written like verbs.
        Relation::Case | Relation::Mark | Relation::Fixed | Relation::Aux | Relation::Cop | Relation::Cc => {
            return None;
        }
        Relation::Amod | Relation::Compound if !is(lemma, Class::Injured) => return None,
        _ => {}
    }
    let stands = word.relation == Relation::Acl && places(lemma);
    let state = is(lemma, Class::State) && !is_deed(reading, token);
    if is(lemma, Class::Say) || state || stands {
        return None;
    }
    if (is(lemma, Class::Aspect) || is(lemma, Class::Fail)) && tree.has(token, &[Relation::Xcomp]) {
        return None;
    }
    if lent_to(reading, token).is_some() {
        return None;
    }
    Some(Trigger {
        token,
        verb: Some(token),
    })
}

/// Whether a verb that else tells how things stand tells what somebody did, or will do, to something: "the judge
/// allowed the sale", not "the law allows sales".
fn is_deed(reading: &Reading, verb: usize) -> bool {
    let &Reading {
        tree, names, clauses, ..
    } = reading;
    let Some(clause) = clauses.of(verb).filter(|_| is(tree.lemma(verb), Class::Deed)) else {
        return false;
    };
    let group = &clause.group;
    let done = group.tense == Some(Tense::Past) || group.perfect || group.modality == Some(Modality::Future);
    let acts = |&subject: &usize| match names.kind(subject) {
        Some(kind) => matches!(
            kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Group
        ),
        None => {
            let lemma = tree.lemma(subject);
            matches!(lemma, "he" | "she" | "they" | "we" | "i")
                || words::is_any(lemma, &[Class::Group, Class::Staff, Class::Doer])
        }
    };
    let content = tree.has(verb, &[Relation::Ccomp]);
    done && !content && !clause.is_passive() && !clause.objects.is_empty() && clause.subjects.iter().any(acts)
}

/// Whether a participle behind a noun says where it lies, not what befell it.
pub fn places(lemma: &str) -> bool {
    matches!(lemma, "locate" | "situate" | "base")
}

/// The noun a verb lends its tense to: the object of "held talks", the subject of "the talks began".
fn lent_to(reading: &Reading, verb: usize) -> Option<usize> {
    let tree = reading.tree;
    let lemma = tree.lemma(verb);
    let tells = |&noun: &usize| {
        tree.pos(noun) == Pos::Noun
            && words::event_noun(tree.lemma(noun)).is_some()
            && tree.preposition(noun).is_none()
    };
    let subject = reading.clauses.own_subject(verb).filter(tells);
    let passive = reading.clauses.is_passive(verb);
    if is(lemma, Class::Light) || is(lemma, Class::Aspect) {
        let object = tree.with(verb, &[Relation::Obj]).find(tells);
        let undergone = object.or(subject.filter(|_| passive));
        if undergone.is_some() {
            return undergone;
        }
    }
    let place = tree
        .first(verb, &[Relation::Obj])
        .is_some_and(|object| lemma == "take" && tree.lemma(object) == "place");
    let bare = place || (is(lemma, Class::Happen) && !tree.has(verb, &[Relation::Obj]));
    subject.filter(|_| bare && !passive)
}

/// Whether a verb that says little by itself has a noun for its object.
fn lends(tree: &Tree, verb: usize, noun: usize) -> bool {
    is(tree.lemma(verb), Class::Light) && tree.relation(noun) == Relation::Obj
}

fn noun(reading: &Reading, token: usize) -> Option<Trigger> {
    let &Reading { tree, names, .. } = reading;
    let word = tree.word(token);
    let named = names.kind(token).filter(|_| names.is_named(token));
    let lemma = word.lemma.to_lowercase();
    words::event_noun(&lemma)?;
    match named {
        Some(EntityKind::Event) => {}
        Some(_) => return None,
        None if word.pos == Pos::Propn && tree.document.word(token).starts_with(char::is_uppercase) => {
            return None;
        }
        None => {}
    }
    if matches!(
        word.relation,
        Relation::Compound | Relation::Fixed | Relation::Flat | Relation::Case
    ) || is_idiom(tree, token)
    {
        return None;
    }
    // "received burns and other injuries": the second noun shares the verb of the first.
    let first = match tree.relation(token) {
        Relation::Conj => tree.head(token).unwrap_or(token),
        _ => token,
    };
    let verb = tree
        .head(first)
        .filter(|&head| tree.pos(head) == Pos::Verb)
        .filter(|&head| lent_to(reading, head) == Some(token) || first != token && lends(tree, head, first))
        .or_else(|| tree.first(token, &[Relation::Cop]).map(|_| token));
    Some(Trigger { token, verb })
}

/// Set phrases of a preposition and a bare noun that tell of no event.
fn is_idiom(tree: &Tree, noun: usize) -> bool {
    const IDIOMS: &[(&str, &str)] = &[
        ("in", "charge"),
        ("in", "return"),
        ("in", "exchange"),
        ("in", "search"),
        ("under", "fire"),
        ("at", "loss"),
        ("in", "advance"),
        ("in", "decline"),
        ("for", "sale"),
        ("on", "sale"),
        ("in", "conference"),
    ];
    let Some(case) = tree.preposition(noun) else {
        return false;
    };
    let bare = !tree.has(noun, &[Relation::Det, Relation::Amod, Relation::NmodPoss]);
    bare && IDIOMS
        .iter()
        .any(|(preposition, word)| tree.is(case, preposition) && tree.lemma(noun) == *word)
}

fn adjective(reading: &Reading, token: usize) -> Option<Trigger> {
    let tree = reading.tree;
    let word = tree.word(token);
    let lemma = word.lemma.as_str();
    let predicate = reading.clauses.own_subject(token).is_some()
        || tree.has(token, &[Relation::Cop])
        || word.relation == Relation::Xcomp;
    let counts = is(lemma, Class::Adjective) && predicate || is(lemma, Class::Injured);
    counts.then_some(Trigger {
        token,
        verb: Some(token),
    })
}
