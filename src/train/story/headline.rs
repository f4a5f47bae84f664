//! Whether an article's key facts and summary say what it is about, against PolNeAR's articles (Newell et al.
//! 2018): the headline is withheld, and its words are looked for in what is told of the rest.

use crate::analysis::{Analysis, BlockKind, Question};
use crate::train::corpora::read_archive;
use crate::words::content;
use crate::{Options, analyze};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

const ARCHIVE: &str = "attribution/polnear-train-dev.tar.gz";

/// How many of an article's first sentences its summary is compared with.
const LEAD: usize = 4;

/// An article without its headline.
pub struct Article {
    /// Its file's name, without the ending.
    pub name: String,
    /// Its headline.
    pub title: String,
    /// What stands below.
    pub text: String,
    /// When it was published: that day stands in its name.
    pub options: Options,
}

impl Article {
    /// What is read in it.
    pub fn analysis(&self) -> Analysis {
        analyze(&self.text, &self.options)
    }
}

/// The articles of a part of the corpus ("train", "dev"), by name.
pub fn articles(data: &Path, part: &str) -> Result<Vec<Article>, String> {
    let folder = format!("{part}/text/");
    let files = read_archive(&data.join(ARCHIVE)).map_err(|error| error.to_string())?;
    let mut articles: Vec<Article> = files
        .into_iter()
        .filter_map(|(path, text)| {
            let name = path.strip_prefix(&folder)?.strip_suffix(".txt")?.to_owned();
            let (title, rest) = text.split_once('\n')?;
            let day = name.split('_').nth(1).and_then(|day| day.parse().ok());
            Some(Article {
                title: title.to_owned(),
                text: rest.trim_start().to_owned(),
                options: Options {
                    published: day,
                    ..Options::default()
                },
                name,
            })
        })
        .collect();
    articles.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(articles)
}

/// Prints how much of a headline is told, as the mean over the articles. With "-v" each article's headline and facts follow.
pub fn evaluate(data: &Path, verbose: bool) -> Result<(), String> {
    let mut told: HashMap<&str, Told> = HashMap::new();
    let articles = articles(data, "dev")?;
    for article in &articles {
        let analysis = article.analysis();
        let facts = analysis.summary.key_facts.iter();
        let what: Vec<&str> = facts
            .filter(|fact| fact.question == Question::What)
            .map(|fact| fact.text.as_str())
            .collect();
        let lead: Vec<&str> = analysis
            .sentences
            .iter()
            .filter(|sentence| analysis.blocks[sentence.block].kind == BlockKind::Paragraph)
            .map(|sentence| sentence.span.of(&article.text))
            .take(LEAD)
            .collect();
        let headline = content(&article.title);
        let mut tell = |name, lines: &[&str]| told.entry(name).or_default().add(&headline, lines);
        tell("what", &what);
        tell("summary", &[&analysis.summary.text]);
        tell("first", &lead[..lead.len().min(1)]);
        tell("lead", &lead);
        if verbose {
            println!("\n=== {}\ntitle    {}", article.name, article.title);
            for fact in &analysis.summary.key_facts {
                println!("fact     {:?}: {}", fact.question, fact.text);
            }
            println!("summary  {}", analysis.summary.text);
        }
    }
    println!("PolNeAR, {} articles, headline withheld", articles.len());
    for (name, what) in [
        ("what", "words of the headline in the lines that say what"),
        ("summary", "words of the headline in the summary"),
        ("first", "words of the headline in the first sentence"),
        ("lead", "words of the headline in the first 4 sentences"),
    ] {
        let told = told.remove(name).unwrap_or_default();
        let mean = |sum: f64| sum / articles.len().max(1) as f64;
        println!("{what:<62} {:5.1} %", 100.0 * mean(told.share));
        println!("  in {:.1} words", mean(told.words as f64));
    }
    Ok(())
}

/// What some lines tell of the headlines, summed over the articles.
#[derive(Default)]
struct Told {
    share: f64,
    words: usize,
}

impl Told {
    fn add(&mut self, headline: &BTreeSet<String>, lines: &[&str]) {
        let text = lines.join(" ");
        let held = content(&text).intersection(headline).count();
        self.words += text.split_whitespace().count();
        self.share += held as f64 / headline.len().max(1) as f64;
    }
}
