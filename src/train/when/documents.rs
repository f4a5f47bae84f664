//! Articles with the times of some of their events, as questions and answers.

use super::semeval;
use crate::analysis::{Entity, Event};
use crate::event::dating::{self, Candidate, Question};
use crate::rank::training::Example;
use crate::rank::{Features, Ranker};
use crate::span::Span;
use crate::timex::calendar::Date;
use crate::train::corpora::read_archive;
use crate::train::timeml::TimeMl;
use crate::{event, pipeline};
use std::path::Path;

/// How much an answer of TimeBank or AQUAINT counts beside one of the timelines.
const TIMEBANK: f64 = 0.5;

/// How much "none of these" counts where the right day is not among the candidates.
const ABSENT: f64 = 0.5;

/// An article's questions, and the answers that are known.
pub struct Document {
    /// The topic it belongs to; empty for TimeBank's.
    pub topic: String,
    /// What is known of each candidate of each event.
    pub features: Vec<Vec<Features>>,
    /// By event: which candidates are right, and how much it counts.
    answers: Vec<Option<(Vec<usize>, f64)>>,
    text: String,
    published: Option<Date>,
}

/// An article that was read.
pub struct Read {
    /// Its events.
    pub events: Vec<Event>,
    entities: Vec<Entity>,
}

impl Read {
    /// The dated events, each told once, in which an entity takes part.
    pub fn of_entity<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Event> {
        let lower = name.to_lowercase();
        let ids: Vec<&str> = self
            .entities
            .iter()
            .filter(|entity| {
                let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
                names.any(|known| known.to_lowercase() == lower)
            })
            .map(|entity| entity.id.as_str())
            .collect();
        self.events.iter().filter(move |event| {
            let mut taking = event.participants.iter();
            event.same_as.is_none() && taking.any(|participant| ids.contains(&participant.entity.as_str()))
        })
    }
}

/// Reads an article and hands its undated events on.
pub fn read(
    text: &str,
    published: Date,
    then: impl FnOnce(&dating::Article, Vec<Event>) -> Vec<Event>,
) -> Read {
    pipeline::lend(text, Some(published), |reading| Read {
        events: event::read(reading, then),
        entities: reading.entities.to_vec(),
    })
}

/// What is known of the time of an event: given the article and the candidates of an event, which are right.
type Answer<'a> = dyn Fn(&dating::Article, Span, &Question) -> Option<(Vec<usize>, f64)> + 'a;

fn document(topic: &str, text: &str, published: Date, answer: &Answer) -> Document {
    let mut made = Document {
        topic: topic.to_owned(),
        features: Vec::new(),
        answers: Vec::new(),
        text: text.to_owned(),
        published: Some(published),
    };
    read(text, published, |article, events| {
        for (event, question) in events.iter().zip(dating::questions(article, &events)) {
            made.answers.push(answer(article, event.trigger.span, &question));
            made.features.push(question.features);
        }
        events
    });
    made
}

impl Document {
    /// The events whose time is known, with what `features` gives for their candidates.
    pub fn examples(&self, features: impl Fn(usize) -> Vec<Features>) -> Vec<Example> {
        self.answers
            .iter()
            .enumerate()
            .filter_map(|(event, answer)| {
                let (right, weight) = answer.clone()?;
                Some(Example {
                    candidates: features(event),
                    right,
                    weight,
                })
            })
            .collect()
    }

    /// What the second step sees after a first one.
    pub fn look_around(&self, alone: &Ranker) -> Vec<Vec<Features>> {
        let mut around = Vec::new();
        let Some(published) = self.published else {
            return around;
        };
        read(&self.text, published, |article, events| {
            let questions = dating::questions_together(article, &events, alone);
            around = questions.into_iter().map(|question| question.features).collect();
            events
        });
        around
    }
}

/// All articles.
pub fn all(data: &Path) -> Result<Vec<Document>, String> {
    let mut documents = Vec::new();
    for topic in semeval::topics(data)? {
        for (index, article) in topic.articles.iter().enumerate() {
            let answer = |article: &dating::Article, trigger: Span, question: &Question| {
                let told = topic.events.iter().find(|gold| {
                    let mut mentions = gold.mentions.iter();
                    mentions.any(|(of, span)| *of == index && span.overlaps(trigger))
                })?;
                Some(of_timeline(article, question, told.date.as_deref()))
            };
            documents.push(document(&topic.name, &article.text, article.created, &answer));
        }
    }
    let path = data.join("timex/timebank-aquaint.tml.tar.gz");
    let files = read_archive(&path).map_err(|error| error.to_string())?;
    for (name, source) in files.iter().filter(|(name, _)| name.ends_with(".tml")) {
        let gold = TimeMl::read(source).ok_or_else(|| format!("{name} is not TimeML"))?;
        let Some(created) = gold.created else { continue };
        let answer = |article: &dating::Article, trigger: Span, question: &Question| {
            let event = gold.events.iter().position(|span| span.overlaps(trigger))?;
            of_links(article, question, &gold, event)
        };
        documents.push(document("", &gold.text, created, &answer));
    }
    Ok(documents)
}

fn unknown(question: &Question) -> Vec<usize> {
    vec![question.candidates.len() - 1]
}

/// The candidates with a timeline's date, as fine as it is if there are such.
fn of_timeline(article: &dating::Article, question: &Question, date: Option<&str>) -> (Vec<usize>, f64) {
    let Some(date) = date else {
        return (unknown(question), 1.0);
    };
    let right: Vec<usize> = question
        .candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| {
            let interval = dating::interval(article, **candidate);
            interval.is_some_and(|interval| semeval::is_right(date, &interval))
        })
        .map(|(index, _)| index)
        .collect();
    match right.is_empty() {
        true => (unknown(question), ABSENT),
        false => (right, 1.0),
    }
}

/// The candidates that links place an event in; none of them when it is only before or after the day of writing.
fn of_links(
    article: &dating::Article,
    question: &Question,
    gold: &TimeMl,
    event: usize,
) -> Option<(Vec<usize>, f64)> {
    let links: Vec<_> = gold.links.iter().filter(|link| link.event == event).collect();
    let held = |relation: &str| matches!(relation, "IS_INCLUDED" | "SIMULTANEOUS" | "DURING" | "IDENTITY");
    let published = article
        .reading
        .published
        .map(|day| [day.to_string(), day.to_string()]);
    let mut days = Vec::new();
    let mut linked = Vec::new();
    for link in links.iter().filter(|link| held(&link.relation)) {
        if link.timex == "t0" {
            days.push(published.clone()?);
        } else if let Some(timex) = gold.timexes.iter().find(|timex| timex.id == link.timex) {
            let found = article
                .reading
                .timexes
                .iter()
                .position(|found| found.span.overlaps(timex.span));
            linked.extend(found);
            days.extend(found.and_then(|found| article.reading.timexes[found].interval.clone()));
        }
    }
    let right: Vec<usize> = question
        .candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| {
            matches!(candidate, Candidate::Timex(index) if linked.contains(index))
                || dating::interval(article, **candidate).is_some_and(|interval| days.contains(&interval))
        })
        .map(|(index, _)| index)
        .collect();
    if !right.is_empty() {
        return Some((right, TIMEBANK));
    }
    let apart = |relation: &str| matches!(relation, "BEFORE" | "AFTER");
    let only_apart = !links.is_empty()
        && links
            .iter()
            .all(|link| link.timex == "t0" && apart(&link.relation));
    only_apart.then(|| (unknown(question), TIMEBANK))
}
