//! Names, dates and quantities as marks on the text, whatever their list.

use crate::analysis::{Analysis, Entity, EntityMention, MentionForm, Quantity, Timex};
use crate::span::Span;

/// A marked place.
#[derive(Clone, Copy)]
pub struct Mark<'a> {
    /// Where it stands.
    pub span: Span,
    /// What stands there.
    pub fact: Fact<'a>,
}

/// What is marked.
#[derive(Clone, Copy)]
pub enum Fact<'a> {
    /// A mention of an entity.
    Entity(&'a Entity, &'a EntityMention),
    /// A time expression.
    Timex(&'a Timex),
    /// A number with a meaning.
    Quantity(&'a Quantity),
}

/// Every mark, in order of the text; of two that begin together the longer first.
pub fn all(analysis: &Analysis) -> Vec<Mark<'_>> {
    let mut marks: Vec<Mark> = Vec::new();
    for entity in &analysis.entities {
        marks.extend(entity.mentions.iter().map(|mention| Mark {
            span: mention.span,
            fact: Fact::Entity(entity, mention),
        }));
    }
    marks.extend(analysis.timexes.iter().map(|timex| Mark {
        span: timex.span,
        fact: Fact::Timex(timex),
    }));
    marks.extend(analysis.quantities.iter().map(|quantity| Mark {
        span: quantity.span,
        fact: Fact::Quantity(quantity),
    }));
    marks.retain(|mark| !mark.span.is_empty());
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

/// The marks of formats that know neither overlaps nor what a pronoun stands for: names, dates and quantities; of
/// two that overlap the one that begins first, the longer when both begin together.
pub fn flat(analysis: &Analysis) -> Vec<Mark<'_>> {
    let mut end = 0;
    let mut marks = all(analysis);
    marks.retain(|mark| {
        let is_name = match mark.fact {
            Fact::Entity(_, mention) => !matches!(mention.form, MentionForm::Pronoun | MentionForm::Title),
            Fact::Timex(_) | Fact::Quantity(_) => true,
        };
        let kept = is_name && mark.span.start >= end;
        if kept {
            end = mark.span.end;
        }
        kept
    });
    marks
}
