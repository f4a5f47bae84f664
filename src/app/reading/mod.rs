//! An analysed article as the page shows it: the ink on the text, and the lists of the brief.

mod lists;
#[cfg(test)]
mod tests;

pub use lists::{Item, Order, Section};

use crate::analysis::{Analysis, BlockKind, Entity, EntityKind, PublishedHow, TimelineRow};
use crate::app::ink::{Ink, InkKind, Mark, Subject};
use crate::span::Span;
use crate::timex::calendar::Date;
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::Arc;

/// A text, what was found in it, and how that is drawn.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// The text as it was pasted.
    pub text: Arc<str>,
    /// What was found; spans are bytes of `text`.
    pub analysis: Analysis,
    /// The text with its marks.
    pub ink: Ink,
    /// For every timex the first one with the same value.
    first_timex: Vec<usize>,
    /// For every quantity the first one that is equal.
    first_quantity: Vec<usize>,
    /// The first mark of every kind.
    first_of_kind: FxHashMap<InkKind, usize>,
    /// The marks of every subject that is the first of its meaning.
    marks: FxHashMap<Subject, Vec<usize>>,
}

impl Reading {
    /// Puts text and analysis together.
    pub fn new(text: Arc<str>, analysis: Analysis) -> Self {
        let ink = Ink::new(&text, &analysis);
        let first_timex = firsts(analysis.timexes.iter().map(|timex| (&timex.value, timex.kind)));
        let first_quantity = firsts(analysis.quantities.iter().map(|quantity| {
            let value = quantity.value.to_bits();
            (quantity.kind, value, &quantity.unit, &quantity.per)
        }));
        let mut reading = Self {
            text,
            analysis,
            ink,
            first_timex,
            first_quantity,
            first_of_kind: FxHashMap::default(),
            marks: FxHashMap::default(),
        };
        for mark in 0..reading.ink.marks.len() {
            let Mark { subject, kind, .. } = reading.ink.marks[mark];
            let subject = reading.same(subject);
            reading.first_of_kind.entry(kind).or_insert(mark);
            reading.marks.entry(subject).or_default().push(mark);
        }
        reading
    }

    /// What stands for all subjects that mean the same: dates of one value, equal quantities.
    pub fn same(&self, subject: Subject) -> Subject {
        match subject {
            Subject::Entity(_) => subject,
            Subject::Timex(index) => Subject::Timex(self.first_timex[index]),
            Subject::Quantity(index) => Subject::Quantity(self.first_quantity[index]),
        }
    }

    /// The marks of everything that means the same as `subject`, in order of the text.
    pub fn marks_of(&self, subject: Subject) -> &[usize] {
        self.marks.get(&self.same(subject)).map_or(&[], Vec::as_slice)
    }

    /// Whether a mark is the one at which the reader learns what its ink means: the first of a name,
    /// and the first of all dates and of all quantities.
    pub fn introduces(&self, mark: usize) -> bool {
        let inked = &self.ink.marks[mark];
        let first = match inked.subject {
            Subject::Entity(_) => self.marks_of(inked.subject).first(),
            _ => self.first_of_kind.get(&inked.kind),
        };
        first == Some(&mark)
    }

    /// How many different things of a kind there are.
    pub fn count(&self, kind: InkKind) -> usize {
        self.marks
            .values()
            .filter(|marks| self.ink.marks[marks[0]].kind == kind)
            .count()
    }

    /// The text under a span, on one line.
    pub fn words(&self, span: Span) -> String {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Index of the entity with this id.
    pub fn entity(&self, id: &str) -> Option<usize> {
        let entities = &self.analysis.entities;
        // They are numbered in order, as a rule.
        let number: Option<usize> = id.get(1..).and_then(|number| number.parse().ok());
        let guess = number.and_then(|number| number.checked_sub(1));
        guess
            .filter(|&guess| entities.get(guess).is_some_and(|entity| entity.id == id))
            .or_else(|| entities.iter().position(|entity| entity.id == id))
    }

    /// Index of the timex that dates a row of the timeline.
    pub fn timex_of(&self, row: &TimelineRow) -> Option<usize> {
        let event = self.analysis.events.iter().find(|event| event.id == row.event)?;
        let time = event.time.as_ref()?;
        self.analysis.timexes.iter().position(|timex| timex.id == *time)
    }

    /// The publication date.
    pub fn published(&self) -> Option<Date> {
        self.analysis.article.published.as_ref()?.value.parse().ok()
    }

    /// The place of the dateline: the one the article gives, or else the one where more than half of
    /// what it places happened.
    pub fn place(&self) -> Option<&str> {
        let analysis = &self.analysis;
        let dated = analysis
            .article
            .published
            .as_ref()
            .filter(|published| published.how == PublishedHow::Dateline)
            .and_then(|published| published.span);
        let line = analysis
            .blocks
            .iter()
            .find(|block| {
                dated.is_some_and(|span| block.span.contains(span)) || block.kind == BlockKind::Dateline
            })
            .map(|block| block.span.start);
        let near = line.and_then(|start| {
            analysis.entities.iter().find(|entity| {
                entity.kind == EntityKind::Place
                    && entity
                        .mentions
                        .iter()
                        .any(|mention| (start..start + 3).contains(&mention.span.start))
            })
        });
        let entity = near.or_else(|| {
            let mut votes: FxHashMap<&str, usize> = FxHashMap::default();
            let told_first = analysis.events.iter().filter(|event| event.same_as.is_none());
            for place in told_first.filter_map(|event| event.place.as_deref()) {
                *votes.entry(place).or_default() += 1;
            }
            let all: usize = votes.values().sum();
            analysis.entities.iter().find(|entity| {
                let votes = votes.get(entity.id.as_str()).copied().unwrap_or(0);
                is_town(entity) && votes > 1 && votes * 2 > all
            })
        });
        entity.map(|entity| entity.name.as_str())
    }

    /// Index of the sentence a span begins in.
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let sentences = &self.analysis.sentences;
        let after = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        sentences
            .get(after)
            .filter(|sentence| sentence.span.start <= span.start)?;
        Some(after)
    }

    /// What the story begins with, when it has no title.
    pub fn opening(&self) -> Option<&str> {
        let blocks = &self.analysis.blocks;
        let sentence = self
            .analysis
            .sentences
            .iter()
            .find(|sentence| blocks[sentence.block].kind == BlockKind::Paragraph)?;
        Some(sentence.span.of(&self.text))
    }
}

/// Whether an entity is a town that the gazetteer knows: nobody reports from a hall, or a continent.
fn is_town(entity: &Entity) -> bool {
    let listed = |evidence: &String| matches!(evidence.as_str(), "gazetteer:city" | "gazetteer:town");
    entity.kind == EntityKind::Place
        && entity
            .mentions
            .iter()
            .any(|mention| mention.evidence.iter().any(listed))
}

/// For every key the index of the first that is equal to it.
fn firsts<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut seen = FxHashMap::default();
    keys.enumerate()
        .map(|(index, key)| *seen.entry(key).or_insert(index))
        .collect()
}
