//! One article's account of one event, gathered from every place it is told.

use super::cast::Cast;
use super::kin::{self, Kin};
use crate::analysis::{Analysis, Certainty, Entity, Event, EventStatus, Quantity, Role};
use crate::span::Span;
use crate::words::concept;
use rustc_hash::FxHashMap;

/// What is compared of an event across articles.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    /// Index of the article.
    pub article: usize,
    /// The event's id there: that of its first telling.
    pub event: String,
    pub sentence: usize,
    /// What was done, by words for the same and by kin of words, of each place that tells it.
    pub concepts: Vec<String>,
    pub kin: Vec<Kin>,
    /// Indices of the dossier's entities, in order: who takes part by the grammar of a clause.
    pub participants: Vec<usize>,
    /// Those and everybody else named in the clauses.
    pub named: Vec<usize>,
    /// The words of its row that say what was done to what, without names.
    pub words: Vec<String>,
    pub place: Option<usize>,
    pub according_to: Option<usize>,
    pub status: EventStatus,
    pub interval: Option<[String; 2]>,
    /// What the article's own timeline shows.
    pub row: Option<Row>,
    pub quantities: Vec<Quantity>,
}

/// A row of an article's own timeline.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub display: String,
    pub label: String,
    pub certainty: Certainty,
}

/// The events of an article, in order.
pub(super) fn tellings(article: usize, analysis: &Analysis, cast: &Cast) -> Vec<Telling> {
    let intervals: FxHashMap<&str, &[String; 2]> = analysis
        .timexes
        .iter()
        .filter_map(|timex| Some((timex.id.as_str(), timex.interval.as_ref()?)))
        .collect();
    let mut named = Named::new(article, &analysis.entities, cast);
    let mut tellings: Vec<Telling> = Vec::new();
    let mut index: FxHashMap<&str, usize> = FxHashMap::default();
    for event in &analysis.events {
        let first = event.same_as.as_deref().unwrap_or(&event.id);
        let at = *index.entry(first).or_insert_with(|| {
            tellings.push(empty(article, first, event));
            tellings.len() - 1
        });
        index.insert(&event.id, at);
        let telling = &mut tellings[at];
        push(&mut telling.concepts, concept(&event.trigger.lemma).to_owned());
        for kin in kin::of(&event.trigger.lemma) {
            push(&mut telling.kin, kin);
        }
        let mut parts: Vec<_> = event.participants.iter().collect();
        parts.sort_by_key(|participant| match participant.role {
            Role::Agent => 0,
            Role::Patient => 1,
            Role::Other => 2,
        });
        for participant in parts {
            if let Some(entity) = cast.find(article, &participant.entity) {
                push(&mut telling.participants, entity);
                push(&mut telling.named, entity);
            }
        }
        let spans =
            || std::iter::once(event.span).chain(event.arguments.iter().map(|argument| argument.span));
        for entity in spans().flat_map(|span| named.within(span)) {
            push(&mut telling.named, entity);
        }
        for quantity in &analysis.quantities {
            if event.span.contains(quantity.span) && !telling.quantities.contains(quantity) {
                telling.quantities.push(quantity.clone());
            }
        }
        let find = |id: &Option<String>| id.as_ref().and_then(|id| cast.find(article, id));
        telling.place = telling.place.or_else(|| find(&event.place));
        telling.according_to = telling.according_to.or_else(|| find(&event.source));
        if telling.interval.is_none() {
            telling.interval = event
                .time
                .as_deref()
                .and_then(|time| intervals.get(time))
                .map(|interval| (*interval).clone());
        }
    }
    for row in &analysis.timeline {
        if let Some(&at) = index.get(row.event.as_str()) {
            let telling = &mut tellings[at];
            telling.words = kin::content(&row.label);
            telling.sentence = row.sentence;
            telling.interval = row.interval.clone().or(telling.interval.take());
            telling.row = Some(Row {
                display: row.display.clone(),
                label: row.label.clone(),
                certainty: row.certainty,
            });
        }
    }
    tellings
}

fn empty(article: usize, id: &str, event: &Event) -> Telling {
    Telling {
        article,
        event: id.to_owned(),
        sentence: event.sentence,
        concepts: Vec::new(),
        kin: Vec::new(),
        participants: Vec::new(),
        named: Vec::new(),
        words: Vec::new(),
        place: None,
        according_to: None,
        status: event.status,
        interval: None,
        row: None,
        quantities: Vec::new(),
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The entities by the places that name them.
struct Named {
    /// In order of the text.
    places: Vec<(Span, usize)>,
}

impl Named {
    fn new(article: usize, entities: &[Entity], cast: &Cast) -> Named {
        let mut places: Vec<(Span, usize)> = entities
            .iter()
            .filter_map(|entity| Some((entity, cast.find(article, &entity.id)?)))
            .flat_map(|(entity, at)| entity.mentions.iter().map(move |mention| (mention.span, at)))
            .collect();
        places.sort_unstable();
        Named { places }
    }

    fn within(&mut self, span: Span) -> Vec<usize> {
        let start = self.places.partition_point(|(place, _)| place.start < span.start);
        self.places[start..]
            .iter()
            .take_while(|(place, _)| place.end <= span.end)
            .map(|(_, entity)| *entity)
            .collect()
    }
}
