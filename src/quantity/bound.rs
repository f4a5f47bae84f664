//! Which way a quantity is open: "at least", "up to", "about", "or more".

use super::Amount;
use super::context::Context;
use crate::analysis::Bound;
use crate::token::number::NumberKind;

/// Words before a number, longest first where one ends another.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "less", "than"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["more", "than"], Bound::AtLeast),
    (&["greater", "than"], Bound::AtLeast),
    (&["upwards", "of"], Bound::AtLeast),
    (&["well", "over"], Bound::AtLeast),
    (&["just", "over"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["fewer", "than"], Bound::AtMost),
    (&["just", "under"], Bound::AtMost),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["over"], Bound::AtLeast),
    (&["above"], Bound::AtLeast),
    (&["exceeding"], Bound::AtLeast),
    (&["exceeded"], Bound::AtLeast),
    (&["minimum"], Bound::AtLeast),
    (&["under"], Bound::AtMost),
    (&["below"], Bound::AtMost),
    (&["maximum"], Bound::AtMost),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["approximately"], Bound::About),
    (&["roughly"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["some"], Bound::About),
    (&["estimated"], Bound::About),
    (&["circa"], Bound::About),
    (&["~"], Bound::About),
    (&["≈"], Bound::About),
    (&[">"], Bound::AtLeast),
    (&["<"], Bound::AtMost),
];

/// Words behind a quantity.
const BEHIND: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::AtLeast),
    (&["or", "above"], Bound::AtLeast),
    (&["or", "higher"], Bound::AtLeast),
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["or", "below"], Bound::AtMost),
    (&["or", "so"], Bound::About),
    (&["+"], Bound::AtLeast),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
];

/// The bound of an amount that ends before token `end`.
pub fn of(context: &Context, amount: &Amount, end: usize) -> Option<Bound> {
    before(context, amount.start)
        .or_else(|| {
            BEHIND
                .iter()
                .find(|(words, _)| context.are(amount.end(), words))
                .map(|&(_, bound)| bound)
        })
        .or_else(|| {
            BEHIND
                .iter()
                .find(|(words, _)| context.are(end, words))
                .map(|&(_, bound)| bound)
        })
        // "Dozens" are more than one dozen.
        .or_else(|| (amount.number.kind == NumberKind::Plural).then_some(Bound::AtLeast))
}

/// The bound the words before a token state.
pub fn before(context: &Context, start: usize) -> Option<Bound> {
    // "at least another 20", "more than a quarter".
    let skipped = usize::from(context.before(start, 1).eq_ignore_ascii_case("another"));
    let start = start.checked_sub(skipped)?;
    BEFORE
        .iter()
        .find(|(words, _)| {
            start
                .checked_sub(words.len())
                .is_some_and(|first| first >= context.start && context.are(first, words))
        })
        .map(|&(_, bound)| bound)
}
