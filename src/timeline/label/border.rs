//! The borders of a clause: where a phrase begins that a line can do without.

use super::Labeller;
use super::check::Table;
use super::cut::DEPTH;
use crate::rule::Rule;
use crate::syntax::{Pos, Relation, Tag};
use crate::words::{Class, is};

/// A place between two phrases.
pub(super) struct Border {
    /// The first token behind it.
    token: usize,
    /// The head of the phrase that begins there.
    head: usize,
    /// What that phrase hangs on.
    above: usize,
    /// The verb of the clause.
    verb: usize,
}

/// Where no line may end, though a phrase begins: what stands before would ask for what stands behind. The
/// order does not matter.
pub(super) const INSIDE: &Table<Border> = &[
    Rule {
        name: "border in a name",
        says: "The line would end inside a name, or between a name and what it names.",
        run: |labeller, border| {
            let mention = labeller.names.mention(border.token);
            mention.is_some() && labeller.names.mention(border.token - 1) == mention
                || labeller.tree.relation(border.head) == Relation::Appos
                    && labeller.tree.pos(border.token - 1) != Pos::Punct
        },
    },
    Rule {
        name: "kept from what",
        says: "What somebody is kept from goes with the verb, whatever the phrase was hung on.",
        run: |labeller, border| {
            let tree = labeller.tree;
            let keeps = |verb: usize| is(tree.lemma(verb), Class::KeepFrom);
            let verbs = std::iter::once(border.above).chain(tree.above(border.above));
            tree.is(border.token, "from") && verbs.take(DEPTH).any(keeps)
        },
    },
    Rule {
        name: "what it is against",
        says: "A noun goes with what it is aimed at: \"opposition to the war\", \"a campaign against the mine\".",
        run: |labeller, border| {
            let tree = labeller.tree;
            tree.relation(border.head) == Relation::Nmod
                && border.above + 1 == border.token
                && tree.introduced_by(border.head, &["to", "against", "into"])
        },
    },
    Rule {
        name: "that of what",
        says: "A clause with \"that\" goes with the verb or noun that it completes.",
        run: |labeller, border| {
            labeller.tree.is(border.token, "that") && labeller.tree.word(border.token).tag == Tag::In
        },
    },
    Rule {
        name: "adjective and its phrase",
        says: "An adjective goes with the phrase it leads to, as in \"responsible for\".",
        run: |labeller, border| {
            border.above + 1 == border.token && labeller.tree.pos(border.above) == Pos::Adj
        },
    },
    Rule {
        name: "how far from what",
        says: "How near or far something is goes with what it is from.",
        run: |labeller, border| {
            let (tree, before) = (labeller.tree, border.token - 1);
            matches!(tree.pos(before), Pos::Adv | Pos::Adj)
                && tree.relation(before) == Relation::Advmod
                && matches!(tree.word(border.token).tag, Tag::In | Tag::To)
                && !tree.document.word(before).ends_with("ly")
                && !labeller.is_left_over(before)
        },
    },
    Rule {
        name: "with what happening",
        says: "The participle is the point of a phrase with \"with\" or \"without\", or of \"of\".",
        run: |labeller, border| {
            let tree = labeller.tree;
            matches!(tree.relation(border.head), Relation::Acl | Relation::Advcl)
                && tree.word(border.head).tag == Tag::Vbg
                && tree
                    .above(border.head)
                    .take(DEPTH)
                    .any(|above| tree.introduced_by(above, &["with", "without", "of"]))
        },
    },
];

/// Guards against trees that are wrong: no short sentence gets one for certain, so these carry no examples.
const INSIDE_GUARDS: &Table<Border> = &[
    Rule {
        name: "clause before its verb",
        says: "The line would end inside a clause and before its verb.",
        run: |labeller, border| {
            let tree = labeller.tree;
            tree.above(border.token)
                .take_while(|&above| above != border.verb)
                .any(|above| {
                    above >= border.token
                        && tree.phrase(above).start < border.token
                        && matches!(
                            tree.relation(above),
                            Relation::Ccomp
                                | Relation::Xcomp
                                | Relation::Advcl
                                | Relation::AclRelcl
                                | Relation::Acl
                        )
                })
        },
    },
    Rule {
        name: "verb alone",
        says: "A second verb alone says too little.",
        run: |labeller, border| labeller.is_verb_alone(border),
    },
    Rule {
        name: "accused of what",
        says: "What the last clause is about goes with it: accusing somebody of something.",
        run: |labeller, border| {
            let tree = labeller.tree;
            let accuses = is(tree.lemma(border.above), Class::AccuseOf);
            tree.is(border.token, "of") && (accuses || tree.relation(border.above) == Relation::Advcl)
        },
    },
    Rule {
        name: "seen as what",
        says: "What somebody is seen or described as goes with the verb.",
        run: |labeller, border| {
            let seen = is(labeller.tree.lemma(border.above), Class::SeeAs);
            seen && labeller.tree.is(border.token, "as")
        },
    },
    Rule {
        name: "left without what",
        says: "How somebody was left is the point of it: without power, with nothing.",
        run: |labeller, border| {
            let tree = labeller.tree;
            tree.lemma(border.above) == "leave"
                && tree
                    .with(border.above, &[Relation::Obl])
                    .any(|how| how >= border.token && tree.introduced_by(how, &["with", "without"]))
        },
    },
    Rule {
        name: "bare noun and its phrase",
        says: "A bare noun behind a preposition waits for the next one: in connection with.",
        run: |labeller, border| labeller.is_set_phrase(border.head),
    },
];

impl Labeller<'_, '_> {
    /// Whether a line may end before a token: a phrase begins there, and what is left is whole. A clause that
    /// describes a noun goes as a whole or not at all.
    pub(super) fn is_border(&self, token: usize, verb: usize) -> bool {
        let tree = self.tree;
        let described = tree.above(token).take_while(|&above| above != verb).any(|above| {
            let aside = || {
                let start = tree.phrase(above).start;
                tree.document.word(start) == "," || start > 0 && tree.document.word(start - 1) == ","
            };
            above < token
                && match tree.relation(above) {
                    Relation::AclRelcl | Relation::Acl => true,
                    Relation::Appos => aside(),
                    _ => false,
                }
        });
        !described && self.is_inner_border(token, verb)
    }

    /// The same, where a clause that describes a noun may be cut as well.
    pub(super) fn is_inner_border(&self, token: usize, verb: usize) -> bool {
        let tree = self.tree;
        let mut head = token;
        while let Some(above) = tree.head(head).filter(|&above| tree.phrase(above).start == token) {
            head = above;
        }
        let above = tree
            .head(head)
            .filter(|&above| above < token && tree.phrase(head).start == token);
        let Some(above) = above else {
            return false;
        };
        let begins = match tree.relation(head) {
            Relation::Acl
            | Relation::Obl
            | Relation::OblTmod
            | Relation::OblAgent
            | Relation::Advcl
            | Relation::Parataxis
            | Relation::AclRelcl
            | Relation::Appos => true,
            Relation::Nmod => {
                tree.preposition(head).is_some() && !tree.introduced_by(head, &["of", "between"])
            }
            Relation::Conj => tree.pos(head) == Pos::Verb,
            _ => false,
        };
        let border = Border {
            token,
            head,
            above,
            verb,
        };
        begins && self.forbidden(&[INSIDE, INSIDE_GUARDS], &border).is_none()
    }

    /// "In connection | with", "on charges | of", "voicing support | for": a bare noun behind a preposition, or as
    /// the object of a participle.
    fn is_set_phrase(&self, head: usize) -> bool {
        let tree = self.tree;
        let Some(noun) = tree.head(head).filter(|_| tree.relation(head) == Relation::Nmod) else {
            return false;
        };
        let described = [
            Relation::Det,
            Relation::Amod,
            Relation::NmodPoss,
            Relation::Nummod,
            Relation::Compound,
        ];
        let bare = !tree
            .children(noun)
            .any(|child| described.contains(&tree.relation(child)));
        let of_participle = || {
            let verb = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Obj);
            verb.is_some_and(|verb| tree.word(verb).tag == Tag::Vbg)
        };
        bare && tree.pos(noun) == Pos::Noun && (tree.preposition(noun).is_some() || of_participle())
    }

    /// "To come | to the aid", "cutting up | to ten jobs": another verb than the clause's own, with nothing behind
    /// it but a particle or a day.
    fn is_verb_alone(&self, border: &Border) -> bool {
        let tree = self.tree;
        let &Border {
            token, above, verb, ..
        } = border;
        above != verb
            && matches!(tree.word(above).tag, Tag::Vb | Tag::Vbg | Tag::Vbd | Tag::Vbn)
            && (!self.clauses.is_passive(above)
                || matches!(tree.relation(above), Relation::Acl | Relation::Conj))
            && (above + 1..token).all(|between| {
                tree.relation(between) == Relation::CompoundPrt
                    || self.dated[between]
                    || self.dated[between + 1] && tree.pos(between) == Pos::Adp
            })
    }
}
