//! The present tense as timetables and headlines use it, known by the parse.

use super::{Tense, View};
use crate::document::Document;
use crate::syntax::{Pos, Syntax, Tag};
use crate::words::{Class, Words, is, is_cue, under};
use std::sync::LazyLock;

static PAST_ALIKE: LazyLock<Words> = LazyLock::new(|| under(include_str!("words.txt"), "past_alike"));

/// A verb in the present tense, save verbs of saying and of how things are: "The court hears the appeal
/// Wednesday", "schools reopen Thursday"; not "officials say", "he lives".
pub(super) fn present<'t>(document: &Document<'t>, syntax: &Syntax, index: usize) -> Option<Tense<'t>> {
    let word = syntax.words.get(index)?;
    // "Lyon beat Bergen": what is past and present in one form tells of the past in news.
    let either = word.tag == Tag::Vbp && PAST_ALIKE.contains(word.lemma.as_str());
    let tells = matches!(word.tag, Tag::Vbz | Tag::Vbp)
        && !either
        && word.pos == Pos::Verb
        && !is_cue(&word.lemma)
        && !is(&word.lemma, Class::State)
        && !matches!(
            word.lemma.as_str(),
            "be" | "have" | "do" | "want" | "need" | "hope" | "know"
        );
    tells.then(|| Tense::new(View::Ahead, document.word(index)))
}
