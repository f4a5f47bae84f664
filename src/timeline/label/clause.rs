//! The clause that tells of an event: a verb with a tense, its subject before it, and where it ends.

use super::check::Table;
use super::{Labeller, TOKENS};
use crate::event::described_by;
use crate::rule::{Rejected, Rule};
use crate::syntax::{Pos, Relation, Tag, is_past};
use crate::words::{Class, is};

/// How many verbs up the one with the tense, or the subject, is looked for.
pub(super) const FURTHEST: usize = 5;

/// Why no clause can be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It does not tell that something happened: no line is made of it.
    NoEvent(Rejected),
    /// The tree is not one that a sentence of the news has: the sentence is shown as it stands.
    Grammar(Rejected),
}

const HEAD_OF_LIST: Rejected = Rejected::by("head of a list", "The verb only opens a list.");
pub(super) const NO_TENSE: Rejected = Rejected::by("no tense", "No verb with a tense was found for it.");
const SUBJECT_AFAR: Rejected = Rejected::by(
    "subject afar",
    "More than remarks stands between the verb and its subject.",
);
const DAY_FOR_SUBJECT: Rejected = Rejected::by(
    "day for subject",
    "The subject is a time, which a line leaves out: \"This year will be better\".",
);
const DESCRIBES: Rejected = Rejected::by(
    "name before its noun",
    "What was taken for the subject only describes the noun behind it: \"Holm aide Ana Rui resigned\".",
);
const BEFORE_COLON: Rejected = Rejected::by(
    "before a colon",
    "What was taken for the subject stands before a colon, and only leads the sentence in.",
);
const NUMBER: Rejected = Rejected::by(
    "number",
    "The verb has not the number of its subject, so a part of the subject was missed.",
);
/// What a verb may not be for its clause to tell that something happened.
pub(super) const UNTOLD: &Table<usize> = &[
    Rule {
        name: "condition",
        says: "It is told as a condition, a question or a circumstance, not as something that happened.",
        run: |labeller, &verb| labeller.is_condition(verb),
    },
    Rule {
        name: "question",
        says: "The sentence asks whether it happened.",
        run: |labeller, &verb| labeller.is_asked(verb),
    },
    Rule {
        name: "hoped or feared",
        says: "It is what somebody hopes, fears or believes, not something that is told as a fact.",
        run: |labeller, &verb| labeller.is_thought(verb),
    },
];

/// A subject, and the verb that has it for its own.
pub(super) struct Holding {
    subject: usize,
    holder: usize,
}

/// What shows that the tree is wrong about a verb and its subject. No short sentence gets such a tree for certain,
/// so these carry no examples.
const DOUBTFUL_GUARDS: &Table<Holding> = &[
    Rule {
        name: "two subjects",
        says: "The verb has two subjects, of which the second only describes the first.",
        run: |labeller, holding| labeller.is_split(holding.subject, holding.holder),
    },
    Rule {
        name: "predicate for a subject",
        says: "What was taken for the subject is what somebody is said to be.",
        run: |labeller, holding| labeller.tree.has(holding.subject, &[Relation::Cop]),
    },
    Rule {
        name: "clause without its opening",
        says: "No word introduces what was taken for a clause that says when or why.",
        run: |labeller, holding| labeller.is_unmarked(holding.holder),
    },
];

/// A clause that can be written down.
pub(super) struct Clause {
    /// Its verb, or the adjective or noun that stands in for one.
    pub verb: usize,
    /// The head of its subject.
    pub subject: usize,
    /// The verb with its auxiliaries, in order.
    pub group: Vec<usize>,
    /// "was" or "were", for a participle that describes its subject.
    pub supplied: Option<&'static str>,
    /// The token after its last.
    pub end: usize,
    /// Whether it is done to the subject.
    pub passive: bool,
}

impl Labeller<'_, '_> {
    /// The clause of a verb. An infinitive that completes another verb is told in that one's clause.
    pub(super) fn clause(&self, verb: usize) -> Result<Clause, Doubt> {
        let tree = self.tree;
        let mut verb = verb;
        for _ in 0..FURTHEST {
            match tree.head(verb) {
                Some(head) if tree.relation(verb) == Relation::Xcomp => verb = head,
                _ => break,
            }
        }
        if let Some(rejected) = self.forbidden(&[UNTOLD], &verb) {
            return Err(Doubt::NoEvent(rejected));
        }
        let (subject, holder) = self.subject_of(verb)?;
        let subject = self.behind_opening(subject, holder).unwrap_or(subject);
        if let Some(rejected) = self.forbidden(&[DOUBTFUL_GUARDS], &Holding { subject, holder }) {
            return Err(Doubt::Grammar(rejected));
        }
        let lent = !self.clauses.is_finite(verb);
        if lent && holder == verb {
            return self.reduced(verb, subject);
        }
        let mut group = self.group(verb, subject);
        // "a candidate and doctor Ana Rui was elected": one person, with two titles.
        let one = tree.is_one_of(group[0], &["was", "is", "has"]);
        let person = tree
            .with(subject, &[Relation::Conj])
            .find(|&joined| self.names.is_person(joined));
        let subject = person.filter(|_| one).unwrap_or(subject);
        // "The plan would: close one plant": the head of a list.
        if group.iter().any(|&token| tree.document.word(token) == ":") {
            return Err(Doubt::NoEvent(HEAD_OF_LIST));
        }
        if lent {
            // "was arrested and charged": the second shares the auxiliaries of the first.
            let shared = self.group(holder, subject);
            let auxiliaries: Vec<usize> = shared.into_iter().filter(|&token| token < holder).collect();
            if auxiliaries.is_empty() {
                return Err(Doubt::Grammar(NO_TENSE));
            }
            group.splice(0..0, auxiliaries);
        }
        if holder == verb && !self.adjoins(subject, verb, group[0]) {
            return Err(Doubt::Grammar(SUBJECT_AFAR));
        }
        if self.dated[subject] {
            return Err(Doubt::Grammar(DAY_FOR_SUBJECT));
        }
        if described_by(tree, self.names, subject).is_some() {
            return Err(Doubt::Grammar(DESCRIBES));
        }
        if (subject..group[0]).any(|token| tree.document.word(token) == ":") {
            return Err(Doubt::Grammar(BEFORE_COLON));
        }
        if !self.agrees(subject, group[0]) {
            return Err(Doubt::Grammar(NUMBER));
        }
        Ok(Clause {
            verb,
            subject: self.speaker(subject, holder).unwrap_or(subject),
            group: self.simple_past(group, verb),
            supplied: None,
            end: self.end(verb),
            passive: self.clauses.is_passive(verb),
        })
    }

    /// Whether a verb, or the first of those it is joined to, is told as a condition ("if Ana Rui wins and Berg
    /// resigns") or by a participle behind "with" ("with two bodies recovered").
    fn is_condition(&self, verb: usize) -> bool {
        let tree = self.tree;
        let conditional = |verb: usize| {
            tree.with(verb, &[Relation::Mark]).any(|mark| {
                tree.is_one_of(mark, &["if", "unless", "whether", "without"])
                    || tree.is(mark, "with") && !tree.has(verb, &[Relation::Aux])
            })
        };
        let joined = tree
            .head(verb)
            .filter(|&head| tree.relation(verb) == Relation::Conj && head < verb);
        conditional(verb) || joined.is_some_and(conditional)
    }

    /// "Is the town finally coming round?": the sentence of a verb is a question of the article's own.
    fn is_asked(&self, verb: usize) -> bool {
        let document = self.tree.document;
        let tokens = document.sentences[self.tree.sentence(verb)].tokens.clone();
        let last = tokens
            .rev()
            .find(|&token| !matches!(document.word(token), "\"" | "”" | "''" | ")"));
        last.is_some_and(|last| document.word(last) == "?" && self.is_spoken(last) == self.is_spoken(verb))
    }

    /// "hopes Ana Rui will win", "doubts that it rained": the clause is what somebody has in mind.
    fn is_thought(&self, verb: usize) -> bool {
        let tree = self.tree;
        tree.relation(verb) == Relation::Ccomp
            && tree
                .head(verb)
                .is_some_and(|head| is(tree.lemma(head), Class::Thought))
    }

    /// "Supporters of former president Ana Rui stormed": both nouns taken for the subject, of which the
    /// second only describes the first.
    fn is_split(&self, subject: usize, verb: usize) -> bool {
        let tree = self.tree;
        let comma = |other: usize| (other..subject).any(|token| tree.document.word(token) == ",");
        self.clauses
            .doubles(verb)
            .iter()
            .any(|&other| other < subject && tree.word(other + 1).tag == Tag::In && !comma(other))
    }

    /// "Prisoners held in Lyon were freed": a participle behind its noun, taken for the verb of a clause that
    /// says when or why, which no word introduces.
    fn is_unmarked(&self, verb: usize) -> bool {
        let tree = self.tree;
        let introduced = || {
            tree.has(verb, &[Relation::Mark, Relation::Case])
                || tree
                    .with(verb, &[Relation::Advmod])
                    .any(|word| tree.word(word).tag == Tag::Wrb)
        };
        tree.relation(verb) == Relation::Advcl
            && matches!(tree.word(verb).tag, Tag::Vbd | Tag::Vbn)
            && !tree.has(verb, &[Relation::Aux, Relation::AuxPass, Relation::Obj])
            && !introduced()
    }

    /// The verb with what stands before it after the subject: auxiliaries, "not", adverbs.
    fn group(&self, verb: usize, subject: usize) -> Vec<usize> {
        let tree = self.tree;
        let first = tree
            .with(
                verb,
                &[Relation::Aux, Relation::AuxPass, Relation::Cop, Relation::Advmod],
            )
            .filter(|&child| subject < child && child < verb && tree.word(child).tag != Tag::Wrb)
            // "a fire, ten miles away in a barn, killed": where it was is no part of the verb.
            .find(|&child| {
                let end = tree.phrase(child).end;
                tree.relation(child) != Relation::Advmod
                    || tree.document.word(end.min(verb)) != ","
                        && (child..end).all(|token| tree.document.word(token) != ",")
            })
            .unwrap_or(verb);
        if verb - first > TOKENS {
            return vec![verb];
        }
        self.kept(first..verb + 1, verb)
    }

    /// "has signed", "had signed" told as "signed", where the participle is written like the past.
    fn simple_past(&self, group: Vec<usize>, verb: usize) -> Vec<usize> {
        let tree = self.tree;
        let perfect = |token: usize| tree.is_one_of(token, &["has", "have", "had"]);
        match group.as_slice() {
            [auxiliary, rest @ ..]
                if *auxiliary != verb
                    && perfect(*auxiliary)
                    && rest
                        .iter()
                        .all(|&token| token == verb || tree.word(token).tag == Tag::Rb)
                    && !rest
                        .iter()
                        .any(|&token| matches!(tree.lemma(token), "not" | "n't" | "never"))
                    && (tree.document.word(verb).ends_with("ed")
                        || is_past(tree.document.word(verb), tree.lemma(verb))) =>
            {
                rest.to_vec()
            }
            _ => group,
        }
    }

    /// Whether nothing but remarks stands between a subject and the verb.
    fn adjoins(&self, subject: usize, verb: usize, first: usize) -> bool {
        let tree = self.tree;
        let phrase = tree.phrase(subject);
        let from = phrase.end.max(subject + 1);
        if from > first {
            // The phrase of a noun that a clause describes holds the clause.
            return tree.above(verb).any(|above| above == subject);
        }
        let remarks: Vec<_> = tree
            .children(verb)
            .filter(|&child| subject < child && child < verb)
            .map(|child| tree.phrase(child))
            .collect();
        (from..first).all(|token| {
            tree.pos(token) == Pos::Punct
                || self.dated[token]
                || remarks.iter().any(|remark| remark.contains(&token))
        })
    }
}
