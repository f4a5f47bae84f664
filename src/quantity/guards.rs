//! Numbers that are no quantities: parts of names and codes, scores, times, telephone numbers.

use super::Amount;
use super::context::Context;
use super::nouns;
use crate::token::number::NumberKind;

/// Whether a number is a part of something else.
pub fn is_no_quantity(context: &Context, amount: &Amount) -> bool {
    if amount.currency.is_some() {
        return false;
    }
    in_code(context, amount)
        || labelled(context, amount)
        || in_name(context, amount)
        || is_pronoun(context, amount)
}

/// The token behind a code, so that none of its parts is looked at again: "555-0142", "2-1",
/// "9/11".
pub fn end_of_code(context: &Context, amount: &Amount) -> usize {
    let mut end = amount.end();
    while context.is_glued(end)
        && (context.is_number(end) || matches!(context.word(end), "-" | "–" | "/" | ":"))
    {
        end += 1;
    }
    end
}

/// Digits glued to other digits or to letters: "F-16", "2-1", "3:30", "9/11", "+44". A range of
/// rising numbers before a noun is no code.
fn in_code(context: &Context, amount: &Amount) -> bool {
    let start = amount.start;
    let glued_before = context.is_glued(start)
        && !matches!(
            context.before(start, 1),
            "(" | "[" | "\"" | "“" | "‘" | "'" | "—" | "~" | ">" | "<" | "≈"
        );
    let end = amount.end();
    let glued_after = context.is_glued(end)
        && context.is_number(end + 1)
        && context.is_glued(end + 1)
        && match context.word(end) {
            "-" | "–" => !rises(context, amount, end + 1),
            "/" | ":" | "." | "_" => true,
            _ => false,
        };
    // "+" and "#" make a telephone number or a rank of what follows.
    let signed = matches!(context.before(start, 1), "+" | "#");
    glued_before || glued_after || signed
}

/// Whether the number after a hyphen is larger, and not a third one follows: "5-10", not "2-1" or
/// "555-0142-7".
fn rises(context: &Context, amount: &Amount, second: usize) -> bool {
    let larger =
        crate::token::number::digits(context.word(second)).is_some_and(|value| value > amount.number.value);
    let third = context.is_glued(second + 1) && context.is_number(second + 2) && context.is_glued(second + 2);
    larger && !third && context.word(second).len() < 4 + usize::from(context.word(second).contains(',')) * 9
}

/// "article 5", "page 12", "No. 5": the number names one of several.
fn labelled(context: &Context, amount: &Amount) -> bool {
    if amount.number.kind == NumberKind::Ordinal {
        return false;
    }
    let before = context.before(amount.start, 1);
    matches!(
        before.to_lowercase().as_str(),
        "article"
            | "section"
            | "chapter"
            | "page"
            | "pp."
            | "p."
            | "no."
            | "nos."
            | "number"
            | "version"
            | "phase"
            | "level"
            | "category"
            | "type"
            | "grade"
            | "class"
            | "round"
            | "line"
            | "gate"
            | "room"
            | "terminal"
            | "channel"
            | "flight"
            | "route"
            | "highway"
            | "interstate"
            | "paragraph"
            | "part"
            | "volume"
            | "vol."
            | "episode"
            | "series"
            | "unit"
            | "platform"
            | "resolution"
            | "figure"
            | "table"
            | "model"
            | "act"
            | "day"
            | "week"
            | "game"
            | "act."
            | "fig."
            | "sec."
            | "art."
            | "apartment"
            | "bus"
            | "stage"
            | "tier"
            | "zone"
            | "aged"
            | "age"
            | "ages"
    )
}

/// "Boeing 737", "Channel Tunnel 2", "Six Nations". A noun behind the number says that it counts
/// after all: "In Gaza 40 people".
fn in_name(context: &Context, amount: &Amount) -> bool {
    let start = amount.start;
    let before = context.before(start, 1);
    let after = context.word(amount.end());
    let ordinal = amount.number.kind == NumberKind::Ordinal;
    let counted = nouns::is_plural(after)
        || super::measure::is_unit(after)
        || matches!(after, "%" | "percent" | "per" | "-" | "of" | "more")
        || nouns::is_plural(context.word(amount.end() + 1)) && context.is_word(amount.end());
    let capitalized_before = start > context.start + 1
        && context.is_word(start - 1)
        && before.starts_with(char::is_uppercase)
        && !nouns::is_stop(&before.to_lowercase());
    if capitalized_before && amount.number.plain_digits && !counted {
        return true;
    }
    // "Five Eyes", "Second World War": the number itself is written as part of a name.
    let word = context.word(start);
    let capitalized = word.starts_with(char::is_uppercase) && start > context.start;
    let name_after = after.starts_with(char::is_uppercase) && context.is_word(amount.end());
    (capitalized || ordinal) && name_after
}

/// "no one", "one another", "the one", "one day": "one" stands for somebody.
fn is_pronoun(context: &Context, amount: &Amount) -> bool {
    if !context.is(amount.start, &["one"]) || amount.number.tokens.len() > 1 {
        return false;
    }
    let before = context.before(amount.start, 1).to_lowercase();
    matches!(
        before.as_str(),
        "no" | "the"
            | "this"
            | "that"
            | "every"
            | "any"
            | "each"
            | "which"
            | "another"
            | "some"
            | "only"
            | "or"
    )
}
