//! SemEval-2015 task 4 (Minard et al. 2015): for each of some entities the events it takes part in, in order,
//! with their dates; Wikinews articles on one topic each.

use crate::span::Span;
use crate::timex::calendar::Date;
use crate::train::corpora::read_archive;
use crate::train::timeml;
use std::collections::BTreeMap;
use std::path::Path;

/// Where the corpus lies.
pub const ARCHIVE: &str = "timelines/semeval2015-apple-airbus.tar.gz";

/// Words that only say that somebody said it: an event told by nothing else has no day of its own.
const SAYINGS: [&str; 14] = [
    "said",
    "says",
    "saying",
    "say",
    "stated",
    "states",
    "noted",
    "reported",
    "reports",
    "called",
    "asked",
    "told",
    "added",
    "commented",
];

/// The articles on one subject and the timelines drawn from them.
pub struct Topic {
    /// Its folder.
    pub name: String,
    /// The articles.
    pub articles: Vec<Article>,
    /// The events of all entities' timelines.
    pub events: Vec<GoldEvent>,
}

/// An article.
pub struct Article {
    /// Its number.
    pub id: String,
    /// Its sentences, one a line.
    pub text: String,
    /// The day it was published.
    pub created: Date,
    /// The sentences by their number.
    sentences: BTreeMap<usize, Span>,
}

/// A line of a timeline.
pub struct GoldEvent {
    /// Whose timeline it is.
    pub entity: String,
    /// When it happened, as fine as it is known: "2005-04-27", "2005-01", "2007"; `None` when nobody can say.
    pub date: Option<String>,
    /// Whether only verbs of saying tell of it.
    pub saying: bool,
    /// Where it is told: article and word.
    pub mentions: Vec<(usize, Span)>,
}

/// Reads the topics.
///
/// # Errors
/// When the archive cannot be read.
pub fn topics(data: &Path) -> Result<Vec<Topic>, String> {
    let files = read_archive(&data.join(ARCHIVE)).map_err(|error| error.to_string())?;
    let mut topics: BTreeMap<String, Topic> = BTreeMap::new();
    for wanted in ["articles", "timelines"] {
        for (path, text) in &files {
            let mut parts = path.trim_start_matches("./").split('/');
            let (Some(name), Some(folder)) = (parts.next(), parts.next()) else {
                continue;
            };
            if folder != wanted {
                continue;
            }
            let topic = topics.entry(name.to_owned()).or_insert_with(|| Topic {
                name: name.to_owned(),
                articles: Vec::new(),
                events: Vec::new(),
            });
            if folder == "articles" && path.ends_with(".tml") {
                topic
                    .articles
                    .push(article(text).ok_or_else(|| format!("{path} is not TimeML"))?);
            } else if folder == "timelines" && path.ends_with(".txt") {
                let events = timeline(&topic.articles, text);
                topic.events.extend(events);
            }
        }
    }
    Ok(topics.into_values().collect())
}

fn article(source: &str) -> Option<Article> {
    let created = timeml::element(source, "DCT")?;
    let mut article = Article {
        id: timeml::element(source, "DOCID")?.to_owned(),
        text: String::new(),
        created: timeml::attribute(created, "value")?.get(..10)?.parse().ok()?,
        sentences: BTreeMap::new(),
    };
    for sentence in timeml::element(source, "TEXT")?.split("<s id=\"").skip(1) {
        let (number, rest) = sentence.split_once("\">")?;
        let body = timeml::plain(rest.split("</s>").next()?);
        let start = article.text.len();
        article.text.push_str(&body);
        let span = Span::new(start, article.text.len());
        article.sentences.insert(number.parse().ok()?, span);
        article.text.push('\n');
    }
    Some(article)
}

/// Reads the lines `4 2005-11-11 25501-4-stop …`, with tabs between, below the entity's name.
fn timeline(articles: &[Article], text: &str) -> Vec<GoldEvent> {
    let mut lines = text.lines();
    let entity = lines.next().unwrap_or_default().trim().to_owned();
    lines
        .filter_map(|line| {
            let mut fields = line.split('\t').skip(1);
            let date = fields.next()?;
            let told: Vec<(usize, usize, String)> = fields
                .filter_map(|mention| {
                    let mut parts = mention.trim().splitn(3, '-');
                    let id = parts.next()?;
                    let article = articles.iter().position(|article| article.id == id)?;
                    let sentence = parts.next()?.parse().ok()?;
                    Some((article, sentence, parts.next()?.replace('_', " ")))
                })
                .collect();
            let known = date.split("-XX").next().filter(|known| known.len() >= 4);
            Some(GoldEvent {
                entity: entity.clone(),
                date: known.filter(|known| !known.starts_with('X')).map(str::to_owned),
                saying: told
                    .iter()
                    .all(|(.., word)| SAYINGS.contains(&word.to_lowercase().as_str())),
                mentions: told
                    .iter()
                    .flat_map(|(article, sentence, word)| {
                        let spans = places(&articles[*article], *sentence, word);
                        spans.into_iter().map(|span| (*article, span))
                    })
                    .collect(),
            })
        })
        .collect()
}

/// Where a word stands in a sentence, as a whole word.
fn places(article: &Article, sentence: usize, word: &str) -> Vec<Span> {
    let Some(&span) = article.sentences.get(&sentence) else {
        return Vec::new();
    };
    let text = span.of(&article.text);
    text.match_indices(word)
        .filter(|(at, _)| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !letter(text[..*at].chars().next_back()) && !letter(text[at + word.len()..].chars().next())
        })
        .map(|(at, _)| Span::new(span.start + at, span.start + at + word.len()))
        .collect()
}

/// Whether days lie within a gold date: all of them in its month or year, or the one day itself.
pub fn is_right(date: &str, interval: &[String; 2]) -> bool {
    interval.iter().all(|day| day.starts_with(date))
}
