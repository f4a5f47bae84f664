//! Whether a line tells of something, or only that something was said or came about.

use super::Labeller;
use super::clause::Clause;
use crate::event::is_cue;
use crate::event::lexicon::{Class, is};
use crate::syntax::{Pos, Relation, Tag};

impl Labeller<'_, '_> {
    /// Whether the line of who announced or planned something says what.
    pub(super) fn says_what(&self, clause: &Clause, tail: &[usize]) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(clause.verb);
        if clause.passive {
            return !tail.is_empty() || !matches!(lemma, "schedule" | "plan" | "expect");
        }
        // "issued a statement": what it says is the event.
        let message = tree.with(clause.verb, &[Relation::Obj]).find(|&object| {
            is(tree.lemma(object), Class::Message)
                && tree
                    .with(object, &[Relation::Det])
                    .any(|det| tree.is(det, "a") || tree.is(det, "an"))
        });
        let issued = matches!(
            lemma,
            "issue" | "release" | "publish" | "share" | "post" | "make" | "send" | "give" | "write" | "read"
        );
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
        let told = matches!(
            lemma,
            "announce"
                | "confirm"
                | "reveal"
                | "disclose"
                | "declare"
                | "claim"
                | "allege"
                | "deny"
                | "admit"
        );
        let what = [Relation::Obj, Relation::Ccomp, Relation::Xcomp];
        !told
            || tail
                .iter()
                .any(|&token| what.contains(&tree.relation(token)) && tree.head(token) == Some(clause.verb))
    }

    /// "The incident occurred", "Ana Rui continued": a verb that only says that its subject came about, and a
    /// subject that does not say what.
    pub(super) fn says_nothing(&self, clause: &Clause, subject: &[usize], tail: &[usize]) -> bool {
        let tree = self.tree;
        let lemma = tree.lemma(clause.verb);
        // "is expected to last | until May": how long is all it says.
        let last = tail.last().copied().unwrap_or(clause.verb);
        if matches!(tree.lemma(last), "last" | "remain" | "stay") && tree.pos(last) == Pos::Verb {
            return true;
        }
        // "Four men climbed": where to is the point of it.
        let moves = matches!(
            lemma,
            "climb" | "come" | "drive" | "fly" | "go" | "move" | "run" | "sail" | "swim" | "travel" | "walk"
        );
        if moves && tail.is_empty() && !clause.passive {
            return true;
        }
        let happens = [Class::Happen, Class::Aspect]
            .iter()
            .any(|&class| is(lemma, class))
            || lemma == "take";
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
    pub(super) fn ends_there(&self, clause: &Clause) -> bool {
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
}
