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
pub type Tag = &'static str;

/// The pairs of part of speech and Penn tag the tagger chooses from: those the treebanks use, without
/// the ones seen only a few times. Words inside a name keep their own part of speech beside the tag
/// NNP, so "United" in a country's name is a verb by its part of speech, a name by its tag.
pub(crate) const TAGS: &[(Pos, Tag)] = &[
    (Pos::Noun, "NN"),
    (Pos::Adp, "IN"),
    (Pos::Det, "DT"),
    (Pos::Propn, "NNP"),
    (Pos::Adj, "JJ"),
    (Pos::Pron, "PRP"),
    (Pos::Punct, "."),
    (Pos::Noun, "NNS"),
    (Pos::Punct, ","),
    (Pos::Adv, "RB"),
    (Pos::Verb, "VB"),
    (Pos::Cconj, "CC"),
    (Pos::Num, "CD"),
    (Pos::Verb, "VBN"),
    (Pos::Sconj, "IN"),
    (Pos::Verb, "VBD"),
    (Pos::Verb, "VBG"),
    (Pos::Part, "TO"),
    (Pos::Aux, "VBZ"),
    (Pos::Aux, "MD"),
    (Pos::Pron, "PRP$"),
    (Pos::Verb, "VBP"),
    (Pos::Aux, "VBP"),
    (Pos::Aux, "VBD"),
    (Pos::Verb, "VBZ"),
    (Pos::Part, "RB"),
    (Pos::Punct, "-RRB-"),
    (Pos::Aux, "VB"),
    (Pos::Punct, "-LRB-"),
    (Pos::Punct, ":"),
    (Pos::Pron, "WDT"),
    (Pos::Adv, "WRB"),
    (Pos::Punct, "``"),
    (Pos::Punct, "''"),
    (Pos::Punct, "HYPH"),
    (Pos::Pron, "DT"),
    (Pos::Part, "POS"),
    (Pos::Adj, "NNP"),
    (Pos::Pron, "WP"),
    (Pos::Adp, "RP"),
    (Pos::Propn, "NNPS"),
    (Pos::Intj, "UH"),
    (Pos::Adj, "JJR"),
    (Pos::Pron, "NN"),
    (Pos::Adj, "JJS"),
    (Pos::Pron, "EX"),
    (Pos::Adv, "RBR"),
    (Pos::Aux, "VBN"),
    (Pos::Sym, "SYM"),
    (Pos::Sym, "$"),
    (Pos::Propn, "ADD"),
    (Pos::Det, "PDT"),
    (Pos::Punct, "NFP"),
    (Pos::Aux, "VBG"),
    (Pos::X, "FW"),
    (Pos::X, "GW"),
    (Pos::Adv, "RBS"),
    (Pos::Num, "LS"),
    (Pos::Verb, "NNP"),
    (Pos::Det, "WDT"),
    (Pos::Sym, "NFP"),
    (Pos::Sym, ","),
    (Pos::Sym, "NN"),
    (Pos::Noun, "FW"),
    (Pos::X, "LS"),
    (Pos::X, "NN"),
    (Pos::Propn, "GW"),
    (Pos::X, "ADD"),
    (Pos::Adv, "FW"),
    (Pos::X, "AFX"),
    (Pos::Pron, "WP$"),
    (Pos::Punct, "SYM"),
    (Pos::Num, "NNP"),
    (Pos::Noun, "GW"),
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
