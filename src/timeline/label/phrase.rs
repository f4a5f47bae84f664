//! Who and what: the nouns of a label.

use super::{Labeller, TOKENS};
use crate::analysis::EntityKind;
use crate::syntax::{Pos, Relation, Tag};

/// Words of a subject beyond which the phrases behind its noun go.
const LONG: usize = 7;

impl Labeller<'_, '_> {
    /// The tokens of a subject, in order: a person by the name alone, anything else with what belongs to
    /// it, and what is joined to it.
    pub(super) fn subject(&self, head: usize) -> Vec<usize> {
        self.subject_within(head, LONG)
    }

    /// The same, where the phrases behind its noun go beyond so many words.
    pub(super) fn subject_within(&self, head: usize, long: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut tokens = self.noun(head, long);
        let mut end = tokens.last().map_or(head, |&last| last) + 1;
        let joined = self.joined(head);
        let many = joined.len() > 1;
        for conjunct in joined {
            if conjunct < end {
                continue;
            }
            let joining = tree.phrase(conjunct).start;
            let next = self.noun(conjunct, long);
            let Some(&first) = next.first() else { break };
            // Only what stands right behind is joined, perhaps with a title, or behind an apposition.
            let aside = tree
                .with(head, &[Relation::Appos])
                .map(|child| tree.phrase(child))
                .find(|aside| aside.start >= end && aside.end <= joining && aside.start - end <= 1);
            let reach = aside.map_or_else(|| self.behind_brackets(end), |aside| aside.end);
            if joining < reach || first < joining || joining - reach > 1 {
                break;
            }
            let cc = (joining..first).any(|token| tree.relation(token) == Relation::Cc);
            // Two of them need none: "the United States, and Norway".
            let comma = (joining.saturating_sub(1)..first)
                .find(|&comma| comma >= end && tree.document.word(comma) == ",")
                .filter(|_| !cc || reach == end && many);
            tokens.extend(comma);
            // The "and", and a title, without which the comma would stand before a gap.
            tokens.extend((joining..first).filter(|&token| tree.pos(token) != Pos::Punct));
            tokens.extend(&next);
            end = next[next.len() - 1] + 1;
        }
        tokens
    }

    /// Where what goes on behind a name begins: "Rui (Ohio) | and Lind".
    fn behind_brackets(&self, end: usize) -> usize {
        let document = self.tree.document;
        let sentence = document.sentences[self.tree.sentence(end - 1)].tokens.end;
        let opened = end < sentence && document.word(end) == "(";
        let close = (end..sentence).find(|&token| document.word(token) == ")");
        close.filter(|_| opened).map_or(end, |close| close + 1)
    }

    /// What is joined to a noun, in order. The parser may hang the third on the second.
    fn joined(&self, head: usize) -> Vec<usize> {
        let mut joined: Vec<usize> = self.tree.with(head, &[Relation::Conj]).collect();
        let mut at = 0;
        while let Some(&conjunct) = joined.get(at) {
            joined.extend(self.tree.with(conjunct, &[Relation::Conj]));
            at += 1;
        }
        joined.sort_unstable();
        joined
    }

    fn noun(&self, head: usize, long: usize) -> Vec<usize> {
        if let Some(name) = self.names.whole(head).filter(|_| self.names.is_person(head)) {
            return name.collect();
        }
        let tree = self.tree;
        let phrase = tree.phrase(head);
        let mut end = phrase.end.min(head + TOKENS);
        let mut start = phrase.start.max(head.saturating_sub(TOKENS));
        for child in tree.children(head) {
            let own = tree.phrase(child);
            match tree.relation(child) {
                Relation::Conj
                | Relation::AclRelcl
                | Relation::Acl
                | Relation::Parataxis
                | Relation::Advcl
                | Relation::Cop
                | Relation::Mark
                    if child > head =>
                {
                    end = end.min(own.start.max(head + 1))
                }
                relation if relation.is_subject() && child > head => end = end.min(own.start.max(head + 1)),
                relation if relation.is_subject() => start = start.max(own.end),
                // "Lyon and Paris councillors": what is joined stands before the noun.
                Relation::Cc
                    if child < head
                        && tree
                            .with(head, &[Relation::Compound, Relation::Amod])
                            .any(|other| other < child) => {}
                Relation::Case | Relation::Cc | Relation::Mark | Relation::Cop if child < head => {
                    start = start.max(own.end)
                }
                _ => {}
            }
        }
        // "said | the fund hopes", "| UH Lyon": an article, or capitals taken for an exclamation, hung on the
        // verb, are the noun's.
        let before = start.checked_sub(1).filter(|&before| {
            let article =
                tree.relation(before) == Relation::Det && tree.is_one_of(before, &["a", "an", "the"]);
            let capitals = tree.relation(before) == Relation::Discourse
                && tree.document.word(before).chars().all(char::is_uppercase);
            let verbs = tree
                .head(before)
                .is_some_and(|other| other > head && tree.head(head) == Some(other));
            (article || capitals) && verbs
        });
        start = before.unwrap_or(start);
        // "Up to 3,000 homes": both words belong to the number.
        let bound = start > 0 && tree.is(start, "to") && tree.is(start - 1, "up");
        let mut tokens: Vec<usize> = (self.with_town(start) - usize::from(bound)..start).collect();
        tokens.extend(self.kept(start..end, head));
        if self.words(&tokens) > long {
            let behind = tree
                .with(head, &[Relation::Nmod])
                .filter(|&child| child > head && !tree.introduced_by(child, &["of", "between"]))
                .map(|child| tree.phrase(child).start)
                // A name stays whole: "the Institute for Peace".
                .find(|&start| {
                    let name = self.names.mention(start);
                    name.is_none() || self.names.mention(start - 1) != name
                });
            tokens.retain(|&token| behind.is_none_or(|behind| token < behind));
        }
        while tokens
            .last()
            .is_some_and(|&last| last > head && (tree.pos(last) == Pos::Punct || self.dated[last]))
        {
            tokens.pop();
        }
        tokens
    }

    /// "a Lyon, France judge": where a phrase begins whose noun stands behind a town and its country.
    fn with_town(&self, start: usize) -> usize {
        let tree = self.tree;
        let place = |token: usize| self.names.kind(token) == Some(EntityKind::Place);
        let town = start.checked_sub(3).filter(|&article| {
            matches!(tree.document.word(article), "a" | "an" | "the")
                && place(article + 1)
                && tree.document.word(start - 1) == ","
                && place(start)
        });
        town.unwrap_or(start)
    }

    /// The tokens of a noun that stands for an event, without what leads into its phrase. One of a row
    /// keeps its article: "The 11th meeting", "The first flight".
    pub(super) fn noun_tokens(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree;
        let mut tokens = self.subject(noun);
        let one_of_a_row = tree.with(noun, &[Relation::Amod]).any(|word| {
            tree.document.word(word).starts_with(|c: char| c.is_ascii_digit())
                || tree.word(word).tag == Tag::Jjs
                || tree.is_one_of(word, &["first", "second", "third", "last", "next"])
        });
        let leads = |token: usize| {
            token < noun
                && tree.head(token) == Some(noun)
                && matches!(tree.relation(token), Relation::Det | Relation::Aux)
                && !(one_of_a_row && tree.is(token, "the"))
        };
        tokens.retain(|&token| !leads(token));
        tokens
    }

    /// Whether a token can head the subject of a label: a noun of its own, not the end of a phrase
    /// with a preposition, nor a name with "a" before it that a parser cut off its noun.
    pub(super) fn can_act(&self, head: usize) -> bool {
        let tree = self.tree;
        let noun = matches!(
            tree.pos(head),
            Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Det
        );
        let cut = self.names.is_named(head) && tree.has_word(head, &[Relation::Det], &["a", "an"]);
        // "Brazilian", cut off the noun it describes.
        let adjective = tree.word(head).tag == Tag::Nnp
            && self.names.kind(head) == Some(EntityKind::Group)
            && !tree.has(head, &[Relation::Det, Relation::Nummod]);
        noun && !cut && !adjective && !self.dated[head]
    }

    /// Whether a token is a pronoun nobody can place.
    pub(super) fn is_unplaced(&self, token: usize) -> bool {
        let tree = self.tree;
        tree.pos(token) == Pos::Pron && self.names.entity(token).is_none()
            || matches!(tree.word(token).tag, Tag::Wdt | Tag::Wp | Tag::Ex)
            || tree.pos(token) == Pos::Det && tree.relation(token) != Relation::Det
    }

    /// Whether a subject takes "were".
    pub(super) fn is_plural(&self, head: usize) -> bool {
        let tree = self.tree;
        tree.has(head, &[Relation::Conj])
            || matches!(tree.word(head).tag, Tag::Nns | Tag::Nnps | Tag::Cd) && !tree.is(head, "one")
    }

    /// The person a title before a name belongs to, when the parser hangs the name on the title.
    pub(super) fn person_beside(&self, head: usize) -> Option<usize> {
        if self.names.is_person(head) || self.tree.has(head, &[Relation::Conj]) {
            return None;
        }
        self.tree
            .with(head, &[Relation::Flat, Relation::Appos])
            .find(|&child| child > head && self.names.is_person(child))
    }
}
