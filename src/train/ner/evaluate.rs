//! Exact-span precision, recall and F1 on raw text.

use super::corpora::{self, Article, Kinds, Scheme, only};
use super::raw::Spacing;
use crate::analysis::EntityKind;
use crate::mention::Mention;
use crate::mention::confidence::{logit, on_line};
use crate::mention::tags::KINDS;
use crate::span::Span;
use std::path::Path;

/// A development file, its scheme, and the part of its documents that is held apart from training.
pub const DEVELOPMENT: [(&str, Scheme, Part); 5] = [
    ("worldwide.dev", Scheme::Worldwide, Part::All),
    ("conllpp.dev", Scheme::Conll, Part::All),
    ("uner_ewt.dev", Scheme::Universal, Part::All),
    ("crossner_politics.dev", Scheme::Crossner, Part::All),
    ("wikigold", Scheme::Conll, Part::LastQuarter),
];

/// Which documents of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    All,
    /// The first three quarters.
    FirstThree,
    /// The last quarter.
    LastQuarter,
}

impl Part {
    /// That part of some documents.
    pub fn of<T>(self, mut documents: Vec<T>) -> Vec<T> {
        let border = documents.len() * 3 / 4;
        match self {
            Part::All => documents,
            Part::FirstThree => {
                documents.truncate(border);
                documents
            }
            Part::LastQuarter => documents.split_off(border),
        }
    }
}

/// Right, found and wanted names.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Found with the right borders and kind.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Wanted.
    pub wanted: usize,
}

impl Count {
    /// Precision, in percent.
    pub fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    /// Recall, in percent.
    pub fn recall(&self) -> f64 {
        100.0 * self.right as f64 / self.wanted.max(1) as f64
    }

    /// The harmonic mean of both, in percent.
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: Count) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

/// Counts for each kind of [`KINDS`].
pub type Counts = [Count; KINDS.len()];

/// What went wrong with a name, for reading.
pub struct Error {
    /// "missed", "invented", "border" or "kind".
    pub family: &'static str,
    /// A line that shows it.
    pub line: String,
}

/// A corpus's articles as raw text.
///
/// # Errors
/// When a file cannot be read.
pub fn articles(
    data: &Path,
    name: &str,
    scheme: Scheme,
    part: Part,
    spacing: Spacing,
) -> Result<Vec<Article>, String> {
    let documents = part.of(corpora::read(data, name, scheme)?);
    Ok(documents
        .iter()
        .map(|document| corpora::article(document, scheme, spacing))
        .collect())
}

/// Compares what `find` finds with what the articles mark. A name whose mark leaves several kinds open
/// counts under the first; nothing is counted against kinds the corpus does not label.
pub fn score(articles: &[Article], find: impl Fn(&str) -> Vec<Mention>, errors: &mut Vec<Error>) -> Counts {
    let mut counts = Counts::default();
    for article in articles {
        let found = find(&article.text);
        let kind_of = |kinds: u16| (0..KINDS.len()).find(|kind| kinds >> kind & 1 == 1).unwrap_or(0);
        for &(span, kinds) in &article.names {
            counts[kind_of(kinds)].wanted += 1;
            if let Some(error) = missed(article, &found, span, kinds) {
                errors.push(error);
            }
        }
        for mention in &found {
            let Some(kind) = KINDS.iter().position(|&kind| kind == mention.kind) else {
                continue;
            };
            let wanted = article.names.iter().find(|(span, _)| *span == mention.span);
            match wanted {
                Some((_, kinds)) if kinds & 1 << kind != 0 => {
                    counts[kind_of(*kinds)].right += 1;
                    counts[kind_of(*kinds)].found += 1;
                }
                _ => {
                    counts[kind].found += 1;
                    let overlaps = article.names.iter().any(|(span, _)| span.overlaps(mention.span));
                    if !overlaps && article.open & only(mention.kind) == 0 {
                        let line = line(article, mention.span, &format!("{:?}", mention.kind), "");
                        errors.push(Error {
                            family: "invented",
                            line,
                        });
                    }
                }
            }
        }
    }
    counts
}

/// Confidences with whether they were right, of the common kinds.
pub type Judged = Vec<(f64, bool)>;

/// Judges the confidence of what `find` finds, for kinds that every newswire corpus labels.
pub fn judged(articles: &[Article], find: impl Fn(&str) -> Vec<Mention>) -> Judged {
    let mut judged = Judged::new();
    for article in articles {
        for mention in find(&article.text) {
            let kind = only(mention.kind);
            if KINDS[..4].contains(&mention.kind) {
                let right = |&(span, kinds): &(Span, Kinds)| span == mention.span && kinds & kind != 0;
                judged.push((mention.confidence, article.names.iter().any(right)));
            }
        }
    }
    judged
}

/// The expected calibration error in percent: how far confidence and share of right names lie apart, in
/// ten bins of equal width.
pub fn calibration_error(judged: &Judged) -> f64 {
    let mut bins = [(0.0, 0.0); 10];
    for &(confidence, right) in judged {
        let (sum, hits) = &mut bins[((confidence * 10.0) as usize).min(9)];
        *sum += confidence;
        *hits += f64::from(u8::from(right));
    }
    let apart: f64 = bins
        .iter()
        .map(|(sum, hits): &(f64, f64)| (sum - hits).abs())
        .sum();
    100.0 * apart / judged.len().max(1) as f64
}

/// The line through the logits that makes the judgements likeliest, by gradient descent.
pub fn calibration_line(judged: &Judged) -> (f64, f64) {
    let (mut slope, mut offset) = (1.0, 0.0);
    let scale = 0.1 / judged.len().max(1) as f64;
    for _ in 0..500 {
        let (mut along, mut up) = (0.0, 0.0);
        for &(confidence, right) in judged {
            let logit = logit(confidence);
            let excess = on_line(logit, (slope, offset)) - f64::from(u8::from(right));
            along += excess * logit;
            up += excess;
        }
        slope -= scale * along;
        offset -= scale * up;
    }
    (slope, offset)
}

fn missed(article: &Article, found: &[Mention], span: Span, kinds: u16) -> Option<Error> {
    let overlapping: Vec<&Mention> = found
        .iter()
        .filter(|mention| mention.span.overlaps(span))
        .collect();
    if overlapping
        .iter()
        .any(|mention| mention.span == span && only(mention.kind) & kinds != 0)
    {
        return None;
    }
    let family = match overlapping.as_slice() {
        [] => "missed",
        [one] if one.span == span => "kind",
        _ => "border",
    };
    let wanted: Vec<&EntityKind> = KINDS
        .iter()
        .enumerate()
        .filter(|(kind, _)| kinds >> kind & 1 == 1)
        .map(|(_, kind)| kind)
        .collect();
    let got: Vec<String> = overlapping
        .iter()
        .map(|mention| format!("{:?} {:?}", mention.kind, mention.span.of(&article.text)))
        .collect();
    Some(Error {
        family,
        line: line(article, span, &format!("{wanted:?}"), &got.join(", ")),
    })
}

fn line(article: &Article, span: Span, wanted: &str, got: &str) -> String {
    let text = &article.text;
    let back = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let from = back(span.start.saturating_sub(40));
    let to = back((span.end + 30).min(text.len()));
    format!(
        "{wanted} … {}[[{}]]{} … {got}",
        &text[from..span.start],
        span.of(text),
        &text[span.end..to]
    )
    .replace('\n', " ⏎ ")
}

/// Sums over person, organisation and place.
pub fn main_kinds(counts: &Counts) -> Count {
    let mut sum = Count::default();
    counts[..3].iter().for_each(|count| sum.add(*count));
    sum
}

/// One line of figures for a development file.
pub fn report(name: &str, counts: &Counts) -> String {
    let sum = main_kinds(counts);
    let mut line = format!(
        "{name:<22} person+organization+place P {:5.2} R {:5.2} F1 {:5.2} |",
        sum.precision(),
        sum.recall(),
        sum.f1()
    );
    for (kind, count) in KINDS.iter().zip(counts) {
        if count.wanted > 0 {
            line += &format!(" {} {:.1}", format!("{kind:?}").to_lowercase(), count.f1());
        }
    }
    line
}
