//! The lists of the brief: who, where, when, how much.

use super::Reading;
use crate::analysis::{BlockKind, EntityKind, MentionForm, TimexType};
use crate::app::ink::{InkKind, Subject};
use crate::app::words;

/// A list of the brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// "Who".
    pub title: &'static str,
    /// Most salient first.
    pub items: Vec<Item>,
}

/// The order of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What the article is most about comes first.
    #[default]
    Salience,
    /// By name.
    Name,
    /// By the first mention.
    First,
    /// By kind, and then by salience.
    Kind,
}

impl Order {
    /// All orders, the usual one first.
    pub const ALL: [Order; 4] = [Order::Salience, Order::Name, Order::First, Order::Kind];

    /// What the order is called.
    pub const fn label(self) -> &'static str {
        match self {
            Order::Salience => "most important first",
            Order::Name => "by name",
            Order::First => "by first mention",
            Order::Kind => "by kind",
        }
    }

    /// The order that is called so.
    pub fn named(label: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|order| order.label() == label).unwrap_or_default()
    }
}

/// An entry of a list of the brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is about; of several the first.
    pub subject: Subject,
    /// How it is drawn.
    pub kind: InkKind,
    /// Its name.
    pub label: String,
    /// What the article says of it, or what it means.
    pub note: Option<String>,
    /// How often it occurs.
    pub count: usize,
    /// Where in the text it occurs, from 0 to 1.
    pub places: Vec<f64>,
}

impl Reading {
    /// The lists of the brief, in an order; only what is called so, when `query` is not blank. Empty ones are
    /// left out.
    pub fn sections(&self, order: Order, query: &str) -> Vec<Section> {
        use EntityKind::*;
        let mut sections = vec![
            self.names("Who", &[Person, Organization]),
            self.names("Where", &[Place, Facility]),
            self.names("Groups", &[Group]),
            self.names("Events and works", &[Event, Work, Product, Law]),
            self.names("Other names", &[Other]),
            self.dates(),
            self.amounts(),
        ];
        let query = query.trim().to_lowercase();
        let called = |item: &Item| {
            let words = [Some(&item.label), item.note.as_ref()];
            words
                .into_iter()
                .flatten()
                .any(|words| words.to_lowercase().contains(&query))
        };
        for section in &mut sections {
            section.items.retain(|item| query.is_empty() || called(item));
            match order {
                Order::Salience => {}
                Order::Name => section.items.sort_by_cached_key(|item| item.label.to_lowercase()),
                Order::First => section.items.sort_by(|one, other| {
                    let first = |item: &Item| item.places.first().copied().unwrap_or(1.0);
                    first(one).total_cmp(&first(other))
                }),
                Order::Kind => section.items.sort_by_key(|item| item.kind),
            }
        }
        sections.retain(|section| !section.items.is_empty());
        sections
    }

    fn names(&self, title: &'static str, kinds: &[EntityKind]) -> Section {
        let mut items: Vec<(f64, Item)> = Vec::new();
        for (index, entity) in self.analysis.entities.iter().enumerate() {
            if !kinds.contains(&entity.kind) {
                continue;
            }
            let subject = Subject::Entity(index);
            let item = Item {
                subject,
                kind: InkKind::Name(entity.kind),
                label: entity.name.clone(),
                note: entity.description.clone().or_else(|| aliases(&entity.aliases)),
                count: entity
                    .mentions
                    .iter()
                    .filter(|mention| mention.form != MentionForm::Pronoun)
                    .count(),
                places: self.places(subject),
            };
            items.push((entity.salience, item));
        }
        items.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        Section {
            title,
            items: items.into_iter().map(|(_, item)| item).collect(),
        }
    }

    fn dates(&self) -> Section {
        let mut items: Vec<Item> = Vec::new();
        for (index, timex) in self.analysis.timexes.iter().enumerate() {
            let subject = Subject::Timex(index);
            if self.same(subject) != subject || timex.value.ends_with("_REF") || !self.is_told(subject) {
                continue;
            }
            let dated = timex.interval.is_some() && timex.kind != TimexType::Duration;
            let said = words::clipped(&timex.text, 60);
            let (label, note) = if dated {
                (words::meaning(timex), Some(format!("“{said}”")))
            } else {
                (said, None)
            };
            items.push(Item {
                subject,
                kind: InkKind::Date,
                label,
                note,
                count: self.marks_of(subject).len(),
                places: self.places(subject),
            });
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.count));
        Section { title: "When", items }
    }

    fn amounts(&self) -> Section {
        let mut items: Vec<Item> = Vec::new();
        for (index, quantity) in self.analysis.quantities.iter().enumerate() {
            let subject = Subject::Quantity(index);
            if self.same(subject) != subject || !self.is_told(subject) {
                continue;
            }
            items.push(Item {
                subject,
                kind: InkKind::Quantity,
                label: quantity.text.clone(),
                note: Some(words::quantity(quantity)).filter(|note| *note != quantity.text),
                count: self.marks_of(subject).len(),
                places: self.places(subject),
            });
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.count));
        Section {
            title: "How much",
            items,
        }
    }

    /// Whether the story speaks of it, and not only the page around it or the note on the author.
    pub fn is_told(&self, subject: Subject) -> bool {
        self.marks_of(subject).iter().any(|&mark| {
            let at = self.ink.marks[mark].span.start;
            let blocks = &self.analysis.blocks;
            let block = blocks.get(blocks.partition_point(|block| block.span.end <= at));
            block.is_none_or(|block| !matches!(block.kind, BlockKind::Boilerplate | BlockKind::AuthorNote))
        })
    }

    fn places(&self, subject: Subject) -> Vec<f64> {
        let length = self.text.len().max(1) as f64;
        self.marks_of(subject)
            .iter()
            .map(|&mark| self.ink.marks[mark].span.start as f64 / length)
            .collect()
    }
}

/// "also KCNA".
fn aliases(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| format!("also {}", names.join(", ")))
}
