//! Whether those who take part in the salient events are the right ones.
//!
//! TimeSET gives an event its ARG0 and ARG1 as spans, wherever in the article the best name stands. One
//! is right when a filler of the same part, ARG0 for an agent and ARG1 for a patient,
//! - is a phrase whose head lies inside the span, or
//! - is an entity that is named inside the span at its head, so that "he" is right where "he" is the
//!   person the span names.
//!
//! An event is right when all of its arguments are; an event without any is not counted. Which arguments
//! are asked for makes four measures: those that are names ("Ana Rui", "the Lind Bank", "Justice Rui"),
//! those that hold a name anywhere ("a court in Lisbon"), and of both kinds and of all only those that
//! stand in the event's own sentence, where grammar alone can find them.

use super::Reading;
use super::share::Share;
use super::timeset::GoldEvent;
use crate::analysis::{Event, MentionForm, Role};
use crate::span::Span;
use crate::syntax::{Pos, Relation};

/// What is counted of participants.
#[derive(Default)]
pub struct Participants {
    named: Kept,
    named_in_sentence: Kept,
    holding_name: Kept,
    holding_name_in_sentence: Kept,
    sentence: Kept,
    everything: Share,
}

/// Events all of whose arguments are right, and the arguments by themselves.
#[derive(Default)]
struct Kept {
    events: Share,
    arguments: Share,
}

impl Kept {
    fn count(&mut self, rights: &[bool]) {
        if !rights.is_empty() {
            self.events.count(rights.iter().all(|&right| right));
        }
        for &right in rights {
            self.arguments.count(right);
        }
    }
}

impl Participants {
    /// Counts a salient event that was found; `verbose` prints what is wrong with it.
    pub fn add(&mut self, reading: &Reading, event: &GoldEvent, found: &Event, verbose: bool) {
        let mut asked: [Vec<bool>; 5] = Default::default();
        for &(role, span) in &event.arguments {
            let Some(head) = reading.head(span) else { continue };
            let right = is_right(reading, found, role, span, head);
            let beside = reading.document.sentence_at(span.start) == Some(found.sentence);
            let is_name = heads(reading, span, head).any(|token| is_proper(reading, token));
            let holds_name = reading
                .document
                .tokens_in(span)
                .any(|token| is_proper(reading, token));
            self.everything.count(right);
            let belongs = [
                is_name,
                is_name && beside,
                holds_name,
                holds_name && beside,
                beside,
            ];
            for (rights, _) in asked.iter_mut().zip(belongs).filter(|(_, belongs)| *belongs) {
                rights.push(right);
            }
            if verbose && !right && (beside || holds_name) {
                let what = match (is_name, holds_name) {
                    (true, _) => "name",
                    (false, true) => "holds name",
                    (false, false) => "no name",
                };
                let label = format!("{what} {}", if beside { "here" } else { "far" });
                complain(reading, &label, event, found, role, span);
            }
        }
        let measures = [
            &mut self.named,
            &mut self.named_in_sentence,
            &mut self.holding_name,
            &mut self.holding_name_in_sentence,
            &mut self.sentence,
        ];
        for (measure, rights) in measures.into_iter().zip(asked) {
            measure.count(&rights);
        }
    }

    /// Prints the shares.
    pub fn print(&self) {
        let measures = [
            (&self.named, "that are names"),
            (&self.named_in_sentence, "that are names in the sentence"),
            (&self.holding_name, "that hold a name"),
            (&self.holding_name_in_sentence, "that hold a name in the sentence"),
            (&self.sentence, "of the sentence"),
        ];
        for (measure, which) in measures {
            measure
                .events
                .show(&format!("  of those, all ARG0 and ARG1 {which} right"));
            measure.arguments.show("    each of them");
        }
        self.everything
            .show("  all ARG0 and ARG1 right, named or not, of any sentence");
    }
}

fn is_proper(reading: &Reading, token: usize) -> bool {
    reading.syntax.words[token].pos == Pos::Propn
}

fn is_right(reading: &Reading, found: &Event, role: Role, span: Span, head: usize) -> bool {
    let phrase = found
        .arguments
        .iter()
        .filter(|argument| argument.role == role)
        .filter_map(|argument| reading.head(argument.span))
        .any(|own| span.contains(reading.document.tokens[own].span));
    let heads: Vec<Span> = heads(reading, span, head)
        .map(|token| reading.document.tokens[token].span)
        .collect();
    let entity = || {
        found
            .participants
            .iter()
            .filter(|participant| participant.role == role)
            .filter_map(|participant| {
                let entities = &reading.analysis.entities;
                entities.iter().find(|entity| entity.id == participant.entity)
            })
            .flat_map(|entity| &entity.mentions)
            .filter(|mention| mention.form != MentionForm::Pronoun)
            .any(|mention| heads.iter().any(|&head| mention.span.contains(head)))
    };
    phrase || entity()
}

/// The head of a span with what names the same thing ("activist Ana Rui") or is joined to it.
fn heads<'a>(reading: &'a Reading, span: Span, head: usize) -> impl Iterator<Item = usize> + 'a {
    let tokens = reading.document.tokens_in(span);
    let same = move |token: &usize| {
        reading.syntax.words[*token].head == Some(head)
            && matches!(
                reading.syntax.words[*token].relation,
                Relation::Appos | Relation::Flat | Relation::Conj
            )
    };
    std::iter::once(head).chain(tokens.filter(same))
}

fn complain(reading: &Reading, label: &str, event: &GoldEvent, found: &Event, role: Role, span: Span) {
    let text = reading.document.text;
    let phrases: Vec<_> = found
        .arguments
        .iter()
        .map(|argument| (argument.role, argument.span.of(text)))
        .collect();
    let names: Vec<_> = found
        .participants
        .iter()
        .filter_map(|participant| {
            let entities = &reading.analysis.entities;
            let entity = entities.iter().find(|entity| entity.id == participant.entity)?;
            Some((participant.role, entity.name.as_str()))
        })
        .collect();
    println!(
        "{label} {role:?} {:?} of {:?}; have {phrases:?} {names:?} in {}",
        span.of(text),
        event.trigger.of(text),
        reading
            .document
            .slice(reading.document.sentences[found.sentence].span)
    );
}
