//! Tokens, sentences and quantities of a line of text.

use super::reader::Case;
use dateline::analysis::Quantity;
use dateline::{quantity, timex, token};

/// Characters that no editor shows are written as `\uXXXX`.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = u32::from_str_radix(&part[..4], 16).expect("four hexadecimal digits");
        plain.push(char::from_u32(code).expect("a character"));
        plain.push_str(&part[4..]);
    }
    plain
}

/// A line is "text => its tokens", with a space between two.
pub fn tokens(case: &Case) -> Vec<String> {
    let line = unescape(&case.text);
    let (text, expected) = line.split_once(" => ").expect("a text => its tokens");
    let document = token::paragraph(text);
    let words: Vec<&str> = (0..document.tokens.len())
        .map(|token| document.word(token))
        .collect();
    differ(&words.join(" "), expected)
}

/// A line is a text with "¶" between two sentences, with no space before it where the text has none.
pub fn sentences(case: &Case) -> Vec<String> {
    let expected: Vec<&str> = case.text.split('¶').map(str::trim).collect();
    let text = case.text.replace(" ¶", "").replace('¶', "");
    let document = token::paragraph(&text);
    let found: Vec<&str> = document
        .sentences
        .iter()
        .map(|sentence| document.slice(sentence.span))
        .collect();
    differ(&found.join(" ¶ "), &expected.join(" ¶ "))
}

fn differ(found: &str, expected: &str) -> Vec<String> {
    match found == expected {
        true => Vec::new(),
        false => vec![format!("  wanted {expected}\n  found  {found}")],
    }
}

/// Every quantity: kind, value, unit, per, bound, "-" where there is none, and its text.
pub fn quantities(case: &Case) -> Vec<String> {
    let document = token::paragraph(&case.text);
    let timexes = timex::resolve(&document, None, &timex::recognize(&document), None);
    let found: Vec<String> = quantity::find(&document, &timexes).iter().map(line).collect();
    let expected: Vec<&str> = case.expected.iter().map(|line| line.words.as_str()).collect();
    match found == expected {
        true => Vec::new(),
        false => vec![format!("  expected {expected:#?}\n  found {found:#?}")],
    }
}

fn line(quantity: &Quantity) -> String {
    let name = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let kind = name(serde_json::to_value(quantity.kind).expect("a name"));
    let bound = name(serde_json::to_value(quantity.bound).expect("a name"));
    let value = format!("{:.6}", quantity.value);
    format!(
        "{kind} {} {} {} {bound} | {}",
        value.trim_end_matches('0').trim_end_matches('.'),
        quantity.unit.as_deref().unwrap_or("-"),
        quantity.per.as_deref().unwrap_or("-"),
        quantity.text
    )
}
