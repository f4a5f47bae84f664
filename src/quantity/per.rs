//! What a quantity is divided by: "per month", "a year", "an hour", "annually", "/kg".

use super::context::Context;
use super::nouns;

/// Nouns that "a" before them makes a divisor: "$5 a litre". After other nouns "a" begins
/// something new.
const DIVISORS: &[&str] = &[
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "night",
    "quarter",
    "season",
    "game",
    "person",
    "head",
    "barrel",
    "ounce",
    "ton",
    "tonne",
    "kilo",
    "kilogram",
    "kg",
    "pound",
    "litre",
    "liter",
    "gallon",
    "share",
    "piece",
    "unit",
    "ticket",
    "seat",
    "acre",
    "hectare",
    "household",
    "student",
    "vote",
    "dose",
    "mile",
    "kilometre",
    "kilometer",
    "square",
    "term",
    "semester",
    "shift",
    "bottle",
    "pack",
    "bushel",
];

/// The divisor that begins at a token, and the token after it.
pub fn read(context: &Context, at: usize) -> Option<(String, usize)> {
    let adverb = match context.word(at).to_lowercase().as_str() {
        "annually" | "yearly" => Some("year"),
        "monthly" => Some("month"),
        "weekly" => Some("week"),
        "daily" => Some("day"),
        "hourly" => Some("hour"),
        "nightly" => Some("night"),
        _ => None,
    };
    if let Some(unit) = adverb {
        // "10 weekly flights" counts flights; only behind the quantity is it a divisor.
        return (!context.is_word(at + 1) || nouns::is_stop(context.word(at + 1)))
            .then(|| (unit.to_owned(), at + 1));
    }
    if context.are(at, &["per", "annum"]) {
        return Some(("year".to_owned(), at + 2));
    }
    if context.are(at, &["per", "capita"]) {
        return Some(("person".to_owned(), at + 2));
    }
    let any_noun = context.is(at, &["per"]) || context.word(at) == "/" && context.is_glued(at);
    let listed = context.is(at, &["a", "an", "each", "every"]);
    let noun = context.word(at + 1);
    if !context.is_word(at + 1) || noun.starts_with(char::is_uppercase) {
        return None;
    }
    // "From 2.1 percent a year ago": then, not each year.
    if listed && context.is(at + 2, &["ago", "earlier", "before", "later", "after"]) {
        return None;
    }
    let known = DIVISORS.iter().any(|known| known.eq_ignore_ascii_case(noun));
    (any_noun && !nouns::is_stop(noun) || listed && known).then(|| (noun.to_lowercase(), at + 2))
}
