//! Lines that would be broken: the sentence is shown as it stands in place of them.

use super::Labeller;
use super::check::Table;
use super::draft::Draft;
use crate::analysis::EntityKind;
use crate::rule::Rule;
use crate::syntax::{Pos, Relation, Tag};
use crate::words::{Class, is};

/// What a clause may not be for a line to be written of it. Each looks for another fault, so the order does not
/// matter.
pub(super) const BROKEN: &Table<Draft> = &[
    Rule {
        name: "spoken subject",
        says: "The words are somebody's own, in full or from the middle of them.",
        run: |labeller, draft| labeller.is_spoken(draft.clause.subject),
    },
    Rule {
        name: "nameless end",
        says: "The line would end with a pronoun that nobody can place.",
        run: |labeller, draft| {
            draft.tail.last().is_some_and(|&last| {
                let nobody = labeller.names.entity(last).is_none() || labeller.is_doubtful_them(last);
                labeller.tree.word(last).tag == Tag::Prp && nobody
            })
        },
    },
    Rule {
        name: "signature",
        says: "The sentence is what a quotation is signed with, behind a dash.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            draft.subject.first().is_some_and(|&first| {
                let start = tree.document.sentences[tree.sentence(first)].tokens.start;
                is_dash(tree.document.word(start)) && first <= start + 1
            })
        },
    },
    Rule {
        name: "object before the clause",
        says: "The object of the verb stands before the clause, which only describes it.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            tree.relation(draft.clause.verb) == Relation::AclRelcl
                && tree
                    .with(draft.clause.verb, &[Relation::Obj])
                    .any(|object| tree.word(object).tag.is_relative())
        },
    },
    Rule {
        name: "place told elsewhere",
        says: "The line says \"there\", and does not say where.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            draft.tail.iter().any(|&token| {
                tree.is(token, "there") && matches!(tree.relation(token), Relation::Advmod | Relation::Obl)
            })
        },
    },
    Rule {
        name: "headline cut",
        says: "The sentence is written like a headline, in which words are too alike for parts to be taken out.",
        run: |labeller, draft| {
            let document = labeller.tree.document;
            let first = document.sentences[labeller.tree.sentence(draft.clause.verb)]
                .tokens
                .start;
            let last = draft.tail.last().copied().unwrap_or(draft.clause.verb);
            let kept = draft.subject.len() + draft.clause.group.len() + draft.tail.len();
            is_titled(labeller, draft.clause.verb) && kept < last + 1 - first
        },
    },
    Rule {
        name: "place or the thing there",
        says: "\"Which\" stands for the place it follows or for the thing that is there.",
        run: |labeller, draft| {
            let (tree, place) = (labeller.tree, draft.clause.subject);
            let behind = ["at", "in", "of", "on", "near", "outside"];
            let thing = tree.preposition(place).and_then(|case| case.checked_sub(1));
            tree.relation(draft.clause.verb) == Relation::AclRelcl
                && labeller.names.kind(place) == Some(EntityKind::Place)
                && tree
                    .with(draft.clause.verb, Relation::SUBJECTS)
                    .any(|link| tree.is(link, "which"))
                && tree.introduced_by(place, &behind)
                && thing
                    .is_some_and(|noun| tree.pos(noun) == Pos::Noun && !is(tree.lemma(noun), Class::Person))
        },
    },
];

/// Guards against trees that are wrong: no short sentence gets one for certain, so these carry no examples.
pub(super) const BROKEN_GUARDS: &Table<Draft> = &[
    Rule {
        name: "subject opened by as",
        says: "The subject begins with \"as\", which opens a clause of its own.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            let number = |first: usize| first + 2 < tree.size() && tree.is(first + 2, "as");
            draft
                .subject
                .first()
                .is_some_and(|&first| tree.is(first, "as") && !number(first))
        },
    },
    Rule {
        name: "there for subject",
        says: "The subject is \"there\", and what was taken for it stands before the clause.",
        run: |labeller, draft| {
            let there = |child: usize| labeller.tree.word(child).tag == Tag::Ex;
            let told = [Some(draft.clause.verb), labeller.tree.head(draft.clause.verb)];
            let mut children = told
                .into_iter()
                .flatten()
                .flat_map(|verb| labeller.tree.children(verb));
            children.any(|child| there(child) && child > draft.clause.subject)
        },
    },
    Rule {
        name: "owner for subject",
        says: "The subject ends with the owner of something: a name was cut in two.",
        run: |labeller, draft| {
            let last = draft.subject.last();
            last.is_some_and(|&last| labeller.tree.word(last).tag == Tag::Pos)
        },
    },
    Rule {
        name: "infinitive cut off",
        says: "What is to be done was taken for a clause of its own, and only its \"to\" is left.",
        run: |labeller, draft| {
            let mut done = labeller.tree.with(draft.clause.verb, &[Relation::Xcomp]);
            done.any(|done| labeller.tree.word(done).tag == Tag::To)
        },
    },
    Rule {
        name: "event cut off",
        says: "The line is full before it comes to the event.",
        run: |_, draft| {
            let told = [&draft.subject, &draft.clause.group, &draft.tail];
            !told.iter().any(|tokens| tokens.contains(&draft.trigger))
        },
    },
];

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "--")
}

/// How many words of some length show that a sentence is written like a headline, each with a capital.
const TITLED: usize = 6;

/// Whether the sentence of a token is written like a headline: "The Bill That Makes Towns Pay Was Just Signed".
fn is_titled(labeller: &Labeller, token: usize) -> bool {
    let document = labeller.tree.document;
    let mut words = document.sentences[labeller.tree.sentence(token)]
        .tokens
        .clone()
        .map(|token| document.word(token))
        .filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic));
    words.clone().count() >= TITLED && words.all(|word| word.starts_with(char::is_uppercase))
}
