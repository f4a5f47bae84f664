//! Places in an order: "the 11th meeting", "for the first time", "the second largest city".

use super::context::Context;
use super::nouns;
use super::{Amount, Reading};
use crate::analysis::QuantityKind;
use crate::token::number::NumberKind;

/// An ordinal before the noun it orders. "First," alone orders the speaker's thoughts.
pub fn read(context: &Context, amount: &Amount) -> Option<Reading> {
    if amount.number.kind != NumberKind::Ordinal || amount.currency.is_some() {
        return None;
    }
    let end = amount.end();
    let glued = context.is_glued(end);
    let at_first = context.before(amount.start, 1).eq_ignore_ascii_case("at");
    if glued || at_first || nouns::is_idiom_after_ordinal(context.word(end)) {
        return None;
    }
    let noun = (end..end + 4)
        .take_while(|&token| {
            let word = context.word(token);
            context.is_word(token)
                && word.starts_with(|c: char| c.is_lowercase())
                && context.is_free(token)
                && !nouns::is_stop(word)
                && !nouns::is_past_form(word)
        })
        .find(|&token| !nouns::is_adjective_form(context.word(token)))?;
    let word = context.word(noun);
    if nouns::is_time_unit(word) || word.ends_with("ly") {
        return None;
    }
    Some(Reading {
        kind: QuantityKind::Ordinal,
        value: amount.number.value,
        unit: Some(nouns::singular(word)),
        per: None,
        end: noun + 1,
    })
}
