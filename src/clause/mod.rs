//! Clauses: who does what, in which tense, and what that hangs on.
//!
//! Built once for a document, over its trees. The rooms of the story ask here and nowhere else for tense,
//! aspect, modality and negation ([`group`]), for voice ([`voice`]), for subjects ([`subject`]) and objects
//! ([`object`]).

mod group;
mod object;
mod relative;
mod stray;
mod subject;
mod voice;

pub use group::{Group, Modality, Tense, is_negated};
pub use object::objects;
pub use relative::antecedent;
pub use stray::joined_before;
pub use subject::{own_subject, subjects};
pub use voice::is_passive;

use crate::syntax::{Pos, Relation, Tag, Tree};

/// How many clauses joined by "and" may stand before the one whose place in the sentence they share.
const FURTHEST: usize = 6;

/// What a clause is in its sentence. A clause joined to another by "and" is of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It stands by itself.
    Main,
    /// It stands where a noun could: "said *that the bridge fell*".
    Noun,
    /// It describes a noun and has a tense: "the bridge *that fell*".
    Relative,
    /// It says when, why or on which condition, and has a tense: "*when the bridge fell*".
    Adverbial,
    /// "the bridge *closed in May*", "*Closing the bridge*, the mayor left".
    Participle,
    /// "agreed *to close the bridge*".
    Infinitive,
    /// An adjective or noun that the verb above says of somebody: "found *guilty*".
    Predicate,
}

/// Who does it, or to whom it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The subject does it.
    Active,
    /// It is done to the subject.
    Passive,
}

/// A clause, by the tokens of the document that head its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its verb, or the noun or adjective that a copula makes its predicate.
    pub verb: usize,
    /// What it is in its sentence.
    pub kind: Kind,
    /// Tense, aspect, modality and negation.
    pub group: Group,
    /// Whether it has a tense or a modal of its own, said in full: "killed" has none in "two killed in a crash", which
    /// leaves out that they were.
    pub finite: bool,
    /// Whether its subject does it.
    pub voice: Voice,
    /// The heads of its subjects: its own, those of the clause it is joined to or controlled by, or the noun
    /// it describes. What is joined to them by "and" is not among them.
    pub subjects: Vec<usize>,
    /// The subject that hangs on the verb itself.
    pub own_subject: Option<usize>,
    /// What else hangs on the verb as a subject does: the parser takes two parts of one subject for two.
    pub doubles: Vec<usize>,
    /// Whether the subjects are its own, not those of another clause or the noun it describes.
    pub owns_subjects: bool,
    /// The heads of its objects, but for those it is given to.
    pub objects: Vec<usize>,
    /// The heads of the phrases that a preposition, or being a time, ties to it.
    pub obliques: Vec<usize>,
    /// The conjunction that opens it: "that", "after", "if".
    pub mark: Option<usize>,
    /// The verb of the clause it is part of.
    pub above: Option<usize>,
}

/// The clauses of a document.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// In order of their verbs.
    all: Vec<Clause>,
    /// For each token the clause it is the verb of, counted from 1; 0 for none.
    at: Vec<u32>,
}

impl Clauses {
    /// Reads the clauses off the trees.
    pub fn read(tree: &Tree) -> Self {
        let mut clauses = Self {
            all: Vec::new(),
            at: vec![0; tree.size()],
        };
        for token in (0..tree.size()).filter(|&token| heads_clause(tree, token)) {
            clauses.all.push(clause(tree, token));
            clauses.at[token] = clauses.all.len() as u32;
        }
        for index in 0..clauses.all.len() {
            let verb = clauses.all[index].verb;
            clauses.all[index].above = tree.above(verb).find(|&above| clauses.at[above] > 0);
        }
        clauses
    }

    /// All of them, in order of their verbs.
    pub fn all(&self) -> &[Clause] {
        &self.all
    }

    /// The clause a token is the verb or predicate of.
    pub fn of(&self, token: usize) -> Option<&Clause> {
        let index = self.at.get(token)?.checked_sub(1)?;
        self.all.get(index as usize)
    }

    /// The subjects of the clause a token is the verb of.
    pub fn subjects(&self, verb: usize) -> &[usize] {
        self.of(verb).map_or(&[], |clause| &clause.subjects)
    }

    /// The subject that hangs on a token itself, which is the verb of a clause.
    pub fn own_subject(&self, verb: usize) -> Option<usize> {
        self.of(verb).and_then(|clause| clause.own_subject)
    }

    /// What else hangs as a subject does on a token that is the verb of a clause.
    pub fn doubles(&self, verb: usize) -> &[usize] {
        self.of(verb).map_or(&[], |clause| &clause.doubles)
    }

    /// The subject that hangs on a token itself, which is the verb of a clause, and that it is done to.
    pub fn passive_subject(&self, verb: usize) -> Option<usize> {
        self.own_subject(verb).filter(|_| self.is_passive(verb))
    }

    /// Whether a token is the verb of a clause with a tense of its own.
    pub fn is_finite(&self, verb: usize) -> bool {
        self.of(verb).is_some_and(|clause| clause.finite)
    }

    /// Whether a token is the verb of a clause whose subject it is done to.
    pub fn is_passive(&self, verb: usize) -> bool {
        self.of(verb).is_some_and(Clause::is_passive)
    }

    /// Whether a token is the verb of a clause that is said not to be so.
    pub fn is_negated(&self, verb: usize) -> bool {
        self.of(verb).is_some_and(|clause| clause.group.negated)
    }

    /// Whether a token is the verb of a clause that holds of its verb and auxiliaries.
    pub fn tells(&self, verb: usize, holds: impl FnOnce(&Group) -> bool) -> bool {
        self.of(verb).is_some_and(|clause| holds(&clause.group))
    }
}

impl Clause {
    /// Whether it is done to the subject.
    pub fn is_passive(&self) -> bool {
        self.voice == Voice::Passive
    }
}

/// Whether a token is the verb of a clause, or its predicate.
fn heads_clause(tree: &Tree, token: usize) -> bool {
    match tree.pos(token) {
        Pos::Verb => !matches!(
            tree.relation(token),
            Relation::Case
                | Relation::Dep
                | Relation::Mark
                | Relation::Fixed
                | Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
        ),
        Pos::Adj
            if matches!(
                tree.relation(token),
                Relation::Xcomp | Relation::Acl | Relation::Ccomp
            ) =>
        {
            true
        }
        // "two were dead and one wounded".
        Pos::Adj if tree.relation(token) == Relation::Conj => tree
            .head(token)
            .is_some_and(|first| first < token && heads_clause(tree, first)),
        _ => tree.has(
            token,
            &[Relation::Cop, Relation::Nsubj, Relation::NsubjPass, Relation::Aux],
        ),
    }
}

fn clause(tree: &Tree, verb: usize) -> Clause {
    let group = Group::read(tree, verb);
    let (subjects, owns_subjects) = subjects(tree, verb);
    let own_subject = own_subject(tree, verb);
    let passive = is_passive(tree, verb);
    let left_out = passive && group.auxiliaries.is_empty() && tree.word(verb).tag == Tag::Vbn;
    const OBLIQUES: &[Relation] = &[Relation::Obl, Relation::OblAgent, Relation::OblTmod];
    Clause {
        verb,
        kind: kind(tree, verb, &group),
        finite: group.is_finite() && group.lender.is_none() && !left_out,
        voice: match passive {
            true => Voice::Passive,
            false => Voice::Active,
        },
        subjects,
        owns_subjects,
        own_subject,
        doubles: tree
            .with(verb, Relation::SUBJECTS)
            .filter(|&other| own_subject != Some(other))
            .collect(),
        objects: objects(tree, verb),
        obliques: tree.with(verb, OBLIQUES).collect(),
        mark: tree.first(verb, &[Relation::Mark]),
        above: None,
        group,
    }
}

fn kind(tree: &Tree, verb: usize, group: &Group) -> Kind {
    let mut first = verb;
    for _ in 0..FURTHEST {
        match tree.head(first) {
            Some(above) if tree.relation(first) == Relation::Conj && heads_clause(tree, above) => {
                first = above
            }
            _ => break,
        }
    }
    let form = || match tree.word(verb).tag {
        _ if group.is_finite() => Kind::Adverbial,
        Tag::Vbg | Tag::Vbn => Kind::Participle,
        _ if tree.pos(verb) == Pos::Verb => Kind::Infinitive,
        _ => Kind::Predicate,
    };
    match tree.relation(first) {
        Relation::Ccomp | Relation::Csubj if group.is_finite() => Kind::Noun,
        Relation::AclRelcl => Kind::Relative,
        Relation::Acl if group.is_finite() => Kind::Noun,
        Relation::Ccomp
        | Relation::Csubj
        | Relation::Xcomp
        | Relation::Acl
        | Relation::Advcl
        | Relation::Amod
        | Relation::Compound => form(),
        _ => Kind::Main,
    }
}
