//! Which sentences say most of the story in least space.
//!
//! Sentences are taken one at a time, each time the one that adds most: events not yet told, by
//! weight; entities not yet named, by salience; an early place in the text. What repeats a sentence
//! already taken adds little (the greedy form of maximal marginal relevance, Carbonell and
//! Goldstein 1998, over events and entities in place of words).

use super::point::Point;
use super::{Story, story_start, words};
use crate::analysis::{BlockKind, EventStatus};
use crate::document::{Document, TokenKind};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Fewest and most words of a sentence that can stand in a summary.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=75;

/// How many candidates are weighed against each other: the best by themselves. A book pasted whole
/// costs no more.
const CANDIDATES: usize = 200;

/// What one entity of full salience is worth beside an event of weight one.
const ENTITY: f64 = 1.0;
/// What the first sentence of the story is worth by its place.
const PLACE: f64 = 3.0;
/// What a sentence gains that opens its paragraph.
const OPENS: f64 = 0.8;
/// What a word is worth that the headline is sure to name.
const POINT: f64 = 8.0;
/// Most words of a summary, once it has two sentences.
const WORDS: usize = 140;
/// How much more a weighty event counts than several light ones.
const EMPHASIS: f64 = 1.5;
/// What a sentence loses when all its words are in those already taken.
const REPEATED: f64 = 6.0;
/// What a sentence loses that leans on the one before it ("He also"), unless that is taken too.
const LEANING: f64 = 6.0;
/// What a sentence loses that is somebody's words from end to end.
const SPOKEN: f64 = 2.5;

/// How many tokens back a quotation is looked for, so that a book in one paragraph is not read again and
/// again.
const PARAGRAPH: usize = 400;

/// Tokens below which a sentence is not told faster for being shorter.
const SHORT: usize = 18;

/// Tokens of an ordinary sentence of the news.
const ORDINARY: f64 = 25.0;

struct Candidate {
    sentence: usize,
    /// Weight of each event, by the first telling.
    events: Vec<(usize, f64)>,
    entities: Vec<usize>,
    words: HashSet<String>,
    /// Those of which a headline may be made.
    content: BTreeSet<String>,
    /// How many words it has.
    count: usize,
    /// The root of its length, 1 for an ordinary one.
    length: f64,
    bonus: f64,
    /// Whether it opens with a word that needs the sentence before it.
    leans: bool,
}

/// The sentences that may stand in a summary. Half a quotation, and what a quotation is signed with, may
/// only where there is nothing else.
pub fn eligible(story: &Story) -> Vec<usize> {
    let document = story.document;
    let fit: Vec<usize> = (0..document.sentences.len())
        .filter(|&index| document.block_of(index).kind == BlockKind::Paragraph)
        .filter(|&index| {
            let start = story_start(document, index);
            let words = document.sentences[index]
                .tokens
                .clone()
                .filter(|&token| {
                    document.tokens[token].span.start >= start
                        && document.tokens[token].kind != TokenKind::Punctuation
                })
                .count();
            let ends = document.slice(document.sentences[index].span);
            LENGTH.contains(&words)
                && ends
                    .trim_end_matches(['"', '”', '’', '\'', ')'])
                    .ends_with(['.', '!', '…'])
        })
        .collect();
    let whole = |&index: &usize| {
        let signs = document
            .slice(document.sentences[index].span)
            .starts_with(['—', '–', '-']);
        let (before, after) = quotation(document, index);
        !signs && !before && !after && spoken(document, index) < 1.0
    };
    if fit.iter().any(whole) {
        fit.into_iter().filter(whole).collect()
    } else {
        fit
    }
}

/// Whether a quotation of its paragraph is open before a sentence, and behind it.
fn quotation(document: &Document, sentence: usize) -> (bool, bool) {
    let tokens = document.sentences[sentence].tokens.clone();
    let first = document.tokens_in(document.block_of(sentence).span).start;
    let open_at = |end: usize| {
        (first.max(end.saturating_sub(PARAGRAPH))..end).fold(false, |open, token| {
            match document.word(token) {
                "\"" => !open,
                "“" | "«" => true,
                "”" | "»" => false,
                _ => open,
            }
        })
    };
    (open_at(tokens.start), open_at(tokens.end))
}

/// The best `count` sentences, in order of the text.
pub fn choose(story: &Story, count: usize) -> Vec<usize> {
    let mut candidates = candidates(story);
    let alone = |candidate: &Candidate| {
        candidate.bonus + candidate.events.iter().map(|(_, weight)| weight).sum::<f64>() / candidate.length
    };
    candidates.sort_by(|a, b| alone(b).total_cmp(&alone(a)).then(a.sentence.cmp(&b.sentence)));
    candidates.truncate(CANDIDATES);
    let lead = candidates.iter().map(|candidate| candidate.sentence).min();
    let mut chosen: Vec<usize> = Vec::new();
    let mut events: HashSet<usize> = HashSet::new();
    let mut entities: HashSet<usize> = HashSet::new();
    let mut words: HashSet<String> = HashSet::new();
    let mut content: HashSet<String> = HashSet::new();
    let point = Point::of(story);
    let mut count_words = 0;
    while chosen.len() < count && !candidates.is_empty() {
        let gain = |candidate: &Candidate| {
            let told: f64 = candidate
                .events
                .iter()
                .filter(|(event, _)| !events.contains(event))
                .map(|(_, weight)| weight)
                .sum();
            let named: f64 = candidate
                .entities
                .iter()
                .filter(|&entity| !entities.contains(entity))
                .map(|&entity| story.entities[entity].salience)
                .sum();
            let repeated = if words.is_empty() || candidate.words.is_empty() {
                0.0
            } else {
                let shared = candidate
                    .words
                    .iter()
                    .filter(|word| words.contains(*word))
                    .count();
                (shared as f64 / candidate.words.len() as f64 - 0.3).max(0.0)
            };
            // A long sentence tells more, but takes a reader longer.
            let leans = candidate.leans && !chosen.contains(&candidate.sentence.wrapping_sub(1));
            let leaning = if leans { LEANING } else { 0.0 };
            let fresh = candidate.content.iter().filter(|word| !content.contains(*word));
            POINT * point.worth(fresh) + (told + ENTITY * named) / candidate.length + candidate.bonus
                - REPEATED * repeated
                - leaning
        };
        // What a story opens with it is about: the first place is the lead's, where that tells of an event.
        let opens = |candidate: &Candidate| {
            chosen.is_empty() && Some(candidate.sentence) == lead && !candidate.events.is_empty()
        };
        let mut best = 0;
        let mut most = f64::MIN;
        for (index, candidate) in candidates.iter().enumerate() {
            let gain = if opens(candidate) {
                f64::MAX
            } else {
                gain(candidate)
            };
            if gain > most {
                (best, most) = (index, gain);
            }
        }
        let taken = candidates.swap_remove(best);
        if chosen.len() > 1 && count_words + taken.count > WORDS {
            continue;
        }
        count_words += taken.count;
        content.extend(taken.content);
        events.extend(taken.events.iter().map(|(event, _)| event));
        entities.extend(&taken.entities);
        words.extend(taken.words);
        chosen.push(taken.sentence);
    }
    chosen.sort_unstable();
    chosen
}

fn candidates(story: &Story) -> Vec<Candidate> {
    let document = story.document;
    let weights = story.weights;
    let ids: HashMap<&str, usize> = story
        .events
        .iter()
        .enumerate()
        .map(|(index, event)| (event.id.as_str(), index))
        .collect();
    let mut events: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for (index, event) in story.events.iter().enumerate() {
        let first = event
            .same_as
            .as_deref()
            .and_then(|id| ids.get(id).copied())
            .unwrap_or(index);
        let counts = if event.status == EventStatus::Negated {
            0.3
        } else {
            1.0
        };
        let told = events.entry(event.sentence).or_default();
        if !told.iter().any(|(known, _)| *known == first) {
            told.push((first, weights[index].max(0.0).powf(EMPHASIS) * counts));
        }
    }
    let mut named: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, entity) in story.entities.iter().enumerate() {
        for mention in &entity.mentions {
            if let Some(sentence) = document.sentence_at(mention.span.start) {
                let held = named.entry(sentence).or_default();
                if held.last() != Some(&index) {
                    held.push(index);
                }
            }
        }
    }
    let mut paragraph = 0;
    let mut last = None;
    eligible(story)
        .into_iter()
        .map(|sentence| {
            let block = document.sentences[sentence].block;
            if last.replace(block).is_some_and(|last| last != block) {
                paragraph += 1;
            }
            let opens = sentence == 0 || document.sentences[sentence - 1].block != block;
            let mut bonus = PLACE / f64::from(1 + paragraph);
            if opens {
                bonus += OPENS;
            }
            bonus -= SPOKEN * spoken(document, sentence);
            Candidate {
                sentence,
                events: events.remove(&sentence).unwrap_or_default(),
                entities: named.remove(&sentence).unwrap_or_default(),
                words: content(document, sentence),
                content: words::content(document.slice(document.sentences[sentence].span)),
                count: document
                    .slice(document.sentences[sentence].span)
                    .split_whitespace()
                    .count(),
                length: (document.sentences[sentence].tokens.len().max(SHORT) as f64 / ORDINARY).sqrt(),
                bonus,
                leans: leans(document, sentence),
            }
        })
        .collect()
}

/// Whether a sentence opens with a word that needs the one before it.
pub(super) fn leans(document: &Document, sentence: usize) -> bool {
    const LEANING_WORDS: [&str; 28] = [
        "i",
        "we",
        "you",
        "my",
        "our",
        "there",
        "he",
        "she",
        "they",
        "it",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "but",
        "however",
        "and",
        "also",
        "meanwhile",
        "such",
        "so",
        "then",
        "instead",
        "both",
    ];
    let first = document.sentences[sentence]
        .tokens
        .clone()
        .find(|&token| document.tokens[token].kind != TokenKind::Punctuation);
    first.is_some_and(|first| {
        let lower = document.word(first).to_lowercase();
        LEANING_WORDS.contains(&lower.as_str())
    })
}

/// The share of a sentence's words that stands in quotation marks.
fn spoken(document: &Document, sentence: usize) -> f64 {
    let mut inside = false;
    let (mut quoted, mut all) = (0usize, 0usize);
    for token in document.sentences[sentence].tokens.clone() {
        match document.word(token) {
            "\"" => inside = !inside,
            "“" | "«" => inside = true,
            "”" | "»" => inside = false,
            _ if document.tokens[token].kind != TokenKind::Punctuation => {
                all += 1;
                quoted += usize::from(inside);
            }
            _ => {}
        }
    }
    quoted as f64 / all.max(1) as f64
}

/// The words of a sentence that carry meaning, in lower case.
fn content(document: &Document, sentence: usize) -> HashSet<String> {
    document.sentences[sentence]
        .tokens
        .clone()
        .filter(|&token| document.tokens[token].kind != TokenKind::Punctuation)
        .map(|token| document.word(token).to_lowercase())
        .filter(|word| word.chars().count() > 3)
        .collect()
}
