//! Shares of a whole: "70%", "3.5 percent", "two percentage points", "a third of", "one in five".

use super::context::Context;
use super::{Amount, Reading, is_amount};
use crate::analysis::QuantityKind;
use crate::token::number::{self, NumberKind};

/// A share, when the number is followed by a sign of one.
pub fn read(context: &Context, amount: &Amount) -> Option<Reading> {
    let value = amount.number.value;
    let end = amount.end();
    if amount.number.kind == NumberKind::Fraction {
        return fraction(context, amount);
    }
    if !is_amount(&amount.number) || amount.currency.is_some() {
        return None;
    }
    let at = context.over_hyphen(end);
    if context.is(at, &["%", "percent", "pct", "percents"]) {
        return Some(share(value, "%", at + 1));
    }
    if context.are(at, &["per", "cent"]) {
        return Some(share(value, "%", at + 2));
    }
    if context.are(at, &["percentage", "points"]) || context.are(at, &["percentage", "point"]) {
        return Some(share(value, "percentage point", at + 2));
    }
    one_in(context, amount)
}

fn share(value: f64, unit: &str, end: usize) -> Reading {
    Reading {
        kind: QuantityKind::Percent,
        value,
        unit: Some(unit.to_owned()),
        per: None,
        end,
    }
}

/// "a third of", "half the", "two-thirds majority"; "a third man" and "a quarter past" are none.
fn fraction(context: &Context, amount: &Amount) -> Option<Reading> {
    let end = amount.end();
    let of = context.is(end, &["of"])
        || context.is(end, &["the", "its", "their", "all", "that"]) && context.is(end - 1, &["half"]);
    let majority = context.is(end, &["majority"]) && amount.number.value > 0.5;
    let before = context.before(amount.start, 1);
    // "the first half of the match", "the September quarter of 2016" are stretches of time, not shares.
    let part_of_order = number::ordinal(before).is_some()
        || before.eq_ignore_ascii_case("other")
        || before.eq_ignore_ascii_case("latter")
        || context.is(end - 1, &["quarter"]) && before.starts_with(char::is_uppercase);
    ((of || majority) && !part_of_order).then(|| share(amount.number.value * 100.0, "%", end))
}

/// "one in five", "two out of three", "4 in 10".
fn one_in(context: &Context, amount: &Amount) -> Option<Reading> {
    let end = amount.end();
    let skip = if context.are(end, &["out", "of"]) {
        2
    } else {
        usize::from(context.is(end, &["in"]))
    };
    if skip == 0 || amount.number.value >= 100.0 {
        return None;
    }
    let whole = number::read(context.document, end + skip, context.end)?;
    let share_like = whole.kind == NumberKind::Cardinal
        && whole.value > amount.number.value
        && whole.value <= 1e6
        && whole.tokens.clone().all(|token| context.is_free(token))
        && (amount.number.value == 1.0 || matches!(whole.value as u32, 3..=10 | 20 | 100));
    let timed = context.is(
        whole.tokens.end,
        &[
            "days", "weeks", "months", "years", "hours", "minutes", "games", "matches", "%", "percent",
            "places", "-",
        ],
    );
    (share_like && !timed).then(|| share(amount.number.value / whole.value * 100.0, "%", whole.tokens.end))
}
