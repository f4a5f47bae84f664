//! `train eval-timex <corpora> [-v]`: how well the temporal stage does on TimeBank and AQUAINT, on the
//! histories of WikiWars (Mazur and Dale 2010), and on the cases of Recognizers-Text.
//!
//! The scores are those of TempEval-3 (UzZaman et al. 2013): strict matches share their borders,
//! relaxed ones at least one character; type and value count the relaxed matches that also agree in
//! it. The creation date is given, and neither it nor the headlines are scored.

use super::corpora;
use super::timeml::TimeMl;
use crate::analysis::{Timex, TimexType};
use crate::span::Span;
use crate::timex::calendar::Date;
use crate::{article, syntax, timex, token};
use std::collections::BTreeMap;
use std::path::Path;

/// Prints the scores; with "-v" every miss, wrong value and extra.
pub fn evaluate(data: &Path, words: &[String]) -> Result<(), String> {
    let verbose = words.iter().any(|word| word == "-v");
    for (name, archive) in CORPORA {
        let files = corpora::read_archive(&data.join(archive)).map_err(|error| error.to_string())?;
        let mut score = Score::default();
        for (file, text) in files.iter().filter(|(file, _)| file.ends_with(".tml")) {
            let article = TimeMl::read(text).ok_or_else(|| format!("{file} is not TimeML"))?;
            let found = read_article(&article.text, article.created);
            score.add(file, &article, &found, verbose);
        }
        score.print(name);
    }
    super::recognizers::evaluate(data, verbose)
}

/// The annotated articles: newswire, and histories of wars, which speak of another time than their own.
const CORPORA: [(&str, &str); 2] = [
    ("TimeBank + AQUAINT", "timex/timebank-aquaint.tml.tar.gz"),
    ("WikiWars, 16 articles", "timex/wikiwars-16.tml.tar.gz"),
];

/// Runs the temporal stage alone.
pub(super) fn read_article(text: &str, published: Option<Date>) -> Vec<Timex> {
    let document = token::document(text, article::blocks(text));
    let stated = timex::recognize(&document);
    let syntax = syntax::parse(&document);
    timex::resolve(&document, Some(&syntax), &stated, published)
}

/// Counts of one score.
#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
    families: BTreeMap<String, [usize; 4]>,
}

impl Score {
    fn add(&mut self, name: &str, article: &TimeMl, found: &[Timex], verbose: bool) {
        let short = name.rsplit('/').next().unwrap_or(name);
        self.gold += article.timexes.len();
        self.found += found.len();
        let mut taken = vec![false; found.len()];
        for gold in &article.timexes {
            let free = |index: &usize| !taken[*index];
            let exact = (0..found.len())
                .filter(free)
                .find(|&index| found[index].span == gold.span);
            let any = || {
                (0..found.len())
                    .filter(free)
                    .find(|&index| found[index].span.overlaps(gold.span))
            };
            let context = || context(&article.text, gold.span);
            let created = article.created.map_or(String::new(), |day| day.to_string());
            let family = self
                .families
                .entry(family(gold.span.of(&article.text)))
                .or_default();
            family[0] += 1;
            let Some(index) = exact.or_else(any) else {
                family[1] += 1;
                if verbose {
                    println!("MISS\t{short}\t{created}\t{}\t{}", gold.value, context());
                }
                continue;
            };
            taken[index] = true;
            let found = &found[index];
            self.relaxed += 1;
            if found.span == gold.span {
                self.strict += 1;
            } else {
                family[2] += 1;
                if verbose {
                    println!(
                        "EXTENT\t{short}\t{}\t{}",
                        found.text.replace('\n', " "),
                        context()
                    );
                }
            }
            self.kind += usize::from(kind_name(found.kind) == gold.kind);
            if found.value == gold.value {
                self.value += 1;
            } else {
                family[3] += 1;
                if verbose {
                    println!(
                        "VALUE\t{short}\t{created}\t{} <- {}\t{}",
                        gold.value,
                        found.value,
                        context()
                    );
                }
            }
        }
        for (index, timex) in found.iter().enumerate().filter(|_| verbose) {
            if !taken[index] {
                println!(
                    "EXTRA\t{short}\t{}\t{}",
                    timex.value,
                    context(&article.text, timex.span)
                );
            }
        }
    }

    fn print(&self, name: &str) {
        let line = |name: &str, right: usize| {
            let precision = 100.0 * right as f64 / self.found.max(1) as f64;
            let recall = 100.0 * right as f64 / self.gold.max(1) as f64;
            let f1 = 200.0 * right as f64 / (self.found + self.gold).max(1) as f64;
            println!("{name:8} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}");
        };
        println!("{name}: {} expressions, {} found", self.gold, self.found);
        line("strict", self.strict);
        line("relaxed", self.relaxed);
        line("type", self.kind);
        line("value", self.value);
        println!("family            count  missed  extent  value");
        for (family, [count, missed, extent, value]) in &self.families {
            println!("{family:16} {count:6} {missed:7} {extent:7} {value:6}");
        }
    }
}

/// What an expression is called in the table: a rough kind, by its words.
fn family(text: &str) -> String {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let name = if has(&[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]) {
        "weekday"
    } else if has(&["today", "yesterday", "tomorrow", "tonight"]) {
        "deictic day"
    } else if has(&["quarter", "period", "half"]) {
        "quarter"
    } else if has(&["ago", "earlier", "later", "before", "after"]) {
        "offset"
    } else if has(&["morning", "afternoon", "evening", "night", "noon", "a.m", "p.m"]) {
        "clock"
    } else if has(&[
        "last",
        "next",
        "this",
        "previous",
        "past",
        "coming",
        "that",
        "following",
    ]) {
        "side"
    } else if has(&[
        "now", "current", "recent", "future", "soon", "previous", "already", "once",
    ]) {
        "vague"
    } else if has(&["daily", "every", "each", "annual", "weekly"]) {
        "set"
    } else if has(&[
        "year", "month", "week", "day", "hour", "minute", "decade", "centur",
    ]) {
        "length"
    } else if has(&months) {
        "month"
    } else if lower.contains(|c: char| c.is_ascii_digit()) {
        "digits"
    } else {
        "other"
    };
    name.to_owned()
}

pub(super) fn kind_name(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "DATE",
        TimexType::Time => "TIME",
        TimexType::Duration => "DURATION",
        TimexType::Set => "SET",
    }
}

/// The expression in brackets with a little text around it, on one line.
fn context(text: &str, span: Span) -> String {
    let before: String = text[..span.start]
        .chars()
        .rev()
        .take(50)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let after: String = text[span.end..].chars().take(35).collect();
    format!("{before}[[{}]]{after}", span.of(text)).replace('\n', " ")
}
