//! Whose clause it is: the subject of a verb, wherever the tree has it.

use super::Labeller;
use super::clause::{Doubt, FURTHEST};
use crate::analysis::EntityKind;
use crate::rule::Rejected;
use crate::syntax::{Pos, Relation, Tag};
use crate::words::{Class, event_noun, is, is_any, is_cue, is_time};

const NO_SUBJECT: Rejected = Rejected::by("no subject", "No subject was found for the verb.");
const NO_ACTOR: Rejected = Rejected::by(
    "no actor",
    "What was taken for the subject cannot be one: an adjective, a time, or part of a name.",
);
const HUNG_ON: Rejected = Rejected::by(
    "hung on another clause",
    "The verb has no subject of its own and hangs on another clause, which does not tell that it happened.",
);
const OBJECT_BEFORE: Rejected = Rejected::by(
    "object told before",
    "The clause describes a noun that is its object.",
);
const NOBODY: Rejected = Rejected {
    rule: "nobody",
    why: "It is told of nobody: \"no\" stands before the noun.",
};

const DEFINED: Rejected = Rejected {
    rule: "which one",
    why: "The clause says which one is meant, and is untrue of any: \"the only ship that sank\".",
};

impl Labeller<'_, '_> {
    /// The head of a verb's subject, and the verb that has it for its own.
    pub(super) fn subject_of(&self, verb: usize) -> Result<(usize, usize), Doubt> {
        let tree = self.tree;
        let mut holder = verb;
        for _ in 0..FURTHEST {
            let own = self
                .clauses
                .own_subject(holder)
                .filter(|&subject| subject < holder && !is_time(tree.lemma(subject)));
            if let Some(own) = own {
                return self.named_subject(own, holder).map(|subject| (subject, holder));
            }
            let Some(head) = tree.head(holder) else {
                return Err(Doubt::Grammar(NO_SUBJECT));
            };
            match tree.relation(holder) {
                Relation::Acl if head < holder && self.can_act(head) => return Ok((head, holder)),
                Relation::Acl => return Err(Doubt::NoEvent(NO_ACTOR)),
                Relation::Conj if head < holder => holder = head,
                _ if holder != verb || !self.clauses.is_finite(verb) => return Err(Doubt::NoEvent(HUNG_ON)),
                _ => return Err(Doubt::Grammar(NO_SUBJECT)),
            }
        }
        Err(Doubt::NoEvent(NO_SUBJECT))
    }

    /// What a verb's own subject stands for: the noun that "who" or "which" describes, a person behind a title.
    fn named_subject(&self, own: usize, holder: usize) -> Result<usize, Doubt> {
        let tree = self.tree;
        let describes = tree.relation(holder).describes();
        if !tree.word(own).tag.is_relative() {
            // "the treaty they signed" lacks its object.
            if describes && !tree.has(holder, &[Relation::Obj]) {
                return Err(Doubt::NoEvent(OBJECT_BEFORE));
            }
            let subject = self.person_beside(own).unwrap_or(own);
            return match self.can_act(subject) {
                true => Ok(subject),
                false => Err(Doubt::Grammar(NO_ACTOR)),
            };
        }
        match self
            .beside(own)
            .or(tree.head(holder).filter(|&noun| self.fits(own, noun)))
            .map(|noun| self.person_of(noun, own))
        {
            Some(noun) if describes && self.is_denied(noun) => Err(Doubt::NoEvent(NOBODY)),
            Some(noun) if describes && self.is_defined_by(noun, holder) => Err(Doubt::NoEvent(DEFINED)),
            Some(noun) if describes && noun < own && self.can_act(noun) => Ok(self.explained(noun)),
            _ => Err(Doubt::Grammar(NO_ACTOR)),
        }
    }

    /// "Releasing its advice, the board urged": the noun before the verb, where the parser takes it for
    /// another name of what the opening phrase ends with.
    pub(super) fn behind_opening(&self, subject: usize, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let first = tree.phrase(subject).start;
        let opens =
            tree.word(first).tag == Tag::Vbg && tree.document.word(first).starts_with(char::is_uppercase);
        tree.with(subject, &[Relation::Appos])
            .filter(|&noun| opens && subject < noun && noun < verb)
            .last()
    }

    /// "the office of Ana Rui, who", "a speaker for Lyon Radio, which": what is named right before the pronoun, a
    /// person before "who" and anything else before "which", whatever the parser hangs the clause on.
    fn beside(&self, pronoun: usize) -> Option<usize> {
        let tree = self.tree;
        let before = pronoun.checked_sub(1)?;
        let before = match tree.document.word(before) {
            "," => before.saturating_sub(1),
            _ => before,
        };
        let person = self.names.is_person(before);
        let name = self.names.whole(before)?;
        let of_its_kind = match person {
            true => tree.is(pronoun, "who"),
            // "the mayor of Lyon, which": of two things the parser knows better.
            false => tree.is(pronoun, "which") && !self.fits(pronoun, tree.head(tree.head(pronoun)?)?),
        };
        of_its_kind
            .then(|| tree.head_of(name.start..before + 1))
            .flatten()
    }

    /// Whether a noun can be what a pronoun stands for: nobody is a "which", and no event a "who".
    fn fits(&self, pronoun: usize, noun: usize) -> bool {
        let lemma = self.tree.lemma(noun);
        let somebody = self.names.is_person(self.explained(noun))
            || ["man", "woman", "person"].iter().any(|end| lemma.ends_with(end))
            || is(lemma, Class::Staff);
        let event = event_noun(lemma).is_some() && self.tree.pos(noun) == Pos::Noun;
        match self.tree.document.word(pronoun) {
            "which" => !somebody,
            "who" => somebody || !event,
            _ => true,
        }
    }

    /// "Ana Rui of Lyon Radio, who": the person of an organisation, where the noun before the pronoun is one.
    fn person_of(&self, noun: usize, pronoun: usize) -> usize {
        let tree = self.tree;
        let firm = tree.is(pronoun, "who") && self.names.is_named(noun) && !self.names.is_person(noun);
        let person = tree
            .head(noun)
            .filter(|&person| tree.relation(noun) == Relation::Nmod && self.names.is_person(person));
        person.filter(|_| firm).unwrap_or(noun)
    }

    /// "the Carver Mill, a warehouse that burned": the name that what a clause describes explains.
    fn explained(&self, noun: usize) -> usize {
        let tree = self.tree;
        let name = tree.head(noun).filter(|&name| {
            tree.relation(noun) == Relation::Appos && name < noun && self.names.is_named(name)
        });
        name.filter(|_| !self.names.is_named(noun)).unwrap_or(noun)
    }

    /// "The company said it had sold the ship": who says so, when nobody else is known to be meant.
    pub(super) fn speaker(&self, pronoun: usize, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let says = tree
            .head(verb)
            .filter(|&says| tree.relation(verb) == Relation::Ccomp && is_cue(tree.lemma(says)))?;
        let speaker = self
            .clauses
            .own_subject(says)
            .filter(|&speaker| speaker < pronoun)?;
        let fits = match tree.word(speaker).tag {
            Tag::Nn | Tag::Nnp => tree.is(pronoun, "it"),
            Tag::Nns => tree.is(pronoun, "they"),
            _ => false,
        };
        let unknown = tree.word(pronoun).tag == Tag::Prp && self.names.entity(pronoun).is_none();
        // "The report said it would rain": no report acts.
        let lemma = tree.lemma(speaker);
        let acts = self.can_act(speaker) && !is(lemma, Class::Message) && event_noun(lemma).is_none();
        (unknown && fits && acts).then_some(speaker)
    }

    /// "the only ship that sank", "a town that is poor": of "a town" alone it would be no news, of "the only ship"
    /// no sense.
    fn is_defined_by(&self, noun: usize, clause: usize) -> bool {
        let tree = self.tree;
        let only = tree.has_word(noun, &[Relation::Amod, Relation::Advmod], &["only"]);
        let any = tree.has_word(noun, &[Relation::Det], &["a", "an"]) && tree.has(clause, &[Relation::Cop]);
        only || any
    }

    /// "no answer from those who fled": nothing that could act.
    fn is_denied(&self, noun: usize) -> bool {
        let tree = self.tree;
        tree.has_word(noun, &[Relation::Det], &["no"])
    }

    /// Whether a verb has the number of its subject. Where it has not, the subject lacks a part.
    pub(super) fn agrees(&self, subject: usize, verb: usize) -> bool {
        let tree = self.tree;
        let spelt = |words: &[&str]| words.iter().any(|word| tree.is(verb, word));
        let one = tree.word(subject).tag == Tag::Nnp && !tree.has(subject, &[Relation::Conj]);
        let person = self.names.kind(subject) == Some(EntityKind::Person);
        let many = matches!(tree.word(subject).tag, Tag::Nns | Tag::Cd) && !tree.is(subject, "one");
        let named = self.names.is_named(subject);
        let printed = self.subject(subject);
        let joined = printed.iter().any(|&token| tree.relation(token) == Relation::Cc);
        let one = one || tree.word(subject).tag == Tag::Nnp && !joined;
        // "The attic were sold": but for "the team were", a noun of one thing has no verb of several.
        let lemma = tree.lemma(subject);
        let several = is_any(
            lemma,
            &[
                Class::Group,
                Class::Part,
                Class::Doer,
                Class::Staff,
                Class::Person,
            ],
        );
        let thing = tree.word(subject).tag == Tag::Nn && !joined && !several && !named;
        if thing && tree.has(subject, &[Relation::Det, Relation::NmodPoss]) && spelt(&["were", "are"]) {
            return false;
        }
        !(one && person && spelt(&["were", "are", "have"]) || many && !named && spelt(&["was", "is", "has"]))
    }
}
