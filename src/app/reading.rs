//! An analysed article as the page shows it: the ink on the text, and the lists of the brief.

use super::ink::{Ink, InkKind, Mark, Subject};
use super::words;
use crate::analysis::{
    Analysis, BlockKind, Entity, EntityKind, MentionForm, PublishedHow, TimelineRow, TimexType,
};
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

    fn places(&self, subject: Subject) -> Vec<f64> {
        let length = self.text.len().max(1) as f64;
        self.marks_of(subject)
            .iter()
            .map(|&mark| self.ink.marks[mark].span.start as f64 / length)
            .collect()
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

/// "also KCNA".
fn aliases(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| format!("also {}", names.join(", ")))
}

/// For every key the index of the first that is equal to it.
fn firsts<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut seen = FxHashMap::default();
    keys.enumerate()
        .map(|(index, key)| *seen.entry(key).or_insert(index))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{EntityMention, Event, EventStatus, Timex, Trigger};

    const TEXT: &str =
        "Ada Holm came to Paris on Monday. Holm left Paris a day earlier, on Monday, she said.";

    fn span(of: &str, nth: usize) -> Span {
        let (start, _) = TEXT.match_indices(of).nth(nth).unwrap();
        Span::new(start, start + of.len())
    }

    fn entity(id: &str, kind: EntityKind, salience: f64, mentions: &[(&str, usize, MentionForm)]) -> Entity {
        Entity {
            id: id.to_owned(),
            kind,
            name: mentions[0].0.to_owned(),
            aliases: Vec::new(),
            description: None,
            salience,
            country: None,
            mentions: mentions
                .iter()
                .map(|&(text, nth, form)| EntityMention {
                    span: span(text, nth),
                    text: text.to_owned(),
                    form,
                    confidence: 0.9,
                    evidence: vec!["gazetteer:city".to_owned()],
                    set_by: None,
                })
                .collect(),
            set_by: None,
        }
    }

    fn monday(nth: usize) -> Timex {
        Timex {
            id: format!("t{nth}"),
            span: span("Monday", nth),
            text: "Monday".to_owned(),
            kind: TimexType::Date,
            value: "2024-11-18".to_owned(),
            modifier: None,
            interval: Some(["2024-11-18", "2024-11-18"].map(str::to_owned)),
            inferred: Vec::new(),
            anchor: None,
            why: String::new(),
            set_by: None,
        }
    }

    fn visit(id: &str, time: &str) -> Event {
        Event {
            id: id.to_owned(),
            span: span("came", 0),
            trigger: Trigger {
                span: span("came", 0),
                lemma: "come".to_owned(),
            },
            participants: Vec::new(),
            time: Some(time.to_owned()),
            when: None,
            place: Some("e2".to_owned()),
            source: None,
            status: EventStatus::Occurred,
            sentence: 0,
            why_no_row: None,
            arguments: Vec::new(),
            same_as: None,
            set_by: None,
        }
    }

    fn reading() -> Reading {
        use MentionForm::{Name, Pronoun, Short};
        let mut analysis = crate::analyze("", &crate::Options::default());
        analysis.entities = vec![
            entity(
                "e2",
                EntityKind::Place,
                0.4,
                &[("Paris", 0, Name), ("Paris", 1, Name)],
            ),
            entity(
                "e1",
                EntityKind::Person,
                0.9,
                &[("Ada Holm", 0, Name), ("Holm", 1, Short), ("she", 0, Pronoun)],
            ),
            entity("e3", EntityKind::Person, 0.95, &[("Holm", 0, Name)]),
        ];
        analysis.timexes = vec![monday(0), monday(1)];
        analysis.events = vec![visit("v1", "t1"), visit("v2", "t0")];
        Reading::new(TEXT.into(), analysis)
    }

    #[test]
    fn lists_are_sorted_by_salience_and_do_not_count_pronouns() {
        let sections = reading().sections(Order::Salience, "");
        let who: Vec<(&str, usize, usize)> = sections[0]
            .items
            .iter()
            .map(|item| (item.label.as_str(), item.count, item.places.len()))
            .collect();
        assert_eq!(who, [("Holm", 1, 1), ("Ada Holm", 2, 3)]);
        assert_eq!(sections.len(), 3, "empty lists are left out");
    }

    #[test]
    fn what_only_the_page_around_the_story_says_is_not_listed() {
        let text = "3 min read\n\nThe bridge was closed on Friday, the mayor said, for two weeks at least.\n";
        let analysis = crate::analyze(text, &crate::Options::default());
        assert!(analysis.timexes.iter().any(|timex| timex.text == "3 min"));
        let reading = Reading::new(text.into(), analysis);
        let sections = reading.sections(Order::Salience, "");
        let when = sections.iter().find(|section| section.title == "When").unwrap();
        let labels: Vec<&str> = when.items.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(labels, ["Friday", "two weeks"]);
        assert!(reading.opening().unwrap().starts_with("The bridge"));
    }

    #[test]
    fn dates_of_one_value_are_one_thing() {
        let reading = reading();
        assert_eq!(reading.count(InkKind::Date), 1);
        let marks = reading.marks_of(Subject::Timex(1));
        let starts: Vec<usize> = marks
            .iter()
            .map(|&mark| reading.ink.marks[mark].span.start)
            .collect();
        assert_eq!(starts, [span("Monday", 0).start, span("Monday", 1).start]);
    }

    #[test]
    fn a_name_is_introduced_once_and_so_are_dates() {
        let reading = reading();
        let introduced: Vec<&str> = (0..reading.ink.marks.len())
            .filter(|&mark| reading.introduces(mark))
            .map(|mark| reading.ink.marks[mark].span.of(TEXT))
            .collect();
        assert_eq!(introduced, ["Ada Holm", "Holm", "Paris", "Monday"]);
    }

    #[test]
    fn a_row_leads_to_the_expression_that_dates_it() {
        let reading = reading();
        let row = |event: &str| TimelineRow {
            interval: None,
            display: String::new(),
            event: event.to_owned(),
            label: String::new(),
            sentence: 0,
            certainty: crate::analysis::Certainty::Vague,
            set_by: None,
        };
        assert_eq!(reading.timex_of(&row("v1")), Some(1));
        assert_eq!(reading.timex_of(&row("v9")), None);
    }

    #[test]
    fn the_place_of_the_dateline_is_where_most_events_were() {
        let mut reading = reading();
        assert_eq!(reading.place(), Some("Paris"));
        reading.analysis.events[1].same_as = Some("v1".to_owned());
        assert_eq!(
            reading.place(),
            None,
            "one event told twice does not date an article"
        );
    }
}
