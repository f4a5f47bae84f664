//! The verb with its auxiliaries: the one place that tells tense, aspect, modality and negation.

use crate::syntax::{Pos, Relation, Tag, Tree, is_past};

/// How many verbs joined by "and" may stand between a participle and the auxiliary it shares.
const FURTHEST: usize = 4;

const AUXILIARIES: &[Relation] = &[Relation::Aux, Relation::AuxPass, Relation::Cop];

const SUBJECTS: &[Relation] = Relation::SUBJECTS;

/// The time a verb's form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "signed", "was signed", "had signed".
    Past,
    /// "signs", "is signed", "has signed".
    Present,
}

/// How a modal verb, or what stands for one, holds the deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// "will", "shall", "is to".
    Future,
    /// "would".
    Conditional,
    /// "may", "might", "can", "could".
    Possible,
    /// "must", "should", "ought to".
    Necessary,
}

/// What a verb and its auxiliaries say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The auxiliaries and the copula that hang on the verb itself, in order.
    pub auxiliaries: Vec<usize>,
    /// The verb whose auxiliaries this one shares: "was arrested" for "charged" in "was arrested and charged".
    pub lender: Option<usize>,
    /// The tense of the first word that has one; none for infinitives, participles and behind a modal.
    pub tense: Option<Tense>,
    /// What the modal says.
    pub modality: Option<Modality>,
    /// "has signed", "having signed".
    pub perfect: bool,
    /// "is signing", "is being signed".
    pub progressive: bool,
    /// "to sign".
    pub infinitive: bool,
    /// "did not sign", "never signed", "nor did they sign", "no longer signs", "hardly signed".
    pub negated: bool,
}

impl Group {
    /// The group of a verb, or of the noun or adjective that a copula makes a predicate.
    pub(super) fn read(tree: &Tree, verb: usize) -> Self {
        let own = Self::own(tree, verb);
        if own.is_finite() || own.infinitive || !own.auxiliaries.is_empty() {
            return own;
        }
        let mut lender = verb;
        for _ in 0..FURTHEST {
            let Some(above) = shares(tree, lender) else { break };
            lender = above;
            let lent = Self::own(tree, lender);
            if lent.is_finite() || lent.infinitive {
                let contrast = tree.has_word(verb, &[Relation::Cc], &["but"]);
                return Self {
                    auxiliaries: Vec::new(),
                    lender: Some(lender),
                    negated: own.negated || lent.negated && !contrast,
                    ..lent
                };
            }
        }
        own
    }

    fn own(tree: &Tree, verb: usize) -> Self {
        let auxiliaries: Vec<usize> = tree.with(verb, AUXILIARIES).collect();
        let mut group = Self {
            infinitive: tree.has_word(verb, &[Relation::Mark], &["to"]),
            negated: is_negated(tree, verb),
            ..Self::default()
        };
        let passive = tree.has(verb, &[Relation::AuxPass]);
        let mut is_to_be = false;
        for &auxiliary in &auxiliaries {
            group.add(tree, verb, auxiliary);
            is_to_be |= matches!(form(tree, auxiliary).as_str(), "is" | "are" | "was" | "were");
        }
        if auxiliaries.is_empty() {
            group.tense = own_tense(tree, verb);
        } else if is_to_be && (group.infinitive || tree.word(verb).tag == Tag::Vb && !passive) {
            // "is to leave", "was due to leave", with "due to" taken for one word.
            group.modality = group.modality.or(Some(Modality::Future));
        }
        group.auxiliaries = auxiliaries;
        group
    }

    /// Adds what one auxiliary says. The first word with a tense gives that of the group.
    fn add(&mut self, tree: &Tree, verb: usize, auxiliary: usize) {
        let participle = tree.word(verb).tag == Tag::Vbn;
        let tense = match form(tree, auxiliary).as_str() {
            "will" | "'ll" | "wo" | "shall" => return self.hold(Modality::Future),
            "would" => return self.hold(Modality::Conditional),
            "may" | "might" | "can" | "ca" | "could" | "cannot" => return self.hold(Modality::Possible),
            "must" | "should" | "ought" => return self.hold(Modality::Necessary),
            "'d" if !participle && tree.lemma(auxiliary) != "have" => {
                return self.hold(Modality::Conditional);
            }
            "'d" => {
                self.perfect = true;
                Some(Tense::Past)
            }
            "to" => {
                self.infinitive = true;
                None
            }
            "had" => {
                self.perfect = true;
                Some(Tense::Past)
            }
            "has" | "have" | "'ve" | "having" => {
                self.perfect = true;
                (tree.word(auxiliary).tag.is_finite() && self.modality.is_none()).then_some(Tense::Present)
            }
            "'s" if tree.lemma(auxiliary) == "have" => {
                self.perfect = true;
                Some(Tense::Present)
            }
            "was" | "were" | "did" | "got" => Some(Tense::Past),
            "is" | "are" | "am" | "'s" | "'re" | "'m" | "do" | "does" | "gets" | "get" => {
                (self.modality.is_none() && !self.infinitive).then_some(Tense::Present)
            }
            _ => None,
        };
        self.progressive |= tree.lemma(auxiliary) == "be"
            && (tree.word(verb).tag == Tag::Vbg || tree.word(auxiliary).tag == Tag::Vbg)
            && tree.relation(auxiliary) != Relation::Cop;
        if self.modality.is_none() {
            self.tense = self.tense.or(tense);
        }
    }

    fn hold(&mut self, modality: Modality) {
        self.modality = self.modality.or(Some(modality));
    }

    /// Whether the verb has a tense or a modal, its own or a shared one.
    pub fn is_finite(&self) -> bool {
        self.tense.is_some() || self.modality.is_some()
    }

    /// Whether it tells of what is over: "signed", "has signed", "had been signed".
    pub fn is_past(&self) -> bool {
        self.modality.is_none() && (self.tense == Some(Tense::Past) || self.perfect)
    }

    /// Whether it is told as a story is: "signed", "was signed", not "had signed" or "was signing".
    pub fn is_simple_past(&self) -> bool {
        self.is_past() && !self.perfect && !self.progressive
    }
}

/// A word in lower case, with a plain apostrophe.
fn form(tree: &Tree, token: usize) -> String {
    tree.document.word(token).to_lowercase().replace('’', "'")
}

/// Whether a verb has a tense or a modal of its own. Cheaper than its whole group.
pub(super) fn is_finite(tree: &Tree, verb: usize) -> bool {
    own_tense(tree, verb).is_some()
        || tree
            .with(verb, AUXILIARIES)
            .any(|aux| tree.word(aux).tag.is_finite())
}

/// The verb, joined before this one, whose auxiliaries this one shares: it has no tense and no subject of
/// its own.
fn shares(tree: &Tree, verb: usize) -> Option<usize> {
    let bare = matches!(tree.word(verb).tag, Tag::Vb | Tag::Vbn | Tag::Vbg);
    tree.head(verb).filter(|&first| {
        bare && tree.relation(verb) == Relation::Conj
            && first < verb
            && matches!(tree.pos(first), Pos::Verb | Pos::Adj)
            && !tree.has(verb, SUBJECTS)
    })
}

/// What the form of a verb without auxiliaries shows.
fn own_tense(tree: &Tree, verb: usize) -> Option<Tense> {
    let subject = tree.first(verb, SUBJECTS).filter(|&subject| subject < verb);
    let bare = || !tree.has(verb, AUXILIARIES);
    match tree.word(verb).tag {
        Tag::Vbd => Some(Tense::Past),
        Tag::Vbz => Some(Tense::Present),
        Tag::Vbp if is_unmarked_past(tree, verb) => Some(Tense::Past),
        Tag::Vbp => Some(Tense::Present),
        // "The zoo reopened": a past taken for a participle, though it has a subject and no auxiliary.
        Tag::Vbn if subject.is_some() && tells_by_itself(tree.relation(verb)) && bare() => Some(Tense::Past),
        // "Norway, Chile sign treaty", taken for an infinitive.
        Tag::Vb if subject.is_some() && tree.relation(verb) == Relation::Root && bare() => {
            Some(Tense::Present)
        }
        _ => None,
    }
}

fn tells_by_itself(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Root | Relation::Conj | Relation::Ccomp | Relation::Parataxis
    )
}

/// "Beat", "cut" and the like are spelt alike in present and past. They are past in a clause of a past one
/// ("scored as the side beat the leaders") and where one subject would ask for an "s" ("Lyon beat Paris").
fn is_unmarked_past(tree: &Tree, verb: usize) -> bool {
    let beside_past = tree.relation(verb) == Relation::Advcl
        && tree
            .head(verb)
            .is_some_and(|above| tree.word(above).tag == Tag::Vbd);
    let one = || {
        tree.with(verb, &[Relation::Nsubj]).any(|subject| {
            matches!(tree.word(subject).tag, Tag::Nn | Tag::Nnp) && !tree.has(subject, &[Relation::Conj])
        })
    };
    is_past(tree.document.word(verb), tree.lemma(verb)) && (beside_past || one())
}

/// Whether the clause of a verb says that it did not happen: "not", "never", "nor", "hardly", "no longer", or
/// "no" before its subject, its object or those it goes to. "Not only" denies nothing.
pub fn is_negated(tree: &Tree, verb: usize) -> bool {
    let only = |not: usize| {
        ["only", "just", "merely", "simply"]
            .iter()
            .any(|word| not + 1 < tree.size() && tree.is(not + 1, word))
    };
    let denies = |child: usize| match tree.lemma(child) {
        "not" | "n't" => !only(child),
        "never" | "neither" | "nor" | "no" | "hardly" | "scarcely" | "cannot" => true,
        // "No longer sells", with "no" hung on "longer".
        "long" => tree.is(child, "longer") && child > 0 && tree.is(child - 1, "no"),
        _ => false,
    };
    let by_adverb = tree
        .with(verb, &[Relation::Advmod, Relation::Aux, Relation::Cc])
        .any(denies);
    let none = |noun: usize| {
        matches!(tree.lemma(noun), "nobody" | "none" | "nothing")
            || tree.has_word(noun, &[Relation::Det], &["no", "neither"])
    };
    // "Went to no country", "was seen by nobody"; but "sank with no warning" denies only the warning.
    let parts = &[
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Obj,
        Relation::OblAgent,
        Relation::Obl,
    ];
    by_adverb
        || tree
            .with(verb, parts)
            .filter(|&part| tree.relation(part) != Relation::Obl || tree.introduced_by(part, &["to"]))
            .any(none)
}
