//! A participle behind its noun, told as a clause: "the bridge closed by the flood".

use super::Labeller;
use super::clause::{Clause, Doubt, NO_TENSE};
use crate::analysis::EntityKind;
use crate::rule::Rejected;
use crate::syntax::{Relation, Tag};
use crate::words::{Class, is, is_any};

const PARTICIPLE: Rejected = Rejected::by("describing participle", "The participle only describes a noun.");

impl Labeller<'_, '_> {
    /// "the bridge closed by the flood": a participle behind its noun, told as a clause.
    pub(super) fn reduced(&self, verb: usize, subject: usize) -> Result<Clause, Doubt> {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let happens = is_any(
            lemma,
            &[Class::Undergo, Class::Intransitive, Class::Happen, Class::State],
        );
        if happens {
            // Taken for a participle, it is the verb of its sentence.
            return Err(Doubt::Grammar(NO_TENSE));
        }
        // "groups affiliated with the party", "a team led by the firm": how things are.
        let stands = is(lemma, Class::Standing);
        // "Dekker, founded in 1921": the firm, not the man of the name.
        let person = self.names.kind(subject) == Some(EntityKind::Person);
        let stands =
            stands || person && matches!(lemma, "found" | "establish" | "create" | "build" | "launch");
        // "in a statement published on Monday": what it says is the event.
        let message = is(tree.lemma(subject), Class::Message)
            || matches!(
                tree.lemma(subject),
                "poll" | "survey" | "study" | "video" | "film" | "book"
            );
        let plain = !(stands || message)
            && tree.word(verb).tag == Tag::Vbn
            && tree.relation(verb) == Relation::Acl
            && tree.document.word(verb).ends_with("ed")
            && !tree.has(verb, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp])
            && verb - subject <= 2;
        if !plain {
            return Err(Doubt::NoEvent(PARTICIPLE));
        }
        Ok(Clause {
            verb,
            subject,
            group: vec![verb],
            supplied: Some(if self.is_plural(subject) { "were" } else { "was" }),
            end: self.end(verb),
            passive: true,
        })
    }
}
