//! Texts made fit for a line, a cell or a terminal.

/// White space of any length as one space, and nothing that a terminal obeys.
pub fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    printable(&line)
}

/// The text with every control character but line ends and tabs shown as U+FFFD, one for one: what is printed
/// cannot move a terminal's cursor, change its colours or retitle its window.
pub fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// The word the JSON uses for a value of an enumeration.
pub fn spelling(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("only enumerations without data are spelt"),
    }
}

/// A name for a text that stays the same as long as the text does: FNV-1a, 64 bits, in hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}
