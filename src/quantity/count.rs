//! How many of something: "over 5,000 tourists", "two brown bears", "dozens of houses", "12 of the
//! 15 members", "three were killed".

use super::context::Context;
use super::{Amount, Reading, is_amount};
use super::{bound, nouns};
use crate::analysis::QuantityKind;
use crate::token::number::NumberKind;

/// How far the noun may stand from its number: "10,000 heavily armed North Korean soldiers".
const REACH: usize = 6;

/// A count, when a noun in the plural follows the number, or a word that says what became of so
/// many.
pub fn read(context: &Context, amount: &Amount) -> Option<Reading> {
    if !is_amount(&amount.number) || amount.currency.is_some() {
        return None;
    }
    let end = amount.end();
    let bare_year = amount.number.plain_digits
        && context.word(amount.start).len() == 4
        && (1900.0..=2100.0).contains(&amount.number.value);
    if bare_year {
        return None;
    }
    let first = context.over_hyphen(end);
    if first > end {
        return compound(context, amount, first);
    }
    if context.is(end, &["of"]) {
        return part_of(context, amount);
    }
    // "5m people": the letter behind the digits is a million when people are counted.
    let (factor, first) = match context.word(end) {
        "m" | "k" if context.is_glued(end) => (if context.word(end) == "m" { 1e6 } else { 1e3 }, end + 1),
        _ => (1.0, end),
    };
    let value = amount.number.value * factor;
    if value == 1.0 {
        let person = nouns::is_person(context.word(first));
        return person.then(|| count(1.0, Some(nouns::singular(context.word(first))), first + 1));
    }
    if let Some(noun) = head(context, amount, first) {
        let word = context.word(noun);
        let unit = (!matches!(word, "others" | "more")).then(|| nouns::singular(word));
        return Some(count(value, unit, noun + 1));
    }
    (suffered(context, amount, first) || rounded(context, amount)).then(|| count(value, None, first))
}

/// "Some 2.3 million had no power", "40% of homes, about two million, …": a number of millions that is said to be
/// rough counts what is told around it, though no noun follows.
fn rounded(context: &Context, amount: &Amount) -> bool {
    let end = amount.end();
    let closes = !context.is_word(end) || nouns::is_stop(context.word(end));
    let scaled = !amount.number.plain_digits && amount.number.value >= 1e6;
    closes && scaled && bound::before(context, amount.start).is_some()
}

fn count(value: f64, unit: Option<String>, end: usize) -> Reading {
    Reading {
        kind: QuantityKind::Count,
        value,
        unit,
        per: None,
        end,
    }
}

/// The head of the noun phrase after a number: the last of the first nouns in the plural.
fn head(context: &Context, amount: &Amount, first: usize) -> Option<usize> {
    // "the two signed documents" has a verb where "two armed men" has none.
    let definite = ["the", "these", "those", "both", "they"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(context.before(amount.start, 1)));
    let mut noun = None;
    for token in first..first + REACH {
        let word = context.word(token);
        if matches!(word, "-" | "‑") && context.is_glued(token) && noun.is_none() {
            continue;
        }
        let plural = context.is_word(token) && nouns::is_plural(word);
        // "four people dead": what became of them is no further noun.
        if noun.is_some() && (!plural || word == "dead" || word.starts_with(char::is_uppercase)) {
            break;
        }
        if !context.is_word(token)
            || !context.is_free(token)
            || nouns::is_stop(word)
            || definite && token == first && nouns::is_past_form(word)
        {
            break;
        }
        if plural {
            noun = Some(token);
        }
    }
    noun.filter(|&noun| !nouns::is_time_unit(context.word(noun)))
}

/// "a 10-member board": the noun stands in the singular.
fn compound(context: &Context, amount: &Amount, noun: usize) -> Option<Reading> {
    let word = context.word(noun);
    let fits = context.is_word(noun)
        && word.starts_with(|c: char| c.is_lowercase())
        && word.len() > 3
        && amount.number.value > 1.0
        && !nouns::is_time_unit(word)
        && !nouns::is_stop(word)
        && !nouns::is_past_form(word)
        && !matches!(
            word,
            "something" | "fold" | "pronged" | "odd" | "strong" | "plus" | "time" | "way" | "star"
        );
    if word == "strong" {
        return Some(count(amount.number.value, None, noun + 1));
    }
    fits.then(|| count(amount.number.value, Some(nouns::singular(word)), noun + 1))
}

/// "dozens of houses"; "12 of the 15 members", where only the number is the quantity and the noun
/// behind says of what.
fn part_of(context: &Context, amount: &Amount) -> Option<Reading> {
    let end = amount.end();
    let mut first = end + 1;
    let determined = context.is(
        first,
        &["the", "its", "their", "his", "her", "our", "those", "these"],
    );
    first += usize::from(determined);
    let plural = amount.number.kind == NumberKind::Plural;
    let inner = crate::token::number::read(context.document, first, context.end);
    let numbered = inner
        .as_ref()
        .is_some_and(|inner| inner.kind == NumberKind::Cardinal);
    // "One of the members" stands for somebody and counts nobody.
    if !(determined || plural || numbered) || amount.number.value == 1.0 {
        return None;
    }
    if let Some(inner) = inner {
        first = inner.tokens.end;
    }
    let noun = head(context, amount, first)?;
    let unit = Some(nouns::singular(context.word(noun)));
    let stays = determined || amount.number.value == 1.0;
    Some(count(
        amount.number.value,
        unit,
        if stays { end } else { noun + 1 },
    ))
}

/// "12 were killed", "three dead", "killing 12".
fn suffered(context: &Context, amount: &Amount, first: usize) -> bool {
    let fate = [
        "killed",
        "dead",
        "injured",
        "wounded",
        "hurt",
        "missing",
        "arrested",
        "detained",
        "died",
        "hospitalized",
    ];
    let definite = context.before(amount.start, 1).eq_ignore_ascii_case("the");
    let after = context.is(first, &fate)
        || context.is(first, &["were", "are", "have", "had"])
            && (context.is(first + 1, &fate) || context.is(first + 2, &fate));
    let before = (1..=3).any(|back| {
        let word = context.before(amount.start, back).to_lowercase();
        matches!(
            word.as_str(),
            "killing"
                | "injuring"
                | "wounding"
                | "arresting"
                | "killed"
                | "injured"
                | "wounded"
                | "injures"
                | "kills"
        )
    });
    let closes = !context.is_word(first) || nouns::is_stop(context.word(first));
    after && !definite || before && closes
}
