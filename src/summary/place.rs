//! Where the story plays.

use super::Story;
use super::facts::{SALIENT, first_in_story};
use crate::analysis::{BlockKind, Entity, EntityKind, EventStatus, KeyFact, MentionForm, Question};
use crate::span::Span;
use crate::story::{lead, story_start};
use crate::syntax::{Pos, Relation};
use crate::words::{Class, is_any};

/// Most lines that say where.
const WHERE: usize = 2;

/// Where the main events happened; failing that, where the article was written, or the place most is said of.
pub(super) fn places(story: &Story, main: &[usize]) -> Vec<KeyFact> {
    let by_id = |id: &str| story.entities.iter().find(|entity| entity.id == id);
    let mut found: Vec<&Entity> = Vec::new();
    let tree = story.labeller.tree;
    let dateline = datelined(story);
    // "after a victory in Ohio": nouns alone may look back on another place than the one the article was written in.
    let placed = |index: &usize| by_id(story.events[*index].place.as_deref()?);
    let tells = |index: &usize| {
        let trigger = story.events[*index].trigger.span;
        placed(index).is_some() && tree.pos(story.document.tokens_in(trigger).start) == Pos::Verb
    };
    let main = match dateline.is_none() || main.iter().any(tells) {
        true => main,
        false => &[],
    };
    let of_events = main.iter().filter_map(placed);
    for entity in of_events {
        if !found.iter().any(|known| known.id == entity.id) {
            found.push(entity);
        }
    }
    if found.is_empty() {
        found.extend(dateline.or_else(|| scene(story)));
    }
    found
        .into_iter()
        .take(WHERE)
        .filter_map(|entity| {
            let evidence = vec![first_in_story(story, entity)?];
            Some(KeyFact::found(Question::Where, located(story, entity), evidence))
        })
        .collect()
}

/// "LYON" as "Lyon": papers print the place of the dateline in capitals.
fn spelt(name: &str) -> String {
    let shouted =
        name.chars().count() > 3 && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-'));
    if !shouted {
        return name.to_owned();
    }
    let mut opens = true;
    let spell = |c: char| {
        let shown: String = if opens {
            c.to_string()
        } else {
            c.to_lowercase().collect()
        };
        opens = !c.is_alphabetic();
        shown
    };
    name.chars().map(spell).collect()
}

/// The place of the dateline: it stands in a line of its own, or before the words of its sentence.
fn datelined<'a>(story: &Story<'a, '_>) -> Option<&'a Entity> {
    let document = story.document;
    let line = |index: usize| {
        let whole = document.sentences[index].span;
        match document.block_of(index).kind {
            BlockKind::Dateline => whole,
            _ => Span::new(whole.start, story_start(document, index)),
        }
    };
    let named = |line: Span| {
        let within = |entity: &Entity| {
            let mut spans = entity.mentions.iter().map(|mention| mention.span);
            spans.find(|span| line.contains(*span))
        };
        story
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Place)
            .filter_map(|entity| Some((within(entity)?.start, entity)))
            .min_by_key(|(start, _)| *start)
    };
    let lines = (0..document.sentences.len()).map(line);
    let (_, entity) = lines.filter(|line| line.start < line.end).find_map(named)?;
    Some(entity)
}

/// Where the story plays when its main events do not say: the first place in which its lead says that anything
/// happened; failing that, the town of those who act there ("Lyon police"). A place that is only spoken of ("the Ohio
/// senator", "a trip to Ohio") tells nothing.
fn scene<'a>(story: &Story<'a, '_>) -> Option<&'a Entity> {
    let document = story.document;
    let lead = lead(document);
    let events = || story.events.iter().filter(|event| lead.contains(&event.sentence));
    let happened = events()
        .filter(|event| event.status != EventStatus::Negated)
        .find_map(|event| event.place.as_deref());
    let place = |id: &str| story.entities.iter().find(|entity| entity.id == id);
    // "After a meeting on trade and science in Lyon": there, whatever noun the place hangs on.
    let tree = story.reading.tree;
    let inside = |entity: &&Entity| {
        entity.kind == EntityKind::Place
            && entity.mentions.iter().any(|mention| {
                let sentence = document.sentence_at(mention.span.start);
                let head = tree.head_of(document.tokens_in(mention.span));
                sentence.is_some_and(|sentence| lead.contains(&sentence))
                    && head.is_some_and(|head| tree.introduced_by(head, &["in", "at", "near", "outside"]))
            })
    };
    let named = || story.entities.iter().find(inside);
    let town =
        || events().find_map(|event| town_of_actor(story, document.tokens_in(event.trigger.span).start));
    happened.and_then(place).or_else(named).or_else(town)
}

/// The town named beside the noun for those who do something: "Lyon police", "the mayor of Lyon".
fn town_of_actor<'a>(story: &Story<'a, '_>, verb: usize) -> Option<&'a Entity> {
    let (tree, names) = (story.reading.tree, story.labeller.names);
    let acts = |&noun: &usize| is_any(tree.lemma(noun), &[Class::Group, Class::Doer]);
    const BESIDE: &[Relation] = &[Relation::Compound, Relation::NmodPoss, Relation::Nmod];
    story
        .labeller
        .clauses
        .subjects(verb)
        .iter()
        .copied()
        .filter(acts)
        .flat_map(|noun| tree.with(noun, BESIDE))
        .filter_map(|token| story.entities.get(names.entity(token)?))
        .find(|entity| is_listed(entity, &["city", "town"]))
}

/// A place with the one it lies in, where the text says so beside its name: "Salem, Oregon", "the City Hall
/// in Oslo"; a building whose town is not beside it, with the town its sentence names, or the text.
fn located(story: &Story, entity: &Entity) -> String {
    let document = story.document;
    if is_listed(entity, &["country"]) {
        return spelt(&entity.name);
    }
    let building = entity.kind == EntityKind::Facility || entity.name.ends_with(" Hall");
    // "In Ohio, Pennsylvania and Iowa": no region lies in another.
    let region = is_listed(entity, &["region"]);
    let holds = |other: &Entity| {
        let around = is_listed(other, &["country"]) || !region && is_listed(other, &["region"]);
        other.kind == EntityKind::Place && other.id != entity.id && (building || around)
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
        Some(place) if !entity.name.contains(&place.name) => {
            format!("{}, {}", spelt(&entity.name), spelt(&place.name))
        }
        _ => spelt(&entity.name),
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
