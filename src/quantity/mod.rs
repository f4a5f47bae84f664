//! Numbers with a meaning: money, shares, measures, places in an order, counts.
//!
//! Each number of a sentence is shown to the rules in turn; the first that knows what it measures
//! takes it. A number nobody knows is left alone.

mod bound;
mod context;
mod count;
mod guards;
mod measure;
mod money;
mod nouns;
mod ordinal;
mod per;
mod percent;
mod range;

use crate::analysis::{Quantity, QuantityKind, Timex};
use crate::document::Document;
use crate::span::Span;
use crate::token::number::{self, Number, NumberKind};
use context::Context;

/// The unit of a quantity as it is written behind its number: what is counted stands in the plural, unless it
/// is one.
pub fn shown_unit(quantity: &Quantity) -> Option<String> {
    let unit = quantity.unit.as_deref()?;
    let many = quantity.kind == QuantityKind::Count && quantity.value != 1.0;
    Some(if many {
        nouns::plural(unit)
    } else {
        unit.to_owned()
    })
}

/// What a rule makes of a number.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    kind: QuantityKind,
    value: f64,
    unit: Option<String>,
    per: Option<String>,
    /// The token after the last one of the quantity.
    end: usize,
}

/// A rule looks at a number and what stands around it.
type Rule = fn(&Context, &Amount) -> Option<Reading>;

/// From the surest sign to the weakest: a currency or a percent sign says what a number is, a noun
/// only that something is counted.
const RULES: &[Rule] = &[
    money::read,
    percent::read,
    measure::read,
    ordinal::read,
    count::read,
];

/// A number with the currency sign that may stand before it.
#[derive(Clone, Debug)]
struct Amount {
    number: Number,
    /// ISO 4217 code of the sign before the number.
    currency: Option<&'static str>,
    /// The first token, sign included.
    start: usize,
}

impl Amount {
    /// The amount that begins at a token.
    fn at(context: &Context, start: usize) -> Option<Amount> {
        let (currency, sign) = money::sign(context, start).map_or((None, 0), |(code, len)| (Some(code), len));
        let number = number::read(context.document, start + sign, context.end)?;
        let free = number.tokens.clone().all(|token| context.is_free(token));
        free.then_some(Amount {
            number,
            currency,
            start,
        })
    }

    /// The token after the number.
    fn end(&self) -> usize {
        self.number.tokens.end
    }
}

/// The quantities of a document, in order; none of them lies inside a time expression, and none
/// overlaps another.
pub fn find(document: &Document, timexes: &[Timex]) -> Vec<Quantity> {
    let taken = taken_tokens(document, timexes);
    let mut found = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if !document.block_of(index).is_story() {
            continue;
        }
        let context = Context {
            document,
            taken: &taken,
            start: sentence.tokens.start,
            end: sentence.tokens.end,
        };
        let mut at = context.start;
        while at < context.end {
            at = match Amount::at(&context, at) {
                Some(amount) => quantities(&context, &amount, &mut found),
                None => at + 1,
            };
        }
    }
    found
}

/// Adds what an amount means, alone or as the first of a range; gives the token to go on from.
fn quantities(context: &Context, amount: &Amount, found: &mut Vec<Quantity>) -> usize {
    if guards::is_no_quantity(context, amount) {
        return guards::end_of_code(context, amount);
    }
    if let Some((first, second, next)) = range::read(context, amount) {
        found.extend([first, second]);
        return next;
    }
    let Some(reading) = read(context, amount) else {
        return amount.end();
    };
    let end = reading.end;
    let bound = bound::of(context, amount, end);
    found.push(quantity(context, amount.start, reading, bound));
    end
}

/// The first rule's answer, with what the quantity is divided by.
fn read(context: &Context, amount: &Amount) -> Option<Reading> {
    let mut reading = RULES.iter().find_map(|rule| rule(context, amount))?;
    if reading.per.is_none()
        && reading.kind != QuantityKind::Ordinal
        && let Some((per, end)) = per::read(context, reading.end)
    {
        reading.per = Some(per);
        reading.end = end;
    }
    Some(reading)
}

fn quantity(
    context: &Context,
    start: usize,
    reading: Reading,
    bound: Option<crate::analysis::Bound>,
) -> Quantity {
    let tokens = &context.document.tokens;
    // What a time expression has taken ("per month", "annually") stays its own.
    let end = (start + 1..=reading.end)
        .rev()
        .find(|&end| end == start + 1 || context.is_free(end - 1))
        .unwrap_or(reading.end);
    let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
    Quantity {
        span,
        text: context.document.slice(span).to_owned(),
        kind: reading.kind,
        value: reading.value,
        unit: reading.unit,
        per: reading.per,
        bound,
        set_by: None,
    }
}

/// Which tokens lie in time expressions.
fn taken_tokens(document: &Document, timexes: &[Timex]) -> Vec<bool> {
    let mut taken = vec![false; document.tokens.len()];
    for timex in timexes {
        for token in document.tokens_in(timex.span) {
            taken[token] = true;
        }
    }
    taken
}

/// Whether a number says how many, and not which.
fn is_amount(number: &Number) -> bool {
    matches!(number.kind, NumberKind::Cardinal | NumberKind::Plural)
}
