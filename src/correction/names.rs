//! Corrections of where names stand.

use super::{Act, Corrections};
use crate::analysis::EntityKind;
use crate::document::Document;
use crate::mention::Mention;
use crate::span::Span;
use std::ops::Range;

/// What the evidence of a mention says when the reader made it.
pub const EVIDENCE: &str = "reader";

impl Corrections<'_> {
    /// Takes out what is no name, and puts in what is one. Mentions stay in order, without overlaps.
    pub fn mentions(&self, document: &Document, mentions: &mut Vec<Mention>) {
        for placed in &self.placed {
            match placed.correction.act {
                Act::NotAName => mentions.retain(|mention| !placed.touches(mention.span)),
                Act::Name { kind } => {
                    // Of one place among several the entity is told apart, not the mention: see `entities`.
                    let known = |span: Span| mentions.iter().any(|mention| mention.span == span);
                    if placed.is_here() && placed.at.is_some_and(known) {
                        continue;
                    }
                    for &span in &placed.spans {
                        put(document, mentions, span, kind, placed.at == Some(span));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Makes the words at a span a name. Where the reader did not point, a name of other words stays what it is.
fn put(document: &Document, mentions: &mut Vec<Mention>, span: Span, kind: EntityKind, pointed: bool) {
    let Some(tokens) = tokens(document, span) else {
        return;
    };
    let span = document.span_of(tokens.clone());
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    let to = mentions.partition_point(|mention| mention.span.start < span.end);
    let known = mentions[from..to].iter().find(|mention| mention.span == span);
    if !pointed && known.is_none() && from < to {
        return;
    }
    let country = known
        .filter(|known| known.kind == kind)
        .and_then(|known| known.country.clone());
    let mention = Mention {
        span,
        tokens,
        kind,
        confidence: 1.0,
        evidence: vec![EVIDENCE.to_owned()],
        country,
    };
    mentions.splice(from..to, [mention]);
}

/// The tokens that share a letter with a span, within the sentence of the first.
pub(super) fn tokens(document: &Document, span: Span) -> Option<Range<usize>> {
    let Range { start, end } = document.tokens_under(span);
    let sentence = document.sentence_at(document.tokens.get(start)?.span.start)?;
    let end = end.min(document.sentences[sentence].tokens.end);
    (start < end).then_some(start..end)
}
