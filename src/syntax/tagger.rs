//! Parts of speech, from left to right, each by the words around it and the tags before it.

use super::lexeme::Lexeme;
use super::linear::{Features, Scorer};
use super::scheme::TAGS;

/// A place in [`TAGS`].
pub(crate) type TagIndex = u8;

/// Stands for the tag of a token beyond the sentence's borders.
const NO_TAG: u32 = 255;

/// Tags a sentence; appends to `tags`, one a token.
pub(crate) fn tag(scorer: &impl Scorer, lexemes: &[Lexeme], tags: &mut Vec<TagIndex>) {
    let start = tags.len();
    let mut scores = [0.0; TAGS.len()];
    let mut features = Features::default();
    for at in 0..lexemes.len() {
        extract(lexemes, &tags[start..], at, &mut features);
        scorer.score(&features.hashes, &mut scores);
        tags.push(best(&scores) as TagIndex);
    }
}

/// Index of the highest score; the first of equals.
pub(crate) fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (index, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = index;
        }
    }
    best
}

/// What the tagger looks at when `tags` holds the tags before token `at`.
pub(crate) fn extract(lexemes: &[Lexeme], tags: &[TagIndex], at: usize, features: &mut Features) {
    let near = |distance: isize| {
        at.checked_add_signed(distance)
            .and_then(|index| lexemes.get(index))
            .copied()
            .unwrap_or_default()
    };
    let tag = |distance: usize| {
        at.checked_sub(distance)
            .map_or(NO_TAG, |index| u32::from(tags[index]))
    };
    let (before2, before, this, after, after2) = (near(-2), near(-1), near(0), near(1), near(2));
    let (tag1, tag2) = (tag(1), tag(2));
    let [_, s2, s3, s4] = this.suffixes;
    let first = u32::from(at == 0);

    features.clear();
    features.add(1, [this.form]);
    features.add(2, [this.lower]);
    features.add(3, [this.lower, tag1]);
    features.add(4, [this.lower, tag1, tag2]);
    features.add(5, [this.suffixes[0]]);
    features.add(6, [s2]);
    features.add(7, [s3]);
    features.add(8, [s4]);
    features.add(9, [this.prefixes[0]]);
    features.add(10, [this.prefixes[1]]);
    features.add(11, [this.prefixes[2]]);
    features.add(12, [this.shape, first]);
    features.add(13, [this.shape, s3]);
    features.add(14, [tag1]);
    features.add(15, [tag1, tag2]);
    features.add(16, [tag1, s3]);
    features.add(17, [tag1, this.shape]);
    features.add(18, [before.lower]);
    features.add(19, [before2.lower]);
    features.add(20, [after.lower]);
    features.add(21, [after2.lower]);
    features.add(22, [before.lower, this.lower]);
    features.add(23, [this.lower, after.lower]);
    features.add(24, [before.lower, after.lower]);
    features.add(25, [before2.lower, before.lower]);
    features.add(26, [after.lower, after2.lower]);
    features.add(27, [tag1, after.lower]);
    features.add(28, [tag1, tag2, after.lower]);
    features.add(29, [before.suffixes[2]]);
    features.add(30, [after.suffixes[2]]);
    features.add(31, [after.suffixes[1], s2]);
    features.add(32, [before.suffixes[1], s2]);
    features.add(33, [after2.suffixes[2]]);
    features.add(34, [before.shape, this.shape]);
    features.add(35, [this.shape, after.shape]);
    features.add(36, [before.shape, this.shape, after.shape]);
    features.add(37, [tag1, after.suffixes[2]]);
    features.add(38, [this.lower, after.suffixes[1]]);
    features.add(39, [this.lower, after2.lower]);
    features.add(40, [this.lower, after.shape]);
    features.add(41, [0; 0]);
    let (c, cb, ca) = (this.clusters, before.clusters, after.clusters);
    features.add(42, [c.prefix(4)]);
    features.add(43, [c.prefix(6)]);
    features.add(44, [c.prefix(10)]);
    features.add(45, [c.prefix(20)]);
    features.add(46, [u32::from(c.coarse)]);
    features.add(47, [u32::from(c.middle)]);
    features.add(48, [u32::from(c.fine)]);
    features.add(49, [c.prefix(20), this.shape]);
    features.add(50, [u32::from(c.middle), s3]);
    features.add(51, [cb.prefix(6)]);
    features.add(52, [cb.prefix(20)]);
    features.add(53, [ca.prefix(6)]);
    features.add(54, [ca.prefix(20)]);
    features.add(55, [u32::from(ca.middle)]);
    features.add(56, [u32::from(ca.fine)]);
    features.add(57, [c.prefix(20), tag1]);
    features.add(58, [c.prefix(20), ca.prefix(20)]);
    features.add(59, [cb.prefix(20), c.prefix(20)]);
    features.add(60, [tag1, c.prefix(10), ca.prefix(10)]);
    features.add(61, [after2.clusters.prefix(10)]);
    features.add(62, [this.lower, ca.prefix(10)]);
}
