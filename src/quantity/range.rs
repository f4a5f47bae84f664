//! Two numbers with one unit: "10 to 20 people", "between $5 and $10 million", "5-10%".

use super::context::Context;
use super::{Amount, bound, quantity};
use crate::analysis::{Bound, Quantity};
use crate::token::number;

/// Both ends of a range, lower first as the text has them, and the token after it.
pub fn read(context: &Context, first: &Amount) -> Option<(Quantity, Quantity, usize)> {
    let joint = first.end();
    let between = context.before(first.start, 1).eq_ignore_ascii_case("between");
    let from = context.before(first.start, 1).eq_ignore_ascii_case("from");
    let joins = match context.word(joint) {
        "to" | "or" | "–" | "-" => true,
        "and" => between,
        _ => false,
    };
    if !joins || super::RULES.iter().any(|rule| rule(context, first).is_some()) && first.currency.is_none() {
        return None;
    }
    let second = Amount::at(context, joint + 1)?;
    let reading = super::read(
        context,
        &Amount {
            currency: second.currency.or(first.currency),
            ..second.clone()
        },
    )?;
    let end = reading.end;
    // "5 to 10 million": the scale of the second is that of the first too.
    let mut value = first.number.value;
    let digits = context.word(second.number.tokens.start);
    let mantissa = number::digits(digits)
        .or_else(|| number::small_cardinal(digits).map(f64::from))
        .unwrap_or(second.number.value);
    let factor = reading.value / mantissa;
    if factor >= 1000.0 && value < 1000.0 {
        value *= factor;
    }
    // "Rose by $1 to $8.25" and "up 3 percent to 40 percent" tell by how much and up to what.
    let step = context.word(joint) == "to"
        && [1, 2].iter().any(|&back| {
            let word = context.before(first.start, back);
            [
                "by", "up", "down", "rose", "fell", "gained", "lost", "added", "climbed", "dropped",
                "slipped", "jumped",
            ]
            .iter()
            .any(|change| word.eq_ignore_ascii_case(change))
        });
    if value >= reading.value && !from || step && first.currency.is_some() {
        return None;
    }
    let mut lower = reading.clone();
    lower.value = value;
    lower.end = joint;
    // "From 5 to 10" tells of a change: both are exact.
    let bounds = if from {
        (None, None)
    } else {
        (Some(Bound::AtLeast), Some(Bound::AtMost))
    };
    let stated = bound::before(context, first.start);
    Some((
        quantity(context, first.start, lower, stated.or(bounds.0)),
        quantity(context, second.start, reading, stated.or(bounds.1)),
        end,
    ))
}
