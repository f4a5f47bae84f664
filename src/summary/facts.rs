//! Key facts: who, what, when, where, how many, according to whom.

use super::Story;
use super::lines::{Line, lines};
use super::place::places;
use super::point::Point;
use super::when::when;
use crate::analysis::{
    Entity, EntityKind, EventStatus, KeyFact, MentionForm, Quantity, QuantityKind, Question,
};
use crate::span::Span;
use crate::syntax::{Pos, Relation, Tag};
use crate::timeline::label::Label;
use crate::words::{Class, content, is_any};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Most lines on one question.
const WHO: usize = 3;
const HOW_MANY: usize = 3;

/// How many numbers of a text are looked at. A story's numbers stand near its beginning, and each look
/// costs a label.
const NUMBERS: usize = 200;

/// How many words up from a number its clause is looked for.
const CLAUSE: usize = 8;

/// The salience below which nobody is asked about.
pub(super) const SALIENT: f64 = 0.15;

/// The facts, in the order a reader asks for them.
pub fn key_facts(story: &Story, point: &Point) -> Vec<KeyFact> {
    let mut facts = who(story);
    let lines = lines(story, point);
    let what = |line: &Line| KeyFact::found(Question::What, line.text.clone(), vec![line.evidence]);
    facts.extend(lines.iter().map(what));
    let main: Vec<usize> = lines.iter().filter_map(|line| line.event).collect();
    facts.extend(when(story, &main));
    facts.extend(places(story, &main));
    facts.extend(how_many(story, point));
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
    let rank = |entity: &Entity| {
        let person = f64::from(u8::from(entity.kind == EntityKind::Person));
        // Who only tells the story has a line of his own.
        let idle = f64::from(u8::from(!acting.contains(entity.id.as_str())));
        entity.salience + 0.15 * person - 0.5 * idle
    };
    found.retain(|entity| rank(entity) > 0.0);
    found.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    found
        .into_iter()
        .take(WHO)
        .filter_map(|entity| {
            let text = match &entity.description {
                Some(description) if !description.is_empty() => format!("{}, {description}", entity.name),
                _ => entity.name.clone(),
            };
            let evidence = vec![first_in_story(story, entity)?];
            Some(KeyFact::found(Question::Who, text, evidence))
        })
        .collect()
}

/// The first mention by name outside menus and notes.
pub(super) fn first_in_story(story: &Story, entity: &Entity) -> Option<Span> {
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

/// The numbers of the story, each with what it counts.
fn how_many(story: &Story, point: &Point) -> Vec<KeyFact> {
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
    let counted = story.quantities.iter().take(NUMBERS);
    let counted = counted.filter_map(|quantity| Some((quantity, counted_by(story, quantity)?)));
    for (quantity, (sentence, label)) in counted {
        let known = label.tokens.iter().filter(|token| told.contains(token)).count();
        if 2 * known > label.tokens.len()
            || denied.contains(&label.teller)
            || label.open
            || is_small(story, quantity, &label)
        {
            continue;
        }
        told.extend(&label.tokens);
        let rank = match quantity.kind {
            QuantityKind::Money | QuantityKind::Percent => 1.0,
            _ if is_toll(story, &label) => 1.0,
            _ => 0.8,
        } + 1.0 / (1.0 + sentence as f64 / 4.0)
            + point.worth(&content(&label.text));
        // "raised two million", and the same with half of it from donors: one line.
        let same =
            |(_, fact): &(f64, KeyFact)| fact.text.contains(&label.text) || label.text.contains(&fact.text);
        if found.iter().any(same) {
            continue;
        }
        let Some(text) = with_source(story, &label) else {
            continue;
        };
        let evidence = vec![label.span(document)];
        found.push((rank, KeyFact::found(Question::HowMany, text, evidence)));
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

/// A line with whoever the article gives it to: "Fourteen people were hurt, the ministry said". `None` where only a
/// pronoun stands for the source.
fn with_source(story: &Story, label: &Label) -> Option<String> {
    let (document, tree) = (story.document, story.reading.tree);
    let (span, text) = (label.span(document), &label.text);
    let mut quotes = story.reading.quotes.iter();
    let Some(quote) = quotes.find(|quote| quote.span.contains(span)) else {
        return Some(text.clone());
    };
    let named = quote.speaker.as_ref();
    let named = named.and_then(|id| story.entities.iter().find(|entity| entity.id == *id));
    let source = match named {
        Some(entity) if is_subject(text, &entity.name) => return Some(text.clone()),
        Some(entity) => entity.name.clone(),
        None => described(story, document.tokens_in(quote.source?))?,
    };
    let cue = Some(document.tokens_in(quote.cue_span?)).filter(|cue| !cue.is_empty())?;
    let lemma = tree.lemma(cue.start);
    let says = is_any(lemma, &[Class::Say, Class::Claim]) && !is_any(lemma, &[Class::Tell]);
    Some(match tree.is(cue.start, "according") {
        true => format!("{text}, according to {source}"),
        false if says && cue.len() == 1 && tree.word(cue.start).tag.is_finite() => {
            format!("{text}, {source} {}", document.word(cue.start))
        }
        false => format!("{text}, {source} said"),
    })
}

/// A source without a name as it stands inside a sentence: "the ministry"; none that is or holds a pronoun.
fn described(story: &Story, tokens: Range<usize>) -> Option<String> {
    let (document, tree) = (story.document, story.reading.tree);
    let open = |token: usize| matches!(tree.word(token).tag, Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::Wdt);
    if tokens.is_empty() {
        return None;
    }
    let bare = tokens.len() == 1 && tree.pos(tokens.start) == Pos::Det;
    let text = document.slice(document.span_of(tokens.clone()));
    // "Officials" open no sentence here.
    let sentence = &document.sentences[tree.sentence(tokens.start)];
    let opens = sentence.tokens.start == tokens.start && tree.pos(tokens.start) != Pos::Propn;
    let small = || {
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters).collect()
    };
    (!bare && !tokens.clone().any(open)).then(|| if opens { small() } else { text.to_owned() })
}

/// Whether a line is of what somebody does, not of what somebody owns: "Ana Rui sold", not "Ana Rui's firm sold".
fn is_subject(line: &str, name: &str) -> bool {
    let rest = line.strip_prefix(name);
    rest.is_some_and(|rest| !rest.starts_with(['\'', '’']))
}

/// Whether a number is too small to be a fact: "two" is one only of those to whom something was done.
fn is_small(story: &Story, quantity: &Quantity, label: &Label) -> bool {
    let suffered = story.labeller.clauses.is_passive(label.teller) || is_toll(story, label);
    quantity.kind == QuantityKind::Count && quantity.value < 3.0 && !suffered
}

/// Whether a line tells what befell people or things: "at least 14 people were killed".
fn is_toll(story: &Story, label: &Label) -> bool {
    let lemma = story.reading.tree.lemma(label.teller);
    is_any(lemma, &[Class::Calamity, Class::Undergo])
        || matches!(
            lemma,
            "kill" | "injure" | "wound" | "arrest" | "detain" | "rescue"
        )
}

/// A number as a line: the clause it stands in, which says what of it, and its sentence. A number alone is no fact.
fn counted_by(story: &Story, quantity: &Quantity) -> Option<(usize, Label)> {
    let (document, tree) = (story.document, story.reading.tree);
    let sentence = document.sentence_at(quantity.span.start)?;
    // "a 50-state strategy": the number only describes.
    let describes = quantity.kind == QuantityKind::Count && document.slice(quantity.span).contains('-');
    if !document.block_of(sentence).is_told() || quantity.kind == QuantityKind::Ordinal || describes {
        return None;
    }
    let mut tokens = document.tokens_in(quantity.span);
    // "the Group of 8": the number of a name counts nothing.
    if story.labeller.names.mention(tokens.start).is_some() {
        return None;
    }
    let verb = tree
        .above(tree.head_of(tokens.clone())?)
        .take(CLAUSE)
        .find(|&above| tree.pos(above) == Pos::Verb || tree.has(above, &[Relation::Cop]))?;
    let label = story.labeller.label(verb).ok()?;
    let own = tree.sentence(*label.tokens.first()?) == sentence;
    // A line that lost the number says nothing of it.
    (own && tokens.all(|token| label.tokens.contains(&token))).then_some((sentence, label))
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
    let evidence = named.iter().map(|(_, span)| *span).collect();
    Some(KeyFact::found(Question::AccordingTo, list.join("; "), evidence))
}

/// The acronym of an organisation when it has one, else its name.
fn short(entity: &Entity) -> &str {
    entity
        .mentions
        .iter()
        .find(|mention| mention.form == MentionForm::Acronym)
        .map_or(entity.name.as_str(), |mention| mention.text.as_str())
}
