//! Measures the reading of whole pages against gold bodies and metadata.

use super::corpora::{Corpus, GoldPage};
use super::gold::{alike, titles, words};
use super::score::{PageScore, mean, page_score};
use super::{FOLDS, Files, clean_examples, corpora, cross_validated, dates};
use crate::analysis::BlockKind;
use crate::article::{self, PublicationDate};
use crate::document::{Block, Document};
use crate::markup;
use crate::timex::calendar::Date;
use crate::{timex, token};
use std::path::Path;

/// How a page's date, headline or byline was found.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    wrong: usize,
    none: usize,
}

impl Tally {
    /// Counts one; whether it is right.
    fn count<T>(&mut self, found: Option<T>, is_right: impl Fn(&T) -> bool) -> bool {
        match &found {
            Some(found) if is_right(found) => self.right += 1,
            Some(_) => self.wrong += 1,
            None => self.none += 1,
        }
        found.is_some_and(|found| is_right(&found))
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let all = self.right + self.wrong + self.none;
        write!(
            f,
            "{} of {all} right, {} wrong, {} none",
            self.right, self.wrong, self.none
        )
    }
}

/// `eval-pages`: body, date, headline and byline of whole pages, as plain text and as HTML. No page is read
/// by weights that saw it. `-v` prints what is wrong; `shipped` reads with the packed weights instead, which
/// saw every page.
pub fn evaluate(data: &Path, options: &[String]) -> Result<(), String> {
    let has = |name: &str| options.iter().any(|option| option == name);
    let pages = corpora::read(data)?;
    let files = match has("shipped") {
        true => Vec::new(),
        false => cross_validated(&pages, &clean_examples(data)?, FOLDS),
    };
    print(&pages, &files, has("-v"));
    Ok(())
}

/// Prints what is right of the pages with bodies, each read by the files of its fold.
fn print(pages: &[GoldPage], files: &[Files], verbose: bool) {
    for corpus in [Corpus::Benchmark, Corpus::Readability] {
        for html in [false, true] {
            let way = if html { "html" } else { "text" };
            let mut report = Report::default();
            let numbered = pages.iter().enumerate().filter(|(_, page)| page.corpus == corpus);
            for (number, gold) in numbered {
                let faults = report.count(gold, &Read::new(gold, html, files.get(number % FOLDS)));
                if verbose {
                    faults
                        .iter()
                        .for_each(|fault| println!("{way} {}: {fault}", gold.name));
                }
            }
            println!("{corpus:?}, {} pages as {way}: {report}", report.scores.len());
        }
    }
}

/// What was counted over pages.
#[derive(Default)]
struct Report {
    scores: Vec<PageScore>,
    date: Tally,
    /// Of the dates, those of pages whose text does not state the day of their metadata.
    unstated: Tally,
    /// Dates of the metadata that are no day: what systems write where none was set.
    unset: usize,
    /// Right days that are a day off in the metadata, which have another zone.
    zoned: usize,
    headline: Tally,
    byline: Tally,
}

impl Report {
    /// Counts a page and says what is wrong with its reading.
    fn count(&mut self, gold: &GoldPage, read: &Read) -> Vec<String> {
        let mut faults = Vec::new();
        let score = page_score(&gold.body, &read.body);
        let (precision, recall) = (score.precision.unwrap_or(1.0), score.recall.unwrap_or(1.0));
        if precision < 0.9 || recall < 0.9 {
            faults.push(format!("body: precision {precision:.2}, recall {recall:.2}"));
        }
        self.scores.push(score);
        let published = gold.published.as_deref();
        // The year 1 is what systems write where no time was set.
        let set = published.filter(|moment| !moment.starts_with("0001-"));
        let days = set.map(dates::days).unwrap_or_default();
        let moments = gold.published.iter().chain(&gold.page.metadata.published);
        let elsewhere: Vec<Date> = moments.flat_map(|moment| dates::days_elsewhere(moment)).collect();
        self.unset += usize::from(published.is_some() && set.is_none());
        if let Some(day) = days.first() {
            let found = read.date.as_ref();
            let zoned =
                |found: &PublicationDate| !days.contains(&found.date) && elsewhere.contains(&found.date);
            self.zoned += usize::from(found.is_some_and(zoned));
            let is_right = |found: &&PublicationDate| days.contains(&found.date) || zoned(found);
            let shown = dates::days(&gold.text);
            let stated = shown
                .iter()
                .any(|day| days.contains(day) || elsewhere.contains(day));
            if !stated {
                self.unstated.count(found, is_right);
            }
            if !self.date.count(found, is_right) {
                let why = if stated {
                    ""
                } else {
                    " (which the page does not state)"
                };
                faults.push(format!("date: {found:?}, not {day}{why}"));
            }
        }
        let titles = titles(gold);
        let is_title = |found: &&String| titles.iter().any(|title| alike(&words(found), title));
        if let Some(title) = titles.first()
            && !self.headline.count(read.head.title.as_ref(), is_title)
        {
            let title = title.join(" ");
            faults.push(format!("headline: {:?}, not {title:?}", read.head.title));
        }
        if let Some(author) = shown_author(gold) {
            let is_author = |found: &&String| words(found).join(" ").contains(&author);
            if !self.byline.count(read.head.byline.as_ref(), is_author) {
                faults.push(format!("byline: {:?}, not {author:?}", read.head.byline));
            }
        }
        faults
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let (precision, recall, f1) = mean(&self.scores);
        write!(
            f,
            "body precision {precision:.1}, recall {recall:.1}, F1 {f1:.1}\n  date {} ({} of them a day off by the \
             zone; where the page does not state the day: {}; no day in {} more)\n  headline {}\n  byline {}",
            self.date, self.zoned, self.unstated, self.unset, self.headline, self.byline
        )
    }
}

/// What was read of a page.
struct Read {
    body: String,
    date: Option<PublicationDate>,
    head: article::Head,
}

impl Read {
    fn new(gold: &GoldPage, html: bool, files: Option<&Files>) -> Read {
        let page: Option<&markup::Page> = html.then_some(&gold.page);
        let text = page.map_or(gold.text.as_str(), |page| &page.text);
        let blocks = match files {
            Some(files) => article::blocks_by(text, page, &files.model(), &files.headlines()),
            None => article::blocks_of(text, page),
        };
        let document = token::document(text, blocks);
        let stated = timex::recognize(&document);
        let metadata = page.map(|page| &page.metadata);
        Read {
            body: body(&document),
            date: article::published(&document, &stated, metadata, None),
            head: article::head(&document, metadata),
        }
    }
}

/// The text of the story: its paragraphs and lists, and the headings between them.
fn body(document: &Document) -> String {
    let is_story = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::List);
    let blocks = &document.blocks;
    let first = blocks
        .iter()
        .position(|block| is_story(&block))
        .unwrap_or(blocks.len());
    let end = blocks
        .iter()
        .rposition(|block| is_story(&block))
        .map_or(first, |last| last + 1);
    let story = blocks[first..end]
        .iter()
        .filter(|block| is_story(block) || block.kind == BlockKind::Headline);
    story
        .map(|block| document.slice(block.span))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The author's name in lower case, when it is a name and stands in the text.
fn shown_author(gold: &GoldPage) -> Option<String> {
    let mut author = words(gold.author.as_ref()?);
    author.retain(|word| word != "by");
    let name = author.join(" ");
    let shown = words(&gold.text).join(" ").contains(&name);
    ((2..=5).contains(&author.len()) && shown && !name.contains("http")).then_some(name)
}
