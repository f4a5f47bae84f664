//! Whose words they are: the noun phrases around a quote or a cue, and what speaks for each.

use super::cue::Cue;
use super::marks::within;
use crate::analysis::Entity;
use crate::clause::{own_subject, subjects};
use crate::event::according_to;
use crate::rank::{Features, few};
use crate::story::Names;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::is_time;
use std::ops::Range;

/// How many phrases are weighed at most, the nearest.
const MOST: usize = 28;

/// What the source is looked for.
pub struct Target<'a> {
    /// The words in marks, when they have any.
    pub quote: Option<Range<usize>>,
    /// What says that somebody speaks.
    pub cue: Option<&'a Cue>,
    /// The source of the quote before, and how many sentences and blocks back that quote ended.
    pub last: Option<(Range<usize>, usize, usize)>,
    /// Whether nothing but the quote stands in its sentences.
    pub alone: bool,
}

/// Somebody or something that may be the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// The text names no source.
    None,
    /// The source of the quote before.
    Last(Range<usize>),
    /// The phrase that a noun heads.
    Phrase(usize, Range<usize>),
}

impl Candidate {
    /// The words that name the source.
    pub fn tokens(&self) -> Option<Range<usize>> {
        match self {
            Candidate::None => None,
            Candidate::Last(tokens) | Candidate::Phrase(_, tokens) => Some(tokens.clone()),
        }
    }
}

/// Everything a source can be, "nobody" first.
pub fn candidates(tree: &Tree, names: &Names, marked: &[Range<usize>], target: &Target) -> Vec<Candidate> {
    let mut found = vec![Candidate::None];
    if let Some((tokens, ..)) = &target.last {
        found.push(Candidate::Last(tokens.clone()));
    }
    let anchor = anchor(target);
    let outside = |&token: &usize| target.cue.is_none_or(|cue| !is_of_another(tree, cue, token));
    let mut heads: Vec<usize> = window(tree, target)
        .filter(|&token| is_head(tree, names, token) && within(marked, token).is_none())
        .filter(outside)
        .collect();
    heads.sort_by_key(|&head| head.abs_diff(anchor));
    heads.truncate(MOST);
    found.extend(
        heads
            .into_iter()
            .map(|head| Candidate::Phrase(head, phrase(tree, head))),
    );
    found
}

/// Whether a noun belongs to a clause that only describes somebody, not to the one that says who speaks: the
/// "newsletter" of "said Jan Holm, who runs a newsletter"; or to another cue: "said Holm, according to CNN".
fn is_of_another(tree: &Tree, cue: &Cue, noun: usize) -> bool {
    if cue.lemma != "according" && according_to(tree, noun).is_some() {
        return true;
    }
    // What somebody is has no verb above it: the "host" of "said Holm, who is a host".
    let is = |token: usize| tree.relation(token) == Relation::AclRelcl;
    let verb = |&token: &usize| matches!(tree.pos(token), Pos::Verb | Pos::Aux) || is(token);
    let Some(own) = std::iter::once(noun).chain(tree.above(noun)).find(verb) else {
        return false;
    };
    let relative = |token: usize| tree.word(token).tag.is_relative();
    let describes = is(own) || tree.with(own, Relation::SUBJECTS).any(relative);
    describes && own != cue.token && !tree.above(cue.token).any(|above| above == own)
}

/// The token that distances are counted from.
fn anchor(target: &Target) -> usize {
    match (target.cue, &target.quote) {
        (Some(cue), _) => cue.token,
        (None, Some(quote)) => quote.start,
        (None, None) => 0,
    }
}

/// The tokens a source can stand in: the cue's sentence, or the quote's own and the two beside.
fn window(tree: &Tree, target: &Target) -> Range<usize> {
    let sentences = &tree.document.sentences;
    if let Some(cue) = target.cue {
        return sentences[tree.sentence(cue.token)].tokens.clone();
    }
    let Some(quote) = &target.quote else { return 0..0 };
    let first = tree.sentence(quote.start);
    let last = tree.sentence(quote.end - 1);
    let from = sentences[first.saturating_sub(1)].tokens.start;
    let next = sentences.get(last + 1);
    let next = next.filter(|next| next.block == sentences[last].block);
    from..next.unwrap_or(&sentences[last]).tokens.end
}

/// Whether a token heads a phrase that can speak: a noun, or somebody's name that looks like an adjective ("Cuban said"
/// of Mark Cuban).
fn is_head(tree: &Tree, names: &Names, token: usize) -> bool {
    let part = matches!(
        tree.relation(token),
        Relation::Compound
            | Relation::Flat
            | Relation::Amod
            | Relation::NmodDesc
            | Relation::Fixed
            | Relation::Det
    );
    let noun =
        matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron) || tree.word(token).tag.is_noun();
    (noun || names.is_person(token))
        && !part
        && !is_time(tree.lemma(token))
        && !matches!(tree.word(token).tag, Tag::Ex | Tag::Wdt | Tag::PrpPoss)
}

/// A phrase without its preposition and without the clauses and remarks that trail it.
pub fn phrase(tree: &Tree, head: usize) -> Range<usize> {
    let mut tokens = head..head + 1;
    for child in tree.children(head) {
        let trails = match tree.relation(child) {
            Relation::AclRelcl
            | Relation::Acl
            | Relation::Advcl
            | Relation::Parataxis
            | Relation::Punct
            | Relation::Cop
            | Relation::Aux
            | Relation::Advmod
            | Relation::Mark
            | Relation::Case => true,
            relation if relation.is_subject() => true,
            Relation::Cc | Relation::Conj => !matches!(tree.pos(child), Pos::Noun | Pos::Propn | Pos::Cconj),
            Relation::Appos => tree.phrase(child).start != head + 1,
            _ => false,
        };
        if !trails {
            let phrase = tree.phrase(child);
            tokens = tokens.start.min(phrase.start)..tokens.end.max(phrase.end);
        }
    }
    // A conjunction whose other half was left out.
    while tokens.end > head + 1 && matches!(tree.pos(tokens.end - 1), Pos::Cconj | Pos::Punct) {
        tokens.end -= 1;
    }
    tokens
}

/// Tokens between two ranges, and whether the first stands before the second.
fn gap(one: &Range<usize>, other: &Range<usize>) -> (Range<usize>, &'static str) {
    if one.end <= other.start {
        (one.end..other.start, "before")
    } else if other.end <= one.start {
        (other.end..one.start, "behind")
    } else {
        (0..0, "inside")
    }
}

/// What is known of each candidate.
pub fn features(
    tree: &Tree,
    names: &Names,
    entities: &[Entity],
    target: &Target,
    candidates: &[Candidate],
) -> Vec<Features> {
    let cue = target.cue.map_or("-", |cue| cue.lemma.as_str());
    let manner = match (&target.quote, target.alone) {
        (None, _) => "reported",
        (Some(_), true) => "alone",
        (Some(_), false) => "marked",
    };
    let (speaking, own) = match target.cue {
        Some(cue) if cue.lemma != "according" => subjects(tree, cue.token),
        _ => (Vec::new(), false),
    };
    let own_subject = target.cue.and_then(|cue| own_subject(tree, cue.token));
    let mut sides = [0_usize; 3];
    candidates
        .iter()
        .map(|candidate| {
            let mut features = Features::default();
            match candidate {
                Candidate::None => {
                    features.add("none", &[manner]);
                    features.add("none·cue", &[cue]);
                    features.add("none·passive", &[passive(target.cue)]);
                    let subject = if own_subject.is_some() { "subject" } else { "-" };
                    features.add("none·subject", &[subject, manner]);
                    if let Some(cue) = target.cue {
                        let relation = tree.relation(cue.token).name();
                        features.add(
                            "none·relation",
                            &[relation, tree.word(cue.token).tag.name(), subject],
                        );
                    }
                    let last = target.last.as_ref().map_or("-", |last| few(last.2));
                    features.add("none·last", &[last, manner]);
                }
                Candidate::Last(_) => {
                    let (_, sentences, blocks) = target.last.clone().unwrap_or_default();
                    let cued = if target.cue.is_some() { "cue" } else { "-" };
                    features.add("last", &[manner, cued]);
                    features.add("last·sentences", &[manner, cued, few(sentences)]);
                    features.add("last·blocks", &[manner, cued, few(blocks)]);
                    features.add("last·cue", &[cue, manner]);
                    let subject = if own_subject.is_some() { "subject" } else { "-" };
                    features.add("last·subject", &[cued, subject, manner]);
                }
                Candidate::Phrase(head, tokens) => {
                    let anchor = target.cue.map(|cue| cue.words.clone()).or(target.quote.clone());
                    let side = anchor.as_ref().map_or("inside", |anchor| gap(tokens, anchor).1);
                    let nth = match side {
                        "before" => &mut sides[0],
                        "behind" => &mut sides[1],
                        _ => &mut sides[2],
                    };
                    *nth += 1;
                    features.add("nth", &[side, few(*nth), manner]);
                    let subject = match speaking.first() {
                        Some(first) if first == head && own => "own",
                        Some(first) if first == head => "lent",
                        _ if speaking.contains(head) => "joined",
                        _ => "-",
                    };
                    features.add("subject", &[subject, cue]);
                    features.add("subject·side", &[subject, side, manner, passive(target.cue)]);
                    of_phrase(tree, names, entities, target, *head, tokens, &mut features);
                }
            }
            features
        })
        .collect()
}

fn passive(cue: Option<&Cue>) -> &'static str {
    if cue.is_some_and(|cue| cue.passive) {
        "passive"
    } else {
        "-"
    }
}

/// What is known of a phrase by itself, and of how it stands to the cue and the quote.
fn of_phrase(
    tree: &Tree,
    names: &Names,
    entities: &[Entity],
    target: &Target,
    head: usize,
    tokens: &Range<usize>,
    features: &mut Features,
) {
    let document = tree.document;
    let relation = tree.relation(head).name();
    let kind = match names.entity(head) {
        Some(entity) if names.is_named(head) => &format!("{:?}", entities[entity].kind),
        Some(_) => "meant",
        None if tree.pos(head) == Pos::Pron => "pronoun",
        None => "noun",
    };
    let word = document.word(head).to_lowercase();
    features.add("kind", &[kind, relation]);
    if kind == "noun" || tree.pos(head) == Pos::Pron {
        features.add("word", &[&word]);
    }
    let case = tree
        .preposition(head)
        .map_or(String::new(), |case| document.word(case).to_lowercase());
    features.add("preposition", &[&case]);
    let at = |token: Option<usize>| {
        token
            .filter(|&token| token < tree.size())
            .map_or("", |token| document.word(token))
            .to_lowercase()
    };
    let before = at(tokens.start.checked_sub(1));
    let behind = at(Some(tokens.end));
    features.add("neighbours", &[plain(&before), plain(&behind)]);
    features.add("word before", &[&before]);
    features.add("word behind", &[&behind]);
    let mut nouns = 0;
    for above in tree.above(head).take(8) {
        match tree.pos(above) {
            Pos::Noun | Pos::Propn | Pos::Pron => nouns += 1,
            _ => break,
        }
    }
    features.add("depth", &[few(nouns)]);
    let phrase = Phrase {
        head,
        tokens,
        kind,
        before: plain(&before),
        behind: plain(&behind),
    };
    if let Some(cue) = target.cue {
        to_cue(tree, cue, &phrase, features);
    }
    if let Some(quote) = &target.quote {
        let cued = if target.cue.is_some() { "cue" } else { "-" };
        to_quote(tree, quote, cued, &phrase, features);
    }
}

/// A phrase that may be the source, with the words around it.
struct Phrase<'p> {
    head: usize,
    tokens: &'p Range<usize>,
    /// What kind of thing it names.
    kind: &'p str,
    before: &'p str,
    behind: &'p str,
}

/// How a phrase stands to the cue.
fn to_cue(tree: &Tree, cue: &Cue, phrase: &Phrase, features: &mut Features) {
    let (between, side) = gap(phrase.tokens, &cue.words);
    let relation = tree.relation(phrase.head).name();
    let hung = match tree.head(phrase.head) {
        Some(above) if above == cue.token => "cue",
        Some(above) if tree.head(cue.token) == Some(above) => "beside",
        Some(above) if tree.head(above) == Some(cue.token) => "below",
        _ => "-",
    };
    features.add("relation", &[relation, hung, side, passive(Some(cue))]);
    features.add("relation·cue", &[relation, hung, &cue.lemma]);
    features.add(
        "relation·tag",
        &[relation, hung, side, tree.word(cue.token).tag.name()],
    );
    features.add("gap", &[side, few(between.len())]);
    features.add("gap·kind", &[side, few(between.len()), phrase.kind]);
    let commas = between.clone().filter(|&token| tree.is(token, ",")).count();
    features.add("commas", &[side, few(commas)]);
    let verbs = between
        .clone()
        .filter(|&token| tree.word(token).tag.is_finite())
        .count();
    features.add("verbs", &[side, few(verbs), hung]);
    if between.len() == 1 {
        let joint = tree.document.word(between.start).to_lowercase();
        features.add("joint", &[side, plain(&joint)]);
    }
}

/// How a phrase stands to the quote; `cued` says whether there is a cue as well.
fn to_quote(tree: &Tree, quote: &Range<usize>, cued: &str, phrase: &Phrase, features: &mut Features) {
    let (between, side) = gap(phrase.tokens, quote);
    let relation = tree.relation(phrase.head).name();
    features.add("gap to quote", &[cued, side, few(between.len())]);
    let same = match (
        tree.sentence(phrase.head),
        tree.sentence(quote.start),
        tree.sentence(quote.end - 1),
    ) {
        (own, first, _) if own < first => "earlier",
        (own, _, last) if own > last => "later",
        _ => "same",
    };
    features.add("sentence", &[cued, same, side, phrase.kind]);
    features.add("sentence·relation", &[cued, same, side, relation]);
    features.add("quote·behind", &[cued, side, phrase.behind]);
    features.add("quote·before", &[cued, side, phrase.before]);
}

/// A mark or a short word as it stands; other words are only words.
fn plain(word: &str) -> &str {
    if word.len() <= 4 { word } else { "word" }
}
