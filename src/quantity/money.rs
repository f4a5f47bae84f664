//! Amounts of money: "$2,000", "€3.5bn", "5 million pounds", "2.5 crore rupees", "200 USD".

use super::context::Context;
use super::{Amount, Reading, is_amount};
use crate::analysis::QuantityKind;
use crate::token::currency;

/// Signs before a number with their ISO 4217 codes. A bare "$" is read as that of the United
/// States, "¥" as that of Japan.
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("US$", "USD"),
    ("U$", "USD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("NT$", "TWD"),
    ("R$", "BRL"),
    ("MX$", "MXN"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₴", "UAH"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("Rs", "INR"),
    ("Rs.", "INR"),
];

/// Words for currencies. Those that several countries share are given a code only with the
/// country's adjective; alone they keep their name.
const WORDS: &[(&str, &str, &str)] = &[
    ("", "dollar", "USD"),
    ("australian", "dollar", "AUD"),
    ("canadian", "dollar", "CAD"),
    ("singapore", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"),
    ("", "buck", "USD"),
    ("", "euro", "EUR"),
    ("", "sterling", "GBP"),
    ("", "yen", "JPY"),
    ("", "yuan", "CNY"),
    ("", "renminbi", "CNY"),
    ("", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"),
    ("lankan", "rupee", "LKR"),
    ("nepali", "rupee", "NPR"),
    ("", "ruble", "RUB"),
    ("", "rouble", "RUB"),
    ("", "won", "KRW"),
    ("", "hryvnia", "UAH"),
    ("", "hryvnias", "UAH"),
    ("", "zloty", "PLN"),
    ("", "forint", "HUF"),
    ("", "koruna", "CZK"),
    ("swiss", "franc", "CHF"),
    ("", "franc", "franc"),
    ("swedish", "krona", "SEK"),
    ("", "kronor", "SEK"),
    ("norwegian", "krone", "NOK"),
    ("danish", "krone", "DKK"),
    ("", "krone", "krone"),
    ("", "kroner", "krone"),
    ("norwegian", "kroner", "NOK"),
    ("danish", "kroner", "DKK"),
    ("", "lira", "TRY"),
    ("mexican", "peso", "MXN"),
    ("argentine", "peso", "ARS"),
    ("philippine", "peso", "PHP"),
    ("", "peso", "peso"),
    ("", "rand", "ZAR"),
    ("", "naira", "NGN"),
    ("", "shekel", "ILS"),
    ("", "riyal", "SAR"),
    ("", "dirham", "AED"),
    ("", "rupiah", "IDR"),
    ("", "ringgit", "MYR"),
    ("", "baht", "THB"),
    ("", "taka", "BDT"),
    ("kenyan", "shilling", "KES"),
    ("", "shilling", "shilling"),
    ("", "bitcoin", "BTC"),
];

/// The currency sign or code at a token, and how many tokens it has, when a number stands right
/// behind it.
pub fn sign(context: &Context, token: usize) -> Option<(&'static str, usize)> {
    let word = context.word(token);
    // All signs are short or begin with something that is no small letter; most words are neither.
    if word.is_empty() || word.len() > 4 || word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let code = SIGNS
        .iter()
        .find(|(sign, _)| *sign == word)
        .map(|&(_, code)| code)
        .or_else(|| currency::code(word))?;
    Some((code, 1))
}

/// Money, when a sign stands before the number or a currency behind it.
pub fn read(context: &Context, amount: &Amount) -> Option<Reading> {
    let mut value = amount.number.value;
    let mut end = amount.end();
    if let Some(code) = amount.currency {
        if let Some(factor) = letter_scale(context, end) {
            value *= factor;
            end += 1;
        } else if amount.number.plain_digits
            && let Some(factor) = hyphen_scale(context, end)
        {
            value *= factor;
            end += 2;
        }
        // "$5 million US", "A$5 dollars" repeat what the sign has said.
        if context.is(end, &["dollars", "euros", "pounds"]) {
            end += 1;
        }
        return Some(money(value, code.to_owned(), end));
    }
    if !is_amount(&amount.number) {
        return None;
    }
    let of = usize::from(
        context.is(end, &["of"]) && amount.number.kind == crate::token::number::NumberKind::Plural,
    );
    let at = context.over_hyphen(end + of);
    if let Some(code) = currency::code(context.word(at)) {
        return Some(money(value, code.to_owned(), at + 1));
    }
    if context.word(at) == "€" || context.word(at) == "£" {
        return Some(money(
            value,
            if context.word(at) == "€" { "EUR" } else { "GBP" }.to_owned(),
            at + 1,
        ));
    }
    for (names, code) in [(["cents", "cent"], "USD"), (["pence", "penny"], "GBP")] {
        if context.is(at, &names) && amount.number.plain_digits {
            return Some(money(value / 100.0, code.to_owned(), at + 1));
        }
    }
    // "pounds" are money in millions, or in so many words; a few of them are a weight.
    if context.is(at, &["pound", "pounds"]) {
        let sterling = context.is(at + 1, &["sterling"]);
        let large = amount.number.value >= 1e6;
        return (sterling || large).then(|| money(value, "GBP".to_owned(), at + 1 + usize::from(sterling)));
    }
    for noun in at..at + 3 {
        if let Some(unit) = currency_word(context, at, noun) {
            return Some(money(value, unit.to_owned(), noun + 1));
        }
        if !context.is_word(noun) || context.word(noun).starts_with(|c: char| c.is_lowercase()) {
            break;
        }
    }
    None
}

fn money(value: f64, unit: String, end: usize) -> Reading {
    Reading {
        kind: QuantityKind::Money,
        value,
        unit: Some(unit),
        per: None,
        end,
    }
}

/// The code of the currency named at `noun`, with its adjective between `first` and there.
fn currency_word(context: &Context, first: usize, noun: usize) -> Option<&'static str> {
    let lower = context.word(noun).to_lowercase();
    let same = |name: &str| {
        lower
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest == "s")
    };
    let named = || WORDS.iter().filter(|(_, name, _)| same(name));
    let adjective = if noun > first {
        context.word(noun - 1).to_lowercase()
    } else {
        String::new()
    };
    // "won" is a verb far more often after a small number ("the two won").
    if lower == "won"
        && !context
            .word(first.saturating_sub(1))
            .contains(|c: char| c.is_ascii_digit() || c == 'i')
    {
        return None;
    }
    named()
        .find(|(country, _, _)| !country.is_empty() && *country == adjective)
        .or_else(|| named().find(|(country, _, _)| country.is_empty()))
        .map(|&(_, _, code)| code)
}

/// "k", "m", "b" right behind the digits of money; "bn" and its like are read with the number.
fn letter_scale(context: &Context, token: usize) -> Option<f64> {
    if !context.is_glued(token) {
        return None;
    }
    match context.word(token) {
        "k" | "K" => Some(1e3),
        "m" | "M" | "MM" => Some(1e6),
        "b" | "B" => Some(1e9),
        "t" | "T" => Some(1e12),
        _ => None,
    }
}

/// "$5-million".
fn hyphen_scale(context: &Context, token: usize) -> Option<f64> {
    let at = context.over_hyphen(token);
    (at > token).then(|| crate::token::number::scale(context.word(at)))?
}
