//! The dates of a page and where they stand: in the head, in a caption, in the story.

use super::PublicationDate;
use crate::analysis::{BlockKind, PublishedHow};
use crate::document::{Block, Document, TokenKind};
use crate::span::Span;
use crate::timex::calendar::Date;
use crate::timex::{DateFields, Stated};

/// Blocks above the headline, and above a story without one, that may belong to the head.
const ABOVE_HEADLINE: usize = 6;
const ABOVE_STORY: usize = 12;

/// A stated date with the block it stands in.
pub struct Dated {
    pub span: Span,
    pub fields: DateFields,
    pub block: usize,
}

impl Dated {
    /// The day, when year, month and day are stated.
    pub fn day(&self) -> Option<Date> {
        Date::new(self.fields.year?, self.fields.month?, self.fields.day?)
    }

    /// Month and day without a year.
    pub fn yearless(&self) -> Option<(u8, u8)> {
        self.fields
            .year
            .is_none()
            .then_some((self.fields.month?, self.fields.day?))
    }

    /// The day as a candidate. A weekday that the calendar contradicts takes from its confidence.
    pub fn candidate(&self, date: Date, how: PublishedHow, confidence: f64) -> PublicationDate {
        let contradicted = self
            .fields
            .weekday
            .is_some_and(|weekday| weekday != date.weekday());
        PublicationDate {
            date,
            how,
            span: Some(self.span),
            confidence: if contradicted {
                confidence / 2.0
            } else {
                confidence
            },
        }
    }
}

pub struct Page<'d, 't> {
    pub document: &'d Document<'t>,
    pub dates: Vec<Dated>,
    /// For each block, the number of paragraphs above it.
    pub depths: Vec<usize>,
    /// The headline, as a block.
    pub headline: Option<usize>,
    /// The first block of the head. What stands above it belongs to the page or to other stories.
    head_start: usize,
    /// The latest full date of a caption: the article is not older than its picture.
    pictured: Option<Date>,
    /// The latest year anything but the author's note states.
    pub latest_year: Option<i32>,
    /// The year of the copyright line.
    pub copyright_year: Option<i32>,
}

impl<'d, 't> Page<'d, 't> {
    pub fn new(document: &'d Document<'t>, stated: &[Stated]) -> Self {
        let mut dates = Vec::new();
        for one in stated {
            let block = document
                .blocks
                .partition_point(|block| block.span.end <= one.span.start);
            if let Some(fields) = one.fields()
                && document
                    .blocks
                    .get(block)
                    .is_some_and(|at| at.kind != BlockKind::AuthorNote)
            {
                dates.push(Dated {
                    span: one.span,
                    fields,
                    block,
                });
            }
        }
        let mut depth = 0;
        let mut depths = Vec::with_capacity(document.blocks.len());
        for block in &document.blocks {
            depths.push(depth);
            depth += usize::from(block.kind == BlockKind::Paragraph);
        }
        let first = depths
            .iter()
            .take_while(|&&depth| depth == 0)
            .count()
            .saturating_sub(1);
        let headline = document.blocks[..first.min(document.blocks.len())]
            .iter()
            .position(|block| block.kind == BlockKind::Headline);
        let head_start = match headline {
            Some(headline) => headline.saturating_sub(ABOVE_HEADLINE),
            None => first.saturating_sub(ABOVE_STORY),
        };
        let latest_year = dates.iter().filter_map(|dated| dated.fields.year).max();
        let mut page = Self {
            document,
            dates,
            depths,
            headline,
            head_start,
            pictured: None,
            latest_year,
            copyright_year: copyright_year(document),
        };
        let captions = page
            .dates
            .iter()
            .filter(|dated| page.kind(dated) == BlockKind::Caption);
        page.pictured = captions.filter_map(Dated::day).max();
        page
    }

    /// The first year in which the day does not come before the picture was taken.
    pub fn year_since_picture(&self, month: u8, day: u8) -> Option<i32> {
        let taken = self.pictured?;
        Some(taken.year() + i32::from((month, day) < (taken.month(), taken.day())))
    }

    pub fn block(&self, dated: &Dated) -> &Block {
        &self.document.blocks[dated.block]
    }

    pub fn kind(&self, dated: &Dated) -> BlockKind {
        self.block(dated).kind
    }

    /// Whether something is told as reported on the date itself: "reported on Nov. 21", "said
    /// Thursday, Nov. 21", or the date opens a sentence of report.
    pub fn is_reported(&self, dated: &Dated) -> bool {
        let Some(sentence) = self.document.sentence_at(dated.span.start) else {
            return false;
        };
        let tokens = self.document.sentences[sentence].tokens.clone();
        let at = self.document.tokens_in(dated.span).start;
        // "Cases were reported on 14 June" tells of the cases; nobody reports by writing it.
        let reports = |token: usize| {
            let passive = (1..=2)
                .filter_map(|back| token.checked_sub(back).filter(|&before| before >= tokens.start))
                .any(|before| matches!(self.document.word(before), "was" | "were" | "been"));
            is_report_verb(self.document.word(token)) && !passive
        };
        let back = |by: usize| at.checked_sub(by).filter(|&token| token >= tokens.start);
        let word = |by: usize| back(by).map_or("", |token| self.document.word(token));
        let reports_at = |by: usize| back(by).is_some_and(reports);
        match (word(2), word(1)) {
            (_, "") | ("", "On") => tokens.clone().take(60).any(reports),
            (_, "on" | "in" | ",") => reports_at(1) || reports_at(2),
            ("on", _) => reports_at(1) || reports_at(3),
            _ => reports_at(1),
        }
    }

    /// Whether a date stands in one of the first paragraphs.
    pub fn is_near_top(&self, dated: &Dated) -> bool {
        self.kind(dated) == BlockKind::Paragraph && self.depths[dated.block] < 3
    }

    /// Whether a date stands in the head: close above the headline, or between it and the first paragraph.
    pub fn is_in_head(&self, dated: &Dated) -> bool {
        self.kind(dated) != BlockKind::Paragraph
            && self.depths[dated.block] == 0
            && dated.block >= self.head_start
    }

    /// What a date says it is the date of: the last label between it and the date before it in its
    /// block, or a label on the line above that holds nothing else ("Publish date:").
    pub fn label(&self, dated: &Dated) -> Label {
        let block = self.block(dated).span;
        let behind = self
            .dates
            .partition_point(|other| other.span.end <= dated.span.start);
        let before = self.dates[..behind]
            .last()
            .filter(|other| other.block == dated.block);
        let start = before.map_or(block.start, |other| other.span.end);
        let own = self.document.text[start..dated.span.start].to_lowercase();
        let above = dated.block.checked_sub(1).map(|above| {
            let line = self.document.slice(self.document.blocks[above].span);
            line.get(..40).unwrap_or(line).to_lowercase()
        });
        let alone = above.filter(|line| start == block.start && line.split_whitespace().count() <= 3);
        let last = |words: &[&str], text: &str| words.iter().filter_map(|word| text.rfind(word)).max();
        [Some(own), alone]
            .into_iter()
            .flatten()
            .find_map(|text| {
                let updated = last(&["updated", "modified", "edited", "corrected"], &text);
                let published = last(&["publish", "posted", "date", "issued"], &text)
                    .filter(|&at| !text[..at].ends_with("up"));
                match (published, updated) {
                    (None, None) => None,
                    (published, updated) if published > updated => Some(Label::Published),
                    _ => Some(Label::Updated),
                }
            })
            .unwrap_or(Label::None)
    }
}

/// What a line says its date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    None,
    Published,
    Updated,
}

/// The year of the copyright line.
fn copyright_year(document: &Document) -> Option<i32> {
    let notices = document.blocks.iter().filter(|block| {
        let text = document.slice(block.span);
        block.kind == BlockKind::Boilerplate
            && (text.starts_with('©') || text.starts_with("Copyright") || text.starts_with("(c)"))
    });
    notices
        .flat_map(|block| document.tokens_in(block.span))
        .filter(|&token| document.tokens[token].kind == TokenKind::Number)
        .filter_map(|token| document.word(token).parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .max()
}

fn is_report_verb(word: &str) -> bool {
    matches!(
        word,
        "reported" | "said" | "announced" | "says" | "told" | "confirmed" | "reports" | "stated" | "wrote"
    )
}
