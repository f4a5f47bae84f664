//! What the reader puts right on the page, as corrections with names: what each would touch, before it
//! happens, and what it is called once it has.

use super::ink::{InkKind, Subject};
use super::reading::Reading;
use super::words;
use crate::analysis::{BlockKind, EntityKind, KeyFact, Question, TimelineRow};
use crate::correction::{Act, Anchor, Correction, Scope};
use crate::span::Span;

/// Words are quoted no longer than this, in characters.
const QUOTED: usize = 40;

impl Reading {
    /// The correction that says `act` of the words at `span`.
    pub fn correction(
        &self,
        id: String,
        made: Option<String>,
        span: Span,
        scope: Scope,
        act: Act,
    ) -> Correction {
        Correction {
            id,
            at: Anchor::of(&self.text, span),
            scope,
            act,
            made,
        }
    }

    /// How many places of the article an act touches when it reaches as far as `scope`.
    pub fn touched(&self, act: &Act, span: Span, scope: Scope) -> usize {
        if scope == Scope::Here {
            return 1;
        }
        let words = span.of(&self.text);
        let marks = self.ink.marks.iter();
        let alike = |named: bool| {
            marks
                .clone()
                .filter(|mark| {
                    matches!(mark.kind, InkKind::Name(_)) == named && mark.span.of(&self.text) == words
                })
                .count()
        };
        let count = match act {
            Act::SameAs { .. } | Act::Called { .. } => {
                let at = |entity: &&crate::analysis::Entity| {
                    entity.mentions.iter().any(|mention| mention.span.overlaps(span))
                };
                let owner = self.analysis.entities.iter().find(at);
                owner.map_or(1, |entity| entity.mentions.len())
            }
            Act::Name { .. } if alike(true) <= 1 => {
                crate::correction::anchor::occurrences(&self.text, words).len()
            }
            Act::Name { .. } | Act::NotAName | Act::Apart => alike(true),
            _ => alike(false),
        };
        count.max(1)
    }

    /// The words an act on a mark is about.
    pub fn marked(&self, mark: usize) -> Option<(Span, Subject)> {
        let mark = self.ink.marks.get(mark)?;
        Some((mark.span, mark.subject))
    }
}

impl Reading {
    /// The entities that an entity may be the same as, the likeliest first: those that share a word or the
    /// initials of a name with it, then those of its kind, then the most salient. `query` is part of a name.
    pub fn guesses(&self, of: usize, query: &str) -> Vec<usize> {
        let entities = &self.analysis.entities;
        let query = query.trim().to_lowercase();
        let mut guesses: Vec<usize> = (0..entities.len())
            .filter(|&index| index != of)
            .filter(|&index| {
                let names = entities[index].aliases.iter().chain([&entities[index].name]);
                names.into_iter().any(|name| name.to_lowercase().contains(&query))
            })
            .collect();
        guesses.sort_by_cached_key(|&index| {
            let (one, other) = (&entities[of], &entities[index]);
            (!alike(&one.name, &other.name), one.kind != other.kind, index)
        });
        guesses
    }

    /// The entities that may have said the words at a span: people and bodies, those named nearest first.
    pub fn speakers(&self, span: Span, query: &str) -> Vec<usize> {
        let entities = &self.analysis.entities;
        let query = query.trim().to_lowercase();
        let mut speakers: Vec<usize> = (0..entities.len())
            .filter(|&index| entities[index].name.to_lowercase().contains(&query))
            .collect();
        speakers.sort_by_cached_key(|&index| {
            let away = |start: usize| start.abs_diff(span.start).min(start.abs_diff(span.end));
            let mentions = entities[index].mentions.iter();
            let nearest = mentions.map(|mention| away(mention.span.start)).min();
            let speaks = matches!(
                entities[index].kind,
                EntityKind::Person | EntityKind::Organization
            );
            (!speaks, nearest)
        });
        speakers
    }

    /// Whether the summary has the sentence that a span begins in.
    pub fn in_summary(&self, span: Span) -> bool {
        let sentences = &self.analysis.summary.sentences;
        sentences.iter().any(|&index| {
            let sentence = self.analysis.sentences[index].span;
            (sentence.start..sentence.end).contains(&span.start)
        })
    }

    /// How a key fact stands, when that can be told: stated, worked out, claimed, according to whom.
    pub fn fact_standing(&self, fact: &KeyFact) -> Option<String> {
        if fact.set_by.is_some() {
            return Some("set by you".to_owned());
        }
        let rows = &self.analysis.timeline;
        if fact.question == Question::When {
            let row = rows.iter().find(|row| row.display == fact.text)?;
            return Some(words::certainty(row.certainty).to_owned());
        }
        let span = *fact.evidence.first()?;
        let event = self.analysis.events.iter().find(|event| event.span == span);
        let event = event.filter(|_| fact.question == Question::What)?;
        let source = event.source.as_deref().and_then(|id| self.entity(id));
        let source = source.map(|index| format!("according to {}", self.analysis.entities[index].name));
        source.or_else(|| words::status(event.status).map(str::to_owned))
    }

    /// How a row stands: whether its time is stated or worked out, whether it came about, according to whom.
    pub fn standing(&self, row: &TimelineRow) -> String {
        let event = self.analysis.events.iter().find(|event| event.id == row.event);
        let source = event
            .and_then(|event| event.source.as_deref())
            .and_then(|id| self.entity(id))
            .map(|index| format!("according to {}", self.analysis.entities[index].name));
        let status = event
            .and_then(|event| words::status(event.status))
            .map(str::to_owned);
        let time = match row.set_by {
            Some(_) => "set by you",
            None => words::certainty(row.certainty),
        };
        let all: Vec<String> = [Some(time.to_owned()), status, source]
            .into_iter()
            .flatten()
            .collect();
        all.join(", ")
    }

    /// A span with one word more or one fewer at its start or its end; none where there is no such word, or
    /// it stands in another line.
    pub fn stretched(&self, span: Span, edge: Edge, grow: bool) -> Option<Span> {
        let text = &*self.text;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let forward = (edge == Edge::End) == grow;
        let at = match edge {
            Edge::Start => span.start,
            Edge::End => span.end,
        };
        // Over what stands between two words, and over the word, counted from the edge.
        let step = |characters: &mut dyn Iterator<Item = char>| {
            let (mut moved, mut inside) = (0, false);
            for c in characters {
                if c == '\n' || inside && !is_word(c) {
                    break;
                }
                inside |= is_word(c);
                moved += c.len_utf8();
            }
            inside.then_some(moved)
        };
        let moved = if forward {
            at + step(&mut text[at..].chars())?
        } else {
            at - step(&mut text[..at].chars().rev())?
        };
        let stretched = match edge {
            Edge::Start => Span::new(moved, span.end),
            Edge::End => Span::new(span.start, moved),
        };
        let words = text
            .get(stretched.start..stretched.end)
            .filter(|_| stretched.start < stretched.end)?;
        let start = stretched.start + words.len() - words.trim_start_matches(|c| !is_word(c)).len();
        let end = stretched.end - (words.len() - words.trim_end_matches(|c| !is_word(c)).len());
        (start < end).then(|| Span::new(start, end))
    }
}

/// Where a span is stretched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Edge {
    Start,
    End,
}

/// Whether two names share a word, or one is the initials of the other.
fn alike(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split_whitespace().map(str::to_lowercase).collect() };
    let (first, second) = (words(one), words(other));
    let initials =
        |words: &[String]| -> String { words.iter().filter_map(|word| word.chars().next()).collect() };
    let letters = |name: &str| name.to_lowercase().replace('.', "");
    first.iter().any(|word| word.len() > 2 && second.contains(word))
        || second.len() > 1 && letters(one) == initials(&second)
        || first.len() > 1 && letters(other) == initials(&first)
}

/// What a correction is called: "TASS is not a name, 4 places".
pub fn step_name(correction: &Correction, places: usize) -> String {
    let mut name = said(correction);
    match correction.scope {
        Scope::Article if places > 1 => {
            name.push_str(", ");
            name.push_str(&words::count(places, "place", "places"));
        }
        Scope::Always => name.push_str(", in every article"),
        _ => {}
    }
    name
}

/// What a correction says, as a sentence without its full stop.
pub fn said(correction: &Correction) -> String {
    let words = words::clipped(&correction.at.exact, QUOTED);
    match &correction.act {
        Act::Block {
            kind: BlockKind::Boilerplate,
        } => format!("“{words}” is not the article"),
        Act::Block {
            kind: BlockKind::Paragraph,
        } => format!("“{words}” is the article"),
        Act::Block { kind } => format!("“{words}” is a {}", words::block(*kind)),
        Act::Name { kind } => format!("{words} is {}", words::a_kind(InkKind::Name(*kind))),
        Act::NotAName => format!("{words} is not a name"),
        Act::SameAs { entity } => format!("{words} is the same as {entity}"),
        Act::Apart => format!("{words} is somebody else"),
        Act::Called { name } => format!("{words} is called {name}"),
        Act::Date {
            value: Some(value), ..
        } => format!("“{words}” is {value}"),
        Act::Date { from, .. } => {
            let from = from.as_deref().unwrap_or("another day");
            format!("“{words}” counts from {from}")
        }
        Act::NotADate => format!("“{words}” is not a date"),
        Act::Quantity { value } => format!("“{words}” is {value}"),
        Act::NotAQuantity => format!("“{words}” is not a quantity"),
        Act::Speaker { entity: Some(entity) } => format!("{entity} said “{words}”"),
        Act::Speaker { entity: None } => format!("nobody named said “{words}”"),
        Act::Quote { direct: true } => format!("“{words}” are the very words"),
        Act::Quote { direct: false } => format!("“{words}” was said in other words"),
        Act::Event { when: Some(when), .. } => format!("“{words}” was {when}"),
        Act::Event {
            label: Some(label), ..
        } => format!("“{words}” is told as “{}”", words::clipped(label, QUOTED)),
        Act::Event { who: Some(who), .. } => format!("{who} did “{words}”"),
        Act::Event { .. } => format!("“{words}” is an event"),
        Act::NotAnEvent => format!("“{words}” is not an event"),
        Act::Row { label, .. } => format!("“{}” is on the timeline", words::clipped(label, QUOTED)),
        Act::Fact { text, keep, .. } => {
            let text = words::clipped(text, QUOTED);
            format!("“{text}” is {}a key fact", if *keep { "" } else { "not " })
        }
        Act::Sentence { keep } => {
            format!("“{words}” is {}in the summary", if *keep { "" } else { "not " })
        }
        Act::Published { day } => format!("published on {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    const TEXT: &str = "Ada Holm came to Lisbon on Monday. Holm left Lisbon on Tuesday, Ada Holm said.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn what_an_act_touches_is_known_before_it_happens() {
        let reading = Reading::new(TEXT.into(), analyze(TEXT, &Options::default()));
        let lisbon = span("Lisbon");
        assert_eq!(reading.touched(&Act::NotAName, lisbon, Scope::Article), 2);
        assert_eq!(reading.touched(&Act::NotAName, lisbon, Scope::Here), 1);
        let same = Act::SameAs {
            entity: "Lisbon".to_owned(),
        };
        assert_eq!(reading.touched(&same, span("Ada Holm"), Scope::Article), 3);
        let name = Act::Name {
            kind: EntityKind::Work,
        };
        assert_eq!(
            reading.touched(&name, span("on"), Scope::Article),
            2,
            "words that were no name yet"
        );
    }

    #[test]
    fn a_name_grows_and_shrinks_by_words() {
        let reading = Reading::new(TEXT.into(), analyze(TEXT, &Options::default()));
        let stretched = |words: &str, edge, grow| {
            reading
                .stretched(span(words), edge, grow)
                .map(|span| span.of(TEXT).to_owned())
        };
        let said = |words: &str| Some(words.to_owned());
        assert_eq!(stretched("Lisbon", Edge::End, true), said("Lisbon on"));
        assert_eq!(stretched("Lisbon", Edge::Start, true), said("to Lisbon"));
        assert_eq!(stretched("to Lisbon", Edge::Start, false), said("Lisbon"));
        assert_eq!(stretched("Ada Holm", Edge::End, false), said("Ada"));
        assert_eq!(stretched("Ada", Edge::End, false), None, "nothing would be left");
        assert_eq!(
            stretched("Ada", Edge::Start, true),
            None,
            "nothing stands before it"
        );
    }

    #[test]
    fn the_likeliest_entity_is_offered_first() {
        let text =
            "The World Health Office opened in Lisbon. Jan Holm and Eva Brandt came. Holm spoke. WHO paid.";
        let mut analysis = analyze("", &Options::default());
        analysis.entities = [
            "Lisbon",
            "Eva Brandt",
            "World Health Office",
            "Jan Holm",
            "WHO",
            "Holm",
        ]
        .map(|name| crate::analysis::Entity {
            id: String::new(),
            kind: if name.contains('L') {
                EntityKind::Place
            } else {
                EntityKind::Person
            },
            name: name.to_owned(),
            aliases: Vec::new(),
            description: None,
            salience: 0.5,
            country: None,
            mentions: Vec::new(),
            set_by: None,
        })
        .to_vec();
        let reading = Reading::new(text.into(), analysis);
        assert_eq!(reading.guesses(5, "")[..2], [3, 1]);
        assert_eq!(reading.guesses(4, "")[0], 2, "initials");
        assert_eq!(reading.guesses(5, "bra"), [1]);
        assert!(reading.guesses(5, "nobody").is_empty());
    }

    #[test]
    fn a_step_is_named_by_what_it_says() {
        let reading = Reading::new(TEXT.into(), analyze(TEXT, &Options::default()));
        let named = |act, scope, places| {
            step_name(
                &reading.correction("c1".to_owned(), None, span("Lisbon"), scope, act),
                places,
            )
        };
        assert_eq!(
            named(Act::NotAName, Scope::Article, 2),
            "Lisbon is not a name, 2 places"
        );
        assert_eq!(
            named(Act::NotAName, Scope::Always, 2),
            "Lisbon is not a name, in every article"
        );
        let kind = EntityKind::Organization;
        assert_eq!(
            named(Act::Name { kind }, Scope::Here, 1),
            "Lisbon is an organization"
        );
    }
}
