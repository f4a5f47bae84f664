//! What happened, who took part, and who said so.
//!
//! Events are read off the dependency trees: a word that tells of one ([`trigger`]), the phrases
//! that hang on it ([`argument`]), the time and place beside it ([`when`], [`place`]), the clause
//! above it that says who tells of it ([`attribution`]) and whether it came about ([`status`]).
//! Events told twice are linked ([`chain`]), and those of one trial ([`trial`]); what they lend each other is
//! marked as inferred.

pub(crate) mod argument;
mod attribution;
mod chain;
pub mod dating;
mod narrative;
mod participants;
mod parts;
mod place;
pub mod salience;
mod status;
mod trial;
pub mod trigger;
pub mod when;

use crate::analysis::{Argument, Entity, Event, Participant, Quote, Role, Timex, Trigger};
use crate::span::Span;
use crate::story::{Names, Reading};
use crate::syntax::{Pos, Relation, Tree};
use crate::words;
use argument::Filler;
use participants::Cast;
use std::ops::Range;

pub use argument::described_by;
pub use attribution::{according_to, teller};
pub use when::{Bound, bound, reported, reports};

/// The events of an article, in order of mention.
pub fn extract(reading: &Reading) -> Vec<Event> {
    read(reading, |article, mut events| {
        dating::date(article, &mut events, dating::Weights::embedded());
        events
    })
}

/// Reads the events, each with the time that grammar gives it, and hands them on to be dated.
pub fn read<R>(reading: &Reading, then: impl FnOnce(&dating::Article, Vec<Event>) -> R) -> R {
    let &Reading {
        tree,
        names,
        entities,
        timexes,
        ..
    } = reading;
    let document = tree.document;
    let triggers = trigger::find(reading);
    let times = when::assign(reading, &triggers);
    let cast = Cast::new(names, entities, reading.quotes);
    let mut events = Vec::with_capacity(triggers.len());
    let mut tellings = Vec::with_capacity(triggers.len());
    for (index, &found) in triggers.iter().enumerate() {
        let mut fillers = argument::find(reading, found);
        // "Tuesday's vote", "Friday saw": a time takes no part in an event.
        fillers.retain(|filler| !is_time(timexes, document.tokens[filler.head].span));
        // "The Gulf War": a name takes no part in what it names.
        let name = names.mention(found.token);
        fillers.retain(|filler| name.is_none() || names.mention(filler.head) != name);
        let source = attribution::source(reading, found);
        let span = document.tokens[found.token].span;
        let lemma = tree.lemma(found.token).to_lowercase();
        let place = place::of(reading, found);
        let mut participants = cast.participants(tree, &fillers);
        let has_patient = fillers.iter().any(|filler| filler.role == Role::Patient);
        if words::is(&lemma, words::Class::Calamity) && !has_patient {
            befall(&mut participants, place.map(|place| &entities[place]));
        }
        // The dam that "gave way" is what befell, as with "collapsed".
        let phrase = set_phrase(tree, found.token);
        let undergone = match phrase {
            Some(_) => Role::Agent,
            None => Role::Patient,
        };
        tellings.push(chain::Telling {
            concept: phrase.unwrap_or_else(|| words::concept(&lemma)).to_owned(),
            objects: objects(tree, &fillers, undergone),
            definite: is_definite(tree, found, &fillers, undergone),
            counts: counts(tree, &fillers),
        });
        events.push(Event {
            id: format!("v{}", index + 1),
            span: clause(tree, found),
            trigger: Trigger { span, lemma },
            participants,
            arguments: arguments(tree, names, &fillers),
            time: times[index].map(|when| timexes[when.timex].id.clone()),
            when: None,
            place: place.map(|entity| entities[entity].id.clone()),
            source: match quote_at(reading.quotes, span).filter(|quote| quote.source.is_some()) {
                // "Rui, who said": that somebody said so only describes him, and is no report of the story's.
                Some(quote) if is_described(tree, quote) => None,
                Some(quote) => quote.speaker.clone(),
                None => source
                    .and_then(|source| source.entity)
                    .map(|entity| entities[entity].id.clone()),
            },
            status: status::of(reading, found, source.as_ref()),
            same_as: None,
            sentence: tree.sentence(found.token),
            why_no_row: None,
            set_by: None,
        });
    }
    chain::link(&mut events, &tellings, entities, timexes);
    trial::infer(&mut events, entities);
    let article = dating::Article {
        reading,
        triggers: &triggers,
        said: &times,
    };
    then(&article, events)
}

/// Whether a quote's source is told only by a relative pronoun.
fn is_described(tree: &Tree, quote: &Quote) -> bool {
    let source = quote.source.map(|span| tree.document.tokens_in(span).start);
    source.is_some_and(|token| token < tree.size() && tree.word(token).tag.is_relative())
}

/// The quote that a word stands in.
fn quote_at(quotes: &[Quote], span: Span) -> Option<&Quote> {
    let after = quotes.partition_point(|quote| quote.span.start <= span.start);
    quotes[..after].last().filter(|quote| quote.span.contains(span))
}

/// The clause of an event, without the clauses joined to it.
fn clause(tree: &Tree, found: trigger::Trigger) -> Span {
    let tokens = without(tree, found.carrier(), |child| match tree.relation(child) {
        Relation::Conj => tree.pos(child) == Pos::Verb,
        Relation::Parataxis | Relation::Punct | Relation::Cc | Relation::Discourse => true,
        _ => false,
    });
    let tokens = tokens.start.min(found.token)..tokens.end.max(found.token + 1);
    tree.document.span_of(tokens)
}

/// A phrase without the relative clauses and appositions that trail it. A name right behind its
/// description ("activist Ana Rui") belongs to it.
fn core(tree: &Tree, head: usize) -> Span {
    let tokens = without(tree, head, |child| match tree.relation(child) {
        Relation::AclRelcl
        | Relation::Parataxis
        | Relation::Punct
        | Relation::Conj
        | Relation::Cc
        | Relation::Case => true,
        Relation::Appos => tree.phrase(child).start != head + 1,
        _ => false,
    });
    tree.document.span_of(tokens)
}

/// The tokens from the first to the last of a word and what hangs on it, but for some phrases.
fn without(tree: &Tree, head: usize, left_out: impl Fn(usize) -> bool) -> Range<usize> {
    let kept = tree.children(head).filter(|&child| !left_out(child));
    kept.map(|child| tree.phrase(child))
        .fold(head..head + 1, |all, phrase| {
            all.start.min(phrase.start)..all.end.max(phrase.end)
        })
}

/// Whether a filler is shown as a phrase: nouns and clauses are, adjectives only by the entity they
/// name.
fn is_phrase(tree: &Tree, filler: &Filler) -> bool {
    !matches!(tree.relation(filler.head), Relation::Amod | Relation::Advmod) && filler.role != Role::Other
}

/// Whether a span lies inside a time expression.
fn is_time(timexes: &[Timex], span: Span) -> bool {
    let after = timexes.partition_point(|timex| timex.span.end <= span.start);
    timexes.get(after).is_some_and(|timex| timex.span.contains(span))
}

/// The phrases that fill the parts, and behind them what those without a name go back to.
fn arguments(tree: &Tree, names: &Names, fillers: &[Filler]) -> Vec<Argument> {
    let argument = |head: usize, role: Role, inferred: bool| Argument {
        span: core(tree, head),
        role,
        inferred,
    };
    let phrases = || fillers.iter().filter(|filler| is_phrase(tree, filler));
    let said = phrases().map(|filler| argument(filler.head, filler.role, false));
    let meant = phrases().filter_map(|filler| {
        let head = argument::antecedent(tree, names, filler.head)?;
        Some(argument(head, filler.role, true))
    });
    said.chain(meant).collect()
}

/// "A quake was felt in Lima": the place of a calamity is what it befalls, when nothing else is.
fn befall(participants: &mut Vec<Participant>, place: Option<&Entity>) {
    if let Some(place) = place {
        participants.retain(|participant| participant.entity != place.id);
        participants.push(Participant {
            entity: place.id.clone(),
            role: Role::Patient,
            inferred: false,
        });
    }
}

/// The verb that a verb and a word beside it stand for: "explode" for "went off".
fn set_phrase(tree: &Tree, verb: usize) -> Option<&'static str> {
    tree.with(verb, &[Relation::Obj, Relation::CompoundPrt, Relation::Advmod])
        .find_map(|word| words::set_phrase(tree.lemma(verb), tree.lemma(word)))
}

/// Head words of those in one part, what is undergone most often, that are common nouns.
fn objects(tree: &Tree, fillers: &[Filler], role: Role) -> Vec<String> {
    fillers
        .iter()
        .filter(|filler| filler.role == role && tree.pos(filler.head) == Pos::Noun)
        .map(|filler| tree.lemma(filler.head).to_lowercase())
        .collect()
}

/// The nouns of the fillers that stand behind a number, with it.
fn counts(tree: &Tree, fillers: &[Filler]) -> Vec<(String, String)> {
    let number = |noun: usize| tree.first(noun, &[Relation::Nummod]);
    fillers
        .iter()
        .filter(|filler| tree.pos(filler.head) == Pos::Noun)
        .filter_map(|filler| {
            let number = tree.document.word(number(filler.head)?).to_lowercase();
            Some((tree.lemma(filler.head).to_lowercase(), number))
        })
        .collect()
}

/// Whether an event is spoken of as one already told: "signed the agreement", "the signing".
fn is_definite(tree: &Tree, found: trigger::Trigger, fillers: &[Filler], role: Role) -> bool {
    let told = |filler: &Filler| filler.own && filler.role == role && points(tree, filler.head);
    tree.pos(found.token) == Pos::Noun && points(tree, found.token) || fillers.iter().any(told)
}

/// Whether a noun means one that is known: "the agreement", "this agreement".
fn points(tree: &Tree, noun: usize) -> bool {
    let definite = &["the", "that", "this", "those", "these"];
    tree.has_word(noun, &[Relation::Det], definite)
}
