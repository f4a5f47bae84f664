//! What no line may be, however it was made.

use super::check::Table;
use super::{Labeller, TOKENS};
use crate::document::in_quotation;
use crate::rule::Rule;
use crate::syntax::{Relation, Tag};
use crate::words::{Class, is};

/// What the tokens of a line may not be. The order does not matter.
pub(super) const LINE: &Table<[usize]> = &[
    Rule {
        name: "first person",
        says: "The words are somebody's own: \"we\", \"I\", \"your\".",
        run: |labeller, tokens| {
            let tree = labeller.tree;
            let own = ["i", "me", "we", "us", "you", "my", "our", "your"];
            tokens.iter().any(|&token| {
                own.iter().any(|word| tree.is(token, word))
                    && matches!(tree.word(token).tag, Tag::Prp | Tag::PrpPoss)
            })
        },
    },
    Rule {
        name: "relative opening",
        says: "The line would begin with \"who\", \"which\" or \"when\".",
        run: |labeller, tokens| {
            let tag = tokens.first().map(|&first| labeller.tree.word(first).tag);
            matches!(tag, Some(tag) if matches!(tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb))
        },
    },
    Rule {
        name: "points elsewhere",
        says: "\"This\", \"that\" or \"such\" stands for something told elsewhere.",
        run: |labeller, tokens| {
            let such = tokens
                .first()
                .is_some_and(|&first| labeller.tree.is(first, "such"));
            such || tokens.iter().any(|&token| labeller.is_pointer(token))
        },
    },
    Rule {
        name: "one of what",
        says: "The line would end with \"one\", and not say one of what.",
        run: |labeller, tokens| {
            let tree = labeller.tree;
            let counted = |last: usize| {
                let verb = tree.head(last).map_or("", |verb| tree.lemma(verb));
                tree.relation(last) != Relation::Obj
                    || is(verb, Class::Calamity)
                    || is(verb, Class::Undergo)
                    || matches!(
                        verb,
                        "kill" | "injure" | "wound" | "hurt" | "arrest" | "detain" | "rescue"
                    )
            };
            tokens.last().is_some_and(|&last| {
                tree.is(last, "one") && (tree.preposition(last).is_some() || !counted(last))
            })
        },
    },
    Rule {
        name: "address",
        says: "An address of the web or a mark of markup stands in it.",
        run: |labeller, tokens| {
            let markup = |word: &str| word.contains("://") || word.starts_with('<');
            tokens
                .iter()
                .any(|&token| markup(labeller.tree.document.word(token)))
        },
    },
    Rule {
        name: "half a quotation",
        says: "A quotation mark or bracket of the line lacks its other half.",
        run: |labeller, tokens| labeller.unmatched(tokens).is_some(),
    },
];

/// Guards against trees that are wrong: no short sentence gets one for certain, so these carry no examples.
pub(super) const LINE_GUARDS: &Table<[usize]> = &[
    Rule {
        name: "dangling end",
        says: "The line would end with a word that leads on to another.",
        run: |labeller, tokens| tokens.last().is_some_and(|&last| labeller.dangles(last)),
    },
    Rule {
        name: "contracted verb",
        says: "A verb is contracted, and a name put before it would read as an owner: \"Rui'd\", \"Rui's\".",
        run: |labeller, tokens| {
            let short = |word: &str| word.starts_with(['\'', '’']) && word.len() > 1;
            tokens.iter().any(|&token| {
                short(labeller.tree.document.word(token)) && labeller.tree.pos(token).is_verbal()
            })
        },
    },
    Rule {
        name: "unknown person",
        says: "It speaks of a \"he\", \"she\" or \"them\" whom nobody has named.",
        run: |labeller, tokens| {
            let tree = labeller.tree;
            tokens.iter().enumerate().any(|(at, &token)| {
                // "The guards let nobody pass who had not shown them a card": the line says who they are.
                let named = || {
                    tokens[..at]
                        .iter()
                        .any(|&before| matches!(tree.word(before).tag, Tag::Nns | Tag::Nnps | Tag::Cc))
                };
                let person = tree.is_one_of(token, &["he", "she", "him"]);
                let many = tree.is(token, "them") && !named();
                (person || many) && labeller.names.entity(token).is_none()
            })
        },
    },
    Rule {
        name: "half an aside",
        says: "The line ends before an aside between dashes, and the noun it leads to stands behind: \"a new — some say too new — bridge\".",
        run: |labeller, tokens| tokens.last().is_some_and(|&last| labeller.is_interrupted(last)),
    },
    Rule {
        name: "open clause",
        says: "A clause within the line was cut before its verb: \"if Rui and Lund\".",
        run: |labeller, tokens| {
            let tree = labeller.tree;
            let last = tokens.last().copied().unwrap_or(0);
            let cut = |token: usize| {
                tree.head(token)
                    .is_some_and(|verb| verb > last && tree.pos(verb).is_verbal())
            };
            let hangs = |token: usize| {
                let verb = tree.head(token).unwrap_or(token);
                matches!(
                    tree.relation(verb),
                    Relation::Advcl | Relation::AclRelcl | Relation::Ccomp
                )
            };
            tokens
                .iter()
                .any(|&token| tree.relation(token).is_subject() && cut(token) && hangs(token))
        },
    },
    Rule {
        name: "there is",
        says: "\"There\" is no subject.",
        run: |labeller, tokens| {
            let tree = labeller.tree;
            let there = |&token: &usize| tree.word(token).tag == Tag::Ex && tree.relation(token).is_subject();
            tokens.iter().any(there)
        },
    },
];

impl Labeller<'_, '_> {
    /// "The mayor saw this coming": a word that stands for what was told before. "Those who left" says itself who.
    fn is_pointer(&self, token: usize) -> bool {
        let tree = self.tree;
        let told = &[Relation::Acl, Relation::AclRelcl, Relation::Nmod];
        tree.is_one_of(token, &["this", "that", "these", "those"])
            && tree.word(token).tag == Tag::Dt
            && (tree.relation(token).is_argument()
                || matches!(tree.relation(token), Relation::Obl | Relation::Nmod))
            && !tree.has(token, told)
            && !self.is_spoken(token)
    }

    /// Whether a word cannot be the last of a line, because it belongs to one that was cut off or leads
    /// to one.
    pub fn dangles(&self, token: usize) -> bool {
        let tree = self.tree;
        let waits = tree
            .head(token)
            .is_some_and(|head| head > token && !self.dated[head])
            && matches!(
                tree.relation(token),
                Relation::Advmod
                    | Relation::Amod
                    | Relation::Aux
                    | Relation::AuxPass
                    | Relation::Case
                    | Relation::Cc
                    | Relation::Compound
                    | Relation::Cop
                    | Relation::Det
                    | Relation::Mark
                    | Relation::NmodPoss
                    | Relation::Nummod
            );
        let asks = matches!(tree.word(token).tag, Tag::Wdt | Tag::Wp | Tag::Wrb);
        let leads = matches!(
            tree.word(token).tag,
            Tag::In | Tag::To | Tag::Dt | Tag::Cc | Tag::PrpPoss | Tag::Md | Tag::Pos
        );
        let stands = tree.relation(token).is_argument()
            || matches!(
                tree.relation(token),
                Relation::CompoundPrt | Relation::Nmod | Relation::Obl | Relation::Conj
            )
        // "close by", "passed by".
            || tree.relation(token) == Relation::Advmod
                && tree.head(token).is_some_and(|head| head < token)
                && !self.dated.get(token + 1).copied().unwrap_or(false);
        // "in one breath and in the next": of what, an earlier line said.
        let other = tree.word(token).tag == Tag::Jj
            && tree.is_one_of(token, &["next", "other", "former", "latter", "same"])
            && tree.has(token, &[Relation::Det]);
        // "were in": what a preposition governs stands behind it.
        waits || other || asks || leads && !stands && tree.children(token).all(|child| child < token)
    }

    /// Whether an aside between dashes begins behind a token and a noun stands right behind the aside.
    fn is_interrupted(&self, token: usize) -> bool {
        let document = self.tree.document;
        let dash = |token: &usize| matches!(document.word(*token), "—" | "–" | "―" | "--");
        let end = document.sentences[self.tree.sentence(token)].tokens.end;
        let opens = Some(token + 1).filter(|open| *open < end && dash(open));
        let close = opens.and_then(|open| (open + 1..end).find(dash));
        close.is_some_and(|close| close + 1 < end && self.tree.pos(close + 1).is_noun())
    }

    /// Whether a token stands between quotation marks of its paragraph: somebody's words, not the
    /// article's.
    pub fn is_spoken(&self, token: usize) -> bool {
        let document = self.tree.document;
        let block = document.block_of(self.tree.sentence(token)).span;
        let first = document.tokens_in(block).start.max(token.saturating_sub(TOKENS));
        (first..token).fold(false, |inside, before| {
            in_quotation(inside, document.word(before))
        })
    }

    /// The place of a quotation mark or bracket without its other half.
    pub(super) fn unmatched(&self, tokens: &[usize]) -> Option<usize> {
        let document = self.tree.document;
        let mut open: Vec<(usize, &str)> = Vec::new();
        for (at, &token) in tokens.iter().enumerate() {
            let mark = document.word(token);
            // An apostrophe opens a quotation where a word follows it at once, and closes one that is open;
            // else it is a letter of its word ("the writers' strike").
            let opens = || {
                let next = document.tokens.get(token + 1);
                document.tokens[token].spaced && next.is_some_and(|next| !next.spaced)
            };
            let quoted = matches!(open.last(), Some((_, "'" | "‘")));
            match mark {
                "'" | "‘" if !quoted && opens() => open.push((at, mark)),
                "'" | "’" if quoted => {
                    open.pop();
                }
                "(" | "[" | "“" | "«" => open.push((at, mark)),
                ")" | "]" | "”" | "»" if open.pop().is_none() => return Some(at),
                "\"" | "''" => match open.last() {
                    Some((_, held)) if *held == mark => {
                        open.pop();
                    }
                    _ => open.push((at, mark)),
                },
                _ => {}
            }
        }
        open.first().map(|(at, _)| *at)
    }
}
