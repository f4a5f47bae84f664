//! The article's own date: every date the page offers, ranked by where it stands.

mod page;

use super::PublicationDate;
use crate::analysis::{BlockKind, PublishedHow};
use crate::document::Document;
use crate::markup::Metadata;
use crate::timex::Stated;
use crate::timex::calendar::Date;
use page::{Label, Page};

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
/// not the day of a change, not one of a dateline (which tells when the article was written), not the same
/// day elsewhere on the globe, and not above the headline, where the page may show the day it was opened.
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
            let below = page.headline.is_none_or(|headline| dated.block > headline);
            below && page.is_in_head(dated) && page.label(dated) != Label::Updated
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

/// Lines of their own with a date, and dates in lines of the head. A date that is labelled "published"
/// goes before one that is labelled "updated", one under the headline before one above it, where the
/// page may show the day it was opened.
fn header(page: &Page) -> Vec<PublicationDate> {
    let mut found = Vec::new();
    for dated in &page.dates {
        let Some(date) = dated.day() else { continue };
        let (in_head, label) = (page.is_in_head(dated), page.label(dated));
        let above = page.headline.is_some_and(|headline| dated.block < headline);
        let (how, confidence) = match page.kind(dated) {
            BlockKind::Dateline if label == Label::Updated => (PublishedHow::Header, 0.93),
            BlockKind::Dateline if label == Label::Published => (PublishedHow::Header, 0.98),
            BlockKind::Dateline if in_head && above => (PublishedHow::Header, 0.9),
            BlockKind::Dateline if in_head => (PublishedHow::Header, 0.96),
            BlockKind::Dateline => (PublishedHow::Header, 0.85),
            BlockKind::Byline => (PublishedHow::Byline, 0.92),
            BlockKind::Boilerplate | BlockKind::List if in_head && above => (PublishedHow::Header, 0.65),
            BlockKind::Boilerplate | BlockKind::List if in_head => (PublishedHow::Header, 0.75),
            BlockKind::Headline if dated.block > 0 && in_head => (PublishedHow::Header, 0.6),
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

/// An address of the page with the date in its path: "/2024/11/21/". In and below the story addresses are
/// those of other pages.
fn address(page: &Page) -> Vec<PublicationDate> {
    let first = page
        .document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph);
    let end = first.map_or(page.document.text.len(), |block| block.span.start);
    let words = (0..page.document.tokens.len())
        .take_while(|&token| page.document.tokens[token].span.start < end)
        .filter(|&token| page.document.tokens[token].span.len() > 18);
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
