//! Corrections of who said what, and whether in these very words.

use super::entities::named;
use super::{Act, Corrections, Outcome, Placed, names};
use crate::analysis::{Entity, Quote, SetBy};
use crate::document::Document;

impl Corrections<'_> {
    /// Gives quotes the speakers the reader says they have. Words that were no quote become one.
    pub fn quotes(&self, document: &Document, entities: &[Entity], quotes: &mut Vec<Quote>) {
        for placed in &self.placed {
            match &placed.correction.act {
                Act::Speaker { entity: None } => change(placed, quotes, |quote| quote.speaker = None),
                Act::Speaker { entity: Some(name) } => match named(entities, name) {
                    Some(index) => {
                        add(document, placed, quotes);
                        let speaker = &entities[index].id;
                        change(placed, quotes, |quote| quote.speaker = Some(speaker.clone()));
                    }
                    None => placed.outcome.set(Outcome::NotFound),
                },
                Act::Quote { direct } => change(placed, quotes, |quote| quote.direct = *direct),
                _ => {}
            }
        }
    }
}

/// Changes the quotes a correction speaks of.
fn change(placed: &Placed, quotes: &mut [Quote], act: impl Fn(&mut Quote)) {
    let mut found = false;
    for quote in quotes.iter_mut().filter(|quote| placed.touches(quote.span)) {
        act(quote);
        quote.set_by = Some(SetBy::Reader);
        found = true;
    }
    if !found {
        placed.outcome.set(Outcome::NotFound);
    }
}

/// Makes a quote of words that are none.
fn add(document: &Document, placed: &Placed, quotes: &mut Vec<Quote>) {
    let known = quotes.iter().any(|quote| placed.touches(quote.span));
    let tokens = placed
        .at
        .filter(|_| !known)
        .and_then(|at| names::tokens(document, at));
    let Some(tokens) = tokens else {
        return;
    };
    let span = document.span_of(tokens);
    let at = quotes.partition_point(|quote| quote.span < span);
    let quote = Quote {
        span,
        speaker: None,
        source: None,
        cue: None,
        cue_span: None,
        confidence: 1.0,
        direct: document.slice(span).starts_with(['"', '“', '‘', '«', '„']),
        set_by: Some(SetBy::Reader),
    };
    quotes.insert(at, quote);
}
