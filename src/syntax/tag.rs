//! The Penn treebank's tags.

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

    /// Whether the word is a noun, or part of a name, in the plural.
    pub fn is_plural(self) -> bool {
        matches!(self, Self::Nns | Self::Nnps)
    }

    /// Whether the word asks, or opens a relative clause, and stands for a noun in it: "who", "which", "that".
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Wdt | Self::Wp)
    }

    /// Whether a verb of this form can stand in the present tense.
    pub fn is_present(self) -> bool {
        matches!(self, Self::Vb | Self::Vbp | Self::Vbz)
    }

    /// Whether a verb of this form has a tense by itself.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_follows_the_order_of_the_enum() {
        for (index, (tag, name)) in TAG_NAMES.iter().enumerate() {
            assert_eq!((*tag as usize, tag.name()), (index, *name));
        }
    }
}
