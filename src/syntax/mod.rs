//! Parts of speech, dictionary forms and dependencies, in the Universal Dependencies scheme.

use crate::document::Document;

/// Universal parts of speech (universaldependencies.org/u/pos).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Dependency relations (universaldependencies.org/u/dep), with the subtypes English needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Relation {
    Root,
    Nsubj,
    NsubjPass,
    Csubj,
    Obj,
    Iobj,
    Ccomp,
    Xcomp,
    Obl,
    OblAgent,
    OblTmod,
    Advcl,
    Advmod,
    Aux,
    AuxPass,
    Cop,
    Mark,
    Nmod,
    NmodPoss,
    NmodTmod,
    Appos,
    Nummod,
    Acl,
    AclRelcl,
    Amod,
    Det,
    Case,
    Conj,
    Cc,
    Fixed,
    Flat,
    Compound,
    CompoundPrt,
    Expl,
    List,
    Parataxis,
    Vocative,
    Discourse,
    Dislocated,
    Orphan,
    Reparandum,
    Goeswith,
    Punct,
    Dep,
}

/// What verbs and nouns show of tense, voice and number: the Penn treebank tag, which holds it in
/// one word ("VBD", "NNS").
pub type Tag = &'static str;

/// A token's place in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Part of speech.
    pub pos: Pos,
    /// Penn treebank tag.
    pub tag: Tag,
    /// Dictionary form, lower case except for names.
    pub lemma: String,
    /// Index of the head among the document's tokens; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// The syntax of a document: one [`Word`] for each of its tokens, in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syntax {
    /// Parallel to [`Document::tokens`].
    pub words: Vec<Word>,
}

/// Parses every sentence.
pub fn parse(_document: &Document) -> Syntax {
    Syntax::default()
}
