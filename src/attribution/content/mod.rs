//! What a cue gives as somebody's: the stretches of its sentence it may stand for, and what speaks for each.

mod hints;

pub use hints::features;

use super::cue::Cue;
use crate::clause::own_subject;
use crate::document::TokenKind;
use crate::syntax::{Pos, Relation, Tag, Tree};
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

/// A piece without what the writer goes on to say: ", even though many doubt it", and a verb that is told of the speaker
/// as the cue is: "suggested he be freed | and defended him".
pub fn without_writer(tree: &Tree, cue: &Cue, piece: Range<usize>) -> Range<usize> {
    let concedes = |token: usize| {
        tree.is(token, "even")
            && token + 1 < piece.end
            && tree.is_one_of(token + 1, &["though", "as"])
            && tree.pos(token - 1) == Pos::Punct
    };
    let past = |verb: usize| {
        tree.word(verb).tag == Tag::Vbd
            || tree
                .with(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
                .any(|aux| tree.word(aux).tag == Tag::Vbd)
    };
    let joined = |token: usize| {
        let verb = tree
            .head(token)
            .filter(|&verb| tree.word(token).tag == Tag::Cc && verb > token)?;
        let first = tree
            .head(verb)
            .filter(|_| tree.relation(verb) == Relation::Conj)?;
        // What has an object is no passive, whatever the verb before it is.
        let active = tree.word(verb).tag == Tag::Vbn && tree.has(verb, &[Relation::Obj]);
        let alike = (active || tree.word(verb).tag == Tag::Vbd) && tree.word(cue.token).tag == Tag::Vbd;
        let own = own_subject(tree, verb).is_none_or(|subject| subject < token);
        Some(alike && own && piece.contains(&first) && tree.pos(first) == Pos::Verb && !past(first))
    };
    let end = (piece.start + 2..piece.end).find(|&token| concedes(token) || joined(token).unwrap_or(false));
    let mut end = end.unwrap_or(piece.end);
    // "The deal was | confirmed by the ministry": the verb's own auxiliary says nothing.
    let lends = |token: usize| matches!(tree.relation(token), Relation::Aux | Relation::AuxPass);
    while end > piece.start && lends(end - 1) && tree.head(end - 1) == Some(cue.token) {
        end -= 1;
    }
    piece.start..end
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
