//! An event told by a noun: "Talks between the two sides in Geneva".

use super::check::Table;
use super::{Label, Labeller};
use crate::rule::{Rejected, Rule};
use crate::syntax::{Relation, Tag};
use crate::words::{Class, is};

/// A noun and the tokens of its line.
pub(super) struct Phrase {
    noun: usize,
    tokens: Vec<usize>,
}

/// What a noun may not be for a line to be made of it.
pub(super) const NOUN: &Table<Phrase> = &[
    Rule {
        name: "counted noun",
        says: "A number of them is a figure, not an event.",
        run: |labeller, phrase| labeller.tree.has(phrase.noun, &[Relation::Nummod]),
    },
    Rule {
        name: "noun without its of",
        says: "The noun does not say of whom or of what it was.",
        run: |labeller, phrase| !labeller.says_of_what(phrase) || phrase.tokens.len() < 3,
    },
    Rule {
        name: "one side of two",
        says: "The noun says with whom or where to, but not who.",
        run: |labeller, phrase| labeller.names_one_side(phrase),
    },
    Rule {
        name: "noun in a set phrase",
        says: "The noun says how a thing is or why, as in \"under construction\".",
        run: |labeller, phrase| labeller.is_set(phrase.noun),
    },
    Rule {
        name: "message",
        says: "A statement is an event only by what it says.",
        run: |labeller, phrase| is(labeller.tree.lemma(phrase.noun), Class::Message),
    },
    Rule {
        name: "noun of nobody",
        says: "The line would hold a pronoun that nobody can place.",
        run: |labeller, phrase| {
            let unplaced = phrase.tokens.iter().any(|&token| labeller.is_unplaced(token));
            let first = phrase.tokens.first();
            unplaced || first.is_some_and(|&first| !labeller.is_owned(first, phrase.noun))
        },
    },
];

impl Labeller<'_, '_> {
    /// The line of a noun with its phrases.
    pub(super) fn noun_label(&self, noun: usize) -> Result<Label, Rejected> {
        let tree = self.tree;
        let mut tokens = self.noun_tokens(noun);
        // "Monday's vote": the row says when.
        let day = tokens.iter().take_while(|&&token| self.dated[token]).count();
        let possessive = tokens
            .get(day)
            .is_some_and(|&token| matches!(tree.document.word(token), "'s" | "’s"));
        tokens.drain(..day + usize::from(possessive && day > 0));
        // "A writers' strike".
        if tokens
            .first()
            .is_some_and(|&first| tree.is_one_of(first, &["a", "an"]))
        {
            tokens.remove(0);
        }
        let phrase = Phrase { noun, tokens };
        if let Some(rejected) = self.forbidden(&[NOUN], &phrase) {
            return Err(rejected);
        }
        self.finish(&self.named(&phrase.tokens, noun), noun)
    }

    /// "Under construction in Lyon", "in response to the raid": how a thing is, or why.
    fn is_set(&self, noun: usize) -> bool {
        let described = [
            Relation::Det,
            Relation::NmodPoss,
            Relation::Amod,
            Relation::Compound,
        ];
        let tree = self.tree;
        tree.introduced_by(noun, &["in", "on", "under"])
            && tree.word(noun).tag == Tag::Nn
            && !tree
                .children(noun)
                .any(|child| described.contains(&tree.relation(child)))
    }

    /// Whether a noun has an owner, or a phrase that says of what it was. "Sunday's vote" says when, not of what.
    fn says_of_what(&self, phrase: &Phrase) -> bool {
        let tree = self.tree;
        tree.children(phrase.noun)
            .any(|child| match tree.relation(child) {
                Relation::NmodPoss => !self.dated[child],
                Relation::Nmod => phrase.tokens.contains(&child) && tree.preposition(child).is_some(),
                _ => false,
            })
    }

    /// "Trip to Lyon", "interview with Ana Rui": whose?
    fn names_one_side(&self, phrase: &Phrase) -> bool {
        let tree = self.tree;
        let aimed = |child: usize| tree.introduced_by(child, &["to", "with", "from"]);
        let said = |child: &usize| phrase.tokens.contains(child);
        let owned = tree
            .with(
                phrase.noun,
                &[Relation::NmodPoss, Relation::Compound, Relation::Amod],
            )
            .filter(said)
            .any(|child| self.names.is_named(child));
        let mut phrases = tree.with(phrase.noun, &[Relation::Nmod]).filter(said).peekable();
        phrases.peek().is_some() && phrases.all(aimed) && !owned
    }

    /// Whether it is plain whose something is: "its" is the subject's or anybody's.
    fn is_owned(&self, owner: usize, noun: usize) -> bool {
        let tree = self.tree;
        if !tree.is_one_of(owner, &["its", "their"]) {
            return true;
        }
        let subject = tree.above(noun).find_map(|above| self.clauses.own_subject(above));
        let acting = subject.and_then(|subject| self.names.entity(subject));
        acting.is_some() && acting == self.names.entity(owner)
    }
}
