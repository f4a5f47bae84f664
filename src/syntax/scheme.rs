//! The annotation scheme: Universal Dependencies for parts of speech and relations, the Penn
//! treebank's tags beside them.

pub use super::tag::Tag;

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

/// Parts of speech with their names in the treebanks, in the order of the enum.
const POS: [(Pos, &str); 17] = [
    (Pos::Adj, "ADJ"),
    (Pos::Adp, "ADP"),
    (Pos::Adv, "ADV"),
    (Pos::Aux, "AUX"),
    (Pos::Cconj, "CCONJ"),
    (Pos::Det, "DET"),
    (Pos::Intj, "INTJ"),
    (Pos::Noun, "NOUN"),
    (Pos::Num, "NUM"),
    (Pos::Part, "PART"),
    (Pos::Pron, "PRON"),
    (Pos::Propn, "PROPN"),
    (Pos::Punct, "PUNCT"),
    (Pos::Sconj, "SCONJ"),
    (Pos::Sym, "SYM"),
    (Pos::Verb, "VERB"),
    (Pos::X, "X"),
];

impl Pos {
    /// The name the treebanks use ("NOUN").
    pub fn name(self) -> &'static str {
        POS[self as usize].1
    }

    /// Whether the word is a noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }

    /// Whether the word is a verb or an auxiliary.
    pub fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Aux)
    }

    /// The part of speech of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        POS.iter().find(|(_, known)| *known == name).map(|(pos, _)| *pos)
    }
}

/// The pairs of part of speech and Penn tag the tagger chooses from: those the treebanks use, without
/// the ones seen only a few times. Words inside a name keep their own part of speech beside the tag
/// NNP, so "United" in a country's name is a verb by its part of speech, a name by its tag.
pub(crate) const TAGS: &[(Pos, Tag)] = &[
    (Pos::Noun, Tag::Nn),
    (Pos::Adp, Tag::In),
    (Pos::Det, Tag::Dt),
    (Pos::Propn, Tag::Nnp),
    (Pos::Adj, Tag::Jj),
    (Pos::Pron, Tag::Prp),
    (Pos::Punct, Tag::Stop),
    (Pos::Noun, Tag::Nns),
    (Pos::Punct, Tag::Comma),
    (Pos::Adv, Tag::Rb),
    (Pos::Verb, Tag::Vb),
    (Pos::Cconj, Tag::Cc),
    (Pos::Num, Tag::Cd),
    (Pos::Verb, Tag::Vbn),
    (Pos::Sconj, Tag::In),
    (Pos::Verb, Tag::Vbd),
    (Pos::Verb, Tag::Vbg),
    (Pos::Part, Tag::To),
    (Pos::Aux, Tag::Vbz),
    (Pos::Aux, Tag::Md),
    (Pos::Pron, Tag::PrpPoss),
    (Pos::Verb, Tag::Vbp),
    (Pos::Aux, Tag::Vbp),
    (Pos::Aux, Tag::Vbd),
    (Pos::Verb, Tag::Vbz),
    (Pos::Part, Tag::Rb),
    (Pos::Punct, Tag::CloseBracket),
    (Pos::Aux, Tag::Vb),
    (Pos::Punct, Tag::OpenBracket),
    (Pos::Punct, Tag::Colon),
    (Pos::Pron, Tag::Wdt),
    (Pos::Adv, Tag::Wrb),
    (Pos::Punct, Tag::OpenQuote),
    (Pos::Punct, Tag::CloseQuote),
    (Pos::Punct, Tag::Hyphen),
    (Pos::Pron, Tag::Dt),
    (Pos::Part, Tag::Pos),
    (Pos::Adj, Tag::Nnp),
    (Pos::Pron, Tag::Wp),
    (Pos::Adp, Tag::Rp),
    (Pos::Propn, Tag::Nnps),
    (Pos::Intj, Tag::Uh),
    (Pos::Adj, Tag::Jjr),
    (Pos::Pron, Tag::Nn),
    (Pos::Adj, Tag::Jjs),
    (Pos::Pron, Tag::Ex),
    (Pos::Adv, Tag::Rbr),
    (Pos::Aux, Tag::Vbn),
    (Pos::Sym, Tag::Sym),
    (Pos::Sym, Tag::Currency),
    (Pos::Propn, Tag::Add),
    (Pos::Det, Tag::Pdt),
    (Pos::Punct, Tag::Nfp),
    (Pos::Aux, Tag::Vbg),
    (Pos::X, Tag::Fw),
    (Pos::X, Tag::Gw),
    (Pos::Adv, Tag::Rbs),
    (Pos::Num, Tag::Ls),
    (Pos::Verb, Tag::Nnp),
    (Pos::Det, Tag::Wdt),
    (Pos::Sym, Tag::Nfp),
    (Pos::Sym, Tag::Comma),
    (Pos::Sym, Tag::Nn),
    (Pos::Noun, Tag::Fw),
    (Pos::X, Tag::Ls),
    (Pos::X, Tag::Nn),
    (Pos::Propn, Tag::Gw),
    (Pos::X, Tag::Add),
    (Pos::Adv, Tag::Fw),
    (Pos::X, Tag::Afx),
    (Pos::Pron, Tag::WpPoss),
    (Pos::Punct, Tag::Sym),
    (Pos::Num, Tag::Nnp),
    (Pos::Noun, Tag::Gw),
];

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
    /// Who did it, in the passive: "by the ministry".
    OblAgent,
    /// A phrase of time or measure without a preposition: "signed Wednesday".
    OblTmod,
    Advcl,
    Advmod,
    Aux,
    AuxPass,
    Cop,
    Mark,
    Nmod,
    NmodPoss,
    /// As `OblTmod`, but on a noun: "their meeting Monday".
    NmodTmod,
    /// A title or description before a name: "President Arroyo".
    NmodDesc,
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

/// Relations with their names in the treebanks, in the order of the enum.
pub(crate) const RELATIONS: [(Relation, &str); 45] = [
    (Relation::Root, "root"),
    (Relation::Nsubj, "nsubj"),
    (Relation::NsubjPass, "nsubj:pass"),
    (Relation::Csubj, "csubj"),
    (Relation::Obj, "obj"),
    (Relation::Iobj, "iobj"),
    (Relation::Ccomp, "ccomp"),
    (Relation::Xcomp, "xcomp"),
    (Relation::Obl, "obl"),
    (Relation::OblAgent, "obl:agent"),
    (Relation::OblTmod, "obl:unmarked"),
    (Relation::Advcl, "advcl"),
    (Relation::Advmod, "advmod"),
    (Relation::Aux, "aux"),
    (Relation::AuxPass, "aux:pass"),
    (Relation::Cop, "cop"),
    (Relation::Mark, "mark"),
    (Relation::Nmod, "nmod"),
    (Relation::NmodPoss, "nmod:poss"),
    (Relation::NmodTmod, "nmod:unmarked"),
    (Relation::NmodDesc, "nmod:desc"),
    (Relation::Appos, "appos"),
    (Relation::Nummod, "nummod"),
    (Relation::Acl, "acl"),
    (Relation::AclRelcl, "acl:relcl"),
    (Relation::Amod, "amod"),
    (Relation::Det, "det"),
    (Relation::Case, "case"),
    (Relation::Conj, "conj"),
    (Relation::Cc, "cc"),
    (Relation::Fixed, "fixed"),
    (Relation::Flat, "flat"),
    (Relation::Compound, "compound"),
    (Relation::CompoundPrt, "compound:prt"),
    (Relation::Expl, "expl"),
    (Relation::List, "list"),
    (Relation::Parataxis, "parataxis"),
    (Relation::Vocative, "vocative"),
    (Relation::Discourse, "discourse"),
    (Relation::Dislocated, "dislocated"),
    (Relation::Orphan, "orphan"),
    (Relation::Reparandum, "reparandum"),
    (Relation::Goeswith, "goeswith"),
    (Relation::Punct, "punct"),
    (Relation::Dep, "dep"),
];

impl Relation {
    /// Those of a subject to its verb.
    pub const SUBJECTS: &'static [Self] = &[Self::Nsubj, Self::NsubjPass];

    /// Whether the word is the subject of its head.
    pub fn is_subject(self) -> bool {
        Self::SUBJECTS.contains(&self)
    }

    /// Whether the word is the subject or the object of its head.
    pub fn is_argument(self) -> bool {
        self.is_subject() || self == Self::Obj
    }

    /// Whether the clause describes the noun it hangs on.
    pub fn describes(self) -> bool {
        matches!(self, Self::Acl | Self::AclRelcl)
    }

    /// The name the treebanks use ("nsubj:pass").
    pub fn name(self) -> &'static str {
        RELATIONS[self as usize].1
    }

    /// The relation of that name; a subtype this scheme lacks gives the relation it is a kind of.
    pub fn from_name(name: &str) -> Option<Self> {
        let find = |name: &str| {
            RELATIONS
                .iter()
                .find(|(_, known)| *known == name)
                .map(|(relation, _)| *relation)
        };
        find(name).or_else(|| find(name.split(':').next()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_follow_the_order_of_the_enums() {
        for (index, (pos, name)) in POS.iter().enumerate() {
            assert_eq!((*pos as usize, Pos::from_name(name)), (index, Some(*pos)));
        }
        for (index, (relation, name)) in RELATIONS.iter().enumerate() {
            assert_eq!(
                (*relation as usize, Relation::from_name(name)),
                (index, Some(*relation))
            );
        }
    }

    #[test]
    fn unknown_subtypes_fall_back_and_unknown_relations_do_not() {
        assert_eq!(Relation::from_name("nsubj:outer"), Some(Relation::Nsubj));
        assert_eq!(Relation::from_name("subject"), None);
    }
}
