//! Whether those who take part in the salient events are the right ones.
//!
//! TimeSET gives an event its ARG0 and ARG1 as spans, wherever in the article the best name stands. One
//! that holds a name is right when a filler of the same part, ARG0 for an agent and ARG1 for a patient,
//! - is a phrase whose head lies inside the span, or
//! - is an entity that is named inside the span at its head, so that "he" is right where "he" is the
//!   person the span names.
//!
//! An event is right when all of its ARG0 and ARG1 that hold a name are; an event without any is not
//! counted. Beside it the same is counted over the arguments that stand in the event's own sentence,
//! names or not, which grammar alone can find, and over those of the sentence that hold a name.

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
    sentence: Kept,
    named_in_sentence: Kept,
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
        let (mut named, mut sentence, mut named_in_sentence) = (Vec::new(), Vec::new(), Vec::new());
        for &(role, span) in &event.arguments {
            let Some(head) = reading.head(span) else { continue };
            let right = is_right(reading, found, role, span, head);
            let beside = reading.document.sentence_at(span.start) == Some(found.sentence);
            let holds_name = holds_name(reading, span);
            self.everything.count(right);
            if holds_name {
                named.push(right);
            }
            if beside {
                sentence.push(right);
            }
            if beside && holds_name {
                named_in_sentence.push(right);
            }
            if verbose && !right && (beside || holds_name) {
                let label = match (holds_name, beside) {
                    (true, true) => "named here",
                    (true, false) => "named far",
                    (false, _) => "unnamed",
                };
                complain(reading, label, event, found, role, span);
            }
        }
        self.named.count(&named);
        self.sentence.count(&sentence);
        self.named_in_sentence.count(&named_in_sentence);
    }

    /// Prints the shares.
    pub fn print(&self) {
        self.named
            .events
            .show("  of those, all ARG0 and ARG1 that hold a name right");
        self.named
            .arguments
            .show("  ARG0 and ARG1 that hold a name right");
        self.sentence
            .events
            .show("  of those, all ARG0 and ARG1 of the sentence right");
        self.sentence
            .arguments
            .show("  ARG0 and ARG1 of the sentence right");
        self.named_in_sentence
            .events
            .show("  of those, all that hold a name in the sentence right");
        self.everything
            .show("  all ARG0 and ARG1 right, named or not, of any sentence");
    }
}

fn holds_name(reading: &Reading, span: Span) -> bool {
    let tokens = reading.document.tokens_in(span);
    tokens
        .into_iter()
        .any(|token| reading.syntax.words[token].pos == Pos::Propn)
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
