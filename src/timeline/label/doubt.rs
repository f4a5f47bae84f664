//! What a sub-editor would send back.

use super::{Labeller, TOKENS};
use crate::syntax::{Relation, Tag};

/// Why no clause can be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It does not tell that something happened: a condition, a participle hung on another clause.
    NoEvent,
    /// The tree is not one a sentence of the news has.
    Grammar,
}

impl Doubt {
    /// Whether the sentence may still be shown as it stands.
    pub(super) fn is_grammar(self) -> bool {
        self == Doubt::Grammar
    }
}

impl Labeller<'_, '_> {
    /// Whether tokens make a line that ends where a phrase ends and asks for nothing before it.
    pub(super) fn reads_well(&self, tokens: &[usize]) -> bool {
        let tree = self.tree;
        let dangles = tokens.last().is_some_and(|&last| self.dangles(last));
        // Somebody's own words, a question, and a person nobody has named.
        let asks = tokens.iter().any(|&token| {
            let person = matches!(tree.document.word(token), "he" | "she" | "him" | "He" | "She");
            ["i", "we", "us", "you", "my", "our", "your"]
                .iter()
                .any(|word| tree.is(token, word))
                && matches!(tree.word(token).tag, Tag::Prp | Tag::PrpPoss)
                || person && self.names.entity(token).is_none()
                || matches!(tree.word(token).tag, Tag::Ex) && tree.relation(token) == Relation::Nsubj
        });
        let relative = tokens.first().is_some_and(|&first| {
            matches!(tree.word(first).tag, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
        });
        !dangles && !asks && !relative && self.unmatched(tokens).is_none()
    }

    /// Whether a word cannot be the last of a line, because it belongs to one that was cut off or leads
    /// to one.
    pub(super) fn dangles(&self, token: usize) -> bool {
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
        let stands = matches!(
            tree.relation(token),
            Relation::CompoundPrt
                | Relation::Obj
                | Relation::Nsubj
                | Relation::Nmod
                | Relation::Obl
                | Relation::Conj
        )
        // "close by", "passed by".
            || tree.relation(token) == Relation::Advmod
                && tree.head(token).is_some_and(|head| head < token)
                && !self.dated.get(token + 1).copied().unwrap_or(false);
        waits || asks || leads && !stands && tree.children(token).next().is_none()
    }

    /// Whether a token stands between quotation marks of its paragraph: somebody's words, not the
    /// article's.
    pub(super) fn is_spoken(&self, token: usize) -> bool {
        let document = self.tree.document;
        let block = document.block_of(self.tree.sentence(token)).span;
        let first = document.tokens_in(block).start.max(token.saturating_sub(TOKENS));
        let mut inside = false;
        for before in first..token {
            inside = match document.word(before) {
                "\"" => !inside,
                "“" | "«" => true,
                "”" | "»" => false,
                _ => inside,
            };
        }
        inside
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
                "\"" => match open.last() {
                    Some((_, "\"")) => {
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
