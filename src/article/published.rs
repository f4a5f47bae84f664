//! The article's own date: every date the page offers, ranked by where it stands.

use super::PublicationDate;
use crate::analysis::{BlockKind, PublishedHow};
use crate::document::{Block, Document, TokenKind};
use crate::markup::Metadata;
use crate::span::Span;
use crate::timex::calendar::Date;
use crate::timex::{DateFields, Stated};

/// How sure a date must be the article's to speak against another.
const RIVAL: f64 = 0.9;

/// A way to find dates that may be the article's.
type Source = fn(&Page) -> Vec<PublicationDate>;

/// All ways. The most confident candidate wins, and of equals the earlier source, then the earlier
/// place in the text.
const SOURCES: &[Source] = &[header, dateline, address, completed, running_text];

/// The best supported publication date of a document.
pub fn find(document: &Document, stated: &[Stated]) -> Option<PublicationDate> {
    let page = Page::new(document, stated);
    let mut best: Option<PublicationDate> = None;
    for candidate in SOURCES.iter().flat_map(|source| source(&page)) {
        if best
            .as_ref()
            .is_none_or(|best| candidate.confidence > best.confidence)
        {
            best = Some(candidate);
        }
    }
    best
}

/// A line above the story with another day than the article's, when nothing says why it is another: it is
/// not the day of a change, not one of a dateline (which tells when the article was written), and not the same
/// day elsewhere on the globe.
pub fn rival(
    document: &Document,
    stated: &[Stated],
    metadata: Option<&Metadata>,
    found: &PublicationDate,
) -> Option<PublicationDate> {
    if found.how == PublishedHow::Given {
        return None;
    }
    let page = Page::new(document, stated);
    let changed = metadata.and_then(|metadata| super::metadata::day(&metadata.modified));
    let in_head = |candidate: &PublicationDate| {
        let mut dates = page.dates.iter();
        let dated = dates.find(|dated| Some(dated.span) == candidate.span);
        dated.is_some_and(|dated| {
            let line = document.slice(page.block(dated).span).to_lowercase();
            let of_a_change = ["updated", "modified", "edited", "corrected"];
            page.is_in_head(dated) && !of_a_change.iter().any(|word| line.contains(word))
        })
    };
    let disagrees = |candidate: &PublicationDate| {
        let days = (candidate.date.days() - found.date.days()).unsigned_abs();
        days > u64::from(found.how == PublishedHow::Metadata) && Some(candidate.date) != changed
    };
    header(&page)
        .into_iter()
        .filter(|candidate| candidate.confidence >= RIVAL && disagrees(candidate) && in_head(candidate))
        .max_by(|one, other| one.confidence.total_cmp(&other.confidence))
}

/// A stated date with the block it stands in.
struct Dated {
    span: Span,
    fields: DateFields,
    block: usize,
}

impl Dated {
    /// The day, when year, month and day are stated.
    fn day(&self) -> Option<Date> {
        Date::new(self.fields.year?, self.fields.month?, self.fields.day?)
    }

    /// Month and day without a year.
    fn yearless(&self) -> Option<(u8, u8)> {
        self.fields
            .year
            .is_none()
            .then_some((self.fields.month?, self.fields.day?))
    }

    /// The day as a candidate. A weekday that the calendar contradicts takes from its confidence.
    fn candidate(&self, date: Date, how: PublishedHow, confidence: f64) -> PublicationDate {
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

struct Page<'d, 't> {
    document: &'d Document<'t>,
    dates: Vec<Dated>,
    /// For each block, the number of paragraphs above it.
    depths: Vec<usize>,
    /// The latest full date of a caption: the article is not older than its picture.
    pictured: Option<Date>,
    /// The latest year anything but the author's note states.
    latest_year: Option<i32>,
    /// The year of the copyright line.
    copyright_year: Option<i32>,
}

impl<'d, 't> Page<'d, 't> {
    fn new(document: &'d Document<'t>, stated: &[Stated]) -> Self {
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
        let latest_year = dates.iter().filter_map(|dated| dated.fields.year).max();
        let mut page = Self {
            document,
            dates,
            depths,
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
    fn year_since_picture(&self, month: u8, day: u8) -> Option<i32> {
        let taken = self.pictured?;
        Some(taken.year() + i32::from((month, day) < (taken.month(), taken.day())))
    }

    fn block(&self, dated: &Dated) -> &Block {
        &self.document.blocks[dated.block]
    }

    fn kind(&self, dated: &Dated) -> BlockKind {
        self.block(dated).kind
    }

    /// Whether something is told as reported on the date itself: "reported on Nov. 21", "said
    /// Thursday, Nov. 21", or the date opens a sentence of report.
    fn is_reported(&self, dated: &Dated) -> bool {
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
    fn is_near_top(&self, dated: &Dated) -> bool {
        self.kind(dated) == BlockKind::Paragraph && self.depths[dated.block] < 3
    }

    /// Whether a date stands above the first paragraph.
    fn is_in_head(&self, dated: &Dated) -> bool {
        self.kind(dated) != BlockKind::Paragraph && self.depths[dated.block] == 0
    }
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

/// Lines of their own with a date, and dates in lines above the story. A line that says
/// "published" goes before one that says "updated".
fn header(page: &Page) -> Vec<PublicationDate> {
    let mut found = Vec::new();
    for dated in &page.dates {
        let (Some(date), block) = (dated.day(), page.block(dated)) else {
            continue;
        };
        let text = page.document.slice(block.span);
        let line = &text[..first_bytes(text, 60)];
        let label = line.to_lowercase();
        let (how, confidence) = match block.kind {
            BlockKind::Dateline if label.contains("updated") || label.contains("modified") => {
                (PublishedHow::Header, 0.93)
            }
            BlockKind::Dateline
                if label.contains("published") || label.contains("posted") || label.contains("date") =>
            {
                (PublishedHow::Header, 0.98)
            }
            BlockKind::Dateline if page.is_in_head(dated) => (PublishedHow::Header, 0.96),
            BlockKind::Dateline => (PublishedHow::Header, 0.85),
            BlockKind::Byline => (PublishedHow::Byline, 0.92),
            BlockKind::Boilerplate | BlockKind::List if page.is_in_head(dated) => {
                (PublishedHow::Header, 0.75)
            }
            BlockKind::Headline if dated.block > 0 && page.is_in_head(dated) => (PublishedHow::Header, 0.6),
            _ => continue,
        };
        found.push(dated.candidate(date, how, confidence));
    }
    found
}

/// "LONDON, March 3 (Wire) —": the day of writing, as a rule that of publication. Its year, when it
/// has none, is that of the copyright line, the first one after a caption's date, or the latest one the
/// article speaks of.
fn dateline(page: &Page) -> Vec<PublicationDate> {
    let mut found = Vec::new();
    for dated in page
        .dates
        .iter()
        .filter(|dated| page.kind(dated) == BlockKind::Dateline)
    {
        let text = page.document.slice(page.block(dated).span);
        let cut = text.ends_with(['—', '–', '-', '.', ':', '/']);
        if let Some(date) = dated.day().filter(|_| cut) {
            found.push(dated.candidate(date, PublishedHow::Dateline, 0.97));
        }
        let (Some((month, day)), how) = (
            dated.yearless(),
            if cut {
                PublishedHow::Dateline
            } else {
                PublishedHow::Header
            },
        ) else {
            continue;
        };
        let years = [
            (page.copyright_year, 0.85),
            (page.year_since_picture(month, day), 0.75),
            (page.latest_year, 0.55),
        ];
        found.extend(years.into_iter().find_map(|(year, confidence)| {
            Some(dated.candidate(Date::new(year?, month, day)?, how, confidence))
        }));
    }
    found
}

/// An address of the page with the date in its path: "/2024/11/21/".
fn address(page: &Page) -> Vec<PublicationDate> {
    let words = (0..page.document.tokens.len()).filter(|&token| page.document.tokens[token].span.len() > 18);
    words
        .filter_map(|token| {
            let word = page.document.word(token);
            word.starts_with("http").then_some(())?;
            let numbers: Vec<u16> = word
                .split('/')
                .skip_while(|part| part.len() != 4 || part.parse::<u16>().is_err())
                .map_while(|part| part.parse().ok())
                .take(3)
                .collect();
            let [year, month, day] = numbers[..] else {
                return None;
            };
            Some(PublicationDate {
                date: Date::new(year.into(), month.try_into().ok()?, day.try_into().ok()?)
                    .filter(|_| (1990..2100).contains(&year))?,
                how: PublishedHow::Header,
                span: Some(page.document.tokens[token].span),
                confidence: 0.7,
            })
        })
        .take(1)
        .collect()
}

/// A day without a year that something was reported on near the top, with the year of a caption
/// ("... on June 19, 2024"), of the copyright line, or of another date. The year is the first in
/// which the day does not come before the caption's.
fn completed(page: &Page) -> Vec<PublicationDate> {
    let reported = page
        .dates
        .iter()
        .filter(|dated| page.is_near_top(dated) && dated.yearless().is_some() && page.is_reported(dated));
    let mut found: Vec<PublicationDate> = Vec::new();
    for dated in reported {
        let Some((month, day)) = dated.yearless() else {
            continue;
        };
        let years = [
            page.year_since_picture(month, day)
                .map(|year| (year, PublishedHow::Caption, 0.7)),
            page.copyright_year.map(|year| (year, PublishedHow::Text, 0.65)),
            page.latest_year.map(|year| (year, PublishedHow::Text, 0.45)),
        ];
        let completed = years.into_iter().flatten().find_map(|(year, how, confidence)| {
            Some(dated.candidate(Date::new(year, month, day)?, how, confidence))
        });
        found.extend(completed);
    }
    // Of several days reported on, the article is as young as the last.
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.date));
    found.truncate(1);
    found
}

/// A full date in the running text, the last resort: the latest one near the top that something is
/// reported on and that no later year of the article puts into the past. Full dates that tell of
/// other things are almost never the article's own; guessing with them was wrong on every one of
/// the TimeBank and AQUAINT articles it gave a date for.
fn running_text(page: &Page) -> Vec<PublicationDate> {
    let latest = page.latest_year;
    page.dates
        .iter()
        .filter(|dated| page.is_near_top(dated) && latest == dated.fields.year && page.is_reported(dated))
        .filter_map(|dated| Some(dated.candidate(dated.day()?, PublishedHow::Text, 0.4)))
        .max_by_key(|candidate| candidate.date)
        .into_iter()
        .collect()
}

fn is_report_verb(word: &str) -> bool {
    matches!(
        word,
        "reported" | "said" | "announced" | "says" | "told" | "confirmed" | "reports" | "stated" | "wrote"
    )
}

/// The first bytes of a text, at most `most`, on a character border.
fn first_bytes(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}
