//! What the tagger learns from: the features of each token, and the tags its corpus allows.

use super::corpora::{Article, Kinds};
use crate::analysis::BlockKind;
use crate::document::{Block, Document};
use crate::lexicon::fingerprints::fingerprint;
use crate::mention::features::{self, PLACES};
use crate::mention::model::Model;
use crate::mention::reading::Reading;
use crate::mention::tagger;
use crate::mention::tags::{KINDS, OUTSIDE, Position, tag};
use crate::span::Span;
use crate::token;
use std::ops::Range;

/// Bits of a feature's hash that training keeps.
pub const BITS: u32 = 30;

/// Sentences as features and allowed tags.
#[derive(Default)]
pub(super) struct Examples {
    /// The features of all tokens, one token behind the other.
    pub(super) features: Vec<u32>,
    /// Where the features of each token begin; one more than there are tokens.
    pub(super) starts: Vec<usize>,
    /// How many of each token's features, the last ones, are votes of a first reading.
    pub(super) voted: Vec<u8>,
    /// The tags each token may have, a bit for each.
    pub(super) allowed: Vec<u64>,
    /// The first token of each sentence, and the one behind its last.
    pub(super) sentences: Vec<(usize, usize)>,
}

/// A raw text, one block a line.
pub fn document(text: &str) -> Document<'_> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            blocks.push(Block::new(
                BlockKind::Paragraph,
                Span::new(at, at + content.len()),
            ));
        }
        start += line.len();
    }
    token::document(text, blocks)
}

/// The tags each token may have.
fn allowed_tags(document: &Document, article: &Article) -> Vec<u64> {
    let at = |kinds: Kinds, positions: &[Position]| {
        let mut tags = 0;
        for kind in (0..KINDS.len()).filter(|kind| kinds >> kind & 1 == 1) {
            for &position in positions {
                tags |= 1u64 << tag(kind, position);
            }
        }
        tags
    };
    use Position::{Begin, Inside, Last, Unit};
    let outside = 1 << OUTSIDE | at(article.open, &[Begin, Inside, Last, Unit]);
    let mut allowed = vec![outside; document.tokens.len()];
    for &(span, kinds) in &article.names {
        let Range { start, end } = document.tokens_under(span);
        let Some(sentence) = (start < end)
            .then(|| document.sentence_at(document.tokens[start].span.start))
            .flatten()
        else {
            continue;
        };
        let end = end.min(document.sentences[sentence].tokens.end);
        // Quotation marks and commas that the corpus's tokens kept on the name.
        let mark = |index: usize| {
            matches!(
                document.word(index),
                "\"" | "'" | "," | "”" | "’" | "“" | "‘" | ";"
            )
        };
        let start = (start..end).find(|&index| !mark(index)).unwrap_or(start);
        let end = (start..end)
            .rfind(|&index| !mark(index))
            .map_or(end, |last| last + 1);
        for (index, tags) in allowed.iter_mut().enumerate().take(end).skip(start) {
            let position = match (index == start, index + 1 == end) {
                (true, true) => Unit,
                (true, false) => Begin,
                (false, true) => Last,
                (false, false) => Inside,
            };
            *tags = at(kinds, &[position]);
        }
    }
    allowed
}

impl Examples {
    /// Reads articles; each is voted on by one of the first models, if there are any.
    pub(super) fn read(articles: &[Article], first: &[Model]) -> Examples {
        let mut examples = Examples {
            starts: vec![0],
            ..Examples::default()
        };
        for article in articles {
            let document = document(&article.text);
            let allowed = allowed_tags(&document, article);
            let reading = Reading::new(&document);
            let votes = first
                .get(article.number % first.len().max(1))
                .map(|model| tagger::votes(&reading, model));
            for (index, sentence) in document.sentences.iter().enumerate() {
                let first = examples.allowed.len();
                for at in sentence.tokens.clone() {
                    let out = &mut examples.features;
                    let mut emit = |feature| out.push(fingerprint(feature, BITS));
                    for (place, offset) in PLACES.into_iter().enumerate() {
                        let word = at as isize + offset;
                        let inside =
                            word >= sentence.tokens.start as isize && word < sentence.tokens.end as isize;
                        let form = inside.then(|| reading.ids[word as usize] as usize);
                        features::lexical(&reading, form, place, &mut emit);
                    }
                    features::recurring(&reading, reading.ids[at] as usize, &mut emit);
                    features::contextual(&reading, index, at, &mut emit);
                    let before = examples.features.len();
                    if let Some(votes) = &votes {
                        let out = &mut examples.features;
                        features::voted(&reading, votes, at, &mut |feature| {
                            out.push(fingerprint(feature, BITS))
                        });
                    }
                    examples.voted.push((examples.features.len() - before) as u8);
                    examples.starts.push(examples.features.len());
                    examples.allowed.push(allowed[at]);
                }
                examples.sentences.push((first, examples.allowed.len()));
            }
        }
        examples
    }

    /// Keeps the features seen often enough, renumbers them from 0, and returns their fingerprints.
    pub(super) fn renumber(&mut self, least: u8) -> Vec<u32> {
        let mut counts = vec![0u8; 1 << BITS];
        for &feature in &self.features {
            let count = &mut counts[feature as usize];
            *count = count.saturating_add(1);
        }
        let mut blocks = vec![0u32; (1 << BITS) / 64 + 1];
        let mut kept = Vec::new();
        for (feature, &count) in counts.iter().enumerate() {
            if feature % 64 == 0 {
                blocks[feature / 64] = kept.len() as u32;
            }
            if count >= least {
                kept.push(feature as u32);
            }
        }
        let rank = |feature: u32| {
            let first = feature as usize / 64 * 64;
            let before = counts[first..feature as usize]
                .iter()
                .filter(|&&count| count >= least)
                .count();
            blocks[first / 64] + before as u32
        };
        self.rewrite(|feature| (counts[feature as usize] >= least).then(|| rank(feature)));
        kept
    }

    /// Keeps the features with a chosen weight and renumbers them from 0.
    pub(super) fn retain(&mut self, chosen: &[u64]) {
        let mut next = 0;
        let numbers: Vec<Option<u32>> = chosen
            .iter()
            .map(|&open| {
                next += u32::from(open != 0);
                (open != 0).then_some(next.wrapping_sub(1))
            })
            .collect();
        self.rewrite(|feature| numbers[feature as usize]);
    }

    /// Gives each feature a new number, or leaves it out.
    fn rewrite(&mut self, number: impl Fn(u32) -> Option<u32>) {
        let mut write = 0;
        for token in 0..self.allowed.len() {
            let range = self.starts[token]..self.starts[token + 1];
            self.starts[token] = write;
            let voted = range.end - usize::from(self.voted[token]);
            self.voted[token] = 0;
            for at in range {
                if let Some(feature) = number(self.features[at]) {
                    self.voted[token] += u8::from(at >= voted);
                    self.features[write] = feature;
                    write += 1;
                }
            }
        }
        if let Some(last) = self.starts.last_mut() {
            *last = write;
        }
        self.features.truncate(write);
    }
}
