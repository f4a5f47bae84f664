//! The annotation scheme: Universal Dependencies for parts of speech and relations, the Penn
//! treebank's tags beside them.

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

    /// The part of speech of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        POS.iter().find(|(_, known)| *known == name).map(|(pos, _)| *pos)
    }
}

/// What verbs and nouns show of tense, voice and number: the Penn treebank tag, which holds it in
/// one word ("VBD", "NNS").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// A noun in the singular, or one that is not counted.
    Nn,
    /// A noun in the plural.
    Nns,
    /// A word of a name.
    Nnp,
    /// A word of a name in the plural.
    Nnps,
    /// The base form of a verb: infinitive, imperative, behind a modal.
    Vb,
    /// The past tense of a verb.
    Vbd,
    /// The form in "-ing".
    Vbg,
    /// The past participle.
    Vbn,
    /// The present tense, not of the third person singular.
    Vbp,
    /// The present tense of the third person singular.
    Vbz,
    /// A modal verb.
    Md,
    /// A personal pronoun.
    Prp,
    /// A possessive pronoun.
    PrpPoss,
    /// "There" of "there is".
    Ex,
    /// "Which" and "that" as relative or asking word.
    Wdt,
    /// "Who" and "what".
    Wp,
    /// "Whose".
    WpPoss,
    /// "When", "where", "how".
    Wrb,
    /// An article or "this".
    Dt,
    /// "All" in "all the".
    Pdt,
    /// A number.
    Cd,
    /// An adjective.
    Jj,
    /// A comparative adjective.
    Jjr,
    /// A superlative adjective.
    Jjs,
    /// An adverb, and "not".
    Rb,
    /// A comparative adverb.
    Rbr,
    /// A superlative adverb.
    Rbs,
    /// A particle of a verb ("set up").
    Rp,
    /// A preposition or a subordinating conjunction.
    In,
    /// "To" before a verb.
    To,
    /// "And", "or", "but".
    Cc,
    /// The "'s" of a possessive.
    Pos,
    /// An exclamation.
    Uh,
    /// A comma.
    Comma,
    /// What ends a sentence.
    Stop,
    /// A colon, semicolon or dash.
    Colon,
    /// An opening quotation mark.
    OpenQuote,
    /// A closing quotation mark.
    CloseQuote,
    /// An opening bracket.
    OpenBracket,
    /// A closing bracket.
    CloseBracket,
    /// A hyphen.
    Hyphen,
    /// A sign for money.
    Currency,
    /// Any other sign.
    Sym,
    /// An address of the net.
    Add,
    /// A foreign word.
    Fw,
    /// A piece of a word.
    Gw,
    /// The number of an item of a list.
    Ls,
    /// Marks that belong to no sentence.
    Nfp,
    /// A prefix that stands alone.
    Afx,
}

/// Tags with their names in the treebanks, in the order of the enum.
const TAG_NAMES: [(Tag, &str); 49] = [
    (Tag::Nn, "NN"),
    (Tag::Nns, "NNS"),
    (Tag::Nnp, "NNP"),
    (Tag::Nnps, "NNPS"),
    (Tag::Vb, "VB"),
    (Tag::Vbd, "VBD"),
    (Tag::Vbg, "VBG"),
    (Tag::Vbn, "VBN"),
    (Tag::Vbp, "VBP"),
    (Tag::Vbz, "VBZ"),
    (Tag::Md, "MD"),
    (Tag::Prp, "PRP"),
    (Tag::PrpPoss, "PRP$"),
    (Tag::Ex, "EX"),
    (Tag::Wdt, "WDT"),
    (Tag::Wp, "WP"),
    (Tag::WpPoss, "WP$"),
    (Tag::Wrb, "WRB"),
    (Tag::Dt, "DT"),
    (Tag::Pdt, "PDT"),
    (Tag::Cd, "CD"),
    (Tag::Jj, "JJ"),
    (Tag::Jjr, "JJR"),
    (Tag::Jjs, "JJS"),
    (Tag::Rb, "RB"),
    (Tag::Rbr, "RBR"),
    (Tag::Rbs, "RBS"),
    (Tag::Rp, "RP"),
    (Tag::In, "IN"),
    (Tag::To, "TO"),
    (Tag::Cc, "CC"),
    (Tag::Pos, "POS"),
    (Tag::Uh, "UH"),
    (Tag::Comma, ","),
    (Tag::Stop, "."),
    (Tag::Colon, ":"),
    (Tag::OpenQuote, "``"),
    (Tag::CloseQuote, "''"),
    (Tag::OpenBracket, "-LRB-"),
    (Tag::CloseBracket, "-RRB-"),
    (Tag::Hyphen, "HYPH"),
    (Tag::Currency, "$"),
    (Tag::Sym, "SYM"),
    (Tag::Add, "ADD"),
    (Tag::Fw, "FW"),
    (Tag::Gw, "GW"),
    (Tag::Ls, "LS"),
    (Tag::Nfp, "NFP"),
    (Tag::Afx, "AFX"),
];

impl Tag {
    /// The name the treebanks use ("VBD").
    pub fn name(self) -> &'static str {
        TAG_NAMES[self as usize].1
    }

    /// Whether the word is part of a name.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Whether the word is a noun or part of a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns) || self.is_name()
    }

    /// Whether the word asks, or opens a relative clause, and stands for a noun in it: "who", "which", "that".
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Wdt | Self::Wp)
    }

    /// Whether a verb of this form has a tense by itself.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
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
        for (index, (tag, name)) in TAG_NAMES.iter().enumerate() {
            assert_eq!((*tag as usize, tag.name()), (index, *name));
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
