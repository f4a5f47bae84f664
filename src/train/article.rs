//! Measures the stages that take a text apart: tokens and sentences against treebanks, the
//! publication date against articles that state it.

use super::corpora::{read_archive, read_text};
use crate::analysis::BlockKind;
use crate::document::Block;
use crate::span::Span;
use crate::timex::calendar::{Date, MONTHS};
use crate::{article, timex, token};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

/// One document of a treebank: its text, with the gold tokens and sentences as spans.
#[derive(Default)]
struct Gold {
    text: String,
    tokens: Vec<Span>,
    sentences: Vec<Span>,
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    fn add(&mut self, found: &BTreeSet<Span>, gold: &BTreeSet<Span>) {
        self.right += found.intersection(gold).count();
        self.found += found.len();
        self.gold += gold.len();
    }

    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

/// `eval-tokens`: F1 of tokens and sentences on the development treebanks, from raw text. The treebanks do not keep paragraphs, so sentences are measured twice:
/// with every document on one line, and with a line border after each sentence that has no final
/// punctuation, as titles and list items have in any pasted text. `-v` prints what differs most. The
/// last line is the speed on the news corpus, read as one text.
pub fn eval_tokens(data: &Path, options: &[String]) -> Result<(), String> {
    let verbose = options.iter().any(|option| option == "-v");
    for name in ["ewt", "gum-open"] {
        let path = data.join("syntax").join(format!("{name}.dev.conllu.gz"));
        let corpus = read_text(&path).map_err(|error| error.to_string())?;
        let mut differences = BTreeMap::new();
        for lines in [false, true] {
            let (mut tokens, mut sentences) = (Score::default(), Score::default());
            for gold in documents(&corpus, lines) {
                compare(&gold, &mut tokens, &mut sentences, &mut differences, lines);
            }
            println!(
                "{name:10} {:14} tokens F1 {:.2}  sentences F1 {:.2}",
                if lines { "titles on lines" } else { "one line" },
                tokens.f1(),
                sentences.f1()
            );
        }
        if verbose {
            let mut sorted: Vec<_> = differences.into_iter().collect();
            sorted.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), text.clone()));
            for (text, count) in sorted.iter().take(400) {
                println!("{count:5} {text}");
            }
        }
    }
    let news = read_text(&data.join("news/te3-silver.txt.gz")).map_err(|error| error.to_string())?;
    let start = Instant::now();
    let document = token::document(&news, article::blocks(&news));
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "blocks, tokens and sentences of {} words: {:.1} million words a second",
        news.split_whitespace().count(),
        token::count_words(&document) as f64 / seconds / 1e6
    );
    Ok(())
}

/// `eval-article`: how often the publication date is the right one, in the TimeSET articles, whose
/// second line is the date, and in the bodies of TimeBank and AQUAINT, which seldom state it.
/// `-v` prints every wrong and every missing one, and those the bodies give rise to.
pub fn eval_article(data: &Path, options: &[String]) -> Result<(), String> {
    let verbose = options.iter().any(|option| option == "-v");
    let archive = |path: &str| read_archive(&data.join(path)).map_err(|error| error.to_string());
    let timeset = archive("events/timeset-wikinews-100.brat.tar.gz")?
        .into_iter()
        .filter(|(name, _)| name.ends_with(".txt"))
        .map(|(name, text)| {
            let date = text.lines().nth(1).and_then(long_date);
            (name, text, date)
        })
        .collect();
    dates("TimeSET", timeset, verbose);
    let timebank = archive("timex/timebank-aquaint.tml.tar.gz")?
        .into_iter()
        .filter(|(name, _)| name.ends_with(".tml"))
        .map(|(name, text)| {
            let created = text
                .split_once("<DCT>")
                .and_then(|(_, rest)| rest.split_once("value=\"")?.1.get(..10)?.parse().ok());
            let body = text.split_once("<TEXT>").map_or("", |(_, rest)| rest);
            let body = body.split_once("</TEXT>").map_or(body, |(body, _)| body);
            (name, without_tags(body), created)
        })
        .collect();
    dates("TimeBank and AQUAINT bodies", timebank, verbose);
    Ok(())
}

/// Prints how many dates are right, wrong and missing.
fn dates(corpus: &str, articles: Vec<(String, String, Option<Date>)>, verbose: bool) {
    let (mut right, mut wrong, mut missing, mut sure_wrong) = (0, 0, 0, 0);
    for (name, text, gold) in &articles {
        let document = token::document(text, article::blocks(text));
        let stated = timex::recognize(&document);
        let found = article::published(&document, &stated, None, None);
        let date = found.as_ref().map(|found| found.date);
        if date.is_some() && date == *gold {
            right += 1;
            continue;
        }
        match &found {
            Some(found) => {
                wrong += 1;
                sure_wrong += usize::from(found.confidence >= 0.6);
            }
            None => missing += 1,
        }
        if verbose {
            let gold = gold.map_or("none".to_owned(), |date| date.to_string());
            let found = found.map_or("none".to_owned(), |found| {
                format!("{} ({:?}, {:.2})", found.date, found.how, found.confidence)
            });
            println!("{name}: {gold} found as {found}");
        }
    }
    println!(
        "{corpus}: {right} of {} right, {wrong} wrong ({sure_wrong} of them with a confidence of 0.6 or more), {missing} \
         missing",
        articles.len()
    );
}

/// "Tuesday, March 4, 2008", read without the library so that it can be its judge.
fn long_date(line: &str) -> Option<Date> {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let at = words.iter().position(|word| MONTHS.contains(word))?;
    let month = MONTHS.iter().position(|month| *month == words[at])? as u8 + 1;
    Date::new(
        words.get(at + 2)?.parse().ok()?,
        month,
        words.get(at + 1)?.parse().ok()?,
    )
}

/// The text of a TimeML body.
fn without_tags(body: &str) -> String {
    let mut text = String::new();
    for (index, part) in body.split('<').enumerate() {
        let content = part
            .split_once('>')
            .filter(|_| index > 0)
            .map_or(part, |(_, content)| content);
        text.push_str(content);
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The documents of a treebank. A token stands where its form is found next in the sentence's
/// `# text`, because contractions are split without a `SpaceAfter` in these files.
fn documents(corpus: &str, lines: bool) -> Vec<Gold> {
    let mut documents = Vec::new();
    let mut gold = Gold::default();
    for sentence in corpus.split("\n\n") {
        if sentence.contains("# newdoc") && !gold.text.is_empty() {
            documents.push(std::mem::take(&mut gold));
        }
        let Some(text) = sentence.lines().find_map(|line| line.strip_prefix("# text = ")) else {
            continue;
        };
        let start = gold.text.len();
        let mut at = 0;
        for line in sentence.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, ..] = fields[..] else { continue };
            if id.contains(['-', '.']) {
                continue;
            }
            if let Some(found) = text[at..].find(form) {
                let from = at + found;
                at = from + form.len();
                gold.tokens.push(Span::new(start + from, start + at));
            }
        }
        gold.sentences
            .push(Span::new(start, start + text.trim_end().len()));
        gold.text.push_str(text);
        let closed = text.trim_end().trim_end_matches(['"', '”', ')', '\'', '’', '*']);
        let titled = lines && !closed.ends_with(['.', '!', '?', '…']);
        gold.text.push(if titled { '\n' } else { ' ' });
    }
    documents.push(gold);
    documents
}

fn compare(
    gold: &Gold,
    tokens: &mut Score,
    sentences: &mut Score,
    differences: &mut BTreeMap<String, usize>,
    lines: bool,
) {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in gold.text.split_inclusive('\n') {
        blocks.push(Block::new(
            BlockKind::Paragraph,
            Span::new(at, at + line.trim_end().len()),
        ));
        at += line.len();
    }
    let document = token::document(&gold.text, blocks);
    let found_tokens: BTreeSet<Span> = document.tokens.iter().map(|token| token.span).collect();
    let gold_tokens: BTreeSet<Span> = gold.tokens.iter().copied().collect();
    tokens.add(&found_tokens, &gold_tokens);
    let found: BTreeSet<Span> = document.sentences.iter().map(|sentence| sentence.span).collect();
    let wanted: BTreeSet<Span> = gold.sentences.iter().copied().collect();
    sentences.add(&found, &wanted);
    if !lines {
        return;
    }
    for span in gold_tokens.difference(&found_tokens) {
        let got: Vec<&str> = found_tokens
            .range(Span::new(span.start.saturating_sub(40), 0)..)
            .take_while(|token| token.start < span.end)
            .filter(|token| token.overlaps(*span))
            .map(|token| token.of(&gold.text))
            .collect();
        let line = format!("token {:?} read as {got:?}", span.of(&gold.text));
        *differences.entry(line).or_default() += 1;
    }
    let ends = |spans: &BTreeSet<Span>| spans.iter().map(|span| span.end).collect::<BTreeSet<_>>();
    let (found, wanted) = (ends(&found), ends(&wanted));
    for (kind, only) in [
        ("extra", found.difference(&wanted)),
        ("missed", wanted.difference(&found)),
    ] {
        for &end in only {
            let from = around(&gold.text, end, -30);
            let to = around(&gold.text, end, 30);
            let line = format!(
                "sentence end {kind}: {:?} | {:?}",
                &gold.text[from..end],
                &gold.text[end..to]
            );
            *differences.entry(line).or_default() += 1;
        }
    }
}

/// The character border nearest to `offset + by`, inside the text.
fn around(text: &str, offset: usize, by: isize) -> usize {
    let mut at = offset.saturating_add_signed(by).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
