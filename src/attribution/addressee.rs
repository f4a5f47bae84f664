//! Whom somebody told it to, which is no part of what was told: "told reporters the plant was safe".

use super::content::trim;
use super::cue::Cue;
use crate::story::Names;
use crate::syntax::{Pos, Tree};
use crate::words::{Class, is};
use std::ops::Range;

/// What a cue reports without the addressee it begins with. It stays when no clause is left without it ("told the
/// truth").
pub fn without(tree: &Tree, names: &Names, cue: &Cue, content: Range<usize>) -> Range<usize> {
    if content.start != cue.words.end || !is(&cue.lemma, Class::Tell) {
        return content;
    }
    let rest = addressee(tree, names, &content)..content.end;
    let finite = rest.clone().any(|token| tree.word(token).tag.is_finite());
    if rest.start > content.start && finite && rest.len() > 2 && begins_clause(tree, names, rest.start) {
        trim(tree, rest)
    } else {
        content
    }
}

/// Where the addressee at the start of some words ends: a name, a pronoun, or a noun with what stands before it.
fn addressee(tree: &Tree, names: &Names, content: &Range<usize>) -> usize {
    let first = content.start;
    let noun = |token: usize| matches!(tree.pos(token), Pos::Noun | Pos::Propn);
    if tree.pos(first) == Pos::Pron && !tree.word(first).tag.is_finite() {
        return first + 1;
    }
    let mut end = first;
    while end < content.end && matches!(tree.pos(end), Pos::Det | Pos::Adj | Pos::Num) && !names.is_named(end)
    {
        end += 1;
    }
    let named = names.mention(end);
    if names.is_named(end) {
        while end < content.end && names.mention(end) == named {
            end += 1;
        }
    } else {
        while end < content.end && noun(end) && !names.is_named(end) {
            end += 1;
        }
    }
    end
}

/// Whether a clause can begin at a token: "that", an article, a pronoun, a name, a bare plural.
fn begins_clause(tree: &Tree, names: &Names, token: usize) -> bool {
    tree.is(token, "that")
        || names.is_named(token)
        || matches!(
            tree.pos(token),
            Pos::Det | Pos::Pron | Pos::Noun | Pos::Propn | Pos::Adj
        )
}
