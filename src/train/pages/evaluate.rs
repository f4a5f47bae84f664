//! Measures the reading of whole pages against gold bodies and metadata.

use super::corpora::{Corpus, GoldPage};
use super::gold::words;
use super::score::{mean, page_score};
use super::{FOLDS, Files, clean_examples, corpora, cross_validated, dates};
use crate::analysis::BlockKind;
use crate::article::{self, PublicationDate};
use crate::document::Document;
use crate::markup;
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
    for corpus in [Corpus::Benchmark, Corpus::Readability] {
        for html in [false, true] {
            let (mut scores, mut date, mut headline, mut byline) =
                (Vec::new(), Tally::default(), Tally::default(), Tally::default());
            let numbered = pages.iter().enumerate().filter(|(_, page)| page.corpus == corpus);
            for (number, gold) in numbered {
                let read = Read::new(gold, html, files.get(number % FOLDS));
                let score = page_score(&gold.body, &read.body);
                scores.push(score);
                let mut faults = Vec::new();
                if score.precision.unwrap_or(1.0) < 0.9 || score.recall.unwrap_or(1.0) < 0.9 {
                    faults.push(format!(
                        "body: precision {:.2}, recall {:.2}",
                        score.precision.unwrap_or(1.0),
                        score.recall.unwrap_or(1.0)
                    ));
                }
                let days = gold.published.as_deref().map(dates::days).unwrap_or_default();
                if !days.is_empty() && !date.count(read.date.as_ref(), |found| days.contains(&found.date)) {
                    faults.push(format!("date: {:?}, not {}", read.date, days[0]));
                }
                let titles = titles(gold);
                if let Some(title) = titles.first()
                    && !headline.count(read.head.title.as_ref(), |found| {
                        titles.iter().any(|title| alike(&words(found), title))
                    })
                {
                    faults.push(format!(
                        "headline: {:?}, not {:?}",
                        read.head.title,
                        title.join(" ")
                    ));
                }
                if let Some(author) = shown_author(gold)
                    && !byline.count(read.head.byline.as_ref(), |found| {
                        words(found).join(" ").contains(&author)
                    })
                {
                    faults.push(format!("byline: {:?}, not {author:?}", read.head.byline));
                }
                if has("-v") {
                    for fault in &faults {
                        println!("{} {}: {fault}", if html { "html" } else { "text" }, gold.name);
                    }
                }
            }
            let (precision, recall, f1) = mean(&scores);
            println!(
                "{corpus:?}, {} pages as {}: body precision {precision:.1}, recall {recall:.1}, F1 {f1:.1}\n  date \
                 {date}\n  headline {headline}\n  byline {byline}",
                scores.len(),
                if html { "HTML" } else { "plain text" }
            );
        }
    }
    Ok(())
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

/// The text of the story: its paragraphs and lists.
fn body(document: &Document) -> String {
    let story = document
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::List));
    story
        .map(|block| document.slice(block.span))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The words of each title the page gives itself, without the name of the outlet.
fn titles(gold: &GoldPage) -> Vec<Vec<String>> {
    let bare = |title: &String| {
        words(article::metadata::without_outlet(
            title,
            &gold.page.metadata.outlets,
        ))
    };
    gold.title
        .iter()
        .chain(&gold.page.metadata.titles)
        .map(bare)
        .collect()
}

/// Whether two titles are the same, or one holds the other and hardly more.
fn alike(a: &[String], b: &[String]) -> bool {
    let (a, b) = (a.join(" "), b.join(" "));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && long.contains(&short) && short.len() * 3 > long.len() * 2
}

/// The author's name in lower case, when it is a name and stands in the text.
fn shown_author(gold: &GoldPage) -> Option<String> {
    let mut author = words(gold.author.as_ref()?);
    author.retain(|word| word != "by");
    let name = author.join(" ");
    let shown = words(&gold.text).join(" ").contains(&name);
    ((2..=5).contains(&author.len()) && shown && !name.contains("http")).then_some(name)
}
