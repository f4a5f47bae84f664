//! What speaks for each stretch a cue may report, and against it.

use super::{Candidate, Cue, Place, trim};
use crate::rank::{Features, few};
use crate::syntax::{Pos, Relation, Tree};
use std::ops::Range;

/// What is known of each candidate.
pub fn features(tree: &Tree, cue: &Cue, place: &Place, candidates: &[Candidate]) -> Vec<Features> {
    let about = About::new(tree, cue, place);
    candidates
        .iter()
        .map(|candidate| about.features(candidate))
        .collect()
}

/// What all candidates of a cue share.
struct About<'a, 't> {
    tree: &'a Tree<'a, 't>,
    cue: &'a Cue,
    place: &'a Place,
    clause: Option<Range<usize>>,
    complement: String,
    tag: &'static str,
    /// What stands before the cue with its source, and what behind.
    before: String,
    behind: String,
}

impl<'a, 't> About<'a, 't> {
    fn new(tree: &'a Tree<'a, 't>, cue: &'a Cue, place: &'a Place) -> Self {
        let has = |relation: Relation| {
            tree.children(cue.token)
                .any(|child| tree.relation(child) == relation)
        };
        let complement = [
            Relation::Ccomp,
            Relation::Xcomp,
            Relation::Obj,
            Relation::Iobj,
            Relation::Parataxis,
        ]
        .into_iter()
        .filter(|&relation| has(relation))
        .map(Relation::name)
        .collect::<Vec<_>>()
        .join("+");
        let clause = tree
            .children(cue.token)
            .find(|&child| matches!(tree.relation(child), Relation::Ccomp))
            .map(|child| tree.phrase(child));
        let mut about = Self {
            tree,
            cue,
            place,
            clause,
            complement,
            tag: tree.word(cue.token).tag.name(),
            before: String::new(),
            behind: String::new(),
        };
        about.before = about.class(place.saying.start.checked_sub(1));
        about.behind = about.class(Some(place.saying.end));
        about
    }

    fn word(&self, token: Option<usize>) -> String {
        let sentence = &self.place.sentence;
        token.filter(|token| sentence.contains(token)).map_or_else(
            || "$".to_owned(),
            |token| self.tree.document.word(token).to_lowercase(),
        )
    }

    /// A word when it belongs to the small ones, else its tag.
    fn class(&self, token: Option<usize>) -> String {
        let Some(token) = token.filter(|token| self.place.sentence.contains(token)) else {
            return "$".to_owned();
        };
        match self.tree.pos(token) {
            Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num | Pos::Adv => {
                self.tree.word(token).tag.name().to_owned()
            }
            _ => self.tree.document.word(token).to_lowercase(),
        }
    }

    fn features(&self, candidate: &Candidate) -> Features {
        let mut features = Features::default();
        let relation = self.tree.relation(self.cue.token).name();
        let passive = if self.cue.passive { "passive" } else { "-" };
        let lemma = self.cue.lemma.as_str();
        let side = candidate.side;
        features.add("side", &[side, lemma]);
        features.add("side·tag", &[side, self.tag, passive]);
        features.add("side·relation", &[side, relation]);
        features.add("side·complement", &[side, &self.complement]);
        features.add("side·complement·cue", &[side, &self.complement, lemma]);
        features.add("side·before", &[side, &self.before]);
        features.add("side·behind", &[side, &self.behind]);
        features.add("side·around", &[side, &self.before, &self.behind]);
        let [.., last] = candidate.pieces.as_slice() else {
            let not = self.tree.children(self.cue.token).any(|child| {
                self.tree.relation(child) == Relation::Advmod && self.tree.lemma(child) == "not"
            });
            features.add_if(not, "none·not");
            return features;
        };
        let first = &candidate.pieces[0];
        self.of_borders(side, first, last, &mut features);
        self.of_tree(candidate, first, last, &mut features);
        features
    }

    fn of_borders(&self, side: &str, first: &Range<usize>, last: &Range<usize>, features: &mut Features) {
        let start = match first.start {
            start if start == self.cue.words.end => "cue".to_owned(),
            start if start == self.place.saying.end => "source".to_owned(),
            start => self.word(start.checked_sub(1)),
        };
        let opening = self.class(Some(first.start));
        features.add("start", &[side, &start]);
        features.add("start·first", &[side, &start, &opening]);
        features.add("start·cue", &[side, &start, &self.cue.lemma]);
        let until = self.word(Some(last.end));
        let next = self.class(Some(last.end + 1));
        features.add("end", &[side, &until]);
        features.add("end·next", &[side, &until, &next]);
        features.add("end·last", &[side, &until, &self.class(Some(last.end - 1))]);
        let length: usize = last.end - first.start;
        features.add("length", &[side, few(length)]);
        let final_mark = self.place.sentence.end.saturating_sub(1);
        let reaches = last.end >= final_mark;
        let rest = if side == "before" {
            self.place.saying.start.saturating_sub(last.end)
        } else {
            final_mark.saturating_sub(last.end)
        };
        features.add("rest", &[side, few(rest)]);
        let from = first.start == self.place.sentence.start;
        features.add(
            "reach",
            &[
                side,
                if reaches { "end" } else { "-" },
                if from { "start" } else { "-" },
            ],
        );
        let skipped = if side == "behind" {
            first.start.saturating_sub(self.place.saying.end)
        } else {
            first.start - self.place.sentence.start
        };
        features.add("skipped", &[side, few(skipped)]);
    }

    fn of_tree(
        &self,
        candidate: &Candidate,
        first: &Range<usize>,
        last: &Range<usize>,
        features: &mut Features,
    ) {
        let tree = self.tree;
        let side = candidate.side;
        let inside = |token: usize| candidate.pieces.iter().any(|piece| piece.contains(&token));
        let all = candidate.pieces.iter().cloned().flatten();
        let heads: Vec<usize> = all
            .clone()
            .filter(|&token| {
                tree.head(token).is_none_or(|head| !inside(head)) && tree.pos(token) != Pos::Punct
            })
            .collect();
        features.add("heads", &[side, few(heads.len())]);
        // Words outside that hang on words inside: what was cut off.
        let cut: Vec<usize> = self
            .place
            .sentence
            .clone()
            .filter(|&token| {
                !inside(token)
                    && !self.place.saying.contains(&token)
                    && tree.pos(token) != Pos::Punct
                    && tree.head(token).is_some_and(inside)
            })
            .collect();
        features.add("cut", &[side, few(cut.len())]);
        for &token in cut.iter().take(3) {
            features.add("cut·relation", &[side, tree.relation(token).name()]);
        }
        for &head in heads.iter().take(3) {
            let hung = match tree.head(head) {
                Some(above) if above == self.cue.token => "cue",
                Some(above) if self.place.saying.contains(&above) => "saying",
                Some(_) => "-",
                None => "root",
            };
            features.add("head", &[side, tree.relation(head).name(), hung]);
            features.add("head·tag", &[side, tree.word(head).tag.name(), hung]);
        }
        let finite = all.clone().any(|token| tree.word(token).tag.is_finite());
        let subject = all.clone().any(|token| tree.relation(token).is_subject());
        features.add(
            "clause",
            &[
                side,
                if finite { "finite" } else { "-" },
                if subject { "subject" } else { "-" },
            ],
        );
        features.add(
            "clause·cue",
            &[&self.cue.lemma, if finite { "finite" } else { "-" }],
        );
        if let Some(clause) = &self.clause {
            let clause = trim(tree, clause.clone());
            let same_start = clause.start == first.start;
            let same_end = clause.end == last.end;
            features.add(
                "complement",
                &[
                    if same_start { "start" } else { "-" },
                    if same_end { "end" } else { "-" },
                ],
            );
        }
        let marks = all
            .clone()
            .filter(|&token| matches!(tree.document.word(token), "\"" | "“" | "”"))
            .count();
        features.add("marks", &[side, few(marks)]);
        let saying = self.place.saying.clone().any(inside);
        features.add_if(saying, "holds the saying");
    }
}
