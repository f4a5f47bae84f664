//! Lines that would say too little: nobody could use them, and the sentence says no more.

use super::check::Table;
use super::clause::Clause;
use super::draft::Draft;
use super::{Labeller, TOKENS};
use crate::analysis::EntityKind;
use crate::rule::Rule;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::is_cue;
use crate::words::{Class, is, is_any};

/// What a line may not leave open. The order does not matter: each asks after another part of it.
pub(super) const EMPTY: &Table<Draft> = &[
    Rule {
        name: "nobody named",
        says: "Who acts is a pronoun that nobody can place.",
        run: |labeller, draft| labeller.is_unplaced(draft.clause.subject),
    },
    Rule {
        name: "nameless object",
        says: "To whom or what it was done is told only with a pronoun that nobody can place.",
        run: |labeller, draft| {
            let objects = &[Relation::Obj, Relation::Iobj, Relation::Obl];
            let mut objects = labeller.tree.with(draft.clause.verb, objects);
            objects.any(|object| labeller.is_nameless(draft, object))
        },
    },
    Rule {
        name: "unknown owner",
        says: "Whose the subject is is told with a pronoun that nobody can place.",
        run: |labeller, draft| {
            draft.subject.first().is_some_and(|&first| {
                labeller.tree.word(first).tag == Tag::PrpPoss && labeller.names.entity(first).is_none()
            })
        },
    },
    Rule {
        name: "owner elsewhere",
        says: "\"Their\" belongs to others than the subject, and the line does not say to whom.",
        run: |labeller, draft| labeller.owes_owner(&draft.clause, &draft.tail),
    },
    Rule {
        name: "verb without its object",
        says: "The verb needs something behind it, and nothing of that is left.",
        run: |labeller, draft| {
            let Draft { clause, tail, .. } = draft;
            let lemma = labeller.tree.lemma(clause.verb);
            let alone = clause.passive
                || labeller.tree.pos(clause.verb) != Pos::Verb
                || is(lemma, Class::Undergo)
                || is(lemma, Class::Intransitive);
            // "The town has doubled, the survey found": what it found stands before it.
            let behind = labeller.tree.relation(clause.verb) == Relation::Parataxis;
            !alone && tail.is_empty() && (behind || !labeller.ends_there(clause))
        },
    },
    Rule {
        name: "verb told elsewhere",
        says: "\"Did\" stands for a verb that is told elsewhere.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            let object = |&token: &usize| {
                matches!(tree.relation(token), Relation::Obj | Relation::Xcomp)
                    && tree.head(token) == Some(draft.clause.verb)
            };
            tree.lemma(draft.clause.verb) == "do" && !draft.clause.passive && !draft.tail.iter().any(object)
        },
    },
    Rule {
        name: "called what",
        says: "It is told whom somebody called something, but not what.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            let calls = |&verb: &usize| {
                matches!(tree.lemma(verb), "call" | "dub" | "label" | "brand" | "deem")
                    && tree.pos(verb) == Pos::Verb
            };
            let own = Some(draft.clause.verb).filter(|_| !draft.clause.passive);
            let Some(verb) = own.into_iter().chain(draft.tail.iter().copied()).find(calls) else {
                return false;
            };
            let end = tree.sentence(verb);
            let end = tree.document.sentences[end].tokens.end;
            let next = draft.tail.last().map_or(end, |&last| last + 1);
            let goes_on = (next..end).any(|token| {
                matches!(tree.document.word(token), "\"" | "“" | "‘" | "``" | "''")
                    || matches!(tree.relation(token), Relation::Xcomp | Relation::Obj)
                        && tree.head(token) == Some(verb)
            });
            let led = |&token: &usize| {
                matches!(tree.word(token).tag, Tag::To | Tag::In)
                    && tree.head(token).is_some_and(|head| tree.head(head) == Some(verb))
            };
            goes_on && !draft.tail.iter().any(led)
        },
    },
    Rule {
        name: "made to do what",
        says: "It is told whom somebody made do something, or asked, but not what.",
        run: |labeller, draft| {
            let tree = labeller.tree;
            let asked = draft.clause.passive && tree.lemma(draft.clause.verb) == "ask";
            let makes = asked
                || matches!(
                    tree.lemma(draft.clause.verb),
                    "force" | "compel" | "oblige" | "enable" | "allow"
                );
            let led = |&token: &usize| match asked {
                true => leads_to_question(tree, token),
                false => matches!(tree.word(token).tag, Tag::To | Tag::In),
            };
            makes
                && !draft.tail.iter().any(led)
                && tree.phrase(draft.clause.verb).any(|token| {
                    token > draft.clause.verb
                        && (tree.word(token).tag == Tag::To || asked && leads_to_question(tree, token))
                })
        },
    },
    Rule {
        name: "announced, but not what",
        says: "It is told that something was said or planned, but not what.",
        run: |labeller, draft| !labeller.says_what(&draft.clause, &draft.tail),
    },
    Rule {
        name: "only that it happened",
        says: "It is told that something came about, but not what.",
        run: |labeller, draft| labeller.says_nothing(&draft.clause, &draft.subject, &draft.tail),
    },
];

/// Whether a word leads to what somebody is asked.
fn leads_to_question(tree: &Tree, token: usize) -> bool {
    tree.word(token).tag == Tag::To
        || tree.is_one_of(token, &["about", "whether", "if", "why", "how", "what", "for"])
}

/// Guards against trees that are wrong: no short sentence gets one for certain, so these carry no examples.
pub(super) const EMPTY_GUARDS: &Table<Draft> = &[Rule {
    name: "doubtful pronoun",
    says: "Who acts, or what it was done to, is a pronoun, and the text leaves a doubt for what it stands.",
    run: |labeller, draft| {
        let object = |&token: &usize| {
            matches!(labeller.tree.relation(token), Relation::Obj | Relation::Iobj)
                && labeller.tree.is(token, "it")
                && labeller.names.entity(token).is_some()
                && draft.tail.contains(&token)
        };
        labeller.is_doubtful(draft.clause.subject)
            || labeller
                .tree
                .children(draft.clause.verb)
                .any(|token| object(&token))
    },
}];

impl Labeller<'_, '_> {
    /// "A falling rock cut their ropes": the subject is one, and nobody knows who the others are.
    fn owes_owner(&self, clause: &Clause, tail: &[usize]) -> bool {
        let tree = self.tree;
        let many = matches!(
            tree.word(clause.subject).tag,
            Tag::Nns | Tag::Nnps | Tag::Prp | Tag::Cd
        ) || tree.has(clause.subject, &[Relation::Conj])
            || self.names.is_named(clause.subject)
            || is(tree.lemma(clause.subject), Class::Group)
            || matches!(
                tree.lemma(clause.subject),
                "police" | "family" | "couple" | "pair" | "half" | "majority"
            );
        let noun_between =
            |owned: usize| (clause.verb + 1..owned).any(|token| tree.word(token).tag.is_plural());
        tail.iter().any(|&token| {
            tree.is(token, "their") && self.names.entity(token).is_none() && !many && !noun_between(token)
        })
    }

    /// Whether the line of who announced or planned something says what.
    fn says_what(&self, clause: &Clause, tail: &[usize]) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(clause.verb);
        if clause.passive {
            return !tail.is_empty() || !matches!(lemma, "schedule" | "plan" | "expect");
        }
        // "issued a statement": what it says is the event.
        let message = tree.with(clause.verb, &[Relation::Obj]).find(|&object| {
            is(tree.lemma(object), Class::Message) && tree.has_word(object, &[Relation::Det], &["a", "an"])
        });
        let issued = is(lemma, Class::Issue);
        if let Some(message) = message.filter(|_| issued) {
            // A clause with a subject and no word that opens it is another sentence the parser ran into.
            let says = |token: usize| match tree.relation(token) {
                Relation::Nmod => !self.dated[token],
                Relation::Acl | Relation::Advcl => {
                    matches!(tree.word(token).tag, Tag::Vbg | Tag::Vbn | Tag::Vb)
                }
                Relation::AclRelcl | Relation::Ccomp => tree
                    .children(token)
                    .any(|child| matches!(tree.word(child).tag, Tag::In | Tag::Wdt | Tag::Wp)),
                _ => false,
            };
            return tail.iter().any(|&token| {
                let head = tree.head(token);
                token > message && (head == Some(message) || head == Some(clause.verb)) && says(token)
            });
        }
        let told = is(lemma, Class::Reveal) || lemma == "say";
        let what = [Relation::Obj, Relation::Ccomp, Relation::Xcomp];
        !told
            || tail
                .iter()
                .any(|&token| what.contains(&tree.relation(token)) && tree.head(token) == Some(clause.verb))
    }

    /// "The incident occurred", "Ana Rui continued": a verb that only says that its subject came about, and a
    /// subject that does not say what.
    fn says_nothing(&self, clause: &Clause, subject: &[usize], tail: &[usize]) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(clause.verb);
        // "is expected to last | until May": how long is all it says.
        let last = tail.last().copied().unwrap_or(clause.verb);
        if matches!(tree.lemma(last), "last" | "remain" | "stay") && tree.pos(last) == Pos::Verb {
            return true;
        }
        // "An official responded": what, the line does not say.
        let answers = matches!(lemma, "answer" | "react" | "reply" | "respond" | "speak" | "talk");
        if answers && tail.is_empty() && !clause.passive {
            return true;
        }
        // "Four men climbed": where to is the point of it.
        let moves = is(lemma, Class::Move);
        if moves && tail.is_empty() && !clause.passive {
            return true;
        }
        let happens = is_any(lemma, &[Class::Happen, Class::Aspect]) || lemma == "take";
        let bare = subject
            .iter()
            .filter(|&&token| !matches!(tree.pos(token), Pos::Det))
            .count()
            <= 1
            && subject.first().is_some_and(|&first| tree.is(first, "the"));
        happens
            && tail.iter().all(|&token| tree.is(token, "place"))
            && (bare || self.names.is_named(clause.subject) && lemma == "continue")
    }

    /// Whether nothing but a day follows the verb: "the park reopened on Sunday". Who "announced on Sunday"
    /// announced what stands before.
    fn ends_there(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        if is_cue(tree.lemma(clause.verb)) {
            return false;
        }
        let stops = |token: usize| {
            tree.document.word(token) == "." || tree.sentence(token) != tree.sentence(clause.verb)
        };
        let mut rest = (clause.verb + 1..tree.size())
            .skip_while(|&token| self.dated[token] || tree.pos(token) == Pos::Adp)
            .map(stops);
        rest.next().unwrap_or(true)
    }

    /// Whether an object is a pronoun nobody can place, or one that seems to mean the subject and is not spelt
    /// so: "released them", but not "freed themselves".
    fn is_nameless(&self, draft: &Draft, object: usize) -> bool {
        let tree = self.tree;
        let acting = self.names.entity(draft.clause.subject);
        let itself = ["self", "selves"]
            .iter()
            .any(|end| tree.document.word(object).ends_with(end));
        let entity = self.names.entity(object);
        object > draft.clause.verb
            && tree.word(object).tag == Tag::Prp
            && (entity.is_none() || entity == acting && !itself)
    }

    /// Whether a subject is a pronoun whose name, taken from another sentence, is that of who only told of
    /// something there, or of one thing where the pronoun is "they": "Yonhap reported a deal. They signed it."
    fn is_doubtful(&self, subject: usize) -> bool {
        let tree = self.tree;
        let Some(entity) = self
            .names
            .entity(subject)
            .filter(|_| tree.word(subject).tag == Tag::Prp)
        else {
            return false;
        };
        let sentence = tree.document.sentences[tree.sentence(subject)].tokens.start;
        if (sentence..subject).any(|before| self.names.entity(before) == Some(entity)) {
            return false;
        }
        let found = &self.entities[entity];
        if found.kind == EntityKind::Person {
            return false;
        }
        let one = !found.name.contains(" and ") && found.kind != EntityKind::Group;
        let before = (sentence.saturating_sub(TOKENS)..sentence)
            .rev()
            .find(|&before| self.names.entity(before) == Some(entity));
        let only_tells = before.is_some_and(|before| {
            tree.head(before).is_some_and(|verb| {
                let does = self.clauses.own_subject(verb) == Some(before) && !self.clauses.is_passive(verb);
                does && is_cue(tree.lemma(verb))
            })
        });
        only_tells || tree.is(subject, "they") && one
    }
}
