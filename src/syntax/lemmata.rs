//! The dictionary forms of a text: each is worked out once, and all tokens that have it share it.

use super::lemma::Lemmas;
use super::scheme::Tag;
use rustc_hash::FxHashMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A dictionary form. Tokens that have the same share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lemma(Arc<str>);

impl Lemma {
    /// The form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Lemma {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lemma {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self)
    }
}

impl From<&str> for Lemma {
    fn from(form: &str) -> Self {
        Self(form.into())
    }
}

impl From<String> for Lemma {
    fn from(form: String) -> Self {
        Self(form.into())
    }
}

impl PartialEq<str> for Lemma {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Lemma {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// The dictionary forms of a text, each worked out once.
#[derive(Default)]
pub(super) struct Lemmata<'d> {
    /// By word, tag, and whether it opens its sentence.
    known: FxHashMap<(&'d str, Tag, bool), Lemma>,
}

/// Words whose forms are remembered, at most.
const REMEMBERED: usize = 1 << 16;

impl<'d> Lemmata<'d> {
    /// The dictionary form of a word.
    pub fn of(&mut self, lemmas: &Lemmas, word: &'d str, tag: Tag, first: bool) -> Lemma {
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let make = || lemmas.lemma(word, tag.name(), first).into();
        self.known.entry((word, tag, first)).or_insert_with(make).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Model;
    use super::*;

    #[test]
    fn a_word_that_comes_again_shares_its_form_unless_its_tag_or_place_tells_another() {
        let lemmas = &Model::embedded().lemmas;
        let mut known = Lemmata::default();
        let mut of = |word, tag, first| known.of(lemmas, word, tag, first);
        let (left, again) = (of("left", Tag::Vbd, false), of("left", Tag::Vbd, false));
        assert!(left == "leave" && std::ptr::eq(left.as_str(), again.as_str()));
        assert_eq!(of("left", Tag::Jj, false), "left");
        assert_eq!(of("Port", Tag::Nn, false), "Port");
        assert_eq!(of("Port", Tag::Nn, true), "port");
    }
}
