//! The article on a whole page, found as a whole: one run of pieces that is the story, and its headline
//! above it.

use super::captions::is_caption;
use super::headline;
use super::labels::chain::Marginals;
use super::labels::look::{self, Look};
use super::labels::{self, Label, Scores, Weigh};
use super::page::{Page, is_name};
use super::pieces::Piece;
use super::rules;
use crate::analysis::BlockKind;
use crate::markup;
use crate::rank::Ranker;
use std::ops::Range;

/// What the model makes of the pieces of a text.
pub struct Reading {
    /// What the pieces look like.
    pub looks: Vec<Look>,
    /// How likely each label is, by piece.
    pub shares: Vec<Scores>,
    /// The story.
    pub story: Range<usize>,
    /// Its headline.
    pub headline: Option<usize>,
}

/// A text with fewer pieces (as many as are likely) that are no part of an article is no whole page: its
/// wordings alone say what is what. Where there is markup, it says more.
const LEAST_BOILERPLATE: f32 = 5.0;
const PLAIN_LEAST_BOILERPLATE: f32 = 10.0;

/// A story has more words than this, or none was found: such a text is read as it is.
const LEAST_STORY: usize = 60;

/// A text with more pieces than this is no page of one article.
const MOST_PIECES: usize = 6000;

/// A piece within the story is left out when it is less likely to belong to it, and the story neither
/// begins nor ends with one that is less likely. Fitted on the development pages, as the four below.
const DOUBTFUL: f32 = 0.05;
const DOUBTFUL_EDGE: f32 = 0.2;

/// A piece within the story that is likelier to belong to it is not left out for its wording.
const KEPT: f32 = 0.5;

/// What speaks for each piece of a run, beside its own likelihood: recall before precision, the more so
/// where no markup helps.
const BIAS: f32 = 1.5;
const PLAIN_BIAS: f32 = 2.2;

/// Longer pieces count more, but less than by their words.
const POWER: f32 = 0.5;
const MOST_WORDS: usize = 80;

/// How likely a headline must be.
const LEAST_HEADLINE: f64 = 0.35;

/// Bylines are few, and what stands where they stand is hardly anything else.
/// A bare name there needs less.
const LIKELY_BYLINE: f32 = 0.2;
const LIKELY_NAME: f32 = 0.1;

/// Pieces above the headline, and below the story, that are looked at for dates and authors.
const NEAR: usize = 4;

/// How far above the story the head begins when its headline is not known.
const HEAD: usize = 10;

/// How far behind the first running text dates and authors may stand.
const LATE: usize = 4;

/// Reads the pieces of a text, when it is a whole page with more on it than an article.
pub fn read(
    text: &str,
    pieces: &[Piece],
    page: Option<&markup::Page>,
    model: &impl Weigh,
    headlines: &Ranker,
) -> Option<Reading> {
    let mut reading = find(text, pieces, page, model)?;
    let (places, candidates): (Vec<Option<usize>>, Vec<_>) =
        headline::candidates(text, pieces, page, &reading)
            .into_iter()
            .unzip();
    // A headline that stands there twice is one answer, the likelier of its places.
    let probabilities = headlines.probabilities(&candidates);
    let words = |index: usize| places[index].map(|at| pieces[at].span.of(text));
    let together = |index: usize| -> f64 {
        let same = (0..places.len()).filter(|&other| words(other) == words(index));
        same.map(|other| probabilities[other]).sum()
    };
    let likelier = |a: &usize, b: &usize| {
        let single = || probabilities[*a].total_cmp(&probabilities[*b]);
        together(*a).total_cmp(&together(*b)).then_with(single)
    };
    reading.headline = (0..places.len())
        .max_by(likelier)
        .filter(|&index| together(index) >= LEAST_HEADLINE)
        .and_then(|index| places[index]);
    // The story begins under its headline.
    if let Some(headline) = reading.headline
        && headline >= reading.story.start
    {
        reading.story.start = headline + 1;
    }
    Some(reading)
}

/// The same without the headline.
pub fn find(
    text: &str,
    pieces: &[Piece],
    page: Option<&markup::Page>,
    model: &impl Weigh,
) -> Option<Reading> {
    if pieces.len() > MOST_PIECES {
        return None;
    }
    let looks = look::looks(text, pieces);
    let features = labels::features(&looks, pieces, page);
    let emissions: Vec<Scores> = features.iter().map(|features| model.scores(features)).collect();
    let marginals = Marginals::new(&emissions, model.transitions(), None);
    let shares: Vec<Scores> = (0..emissions.len()).map(|at| marginals.at(at)).collect();
    let words: Vec<usize> = pieces
        .iter()
        .map(|piece| piece.span.of(text).split_whitespace().take(MOST_WORDS).count())
        .collect();
    let bias = if page.is_some() { BIAS } else { PLAIN_BIAS };
    let story = best_run(&shares, &words, bias);
    let told: usize = story
        .clone()
        .filter(|&at| story_share(&shares[at]) > 0.5)
        .map(|at| words[at])
        .sum();
    let boilerplate: f32 = shares
        .iter()
        .map(|shares| shares[Label::Boilerplate as usize])
        .sum();
    let least = match page {
        Some(_) => LEAST_BOILERPLATE,
        None => PLAIN_LEAST_BOILERPLATE,
    };
    (told >= LEAST_STORY && boilerplate >= least).then_some(Reading {
        looks,
        shares,
        story,
        headline: None,
    })
}

/// How likely it is that a piece belongs to the story.
pub fn story_share(shares: &Scores) -> f32 {
    [Label::Story, Label::Heading, Label::List]
        .iter()
        .map(|&label| shares[label as usize])
        .sum()
}

/// The contiguous run with the highest sum of what speaks for its pieces (Kadane's algorithm).
fn best_run(shares: &[Scores], words: &[usize], bias: f32) -> Range<usize> {
    let mut best = (0.0f32, 0..0);
    let (mut sum, mut start) = (0.0f32, 0);
    for (at, shares) in shares.iter().enumerate() {
        let share = story_share(shares).clamp(0.02, 0.98);
        let gain = ((share / (1.0 - share)).ln() + bias) * (words[at] as f32).powf(POWER);
        if sum <= 0.0 {
            (sum, start) = (0.0, at);
        }
        sum += gain;
        if sum > best.0 {
            best = (sum, start..at + 1);
        }
    }
    let inside = |at: &usize| story_share(&shares[*at]) > DOUBTFUL_EDGE;
    let first = best.1.clone().find(inside).unwrap_or(best.1.start);
    let last = best.1.clone().rev().find(inside).unwrap_or(first);
    if best.1.is_empty() { 0..0 } else { first..last + 1 }
}

impl Reading {
    /// The likeliest label of a piece.
    fn label(&self, at: usize) -> Label {
        let likely = |label: &Label| self.shares[at][*label as usize];
        Label::ALL
            .into_iter()
            .max_by(|a, b| likely(a).total_cmp(&likely(b)))
            .unwrap_or(Label::Boilerplate)
    }

    /// What a piece is, when that is settled; the rules are asked for the others.
    fn kind(&self, page: &Page, at: usize) -> Option<BlockKind> {
        if Some(at) == self.headline {
            return Some(BlockKind::Headline);
        }
        let named = at < self.story.start && is_name(page.text(at));
        let least = if named { LIKELY_NAME } else { LIKELY_BYLINE };
        match self.label(at) {
            _ if is_caption(page.text(at)) => Some(BlockKind::Caption),
            _ if self.is_near(at) && self.shares[at][Label::Byline as usize] >= least => {
                Some(BlockKind::Byline)
            }
            Label::Dateline if self.is_near(at) => Some(BlockKind::Dateline),
            Label::Caption => Some(BlockKind::Caption),
            Label::AuthorNote if at >= self.story.end => Some(BlockKind::AuthorNote),
            _ if !self.story.contains(&at) => Some(BlockKind::Boilerplate),
            _ if story_share(&self.shares[at]) <= DOUBTFUL => Some(BlockKind::Boilerplate),
            Label::List => Some(BlockKind::List),
            _ => None,
        }
    }

    /// Whether a piece stands in the article or close to it.
    fn is_near(&self, at: usize) -> bool {
        (self.head_start()..self.story.end + NEAR).contains(&at)
    }

    /// Where the head begins.
    fn head_start(&self) -> usize {
        match self.headline {
            Some(headline) => headline.min(self.story.start).saturating_sub(NEAR),
            None => self.story.start.saturating_sub(HEAD),
        }
    }

    /// Settles on a whole page what is what. What the cut of a line has shown holds near the story. In
    /// the head, from above the headline to a little behind the first running text, wordings tell dates and
    /// authors; what else the model takes for the story there is no second headline.
    pub fn settle(&self, page: &mut Page) {
        let first = self
            .story
            .clone()
            .find(|&at| page.pieces[at].prose)
            .unwrap_or(self.story.end);
        let head = self.head_start()..(first + LATE).min(self.story.end);
        for at in 0..page.pieces.len() {
            if page.pieces[at].kind.is_some() && self.is_near(at) {
                continue;
            }
            let told = head.contains(&at) && Some(at) != self.headline;
            let kind = told
                .then(|| rules::head_line(page, at))
                .flatten()
                .or_else(|| self.kind(page, at));
            page.pieces[at].kind = kind.or_else(|| (told && at < first).then_some(BlockKind::Paragraph));
        }
    }

    /// What a piece is that the rules say is of some kind: inside the story they leave out nothing that the model
    /// takes for it.
    pub fn kept(&self, at: usize, told: BlockKind) -> BlockKind {
        match told {
            BlockKind::Boilerplate if self.story.contains(&at) && story_share(&self.shares[at]) > KEPT => {
                BlockKind::Paragraph
            }
            _ => told,
        }
    }

    /// How sure it is that a piece belongs to the article, or does not, as its kind says; 0 to 1. Wording, not
    /// the model, says what is a byline or a date line.
    pub fn confidence(&self, at: usize, kind: BlockKind) -> Option<f64> {
        let share = |label: Label| self.shares[at][label as usize];
        let around = f64::from(share(Label::Boilerplate) + share(Label::AuthorNote));
        let sure = match kind {
            BlockKind::Byline | BlockKind::Dateline => return None,
            BlockKind::Boilerplate | BlockKind::AuthorNote => around,
            _ => 1.0 - around,
        };
        Some((sure * 100.0).round() / 100.0)
    }
}
