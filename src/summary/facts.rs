//! Key facts: who, what, when, where, how many, according to whom.

use super::Story;
use crate::analysis::{
    BlockKind, Entity, EntityKind, Event, EventStatus, KeyFact, MentionForm, QuantityKind, Question,
    TimelineRow,
};
use crate::span::Span;
use crate::syntax::{Pos, Relation, Tree};
use crate::timeline::label::{Label, Labeller};
use std::collections::{HashMap, HashSet};

/// Most lines on one question.
const WHO: usize = 3;
const WHAT: usize = 3;
const WHERE: usize = 2;
const HOW_MANY: usize = 3;

/// How many numbers of a text are looked at. A story's numbers stand near its beginning, and each look
/// costs a label.
const NUMBERS: usize = 200;

/// How many words up from a number its clause is looked for.
const CLAUSE: usize = 8;

/// The salience below which nobody is asked about.
const SALIENT: f64 = 0.15;

/// The facts, in the order a reader asks for them.
pub fn key_facts(story: &Story) -> Vec<KeyFact> {
    let mut facts = who(story);
    let reading = story.reading;
    let labeller = Labeller::new(reading.tree, reading.names, story.entities, story.timexes);
    let rows = rows(story);
    let mut main = main_events(story, &labeller, &rows);
    // A paper tells first what matters most.
    main.sort_by_key(|&(index, _)| story.events[index].sentence);
    facts.extend(main.iter().map(|(event, text)| KeyFact {
        question: Question::What,
        text: text.clone(),
        evidence: vec![story.events[*event].span],
        set_by: None,
    }));
    facts.extend(when(story, &main, &rows));
    facts.extend(places(story, &main));
    facts.extend(how_many(story, reading.tree, &labeller));
    facts.extend(according_to(story));
    facts
}

/// The people and organisations the story is about, with what they are.
fn who(story: &Story) -> Vec<KeyFact> {
    let mut found: Vec<&Entity> = story
        .entities
        .iter()
        .filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization))
        .filter(|entity| entity.salience >= SALIENT && first_in_story(story, entity).is_some())
        .collect();
    let mut telling: HashMap<&str, isize> = HashMap::new();
    for event in story.events {
        if let Some(source) = event.source.as_deref() {
            *telling.entry(source).or_default() += 1;
        }
        for participant in &event.participants {
            *telling.entry(&participant.entity).or_default() -= 1;
        }
    }
    found.retain(|entity| {
        entity.kind == EntityKind::Person || telling.get(entity.id.as_str()).is_none_or(|&count| count < 0)
    });
    // People come before organisations of the same salience; sources have a line of their own.
    let acting: HashSet<&str> = story
        .events
        .iter()
        .flat_map(|event| &event.participants)
        .map(|participant| participant.entity.as_str())
        .collect();
    let rank: HashMap<&str, f64> = found
        .iter()
        .map(|entity| {
            let person = if entity.kind == EntityKind::Person {
                0.15
            } else {
                0.0
            };
            // Who only tells the story has a line of his own.
            let idle = if acting.contains(entity.id.as_str()) {
                0.0
            } else {
                0.5
            };
            (entity.id.as_str(), entity.salience + person - idle)
        })
        .collect();
    found.retain(|entity| rank[entity.id.as_str()] > 0.0);
    found.sort_by(|a, b| rank[b.id.as_str()].total_cmp(&rank[a.id.as_str()]));
    found
        .into_iter()
        .take(WHO)
        .filter_map(|entity| {
            let text = match &entity.description {
                Some(description) if !description.is_empty() => format!("{}, {description}", entity.name),
                _ => entity.name.clone(),
            };
            Some(KeyFact {
                question: Question::Who,
                text,
                evidence: vec![first_in_story(story, entity)?],
                set_by: None,
            })
        })
        .collect()
}

/// The first mention by name outside menus and notes.
fn first_in_story(story: &Story, entity: &Entity) -> Option<Span> {
    entity
        .mentions
        .iter()
        .filter(|mention| !matches!(mention.form, MentionForm::Pronoun | MentionForm::Title))
        .map(|mention| mention.span)
        .find(|span| {
            story
                .document
                .sentence_at(span.start)
                .is_some_and(|index| story.document.block_of(index).is_story())
        })
}

/// The row of each event that has one, and the event that speaks for it, by the first telling's id.
type Rows<'a> = HashMap<&'a str, (usize, &'a TimelineRow)>;

fn rows<'a>(story: &Story<'a, '_>) -> Rows<'a> {
    let events: HashMap<&str, usize> = story
        .events
        .iter()
        .enumerate()
        .map(|(index, event)| (event.id.as_str(), index))
        .collect();
    story
        .timeline
        .iter()
        .filter_map(|row| {
            let index = *events.get(row.event.as_str())?;
            Some((first_telling(&story.events[index]), (index, row)))
        })
        .collect()
}

fn first_telling(event: &Event) -> &str {
    event.same_as.as_deref().unwrap_or(&event.id)
}

/// The weightiest events with their labels, in order of weight; each told once.
fn main_events(story: &Story, labeller: &Labeller, rows: &Rows) -> Vec<(usize, String)> {
    let document = story.document;
    let weights = story.weights;
    let mut order: Vec<usize> = (0..story.events.len())
        .filter(|&index| {
            let event = &story.events[index];
            event.status != EventStatus::Negated
                && document.block_of(event.sentence).kind == BlockKind::Paragraph
        })
        .collect();
    order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]).then(a.cmp(&b)));
    order.truncate(40);
    let triggers: HashSet<usize> = story
        .events
        .iter()
        .map(|event| document.tokens_in(event.trigger.span).start)
        .collect();
    let mut told: Vec<&str> = Vec::new();
    let mut covered: Vec<usize> = Vec::new();
    // The tokens of each line of `main`.
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let (mut main, mut nouns) = (Vec::new(), Vec::new());
    for index in order {
        let event = &story.events[index];
        let first = first_telling(event);
        let token = document.tokens_in(event.trigger.span).start;
        if told.contains(&first) || covered.contains(&token) {
            continue;
        }
        // What has a date and yet no row is history, or told by a row beside it.
        if event.time.is_some() && !rows.is_empty() && !rows.contains_key(first) {
            continue;
        }
        // The timeline has already chosen the best telling of an event.
        let row = rows.get(first).map(|&(other, _)| other);
        let (index, label) = match row {
            Some(other) => {
                let token = document.tokens_in(story.events[other].trigger.span).start;
                let Some(label) = labeller.label(token) else {
                    continue;
                };
                (other, label)
            }
            None => match labeller.label(token) {
                Some(label)
                    if label.grounded
                        && label.complete
                        && (label.teller == token || !triggers.contains(&label.teller)) =>
                {
                    (index, label)
                }
                _ => continue,
            },
        };
        let clause = labeller.tree.pos(label.teller) != Pos::Noun
            || labeller.tree.first(label.teller, &[Relation::Cop]).is_some();
        let (text, tokens) = (label.text, label.tokens);
        // What a line before it tells of for the most part is no news.
        // "The fund would lend money" goes where a line tells whom to.
        let part = |line: &Vec<usize>| !line.is_empty() && line.iter().all(|token| tokens.contains(token));
        if let Some(at) = lines.iter().position(part) {
            main[at] = (index, text);
            lines[at] = tokens;
            continue;
        }
        let known = tokens.iter().filter(|token| covered.contains(token)).count();
        if text.split_whitespace().count() < 3 || 2 * known > tokens.len() {
            continue;
        }
        // "A signal arrived" says hardly more, where no row does.
        if !clause || row.is_none() && text.split_whitespace().count() < 4 {
            nouns.push((index, text));
            continue;
        }
        told.push(first);
        covered.extend(&tokens);
        lines.push(tokens);
        main.push((index, text));
        if main.len() == WHAT {
            break;
        }
    }
    // "Talks in Oslo" says less than "The two met in Oslo": a noun stands only where no clause does.
    if main.is_empty() {
        nouns.truncate(WHAT);
        return nouns;
    }
    main
}

/// The time of the weightiest event that has one; what is planned tells it only when nothing happened.
fn when(story: &Story, main: &[(usize, String)], rows: &Rows) -> Option<KeyFact> {
    let planned = |(index, _): &&(usize, String)| story.events[*index].status == EventStatus::Planned;
    let happened = main.iter().filter(|event| !planned(event));
    let ahead = main.iter().filter(planned);
    happened.chain(ahead).find_map(|(index, _)| {
        let event = &story.events[*index];
        let (_, row) = rows.get(first_telling(event))?;
        // "now" and "soon" do not say when.
        if row.interval.is_none() && !row.display.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let timex = story
            .timexes
            .iter()
            .find(|timex| Some(&timex.id) == event.time.as_ref());
        // A day known only by its report is shown by the sentence that says so.
        let sentence = story.document.sentences[event.sentence].span;
        Some(KeyFact {
            question: Question::When,
            text: row.display.clone(),
            evidence: vec![timex.map_or(sentence, |timex| timex.span)],
            set_by: None,
        })
    })
}

/// Where the main events happened; failing that, the place most is said of.
fn places(story: &Story, main: &[(usize, String)]) -> Vec<KeyFact> {
    let by_id = |id: &str| story.entities.iter().find(|entity| entity.id == id);
    let mut found: Vec<&Entity> = Vec::new();
    let of_events = main
        .iter()
        .filter_map(|(index, _)| by_id(story.events[*index].place.as_deref()?));
    for entity in of_events {
        if !found.iter().any(|known| known.id == entity.id) {
            found.push(entity);
        }
    }
    if found.is_empty() {
        found.extend(scene(story));
    }
    found
        .into_iter()
        .take(WHERE)
        .filter_map(|entity| {
            Some(KeyFact {
                question: Question::Where,
                text: located(story, entity),
                evidence: vec![first_in_story(story, entity)?],
                set_by: None,
            })
        })
        .collect()
}

/// Where the story plays when its main events do not say: of the places most is said of, the first in which
/// anything happened; failing that, the first.
fn scene<'a>(story: &Story<'a, '_>) -> Option<&'a Entity> {
    let named = || {
        let place = |entity: &&Entity| matches!(entity.kind, EntityKind::Place | EntityKind::Facility);
        story.entities.iter().filter(place)
    };
    let salient = || named().filter(|entity| entity.salience >= SALIENT);
    let places: HashSet<&str> = story
        .events
        .iter()
        .filter(|event| story.document.block_of(event.sentence).kind != BlockKind::Caption)
        .filter_map(|event| event.place.as_deref())
        .collect();
    // What only the second half of a text names is where something like it happened.
    let document = story.document;
    let first = |place: &Entity| {
        let span = first_in_story(story, place)?;
        Some((document.sentence_at(span.start)?, span.start))
    };
    let early =
        |place: &&Entity| first(place).is_some_and(|(sentence, _)| 2 * sentence <= document.sentences.len());
    let captioned = |place: &&Entity| {
        first(place).is_some_and(|(sentence, _)| document.block_of(sentence).kind == BlockKind::Caption)
    };
    salient()
        .find(|place| early(place) && places.contains(place.id.as_str()))
        .or_else(|| salient().find(early))
        .or_else(|| {
            named()
                .filter(|place| early(place) && !captioned(place))
                .min_by_key(|place| first(place))
        })
        .or_else(|| salient().next())
}

/// A place with the one it lies in, where the text says so beside its name: "Salem, Oregon", "the City Hall
/// in Oslo"; a building whose town is not beside it, with the town its sentence names, or the text.
fn located(story: &Story, entity: &Entity) -> String {
    let document = story.document;
    if is_listed(entity, &["country"]) {
        return entity.name.clone();
    }
    let building = entity.kind == EntityKind::Facility || entity.name.ends_with(" Hall");
    let holds = |other: &Entity| {
        other.kind == EntityKind::Place
            && other.id != entity.id
            && (building || is_listed(other, &["country", "region"]))
    };
    let mut places: Vec<(Span, &Entity)> = story
        .entities
        .iter()
        .filter(|other| holds(other))
        .flat_map(|other| other.mentions.iter().map(move |mention| (mention, other)))
        .filter(|(mention, _)| mention.form != MentionForm::Pronoun)
        .map(|(mention, other)| (mention.span, other))
        .collect();
    places.sort_by_key(|(span, _)| span.start);
    let from = |offset: usize| places.get(places.partition_point(|(span, _)| span.start < offset));
    let beside = entity.mentions.iter().find_map(|mention| {
        from(mention.span.end).filter(|(span, _)| {
            let listed = document.text[span.end..]
                .trim_start_matches([',', ' '])
                .starts_with("and ");
            matches!(document.text[mention.span.end..span.start].trim(), "," | "in") && !listed
        })
    });
    // "Oslo's City Hall".
    let owner = || {
        entity.mentions.iter().find_map(|mention| {
            let before =
                places[..places.partition_point(|(span, _)| span.end <= mention.span.start)].last()?;
            matches!(&document.text[before.0.end..mention.span.start], "'s " | "’s ").then_some(before)
        })
    };
    let around = || {
        let sentence = document.sentence_at(first_in_story(story, entity)?.start)?;
        let whole = document.sentences[sentence].span;
        from(whole.start).filter(|(span, _)| whole.contains(*span))
    };
    // Else the town most is said of, which a paper need not say again.
    let town = || {
        let is_town = |other: &&Entity| holds(other) && is_listed(other, &["city", "town"]);
        story
            .entities
            .iter()
            .find(|other| is_town(other) && other.salience >= SALIENT)
    };
    let place = beside
        .or_else(owner)
        .or_else(|| building.then(around).flatten())
        .map(|&(_, place)| place)
        .or_else(|| building.then(town).flatten());
    match place {
        Some(place) if !entity.name.contains(&place.name) => format!("{}, {}", entity.name, place.name),
        _ => entity.name.clone(),
    }
}

/// Whether a gazetteer knows a place for one of some kinds.
fn is_listed(entity: &Entity, kinds: &[&str]) -> bool {
    let known = |evidence: &String| {
        evidence
            .strip_prefix("gazetteer:")
            .is_some_and(|kind| kinds.contains(&kind))
    };
    entity
        .mentions
        .iter()
        .any(|mention| mention.evidence.iter().any(known))
}

/// The numbers of the story, each with what it counts.
fn how_many(story: &Story, tree: &Tree, labeller: &Labeller) -> Vec<KeyFact> {
    let document = story.document;
    let mut found: Vec<(f64, KeyFact)> = Vec::new();
    let mut told: HashSet<usize> = HashSet::new();
    // What somebody denied, or what did not happen, is no fact.
    let denied: HashSet<usize> = story
        .events
        .iter()
        .filter(|event| event.status == EventStatus::Negated)
        .map(|event| document.tokens_in(event.trigger.span).start)
        .collect();
    for quantity in story.quantities.iter().take(NUMBERS) {
        let Some(sentence) = document.sentence_at(quantity.span.start) else {
            continue;
        };
        if document.block_of(sentence).kind != BlockKind::Paragraph || quantity.kind == QuantityKind::Ordinal
        {
            continue;
        }
        let tokens = document.tokens_in(quantity.span);
        let Some(head) = tree.head_of(tokens.clone()) else {
            continue;
        };
        let Some(label) = counted(tree, labeller, head, sentence) else {
            continue;
        };
        let known = label.tokens.iter().filter(|token| told.contains(token)).count();
        if 2 * known > label.tokens.len() || denied.contains(&label.teller) {
            continue;
        }
        told.extend(&label.tokens);
        let (Some(&first), Some(&last)) = (label.tokens.first(), label.tokens.last()) else {
            continue;
        };
        let small = quantity.kind == QuantityKind::Count && quantity.value < 3.0;
        let rank = match quantity.kind {
            QuantityKind::Money | QuantityKind::Percent => 1.0,
            _ => 0.8,
        } + 1.0 / (1.0 + sentence as f64 / 4.0)
            - if small { 1.0 } else { 0.0 };
        if found.iter().any(|(_, fact)| fact.text == label.text) {
            continue;
        }
        found.push((
            rank,
            KeyFact {
                question: Question::HowMany,
                text: label.text,
                evidence: vec![document.span_of(first..last + 1)],
                set_by: None,
            },
        ));
        if found.len() >= 60 {
            break;
        }
    }
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found
        .into_iter()
        .filter(|(rank, _)| *rank > 0.5)
        .take(HOW_MANY)
        .map(|(_, fact)| fact)
        .collect()
}

/// A number as a line: the clause it stands in, which says what of it. A number alone is no fact.
fn counted(tree: &Tree, labeller: &Labeller, head: usize, sentence: usize) -> Option<Label> {
    let verb = tree
        .above(head)
        .take(CLAUSE)
        .find(|&above| tree.pos(above) == Pos::Verb || tree.first(above, &[Relation::Cop]).is_some())?;
    labeller
        .label(verb)
        .filter(|label| label.grounded && label.complete)
        .filter(|label| label.tokens.contains(&head))
        .filter(|label| {
            label
                .tokens
                .first()
                .is_some_and(|&first| tree.sentence(first) == sentence)
        })
}

/// Who tells the story, most often first.
fn according_to(story: &Story) -> Option<KeyFact> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for source in story.events.iter().filter_map(|event| event.source.as_deref()) {
        *counts.entry(source).or_default() += 1;
    }
    let mut telling: Vec<&Entity> = story
        .entities
        .iter()
        .filter(|entity| counts.contains_key(entity.id.as_str()) && entity.kind != EntityKind::Group)
        .collect();
    // Of those who tell equally much, the more salient comes first, as in the list of entities.
    telling.sort_by_key(|entity| std::cmp::Reverse(counts[entity.id.as_str()]));
    let named: Vec<(&Entity, Span)> = telling
        .into_iter()
        .filter_map(|entity| Some((entity, first_in_story(story, entity)?)))
        .take(3)
        .collect();
    if named.is_empty() {
        return None;
    }
    let list: Vec<&str> = named.iter().map(|(entity, _)| short(entity)).collect();
    Some(KeyFact {
        question: Question::AccordingTo,
        text: list.join("; "),
        evidence: named.iter().map(|(_, span)| *span).collect(),
        set_by: None,
    })
}

/// The acronym of an organisation when it has one, else its name.
fn short(entity: &Entity) -> &str {
    entity
        .mentions
        .iter()
        .find(|mention| mention.form == MentionForm::Acronym)
        .map_or(entity.name.as_str(), |mention| mention.text.as_str())
}
