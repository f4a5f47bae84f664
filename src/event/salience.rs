//! How much of the story an event is: how likely a reader would put it on the article's timeline.
//!
//! Learned from articles with the events that people put there (`train train-salience`; `SALIENCE_CARD.md`
//! says from which), by the one ranker of the project. All tellings of an event are weighed together.

use super::dating::traits::{form, role, status};
use crate::analysis::{Basis, BlockKind, Entity, Event, Role};
use crate::lexicon::clusters;
use crate::rank::{Embedded, Features, Ranker, few, share};
use crate::story::{self, Reading};
use crate::syntax::{Pos, Tree};
use crate::timex::calendar::Date;
use crate::words::{Class, concept, content, is, is_cue};
use std::collections::{BTreeSet, HashMap};

static RANKER: Embedded = Embedded::new(include_bytes!("salience.bin"));

/// Classes of verbs and nouns that are told apart.
const CLASSES: [(Class, &str); 6] = [
    (Class::Weighty, "weighty"),
    (Class::Light, "light"),
    (Class::Aspect, "aspect"),
    (Class::Calamity, "calamity"),
    (Class::Plan, "plan"),
    (Class::Happen, "happen"),
];

/// How likely a reader would put each event on a timeline, between 0 and 1.
pub fn of(reading: &Reading, events: &[Event]) -> Vec<f64> {
    by(&RANKER, reading, events)
}

/// The same by the weights of a given ranker.
pub fn by(ranker: &Ranker, reading: &Reading, events: &[Event]) -> Vec<f64> {
    let mut likely = vec![0.0; events.len()];
    for chain in chains(reading, events) {
        let likelihood = ranker.likelihood(&chain.features);
        for telling in chain.tellings {
            likely[telling] = likelihood;
        }
    }
    likely
}

/// An event with all its tellings.
pub struct Chain {
    /// Their indexes.
    pub tellings: Vec<usize>,
    /// What is known of it.
    pub features: Features,
}

/// The events of an article with what is known of each.
pub fn chains(reading: &Reading, events: &[Event]) -> Vec<Chain> {
    let outline = Outline::new(reading);
    story::chains(events)
        .into_iter()
        .map(|tellings| Chain {
            features: outline.describe(reading, events, &tellings),
            tellings,
        })
        .collect()
}

/// What of the article an event is compared with.
struct Outline<'a> {
    entities: HashMap<&'a str, &'a Entity>,
    /// The first sentence of the story.
    lead: usize,
    headline: BTreeSet<String>,
    opening: BTreeSet<String>,
}

impl<'a> Outline<'a> {
    fn new(reading: &Reading<'a, '_>) -> Self {
        let document = reading.tree.document;
        let kind = |index: &usize| document.block_of(*index).kind;
        let lead = document.lead();
        let words = |index: usize| content(document.slice(document.sentences[index].span));
        Self {
            entities: reading
                .entities
                .iter()
                .map(|entity| (entity.id.as_str(), entity))
                .collect(),
            lead: lead.unwrap_or(0),
            headline: (0..document.sentences.len())
                .filter(|index| kind(index) == BlockKind::Headline)
                .flat_map(words)
                .collect(),
            opening: lead.map(words).unwrap_or_default(),
        }
    }

    fn describe(&self, reading: &Reading, events: &[Event], tellings: &[usize]) -> Features {
        let document = reading.tree.document;
        let kind = |index: &usize| document.block_of(events[*index].sentence).kind;
        let story = |index: &&usize| kind(index).is_prose();
        let first = tellings.iter().find(story).or(tellings.first());
        let mut features = Features::default();
        let Some(&first) = first else { return features };
        let event = &events[first];
        let headlined = tellings.iter().any(|index| kind(index) == BlockKind::Headline);
        let block = format!("{:?}", kind(&first));
        features.add("all", &[]);
        features.add("block", &[&block]);
        features.add("told", &[few(tellings.len())]);
        features.add_if(headlined, "headline");
        self.of_place(&mut features, reading.tree, event);
        self.of_word(&mut features, reading, event);
        self.of_parts(&mut features, events, tellings);
        self.of_words(&mut features, document.slice(event.span), event);
        of_time(&mut features, reading.published, events, tellings);
        features
    }

    /// Where it is told.
    fn of_place(&self, features: &mut Features, tree: &Tree, event: &Event) {
        let document = tree.document;
        let place = few(event.sentence.saturating_sub(self.lead));
        let block = document.sentences[event.sentence].block;
        let opens = event.sentence == 0 || document.sentences[event.sentence - 1].block != block;
        let length = few(document.sentences.len());
        features.add("place", &[place]);
        features.add("place·length", &[place, length]);
        features.add("place·opens", &[place, if opens { "opens" } else { "" }]);
    }

    /// The word that tells of it, and its clause.
    fn of_word(&self, features: &mut Features, reading: &Reading, event: &Event) {
        let tree = reading.tree;
        let token = tree.document.tokens_in(event.trigger.span).start;
        if token >= tree.size() {
            return;
        }
        let lemma = event.trigger.lemma.as_str();
        let near = match event.sentence.saturating_sub(self.lead) {
            0 => "lead",
            1..=3 => "early",
            4..=9 => "middle",
            _ => "late",
        };
        let form = form(tree, reading.clauses, Some(token));
        let role = role(tree, token);
        let status = status(event.status);
        let group = clusters(lemma);
        features.add("form", &[form]);
        features.add("form·place", &[form, near]);
        features.add("role", &[&role]);
        features.add("role·form", &[&role, form]);
        features.add("role·place", &[&role, near]);
        features.add("status", &[status]);
        features.add("status·place", &[status, near]);
        features.add("word", &[concept(lemma)]);
        features.add("cluster", &[&group.prefix(8).to_string()]);
        features.add("topic", &[&group.middle.to_string()]);
        let noun = if tree.pos(token) == Pos::Verb { "" } else { "noun" };
        for (class, name) in CLASSES {
            if is(lemma, class) || is(concept(lemma), class) {
                features.add("class", &[name]);
                features.add("class·place", &[name, noun, near]);
            }
        }
        features.add_if(is_cue(lemma), "saying");
        features.add(
            "source",
            &[if event.source.is_some() { "told" } else { "" }, form],
        );
    }

    /// Who takes part.
    fn of_parts(&self, features: &mut Features, events: &[Event], tellings: &[usize]) {
        let most = |role: Role| {
            let parts = tellings.iter().flat_map(|&index| events[index].players(role));
            parts
                .filter_map(|part| self.entities.get(part.entity.as_str()))
                .max_by(|a, b| a.salience.total_cmp(&b.salience))
        };
        let class = |entity: Option<&&Entity>| share(entity.map(|entity| entity.salience));
        let (agent, patient) = (most(Role::Agent), most(Role::Patient));
        features.add("agent", &[class(agent)]);
        features.add("patient", &[class(patient)]);
        features.add("agent·patient", &[class(agent), class(patient)]);
        if let Some(agent) = agent {
            features.add("kind", &[&format!("{:?}", agent.kind)]);
        }
        let told = |role: Role| {
            let mut arguments = tellings.iter().flat_map(|&index| &events[index].arguments);
            arguments.any(|argument| argument.role == role && !argument.inferred)
        };
        let flag = |holds: bool| if holds { "yes" } else { "" };
        features.add("arguments", &[flag(told(Role::Agent)), flag(told(Role::Patient))]);
        let place = tellings.iter().any(|&index| events[index].place.is_some());
        features.add("where", &[flag(place)]);
    }

    /// What its clause shares with the headline and the first sentence.
    fn of_words(&self, features: &mut Features, clause: &str, event: &Event) {
        let words = content(clause);
        let own = content(concept(&event.trigger.lemma));
        let share = |of: &BTreeSet<String>| few(of.intersection(&words).count());
        if !self.headline.is_empty() {
            features.add("headline's words", &[share(&self.headline)]);
            features.add_if(!own.is_disjoint(&self.headline), "word in headline");
        }
        if event.sentence != self.lead {
            features.add("lead's words", &[share(&self.opening)]);
            features.add_if(!own.is_disjoint(&self.opening), "word in lead");
        }
        features.add("length", &[few(clause.split_whitespace().count() / 3)]);
    }
}

/// When it was, and how sure that is.
fn of_time(features: &mut Features, published: Option<Date>, events: &[Event], tellings: &[usize]) {
    let dated = tellings
        .iter()
        .filter_map(|&index| events[index].when.as_ref())
        .filter_map(|when| Some((when, when.interval.as_ref()?)));
    let stated = |basis: Basis| u8::from(basis == Basis::Stated);
    let best = dated.max_by(|(a, _), (b, _)| {
        let sure = a.confidence.total_cmp(&b.confidence);
        stated(a.basis).cmp(&stated(b.basis)).then(sure)
    });
    let Some((when, [from, to])) = best else {
        features.add("when", &["unknown"]);
        return;
    };
    let basis = format!("{:?}", when.basis);
    let sure = few((when.confidence * 5.0) as usize);
    features.add("when", &[&basis, sure]);
    let days = from.parse::<Date>().ok().zip(to.parse::<Date>().ok());
    let Some(((from, to), day)) = days.zip(published) else {
        return;
    };
    let side = match (from.days() - day.days(), day.days() - to.days()) {
        (1.., _) => "ahead",
        (_, ..=0) => "now",
        (_, 1..=2) => "days",
        (_, 3..=9) => "week",
        (_, 10..=40) => "month",
        (_, 41..=400) => "year",
        _ => "history",
    };
    let grain = match to.days() - from.days() {
        0 => "day",
        1..=30 => "month",
        31..=366 => "year",
        _ => "years",
    };
    features.add("side", &[side]);
    features.add("side·basis", &[side, &basis]);
    features.add("grain", &[grain]);
}
