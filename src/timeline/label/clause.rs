//! The clause that tells of an event: a verb with a tense, its subject before it, and where it ends.

use super::doubt::Doubt;
use super::{Labeller, TOKENS};
use crate::analysis::EntityKind;
use crate::event::lexicon::{Class, event_noun, is, is_time};
use crate::event::{is_cue, is_passive, own_subject};
use crate::syntax::{Pos, Relation, Tag, is_past};

/// How many verbs up the one with the tense, or the subject, is looked for.
const FURTHEST: usize = 5;

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
        let conditional = tree.with(verb, &[Relation::Mark]).any(|mark| {
            ["if", "unless", "whether", "without"]
                .iter()
                .any(|word| tree.is(mark, word))
                // "with two bodies recovered".
                || tree.is(mark, "with") && tree.first(verb, &[Relation::Aux]).is_none()
        });
        if conditional {
            return Err(Doubt::NoEvent);
        }
        if self.tells_garbled(verb) {
            return Err(Doubt::NoEvent);
        }
        let (subject, holder) = self.subject_of(verb)?;
        let subject = self.behind_opening(subject, holder).unwrap_or(subject);
        if self.is_split(subject, holder) || self.is_unmarked(holder) {
            return Err(Doubt::Grammar);
        }
        let lent = !self.has_tense(verb);
        if lent && holder == verb {
            return self.reduced(verb, subject);
        }
        let mut group = self.group(verb, subject);
        // "a candidate and doctor Ana Rui was elected": one person, with two titles.
        let one = ["was", "is", "has"].iter().any(|word| tree.is(group[0], word));
        let person = tree
            .with(subject, &[Relation::Conj])
            .find(|&joined| self.names.is_person(joined));
        let subject = person.filter(|_| one).unwrap_or(subject);
        // "The plan would: close one plant": the head of a list.
        if group.iter().any(|&token| tree.document.word(token) == ":") {
            return Err(Doubt::NoEvent);
        }
        if lent {
            // "was arrested and charged": the second shares the auxiliaries of the first.
            let shared = self.group(holder, subject);
            let auxiliaries: Vec<usize> = shared.into_iter().filter(|&token| token < holder).collect();
            if auxiliaries.is_empty() {
                return Err(Doubt::Grammar);
            }
            group.splice(0..0, auxiliaries);
        }
        if holder == verb && !self.adjoins(subject, verb, group[0]) {
            return Err(Doubt::Grammar);
        }
        if !self.agrees(subject, group[0]) {
            return Err(Doubt::Grammar);
        }
        Ok(Clause {
            verb,
            subject: self.speaker(subject, holder).unwrap_or(subject),
            group: self.simple_past(group, verb),
            supplied: None,
            end: self.end(verb),
            passive: is_passive(tree, verb),
        })
    }

    /// The head of a verb's subject, and the verb that has it for its own.
    fn subject_of(&self, verb: usize) -> Result<(usize, usize), Doubt> {
        let tree = self.tree;
        let mut holder = verb;
        for _ in 0..FURTHEST {
            let own = own_subject(tree, holder)
                .filter(|&subject| subject < holder && !is_time(tree.lemma(subject)));
            let describes = matches!(tree.relation(holder), Relation::AclRelcl | Relation::Acl);
            match (own, tree.head(holder)) {
                (Some(own), head) => {
                    let relative = matches!(tree.word(own).tag, Tag::Wdt | Tag::Wp);
                    if !relative {
                        // "the treaty they signed" lacks its object.
                        let whole = !describes || tree.first(holder, &[Relation::Obj]).is_some();
                        let subject = self.person_beside(own).unwrap_or(own);
                        return match (whole, self.can_act(subject)) {
                            (true, true) => Ok((subject, holder)),
                            (false, _) => Err(Doubt::NoEvent),
                            (_, false) => Err(Doubt::Grammar),
                        };
                    }
                    let head = self.who(own).or(head);
                    return match head {
                        Some(noun) if describes && self.is_denied(noun) => Err(Doubt::NoEvent),
                        Some(noun) if describes && noun < own && self.can_act(noun) => {
                            Ok((self.explained(noun), holder))
                        }
                        _ => Err(Doubt::Grammar),
                    };
                }
                (None, Some(noun)) if tree.relation(holder) == Relation::Acl => {
                    return if noun < holder && self.can_act(noun) {
                        Ok((noun, holder))
                    } else {
                        Err(Doubt::NoEvent)
                    };
                }
                (None, Some(head)) if tree.relation(holder) == Relation::Conj && head < holder => {
                    holder = head
                }
                (None, Some(head))
                    if tree.relation(holder) == Relation::Ccomp && self.tells_garbled(head) =>
                {
                    let winner = tree.first(head, &[Relation::Obj]);
                    return winner.map(|winner| (winner, holder)).ok_or(Doubt::Grammar);
                }
                (None, Some(_)) if holder != verb || !self.has_tense(verb) => return Err(Doubt::NoEvent),
                _ => return Err(Doubt::Grammar),
            }
        }
        Err(Doubt::NoEvent)
    }

    /// "Releasing its advice, the board urged": the noun before the verb, where the parser takes it for
    /// another name of what the opening phrase ends with.
    fn behind_opening(&self, subject: usize, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let first = tree.phrase(subject).start;
        let opens =
            tree.word(first).tag == Tag::Vbg && tree.document.word(first).starts_with(char::is_uppercase);
        tree.with(subject, &[Relation::Appos])
            .filter(|&noun| opens && subject < noun && noun < verb)
            .last()
    }

    /// "announced Ana Rui, the mayor, won": a name that says who did something, taken for what was announced.
    fn tells_garbled(&self, verb: usize) -> bool {
        let tree = self.tree;
        let object = tree.first(verb, &[Relation::Obj]);
        is_cue(tree.lemma(verb))
            && tree.with(verb, &[Relation::Ccomp]).any(|told| {
                tree.word(told).tag == Tag::Vbd
                    && own_subject(tree, told).is_none()
                    && object.is_some_and(|object| object < told)
            })
    }

    /// "Supporters of former president Ana Rui stormed": both nouns taken for the subject, of which the
    /// second only describes the first.
    fn is_split(&self, subject: usize, verb: usize) -> bool {
        let tree = self.tree;
        let comma = |other: usize| (other..subject).any(|token| tree.document.word(token) == ",");
        tree.with(verb, &[Relation::Nsubj, Relation::NsubjPass])
            .any(|other| other < subject && tree.word(other + 1).tag == Tag::In && !comma(other))
    }

    /// "Prisoners held in Lyon were freed": a participle behind its noun, taken for the verb of a clause that
    /// says when or why, which no word introduces.
    fn is_unmarked(&self, verb: usize) -> bool {
        let tree = self.tree;
        let introduced = || {
            tree.first(verb, &[Relation::Mark, Relation::Case]).is_some()
                || tree
                    .with(verb, &[Relation::Advmod])
                    .any(|word| tree.word(word).tag == Tag::Wrb)
        };
        tree.relation(verb) == Relation::Advcl
            && matches!(tree.word(verb).tag, Tag::Vbd | Tag::Vbn)
            && tree
                .first(verb, &[Relation::Aux, Relation::AuxPass, Relation::Obj])
                .is_none()
            && !introduced()
    }

    /// "the office of Ana Rui, who": the person right before the pronoun, whatever the parser hangs the
    /// clause on.
    fn who(&self, pronoun: usize) -> Option<usize> {
        let tree = self.tree;
        let before = pronoun
            .checked_sub(1)
            .map(|before| {
                if tree.document.word(before) == "," {
                    before.saturating_sub(1)
                } else {
                    before
                }
            })
            .filter(|_| tree.is(pronoun, "who"))?;
        let (entity, mention) = self
            .names
            .mention(before)
            .filter(|_| self.names.is_named(before))?;
        let person = self.entities[entity].kind == EntityKind::Person;
        let first = (0..=before)
            .rev()
            .take_while(|&token| self.names.mention(token) == Some((entity, mention)))
            .last()?;
        person.then(|| tree.head_of(first..before + 1)).flatten()
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
    fn speaker(&self, pronoun: usize, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let says = tree
            .head(verb)
            .filter(|&says| tree.relation(verb) == Relation::Ccomp && is_cue(tree.lemma(says)))?;
        let speaker = own_subject(tree, says).filter(|&speaker| speaker < pronoun)?;
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

    /// "no answer from those who fled": nothing that could act.
    fn is_denied(&self, noun: usize) -> bool {
        let tree = self.tree;
        tree.with(noun, &[Relation::Det]).any(|det| tree.is(det, "no"))
    }

    /// "the bridge closed by the flood": a participle behind its noun, told as a clause.
    fn reduced(&self, verb: usize, subject: usize) -> Result<Clause, Doubt> {
        let tree = self.tree;
        let lemma = tree.lemma(verb);
        let happens = [Class::Undergo, Class::Intransitive, Class::Happen, Class::State]
            .iter()
            .any(|&class| is(lemma, class));
        if happens {
            // Taken for a participle, it is the verb of its sentence.
            return Err(Doubt::Grammar);
        }
        // "groups affiliated with the party", "a team led by the firm": how things are.
        let stands = matches!(
            lemma,
            "locate"
                | "base"
                | "situate"
                | "call"
                | "name"
                | "know"
                | "affiliate"
                | "associate"
                | "relate"
                | "operate"
                | "own"
                | "lead"
                | "head"
                | "run"
                | "entitle"
                | "link"
                | "publish"
        );
        // "Dekker, founded in 1921": the firm, not the man of the name.
        let person = self
            .names
            .entity(subject)
            .is_some_and(|entity| self.entities[entity].kind == EntityKind::Person);
        let stands =
            stands || person && matches!(lemma, "found" | "establish" | "create" | "build" | "launch");
        // "in a statement published on Monday": what it says is the event.
        let message = is(tree.lemma(subject), Class::Message);
        let plain = !(stands || message)
            && tree.word(verb).tag == Tag::Vbn
            && tree.relation(verb) == Relation::Acl
            && tree.document.word(verb).ends_with("ed")
            && tree
                .first(verb, &[Relation::Obj, Relation::Xcomp, Relation::Ccomp])
                .is_none()
            && verb - subject <= 2;
        if !plain {
            return Err(Doubt::NoEvent);
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

    /// Whether a verb, or an auxiliary of its own, has a tense.
    fn has_tense(&self, verb: usize) -> bool {
        let tree = self.tree;
        let finite = |token: usize| matches!(tree.word(token).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        finite(verb)
            || self.is_past(verb)
            || tree
                .with(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
                .any(finite)
    }

    /// "The zoo reopened": a past form taken for a participle, though it has a subject and no auxiliary.
    fn is_past(&self, verb: usize) -> bool {
        let tree = self.tree;
        let subject = tree
            .first(verb, &[Relation::Nsubj])
            .filter(|&subject| subject < verb);
        let relation = matches!(
            tree.relation(verb),
            Relation::Root | Relation::Conj | Relation::Ccomp | Relation::Parataxis
        );
        let auxiliary = || tree.first(verb, &[Relation::Aux, Relation::AuxPass]);
        tree.word(verb).tag == Tag::Vbn && relation && subject.is_some() && auxiliary().is_none()
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
        let perfect = |token: usize| ["has", "have", "had"].iter().any(|word| tree.is(token, word));
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

    /// Whether a verb has the number of its subject. Where it has not, the subject lacks a part.
    fn agrees(&self, subject: usize, verb: usize) -> bool {
        let tree = self.tree;
        let spelt = |words: &[&str]| words.iter().any(|word| tree.is(verb, word));
        let one = tree.word(subject).tag == Tag::Nnp && tree.first(subject, &[Relation::Conj]).is_none();
        let person = self
            .names
            .entity(subject)
            .is_some_and(|entity| self.entities[entity].kind == EntityKind::Person);
        let many = matches!(tree.word(subject).tag, Tag::Nns | Tag::Cd) && !tree.is(subject, "one");
        let named = self.names.is_named(subject);
        let printed = self.subject(subject);
        let joined = printed.iter().any(|&token| tree.relation(token) == Relation::Cc);
        let one = one || tree.word(subject).tag == Tag::Nnp && !joined;
        !(one && person && spelt(&["were", "are", "have"]) || many && !named && spelt(&["was", "is", "has"]))
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
