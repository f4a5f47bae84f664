//! What a cue gives as somebody's: the stretches of its sentence it may stand for, and what speaks for each.

use super::cue::Cue;
use crate::document::TokenKind;
use crate::rank::{Features, few};
use crate::syntax::{Pos, Relation, Tree};
use std::ops::Range;

/// How many places content may begin at, behind a cue and before it.
const STARTS: usize = 6;

/// How many places it may end at.
const ENDS: usize = 8;

/// Where the cue and its source stand, between which and the borders of the sentence content is looked for.
pub struct Place {
    /// The sentence.
    pub sentence: Range<usize>,
    /// The cue with its source, when that stands beside it.
    pub saying: Range<usize>,
}

/// How far from its cue a source may stand to be one block with it.
const BESIDE: usize = 24;

impl Place {
    /// The place of a cue whose source is known.
    pub fn new(tree: &Tree, cue: &Cue, source: Option<&Range<usize>>) -> Self {
        let sentence = tree.document.sentences[tree.sentence(cue.token)].tokens.clone();
        let mut saying = cue.words.clone();
        if let Some(source) =
            source.filter(|source| sentence.start <= source.start && source.end <= sentence.end)
        {
            let near = if source.end <= saying.start {
                saying.start - source.end
            } else {
                source.start.saturating_sub(saying.end)
            };
            if near <= BESIDE {
                saying = saying.start.min(source.start)..saying.end.max(source.end);
            }
        }
        Self { sentence, saying }
    }
}

/// One or two stretches of the cue's sentence; none when the cue reports nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The stretches, in order.
    pub pieces: Vec<Range<usize>>,
    side: &'static str,
}

/// Everything a cue's content can be, "nothing" first.
pub fn candidates(tree: &Tree, cue: &Cue, place: &Place) -> Vec<Candidate> {
    let nothing = Candidate {
        pieces: Vec::new(),
        side: "none",
    };
    let mut found = vec![nothing];
    let mut add = |pieces: Vec<Range<usize>>, side: &'static str| {
        let pieces: Vec<Range<usize>> = pieces
            .into_iter()
            .map(|piece| trim(tree, piece))
            .filter(|piece| !piece.is_empty())
            .collect();
        let candidate = Candidate { pieces, side };
        if !candidate.pieces.is_empty() && !found.contains(&candidate) {
            found.push(candidate);
        }
    };
    let behind = starts_behind(tree, cue, place);
    for &start in &behind {
        for end in ends_behind(tree, place, start) {
            add(std::iter::once(start..end).collect(), "behind");
        }
    }
    let (starts, ends) = (starts_before(tree, place), ends_before(tree, place));
    for &start in &starts {
        for &end in ends.iter().filter(|&&end| end > start) {
            add(std::iter::once(start..end).collect(), "before");
        }
    }
    if place.saying.start > place.sentence.start && place.saying.end < place.sentence.end {
        for &start in starts.iter().take(3) {
            add(
                vec![start..place.saying.start, place.saying.end..place.sentence.end],
                "around",
            );
        }
    }
    found
}

/// Whether a token parts a sentence.
fn parts(tree: &Tree, token: usize) -> bool {
    let word = tree.document.word(token);
    matches!(
        word,
        "," | ";" | ":" | "--" | "—" | "–" | "―" | "(" | ")" | "..." | "…"
    ) || tree.pos(token) == Pos::Cconj
}

/// Whether a token opens a clause that may stand outside of what is said.
fn opens(tree: &Tree, token: usize) -> bool {
    matches!(tree.pos(token), Pos::Sconj)
        || ["after", "before", "when", "while", "as", "who", "which", "during"]
            .iter()
            .any(|word| tree.is(token, word))
}

fn starts_behind(tree: &Tree, cue: &Cue, place: &Place) -> Vec<usize> {
    let mut starts = vec![cue.words.end, place.saying.end];
    let clauses = [
        Relation::Ccomp,
        Relation::Xcomp,
        Relation::Obj,
        Relation::Obl,
        Relation::Advcl,
        Relation::Parataxis,
    ];
    starts.extend(
        tree.children(cue.token)
            .filter(|&child| clauses.contains(&tree.relation(child)) && child > cue.token)
            .map(|child| tree.phrase(child).start),
    );
    starts.extend(
        (place.saying.end..place.sentence.end)
            .take(16)
            .filter(|&token| parts(tree, token) || tree.is(token, "that"))
            .map(|token| token + 1),
    );
    starts.retain(|&start| start >= cue.words.end && start < place.sentence.end);
    starts.sort_unstable();
    starts.dedup();
    starts.truncate(STARTS);
    starts
}

fn ends_behind(tree: &Tree, place: &Place, start: usize) -> Vec<usize> {
    let all = place.sentence.end;
    let mut ends: Vec<usize> = (start + 2..all)
        .filter(|&token| parts(tree, token) || opens(tree, token))
        .take(ENDS)
        .collect();
    ends.push(all);
    ends
}

fn starts_before(tree: &Tree, place: &Place) -> Vec<usize> {
    let mut starts = vec![place.sentence.start];
    starts.extend(
        (place.sentence.start..place.saying.start)
            .filter(|&token| parts(tree, token) || tree.is(token, "that"))
            .map(|token| token + 1),
    );
    starts.truncate(STARTS);
    starts
}

fn ends_before(tree: &Tree, place: &Place) -> Vec<usize> {
    let mut ends = vec![place.saying.start];
    ends.extend(
        (place.sentence.start..place.saying.start)
            .rev()
            .filter(|&token| parts(tree, token))
            .take(3),
    );
    ends
}

/// A range without the punctuation and the "that" at its ends. Currency signs and quotation marks stay.
pub fn trim(tree: &Tree, tokens: Range<usize>) -> Range<usize> {
    let document = tree.document;
    let (mut start, mut end) = (tokens.start, tokens.end);
    let loose = |token: usize| {
        document.tokens[token].kind == TokenKind::Punctuation
            && !matches!(
                document.word(token),
                "$" | "£" | "€" | "%" | "\"" | "“" | "”" | ")" | "("
            )
    };
    while start < end && (loose(start) || tree.is(start, "that")) {
        start += 1;
    }
    while end > start && loose(end - 1) {
        end -= 1;
    }
    start..end
}

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
        Self {
            tree,
            cue,
            place,
            clause,
            complement,
            tag: tree.word(cue.token).tag.name(),
        }
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
        let behind = self.class(Some(self.place.saying.end));
        let before = self.class(self.place.saying.start.checked_sub(1));
        features.add("side·before", &[side, &before]);
        features.add("side·behind", &[side, &behind]);
        features.add("side·around", &[side, &before, &behind]);
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
        let subject = all
            .clone()
            .any(|token| matches!(tree.relation(token), Relation::Nsubj | Relation::NsubjPass));
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
